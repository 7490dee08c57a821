"""Gaps: requests nobody could meet. The duty stays (Care Act s 18), so each has an owner and a day."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.people import Officer
from clcdesk.models.requests import Gap, Request
from clcdesk.services import act, valid
from clcdesk.store import Database
from clcdesk.words import _

TOO_SOON = _("The day to look again is before the gap was found: choose a later one.")


def record(
    db: Database,
    request_id: str,
    found_on: date,
    owner_id: str,
    look_again_on: date,
    *,
    interim: str = "",
    because: str = "",
) -> str:
    """A new gap's id; a request has one open gap at a time."""
    gap_id = new_id()
    valid.in_order(found_on, look_again_on, TOO_SOON)
    with db.write(act.RecordGap(request_id, gap_id)) as session:
        valid.living(session, Request, request_id)
        valid.living(session, Officer, owner_id)
        if session.scalars(_open().where(Gap.request_id == request_id)).first() is not None:
            raise DeskError(_("A gap is open for this request already: set a new day to look again."))
        session.add(
            Gap(
                id=gap_id,
                request_id=request_id,
                found_on=found_on,
                owner_id=owner_id,
                look_again_on=look_again_on,
                interim=interim.strip(),
                because=because.strip(),
            )
        )
    return gap_id


def look_again(db: Database, gap_id: str, on: date, *, interim: str | None = None) -> None:
    """Nobody yet: look again on a later day."""
    with db.write(act.LookAgain(gap_id, on)) as session:
        gap = valid.living(session, Gap, gap_id)
        valid.in_order(gap.found_on, on, TOO_SOON)
        gap.look_again_on = on
        if interim is not None:
            gap.interim = interim.strip()


def close(db: Database, gap_id: str, closed_on: date, because: str) -> None:
    reason = valid.needed(because, _("reason"))
    with db.write(act.CloseGap(gap_id)) as session:
        gap = valid.living(session, Gap, gap_id)
        valid.in_order(gap.found_on, closed_on, _("A gap cannot close before it was found: change the day."))
        gap.closed_on, gap.closed_because = closed_on, reason


def unfinished(db: Database) -> Sequence[Gap]:
    """The open ones, the soonest to look at first."""
    with db.read() as session:
        return session.scalars(_open().order_by(Gap.look_again_on, Gap.id)).all()


def open_of(session: Session, request_id: str) -> Gap | None:
    """The open one of a request."""
    return session.scalars(_open().where(Gap.request_id == request_id)).first()


def _open() -> Select[Gap]:
    return select(Gap).where(Gap.closed_on.is_(None), ~Gap.deleted)
