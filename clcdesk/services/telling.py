"""How each person around a case is told things: needs, interpreter, letters, in one line each."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from clcdesk.models.people import CommunicationNeed, Contact, Person
from clcdesk.services import contacts, needs, people
from clcdesk.services.addressees import FORMAT_OF
from clcdesk.store import Database
from clcdesk.words import _
from clcdesk.words.needs import need, word


class Told(NamedTuple):
    """How one of them is told."""

    contact_id: str
    """ "" for the person."""
    who: str
    how: str
    """In words; "not asked yet" where nothing is recorded."""
    known: bool
    checked_on: date | None
    """The oldest day on which one of the needs was checked."""


def everyone(db: Database, person_id: str) -> list[Told]:
    """The person first, then everybody who may be written to or has a need."""
    person = people.get(db, person_id)
    recorded = needs.of(db, person_id)
    told = [_told("", called(person), person, _whose(recorded, None))]
    for contact in contacts.of(db, person_id):
        own = _whose(recorded, contact.id)
        if contact.may_be_written_to or contact.do_not_write or contact.interpreter or own:
            told.append(_told(contact.id, _around(contact), contact, own))
    return told


def called(one: Person | Contact) -> str:
    """What somebody is called: as they like it, else the first name, else the name."""
    first = one.first_name if isinstance(one, Person) else ""
    return one.addressed_as or first or one.name


def format_needed(recorded: Iterable[CommunicationNeed]) -> str:
    """The format of letters that the recorded needs choose by themselves; "standard" where none does."""
    formats = (need.code for need in recorded if need.need_group == "information-format")
    return next((FORMAT_OF[code] for code in formats if code in FORMAT_OF), "standard")


def _whose(recorded: Iterable[CommunicationNeed], contact_id: str | None) -> list[CommunicationNeed]:
    return [need for need in recorded if need.contact_id == contact_id]


def _around(contact: Contact) -> str:
    """ "Mum (Mrs Mehta)", "Advocate Fay"."""
    if contact.role in ("advocate", "attorney", "deputy"):
        return f"{word('role', contact.role).capitalize()} {called(contact)}"
    return f"{called(contact)} ({contact.relationship})" if contact.relationship else called(contact)


def _told(contact_id: str, who: str, one: Person | Contact, own: Sequence[CommunicationNeed]) -> Told:
    parts = [need(each.need_group, each.code, each.detail) for each in own]
    if one.interpreter:
        parts.append(_("{language} interpreter").format(language=one.interpreter))
    if one.format and one.format != format_needed(own):
        parts.append(_("letters: {format}").format(format=word("format", one.format)))
    if one.do_not_write:
        parts.append(_("do not write"))
    checked = [each.checked_on for each in own if each.checked_on is not None]
    known = bool(parts)
    how = ", ".join(parts) if known else _("letter") if contact_id else _("not asked yet")
    return Told(contact_id, who, how, known, min(checked, default=None))
