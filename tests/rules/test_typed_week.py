"""Days as they are typed: what is understood, and that nothing typed does worse than be refused kindly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clcdesk.errors import DeskError
from clcdesk.frameworks import load
from clcdesk.rules.facts import DAYS, Entry
from clcdesk.rules.typed_week import Typed, read

FRAMEWORK = load()["clc-2021"]
NO_BANDS = load()["clc-2026"]
TOKENS = """mon tue wednesday thu fri weekdays every day to and not full half am pm eve 2h 2 h 2.5 hours c e band z
college - , ; ½h a"""
WORDS = st.sampled_from(TOKENS.split())


def session(day: str, part: str, band: str = "C") -> Entry:
    return Entry(day, part, None, band)


def by_hour(day: str, hours: str, band: str = "E") -> Entry:
    return Entry(day, "", Decimal(hours), band)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("mon full c", [session("mon", "full")]),
        ("Mon FULL C", [session("mon", "full")]),
        ("tue wed am b", [session("tue", "am", "B"), session("wed", "am", "B")]),
        ("fri 2h e", [by_hour("fri", "2")]),
        ("fri 2.5 hours", [by_hour("fri", "2.5")]),
        ("fri 2½h f", [by_hour("fri", "2.5", "F")]),
        ("mon c", [session("mon", "full")]),
        ("mon am", [session("mon", "am", "B")]),
        ("mon all day band d", [session("mon", "full", "D")]),
        ("mondays half day c", [session("mon", "half")]),
        ("mon-wed eve c", [session(day, "eve") for day in ("mon", "tue", "wed")]),
        ("sat to mon full c", [session(day, "full") for day in ("sat", "sun", "mon")]),
        ("weekdays full c", [session(day, "full") for day in DAYS[:5]]),
        ("every day 1h f", [by_hour(day, "1", "F") for day in DAYS]),
        ("mon, wed and fri full c", [session(day, "full") for day in ("mon", "wed", "fri")]),
        ("mon full c; tue am b", [session("mon", "full"), session("tue", "am", "B")]),
        ("wed am b pm c", [session("wed", "am", "B"), session("wed", "pm")]),
        ("wed am and pm c", [session("wed", "am"), session("wed", "pm")]),
        ("fri full c with 2h e", [session("fri", "full"), by_hour("fri", "2")]),
        ("tue/thu full c", [session("tue", "full"), session("thu", "full")]),
        ("thurs afternoon c", [session("thu", "pm")]),
    ],
)
def test_what_is_wanted(text: str, wanted: list[Entry]) -> None:
    assert read(text, FRAMEWORK, "B", "E") == Typed(wanted=tuple(wanted))


@pytest.mark.parametrize(
    ("text", "already"),
    [
        ("thu college", [("thu", "am", "college"), ("thu", "pm", "college")]),
        ("Thu Mum home", [("thu", "am", "Mum home"), ("thu", "pm", "Mum home")]),
        ("sat pm Uncle Raj", [("sat", "pm", "Uncle Raj")]),
        ("mon eve with a friend", [("mon", "eve", "with a friend")]),
        ("mon am a walk", [("mon", "am", "a walk")]),
        ("mon at home", [("mon", "am", "at home"), ("mon", "pm", "at home")]),
    ],
)
def test_what_is_already_there(text: str, already: list[tuple[str, str, str]]) -> None:
    meant = tuple(((day, part), words) for day, part, words in already)
    assert read(text, FRAMEWORK, "B", "E") == Typed(already=meant)


def test_what_is_taken_away() -> None:
    assert read("not mon", FRAMEWORK).cleared == tuple(("mon", part) for part in ("am", "pm", "eve", "hour"))
    assert read("not mon am", FRAMEWORK).cleared == (("mon", "am"),)
    assert read("clear tue and wed hours", FRAMEWORK).cleared == (("tue", "hour"), ("wed", "hour"))


def test_a_line_may_say_all_three() -> None:
    assert read("not tue am, mon full c, thu college", FRAMEWORK) == Typed(
        (session("mon", "full"),), (("tue", "am"),), ((("thu", "am"), "college"), (("thu", "pm"), "college"))
    )


def test_a_framework_without_bands_takes_any_or_none() -> None:
    assert read("mon full", NO_BANDS).wanted == (session("mon", "full", ""),)
    assert read("mon full k", NO_BANDS).wanted == (session("mon", "full", "K"),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Write it like"),
        ("mno full c", "“mno” is not a day"),
        ("mon", "Say what of Monday"),
        ("mon to", "“to” cannot be read here"),
        ("mon full z", "“z” is not a band of Community Life Choices 2021: use A, B"),
        ("mon 30h e", "at most 24"),
        ("mon 0h e", "above 0"),
        ("mon full c college", "“c college” cannot be read here"),
        ("mon 2h college", "cannot be read here"),
        ("not mon college", "“college” cannot be taken away"),
        ("mon 123", "“123” cannot be read here"),
    ],
)
def test_what_cannot_be_read_is_refused_kindly(text: str, says: str) -> None:
    with pytest.raises(DeskError, match=says):
        read(text, FRAMEWORK, "C", "E")


def test_without_a_band_to_mean_it_is_asked_for() -> None:
    with pytest.raises(DeskError, match="Say which band"):
        read("mon full", FRAMEWORK)


@given(st.lists(WORDS, max_size=7).map(" ".join) | st.text(max_size=30))
def test_anything_typed_is_understood_or_refused_in_a_sentence(text: str) -> None:
    try:
        typed = read(text, FRAMEWORK, "C", "E")
    except DeskError as refused:
        assert str(refused)
        return
    assert typed.wanted or typed.cleared or typed.already
    for entry in typed.wanted:
        assert entry.day in DAYS
        assert bool(entry.session) != (entry.hours is not None)
        assert entry.band in FRAMEWORK.bands
    assert all(words.strip() for _cell, words in typed.already)
