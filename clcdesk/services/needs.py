"""Communication needs, of the person and of everyone written to (`domain.md` §7)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.people import CommunicationNeed, Contact, Person
from clcdesk.services import act, valid
from clcdesk.store import Database
from clcdesk.words import _

CODES = {
    "contact-method": (
        "email",
        "letter",
        "text-message",
        "telephone",
        "text-relay",
        "via-carer",
        "audible-alert",
        "tactile-alert",
        "visual-alert",
    ),
    "information-format": (
        "easy-read",
        "print-20",
        "print-24",
        "print-28",
        "email",
        "audio",
        "downloadable",
        "braille-contracted",
        "braille-uncontracted",
        "moon",
        "makaton",
        "verbally",
        "read-out",
    ),
    "professional": (
        "bsl",
        "makaton",
        "lip-speaker",
        "sign-supported-english",
        "visual-frame",
        "deafblind-hands-on",
        "deafblind",
        "note-taker",
        "speech-to-text",
        "sighted-guide",
        "advocate",
    ),
    "support": (
        "hearing-aid",
        "lip-reading",
        "communication-device",
        "bsl",
        "makaton",
        "communication-passport",
        "citizen-advocate",
        "legal-advocate",
        "other",
    ),
}
"""The four groups of the Accessible Information Standard (DAPB1605) and the codes of each."""


def record(
    db: Database,
    person_id: str,
    group: str,
    code: str,
    checked_on: date,
    *,
    contact_id: str | None = None,
    detail: str = "",
) -> str:
    """A need's id; the same need recorded again for the same person or contact is refused."""
    valid.one_of(tuple(CODES))(group, "group")
    valid.one_of(CODES[group])(code, "need")
    need_id = new_id()
    with db.write(act.RecordNeed(person_id, need_id, code)) as session:
        valid.living(session, Person, person_id)
        if contact_id is not None and valid.living(session, Contact, contact_id).person_id != person_id:
            raise DeskError(_("This contact belongs to somebody else."))
        same = _of(person_id).where(
            CommunicationNeed.contact_id == contact_id,
            CommunicationNeed.need_group == group,
            CommunicationNeed.code == code,
        )
        if session.scalars(same).first() is not None:
            raise DeskError(_("This need is recorded already: check it again instead."))
        session.add(
            CommunicationNeed(
                id=need_id,
                person_id=person_id,
                contact_id=contact_id,
                need_group=group,
                code=code,
                checked_on=checked_on,
                detail=detail.strip(),
            )
        )
    return need_id


def check(db: Database, need_id: str, checked_on: date) -> None:
    """It was asked again and still holds."""
    with db.write(act.CheckNeed(need_id)) as session:
        valid.living(session, CommunicationNeed, need_id).checked_on = checked_on


def change(db: Database, need_id: str, detail: str) -> None:
    """Another word on what it means for this person."""
    with db.write(act.ChangeNeed(need_id)) as session:
        valid.settle(session, valid.living(session, CommunicationNeed, need_id), {"detail": detail.strip()})


def remove(db: Database, need_id: str) -> None:
    with db.write(act.RemoveNeed(need_id)) as session:
        valid.living(session, CommunicationNeed, need_id).deleted = True


def of(db: Database, person_id: str) -> Sequence[CommunicationNeed]:
    """The person's own and their contacts', in the order they were recorded."""
    with db.read() as session:
        return session.scalars(_of(person_id).order_by(CommunicationNeed.id)).all()


def _of(person_id: str) -> Select[CommunicationNeed]:
    return select(CommunicationNeed).where(CommunicationNeed.person_id == person_id, ~CommunicationNeed.deleted)
