"""What the step Options shows of a case beside the answer of the rules, and the ticks for the letter."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.models.cases import Case
from clcdesk.models.choices import ChoiceList
from clcdesk.models.directory import Service
from clcdesk.models.people import Person
from clcdesk.models.plans import Outcome
from clcdesk.models.requests import Gap, HelpsWith, InLetter, Request
from clcdesk.rules import facts
from clcdesk.services import act, gaps, helps, plans, requests, telling, valid, week
from clcdesk.store import Database
from clcdesk.words import _

TABLES = (
    "request", "pattern_entry", "already_there", "person", "case_file", "support_plan", "outcome", "helps_with",
    "in_letter", "gap", "officer", "choice_list",
)  # fmt: skip
"""Where what is shown stands, beside the directory and the frameworks."""


class Wanted(NamedTuple):
    """One of the person's outcomes."""

    outcome_id: str
    words: str


class Options(NamedTuple):
    """One search of a case as Options shows it."""

    request_id: str
    request: facts.Request
    called: str
    """What the person is called."""
    would_like: tuple[str, ...]
    already: tuple[week.Mark, ...]
    outcomes: tuple[Wanted, ...]
    helps: Mapping[str, Mapping[str, helps.Help]]
    """Service reference → outcome id → what is said."""
    ticked: frozenset[str]
    """References of the services in the letter."""
    gap: Gap | None
    """The open one."""
    offered: bool
    """A letter of this case was made final."""


class Said(NamedTuple):
    """A service was said to help with an outcome."""

    service: str
    outcome: str
    note: str


class Kept(NamedTuple):
    """What was put down in Options of one search."""

    ticked: tuple[str, ...]
    """Names of the services in the letter, A to Z."""
    helps: tuple[Said, ...]
    gaps: tuple[Gap, ...]
    """The open one, if there is one."""


def kept(db: Database, request_id: str) -> Kept:
    with db.read() as session:
        named = select(Service.service).join(InLetter, InLetter.service_id == Service.id)
        ticked = session.scalars(named.where(InLetter.request_id == request_id, ~InLetter.deleted))
        said = (
            select(Service.service, Outcome.words, HelpsWith.note)
            .join(HelpsWith, HelpsWith.service_id == Service.id)
            .join(Outcome, HelpsWith.outcome_id == Outcome.id)
            .where(HelpsWith.request_id == request_id, ~HelpsWith.deleted, ~Outcome.deleted)
            .order_by(Service.service, Outcome.position, Outcome.id)
        )
        gap = gaps.open_of(session, request_id)
        return Kept(
            ticked=tuple(sorted(ticked, key=str.casefold)),
            helps=tuple(Said(*row) for row in session.execute(said)),
            gaps=(gap,) if gap else (),
        )


def seen(db: Database, request_id: str) -> Options:
    """DeskError while nothing is painted in the week."""
    with db.read() as session:
        row = valid.living(session, Request, request_id)
        person = valid.living(session, Person, valid.living(session, Case, row.case_id).person_id)
        plan_id = row.plan_id or plans.current_id(session, person.id)
        request = requests.gathered(session, request_id)
        outcomes = session.scalars(plans.outcomes_of(plan_id)).all() if plan_id else ()
        return Options(
            request_id=request_id,
            request=request,
            called=telling.called(person),
            would_like=row.would_like,
            already=tuple(week.already(db, person.id)),
            outcomes=tuple(Wanted(one.id, one.words) for one in outcomes if one.progress != "no-longer-wanted"),
            helps=helps.by_service(session, request_id),
            ticked=_refs(session, request_id),
            gap=gaps.open_of(session, request_id),
            offered=session.scalars(select(ChoiceList.id).where(ChoiceList.case_id == row.case_id)).first() is not None,
        )


def ticked(db: Database, request_id: str) -> frozenset[str]:
    """References of the services to stand in full in the letter; none: every one that fits does."""
    with db.read() as session:
        return _refs(session, request_id)


def tick(db: Database, request_id: str, service_ref: str, on: bool) -> None:
    """Put a service into the letter, in full, or take it out."""
    service = service_id(db, service_ref)
    with db.write(act.TickService(request_id, service, "on" if on else "off")) as session:
        valid.living(session, Request, request_id)
        row = session.scalars(_of(request_id).where(InLetter.service_id == service)).first()
        if row is None and on:
            session.add(InLetter(request_id=request_id, service_id=service))
        elif row is not None and not on:
            row.deleted = True


def service_id(db: Database, ref: str) -> str:
    """The id of a living service by its reference."""
    with db.read() as session:
        found = session.scalars(select(Service.id).where(Service.ref == ref, ~Service.deleted)).first()
    if found is None:
        raise DeskError(_("{ref} is no longer in the directory.").format(ref=ref))
    return found


def service_of(db: Database, table: str, row_id: str) -> str:
    """The reference of the service that a row of in_letter or helps_with is about; "" if there is none."""
    about: Mapping[str, type[InLetter] | type[HelpsWith]] = {"in_letter": InLetter, "helps_with": HelpsWith}
    if (model := about.get(table)) is None:
        return ""
    with db.read() as session:
        query = select(Service.ref).join(model, model.service_id == Service.id).where(model.id == row_id)
        return session.scalars(query).first() or ""


def _refs(session: Session, request_id: str) -> frozenset[str]:
    query = select(Service.ref).join(InLetter, InLetter.service_id == Service.id)
    return frozenset(session.scalars(query.where(InLetter.request_id == request_id, ~InLetter.deleted)))


def _of(request_id: str) -> Select[InLetter]:
    return select(InLetter).where(InLetter.request_id == request_id, ~InLetter.deleted).order_by(InLetter.id)
