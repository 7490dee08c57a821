"""The calendar beside a date: by keys and by mouse, kept as what is typed, and taken back as one act."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clcdesk.services import people
from clcdesk.ui import look, reading
from clcdesk.ui.dialogs.promise import PromiseDialog
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.calendar import DayButton, DayChooser, view
from clcdesk.ui.widgets.fields import Field
from tests.ui.conftest import Modifier, chord, focused, press, type_text

Key = Qt.Key


@pytest.fixture
def promise(desk_window: MainWindow, qtbot: QtBot) -> PromiseDialog:
    assert desk_window.desk is not None
    dialog = PromiseDialog(desk_window.desk, desk_window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.editors["due_on"].setFocus()
    return dialog


def chooser(dialog: PromiseDialog) -> DayChooser:
    button = next(one for one in dialog.findChildren(DayButton) if one.editor is dialog.editors["due_on"])
    assert button.accessibleName() == "Choose a day: By when"
    assert button.shown is not None
    return button.shown


def test_a_day_is_chosen_by_keys_from_the_field(promise: PromiseDialog, qtbot: QtBot) -> None:
    type_text("20 june")
    press(Key.Key_Down, Modifier.AltModifier)
    shown = chooser(promise)
    assert shown.isVisible() and shown.month.text() == "June 2025"
    QTest.keyClick(view(shown.days), Key.Key_Right)
    QTest.keyClick(view(shown.days), Key.Key_Down)
    assert shown.said.text() == "Sat 28 Jun 2025"
    assert view(shown.days).accessibleDescription() == "Sat 28 Jun 2025, in 12 days"
    QTest.keyClick(view(shown.days), Key.Key_PageDown)
    assert shown.month.text() == "July 2025"
    QTest.keyClick(view(shown.days), Key.Key_Return)
    assert promise.text("due_on") == "Mon 28 Jul 2025"
    assert promise.editors["due_on"].hasFocus()
    chord(Key.Key_Z)
    assert promise.text("due_on") == "20 june"
    promise.reject()


def test_escape_changes_nothing_and_today_is_one_press(promise: PromiseDialog) -> None:
    type_text("soon")
    press(Key.Key_Down, Modifier.AltModifier)
    shown = chooser(promise)
    assert shown.said.text() == "Mon 16 Jun 2025", "what is no day yet begins at today"
    QTest.keyClick(view(shown.days), Key.Key_Escape)
    QApplication.processEvents()
    assert promise.text("due_on") == "soon"
    assert focused() is promise.editors["due_on"]
    press(Key.Key_Down, Modifier.AltModifier)
    again = chooser(promise)
    again.later.click()
    assert again.month.text() == "July 2025"
    again.today.click()
    assert promise.text("due_on") == "Mon 16 Jun 2025"
    promise.reject()


def test_choosing_in_a_field_that_saves_itself_is_one_act(desk_window: MainWindow) -> None:
    desk = desk_window.desk
    assert desk is not None
    somebody = people.everyone(desk.db)[0]
    field = Field(
        desk, "Met on", ("person", somebody.id), "date_of_birth",
        text=reading.show_day(date(2025, 6, 11)),
        read=lambda text: reading.day(text, desk.today()),
        save=lambda day: people.change(desk.db, somebody.id, date_of_birth=day),
        calendar=True,
    )  # fmt: skip
    field.show()
    assert field.day_button is not None
    assert field.day_button.height() == field.editor.height()
    field.day_button.click()
    shown = field.day_button.shown
    assert shown is not None
    days = view(shown.days)
    QTest.mouseClick(days.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _cell(shown, 4, 0))
    assert people.get(desk.db, somebody.id).date_of_birth == date(2025, 6, 16)
    assert field.autosave.text == "Mon 16 Jun 2025"
    desk.undo()
    assert people.get(desk.db, somebody.id).date_of_birth == somebody.date_of_birth
    field.close()


@pytest.mark.parametrize(
    ("shown", "side"), [(look.Look(), 32), (look.Look(touch=True), 44), (look.Look("dark", 200), 64)]
)
def test_it_is_as_high_as_its_field(desk_window: MainWindow, shown: look.Look, side: int) -> None:
    desk_window.put_look(shown)
    assert desk_window.desk is not None
    dialog = PromiseDialog(desk_window.desk, desk_window)
    dialog.show()
    [button] = dialog.findChildren(DayButton)
    assert button.width() == side
    assert button.height() == button.editor.height()
    dialog.close()


def _cell(shown: DayChooser, row: int, column: int) -> QPoint:
    """The middle of a day; the first row is the names of the days."""
    days = view(shown.days)
    return days.visualRect(days.model().index(row, column)).center()
