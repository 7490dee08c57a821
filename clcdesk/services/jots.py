"""What was jotted down while somebody talked: each line with its instant, of a case or of nobody yet."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Select, select

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.cases import Case
from clcdesk.models.jots import Jot
from clcdesk.models.plans import Outcome, SupportPlan
from clcdesk.services import act, plans, valid
from clcdesk.store import Database
from clcdesk.words import _

OUTCOME = "outcome"
"""What a jot can become."""


def add(db: Database, words: str, at: datetime, case_id: str | None = None) -> str:
    """A new jot's id; `at` is aware."""
    jot_id, kept = new_id(), _heard(words)
    with db.write(act.AddJot(jot_id, case_id or "")) as session:
        if case_id is not None:
            valid.living(session, Case, case_id)
        session.add(Jot(id=jot_id, case_id=case_id, officer_id=db.officer_id, at=at, words=kept))
    return jot_id


def change(db: Database, jot_id: str, words: str) -> None:
    """Put the line in other words; its instant stays."""
    kept = _heard(words)
    with db.write(act.ChangeJot(jot_id)) as session:
        valid.living(session, Jot, jot_id).words = kept


def move(db: Database, jot_id: str, case_id: str | None) -> None:
    """It belongs to this case, or to nobody yet."""
    with db.write(act.MoveJot(jot_id, case_id or "")) as session:
        jot = valid.living(session, Jot, jot_id)
        if case_id is not None:
            valid.living(session, Case, case_id)
        jot.case_id = case_id


def remove(db: Database, jot_id: str) -> None:
    with db.write(act.RemoveJot(jot_id)) as session:
        valid.living(session, Jot, jot_id).deleted = True


def make_outcome(db: Database, jot_id: str, whose: str, today: date | None = None) -> str:
    """The words become an outcome of the person's current plan, whose they are said; its id.

    With `today` the plan begins with it where there is none.
    """
    outcome_id = new_id()
    of = valid.one_of(plans.WHOSE)(whose, _("whose"))
    with db.write(act.MakeOutcomeOfJot(jot_id, outcome_id)) as session:
        jot = valid.living(session, Jot, jot_id)
        if jot.case_id is None:
            raise DeskError(_("This line belongs to nobody yet: say first whose it is."))
        person_id = valid.living(session, Case, jot.case_id).person_id
        plan_id = plans.current_id(session, person_id)
        if plan_id is None and today is not None:
            plan_id = new_id()
            session.add(SupportPlan(id=plan_id, person_id=person_id, version=1, made_on=today))
            session.flush()
        if plan_id is None:
            raise DeskError(_("There is no plan yet: start one in What matters, then make this an outcome."))
        position = max((row.position for row in session.scalars(plans.outcomes_of(plan_id))), default=0) + 1
        session.add(Outcome(id=outcome_id, plan_id=plan_id, position=position, words=jot.words, whose=of))
        jot.became, jot.became_id = OUTCOME, outcome_id
    return outcome_id


def of(db: Database, case_id: str) -> Sequence[Jot]:
    """Of one case, the oldest first."""
    with db.read() as session:
        return session.scalars(_living().where(Jot.case_id == case_id)).all()


def of_nobody(db: Database) -> Sequence[Jot]:
    """Those that belong to no case yet, the oldest first."""
    with db.read() as session:
        return session.scalars(_living().where(Jot.case_id.is_(None))).all()


def _living() -> Select[Jot]:
    return select(Jot).where(~Jot.deleted).order_by(Jot.at, Jot.id)


def _heard(words: str) -> str:
    return valid.needed(words, _("line"))
