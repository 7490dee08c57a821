"""Everybody at a glance: for the list of people, and for the head of one person's case."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from clcdesk.models.cases import Case, Referral
from clcdesk.models.choices import ChoiceList, Decision
from clcdesk.models.people import Officer, Person
from clcdesk.models.plans import Outcome, SupportPlan
from clcdesk.models.promises import Promise
from clcdesk.models.requests import Gap, PatternEntry, Request
from clcdesk.services.next_step import Next, Standing, next_of, promise_words, waiting_days
from clcdesk.services.people import TITLES
from clcdesk.store import Database

TABLES = (
    "person", "case_file", "officer", "referral", "support_plan", "outcome", "request", "pattern_entry",
    "choice_list", "decision", "gap", "promise",
)  # fmt: skip
"""Tables whose changes may change a glance."""


class Glance(NamedTuple):
    """One person, as a row of the list."""

    person_id: str
    case_id: str
    """Of the newest open case, else the newest; "" for none."""
    name: str
    """As on an envelope."""
    sorted_name: str
    """ "Mehta, Asha", where the name is simple."""
    reference: str
    outward: str
    """The first half of the postcode."""
    status: str
    standing: Standing
    next: Next
    waiting: int | None
    """Days; None where nobody waits."""
    since: date | None
    """The day the search was asked for."""
    told_on: date | None
    wanted_by: date | None
    worker: str
    found_by: str
    """What typing finds this person by, without case: names, references, NHS number, date of birth, postcode."""


def everybody(db: Database, today: date, person_id: str = "") -> list[Glance]:
    """Every living person by name, or the one with this id."""
    with db.read() as session:
        found = _Found(session, person_id)
        rows = [found.glance(person, today) for person in session.execute(_people(person_id))]
    return sorted(rows, key=lambda row: (row.sorted_name.casefold(), row.reference))


def one(db: Database, today: date, person_id: str) -> Glance | None:
    return next(iter(everybody(db, today, person_id)), None)


def matching(rows: Iterable[Glance], words: str) -> list[Glance]:
    """Those that hold every word typed, in any order."""
    parts = words.casefold().split()
    if not parts:
        return list(rows)
    if len(parts) == 1:
        return [row for row in rows if parts[0] in row.found_by]
    return [row for row in rows if all(part in row.found_by for part in parts)]


def surname_first(name: str, first_name: str) -> str:
    """ "Miss Asha Mehta" as "Mehta, Asha"; a name that is not simple stays as it is."""
    parts = name.split()
    while parts and parts[0].rstrip(".").casefold() in TITLES:
        parts = parts[1:]
    first = first_name.split()
    if first and parts[: len(first)] == first and len(parts) > len(first):
        return f"{' '.join(parts[len(first) :])}, {first_name.strip()}"
    if len(parts) == 2:
        return f"{parts[1]}, {parts[0]}"
    return " ".join(parts) or first_name


def _people(person_id: str) -> Select[*tuple[Any, ...]]:
    columns = (
        Person.id, Person.name, Person.first_name, Person.addressed_as, Person.reference,
        Person.case_system_reference, Person.nhs_number, Person.date_of_birth, Person.postcode, Person.status,
    )  # fmt: skip
    query = select(*columns).where(~Person.deleted)
    return query.where(Person.id == person_id) if person_id else query


class _Found:
    """Whatever stands beside the people, read once for all of them."""

    def __init__(self, session: Session, person_id: str) -> None:
        self.cases = _cases(session, person_id)
        ids = {row.id for row in self.cases.values()} if person_id else None
        self.officers = {row.id: row.name for row in session.execute(select(Officer.id, Officer.name))}
        self.referrals = _referrals(session, ids)
        self.outcomes = _outcomes(session, person_id)
        self.searches = _searches(session, ids)
        self.lists = _lists(session, ids)
        self.decisions = _decisions(session, {row.id for row in self.lists.values()} if person_id else None)
        self.gaps = _gaps(session, ids)
        self.promises = _promises(session, ids)

    def glance(self, person: Any, today: date) -> Glance:
        case = self.cases.get(person.id)
        case_id = case.id if case else ""
        asked = self.referrals.get(case_id)
        listed = self.lists.get(case_id)
        standing = self._standing(person, case, listed)
        since = asked.asked_on if asked else case.opened_on if case else None
        return Glance(
            person.id,
            case_id,
            person.name or person.first_name,
            surname_first(person.name, person.first_name),
            person.reference,
            _outward(person.postcode),
            person.status,
            standing,
            next_of(standing),
            waiting_days(since, standing, today),
            since,
            listed.judged_on if listed else None,
            asked.wanted_by if asked else None,
            self.officers.get(case.worker_id, "") if case else "",
            _found_by(person),
        )

    def _standing(self, person: Any, case: Any, listed: Any) -> Standing:
        decision = self.decisions.get(listed.id) if listed else None
        case_id = case.id if case else ""
        promise = self.promises.get(case_id)
        return Standing(
            status=person.status,
            has_case=case is not None,
            closed_on=case.closed_on if case else None,
            outcomes=self.outcomes.get(person.id, 0),
            searches=self.searches.get(case_id, 0),
            listed_on=listed.judged_on if listed else None,
            result=decision.result if decision else "",
            decided_on=decision.decided_on if decision else None,
            look_again_on=self.gaps.get(case_id),
            promised=promise_words(promise.kind, promise.what, promise.to_whom, promise.at) if promise else "",
            promised_by=promise.due_on if promise else None,
            promise_id=promise.id if promise else "",
        )


def _cases(session: Session, person_id: str) -> Mapping[str, Any]:
    """Person → their newest open case, else their newest."""
    query = select(Case.id, Case.person_id, Case.worker_id, Case.opened_on, Case.closed_on).where(~Case.deleted)
    if person_id:
        query = query.where(Case.person_id == person_id)
    rows = session.execute(query.order_by(Case.closed_on.is_(None), Case.opened_on, Case.id))
    return {row.person_id: row for row in rows}


def _referrals(session: Session, cases: set[str] | None) -> Mapping[str, Any]:
    query = select(Referral.case_id, Referral.asked_on, Referral.wanted_by).where(~Referral.deleted)
    query = query if cases is None else query.where(Referral.case_id.in_(cases))
    return {row.case_id: row for row in session.execute(query.order_by(Referral.asked_on, Referral.id))}


def _outcomes(session: Session, person_id: str) -> Mapping[str, int]:
    """Person → how many outcomes the newest version of the plan holds."""
    plans = select(SupportPlan.id, SupportPlan.person_id).where(~SupportPlan.deleted)
    counts = select(Outcome.plan_id, func.count()).where(~Outcome.deleted).group_by(Outcome.plan_id)
    if person_id:
        plans = plans.where(SupportPlan.person_id == person_id)
        counts = counts.join(SupportPlan, SupportPlan.id == Outcome.plan_id).where(SupportPlan.person_id == person_id)
    held = {plan: count for plan, count in session.execute(counts)}  # noqa: C416  # rows are no pairs to mypy
    rows = session.execute(plans.order_by(SupportPlan.version, SupportPlan.id))
    return {row.person_id: held.get(row.id, 0) for row in rows}


def _searches(session: Session, cases: set[str] | None) -> Mapping[str, int]:
    """Case → how many of its requests have a day in their week."""
    query = (
        select(Request.case_id, func.count(func.distinct(Request.id)))
        .join(PatternEntry, PatternEntry.request_id == Request.id)
        .where(~Request.deleted, ~PatternEntry.deleted)
        .group_by(Request.case_id)
    )
    query = query if cases is None else query.where(Request.case_id.in_(cases))
    return {case: count for case, count in session.execute(query)}  # noqa: C416  # rows are no pairs to mypy


def _lists(session: Session, cases: set[str] | None) -> Mapping[str, Any]:
    """Case → its newest choice list."""
    query = select(ChoiceList.id, ChoiceList.case_id, ChoiceList.judged_on).where(~ChoiceList.deleted)
    query = query if cases is None else query.where(ChoiceList.case_id.in_(cases))
    return {row.case_id: row for row in session.execute(query.order_by(ChoiceList.judged_on, ChoiceList.id))}


def _decisions(session: Session, lists: set[str] | None) -> Mapping[str, Any]:
    """List → its newest decision."""
    query = select(Decision.list_id, Decision.result, Decision.decided_on).where(~Decision.deleted)
    query = query if lists is None else query.where(Decision.list_id.in_(lists))
    return {row.list_id: row for row in session.execute(query.order_by(Decision.decided_on, Decision.id))}


def _gaps(session: Session, cases: set[str] | None) -> Mapping[str, date]:
    """Case → the first day on which one of its open gaps is to be looked at."""
    query = (
        select(Request.case_id, func.min(Gap.look_again_on))
        .join(Gap, Gap.request_id == Request.id)
        .where(~Gap.deleted, ~Request.deleted, Gap.closed_on.is_(None))
        .group_by(Request.case_id)
    )
    query = query if cases is None else query.where(Request.case_id.in_(cases))
    return {case: day for case, day in session.execute(query)}  # noqa: C416  # rows are no pairs to mypy


def _promises(session: Session, cases: set[str] | None) -> Mapping[str, Any]:
    """Case → the promise to keep first."""
    columns = (Promise.id, Promise.case_id, Promise.kind, Promise.what, Promise.to_whom, Promise.at, Promise.due_on)
    query = select(*columns).where(~Promise.deleted, Promise.kept_on.is_(None), Promise.case_id.is_not(None))
    query = query if cases is None else query.where(Promise.case_id.in_(cases))
    rows = session.execute(query.order_by(Promise.due_on.desc(), Promise.at.desc(), Promise.id.desc()))
    return {row.case_id: row for row in rows}


def _outward(postcode: str) -> str:
    plain = "".join(postcode.split()).upper()
    return plain[:-3] if len(plain) > 4 else plain


def _found_by(person: Any) -> str:
    """Also what people leave out or write otherwise: a postcode without its space, a date in figures."""
    born: date | None = person.date_of_birth
    dates = (f"{born:%d/%m/%Y} {born.day}/{born.month}/{born.year} {born:%Y-%m-%d}",) if born else ()
    parts = (
        person.name, person.first_name, person.addressed_as, person.reference, person.case_system_reference,
        person.nhs_number, _grouped(person.nhs_number), person.postcode, "".join(person.postcode.split()), *dates,
    )  # fmt: skip
    return "\n".join(parts).casefold()


def _grouped(nhs_number: str) -> str:
    return f"{nhs_number[:3]} {nhs_number[3:6]} {nhs_number[6:]}" if nhs_number else ""
