"""What is spent a week on what people chose, by the rates of their frameworks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clcdesk.frameworks.definition import Framework
from clcdesk.models.cases import Case
from clcdesk.models.choices import ChoiceList, ChoiceSearch, Decision, Offer, RankedOffer
from clcdesk.models.people import Person
from clcdesk.models.requests import PatternEntry, Request
from clcdesk.rules.facts import Entry
from clcdesk.services import costs, requests

TABLES = ("choice_list", "choice_search", "decision", "ranked_offer", "request", "pattern_entry", "framework_rate")
"""Tables whose changes may change what is spent."""
GONE = ("died", "moved-away")


class Spent(NamedTuple):
    """A week of one search that was chosen for."""

    person_id: str
    lot: str
    amount: Decimal | None
    """Pounds; None where a rate is not set, or the week breaks a rule of its framework."""
    bands: Mapping[str, Decimal | None]
    """Pounds by band, in the same way."""


def weekly(session: Session, known: Mapping[str, Framework], on: date) -> Sequence[Spent]:
    """Of every open case: each search that its newest decision names a service of, or takes as a direct payment."""
    chosen = _chosen(session)
    weeks = _weeks(session)
    rows = session.scalars(select(Request).where(~Request.deleted).order_by(Request.id))
    return [_spent(chosen[row.id], known, row, weeks.get(row.id, ()), on) for row in rows if row.id in chosen]


def _spent(person_id: str, known: Mapping[str, Framework], row: Request, week: tuple[Entry, ...], on: date) -> Spent:
    priced = costs.search(known.get(row.framework), row, week, on)
    bands: dict[str, Decimal | None] = {entry.band: None for entry in week}
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for line in priced.lines:
        sums[line.band] += line.amount or 0
    unset = {line.band for line in priced.lines if line.amount is None}
    bands |= {band: None if band in unset else amount for band, amount in sums.items()}
    return Spent(person_id, row.lot, priced.amount if week else None, bands)


def _chosen(session: Session) -> Mapping[str, str]:
    """Request → the person, for what the newest decision of an open case chose."""
    found: dict[str, str] = {}
    newest = _newest_decisions(session)
    ranked = select(ChoiceSearch.request_id, ChoiceSearch.list_id, RankedOffer.decision_id).join_from(
        RankedOffer, Offer, RankedOffer.offer_id == Offer.id
    )
    ranked = ranked.join(ChoiceSearch, Offer.search_id == ChoiceSearch.id).where(~RankedOffer.deleted)
    for request_id, _list, decision_id in session.execute(ranked):
        result, person_id = newest.get(decision_id, ("", ""))
        if result == "ranked":
            found[request_id] = person_id
    paid = select(ChoiceSearch.request_id, Decision.id).join(Decision, Decision.list_id == ChoiceSearch.list_id)
    for request_id, decision_id in session.execute(paid):
        result, person_id = newest.get(decision_id, ("", ""))
        if result == "direct-payment":
            found[request_id] = person_id
    return found


def _newest_decisions(session: Session) -> Mapping[str, tuple[str, str]]:
    """The decision that stands on the newest list of each open case → its result and whose it is."""
    lists = (
        select(ChoiceList.id, ChoiceList.case_id, Case.person_id)
        .join(Case, ChoiceList.case_id == Case.id)
        .join(Person, Case.person_id == Person.id)
        .where(~ChoiceList.deleted, ~Case.deleted, ~Person.deleted, Case.closed_on.is_(None))
        .where(Person.status.not_in(GONE))
        .order_by(ChoiceList.judged_on, ChoiceList.id)
    )
    of_case = {row.case_id: row for row in session.execute(lists)}
    people = {row.id: row.person_id for row in of_case.values()}
    decisions = select(Decision.id, Decision.list_id, Decision.result).where(~Decision.deleted)
    rows = session.execute(decisions.order_by(Decision.decided_on, Decision.id))
    standing = {row.list_id: row for row in rows if row.list_id in people}
    return {row.id: (row.result, people[row.list_id]) for row in standing.values()}


def _weeks(session: Session) -> Mapping[str, tuple[Entry, ...]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    query = select(PatternEntry).where(~PatternEntry.deleted)
    for row in session.scalars(query.order_by(PatternEntry.request_id, PatternEntry.position)):
        found[row.request_id].append(requests.entry_of(row))
    return {request_id: tuple(week) for request_id, week in found.items()}
