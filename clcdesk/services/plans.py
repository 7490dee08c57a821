"""Support plans, by versions, and the outcomes of each. A version once replaced is never changed."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypedDict, Unpack, get_type_hints

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.people import Person
from clcdesk.models.plans import Assessment, Outcome, SupportPlan
from clcdesk.models.requests import HelpsWith
from clcdesk.rules.eligibility import DOMAINS
from clcdesk.services import act, valid
from clcdesk.store import Database
from clcdesk.words import _

CLC_DOMAINS = ("independence", "health", "carers", "choice")
WHOSE = ("said", "shows", "family", "staff")
PROGRESS = ("not-started", "working-towards", "partly-met", "met", "kept-up", "no-longer-wanted")
STAGES = ("indicative", "agreed")


class PlanFields(TypedDict, total=False):
    made_by: str
    weekly_budget: Decimal | None
    budget_stage: str
    summary: str
    assessment_id: str | None


class PlanChanges(PlanFields, total=False):
    made_on: date


class OutcomeDetails(TypedDict, total=False):
    how_shown: str
    care_act_domain: str
    clc_domain: str
    why: str
    baseline: str
    target: str
    by_when: date | None
    how_support_helps: str
    progress: str
    score: int | None


class OutcomeFields(OutcomeDetails, total=False):
    words: str
    whose: str


class Board(NamedTuple):
    """All that is planned for one person."""

    versions: Sequence[SupportPlan]
    """The newest, which is current, first."""
    outcomes: Mapping[str, Sequence[Outcome]]
    """By the id of their version, in their order."""
    helping: Mapping[str, int]
    """By the id of an outcome: how many services were noted to help with it."""

    @property
    def current(self) -> SupportPlan | None:
        return self.versions[0] if self.versions else None

    @property
    def now(self) -> Sequence[Outcome]:
        """The outcomes of the current version."""
        return self.outcomes[self.versions[0].id] if self.versions else ()


def _score(value: int | None, _what: str) -> int | None:
    if value is not None and not 0 <= value <= 10:
        raise DeskError(_("A score is a whole number from 0 to 10."))
    return value


PLAN_CHECKS: dict[str, valid.Check] = {
    "weekly_budget": valid.money,
    "budget_stage": valid.one_of(STAGES, blank=True),
}
OUTCOME_CHECKS: dict[str, valid.Check] = {
    "words": valid.needed,
    "whose": valid.one_of(WHOSE),
    "care_act_domain": valid.one_of(DOMAINS, blank=True),
    "clc_domain": valid.one_of(CLC_DOMAINS, blank=True),
    "progress": valid.one_of(PROGRESS),
    "score": _score,
}
OUTCOME_FIELDS = tuple(get_type_hints(OutcomeFields))
CARRIED = ("made_by", "weekly_budget", "budget_stage", "summary", "assessment_id")


def new_version(db: Database, person_id: str, made_on: date, **values: Unpack[PlanFields]) -> str:
    """A new version's id. It starts as a copy of the last, with its outcomes, and replaces it."""
    plan_id = new_id()
    kept = valid.fields(values, PLAN_CHECKS)
    with db.write(act.WritePlan(person_id, plan_id)) as session:
        valid.living(session, Person, person_id)
        if kept.get("assessment_id"):
            valid.living(session, Assessment, kept["assessment_id"])
        last = session.scalars(_versions(person_id)).first()
        before = {name: getattr(last, name) for name in CARRIED} if last else {}
        session.add(
            SupportPlan(
                id=plan_id,
                person_id=person_id,
                replaces_id=last.id if last else None,
                version=last.version + 1 if last else 1,
                made_on=made_on,
                **{**before, **kept},
            )
        )
        if last:
            for outcome in session.scalars(outcomes_of(last.id)).all():
                _carry_on(session, outcome, plan_id)
    return plan_id


def change(db: Database, plan_id: str, **values: Unpack[PlanChanges]) -> None:
    """Change the current version."""
    kept = valid.fields(values, PLAN_CHECKS)
    with db.write(act.ChangePlan(plan_id, tuple(sorted(kept)))) as session:
        plan = _current(session, plan_id)
        if kept.get("assessment_id"):
            valid.living(session, Assessment, kept["assessment_id"])
        valid.settle(session, plan, kept)


def add_outcome(db: Database, plan_id: str, words: str, whose: str, **values: Unpack[OutcomeDetails]) -> str:
    """A new outcome's id, at the end of the current version. Its words and whose they are is enough."""
    outcome_id = new_id()
    kept = valid.fields({**values, "words": words, "whose": whose}, OUTCOME_CHECKS)
    with db.write(act.AddOutcome(plan_id, outcome_id)) as session:
        _current(session, plan_id)
        session.add(Outcome(id=outcome_id, plan_id=plan_id, position=_next_position(session, plan_id), **kept))
    return outcome_id


def write_down(db: Database, person_id: str, words: str, whose: str, today: date) -> str:
    """A new outcome's id, at the end of the person's current plan, which begins with it where there is none."""
    outcome_id, new_plan = new_id(), new_id()
    kept = valid.fields({"words": words, "whose": whose}, OUTCOME_CHECKS)
    with db.read() as session:
        plan_id = current_id(session, person_id)
    with db.write(act.AddOutcome(plan_id or new_plan, outcome_id)) as session:
        valid.living(session, Person, person_id)
        if plan_id is None:
            session.add(SupportPlan(id=new_plan, person_id=person_id, version=1, made_on=today))
        position = _next_position(session, plan_id or new_plan)
        session.add(Outcome(id=outcome_id, plan_id=plan_id or new_plan, position=position, **kept))
    return outcome_id


def change_outcome(db: Database, outcome_id: str, **values: Unpack[OutcomeFields]) -> None:
    kept = valid.fields(values, OUTCOME_CHECKS)
    with db.write(act.ChangeOutcome(outcome_id, tuple(sorted(kept)))) as session:
        valid.settle(session, _open_outcome(session, outcome_id), kept)


def remove_outcome(db: Database, outcome_id: str) -> None:
    """Take it away, with what was noted of services that could help with it."""
    with db.write(act.RemoveOutcome(outcome_id)) as session:
        _open_outcome(session, outcome_id).deleted = True
        for helping in session.scalars(_helping(outcome_id)):
            helping.deleted = True


def arrange(db: Database, plan_id: str, outcome_ids: Sequence[str]) -> None:
    """Put the outcomes of the current version in this order; all of them must be named once."""
    with db.write(act.ArrangeOutcomes(plan_id)) as session:
        _current(session, plan_id)
        rows = {row.id: row for row in session.scalars(outcomes_of(plan_id))}
        if sorted(rows) != sorted(outcome_ids):
            raise DeskError(_("The outcomes have changed meanwhile: look again and put them in order anew."))
        for position, outcome_id in enumerate(outcome_ids, 1):
            rows[outcome_id].position = position


def versions(db: Database, person_id: str) -> Sequence[SupportPlan]:
    """Every version, the newest, which is current, first."""
    with db.read() as session:
        return session.scalars(_versions(person_id)).all()


def outcomes(db: Database, plan_id: str) -> Sequence[Outcome]:
    """In their order."""
    with db.read() as session:
        return session.scalars(outcomes_of(plan_id)).all()


def board(db: Database, person_id: str) -> Board:
    with db.read() as session:
        found = session.scalars(_versions(person_id)).all()
        planned = {plan.id: session.scalars(outcomes_of(plan.id)).all() for plan in found}
        now = [outcome.id for outcome in planned[found[0].id]] if found else []
        services = func.count(func.distinct(HelpsWith.service_id))
        helping = select(HelpsWith.outcome_id, services).where(HelpsWith.outcome_id.in_(now), ~HelpsWith.deleted)
        counted = {row[0]: row[1] for row in session.execute(helping.group_by(HelpsWith.outcome_id))}
        return Board(found, planned, counted)


def _versions(person_id: str) -> Select[SupportPlan]:
    living = select(SupportPlan).where(SupportPlan.person_id == person_id, ~SupportPlan.deleted)
    return living.order_by(SupportPlan.version.desc(), SupportPlan.id.desc())


def current_id(session: Session, person_id: str) -> str | None:
    """The newest version's id; None without a plan."""
    current = session.scalars(_versions(person_id)).first()
    return current.id if current else None


def outcomes_of(plan_id: str) -> Select[Outcome]:
    living = select(Outcome).where(Outcome.plan_id == plan_id, ~Outcome.deleted)
    return living.order_by(Outcome.position, Outcome.id)


def _next_position(session: Session, plan_id: str) -> int:
    return max((row.position for row in session.scalars(outcomes_of(plan_id))), default=0) + 1


def _current(session: Session, plan_id: str) -> SupportPlan:
    plan = valid.living(session, SupportPlan, plan_id)
    if session.scalars(_versions(plan.person_id)).first() is not plan:
        raise DeskError(_("A newer version of this plan has replaced it: change that one."))
    return plan


def _open_outcome(session: Session, outcome_id: str) -> Outcome:
    outcome = valid.living(session, Outcome, outcome_id)
    _current(session, outcome.plan_id)
    return outcome


def _helping(outcome_id: str) -> Select[HelpsWith]:
    return select(HelpsWith).where(HelpsWith.outcome_id == outcome_id, ~HelpsWith.deleted)


def _carry_on(session: Session, outcome: Outcome, plan_id: str) -> None:
    """The same outcome in a new version, with what was noted of services that could help with it."""
    same = ("position", *OUTCOME_FIELDS)
    copy = Outcome(
        id=new_id(), plan_id=plan_id, follows_id=outcome.id, **{name: getattr(outcome, name) for name in same}
    )
    session.add(copy)
    for helping in session.scalars(_helping(outcome.id)).all():
        session.add(
            HelpsWith(
                request_id=helping.request_id, service_id=helping.service_id, outcome_id=copy.id, note=helping.note
            )
        )
