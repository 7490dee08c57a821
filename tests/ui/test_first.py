"""The first start: a database made in the window, its recovery code shown once, and others opened after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clcdesk import settings, store
from clcdesk.made_up.request import LIVES_ON
from clcdesk.services import officers
from clcdesk.ui import look, start
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.first import FirstPage, RecoveryPage, strength
from tests.ui.conftest import focused, press, type_text

PHRASE = "seven slow otters wave"


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> MainWindow:
    start.application()
    suggested = tmp_path / "CLC Desk" / "desk.db"
    window = MainWindow(
        None, lambda: LIVES_ON, suggested=suggested, remember=lambda path: settings.change(database=str(path))
    )
    window.resize(look.px(1366), look.px(768))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture(autouse=True)
def _closed(first: MainWindow) -> Iterator[None]:
    yield
    first.close()
    shiboken6.delete(first)


def page_of(window: MainWindow) -> FirstPage:
    assert window.first_page is not None
    return window.first_page


def fill_in(window: MainWindow, again: str = PHRASE) -> None:
    window.activateWindow()
    page_of(window).officer.setFocus()
    type_text("Ruth Okafor")
    press(Qt.Key.Key_Tab)
    type_text(PHRASE)
    press(Qt.Key.Key_Tab)
    type_text(again)
    page_of(window).make_button.click()


def test_a_database_is_made_and_opened(first: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    assert focused() is page_of(first).officer
    fill_in(first)
    qtbot.waitUntil(lambda: isinstance(first.stack.currentWidget(), RecoveryPage), timeout=20000)
    page = first.stack.currentWidget()
    assert isinstance(page, RecoveryPage)
    code = page.code.text()
    assert focused() is page.done
    page.done.click()
    assert first.desk is not None
    assert [one.name for one in officers.everyone(first.desk.db)] == ["Ruth Okafor"]
    assert first.desk.db.officer_id == officers.everyone(first.desk.db)[0].id
    assert first.desk.undo() is None, "what made the database is nothing to take back"
    path = tmp_path / "CLC Desk" / "desk.db"
    assert settings.load().database == str(path)
    shown = {type(first.stack.widget(at)).__name__ for at in range(first.stack.count())}
    assert shown == {"UnlockPage", "Shell"}, "the code is shown once, and no passphrase stays"
    first.lock()
    for phrase in (PHRASE, code):
        store.open_database(path, phrase).close()


def test_what_is_missing_is_said_with_the_cursor_there(first: MainWindow) -> None:
    page = page_of(first)
    page.make_button.click()
    assert "name is missing" in page.wrong.text()
    assert focused() is page.officer
    fill_in(first, again="seven slow otters")
    assert "not alike" in page.wrong.text()
    assert focused() is page.again
    assert page.passphrase.text() == PHRASE, "what was typed stays"


def test_what_cannot_be_made_is_said(first: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "taken.db").write_bytes(b"something else")
    page_of(first).place.setText(str(tmp_path / "taken.db"))
    fill_in(first)
    qtbot.waitUntil(page_of(first).wrong.isVisible, timeout=10000)
    assert "already there" in page_of(first).wrong.text()
    assert (tmp_path / "taken.db").read_bytes() == b"something else"
    assert page_of(first).make_button.isEnabled()


def test_one_that_is_there_is_opened_instead(first: MainWindow, filled_path: Path) -> None:
    first.choose(filled_path)
    assert first.stack.currentWidget() is first.unlock_page
    assert first.unlock_page.file.text() == filled_path.name
    assert focused() is first.unlock_page.field
    first.unlock_page.forgotten.click()
    assert "recovery code" in first.unlock_page.advice.text()
    assert not first.unlock_page.wrong.isVisible(), "nothing is wrong"
    first.unlock_page.show_button.click()
    assert first.unlock_page.field.echoMode() == first.unlock_page.field.EchoMode.Normal
    first.unlock_page.blank()
    assert first.unlock_page.field.echoMode() == first.unlock_page.field.EchoMode.Password


@pytest.mark.parametrize(
    ("passphrase", "told"),
    [
        ("", "Four or more words"),
        ("aaaaaaaaaaaaaaaaaaaa", "Too easy"),
        ("short", "Too easy"),
        ("correct horse1", "It would stand a while"),
        (PHRASE, "Long enough"),
    ],
)
def test_strength_is_told_honestly(passphrase: str, told: str) -> None:
    assert strength(passphrase).startswith(told)


def test_caps_lock_is_told_from_the_letters(first: MainWindow) -> None:
    page = page_of(first)
    page.passphrase.setFocus()
    for letter, shift, on in (("a", False, False), ("A", False, True), ("A", True, False), ("a", True, True)):
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, held, letter)
        QApplication.sendEvent(page.passphrase, event)
        assert page.caps.isVisible() == on, (letter, shift)
    QApplication.sendEvent(page.passphrase, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, held, "1"))
    assert page.caps.isVisible(), "a figure tells nothing"
