"""Painting the week by keys, by mouse, by touch and by typing; each is one act that Ctrl+Z takes back."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from clcdesk.rules.facts import Entry
from clcdesk.services import cases, people, requests, week
from clcdesk.services.week import Mark
from clcdesk.store import Database, drafts
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.week import Search, WeekStep
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.fields import Choice
from clcdesk.ui.widgets.week_grid import Cell, WeekGrid
from tests.ui.conftest import chord, focused, press, type_text

FULL_MONDAY = Entry("mon", "full", None, "C")
HALF_WEDNESDAY = Entry("wed", "half", None, "C")
THERE = ("Tuesday college", "Thursday Mum home", "Saturday afternoon Uncle Raj")


class Opened(NamedTuple):
    window: MainWindow
    step: WeekStep
    db: Database
    request_id: str
    person_id: str

    @property
    def search(self) -> Search:
        assert self.step.open is not None
        return self.step.open

    @property
    def grid(self) -> WeekGrid:
        return self.search.paint.grid

    @property
    def pattern(self) -> list[Entry]:
        return [*requests.pattern_of(self.db, self.request_id)]

    @property
    def marks(self) -> Sequence[Mark]:
        return week.already(self.db, self.person_id)

    @property
    def foot(self) -> str:
        assert self.window.shell is not None
        return self.window.shell.foot.sentence.text()

    def cell(self, day: str, part: str) -> QPushButton:
        return self.grid.cells[day, part]

    def says(self, day: str, part: str) -> str:
        return self.cell(day, part).accessibleName()

    def at(self, day: str, part: str) -> QPoint:
        """The middle of a cell, as its first cell of a stroke sees it."""
        return self.cell(day, part).rect().center()

    def brush(self, words: str) -> None:
        """Take up a brush by Space on its button."""
        button = next(one for one in self.search.paint.bar.buttons.buttons() if words in one.accessibleName())
        button.setFocus()
        press(Qt.Key.Key_Space)


@pytest.fixture
def asha(desk_window: MainWindow) -> Opened:
    """Asha's week: Monday full day and Wednesday half a day of band C, and what is already there."""
    return opened(desk_window, "CL-4827")


def opened(window: MainWindow, reference: str) -> Opened:
    desk, shell = window.desk, window.shell
    assert desk is not None
    assert shell is not None
    person = next(one for one in people.everyone(desk.db) if one.reference == reference)
    desk.go("case", person.id, "week")
    page = shell.pages["case"]
    assert isinstance(page, CasePage)
    step = page.built["week"]
    assert isinstance(step, WeekStep)
    found = requests.of(desk.db, cases.of(desk.db, person.id)[0].id)
    QApplication.processEvents()
    return Opened(window, step, desk.db, found[0].id if found else "", person.id)


def go(opened: Opened, cell: Cell) -> None:
    opened.grid.enter(cell)
    QApplication.processEvents()


def test_the_grid_shows_the_week_and_says_it_whole(asha: Opened) -> None:
    assert asha.grid.accessibleDescription() == (
        f"Monday full day, Wednesday half a day. Already there: {', '.join(THERE)}."
    )
    assert asha.says("mon", "am") == "Monday morning, wanted, band C"
    assert asha.says("wed", "pm") == "Wednesday afternoon, half a day wanted, morning or afternoon, band C"
    assert asha.says("tue", "am") == "Tuesday morning, already there: college"
    assert asha.says("fri", "eve") == "Friday evening, free"
    assert asha.says("fri", "hour") == "Friday by the hour, none"
    assert asha.cell("mon", "am").isChecked()
    assert not asha.cell("fri", "am").isChecked()


def test_space_paints_delete_clears_and_undo_takes_back_one_act_each(asha: Opened) -> None:
    go(asha, ("fri", "am"))
    press(Qt.Key.Key_Space)
    assert asha.pattern == [FULL_MONDAY, HALF_WEDNESDAY, Entry("fri", "am", None, "C")]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert asha.pattern[-1] == Entry("fri", "full", None, "C")
    press(Qt.Key.Key_Delete)
    assert asha.pattern[-1] == Entry("fri", "am", None, "C")
    chord(Qt.Key.Key_Z)
    assert asha.foot == "Undone: Friday afternoon cleared"
    chord(Qt.Key.Key_Z)
    assert asha.foot == "Undone: Friday afternoon added"
    chord(Qt.Key.Key_Z)
    assert asha.foot == "Undone: Friday morning added"
    assert asha.pattern == [FULL_MONDAY, HALF_WEDNESDAY]
    assert asha.says("fri", "am") == "Friday morning, free"


def test_arrows_move_and_the_grid_is_one_stop_of_the_tab_key(asha: Opened) -> None:
    go(asha, ("mon", "am"))
    press(Qt.Key.Key_Right, times=2)
    press(Qt.Key.Key_Down, times=9)
    assert asha.grid.here == ("wed", "hour")
    assert focused() is asha.cell("wed", "hour")
    press(Qt.Key.Key_Home)
    assert asha.grid.here == ("mon", "hour")
    press(Qt.Key.Key_Tab)
    assert focused() not in asha.grid.cells.values()
    press(Qt.Key.Key_Backtab)
    assert focused() is asha.cell("mon", "hour")


def test_a_bands_letter_takes_up_its_brush_and_paints(asha: Opened) -> None:
    go(asha, ("mon", "am"))
    press(Qt.Key.Key_B)
    assert asha.pattern[:2] == [Entry("mon", "am", None, "B"), Entry("mon", "pm", None, "C")]
    assert asha.search.paint.bar.brush.band == "B"
    chord(Qt.Key.Key_Z)
    assert asha.foot == "Undone: Monday morning changed"


def test_dragging_is_one_act_over_every_cell_on_the_way(asha: Opened) -> None:
    first = asha.cell("thu", "eve")
    across = [first.mapFrom(asha.grid, asha.cell(day, "eve").geometry().center()) for day in ("fri", "sun")]
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=first.rect().center())
    for point in across:
        QTest.mouseMove(first, point)
        QApplication.processEvents()
    assert asha.pattern == [FULL_MONDAY, HALF_WEDNESDAY], "not before the stroke ends"
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=across[-1])
    evenings = [Entry(day, "eve", None, "C") for day in ("thu", "fri", "sat", "sun")]
    assert asha.pattern == [FULL_MONDAY, HALF_WEDNESDAY, *evenings]
    chord(Qt.Key.Key_Z)
    assert asha.foot == "Undone: Thursday evening, Friday evening, Saturday evening, Sunday evening added"
    assert asha.pattern == [FULL_MONDAY, HALF_WEDNESDAY]


def touch(opened: Opened, cells: Sequence[Cell]) -> None:
    """A finger goes down on the first cell, over the others, and up on the last."""
    window, device = opened.window, QTest.createTouchDevice()
    handle = window.windowHandle()
    places = [cell.mapTo(window, cell.rect().center()) for cell in map(opened.grid.cells.__getitem__, cells)]
    for at, place in enumerate(places):
        sequence = QTest.touchEvent(handle, device, False)
        (sequence.move if at else sequence.press)(0, place, handle)
        sequence.commit()
    sequence = QTest.touchEvent(handle, device, False)
    sequence.release(0, places[-1], handle)
    sequence.commit()
    QApplication.processEvents()


def test_a_finger_paints_as_the_mouse_does(asha: Opened) -> None:
    touch(asha, [("fri", "am"), ("fri", "pm")])
    assert asha.pattern[-1] == Entry("fri", "full", None, "C")
    chord(Qt.Key.Key_Z)
    assert asha.foot == "Undone: Friday full day added"
    touch(asha, [("sat", "eve")])
    assert asha.pattern[-1] == Entry("sat", "eve", None, "C")


def test_a_press_by_assistive_technology_paints(asha: Opened, qtbot: QtBot) -> None:
    spoken = QAccessible.queryAccessibleInterface(asha.cell("sun", "am"))
    spoken.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    qtbot.waitUntil(lambda: asha.says("sun", "am") == "Sunday morning, wanted, band C")
    assert asha.pattern[-1] == Entry("sun", "am", None, "C")


def test_the_clear_brush_takes_away_what_is_wanted_and_what_is_there_in_one_act(asha: Opened) -> None:
    asha.brush("Clear")
    asha.search.paint.paint_cells([("mon", "am"), ("mon", "pm"), ("tue", "am")])
    assert asha.pattern == [HALF_WEDNESDAY]
    assert ("tue", "am", "college") not in asha.marks
    chord(Qt.Key.Key_Z)
    assert asha.foot == "Undone: Monday full day, Tuesday morning cleared"
    assert FULL_MONDAY in asha.pattern
    assert ("tue", "am", "college") in asha.marks


def test_the_brush_for_what_is_there_asks_for_words_and_then_paints(asha: Opened) -> None:
    asha.brush("Already there")
    go(asha, ("fri", "am"))
    press(Qt.Key.Key_Space)
    assert focused() is asha.search.paint.bar.words
    type_text("swimming\n")
    assert focused() is asha.cell("fri", "am")
    assert ("fri", "am", "swimming") in asha.marks
    assert asha.says("fri", "am") == "Friday morning, already there: swimming"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert ("fri", "pm", "swimming") in asha.marks, "the words are asked for once"
    chord(Qt.Key.Key_Z)
    assert asha.foot == "Undone: Friday afternoon noted as already there"


def test_one_to_one_asks_how_many_hours(asha: Opened) -> None:
    asha.brush("One-to-one")
    go(asha, ("mon", "am"))
    press(Qt.Key.Key_Space)
    assert focused() is asha.search.paint.bar.hours
    type_text("2.5\n")
    assert asha.pattern == [FULL_MONDAY, Entry("mon", "", Decimal("2.5"), "E"), HALF_WEDNESDAY]
    assert asha.says("mon", "hour") == "Monday by the hour, 2.5 hours, band E"
    chord(Qt.Key.Key_Z)
    assert asha.foot == "Undone: Monday hours added"


def test_hours_that_are_none_are_kept_as_typed_and_marked(asha: Opened) -> None:
    asha.brush("One-to-one")
    asha.search.paint.bar.hours.setFocus()
    type_text("30\n")
    assert "at most 24" in asha.search.paint.bar.wrong.text()
    assert drafts.kept(asha.db, ("request", asha.request_id))["brush_hours"] == "30"


def test_what_a_brush_was_given_is_kept_until_it_is_painted(asha: Opened) -> None:
    asha.brush("Already there")
    asha.search.paint.bar.words.setFocus()
    type_text("the temple")
    asha.step.desk.flush()
    assert drafts.kept(asha.db, ("request", asha.request_id)) == {"brush_words": "the temple"}
    asha.search.paint.paint_cells([("sun", "am")])
    assert drafts.kept(asha.db, ("request", asha.request_id)) == {}
    assert ("sun", "am", "the temple") in asha.marks


def test_a_typed_line_is_painted_by_enter(asha: Opened) -> None:
    asha.search.paint.typing.setFocus()
    type_text("not mon, tue wed am b, fri full c 2h e, sun pm temple\n")
    assert asha.search.paint.typing.text() == ""
    assert asha.pattern == [
        Entry("tue", "am", None, "B"),
        Entry("wed", "am", None, "B"),
        Entry("fri", "full", None, "C"),
        Entry("fri", "", Decimal(2), "E"),
    ]
    assert ("sun", "pm", "temple") in asha.marks
    chord(Qt.Key.Key_Z)
    assert asha.pattern == [FULL_MONDAY, HALF_WEDNESDAY]
    assert ("sun", "pm", "temple") not in asha.marks


def test_a_line_that_cannot_be_read_stays_and_says_why(asha: Opened) -> None:
    asha.search.paint.typing.setFocus()
    type_text("mno full c\n")
    assert asha.search.paint.typing.text() == "mno full c"
    assert asha.search.paint.typing_wrong.text().startswith("✕ “mno” is not a day.")
    assert drafts.kept(asha.db, ("request", asha.request_id))["typed"] == "mno full c"
    assert asha.pattern == [FULL_MONDAY, HALF_WEDNESDAY]


def test_a_rule_that_the_week_breaks_is_said_where_it_is(asha: Opened) -> None:
    asha.search.paint.typing.setFocus()
    type_text("fri 2h e\n")
    QApplication.processEvents()
    assert asha.says("fri", "hour") == "Friday by the hour, 2 hours, band E, breaks a rule of the framework"
    assert "needs a session of B, C or D on the same day" in asha.search.paint.faults.text()
    assert "not known" in words_of(asha)
    go(asha, ("fri", "am"))
    press(Qt.Key.Key_C)
    QApplication.processEvents()
    assert not asha.search.paint.faults.isVisible()
    assert "not known" not in words_of(asha)


def words_of(opened: Opened) -> str:
    return " | ".join(label.text() for label in opened.search.cost._made)


def test_the_cost_follows_every_stroke(asha: Opened) -> None:
    assert "Total | £117.63" in words_of(asha)
    assert asha.search.cost.left.text() == "£2.37 under the budget"
    go(asha, ("fri", "am"))
    press(Qt.Key.Key_Space)
    assert "Total | £156.84" in words_of(asha)
    assert asha.search.cost.left.text() == "! £36.84 over the budget"
    assert asha.search.cost.why.text() == "Rates from Mon 7 Apr 2025"


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
    assert asha.foot == "Undone: Request changed"
    assert requests.get(asha.db, asha.request_id).must == ("makaton", "hoist")


def test_would_like_takes_free_words_and_languages_too(asha: Opened) -> None:
    asha.search.wishes.would.editor.setFocus()
    type_text("bell ringing\n")
    assert requests.get(asha.db, asha.request_id).would_like == ("cooking", "animal care", "bell ringing")
    asha.search.wishes.languages.editor.setFocus()
    type_text("Gujarati\n")
    assert requests.get(asha.db, asha.request_id).languages == ("Gujarati",)


def test_the_list_under_the_box_adds_what_is_chosen_in_it(asha: Opened) -> None:
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
    assert asha.foot == "Undone: Request added"
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
    assert coral.foot == "Undone: Request added"
    assert coral.step.open is None


def test_taking_a_search_away_is_refused_where_a_list_was_made_for_it(asha: Opened) -> None:
    asha.step.remove(asha.request_id)
    assert asha.foot.startswith("A choice list was made for this request")
    assert asha.step.open is not None


def test_an_act_leaves_focus_and_what_is_being_typed_alone(asha: Opened) -> None:
    asha.search.paint.typing.setFocus()
    type_text("thu am")
    week.paint(asha.db, asha.request_id, [], {})
    assert focused() is asha.search.paint.typing
    assert asha.search.paint.typing.text() == "thu am"
    assert asha.says("mon", "am") == "Monday morning, free"
