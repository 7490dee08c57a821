"""What the searches of a case cost a week, against the budget."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import select

from clcdesk.frameworks.definition import Framework
from clcdesk.models.cases import Case
from clcdesk.models.requests import Request
from clcdesk.rules import cost
from clcdesk.rules.cost import Breach, Line, PricedPlan
from clcdesk.rules.facts import Entry
from clcdesk.services import frameworks, plans, referrals, requests, valid
from clcdesk.store import Database
from clcdesk.words import _
from clcdesk.words.bill import breach_text


class Search(NamedTuple):
    """What one search costs a week."""

    request_id: str
    on: date
    """Whose rates price it: the start, or today once it has begun."""
    lines: tuple[Line, ...]
    """() while a rule of the framework is broken."""
    breaches: tuple[Breach, ...]
    amount: Decimal | None
    """Pounds; None is not known."""
    rates_from: date | None
    """The newest day on which a rate that prices it began."""


class Weekly(NamedTuple):
    """What a case costs the council a week."""

    searches: tuple[Search, ...]
    """Those with days in their week, in the order they were added."""
    amount: Decimal | None
    """Pounds; None is not known; nothing searched costs 0.00, which is not worth showing."""
    budget: Decimal | None
    """Pounds a week; None: nobody has told us."""
    budget_stage: str
    """indicative, agreed, or "" where it comes from the referral."""
    unknown: tuple[str, ...]
    """Why the amount is not known, a sentence each."""

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for search in self.searches for line in search.lines)

    @property
    def left(self) -> Decimal | None:
        """The budget less the week: below zero when the week costs more."""
        return None if self.amount is None or self.budget is None else self.budget - self.amount


def weekly(db: Database, case_id: str, today: date, known: Mapping[str, Framework] | None = None) -> Weekly:
    """The cost of every search of a case, by the framework's rates.

    `known` spares reading the definitions again: `frameworks.everything(db)`.
    """
    definitions = frameworks.everything(db) if known is None else known
    with db.read() as session:
        person_id = valid.living(session, Case, case_id).person_id
        rows = session.scalars(
            select(Request).where(Request.case_id == case_id, ~Request.deleted).order_by(Request.id)
        ).all()
        weeks = [(row, requests.pattern(session, row.id)) for row in rows]
    priced = [(row, search(definitions.get(row.framework), row, week, today)) for row, week in weeks if week]
    searches = tuple(search for _row, search in priced)
    amounts = [search.amount for search in searches]
    amount = None if None in amounts else sum((one for one in amounts if one is not None), Decimal("0.00"))
    sentences = [sentence for row, one in priced for sentence in _unknown(definitions.get(row.framework), row, one)]
    budget, stage = _budget(db, person_id, case_id)
    return Weekly(searches, amount, budget, stage, tuple(dict.fromkeys(sentences)))


def search(framework: Framework | None, row: Request, week: tuple[Entry, ...], today: date) -> Search:
    on = max(row.start, today)
    if framework is None:
        return Search(row.id, on, (), (), None, None)
    broken = cost.breaches(framework, week)
    if broken:
        return Search(row.id, on, (), broken, None, None)
    bill = cost.price(framework, PricedPlan(framework.code, row.start, None, on, (), None, week))
    used = {(line.band, line.unit) for line in bill.lines}
    begun = [rate.starts for rate in framework.rates if (rate.band, rate.unit) in used and rate.starts <= on]
    return Search(row.id, on, bill.lines, (), bill.weekly, max(begun, default=None))


def _unknown(framework: Framework | None, row: Request, search: Search) -> list[str]:
    if framework is None:
        return [_("{code} is not a framework we know.").format(code=row.framework)]
    said = [breach_text(breach, framework) for breach in search.breaches]
    if any(line.rate is None for line in search.lines):
        said.append(_("Rate not set on {framework}.").format(framework=framework.title))
    return said


def _budget(db: Database, person_id: str, case_id: str) -> tuple[Decimal | None, str]:
    """The current plan's, else the newest referral's that names one."""
    current = plans.versions(db, person_id)
    if current and current[0].weekly_budget is not None:
        return current[0].weekly_budget, current[0].budget_stage
    asked = (referral.weekly_budget for referral in referrals.of(db, case_id))
    return next((budget for budget in asked if budget is not None), None), ""
