"""Whom a letter goes to: may it go at all, in which format, language and voice, and what it is told."""

from datetime import date
from typing import NamedTuple, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.letters.facts import Voice
from clcdesk.models.cases import Case
from clcdesk.models.people import CommunicationNeed, Contact, Officer, Person
from clcdesk.rules.facts import Correspondence
from clcdesk.services import valid
from clcdesk.words import _

FORMAT_OF = {
    "easy-read": "easy-read",
    "print-20": "large-print",
    "print-24": "large-print",
    "print-28": "large-print",
    "email": "plain",
    "downloadable": "plain",
}
"""The format a recorded need for information chooses by itself (`domain.md` §7)."""


class Letterhead(NamedTuple):
    """What the council says of itself and of this letter, beside what the case knows."""

    council: str = ""
    reply_by: date | None = None


class Addressee(NamedTuple):
    contact_id: str | None
    voice: Voice
    dear: str
    format: str
    language: str
    correspondence: Correspondence


def addressee(
    session: Session, case: Case, contact_id: str | None, head: Letterhead, outcomes: tuple[str, ...]
) -> Addressee:
    """The recipient of a case's letter; DeskError where a letter stops."""
    person = valid.living(session, Person, case.person_id)
    may_be_told(person)
    contact = valid.living(session, Contact, contact_id) if contact_id else None
    recipient = contact or person
    _may_be_written_to(recipient, person)
    voice = cast(Voice, contact.voice if contact else "mine")
    if voice == "other" and not (person.first_name or person.name):
        raise DeskError(_("A letter about the person needs their first name: give it first."))
    kept = Addressee(
        contact_id,
        voice,
        recipient.addressed_as or (contact.name if contact else person.first_name or person.name),
        recipient.format or _format_needed(session, case.person_id, contact_id),
        recipient.language or "en",
        _correspondence(session, case, head),
    )
    address = _address(recipient)
    letter = kept.correspondence._replace(
        format=kept.format, language=kept.language, voice=voice, address=address, outcomes=outcomes
    )
    return kept._replace(correspondence=letter)


def may_be_told(person: Person) -> None:
    """DeskError where the person's status stops every letter."""
    stops = {
        "died": _("This person has died: no letter is made."),
        "in-hospital": _("This person is in hospital: letters wait until they are active again."),
        "moved-away": _("This person has moved away: no letter is made."),
    }
    if person.status in stops:
        raise DeskError(stops[person.status])


def _may_be_written_to(recipient: Person | Contact, person: Person) -> None:
    if recipient.do_not_write:
        raise DeskError(_("This address is marked “do not write”: no letter is made to it."))
    if isinstance(recipient, Contact):
        if recipient.person_id != person.id:
            raise DeskError(_("This contact belongs to somebody else."))
        if not recipient.may_be_written_to:
            raise DeskError(_("It is not agreed that this contact is written to: record that first."))


def _format_needed(session: Session, person_id: str, contact_id: str | None) -> str:
    needs = session.scalars(
        valid.rows(CommunicationNeed).where(
            CommunicationNeed.person_id == person_id,
            CommunicationNeed.contact_id == contact_id,
            CommunicationNeed.need_group == "information-format",
        )
    )
    return next((FORMAT_OF[need.code] for need in needs if need.code in FORMAT_OF), "standard")


def _correspondence(session: Session, case: Case, head: Letterhead) -> Correspondence:
    officer = _officer(session, case.broker_id or case.worker_id)
    cover = _officer(session, case.cover_id) or _officer(session, officer.cover_id if officer else None)
    return Correspondence(
        format="",
        language="",
        outcomes=(),
        council=head.council,
        address=(),
        officer=officer.name if officer else "",
        phone=officer.phone if officer else "",
        working_days=officer.working_days if officer else "",
        cover=" ".join(filter(None, (cover.name, cover.phone))) if cover else "",
        reply_by=head.reply_by,
        voice="",
        sample=False,
    )


def _officer(session: Session, officer_id: str | None) -> Officer | None:
    return session.scalars(select(Officer).where(Officer.id == officer_id, ~Officer.deleted)).first()


def _address(recipient: Person | Contact) -> tuple[str, ...]:
    """Name first, then the lines, the postcode last; () while no address is known."""
    lines = [line.strip() for line in recipient.address.splitlines() if line.strip()]
    if not lines:
        return ()
    return tuple(line for line in (recipient.name, *lines, recipient.postcode) if line)
