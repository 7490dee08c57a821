"""From the passphrase to the decision by keys to the focused widget alone; a second process finds every keystroke."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.steps import CODES
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.autosave import Autosave
from tests.desk_fixtures import PASSPHRASE
from tests.ui.conftest import ROOT, Modifier, chord, focused, press, type_text
from tests.ui.scenes import settle

FIRST_DAY = date(2025, 7, 1)
MOST_TABS = 400


class Typed(NamedTuple):
    typed: str
    kept: str
    where: str
    """table.column."""


class Journey:
    """What was typed, and what a second process must find of it."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.wanted: list[Typed] = []
        self.touched: set[Autosave] = set()

    @property
    def page(self) -> CasePage:
        assert self.window.shell is not None
        page = self.window.shell.stack.currentWidget()
        assert isinstance(page, CasePage)
        return page

    def fields(self) -> list[Autosave]:
        """Every field of the step that is shown, by the window's own list."""
        assert self.window.desk is not None
        found = [one for one in self.window.desk.fields if isinstance(one, Autosave)]
        return [one for one in found if one.alive and self._here(editor_of(one))]

    def fill(self) -> None:
        """From its first stop, Tab through the step once, typing into each field, opening what is folded."""
        for _time in range(MOST_TABS):
            if not self._in_step(focused()):
                break
            press(Qt.Key.Key_Backtab, Modifier.ShiftModifier)
        press(Qt.Key.Key_Tab)
        for _time in range(MOST_TABS):
            here = focused()
            if not self._in_step(here):
                press(Qt.Key.Key_Backtab, Modifier.ShiftModifier)
                return
            field = next((one for one in self.fields() if editor_of(one) is here), None)
            if field is not None and field not in self.touched:
                self.type_into(field, here)
                continue
            if is_folded(here) or is_choice_to_make(here):
                press(Qt.Key.Key_Space)
            press(Qt.Key.Key_Tab)
        raise AssertionError("the Tab key never leaves this step")

    def type_into(self, field: Autosave, editor: QWidget) -> None:
        """Words, and on; where they are no value, back, and a day; then an amount; then a number, which stays."""
        self.touched.add(field)
        self.overwrite(field.text)
        at = len(self.wanted)
        for typed, kept in candidates(len(self.touched)):
            chord(Qt.Key.Key_A)
            type_text(typed)
            self.wanted[at:] = [Typed(typed, kept, f"{field.row[0]}.{field.column}")]
            press(Qt.Key.Key_Tab)
            if not (field.alive and editor.isVisible() and editor.property("invalid")):
                return
            press(Qt.Key.Key_Backtab, Modifier.ShiftModifier)
            assert focused() is editor, f"Shift+Tab does not come back to {field.column}"
        press(Qt.Key.Key_Tab)

    def overwrite(self, text: str) -> None:
        """What stands in a field now is not looked for any more: something else is typed over it."""
        self.wanted = [one for one in self.wanted if one.typed != text]

    def _here(self, editor: QWidget) -> bool:
        return editor.isVisible() and editor.isEnabled() and not is_read_only(editor) and self._in_step(editor)

    def _in_step(self, widget: QWidget) -> bool:
        step = self.page.step
        return step is not None and step.isAncestorOf(widget)


def editor_of(field: Autosave) -> QWidget:
    editor = field.parent()
    assert isinstance(editor, QWidget)
    return editor


def is_read_only(editor: QWidget) -> bool:
    return isinstance(editor, QLineEdit | QPlainTextEdit) and editor.isReadOnly()


def is_folded(widget: QWidget) -> bool:
    """A button that only opens what lies under it, and is not open."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable() or widget.isChecked():
        return False
    return widget.property("role") == "fold" or widget.accessibleName().startswith("More about")


def is_choice_to_make(widget: QWidget) -> bool:
    """One of several of which none is chosen yet."""
    if not isinstance(widget, QRadioButton) or widget.isChecked():
        return False
    group = widget.group()
    above = widget.parentWidget()
    alike = group.buttons() if group else above.findChildren(QRadioButton) if above else []
    return not any(one.isChecked() for one in alike)


def candidates(at: int) -> Iterator[tuple[str, str]]:
    """(what is typed, how it is kept), each only once in the whole journey."""
    words = f"Words of the journey {at}"
    day = FIRST_DAY + timedelta(days=at)
    amount = Decimal(10101 + 10 * at) / 100  # its last digit is never 0: a number is kept without it
    yield words, words
    yield f"{day.day}/{day.month}/{day.year}", day.isoformat()
    yield f"{amount:.2f}", f"{amount:.2f}"
    yield str(1 + at % 90), str(1 + at % 90)


class Kept(NamedTuple):
    values: set[str]
    rows: dict[str, int]
    drafts: list[str]


def is_kept(one: Typed, kept: Kept) -> bool:
    """As a value, as a sum in words, or as a draft."""
    return one.kept in kept.values or f"£{one.kept}" in kept.values or one.typed in kept.drafts


def read_by_another_process(path: Path) -> Kept:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    told = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "ui" / "everything_kept.py"), str(path)],
        env=surroundings, capture_output=True, text=True, check=True,
    )  # fmt: skip
    kept = json.loads(told.stdout)
    return Kept(set(kept["values"]), kept["rows"], kept["drafts"])


def unlock(window: MainWindow, qtbot: QtBot) -> None:
    type_text(PASSPHRASE + "\n")
    qtbot.waitUntil(lambda: window.shell is not None, timeout=10000)
    settle(window)


def open_asha(window: MainWindow) -> None:
    chord(Qt.Key.Key_2)
    settle(window)
    type_text("Asha")
    settle(window)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settle(window)


def test_every_keystroke_from_the_passphrase_to_the_decision(
    locked_window: MainWindow, filled_path: Path, qtbot: QtBot
) -> None:
    before = read_by_another_process(filled_path)
    unlock(locked_window, qtbot)
    open_asha(locked_window)
    journey = Journey(locked_window)
    for code in CODES:
        settle(locked_window)
        assert journey.page.code == code
        there = set(journey.fields())
        journey.fill()
        left = [f"{one.column} of {one.row[0]}" for one in there - journey.touched if one in journey.fields()]
        assert left == [], f"{code}: Tab never came to {left}"
        if code == "decision":
            chord(Qt.Key.Key_Return)
        press(Qt.Key.Key_PageDown, Modifier.ControlModifier)
    last = focused()
    assert isinstance(last, QLineEdit)
    journey.overwrite(last.text())
    chord(Qt.Key.Key_A)
    type_text("The cursor is still here")
    locked_window.close()
    kept = read_by_another_process(filled_path)
    assert "The cursor is still here" in {*kept.values, *kept.drafts}
    assert [one for one in journey.wanted if not is_kept(one, kept)] == []
    assert len(journey.wanted) > 40
    assert kept.rows["decision"] == before.rows["decision"] + 1
