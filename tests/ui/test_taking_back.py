"""Ctrl+Z of what touched very many rows: behind a sheet, stopped by one key, and otherwise whole."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from clcdesk.exchange import directory as files
from clcdesk.made_up.request import LIVES_ON
from clcdesk.models.directory import Service
from clcdesk.services import act, directory, frameworks
from clcdesk.ui.dialogs.busy import BusyDialog
from clcdesk.ui.main_window import MainWindow
from tests.bench import directory as large
from tests.ui.conftest import chord, focused, press
from tests.ui.undoing import Rows, living

Key = Qt.Key


@pytest.fixture
def taken_in(desk_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rows:
    """The rows before a directory of 400 services was taken in."""
    assert desk_window.desk is not None
    db = desk_window.desk.db
    monkeypatch.setattr(large, "SERVICE_COUNT", 400)
    large.make(tmp_path / "large")
    before = living(db)
    directory.take_in(db, files.read(tmp_path / "large", frameworks.everything(db), LIVES_ON))
    return before


def sheet() -> BusyDialog:
    made = next(one for one in QApplication.topLevelWidgets() if isinstance(one, BusyDialog) and one.isVisible())
    made.activateWindow()
    QApplication.processEvents()
    return made


def foot(window: MainWindow) -> str:
    assert window.shell is not None
    return window.shell.foot.sentence.text()


def test_it_is_taken_back_and_done_again_behind_a_sheet(taken_in: Rows, desk_window: MainWindow, qtbot: QtBot) -> None:
    assert desk_window.desk is not None
    db = desk_window.desk.db
    with_it = living(db)
    chord(Key.Key_Z)
    assert sheet().words.text() == "Taking it back…"
    qtbot.waitUntil(lambda: foot(desk_window) == "Undone: Directory taken in", timeout=20_000)
    assert living(db) == taken_in
    desk_window.activateWindow()
    QApplication.processEvents()
    chord(Key.Key_Y)
    assert sheet().words.text() == "Doing it again…"
    qtbot.waitUntil(lambda: foot(desk_window) == "Done again: Directory taken in", timeout=20_000)
    assert living(db) == with_it


def test_it_is_stopped_and_nothing_is_taken_back(taken_in: Rows, desk_window: MainWindow, qtbot: QtBot) -> None:
    assert desk_window.desk is not None
    db = desk_window.desk.db
    with_it = living(db)
    chord(Key.Key_Z)
    shown = sheet()
    assert focused() is shown.stop
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: not shiboken6.isValid(shown))
    assert foot(desk_window) == "Stopped. Nothing was changed."
    assert living(db) == with_it != taken_in


def test_what_stands_in_the_way_is_left_and_the_rest_taken_back(
    taken_in: Rows, desk_window: MainWindow, qtbot: QtBot
) -> None:
    """A service was checked in a sitting that is not this one."""
    assert desk_window.desk is not None
    db = desk_window.desk.db
    (new, *_more) = sorted(living(db)["service"].keys() - taken_in["service"].keys())
    with db.write(act.CheckService(new)) as session:
        session.get_one(Service, new).checked_on = LIVES_ON
    db.sitting.pop()

    def agree() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.isVisible():
            next(one for one in box.buttons() if one.text() == "Take back the rest").click()
        else:
            QTimer.singleShot(30, agree)

    QTimer.singleShot(30, agree)
    chord(Key.Key_Z)
    qtbot.waitUntil(lambda: foot(desk_window) == "Undone: Directory taken in", timeout=20_000)
    assert living(db)["service"].keys() - taken_in["service"].keys() == {new}
