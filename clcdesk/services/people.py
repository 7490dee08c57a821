"""People: who they are, where they live, how they are told things."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select

from clcdesk import clock
from clcdesk.errors import DeskError
from clcdesk.exchange.request import FORMATS
from clcdesk.models.base import new_id
from clcdesk.models.people import Person
from clcdesk.rules import geography
from clcdesk.services import act, valid
from clcdesk.store import Database
from clcdesk.words import _

STATUSES = ("active", "in-hospital", "moved-away", "died")


class PersonFields(TypedDict, total=False):
    reference: str
    case_system_reference: str
    first_name: str
    name: str
    addressed_as: str
    date_of_birth: date | None
    nhs_number: str
    address: str
    postcode: str
    phone: str
    email: str
    do_not_write: bool
    format: str
    format_reason: str
    language: str
    interpreter: str


def _born(value: date | None, _what: str) -> date | None:
    if value is not None and value > clock.today():
        raise DeskError(_("The date of birth lies in the future: check the year."))
    return value


CHECKS: dict[str, valid.Check] = {
    "reference": valid.needed,
    "date_of_birth": _born,
    "nhs_number": valid.nhs_number,
    "format": valid.one_of(FORMATS, blank=True),
}


def add(db: Database, **values: Unpack[PersonFields]) -> str:
    """A new person's id. A reference is needed, which nobody else has."""
    person_id = new_id()
    kept = valid.fields({"reference": "", **values}, CHECKS)
    with db.write(act.AddPerson(person_id)) as session:
        valid.free(session, Person, "reference", kept["reference"])
        valid.free(session, Person, "nhs_number", kept.get("nhs_number", ""))
        session.add(Person(id=person_id, **kept))
    return person_id


def change(db: Database, person_id: str, **values: Unpack[PersonFields]) -> None:
    """Change what is given; the rest stays."""
    kept = valid.fields(values, CHECKS)
    with db.write(act.ChangePerson(person_id, tuple(sorted(kept)))) as session:
        person = valid.living(session, Person, person_id)
        for column in ("reference", "nhs_number"):
            valid.free(session, Person, column, kept.get(column, ""), but=person_id)
        valid.settle(session, person, kept)


def set_status(db: Database, person_id: str, status: str, since: date) -> None:
    """Anything but active stops letters, reminders, batches and packs at once."""
    code = valid.one_of(STATUSES)(status, "status")
    with db.write(act.SetStatus(person_id, code)) as session:
        person = valid.living(session, Person, person_id)
        person.status, person.status_since = code, since


def get(db: Database, person_id: str) -> Person:
    with db.read() as session:
        return valid.living(session, Person, person_id)


def everyone(db: Database) -> Sequence[Person]:
    """By name, then reference."""
    with db.read() as session:
        return session.scalars(select(Person).where(~Person.deleted).order_by(Person.name, Person.reference)).all()


def district(person: Person) -> str:
    """The code of the district the postcode lies in, or "" while it is not known."""
    place = geography.place(person.postcode)
    return place.district if place else ""
