"""What is being looked for: one request per search, several per case."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base, Tracked
from clcdesk.models.types import Number


class Request(Tracked, Base):
    """One search. Its fields are those of a request's file (`formats.md`)."""

    __tablename__ = "request"

    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id"), index=True)
    plan_id: Mapped[str | None] = mapped_column(ForeignKey("support_plan.id"), index=True)
    """The version of the plan it looks for."""
    framework: Mapped[str]
    lot: Mapped[str]
    start: Mapped[date]
    areas: Mapped[tuple[str, ...]] = mapped_column(default=())
    within_km: Mapped[Decimal | None] = mapped_column(Number)
    must: Mapped[tuple[str, ...]] = mapped_column(default=())
    would_like: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Feature codes, or what people do there in free words: never a condition."""
    languages: Mapped[tuple[str, ...]] = mapped_column(default=())
    staff: Mapped[str] = mapped_column(default="")
    stale_after_days: Mapped[int] = mapped_column(default=30)
    bands_agreed: Mapped[bool] = mapped_column(default=False)
    """False: the bands are indicative."""
    sample: Mapped[bool] = mapped_column(default=False)
    """Made-up: its letters say SAMPLE across every page."""


class PatternEntry(Tracked, Base):
    """One line of the week: a day with either a session or hours."""

    __tablename__ = "pattern_entry"

    request_id: Mapped[str] = mapped_column(ForeignKey("request.id"), index=True)
    position: Mapped[int]
    day: Mapped[str]
    session: Mapped[str] = mapped_column(default="")
    hours: Mapped[Decimal | None] = mapped_column(Number)
    band: Mapped[str] = mapped_column(default="")


class AlreadyThere(Tracked, Base):
    """What the person's week holds already: one part of one day."""

    __tablename__ = "already_there"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    day: Mapped[str]
    part: Mapped[str]
    """am, pm, eve."""
    words: Mapped[str]
    """College, work, Mum home."""


class HelpsWith(Tracked, Base):
    """How one service could help with one of the person's outcomes: an officer's note on a request."""

    __tablename__ = "helps_with"

    request_id: Mapped[str] = mapped_column(ForeignKey("request.id"), index=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id"), index=True)
    outcome_id: Mapped[str] = mapped_column(ForeignKey("outcome.id"), index=True)
    note: Mapped[str] = mapped_column(default="")


class InLetter(Tracked, Base):
    """A service ticked to stand in full in the letter of a request. None ticked: every one that fits does."""

    __tablename__ = "in_letter"

    request_id: Mapped[str] = mapped_column(ForeignKey("request.id"), index=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id"), index=True)


class Gap(Tracked, Base):
    """A request nobody could meet. The duty stays: what happens meanwhile, who owns it, when to look again."""

    __tablename__ = "gap"

    request_id: Mapped[str] = mapped_column(ForeignKey("request.id"), index=True)
    found_on: Mapped[date]
    because: Mapped[str] = mapped_column(default="")
    """The rule most often not met, for the count that commissioners see."""
    interim: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[str] = mapped_column(ForeignKey("officer.id"), index=True)
    look_again_on: Mapped[date]
    closed_on: Mapped[date | None]
    closed_because: Mapped[str] = mapped_column(default="")
