"""Costs against a slow computation, one day after the other in fractions of a pound."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clcdesk import frameworks
from clcdesk.frameworks.definition import Band, Combination, Framework, Rate, Unit
from clcdesk.rules.cost import Cost, NotSet, PricedPlan, breaches, price, unit
from clcdesk.rules.facts import DAYS, Entry, Span

CLC = frameworks.load()["clc-2021"]
MONDAY = date(2025, 9, 1)
UNITS: tuple[Unit, ...] = ("half", "full", "hour")


def session(day: str, kind: str, band: str) -> Entry:
    return Entry(day, kind, None, band)


def hours(day: str, number: str, band: str) -> Entry:
    return Entry(day, "", Decimal(number), band)


def plan(*pattern: Entry, start: date = MONDAY, end: date | None = None, **others: object) -> PricedPlan:
    made = PricedPlan(CLC.code, start, end, start, (), None, pattern)
    return made._replace(**others)  # type: ignore[arg-type]


def cost(*pattern: Entry, start: date = MONDAY, end: date | None = None, **others: object) -> Cost:
    return price(CLC, plan(*pattern, start=start, end=end, **others))


# The slow computation.


def to_the_penny(pounds: Fraction) -> Fraction:
    return Fraction(floor(pounds * 100 + Fraction(1, 2)), 100)


def rate_on(framework: Framework, entry: Entry, day: date) -> Fraction | None:
    begun = [r for r in framework.rates if (r.band, r.unit) == (entry.band, unit(entry)) and r.starts <= day]
    amount = max(begun, key=lambda rate: rate.starts).amount if begun else None
    return None if amount is None else Fraction(amount)


def quantity(entry: Entry) -> Fraction:
    return Fraction(1) if entry.hours is None else Fraction(entry.hours)


def slow_years(framework: Framework, plan: PricedPlan) -> dict[str, Fraction | None]:
    totals: dict[str, Fraction | None] = {}
    day = plan.start
    while plan.end is not None and day <= plan.end:
        begins = day.year if day >= date(day.year, 4, 1) else day.year - 1
        name = f"{begins}/{(begins + 1) % 100:02}"
        total = totals.setdefault(name, Fraction(0))
        for entry in plan.pattern:
            if entry.day != DAYS[day.weekday()] or any(span.first <= day <= span.last for span in plan.closed):
                continue
            rate = rate_on(framework, entry, day)
            total = None if rate is None or total is None else total + to_the_penny(quantity(entry) * rate)
        totals[name] = total
        day += timedelta(1)
    return totals


def slow_week(framework: Framework, plan: PricedPlan) -> dict[tuple[str, str], tuple[Fraction, Fraction | None]]:
    lines: dict[tuple[str, str], tuple[Fraction, Fraction | None]] = {}
    for key in dict.fromkeys((unit(entry), entry.band) for entry in plan.pattern):
        alike = [entry for entry in plan.pattern if (unit(entry), entry.band) == key]
        number, rate = sum(map(quantity, alike), Fraction(0)), rate_on(framework, alike[0], plan.on)
        lines[key] = number, None if rate is None else to_the_penny(number * rate)
    return lines


AROUND = st.dates(date(2025, 1, 1), date(2026, 12, 31))
PENCE = st.integers(0, 20_000).map(lambda pence: Decimal(pence) / 100)
HOURS = st.decimals(Decimal("0.001"), Decimal(24), places=3)
BANDS = ("X", "Y", "Z")


ENTRIES = st.builds(
    session, st.sampled_from(DAYS[:3]), st.sampled_from(("am", "pm", "half", "eve", "full")), st.sampled_from(BANDS)
) | st.builds(Entry, st.sampled_from(DAYS[:3]), st.just(""), HOURS, st.sampled_from(BANDS))
SPANS = st.builds(lambda first, more: Span(first, first + timedelta(more)), AROUND, st.integers(0, 60))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Framework, PricedPlan]:
    days = draw(st.lists(st.tuples(st.sampled_from(BANDS), st.sampled_from(UNITS), AROUND), unique=True, max_size=12))
    rates = [Rate(band, by, day, draw(st.none() | PENCE)) for band, by, day in days]
    rates += [Rate(band, by, date(2024, 1, 1), Decimal("9.99")) for band in "XY" for by in UNITS]
    framework = CLC._replace(bands={band: Band(band, band) for band in BANDS}, rates=tuple(rates), combinations={})
    start = draw(AROUND)
    plan = PricedPlan(
        framework=framework.code,
        start=start,
        end=draw(st.none() | st.integers(0, 500).map(lambda more: start + timedelta(more))),
        on=draw(AROUND),
        closed=tuple(draw(st.lists(SPANS, max_size=4))),
        personal_budget=draw(st.none() | PENCE),
        pattern=tuple(draw(st.lists(ENTRIES, min_size=1, max_size=6))),
    )
    return framework, plan


@settings(deadline=None, max_examples=150)
@given(cases())
def test_a_cost_is_what_a_slow_computation_finds(case: tuple[Framework, PricedPlan]) -> None:
    framework, plan = case
    found = price(framework, plan)
    week = slow_week(framework, plan)
    assert [(line.unit, line.band) for line in found.lines] == list(week)
    for line, (number, amount) in zip(found.lines, week.values(), strict=True):
        assert line.quantity == number and line.amount == amount
    amounts = [amount for _quantity, amount in week.values()]
    weekly = None if None in amounts else sum(filter(None, amounts), Fraction(0))
    assert found.weekly == weekly
    assert found.four_weekly == (None if weekly is None else 4 * weekly)
    known = weekly is not None and plan.personal_budget is not None
    assert found.budget == (Fraction(plan.personal_budget or 0) - (weekly or 0) if known else None)
    years = slow_years(framework, plan)
    assert [(year.name, year.amount) for year in found.years] == list(years.items())
    assert bool(found.not_set) == (None in amounts or None in years.values())
    assert len({(missing.band, missing.unit) for missing in found.not_set}) == len(found.not_set)
    for missing in found.not_set:
        alike = [one for one in plan.pattern if (one.band, unit(one)) == (missing.band, missing.unit)]
        assert alike and rate_on(framework, alike[0], missing.day) is None


# The page's own words.


def test_the_example_of_the_page() -> None:
    found = cost(
        session("mon", "full", "C"),
        hours("mon", "2", "E"),
        end=date(2026, 3, 31),
        closed=(Span(date(2025, 12, 22), date(2026, 1, 2)),),
        personal_budget=Decimal("300.00"),
    )
    assert [str(line.amount) for line in found.lines] == ["78.42", "34.28"]
    assert (found.weekly, found.four_weekly, found.budget) == (Decimal("112.70"), Decimal("450.80"), Decimal("187.30"))
    assert [(year.name, year.amount) for year in found.years] == [("2025/26", 29 * Decimal("112.70"))]
    assert found.not_set == ()


def test_lines_group_unit_and_band_in_the_order_they_first_appear() -> None:
    found = cost(
        session("mon", "eve", "B"),
        session("tue", "full", "B"),
        session("wed", "am", "C"),
        session("thu", "pm", "B"),
        session("fri", "half", "B"),
        hours("wed", "0.1", "E"),
        hours("wed", "0.2", "E"),
    )
    assert [(line.unit, line.band, line.quantity) for line in found.lines] == [
        ("half", "B", 3),
        ("full", "B", 1),
        ("half", "C", 1),
        ("hour", "E", Decimal("0.3")),
    ]


def test_a_line_is_rounded_once_but_a_year_entry_by_entry_and_day_by_day() -> None:
    """0.5 × £21.47 = £10.735, half up £10.74."""
    twice = (hours("mon", "0.5", "F"), hours("tue", "0.5", "F"))
    found = cost(*twice, end=MONDAY + timedelta(6))
    assert found.weekly == Decimal("21.47")
    assert found.years[0].amount == Decimal("21.48")


def test_hours_are_exact_however_many_digits() -> None:
    small = "0." + "0" * 58 + "1"
    found = cost(hours("mon", "24", "F"), hours("mon", small, "F"))
    assert found.lines[0].quantity == Decimal("24." + "0" * 58 + "1")


def test_a_rate_that_is_not_set_makes_its_totals_unknown_and_is_told_once() -> None:
    found = cost(
        session("mon", "full", "C"),
        session("tue", "am", "C"),
        start=date(2024, 4, 1),
        end=date(2026, 4, 30),
        personal_budget=Decimal(300),
    )
    assert [line.amount for line in found.lines] == [None, None]
    assert (found.weekly, found.four_weekly, found.budget) == (None, None, None)
    assert [year.name for year in found.years if year.amount is None] == ["2024/25", "2025/26"]
    assert found.years[2].amount is not None
    assert found.not_set == (NotSet("C", "full", date(2024, 4, 1)), NotSet("C", "half", date(2024, 4, 1)))


def test_a_rate_that_only_the_years_miss_is_told_with_its_first_day() -> None:
    """1 to 6 April 2025 have no rate: a Tuesday falls on the 1st, a Monday not before the 7th."""
    start, end = date(2025, 4, 1), date(2025, 4, 30)
    found = cost(session("tue", "full", "C"), start=start, end=end, on=MONDAY)
    assert found.weekly == Decimal("78.42")
    assert (found.years[0].amount, found.not_set) == (None, (NotSet("C", "full", start),))
    found = cost(session("mon", "full", "C"), start=start, end=end, on=MONDAY)
    assert (found.years[0].amount, found.not_set) == (4 * Decimal("78.42"), ())
    closed = (Span(start, date(2025, 4, 6)), Span(date(2025, 3, 1), date(2025, 4, 2)))
    found = cost(session("tue", "full", "C"), start=start, end=end, on=MONDAY, closed=closed)
    assert (found.years[0].amount, found.not_set) == (4 * Decimal("78.42"), ())


def test_each_year_touched_is_told_even_with_nothing_delivered() -> None:
    found = cost(session("mon", "full", "C"), start=date(2026, 3, 31), end=date(2026, 4, 1))
    assert [(year.name, str(year.amount)) for year in found.years] == [("2025/26", "0.00"), ("2026/27", "0.00")]
    assert cost(session("mon", "full", "C")).years == ()


def test_a_rate_added_later_holds_from_its_day() -> None:
    later = CLC._replace(rates=(*CLC.rates, Rate("C", "full", date(2026, 1, 5), Decimal("80.00"))))
    found = price(later, plan(session("mon", "full", "C"), start=date(2025, 12, 29), end=date(2026, 1, 11)))
    assert found.weekly == Decimal("78.42")
    assert found.years[0].amount == Decimal("158.42")


def test_a_plan_of_all_the_calendar_is_priced_at_once() -> None:
    found = cost(session("mon", "full", "C"), start=date.min, end=date.max, on=MONDAY)
    assert len(found.years) == 10_000
    assert found.years[0].amount is None and found.years[-1].amount is not None


def test_a_framework_without_published_bands_takes_any_and_prices_none() -> None:
    bare = frameworks.load()["clc-2026"]
    pattern = (session("mon", "full", "Q"), hours("tue", "3", ""), hours("wed", "1", "E"))
    assert breaches(bare, pattern) == ()
    found = price(bare, plan(*pattern, end=MONDAY))
    assert found.weekly is None and len(found.not_set) == 3 and found.years[0].amount is None


@pytest.mark.parametrize(
    ("pattern", "kinds"),
    [
        ([hours("mon", "2", "E")], ["alone"]),
        ([session("tue", "full", "C"), hours("mon", "2", "E")], ["alone"]),
        ([session("mon", "full", "A"), hours("mon", "2", "E")], ["alone"]),
        ([hours("mon", "2", "E"), hours("mon", "2", "F")], ["alone"]),
        ([hours("mon", "2", "E"), hours("mon", "1", "C")], ["alone", "unit"]),
        ([hours("mon", "2", "E"), session("mon", "eve", "B")], []),
        ([hours("mon", "2", "E"), session("mon", "am", "C")], []),
        ([hours("mon", "2", "E"), hours("mon", "1", "E"), session("mon", "full", "D")], []),
        ([session("mon", "full", "E"), session("mon", "full", "C")], ["unit"]),
        ([session("mon", "half", "F")], ["unit"]),
        ([hours("mon", "2", "F")], []),
        ([hours("mon", "2", band) for band in "ABCD"], ["unit"] * 4),
        ([session("mon", "am", "")], ["no-band"]),
        ([session("mon", "am", "G")], ["unknown-band"]),
    ],
)
def test_what_clc_2021_would_not_pay_for(pattern: Sequence[Entry], kinds: list[str]) -> None:
    assert [breach.kind for breach in breaches(CLC, pattern)] == kinds


def test_combination_rules_are_the_definitions_own() -> None:
    bands = {band: Band(band, band) for band in ("X", "E")}
    rules = {"X": Combination("X", ("half",), ("E",), "")}
    other = CLC._replace(bands=bands, combinations=rules)
    assert [one.kind for one in breaches(other, [session("mon", "am", "X")])] == ["alone"]
    assert breaches(other, [session("mon", "am", "X"), session("mon", "full", "E")]) == ()
    assert breaches(other, [hours("tue", "1", "E")]) == ()
