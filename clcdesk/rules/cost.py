"""What a plan costs: a week by its lines, and each financial year by the days delivered.

The rules are those of *The cost of a plan*: rates, and which bands combine, come from the framework's
definition. A rate that is not set makes every total that needs it unknown, never zero.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import NamedTuple

from clcdesk.frameworks.definition import Combination, Framework, Rate, Unit
from clcdesk.rules import calendar
from clcdesk.rules.facts import Entry, Span

PENNY = Decimal("0.01")


class PricedPlan(NamedTuple):
    """A week with bands and dates, for its cost; not the support plan."""

    framework: str
    start: date
    end: date | None
    """The last day; None is open-ended, and then no year has a cost."""
    on: date
    """The day whose rates price the week."""
    closed: tuple[Span, ...]
    personal_budget: Decimal | None
    """Pounds a week."""
    pattern: tuple[Entry, ...]


class Line(NamedTuple):
    """What a week has of one unit of one band. Money is in pounds; None is a rate that is not set."""

    unit: Unit
    band: str
    quantity: Decimal
    rate: Decimal | None
    amount: Decimal | None


class Year(NamedTuple):
    name: str
    """The financial year, e.g. 2025/26."""
    amount: Decimal | None


class NotSet(NamedTuple):
    """A rate that was needed and is not set, with the first day it was needed on."""

    band: str
    unit: Unit
    day: date


class Cost(NamedTuple):
    """Pounds and pence; None is not known."""

    lines: tuple[Line, ...]
    weekly: Decimal | None
    four_weekly: Decimal | None
    years: tuple[Year, ...]
    budget: Decimal | None
    """The personal budget less the week; below zero when the week costs more."""
    not_set: tuple[NotSet, ...]
    """Each band and unit once, in the order of the lines."""


class Breach(NamedTuple):
    """An entry that breaks a rule of its framework."""

    place: int
    """Which entry of the pattern, from 0."""
    entry: Entry
    kind: str
    """no-band, unknown-band, unit (not priced by it) or alone (no session it may stand on)."""
    combination: Combination | None


Rates = Mapping[tuple[str, Unit], list[Rate]]
Item = tuple[str, Unit, str, Decimal]
"""Day of the week, unit, band and quantity: entries alike cost alike."""


def unit(entry: Entry) -> Unit:
    """What an entry is priced by: am, pm, half and eve are half days."""
    if entry.hours is not None:
        return "hour"
    return "full" if entry.session == "full" else "half"


def breaches(framework: Framework, pattern: Iterable[Entry]) -> tuple[Breach, ...]:
    """Every entry that a framework with published bands would not pay for, in the pattern's order."""
    if not framework.bands:
        return ()
    pattern = tuple(pattern)
    sessions = {(entry.day, entry.band) for entry in pattern if entry.hours is None}
    return tuple(
        Breach(place, entry, kind, framework.combinations.get(entry.band))
        for place, entry in enumerate(pattern)
        if (kind := _breach(framework, entry, sessions))
    )


def _breach(framework: Framework, entry: Entry, sessions: set[tuple[str, str]]) -> str:
    if not entry.band:
        return "no-band"
    if entry.band not in framework.bands:
        return "unknown-band"
    rule = framework.combinations.get(entry.band)
    if rule is None:
        return ""
    if unit(entry) not in rule.units:
        return "unit"
    stands = not rule.needs_session_of or any((entry.day, band) in sessions for band in rule.needs_session_of)
    return "" if stands else "alone"


def price(framework: Framework, plan: PricedPlan) -> Cost:
    """The cost of a plan without breaches."""
    with _exact():
        rates = _rates(framework)
        lines = _lines(plan, rates)
        weekly = _total(line.amount for line in lines)
        delivered = _delivered(plan, rates)
        return Cost(
            lines=lines,
            weekly=weekly,
            four_weekly=None if weekly is None else 4 * weekly,
            years=tuple(_years(plan, delivered, rates)),
            budget=None if weekly is None or plan.personal_budget is None else plan.personal_budget - weekly,
            not_set=tuple(_not_set(plan, lines, delivered, rates)),
        )


def _exact() -> AbstractContextManager[Context]:
    """Digits enough that a sum of hours, or hours times a rate, is never rounded but to the penny."""
    return localcontext(Context(prec=400, rounding=ROUND_HALF_UP))


def _rates(framework: Framework) -> Rates:
    """The rates of each band and unit in the order of their days."""
    rates: dict[tuple[str, Unit], list[Rate]] = {}
    for rate in sorted(framework.rates, key=lambda rate: rate.starts):
        rates.setdefault((rate.band, rate.unit), []).append(rate)
    return rates


def _rate(rates: Rates, band: str, unit: Unit, day: date) -> Decimal | None:
    series = rates.get((band, unit), [])
    place = bisect_right(series, day, key=lambda rate: rate.starts)
    return series[place - 1].amount if place else None


def _amount(quantity: Decimal, rate: Decimal | None) -> Decimal | None:
    return None if rate is None else (quantity * rate).quantize(PENNY)


def _total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal("0.00")
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def _lines(plan: PricedPlan, rates: Rates) -> tuple[Line, ...]:
    quantities: dict[tuple[Unit, str], Decimal] = {}
    for entry in plan.pattern:
        key = (unit(entry), entry.band)
        quantities[key] = quantities.get(key, Decimal(0)) + _quantity(entry)
    lines = []
    for (by, band), quantity in quantities.items():
        rate = _rate(rates, band, by, plan.on)
        lines.append(Line(by, band, quantity, rate, _amount(quantity, rate)))
    return tuple(lines)


def _quantity(entry: Entry) -> Decimal:
    return Decimal(1) if entry.hours is None else entry.hours


def _delivered(plan: PricedPlan, rates: Rates) -> tuple[Span, ...]:
    """The days delivered, in spans within which neither a rate nor the financial year changes."""
    if plan.end is None:
        return ()
    whole = Span(plan.start, plan.end)
    years = {calendar.year_span(year).first for year in calendar.financial_years(whole)}
    cuts = sorted(years | {rate.starts for series in rates.values() for rate in series})
    still_open = calendar.without(whole, plan.closed)
    return tuple(piece for span in still_open for piece in calendar.split(span, cuts))


def _years(plan: PricedPlan, delivered: Iterable[Span], rates: Rates) -> Iterator[Year]:
    if plan.end is None:
        return
    items = Counter((entry.day, unit(entry), entry.band, _quantity(entry)) for entry in plan.pattern)
    amounts: dict[int, list[Decimal | None]] = {}
    for span in delivered:
        amounts.setdefault(calendar.financial_year(span.first), []).extend(_span_amounts(span, items, rates))
    for year in calendar.financial_years(Span(plan.start, plan.end)):
        yield Year(calendar.year_name(year), _total(amounts.get(year, ())))


def _span_amounts(span: Span, items: Mapping[Item, int], rates: Rates) -> Iterator[Decimal | None]:
    """What each item costs on all its days of a span, rounded to the penny entry by entry, day by day."""
    for (day, by, band, quantity), entries in items.items():
        if days := calendar.count(day, span):
            once = _amount(quantity, _rate(rates, band, by, span.first))
            yield None if once is None else once * days * entries


def _not_set(plan: PricedPlan, lines: Iterable[Line], delivered: Iterable[Span], rates: Rates) -> Iterator[NotSet]:
    for line in lines:
        if line.amount is None:
            yield NotSet(line.band, line.unit, plan.on)
            continue
        weekdays = {entry.day for entry in plan.pattern if (unit(entry), entry.band) == (line.unit, line.band)}
        unpaid = (
            calendar.first(day, span)
            for span in delivered
            if _rate(rates, line.band, line.unit, span.first) is None
            for day in weekdays
            if calendar.count(day, span)
        )
        if missing := min(unpaid, default=None):
            yield NotSet(line.band, line.unit, missing)
