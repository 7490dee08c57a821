from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clcdesk.rules.age import age, within

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        ("1998-03-01", "2025-07-07", 27),
        ("1960-07-07", "2025-07-06", 64),
        ("1960-07-07", "2025-07-07", 65),
        ("2004-02-29", "2025-02-28", 20),
        ("2004-02-29", "2025-03-01", 21),
        ("2004-02-29", "2024-02-28", 19),
        ("2004-02-29", "2024-02-29", 20),
        ("2025-07-07", "2025-07-07", 0),
    ],
)
def test_age_on_a_day(born: str, day: str, years: int) -> None:
    assert age(date.fromisoformat(born), date.fromisoformat(day)) == years


@given(DAYS, DAYS)
def test_age_counts_the_birthdays_that_have_been(born: date, day: date) -> None:
    if day < born:
        born, day = day, born
    birthdays = 0
    for year in range(born.year + 1, day.year + 1):
        try:
            birthday = born.replace(year=year)
        except ValueError:
            birthday = date(year, 3, 1)
        birthdays += birthday <= day
    assert age(born, day) == birthdays


@given(DAYS, st.integers(0, 40_000))
def test_nobody_grows_younger(born: date, days: int) -> None:
    day = born + timedelta(days)
    assert 0 <= age(born, day + timedelta(1)) - age(born, day) <= 1


def test_limits_are_included_and_may_be_open() -> None:
    assert [within(years, 55, 64) for years in (54, 55, 64, 65)] == [False, True, True, False]
    assert within(0, None, None) and within(120, 55, None) and within(0, None, 64)
    assert not within(65, None, 64) and not within(54, 55, None)
    assert within(0, 0, 0) and not within(1, 0, 0)
