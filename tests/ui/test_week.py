"""Painting the week by keys, by mouse, by touch and by typing; each is one act that Ctrl+Z takes back."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clcdesk.rules.facts import Entry
from clcdesk.store import drafts
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.week_grid import Cell
from tests.ui.conftest import chord, focused, press, type_text
from tests.ui.weeks import Opened, go, opened, words_of

FULL_MONDAY = Entry("mon", "full", None, "C")
HALF_WEDNESDAY = Entry("wed", "half", None, "C")
THERE = ("Tuesday college", "Thursday Mum home", "Saturday afternoon Uncle Raj")


@pytest.fixture
def asha(desk_window: MainWindow) -> Opened:
    """Asha's week: Monday full day and Wednesday half a day of band C, and what is already there."""
    return opened(desk_window, "CL-4827")


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


def test_a_brush_and_a_cell_turned_over_by_assistive_technology(asha: Opened, qtbot: QtBot) -> None:
    turn = QAccessibleActionInterface.toggleAction()
    brush = next(one for one in asha.search.paint.bar.buttons.buttons() if one.text() == "Band B")
    QAccessible.queryAccessibleInterface(brush).actionInterface().doAction(turn)
    assert asha.search.paint.bar.brush.band == "B"
    QAccessible.queryAccessibleInterface(asha.cell("sun", "am")).actionInterface().doAction(turn)
    qtbot.waitUntil(lambda: asha.says("sun", "am") == "Sunday morning, wanted, band B")
    assert asha.pattern[-1] == Entry("sun", "am", None, "B") and asha.cell("sun", "am").isChecked()


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


def test_one_to_one_asks_how_many_hours_and_keeps_what_is_no_number(asha: Opened) -> None:
    asha.brush("One-to-one")
    go(asha, ("mon", "am"))
    press(Qt.Key.Key_Space)
    assert focused() is asha.search.paint.bar.hours
    type_text("30\n")
    assert "at most 24" in asha.search.paint.bar.wrong.text()
    assert drafts.kept(asha.db, ("request", asha.request_id))["brush_hours"] == "30"
    chord(Qt.Key.Key_A)
    type_text("2.5\n")
    assert asha.pattern == [FULL_MONDAY, Entry("mon", "", Decimal("2.5"), "E"), HALF_WEDNESDAY]
    assert asha.says("mon", "hour") == "Monday by the hour, 2.5 hours, band E"
    chord(Qt.Key.Key_Z)
    assert asha.foot == "Undone: Monday hours added"


def test_what_a_brush_was_given_is_kept_until_it_is_painted(asha: Opened) -> None:
    asha.brush("Already there")
    asha.search.paint.bar.words.setFocus()
    type_text("the temple")
    asha.step.desk.flush()
    assert drafts.kept(asha.db, ("request", asha.request_id)) == {"brush_words": "the temple"}
    asha.search.paint.paint_cells([("sun", "am")])
    assert drafts.kept(asha.db, ("request", asha.request_id)) == {}
    assert ("sun", "am", "the temple") in asha.marks


def test_a_typed_line_is_painted_by_enter_or_stays_and_says_why(asha: Opened) -> None:
    asha.search.paint.typing.setFocus()
    type_text("mno full c\n")
    assert asha.search.paint.typing.text() == "mno full c"
    assert asha.search.paint.typing_wrong.text().startswith("✕ “mno” is not a day.")
    assert drafts.kept(asha.db, ("request", asha.request_id))["typed"] == "mno full c"
    chord(Qt.Key.Key_A)
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


def test_the_cost_follows_every_stroke(asha: Opened) -> None:
    assert "Total | £117.63" in words_of(asha)
    assert asha.search.cost.left.text() == "£2.37 under the budget"
    go(asha, ("fri", "am"))
    press(Qt.Key.Key_Space)
    assert "Total | £156.84" in words_of(asha)
    assert asha.search.cost.left.text() == "! £36.84 over the budget"
    assert asha.search.cost.why.text() == "Rates from Mon 7 Apr 2025"
