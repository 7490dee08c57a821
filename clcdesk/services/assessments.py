"""Care Act assessments: the ten outcomes with the four reasons, what they come to, and the decision."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypedDict, Unpack

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.models.base import new_id
from clcdesk.models.people import Person
from clcdesk.models.plans import AssessedOutcome, Assessment
from clcdesk.rules import eligibility as rule
from clcdesk.services import act, valid
from clcdesk.store import Database

DECISIONS = ("eligible", "not-eligible")


class AssessmentDetails(TypedDict, total=False):
    assessed_by: str
    impairment: bool | None
    wellbeing: bool | None
    summary: str


class AssessmentFields(AssessmentDetails, total=False):
    assessed_on: date
    decided_on: date
    """Of a decision already made."""
    decided_by: str


class Sheet(NamedTuple):
    """One assessment whole: what was answered, and what that comes to."""

    assessment: Assessment
    answers: Mapping[str, AssessedOutcome]
    """By the code of the outcome; those not answered are not in it."""
    eligibility: rule.Eligibility


CHECKS: dict[str, valid.Check] = {"decided_by": valid.needed}


def record(db: Database, person_id: str, assessed_on: date, **values: Unpack[AssessmentDetails]) -> str:
    """A new assessment's id, with nothing answered but what is given."""
    assessment_id = new_id()
    kept = valid.fields({**values, "assessed_on": assessed_on}, {})
    with db.write(act.RecordAssessment(person_id, assessment_id)) as session:
        valid.living(session, Person, person_id)
        session.add(Assessment(id=assessment_id, person_id=person_id, **kept))
    return assessment_id


def change(db: Database, assessment_id: str, **values: Unpack[AssessmentFields]) -> None:
    kept = valid.fields(values, CHECKS)
    with db.write(act.ChangeAssessment(assessment_id, tuple(sorted(kept)))) as session:
        valid.settle(session, valid.living(session, Assessment, assessment_id), kept)


def answer(db: Database, assessment_id: str, domain: str, reasons: rule.Reasons, note: str = "") -> None:
    """Answer one of the ten outcomes, in place of the answer before."""
    valid.one_of(rule.DOMAINS)(domain, "outcome")
    with db.write(act.AnswerOutcome(assessment_id, domain)) as session:
        valid.living(session, Assessment, assessment_id)
        row = session.scalars(_answers(assessment_id).where(AssessedOutcome.domain == domain)).first()
        if row is None:
            row = AssessedOutcome(assessment_id=assessment_id, domain=domain)
            session.add(row)
        valid.put(row, {**reasons._asdict(), "note": note.strip()})


def decide(db: Database, assessment_id: str, decision: str, decided_on: date, decided_by: str) -> None:
    """The eligibility decision (Care Act s 13), by a named person."""
    code = valid.one_of(DECISIONS)(decision, "decision")
    who = valid.needed(decided_by, "decided by")
    with db.write(act.DecideEligibility(assessment_id, code)) as session:
        row = valid.living(session, Assessment, assessment_id)
        row.decision, row.decided_on, row.decided_by = code, decided_on, who


def take_back_decision(db: Database, assessment_id: str) -> None:
    """Nobody has decided yet."""
    with db.write(act.TakeBackDecision(assessment_id)) as session:
        row = valid.living(session, Assessment, assessment_id)
        row.decision, row.decided_on, row.decided_by = "", None, ""


def eligibility(db: Database, assessment_id: str) -> rule.Eligibility:
    """What the answers so far come to."""
    with db.read() as session:
        row = valid.living(session, Assessment, assessment_id)
        return rule.eligibility(row.impairment, _reasons(session, assessment_id), row.wellbeing)


def sheet(db: Database, assessment_id: str) -> Sheet:
    with db.read() as session:
        row = valid.living(session, Assessment, assessment_id)
        answered = {answer.domain: answer for answer in session.scalars(_answers(assessment_id))}
        found = rule.eligibility(row.impairment, _reasons(session, assessment_id), row.wellbeing)
        return Sheet(row, answered, found)


def of(db: Database, person_id: str) -> Sequence[Assessment]:
    """The newest first."""
    with db.read() as session:
        query = select(Assessment).where(Assessment.person_id == person_id, ~Assessment.deleted)
        return session.scalars(query.order_by(Assessment.assessed_on.desc(), Assessment.id.desc())).all()


def answers(db: Database, assessment_id: str) -> Sequence[AssessedOutcome]:
    """Those given so far, in the order of the ten."""
    with db.read() as session:
        rows = session.scalars(_answers(assessment_id)).all()
    return sorted(rows, key=lambda row: rule.DOMAINS.index(row.domain))


def _answers(assessment_id: str) -> Select[AssessedOutcome]:
    return select(AssessedOutcome).where(AssessedOutcome.assessment_id == assessment_id, ~AssessedOutcome.deleted)


def _reasons(session: Session, assessment_id: str) -> dict[str, rule.Reasons]:
    return {
        row.domain: rule.Reasons(row.needs_assistance, row.causes_distress, row.endangers, row.takes_longer)
        for row in session.scalars(_answers(assessment_id))
    }
