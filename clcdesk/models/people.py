"""Officers, people, those around them, and how each is told things (`domain.md` §7)."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base, Tracked


class Officer(Tracked, Base):
    """A worker, broker or cover; on a letter its number, working days and who covers."""

    __tablename__ = "officer"

    name: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    working_days: Mapped[str] = mapped_column(default="")
    cover_id: Mapped[str | None] = mapped_column(ForeignKey("officer.id"), index=True)
    """Who answers when this officer is away."""


class Person(Tracked, Base):
    """The adult with care and support needs."""

    __tablename__ = "person"
    __searched__ = ("reference", "case_system_reference", "name", "first_name", "nhs_number", "postcode")

    reference: Mapped[str]
    case_system_reference: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    addressed_as: Mapped[str] = mapped_column(default="")
    """How they like to be addressed; blank: the name."""
    date_of_birth: Mapped[date | None]
    nhs_number: Mapped[str] = mapped_column(default="")
    """Ten digits, or blank."""
    address: Mapped[str] = mapped_column(default="")
    """One line each, as on an envelope, without the postcode."""
    postcode: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="active")
    """active, in-hospital, moved-away, died: all but the first stop letters."""
    status_since: Mapped[date | None]
    do_not_write: Mapped[bool] = mapped_column(default=False)
    format: Mapped[str] = mapped_column(default="")
    """Of letters, where the officer changed what the recorded needs choose; blank: those choose."""
    format_reason: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    """Of letters; blank is English."""
    interpreter: Mapped[str] = mapped_column(default="")
    """The language an interpreter is needed for, recorded apart from the letter's."""


class Contact(Tracked, Base):
    """A carer, contact, advocate, attorney or deputy: somebody around the person, with what was agreed."""

    __tablename__ = "contact"
    __searched__ = ("name",)

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str]
    addressed_as: Mapped[str] = mapped_column(default="")
    role: Mapped[str]
    """carer, contact, advocate, attorney, deputy."""
    relationship: Mapped[str] = mapped_column(default="")
    """mother, brother, friend …, in the family's own word."""
    address: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    may_be_written_to: Mapped[bool] = mapped_column(default=False)
    """The person agreed, or the law says so; without it no letter goes."""
    do_not_write: Mapped[bool] = mapped_column(default=False)
    """Stops every letter to this address, whatever was agreed."""
    may_be_told: Mapped[str] = mapped_column(default="")
    """Agreed sharing: what they may be told."""
    may_not_be_told: Mapped[str] = mapped_column(default="")
    agreed_on: Mapped[date | None]
    decides_on: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Of an attorney or deputy: health-and-welfare, property-and-affairs."""
    document_seen: Mapped[date | None]
    format: Mapped[str] = mapped_column(default="")
    format_reason: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    interpreter: Mapped[str] = mapped_column(default="")
    voice: Mapped[str] = mapped_column(default="other")
    """mine ("you") or other ("Daniel")."""


class CommunicationNeed(Tracked, Base):
    """One need under the Accessible Information Standard, with the day it was last checked."""

    __tablename__ = "communication_need"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    contact_id: Mapped[str | None] = mapped_column(ForeignKey("contact.id"), index=True)
    """Whose need it is; None: the person's own."""
    need_group: Mapped[str]
    """contact-method, information-format, professional, support."""
    code: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[date | None]
