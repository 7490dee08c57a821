"""A case: one person's request and all that follows from it, with its referrals."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base, Tracked
from clcdesk.models.types import Money


class Case(Tracked, Base):
    """Who works with whom. Any of the three officers may do any step."""

    __tablename__ = "case_file"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    worker_id: Mapped[str | None] = mapped_column(ForeignKey("officer.id"), index=True)
    broker_id: Mapped[str | None] = mapped_column(ForeignKey("officer.id"), index=True)
    cover_id: Mapped[str | None] = mapped_column(ForeignKey("officer.id"), index=True)
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    closed_because: Mapped[str] = mapped_column(default="")


class Referral(Tracked, Base):
    """Who asked for a search, when, how urgent, and whether it is ready."""

    __tablename__ = "referral"

    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id"), index=True)
    asked_by: Mapped[str]
    asked_on: Mapped[date]
    urgency: Mapped[str] = mapped_column(default="routine")
    """routine, soon, urgent."""
    wanted_by: Mapped[date | None]
    plan_ready: Mapped[bool | None]
    budget_ready: Mapped[bool | None]
    band_ready: Mapped[bool | None]
    weekly_budget: Mapped[Decimal | None] = mapped_column(Money)
    note: Mapped[str] = mapped_column(default="")
