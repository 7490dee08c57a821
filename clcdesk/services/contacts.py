"""The people around a person: carers, contacts, advocates, attorneys and deputies."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select

from clcdesk.exchange.request import FORMATS, VOICES
from clcdesk.models.base import new_id
from clcdesk.models.people import CommunicationNeed, Contact, Person
from clcdesk.services import act, advocacy, valid
from clcdesk.store import Database

ROLES = ("carer", "contact", "advocate", "attorney", "deputy")
POWERS = ("health-and-welfare", "property-and-affairs")


class ContactFields(TypedDict, total=False):
    name: str
    addressed_as: str
    role: str
    relationship: str
    address: str
    postcode: str
    phone: str
    email: str
    may_be_written_to: bool
    do_not_write: bool
    may_be_told: str
    may_not_be_told: str
    agreed_on: date | None
    decides_on: Sequence[str]
    document_seen: date | None
    format: str
    format_reason: str
    language: str
    interpreter: str
    voice: str


CHECKS: dict[str, valid.Check] = {
    "name": valid.needed,
    "role": valid.one_of(ROLES),
    "decides_on": valid.listed(POWERS),
    "format": valid.one_of(FORMATS, blank=True),
    "voice": valid.one_of(VOICES),
}


def add(db: Database, person_id: str, **values: Unpack[ContactFields]) -> str:
    """A new contact's id. A name and a role are needed."""
    contact_id = new_id()
    kept = valid.fields({"name": "", "role": "", **values}, CHECKS)
    with db.write(act.AddContact(person_id, contact_id)) as session:
        valid.living(session, Person, person_id)
        session.add(Contact(id=contact_id, person_id=person_id, **kept))
    return contact_id


def change(db: Database, contact_id: str, **values: Unpack[ContactFields]) -> None:
    kept = valid.fields(values, CHECKS)
    with db.write(act.ChangeContact(contact_id, tuple(sorted(kept)))) as session:
        valid.settle(session, valid.living(session, Contact, contact_id), kept)


def remove(db: Database, contact_id: str) -> None:
    """Take a contact away, with how they are told things."""
    with db.write(act.RemoveContact(contact_id)) as session:
        valid.living(session, Contact, contact_id).deleted = True
        for need in session.scalars(valid.rows(CommunicationNeed).where(CommunicationNeed.contact_id == contact_id)):
            need.deleted = True
        advocacy.forget_individual(session, contact_id)


def of(db: Database, person_id: str) -> Sequence[Contact]:
    """In the order they were added."""
    with db.read() as session:
        query = select(Contact).where(Contact.person_id == person_id, ~Contact.deleted)
        return session.scalars(query.order_by(Contact.id)).all()
