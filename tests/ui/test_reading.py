"""What officers type is read as they mean it, and nothing else is guessed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clcdesk.errors import DeskError
from clcdesk.ui import reading

TODAY = date(2025, 6, 16)
"""A Monday."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/3/25", date(2025, 3, 31)),
        ("31.03.2025", date(2025, 3, 31)),
        ("31-3-2025", date(2025, 3, 31)),
        ("31 Mar 2025", date(2025, 3, 31)),
        ("31st March, 2025", date(2025, 3, 31)),
        ("March 31 2025", date(2025, 3, 31)),
        ("2025-03-31", date(2025, 3, 31)),
        ("31032025", date(2025, 3, 31)),
        ("Mon 7 Jul 2025", date(2025, 7, 7)),
        ("sept 3", date(2025, 9, 3)),
        ("the 3rd of July", date(2025, 7, 3)),
        ("1/1", date(2025, 1, 1)),
        ("29/2", date(2024, 2, 29)),
        ("today", TODAY),
        ("Tomorrow", TODAY + timedelta(1)),
        ("yesterday", TODAY - timedelta(1)),
        ("Friday", date(2025, 6, 20)),
        ("mon", date(2025, 6, 23)),
        ("next weds", date(2025, 6, 18)),
        ("last fri", date(2025, 6, 13)),
        ("in 2 weeks", date(2025, 6, 30)),
        ("in a fortnight", date(2025, 6, 30)),
        ("3 days ago", date(2025, 6, 13)),
        ("31/12/99", date(1999, 12, 31)),
        ("1/1/45", date(2045, 1, 1)),
    ],
)
def test_a_day_as_people_write_it(text: str, day: date) -> None:
    assert reading.day(text, TODAY) == day
    assert reading.day(f"  {text}  ", TODAY) == day


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_blank_is_not_known(text: str) -> None:
    assert reading.day(text, TODAY) is None
    assert reading.birth(text, TODAY) is None
    assert reading.money(text) is None
    assert reading.number(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/02/1990", "February 1990 had 28 days."),
        ("31/6/2026", "June 2026 has 30 days."),
        ("30/2", "February never has a day 30."),
        ("1/13/2025", "There is no month 13: write day, month, year, like 31/3/2025."),
        ("Tue 7 Jul 2025", "7 July 2025 is a Monday, not a Tuesday: check which is meant."),
        ("1/1/9999", "The year 9999 cannot be meant: check it."),
        ("soon", "“soon” is not a date we can read: write it like 31 Mar 2025."),
        ("1/2/3/4", "“1/2/3/4” is not a date we can read: write it like 31 Mar 2025."),
        ("²/3/25", "“²/3/25” is not a date we can read: write it like 31 Mar 2025."),
    ],
)
def test_no_day_says_why(text: str, why: str) -> None:
    with pytest.raises(DeskError) as refused:
        reading.day(text, TODAY)
    assert str(refused.value) == why


def test_a_birth_lies_in_the_past() -> None:
    assert reading.birth("31/3/60", TODAY) == date(1960, 3, 31)
    assert reading.birth("1/6/25", TODAY) == date(2025, 6, 1)
    for text in ("17/6/25", "1 March 2026", "31 March", "tomorrow"):
        with pytest.raises(DeskError):
            reading.birth(text, TODAY)


@given(st.dates(date(1851, 1, 1), date(2120, 1, 1)))
def test_a_day_written_is_read_again(day: date) -> None:
    for text in (reading.show_day(day), f"{day:%d/%m/%Y}", day.isoformat(), reading.show_day(day).partition(" ")[2]):
        assert reading.day(text, TODAY) == day


@given(st.text(max_size=20))
def test_any_text_is_a_value_or_one_sentence(text: str) -> None:
    for read in (
        lambda: reading.day(text, TODAY),
        lambda: reading.birth(text, TODAY),
        lambda: reading.money(text),
        lambda: reading.number(text),
        lambda: reading.whole(text),
    ):
        try:
            read()
        except DeskError as refused:
            assert str(refused).strip() and len(str(refused)) < 120


@pytest.mark.parametrize(
    ("text", "amount"),
    [("£156.84", "156.84"), ("1,250", "1250.00"), ("90p", "0.90"), (".5", "0.50"), ("0", "0.00"), ("£ 12.3", "12.30")],
)
def test_money_as_people_write_it(text: str, amount: str) -> None:
    read = reading.money(text)
    assert read == Decimal(amount)
    assert reading.money(reading.show_money(read)) == read


@pytest.mark.parametrize("text", ["1.234", "-5", "five", "12.5p", "£", "1e3", "NaN", "10000000000"])
def test_no_money(text: str) -> None:
    if text == "£":
        assert reading.money(text) is None
        return
    with pytest.raises(DeskError):
        reading.money(text)


@pytest.mark.parametrize(
    ("text", "value"), [("2", "2"), ("2.5", "2.5"), ("2½", "2.5"), ("¾", "0.75"), ("1,200", "1200")]
)
def test_a_number_as_people_write_it(text: str, value: str) -> None:
    read = reading.number(text)
    assert read == Decimal(value)
    assert reading.show_number(read) == value


def test_a_count_has_no_parts() -> None:
    assert reading.whole("30") == 30
    with pytest.raises(DeskError):
        reading.whole("2.5")


def test_unknown_is_never_nought() -> None:
    assert reading.show_money(None, "not known") == "not known"
    assert reading.show_day(None) == reading.show_number(None) == ""
    assert reading.ago(None, TODAY) == "nobody has told us"


def test_how_days_read() -> None:
    assert reading.show_day(date(2025, 7, 7)) == "Mon 7 Jul 2025"
    assert reading.short_day(date(2025, 6, 12), TODAY) == "Thu 12 Jun"
    assert reading.short_day(date(2024, 6, 12), TODAY) == "Wed 12 Jun 2024"
    ages = {0: "today", 1: "yesterday", 5: "5 days ago", -1: "tomorrow", -3: "in 3 days"}
    assert {days: reading.ago(TODAY - timedelta(days), TODAY) for days in ages} == ages
    dues = {2: "2 days late", 1: "1 day late", 0: "today", -1: "tomorrow", -4: "Fri 20 Jun"}
    assert {late: reading.due(TODAY - timedelta(late), TODAY) for late in dues} == dues
