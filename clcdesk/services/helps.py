"""How a service could help with an outcome: the officer's ticks and notes, which open its card on paper."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.models.directory import Service
from clcdesk.models.plans import Outcome
from clcdesk.models.requests import HelpsWith, Request
from clcdesk.services import act, valid
from clcdesk.store import Database


class Help(NamedTuple):
    """A service is said to help with an outcome."""

    id: str
    note: str
    """In what way; "" while nobody has said."""


def note(db: Database, request_id: str, service_id: str, outcome_id: str, words: str) -> None:
    """Say how this service could help with this outcome, in place of what was said; blank takes it back."""
    with db.write(act.NoteHelp(request_id, service_id, outcome_id)) as session:
        row = _row(session, request_id, service_id, outcome_id)
        if row is not None:
            row.note, row.deleted = words.strip() or row.note, not words.strip()
        elif words.strip():
            session.add(
                HelpsWith(request_id=request_id, service_id=service_id, outcome_id=outcome_id, note=words.strip())
            )


def reword(db: Database, help_id: str, words: str) -> None:
    """Say in other words how; blank leaves the tick without words."""
    with db.read() as session:
        row = valid.living(session, HelpsWith, help_id)
    with db.write(act.NoteHelp(row.request_id, row.service_id, row.outcome_id)) as session:
        valid.living(session, HelpsWith, help_id).note = words.strip()


def tick(db: Database, request_id: str, service_id: str, outcome_id: str, on: bool) -> None:
    """Say that this service could help with this outcome, in a way still to be said; or that it could not."""
    with db.write(act.TickHelp(request_id, service_id, outcome_id, "on" if on else "off")) as session:
        row = _row(session, request_id, service_id, outcome_id)
        if row is None and on:
            session.add(HelpsWith(request_id=request_id, service_id=service_id, outcome_id=outcome_id))
        elif row is not None and not on:
            row.deleted = True


def of(db: Database, request_id: str) -> Sequence[HelpsWith]:
    with db.read() as session:
        return session.scalars(_of(request_id)).all()


def by_service(session: Session, request_id: str) -> Mapping[str, Mapping[str, Help]]:
    """Service reference → outcome id → what is said."""
    query = (
        select(Service.ref, HelpsWith)
        .join(HelpsWith, HelpsWith.service_id == Service.id)
        .where(HelpsWith.request_id == request_id, ~HelpsWith.deleted)
    )
    found: dict[str, dict[str, Help]] = {}
    for ref, row in session.execute(query):
        found.setdefault(ref, {})[row.outcome_id] = Help(row.id, row.note)
    return found


def _row(session: Session, request_id: str, service_id: str, outcome_id: str) -> HelpsWith | None:
    """The living row, if there is one; request, service and outcome must be there."""
    valid.living(session, Request, request_id)
    valid.living(session, Service, service_id)
    valid.living(session, Outcome, outcome_id)
    query = _of(request_id).where(HelpsWith.service_id == service_id, HelpsWith.outcome_id == outcome_id)
    return session.scalars(query).first()


def _of(request_id: str) -> Select[HelpsWith]:
    living = select(HelpsWith).where(HelpsWith.request_id == request_id, ~HelpsWith.deleted)
    return living.order_by(HelpsWith.id)
