from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clcdesk.rules import calendar
from clcdesk.rules.facts import DAYS, Span

SPANS = st.builds(
    lambda first, days: Span(first, first + timedelta(days)),
    st.dates(date(2020, 1, 1), date(2024, 1, 1)),
    st.integers(0, 500),
)


def days(span: Span) -> list[date]:
    return [span.first + timedelta(n) for n in range((span.last - span.first).days + 1)]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2025-03-31", "2024/25"),
        ("2025-04-01", "2025/26"),
        ("2026-01-01", "2025/26"),
        ("2099-12-31", "2099/00"),
        ("0001-01-01", "0000/01"),
        ("9999-12-31", "9999/00"),
    ],
)
def test_the_financial_year_of_a_day(day: str, name: str) -> None:
    year = calendar.financial_year(date.fromisoformat(day))
    assert calendar.year_name(year) == name
    span = calendar.year_span(year)
    assert span.first <= date.fromisoformat(day) <= span.last


def test_a_financial_year_is_1_april_to_31_march() -> None:
    assert calendar.year_span(2025) == (date(2025, 4, 1), date(2026, 3, 31))


@given(SPANS)
def test_the_years_that_a_span_touches(span: Span) -> None:
    touched = {calendar.financial_year(day) for day in days(span)}
    assert list(calendar.financial_years(span)) == sorted(touched)


@given(SPANS, st.sampled_from(DAYS))
def test_days_of_the_week_are_counted(span: Span, day: str) -> None:
    found = [one for one in days(span) if calendar.weekday(one) == day]
    assert calendar.count(day, span) == len(found)
    if found:
        assert calendar.first(day, span) == found[0]


@given(SPANS, st.lists(SPANS, max_size=4))
def test_closed_spans_are_taken_out_once(span: Span, closed: list[Span]) -> None:
    shut = {day for one in closed for day in days(one)}
    left = calendar.without(span, closed)
    assert [day for one in left for day in days(one)] == [day for day in days(span) if day not in shut]


@given(SPANS, st.lists(st.dates(date(2019, 1, 1), date(2026, 1, 1)), max_size=5))
def test_a_split_span_is_the_same_days(span: Span, starts: list[date]) -> None:
    pieces = calendar.split(span, sorted(set(starts)))
    assert [day for piece in pieces for day in days(piece)] == days(span)
    assert all(not piece.first < start <= piece.last for piece in pieces for start in starts)


def test_the_ends_of_the_calendar() -> None:
    everything = Span(date.min, date.max)
    assert calendar.without(everything, [everything]) == ()
    assert calendar.without(everything, [Span(date(2, 1, 1), date.max)]) == (Span(date.min, date(1, 12, 31)),)
    assert calendar.count("mon", everything) + calendar.count("tue", everything) > 1_000_000
    assert len(calendar.financial_years(everything)) == 10_000
