"""Painting a week: one act whose sentence names what it changed, and the search it belongs to."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Lot
from clcdesk.rules.facts import Entry
from clcdesk.services import cases, frameworks, referrals, requests, searches, week
from clcdesk.services.week import Mark
from clcdesk.words.acts import sentence
from tests.services import small
from tests.services.conftest import Filled

MONDAY, WEDNESDAY = small.WEEK
FULL_TUESDAY = Entry("tue", "full", None, "C")


def undone(filled: Filled) -> str:
    taken = filled.db.undo()
    assert taken is not None
    return sentence(taken.act, taken.facts, "undo")


@pytest.mark.parametrize(
    ("pattern", "marks", "said"),
    [
        ([MONDAY, WEDNESDAY, FULL_TUESDAY], {}, "Tuesday full day added"),
        ([MONDAY], {}, "Wednesday half day cleared"),
        ([MONDAY._replace(band="B"), WEDNESDAY], {}, "Monday full day changed"),
        ([*small.WEEK, Entry("fri", "", Decimal(2), "F")], {}, "Friday hours added"),
        (small.WEEK, {("thu", "am"): "college"}, "Thursday morning noted as already there"),
        ([MONDAY], {("thu", "am"): "college"}, "Wednesday half day, Thursday morning changed"),
    ],
)
def test_undo_names_what_an_act_changed(
    filled: Filled, pattern: list[Entry], marks: dict[tuple[str, str], str], said: str
) -> None:
    week.paint(filled.db, filled.request, pattern, marks)
    assert undone(filled) == f"Undone: {said}"
    assert requests.pattern_of(filled.db, filled.request) == small.WEEK
    assert week.already(filled.db, filled.person) == []


def test_what_is_there_is_kept_in_the_order_of_the_week_and_taken_away_by_nothing(filled: Filled) -> None:
    marks = {("thu", "pm"): "  Mum   home ", ("tue", "eve"): "choir", ("tue", "am"): "college"}
    week.paint(filled.db, filled.request, small.WEEK, marks)
    assert week.already(filled.db, filled.person) == [
        Mark("tue", "am", "college"),
        Mark("tue", "eve", "choir"),
        Mark("thu", "pm", "Mum home"),
    ]
    week.paint(filled.db, filled.request, small.WEEK, {("tue", "am"): "", ("tue", "eve"): "band"})
    assert [mark.words for mark in week.already(filled.db, filled.person)] == ["band", "Mum home"]


def test_an_act_that_changes_nothing_leaves_no_trace(filled: Filled) -> None:
    before = len(filled.db.sitting)
    week.paint(filled.db, filled.request, small.WEEK, {("tue", "am"): ""})
    assert len(filled.db.sitting) == before


@pytest.mark.parametrize("cell", [("tue", "full"), ("someday", "am")])
def test_a_cell_that_is_none_is_refused(filled: Filled, cell: tuple[str, str]) -> None:
    with pytest.raises(DeskError, match="is not known"):
        week.paint(filled.db, filled.request, small.WEEK, {cell: "college"})


def test_words_too_long_for_a_week_are_refused(filled: Filled) -> None:
    with pytest.raises(DeskError, match="put the rest into Notes"):
        week.paint(filled.db, filled.request, small.WEEK, {("tue", "am"): "x" * 201})


Begin = Callable[..., str]


@pytest.fixture
def begin(filled: Filled) -> Begin:
    frameworks.use(filled.db, "clc-2021", date(2021, 11, 29))
    other = cases.open_case(filled.db, filled.person, small.ON)
    return lambda **how: searches.begin(filled.db, other, small.ON, **how)


def test_a_search_begins_on_the_framework_in_use_for_the_current_plan(filled: Filled, begin: Begin) -> None:
    begun = requests.get(filled.db, begin())
    assert (begun.framework, begun.lot, begun.plan_id) == ("clc-2021", "ld-autism", filled.plan)
    assert begun.start == date(2025, 7, 14), "the Monday after four weeks"
    assert requests.get(filled.db, begin(assistant=True)).lot == "pa"


def test_a_search_begins_on_the_day_wanted_while_it_is_to_come(filled: Filled, begin: Begin) -> None:
    case = requests.get(filled.db, begin()).case_id
    referrals.record(filled.db, case, "The family", small.ON, wanted_by=date(2025, 9, 1))
    assert requests.get(filled.db, begin()).start == date(2025, 9, 1)
    late = searches.begin(filled.db, case, date(2025, 9, 2))
    assert requests.get(filled.db, late).start == date(2025, 10, 6)


def test_without_a_framework_in_use_a_search_says_what_to_do(filled: Filled) -> None:
    case = cases.open_case(filled.db, filled.person, small.ON)
    with pytest.raises(DeskError, match="choose one in Settings"):
        searches.begin(filled.db, case, small.ON)


def test_eligible_counts_birthdays_and_limits() -> None:
    lot, born = Lot("older-adults", "", 55, None), date(1970, 7, 7)
    assert searches.eligible(lot, born, date(2025, 7, 7)).fits
    assert searches.eligible(lot, born, date(2025, 7, 6)) == (54, 55, None, False)
    assert searches.eligible(lot, None, date(2025, 7, 7)).fits is None
    assert searches.eligible(Lot("pa", "", None, None), None, date(2025, 7, 7)).fits
    assert searches.eligible(lot, small.ON + timedelta(days=400), small.ON).years is None
