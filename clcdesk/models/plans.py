"""Assessments with the ten Care Act outcomes, and support plans with the person's own (`domain.md` §6)."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base, Tracked
from clcdesk.models.types import Money


class Assessment(Tracked, Base):
    """A dated Care Act assessment; None is not yet answered."""

    __tablename__ = "assessment"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    assessed_on: Mapped[date]
    assessed_by: Mapped[str] = mapped_column(default="")
    impairment: Mapped[bool | None]
    """Needs arise from a physical or mental impairment or illness."""
    wellbeing: Mapped[bool | None]
    """There is a significant impact on wellbeing."""
    decision: Mapped[str] = mapped_column(default="")
    """eligible, not-eligible, or blank while nobody has decided; what the answers come to is worked out."""
    decided_on: Mapped[date | None]
    decided_by: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")


class AssessedOutcome(Tracked, Base):
    """One of the ten outcomes in one assessment: achieved, or which of the four reasons say it is not."""

    __tablename__ = "assessed_outcome"

    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id"), index=True)
    domain: Mapped[str]
    """A code of `rules.eligibility.DOMAINS`."""
    needs_assistance: Mapped[bool | None]
    causes_distress: Mapped[bool | None]
    endangers: Mapped[bool | None]
    takes_longer: Mapped[bool | None]
    note: Mapped[str] = mapped_column(default="")


class SupportPlan(Tracked, Base):
    """One version of a person's plan. A new one replaces the last and never overwrites it."""

    __tablename__ = "support_plan"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    assessment_id: Mapped[str | None] = mapped_column(ForeignKey("assessment.id"), index=True)
    replaces_id: Mapped[str | None] = mapped_column(ForeignKey("support_plan.id"), index=True)
    version: Mapped[int]
    made_on: Mapped[date]
    made_by: Mapped[str] = mapped_column(default="")
    weekly_budget: Mapped[Decimal | None] = mapped_column(Money)
    budget_stage: Mapped[str] = mapped_column(default="")
    """indicative, agreed, or blank."""
    summary: Mapped[str] = mapped_column(default="")


class Outcome(Tracked, Base):
    """What the person wants to be different, in whose words; all but those two is optional."""

    __tablename__ = "outcome"

    plan_id: Mapped[str] = mapped_column(ForeignKey("support_plan.id"), index=True)
    follows_id: Mapped[str | None] = mapped_column(ForeignKey("outcome.id"), index=True)
    """The same outcome in the version before."""
    position: Mapped[int]
    words: Mapped[str]
    whose: Mapped[str]
    """said, shows, family, staff."""
    how_shown: Mapped[str] = mapped_column(default="")
    """How the person shows it, where they do not say it."""
    care_act_domain: Mapped[str] = mapped_column(default="")
    clc_domain: Mapped[str] = mapped_column(default="")
    """independence, health, carers, choice."""
    why: Mapped[str] = mapped_column(default="")
    baseline: Mapped[str] = mapped_column(default="")
    target: Mapped[str] = mapped_column(default="")
    by_when: Mapped[date | None]
    how_support_helps: Mapped[str] = mapped_column(default="")
    progress: Mapped[str] = mapped_column(default="not-started")
    """not-started, working-towards, partly-met, met, kept-up, no-longer-wanted."""
    score: Mapped[int | None]
    """0 to 10, only if the person wants one."""
