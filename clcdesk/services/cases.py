"""Cases: one person's request and all that follows, with its worker, broker and cover."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.cases import Case
from clcdesk.models.people import Officer, Person
from clcdesk.services import act, valid
from clcdesk.store import Database
from clcdesk.words import _


class Officers(TypedDict, total=False):
    worker_id: str | None
    broker_id: str | None
    cover_id: str | None


def open_case(db: Database, person_id: str, opened_on: date, **officers: Unpack[Officers]) -> str:
    """A new case's id; the officers can be named later."""
    case_id = new_id()
    with db.write(act.OpenCase(person_id, case_id)) as session:
        valid.living(session, Person, person_id)
        for officer in _named(officers):
            valid.living(session, Officer, officer)
        session.add(Case(id=case_id, person_id=person_id, opened_on=opened_on, **officers))
    return case_id


def assign(db: Database, case_id: str, **officers: Unpack[Officers]) -> None:
    """Change who works with whom; those not named stay."""
    with db.write(act.AssignCase(case_id, tuple(sorted(officers)))) as session:
        for officer in _named(officers):
            valid.living(session, Officer, officer)
        valid.put(valid.living(session, Case, case_id), officers)


def close(db: Database, case_id: str, closed_on: date, because: str) -> None:
    reason = valid.needed(because, _("reason"))
    with db.write(act.CloseCase(case_id)) as session:
        case = valid.living(session, Case, case_id)
        if case.closed_on is not None:
            raise DeskError(_("This case is closed already."))
        valid.in_order(case.opened_on, closed_on, _("A case cannot close before it was opened: change the day."))
        case.closed_on, case.closed_because = closed_on, reason


def reopen(db: Database, case_id: str) -> None:
    with db.write(act.ReopenCase(case_id)) as session:
        case = valid.living(session, Case, case_id)
        case.closed_on, case.closed_because = None, ""


def get(db: Database, case_id: str) -> Case:
    with db.read() as session:
        return valid.living(session, Case, case_id)


def of(db: Database, person_id: str) -> Sequence[Case]:
    """The person's cases, the newest first."""
    with db.read() as session:
        query = select(Case).where(Case.person_id == person_id, ~Case.deleted)
        return session.scalars(query.order_by(Case.opened_on.desc(), Case.id.desc())).all()


def unfinished(db: Database) -> Sequence[Case]:
    """Every open case, the longest open first."""
    with db.read() as session:
        query = select(Case).where(Case.closed_on.is_(None), ~Case.deleted)
        return session.scalars(query.order_by(Case.opened_on, Case.id)).all()


def by_name(db: Database, person_id: str = "") -> Mapping[str, str]:
    """ "Name · reference" → the newest open case, else the newest, of everybody who has one, or of one person."""
    query = (
        select(Person.name, Person.reference, Case.id)
        .join(Case, Case.person_id == Person.id)
        .where(~Person.deleted, ~Case.deleted)
        .order_by(Case.closed_on.is_(None), Case.opened_on, Case.id)
    )
    with db.read() as session:
        rows = session.execute(query.where(Person.id == person_id) if person_id else query)
        found = {f"{name} · {reference}": case_id for name, reference, case_id in rows}
    return dict(sorted(found.items()))


def _named(officers: Officers) -> list[str]:
    return [str(officer) for officer in officers.values() if officer is not None]
