"""People: who they are, where they live, how they are told things."""

import string
from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import NamedTuple, TypedDict, Unpack

from sqlalchemy import func, or_, select

from clcdesk import clock
from clcdesk.errors import DeskError
from clcdesk.exchange.request import FORMATS
from clcdesk.models.base import new_id
from clcdesk.models.cases import Case
from clcdesk.models.people import Officer, Person
from clcdesk.rules import geography
from clcdesk.services import act, valid
from clcdesk.store import Database, drafts
from clcdesk.words import _

STATUSES = ("active", "in-hospital", "moved-away", "died")
TITLES = ("mr", "mrs", "miss", "ms", "mx", "dr", "rev", "sir", "lady", "master")
NEW = ("person", "new")
"""The row under which the drafts of somebody not yet added are kept."""
NEW_FIELDS = (
    "name", "first_name", "addressed_as", "date_of_birth", "nhs_number", "address", "postcode", "phone", "email",
    "reference", "case_system_reference",
)  # fmt: skip


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


def take_on(db: Database, opened_on: date, **values: Unpack[PersonFields]) -> str:
    """A new person's id, with a case opened for them by the officer who sits here."""
    person_id, case_id = new_id(), new_id()
    kept = valid.fields({"reference": "", **values}, CHECKS)
    with db.write(act.TakeOn(person_id, case_id)) as session:
        valid.free(session, Person, "reference", kept["reference"])
        valid.free(session, Person, "nhs_number", kept.get("nhs_number", ""))
        session.add(Person(id=person_id, **kept))
        officer = session.get(Officer, db.officer_id)
        known = officer is not None and not officer.deleted
        mine = db.officer_id if known else None
        session.add(Case(id=case_id, person_id=person_id, opened_on=opened_on, worker_id=mine))
        drafts.drop(session, NEW, *NEW_FIELDS)
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


class Likeness(NamedTuple):
    """Somebody who is here already and may be the same."""

    person_id: str
    name: str
    reference: str
    by: str
    """nhs-number, or name for name, birth date and postcode."""


def alike(db: Database, nhs_number: str, name: str, born: date | None, postcode: str, but: str = "") -> list[Likeness]:
    """Who has this NHS number, or this name with the same date of birth and postcode (two of the three).

    The one with the id `but` is left out.
    """
    number, place = "".join(nhs_number.split()), geography.plain(postcode)
    columns = (Person.id, Person.name, Person.first_name, Person.reference, Person.nhs_number)
    near = or_(
        Person.nhs_number == (number or None),
        Person.date_of_birth == born,
        func.replace(func.upper(Person.postcode), " ", "") == (place or None),
    )
    query = select(*columns, Person.date_of_birth, Person.postcode).where(~Person.deleted, Person.id != but, near)
    found = []
    with db.read() as session:
        for row in session.execute(query.order_by(Person.name, Person.reference)):
            told = (row.id, row.name or row.first_name, row.reference)
            if number and row.nhs_number == number:
                found.append(Likeness(*told, "nhs-number"))
            elif _same(_words(name), _words(row.name), born, row.date_of_birth, place, geography.plain(row.postcode)):
                found.append(Likeness(*told, "name"))
    return found


def _words(name: str) -> set[str]:
    return {word for word in name.casefold().replace(".", " ").split() if word not in TITLES}


def _same(
    name: set[str], their: set[str], born: date | None, their_birth: date | None, place: str, their_place: str
) -> bool:
    """Birth date and postcode the same and a word of the name, or all of the name and one of the two not against it."""
    same_day = born is not None and born == their_birth
    same_place = bool(place) and place == their_place
    if same_day and same_place:
        return bool(name & their)
    whole = bool(name and their) and (name <= their or their <= name)
    no_day, no_place = not (born and their_birth), not (place and their_place)
    return whole and ((same_day and no_place) or (same_place and no_day))


def next_reference(db: Database) -> str:
    """A reference nobody has, after the newest one that ends in figures."""
    with db.read() as session:
        taken = {row.reference: row.id for row in session.execute(select(Person.reference, Person.id))}
    newest = max((code for code in taken if code[-1:].isdecimal()), key=lambda code: taken[code], default="1000")
    head = newest.rstrip(string.digits)
    figures = newest[len(head) :]
    for at in count(int(figures) + 1):
        if (code := f"{head}{at:0{len(figures)}}") not in taken:
            return code
    raise AssertionError("there is always another number")


def district(person: Person) -> str:
    """The code of the district the postcode lies in, or "" while it is not known."""
    place = geography.place(person.postcode)
    return place.district if place else ""
