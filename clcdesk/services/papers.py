"""The register of papers: what left the sealed file, and where each paper is until it is accounted for."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.cases import Case
from clcdesk.models.choices import ChoiceList
from clcdesk.models.papers import Paper, PaperStep
from clcdesk.models.people import Contact, Person
from clcdesk.services import act, valid
from clcdesk.store import Database
from clcdesk.words import _

KINDS = ("printed", "saved")
FATES = ("given", "posted", "brought-back", "shredded", "withdrawn")
MOST_COPIES = 99


class Out(NamedTuple):
    """A paper, the letter it is of, and where it is."""

    paper: Paper
    person_id: str
    case_id: str
    reference: str
    """Of the letter: the person's reference and the version."""
    to: str
    """Whom the letter is to."""
    with_whom: str
    """Who has it; blank: the officer who made it."""
    fate: str
    """One of FATES; blank: it is out."""
    since: date
    """Since when it is there."""


def register(db: Database, list_id: str, kind: str, made_on: date, copies: int = 1) -> str:
    """A letter was printed or saved: it is out until its fate is known. Never undone: the paper is there."""
    paper_id, kind = new_id(), valid.one_of(KINDS)(kind, _("kind"))
    if not 1 <= copies <= MOST_COPIES:
        raise DeskError(_("Give how many copies as a number from 1 to 99."))
    with db.write(act.RegisterPaper(list_id, paper_id, kind)) as session:
        choice = valid.living(session, ChoiceList, list_id)
        valid.in_order(choice.judged_on, made_on, _("A paper cannot be older than its letter: change the day."))
        session.add(
            Paper(id=paper_id, list_id=list_id, kind=kind, copies=copies, made_on=made_on, made_by=db.officer_id)
        )
    return paper_id


def settle(db: Database, paper_id: str, fate: str, on: date) -> None:
    """Say what became of a paper; blank: it is out again."""
    fate = valid.one_of(FATES, blank=True)(fate, _("what became of it"))
    with db.write(act.SettlePaper(paper_id, fate)) as session:
        last = _last(session, paper_id)
        with_whom = last.with_whom if last else ""
        session.add(PaperStep(id=new_id(), paper_id=paper_id, on=on, with_whom=with_whom, fate=fate))


def hand(db: Database, paper_id: str, with_whom: str, on: date) -> None:
    """Say who has a paper, in words; blank: the officer who made it."""
    with db.write(act.HandPaper(paper_id)) as session:
        last = _last(session, paper_id)
        if (last.with_whom if last else "") != with_whom.strip():
            fate = last.fate if last else ""
            session.add(PaperStep(id=new_id(), paper_id=paper_id, on=on, with_whom=with_whom.strip(), fate=fate))


def of(db: Database, case_id: str) -> Sequence[Out]:
    """Every paper of a case, the newest first."""
    return tuple(reversed(_found(db, _papers().where(Case.id == case_id))))


def out(db: Database) -> Sequence[Out]:
    """Papers still out, of every case, the oldest first."""
    return tuple(one for one in _found(db, _papers()) if not one.fate)


def _last(session: Session, paper_id: str) -> PaperStep | None:
    valid.living(session, Paper, paper_id)
    steps = select(PaperStep).where(PaperStep.paper_id == paper_id, ~PaperStep.deleted)
    return session.scalars(steps.order_by(PaperStep.id.desc()).limit(1)).first()


def _papers() -> Select[Paper, int, Case, str, str, str]:
    return (
        select(Paper, ChoiceList.version, Case, Person.reference, Person.name, Contact.name)
        .join(ChoiceList, Paper.list_id == ChoiceList.id)
        .join(Case, ChoiceList.case_id == Case.id)
        .join(Person, Case.person_id == Person.id)
        .outerjoin(Contact, ChoiceList.contact_id == Contact.id)
        .where(~Paper.deleted)
        .order_by(Paper.made_on, Paper.id)
    )


def _found(db: Database, query: Select[Paper, int, Case, str, str, str]) -> Sequence[Out]:
    with db.read() as session:
        steps = session.scalars(select(PaperStep).where(~PaperStep.deleted).order_by(PaperStep.id))
        last = {step.paper_id: step for step in steps}
        return [
            Out(
                paper, case.person_id, case.id, f"{reference}/{version}", contact or name,
                *((step.with_whom, step.fate, step.on) if (step := last.get(paper.id)) else ("", "", paper.made_on)),
            )
            for paper, version, case, reference, name, contact in session.execute(query)
        ]  # fmt: skip
