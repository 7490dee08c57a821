"""A fault of ours: the work is kept, the window says so, and its details hold nobody's data."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from clcdesk import log, store
from clcdesk.services import people
from clcdesk.ui import ask
from clcdesk.ui.desk import Place
from clcdesk.ui.dialogs.crash import CrashDialog
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.tasks import Progress
from tests.desk_fixtures import PASSPHRASE
from tests.ui.conftest import press, type_text


def opened_dialogs() -> list[CrashDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog) and one.isVisible()]


def fault(secret: str) -> None:
    """A fault whose exception holds what an officer typed."""
    try:
        raise ValueError(f"cannot place {secret}")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_the_work_is_kept_and_nobodys_data_told(desk_window: MainWindow, filled_path: Path) -> None:
    assert desk_window.desk is not None
    assert desk_window.shell is not None
    person = people.everyone(desk_window.desk.db)[0]
    desk_window.shell.go(Place("case", person.id, "person"))
    field = next(one for one in desk_window.desk.fields if one.column == "phone" and one.row[1] == person.id)
    field.focus()
    press(Qt.Key.Key_End)
    type_text("99")
    fault(person.name)
    fault(person.name)
    [dialog] = opened_dialogs()
    with store.open_database(filled_path, PASSPHRASE) as db:
        assert people.get(db, person.id).phone == person.phone + "99"
    dialog.copy_button.click()
    details = QGuiApplication.clipboard().text()
    assert "ValueError" in details
    assert "tests.ui.test_crash" in details
    written = log.file().read_text("utf-8")
    for text in (details, written):
        assert person.name not in text
        assert str(filled_path) not in text
    dialog.close_button.click()
    assert opened_dialogs() == []
    fault("once more")
    [again] = opened_dialogs()
    again.close()


def test_a_fault_of_the_worker_opens_it_too(desk_window: MainWindow, qtbot: QtBot) -> None:
    assert desk_window.desk is not None

    def divide(_progress: Progress) -> int:
        return 1 // 0

    desk_window.desk.tasks.run(divide, owner=desk_window, done=lambda _result: None)
    qtbot.waitUntil(lambda: len(opened_dialogs()) == 1)
    opened_dialogs()[0].close()


@pytest.mark.parametrize(("button", "answer"), [(0, True), (1, False), (None, False)])
def test_a_question_has_two_answers_and_escape_means_no(qtbot: QtBot, button: int | None, answer: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def reply() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.text() == "Print it?"
        assert [one.accessibleName() for one in box.buttons()] == ["Print", "Not now"]
        if button is None:
            box.reject()
        else:
            box.buttons()[button].click()

    QTimer.singleShot(0, reply)
    assert ask.whether(window, "Print it?", "&Print") is answer


def test_telling_waits_until_it_is_read(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    read: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        read.append(box.text())
        box.buttons()[0].click()

    QTimer.singleShot(0, close)
    ask.tell(window, "There is no printer.")
    assert read == ["There is no printer."]
