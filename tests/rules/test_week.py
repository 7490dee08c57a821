"""A pattern painted as a grid, whatever it was before."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from clcdesk.rules.facts import DAYS, Entry
from clcdesk.rules.week import (
    DAYTIME,
    PARTS,
    Cell,
    codes,
    difference,
    hours,
    ordered,
    paint,
    painted,
    with_entries,
    without_hours,
)

SESSIONS = ("am", "pm", "half", "full", "eve")
ENTRY = st.one_of(
    st.builds(Entry, st.sampled_from(DAYS), st.sampled_from(SESSIONS), st.none(), st.sampled_from(("", "B", "C"))),
    st.builds(Entry, st.sampled_from(DAYS), st.just(""), st.decimals(1, 8, places=1), st.sampled_from(("E", "F"))),
)
PATTERN = st.lists(ENTRY, max_size=8)
CELLS = st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from(PARTS)), max_size=6, unique=True)


def full(day: str, band: str = "C") -> Entry:
    return Entry(day, "full", None, band)


@given(PATTERN, CELLS, st.sampled_from(("", "B", "C")))
def test_painted_cells_are_of_the_band_and_the_others_as_they_were(
    pattern: list[Entry], cells: list[Cell], band: str
) -> None:
    before, after = painted(pattern), painted(paint(pattern, cells, band))
    halves = {(day, half) for day, part in cells if part in DAYTIME for half in DAYTIME}
    for cell in ((day, part) for day in DAYS for part in PARTS):
        if cell in cells:
            assert after[cell].bands == (band,)
            assert not after[cell].either
        elif cell not in before:
            assert cell not in after
        elif cell not in halves:
            assert cell in after


@given(PATTERN, CELLS)
def test_cleared_cells_are_free_and_hours_stay(pattern: list[Entry], cells: list[Cell]) -> None:
    after = paint(pattern, cells, None)
    assert not set(cells) & set(painted(after))
    for day in DAYS:
        assert hours(after, day) == hours(ordered(pattern), day)


@given(PATTERN, CELLS, st.sampled_from(("", "B", "C")))
def test_painting_twice_is_painting_once(pattern: list[Entry], cells: list[Cell], band: str) -> None:
    once = paint(pattern, cells, band)
    assert paint(once, cells, band) == once
    assert difference(once, once) == ((), "added")


def test_a_morning_and_an_afternoon_of_one_band_are_a_full_day() -> None:
    morning = paint((), [("wed", "am")], "C")
    assert morning == (Entry("wed", "am", None, "C"),)
    assert paint(morning, [("wed", "pm")], "C") == (full("wed"),)
    assert paint(morning, [("wed", "pm")], "B") == (*morning, Entry("wed", "pm", None, "B"))


def test_half_of_a_full_day_is_cleared() -> None:
    assert paint([full("mon")], [("mon", "am")], None) == (Entry("mon", "pm", None, "C"),)


def test_a_half_day_stays_while_the_evening_is_painted_and_goes_with_either_half() -> None:
    half = Entry("wed", "half", None, "C")
    assert paint([half], [("wed", "eve")], "B") == (half, Entry("wed", "eve", None, "B"))
    assert paint([half], [("wed", "pm")], "B") == (Entry("wed", "pm", None, "B"),)


def test_entries_take_the_place_of_what_was_in_their_cells() -> None:
    before = (full("mon"), Entry("fri", "", Decimal(2), "E"))
    typed = (Entry("mon", "half", None, "B"), Entry("fri", "", Decimal(3), "E"), Entry("fri", "", Decimal(1), "F"))
    assert with_entries(before, typed) == typed
    assert without_hours(typed, ["fri"]) == typed[:1]


def test_the_difference_names_cells_and_says_what_became_of_them() -> None:
    assert difference([], [Entry("wed", "am", None, "C")]) == (("wed-am",), "added")
    assert difference([full("mon")], [full("mon"), full("wed")]) == (("wed-full",), "added")
    assert difference([full("mon")], []) == (("mon-full",), "cleared")
    assert difference([full("mon")], [full("mon", "B")]) == (("mon-full",), "changed")
    assert difference([full("mon")], [Entry("mon", "pm", None, "C")]) == (("mon-am",), "cleared")
    assert difference([], [Entry("fri", "", Decimal(2), "E")]) == (("fri-hour",), "added")
    assert difference([Entry("tue", "half", None, "C")], []) == (("tue-half",), "cleared")


def test_codes_are_in_the_order_of_the_week() -> None:
    assert codes([("wed", "pm"), ("mon", "eve"), ("wed", "am")]) == ("mon-eve", "wed-full")
