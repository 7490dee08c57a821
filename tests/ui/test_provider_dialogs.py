"""The dialogs of Providers by keys alone: what is typed wrong is kindly refused, and kept."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from clcdesk.services import claims, providers
from clcdesk.ui.dialogs.claim import ClaimDialog
from clcdesk.ui.dialogs.suspend import SuspendDialog
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.providers import ProvidersPage
from tests.ui.conftest import chord, focused, press, type_text

Key = Qt.Key


@pytest.fixture
def page(desk_window: MainWindow, qtbot: QtBot) -> Iterator[ProvidersPage]:
    """At Bluebell Barn, the cursor on *Log what they said…*."""
    assert desk_window.desk is not None and desk_window.shell is not None
    desk_window.desk.go("providers")
    made = desk_window.shell.pages["providers"]
    assert isinstance(made, ProvidersPage)
    qtbot.waitUntil(lambda: bool(made.everything))
    type_text("bluebell")
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert focused() is made.detail.log
    yield made


def opened(kind: type[QDialog]) -> QDialog:
    QApplication.processEvents()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def known(page: ProvidersPage) -> tuple[str, str]:
    assert page.detail.known is not None
    return page.detail.known.service.id, page.detail.known.service.provider_id


def test_a_week_is_logged_day_by_day_and_a_day_that_is_none_is_refused(page: ProvidersPage) -> None:
    press(Key.Key_Space)
    dialog = opened(ClaimDialog)
    assert isinstance(dialog, ClaimDialog)
    assert focused() is dialog.day
    press(Key.Key_Tab, times=4)
    assert focused() is dialog.editors["vacancies"]
    type_text("2")
    press(Key.Key_Tab, times=3)
    assert focused() is dialog.editors["told_by"]
    type_text("Jo")
    press(Key.Key_Tab)
    chord(Key.Key_A)
    type_text("31/02/2025\n")
    assert dialog.wrong["as_of"].text().startswith("✕ ")
    assert focused() is dialog.editors["as_of"] and dialog.text("as_of") == "31/02/2025"
    chord(Key.Key_A)
    type_text("yesterday\n")
    assert dialog.logged.text() == "✓ Logged: Monday full day, 2. The next day?"
    assert focused() is dialog.editors["vacancies"]
    type_text("0\n")
    assert dialog.logged.text() == "✓ Logged: Tuesday full day, 0. The next day?"
    press(Key.Key_Escape)
    told = [one for one in claims.of(page.desk.db, known(page)[0]) if one.told_by == "Jo"]
    assert sorted((one.day, str(one.vacancies)) for one in told) == [("mon", "2"), ("tue", "0")]


def test_another_answer_than_a_number_needs_no_number(page: ProvidersPage) -> None:
    press(Key.Key_Space)
    dialog = opened(ClaimDialog)
    assert isinstance(dialog, ClaimDialog)
    dialog.said.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert dialog.said.chosen == "waitlist" and not dialog.editors["vacancies"].isEnabled()
    dialog.log.setFocus()
    press(Key.Key_Space)
    assert dialog.logged.text() == "✓ Logged: Monday full day, waiting list. The next day?"
    press(Key.Key_Escape)


def test_who_takes_no_new_people_is_asked_why_and_until_when(page: ProvidersPage, desk_window: MainWindow) -> None:
    press(Key.Key_Tab, times=2)
    assert focused() is page.detail.suspend
    press(Key.Key_Space)
    dialog = opened(SuspendDialog)
    assert isinstance(dialog, SuspendDialog)
    dialog.editors["last"].setFocus()
    type_text("1 June 2025\n")
    assert "missing" in dialog.refusal.text() or "ends before" in dialog.refusal.text()
    assert dialog.isVisible()
    dialog.editors["reason"].setFocus()
    type_text("contract")
    dialog.editors["decided_by"].setFocus()
    type_text("contracts team\n")
    assert "ends before it begins" in dialog.refusal.text()
    dialog.editors["last"].setFocus()
    chord(Key.Key_A)
    type_text("30 June 2025\n")
    assert not shiboken6.isValid(dialog) or dialog.isHidden()
    (membership,) = providers.memberships(page.desk.db, known(page)[1])
    assert (str(membership.suspended_to), membership.suspension_reason) == ("2025-06-30", "contract")
    desk_window.activateWindow()


def test_a_press_on_a_day_logs_that_day(page: ProvidersPage) -> None:
    place, cell = list(page.detail.grid.cells.items())[2]
    cell.setFocus()
    press(Key.Key_Space)
    dialog = opened(ClaimDialog)
    assert isinstance(dialog, ClaimDialog)
    assert (dialog.day.chosen, dialog.part.chosen) == place
    press(Key.Key_Escape)
