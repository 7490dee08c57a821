"""A week in words, as a reader hears it."""

from decimal import Decimal

from clcdesk.rules.facts import Entry
from clcdesk.rules.week import Painted
from clcdesk.words import week


def test_the_whole_week_is_one_sentence() -> None:
    pattern = [
        Entry("wed", "half", None, "C"),
        Entry("mon", "full", None, "C"),
        Entry("fri", "", Decimal("1"), "E"),
        Entry("fri", "eve", None, "B"),
    ]
    marks = [("tue", "am", "college"), ("tue", "pm", "college"), ("sat", "pm", "Uncle Raj")]
    assert week.sentence(pattern, marks) == (
        "Monday full day, Wednesday half a day, Friday 1 hour, Friday evening. "
        "Already there: Tuesday college, Saturday afternoon Uncle Raj."
    )


def test_an_empty_week_says_what_to_do() -> None:
    assert week.sentence([], []) == "No days painted. Drag across the week, or type mon full c."


def test_a_morning_and_an_afternoon_of_other_things_name_their_parts() -> None:
    assert week.already_there([("thu", "am", "gym"), ("thu", "pm", "work")]) == (
        "Thursday morning gym, Thursday afternoon work"
    )


def test_one_cell_says_all_that_is_in_it() -> None:
    assert week.cell(("wed", "am"), Painted(("C",), False), "") == "Wednesday morning, wanted, band C"
    assert week.cell(("wed", "am"), Painted(("C", "B"), False), "gym", "breaks a rule") == (
        "Wednesday morning, wanted, band C and band B, already there: gym, breaks a rule"
    )
    assert week.cell(("wed", "am"), Painted(("",), False), "") == "Wednesday morning, wanted"
    assert week.cell(("sun", "eve"), None, "") == "Sunday evening, free"
    assert week.hours_cell("fri", [(Decimal("2.50"), "E")]) == "Friday by the hour, 2.5 hours, band E"
