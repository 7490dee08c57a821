from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clcdesk.letters import phrases
from clcdesk.rules.facts import DAYS, Span

ON = date(2025, 6, 16)


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (400.0, "half a mile"),
        (1206.0, "half a mile"),
        (1208.0, "1 mile"),
        (1609.344, "1 mile"),
        (2414.0, "one and a half miles"),
        (3218.7, "2 miles"),
        (4023.4, "two and a half miles"),
        (4828.0, "3 miles"),
        (4829.0, "3 miles"),
        (5632.0, "3 miles"),
        (5633.0, "4 miles"),
        (12_000.0, "7 miles"),
        (2_000_000.0, "1,243 miles"),
    ],
)
def test_miles_to_the_nearest_half_and_beyond_three_whole(metres: float, words: str) -> None:
    assert phrases.miles(metres) == words


def test_near_is_below_four_hundred_metres() -> None:
    assert phrases.near(399.9) and not phrases.near(400.0)


@given(st.floats(0, 500_000))
def test_any_distance_has_words(metres: float) -> None:
    assert phrases.miles(metres).endswith(("mile", "miles"))


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(9, 30), "9.30am"),
        (time(9), "9am"),
        (time(15, 30), "3.30pm"),
        (time(12), "12 noon"),
        (time(12, 5), "12.05pm"),
        (time(0), "midnight"),
        (time(0, 15), "12.15am"),
        (time(23, 59), "11.59pm"),
    ],
)
def test_times(moment: time, words: str) -> None:
    assert phrases.clock(moment) == words


def test_dates() -> None:
    assert phrases.short_date(date(2025, 6, 2)) == "2 June 2025"
    assert phrases.full_date(ON) == "Monday 16 June 2025"


@pytest.mark.parametrize(
    ("closed", "words"),
    [
        (Span(date(2025, 12, 22), date(2026, 1, 2)), "22 December to 2 January"),
        (Span(date(2025, 8, 25), date(2025, 8, 25)), "25 August"),
        (Span(date(2026, 12, 22), date(2027, 1, 2)), "22 December 2026 to 2 January 2027"),
    ],
)
def test_a_closure_more_than_a_year_ahead_has_its_year(closed: Span, words: str) -> None:
    assert phrases.span(closed, ON) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (DAYS[:5], "Monday to Friday"),
        (DAYS, "Monday to Sunday"),
        ((*DAYS[:5], "sun"), "Monday to Friday and Sunday"),
        (("wed", "mon"), "Monday and Wednesday"),
        (("sat", "sun"), "Saturday and Sunday"),
        ((), ""),
    ],
)
def test_open_days(days: tuple[str, ...], words: str) -> None:
    assert phrases.open_days(days) == words


def test_each_day_once_in_the_order_of_the_week() -> None:
    assert phrases.each(("wed", "mon", "wed")) == "Mondays and Wednesdays"


def test_numbers_are_words_up_to_ten() -> None:
    assert [phrases.number(n) for n in (1, 10, 11, 1234)] == ["one", "ten", "11", "1,234"]
    assert [phrases.amount(Decimal(hours)) for hours in ("2", "2.50", "10.0", "100", "0.25")] == [
        "2",
        "2.5",
        "10",
        "100",
        "0.25",
    ]


def test_lists() -> None:
    assert [phrases.listed(items) for items in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert phrases.either(["in Melton", "in Blaby"]) == "in Melton, or in Blaby"


def test_sentences_end_once() -> None:
    assert phrases.sentence("groups of six") == "Groups of six."
    assert phrases.sentence("Lunch is £4.") == "Lunch is £4."
    assert phrases.sentence("") == ""
    assert phrases.sentence("ßtraße") == "ßtraße."
    assert phrases.unstopped("Leave it.") == "Leave it"
    assert phrases.unstopped("and more...") == "and more..."


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  two\n lines\tand\u00a0more ", "two lines and more"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("half \ud800 pair", "half \ufffd pair"),
        ("\u202eevil\u202c \u00adsoft", "evil soft"),
        ("\ufffe\U0001ffff", ""),
        ("کتاب‌ها <b>A & B</b> **x** {name} 👩‍🍳", "کتاب‌ها <b>A & B</b> **x** {name} 👩‍🍳"),
    ],
)
def test_tidy(typed: str, read: str) -> None:
    assert phrases.tidy(typed) == read


@given(st.text())
def test_tidy_text_can_be_written_and_is_tidy_for_good(text: str) -> None:
    tidy = phrases.tidy(text)
    tidy.encode("utf-8")
    assert phrases.tidy(tidy) == tidy == " ".join(tidy.split())
