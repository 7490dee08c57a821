"""Counting people for reports; the published series come out of people of those ages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clcdesk.rules import counts

PUBLISHED = (
    (date(2020, 8, 31), 558, 144, 702),
    (date(2021, 5, 31), 515, 128, 643),
    (date(2022, 6, 30), 534, 117, 651),
    (date(2023, 6, 30), 551, 101, 652),
    (date(2024, 6, 30), 556, 96, 652),
    (date(2025, 6, 30), 605, 84, 689),
)
"""Day, people of 18 to 64, of 65 and over, and all of them (LCC 2025-09)."""


@pytest.mark.parametrize(("on", "younger", "older", "everyone"), PUBLISHED)
def test_the_published_series_come_out(on: date, younger: int, older: int, everyone: int) -> None:
    births = [date(on.year - 64, on.month, on.day)] * younger + [date(on.year - 65, on.month, on.day)] * older
    found = counts.by_age(births, on)
    assert (found["18-64"], found["65-and-over"]) == (younger, older)
    assert sum(found.values()) == everyone


def test_a_birthday_moves_somebody_up_on_its_day() -> None:
    on = date(2025, 6, 16)
    assert counts.by_age([date(1960, 6, 16)], on)["65-and-over"] == 1
    assert counts.by_age([date(1960, 6, 17)], on)["18-64"] == 1
    assert counts.by_age([date(2007, 6, 17), None], on) == {
        "under-18": 1, "18-64": 0, "65-and-over": 0, "not-known": 1,
    }  # fmt: skip


@given(st.lists(st.integers(0, 2000)))
def test_everybody_who_waits_is_in_one_group(days: list[int]) -> None:
    found = counts.by_wait(days)
    assert sum(found.values()) == len(days)
    assert found["0–14"] == sum(1 for waited in days if waited <= 14)
    assert found["43 or more"] == sum(1 for waited in days if waited > 42)


@pytest.mark.parametrize(("count", "said"), [(0, "0"), (1, "1 to 4"), (4, "1 to 4"), (5, "5"), (689, "689")])
def test_small_numbers_stay_here(count: int, said: str) -> None:
    assert counts.outside(count) == said
