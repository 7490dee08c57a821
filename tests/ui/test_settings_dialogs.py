"""The dialogs of Settings by keys alone: a rate, another passphrase, a new recovery code, and About."""

from decimal import Decimal

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from clcdesk import store
from clcdesk.errors import DeskError
from clcdesk.made_up.request import LIVES_ON
from clcdesk.ui.desk import Place
from clcdesk.ui.dialogs.about import AboutDialog
from clcdesk.ui.dialogs.passphrase import PassphraseDialog, RecoveryDialog
from clcdesk.ui.dialogs.rate import RateDialog
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.settings import SettingsPage
from tests.desk_fixtures import PASSPHRASE
from tests.ui.conftest import chord, focused, press, type_text
from tests.ui.scenes import settle

Key = Qt.Key
NEW = "five small brown hens"


@pytest.fixture
def page(desk_window: MainWindow) -> SettingsPage:
    assert desk_window.shell is not None
    desk_window.shell.go(Place("settings"))
    made = desk_window.shell.stack.currentWidget()
    assert isinstance(made, SettingsPage)
    settle(desk_window, 0.05)
    return made


def opened(kind: type[QDialog]) -> QDialog:
    QApplication.processEvents()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def gone(dialog: QDialog) -> bool:
    return not shiboken6.isValid(dialog) or dialog.isHidden()


def rates(page: SettingsPage) -> list[tuple[str, object]]:
    return [(row.band, row.pounds.get("full")) for row in page.frameworks.table.rows.rows if row.starts == LIVES_ON]


def test_a_rate_is_set_and_what_is_no_amount_is_kindly_refused(page: SettingsPage, desk_window: MainWindow) -> None:
    page.frameworks.rate.setFocus()
    press(Key.Key_Space)
    dialog = opened(RateDialog)
    assert isinstance(dialog, RateDialog)
    assert focused() is dialog.editors["amount"]
    type_text("a lot\n")
    assert dialog.isVisible() and rates(page) == []
    assert dialog.wrong["amount"].text().startswith("✕ ")
    assert focused() is dialog.editors["amount"]
    chord(Key.Key_A)
    type_text("48.5\n")
    assert gone(dialog)
    desk_window.activateWindow()
    settle(desk_window, 0.05)
    assert rates(page) == [("A", Decimal("48.50"))]
    assert "£48.50" in [page.frameworks.table.model().index(0, at).data() for at in range(5)]


def test_a_half_typed_rate_is_there_again(page: SettingsPage) -> None:
    page.frameworks.rate.setFocus()
    press(Key.Key_Space)
    dialog = opened(RateDialog)
    type_text("61.2")
    press(Key.Key_Escape)
    assert gone(dialog)
    page.window().activateWindow()
    QApplication.processEvents()
    page.frameworks.rate.setFocus()
    press(Key.Key_Space)
    again = opened(RateDialog)
    assert isinstance(again, RateDialog)
    assert again.text("amount") == "61.2"
    press(Key.Key_Escape)


def test_another_passphrase_opens_the_desk_and_a_wrong_one_is_kindly_refused(
    page: SettingsPage, desk_window: MainWindow, qtbot: QtBot
) -> None:
    page.file.passphrase_button.setFocus()
    press(Key.Key_Space)
    dialog = opened(PassphraseDialog)
    assert isinstance(dialog, PassphraseDialog)
    assert focused() is dialog.old
    type_text("not mine")
    press(Key.Key_Tab)
    type_text(NEW)
    press(Key.Key_Tab)
    type_text("five small brown\n")
    assert dialog.wrong.text() == "✕ The two new passphrases are not alike."
    assert focused() is dialog.again
    chord(Key.Key_A)
    type_text(f"{NEW}\n")
    qtbot.waitUntil(lambda: "not your passphrase" in dialog.wrong.text() or "does not open" in dialog.wrong.text())
    assert focused() is dialog.old and dialog.change.isEnabled()
    chord(Key.Key_A)
    type_text(f"{PASSPHRASE}\n")
    qtbot.waitUntil(lambda: gone(dialog))
    desk_window.activateWindow()
    assert page.file.result.text().startswith("✓ The passphrase is changed.")
    store.open_database(page.desk.db.path, NEW).close()
    with pytest.raises(DeskError):
        store.open_database(page.desk.db.path, PASSPHRASE)


def test_a_new_recovery_code_is_asked_about_and_shown_once(
    page: SettingsPage, desk_window: MainWindow, qtbot: QtBot
) -> None:
    def agree() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.isVisible():
            next(one for one in box.buttons() if one.text() == "Make a new code").click()
        else:
            QTimer.singleShot(30, agree)

    QTimer.singleShot(30, agree)
    page.file.recovery_button.setFocus()
    press(Key.Key_Space)
    dialog = opened(RecoveryDialog)
    assert isinstance(dialog, RecoveryDialog)
    qtbot.waitUntil(lambda: dialog.code.text().count("-") == 6)
    code = dialog.code.text()
    press(Key.Key_Tab)
    assert focused() is dialog.written
    press(Key.Key_Space)
    assert gone(dialog)
    assert page.desk.db.sitting == []
    store.open_database(page.desk.db.path, code).close()


def test_about_says_the_versions_and_copies_them_for_ict(page: SettingsPage) -> None:
    page.about.setFocus()
    press(Key.Key_Space)
    dialog = opened(AboutDialog)
    assert isinstance(dialog, AboutDialog)
    press(Key.Key_Backtab)
    press(Key.Key_Space)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("CLC Desk ") and "Qt " in copied
    assert dialog.copied.text() == "✓ The versions are on the clipboard."
    press(Key.Key_Escape)
    assert gone(dialog)


def test_a_framework_is_used_and_stopped_by_keys(page: SettingsPage, desk_window: MainWindow) -> None:
    used = page.frameworks.told.text()
    assert used.startswith("In use here.")
    page.frameworks.use.setFocus()
    press(Key.Key_Space)
    settle(desk_window, 0.05)
    assert page.frameworks.told.text().startswith("Not in use here.")
    assert focused() is page.frameworks.use and page.frameworks.use.text() == "&Use it from today"
    chord(Key.Key_Z)
    settle(desk_window, 0.05)
    assert page.frameworks.told.text() == used


def test_when_it_locks_is_chosen_by_keys(page: SettingsPage, desk_window: MainWindow) -> None:
    page.lock.minutes.setFocus()
    press(Key.Key_Down)
    press(Key.Key_End)
    press(Key.Key_Return)
    assert desk_window.idle.minutes == 30
