"""What a search asks for beside its week, several searches, and a case without one."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clcdesk.services import requests, week
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.step import State
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.fields import Choice
from tests.ui.conftest import chord, focused, press, type_text
from tests.ui.heard import heard, unnamed
from tests.ui.weeks import Opened, opened, words_of


@pytest.fixture
def asha(desk_window: MainWindow) -> Opened:
    """Asha's week: Monday full day and Wednesday half a day of band C, and what is already there."""
    return opened(desk_window, "CL-4827")


def test_a_must_have_is_found_while_typing_and_its_chip_takes_it_away(asha: Opened) -> None:
    chips = asha.search.wishes.must
    chips.editor.setFocus()
    type_text("oist\n")
    assert chips.wrong.text().startswith("✕ “oist” could be: Hoist, Ceiling track hoist")
    assert requests.get(asha.db, asha.request_id).must == ("makaton",)
    replaced("hoi\n")
    assert chips.editor.text() == ""
    assert requests.get(asha.db, asha.request_id).must == ("makaton", "hoist")
    chips.chips[0].setFocus()
    press(Qt.Key.Key_Space)
    assert requests.get(asha.db, asha.request_id).must == ("hoist",)
    assert focused() is chips.chips[0]
    chord(Qt.Key.Key_Z)
    assert asha.foot == "Undone: Search changed: Learning disabilities and/or autism, must-haves"
    assert requests.get(asha.db, asha.request_id).must == ("makaton", "hoist")


def test_the_list_under_the_box_adds_what_is_chosen_in_it_and_free_words_where_they_may_be(asha: Opened) -> None:
    chips = asha.search.wishes.must
    chips.editor.setFocus()
    type_text("ceil")
    assert [chips.list.item(at).text() for at in range(chips.list.count())] == ["Ceiling track hoist"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert requests.get(asha.db, asha.request_id).must == ("makaton", "ceiling-track")
    assert focused() is chips.editor
    assert chips.editor.text() == ""
    assert not chips.list.isVisible()
    asha.search.wishes.would.editor.setFocus()
    type_text("bell ringing\n")
    assert requests.get(asha.db, asha.request_id).would_like == ("cooking", "animal care", "bell ringing")
    asha.search.wishes.languages.editor.setFocus()
    type_text("Gujarati\n")
    assert requests.get(asha.db, asha.request_id).languages == ("Gujarati",)


def test_each_choice_shows_what_follows_from_it(asha: Opened, qtbot: QtBot) -> None:
    details, found = asha.search.details, asha.search.found
    assert details.age.text() == "✓ Age 27 on that day: this lot is for any age"
    qtbot.waitUntil(lambda: "to check first" in found.sentence.text())
    before = found.sentence.text()
    pick(details.lot, "older-adults")
    QApplication.processEvents()
    assert requests.get(asha.db, asha.request_id).lot == "older-adults"
    assert details.age.text() == "! Age 27 on that day, but this lot is for 55 and over"
    assert found.sentence.text() != before
    chord(Qt.Key.Key_Z)
    assert details.lot.chosen == "ld-autism"


def pick(choice: Choice, code: str) -> None:
    """Choose from an open list, by keys."""
    choice.setFocus()
    choice.showPopup()
    view = choice.view()
    view.setCurrentIndex(choice.model().index(choice.findData(code), 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    choice.window().activateWindow()
    QApplication.processEvents()


def test_the_start_is_typed_as_people_write_it_and_stays_when_it_is_no_day(asha: Opened) -> None:
    asha.search.details.start.setFocus()
    replaced("31 February")
    press(Qt.Key.Key_Tab)
    assert "never has a day 31" in asha.search.details.start.wrong.text()
    assert requests.get(asha.db, asha.request_id).start == date(2025, 7, 7)
    asha.search.details.start.setFocus()
    replaced("1/9/25")
    press(Qt.Key.Key_Tab)
    assert requests.get(asha.db, asha.request_id).start == date(2025, 9, 1)


def replaced(text: str) -> None:
    chord(Qt.Key.Key_A)
    type_text(text)


def test_a_second_search_has_its_own_week_and_both_are_priced(asha: Opened) -> None:
    asha.step.begin(assistant=True)
    QApplication.processEvents()
    assert [asha.step.tabs.tabText(at) for at in range(2)] == ["Days out", "Personal assistant"]
    assert asha.step.state().note == "1 missing"
    assert asha.search.paint.bar.brush == ("hours", "F")
    asha.search.paint.typing.setFocus()
    type_text("sat 2h\n")
    QApplication.processEvents()
    assert "Total | £160.57" in words_of(asha), "two hours of band F at £21.47 beside £117.63"
    assert asha.step.state().tick == "done"
    asha.step.tabs.setFocus()
    press(Qt.Key.Key_Left)
    assert asha.grid.accessibleDescription().startswith("Monday full day")
    chord(Qt.Key.Key_Z)
    chord(Qt.Key.Key_Z)
    assert asha.foot == "Undone: Search added: Personal assistants (PA)"
    assert not asha.step.tabs.isVisible()


def test_a_case_without_a_search_says_so_and_begins_one(desk_window: MainWindow) -> None:
    coral = opened(desk_window, "CL-4844")
    assert coral.step.open is None
    assert focused() is coral.step.none.looks
    press(Qt.Key.Key_Space)
    assert coral.step.open is not None
    begun = requests.of(coral.db, coral.step.case_id)[0]
    assert (begun.framework, begun.lot) == ("clc-2021", "ld-autism")
    assert coral.grid.accessibleDescription() == "No days painted. Drag across the week, or type mon full c."
    chord(Qt.Key.Key_Z)
    assert coral.foot == "Undone: Search added: Learning disabilities and/or autism"
    assert coral.step.open is None


def test_a_refusal_changes_nothing_and_an_act_leaves_what_is_being_typed_alone(asha: Opened) -> None:
    asha.step.remove(asha.request_id)
    assert asha.foot.startswith("A choice list was made for this request")
    assert asha.step.open is not None
    asha.search.paint.typing.setFocus()
    type_text("thu am")
    week.paint(asha.db, asha.request_id, [], {})
    assert focused() is asha.search.paint.typing
    assert asha.search.paint.typing.text() == "thu am"
    assert asha.says("mon", "am") == "Monday morning, free"


def test_the_week_is_heard_from_the_sentence_to_the_budget(asha: Opened, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "to check first" in asha.search.found.sentence.text())
    asha.search.paint.typing.setFocus()
    type_text("fri am\n")
    asha.search.wishes.must.editor.setFocus()
    type_text("hoist\n")
    QApplication.processEvents()
    names = heard(asha.step)
    read = (
        "The week Asha wants", "Paint with Band A", "Type a day", "Monday morning, wanted, band C",
        "Friday morning, wanted, band C", "Sunday by the hour, none", "Space paints,", "Must have",
        "Must have: take away Makaton", "Must have: take away Hoist", "Add to Must have", "Would like",
        "Who could help now", "When and where", "Start by", "Framework and bands",
        "Age 27 on that day: this lot is for any age", "What it costs the council", "1 × full day, band C at £78.42",
        "Total", "Budget, agreed", "! £36.84 over the budget", "Rates from Mon 7 Apr 2025", "Copy for the case record",
    )  # fmt: skip
    places = [names.index(words) for words in read]
    assert places == sorted(places)
    assert unnamed(asha.step) == []


def test_what_is_no_value_is_counted_as_missing_until_it_is_one(asha: Opened, qtbot: QtBot) -> None:
    shell = asha.window.shell
    assert shell is not None
    page = shell.pages["case"]
    assert isinstance(page, CasePage)
    asha.search.details.start.setFocus()
    replaced("31 February\t")
    qtbot.waitUntil(lambda: page.model.states["week"] == State("todo", "1 missing"))
    asha.search.details.start.setFocus()
    replaced("1/9/25\t")
    qtbot.waitUntil(lambda: page.model.states["week"].tick == "done")
