"""Ctrl+Z after each kind of act in Providers and Settings."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from clcdesk.services import act
from clcdesk.ui.desk import Place
from clcdesk.ui.dialogs.claim import ClaimDialog
from clcdesk.ui.dialogs.rate import RateDialog
from clcdesk.ui.dialogs.suspend import SuspendDialog
from clcdesk.ui.dialogs.take_in import TakeInDialog
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.providers import ProvidersPage
from clcdesk.ui.pages.settings import SettingsPage
from tests.services import small
from tests.ui.conftest import chord, press, type_text
from tests.ui.scenes import settle
from tests.ui.undoing import go, shell_of, takes_back, undoes_typing

Key = Qt.Key


def providers(window: MainWindow) -> ProvidersPage:
    """The page of providers, at Bluebell Barn."""
    go(window, Place("providers"))
    page = shell_of(window).stack.currentWidget()
    assert isinstance(page, ProvidersPage)
    page.filter.setFocus()
    chord(Key.Key_A)
    type_text("bluebell")
    settle(window, 0.05)
    assert page.detail.name.text() == "Bluebell Barn"
    return page


def settings(window: MainWindow) -> SettingsPage:
    go(window, Place("settings"))
    page = shell_of(window).stack.currentWidget()
    assert isinstance(page, SettingsPage)
    return page


def over(kind: type[QDialog]) -> QDialog:
    """The dialog of this kind that has just opened."""
    QApplication.processEvents()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def seen(page: ProvidersPage) -> tuple[object, ...]:
    """Which service is shown, what it told us, when it was checked and whether it takes new people."""
    detail = page.detail
    banner = detail.banner.words.text() if detail.banner.isVisible() else ""
    return detail.name.text(), detail.told.words, detail.facts.words[-1], banner


def test_what_they_say_is_logged(undo_window: MainWindow) -> None:
    page = providers(undo_window)

    def log() -> None:
        page.detail.log.setFocus()
        press(Key.Key_Space)
        dialog = over(ClaimDialog)
        assert isinstance(dialog, ClaimDialog)
        dialog.editors["vacancies"].setFocus()
        type_text("3\n")
        press(Key.Key_Escape)
        undo_window.activateWindow()

    says = "Capacity recorded: Bluebell Barn, Monday full day"
    takes_back(
        undo_window, act.RecordClaim, log, says=says, place=("providers",), sees=lambda: seen(page), elsewhere=True
    )


def test_a_service_is_checked(undo_window: MainWindow) -> None:
    page = providers(undo_window)

    def check() -> None:
        page.detail.check.setFocus()
        press(Key.Key_Space)

    takes_back(
        undo_window,
        act.CheckService,
        check,
        says="Service checked",
        place=("providers",),
        sees=lambda: seen(page),
        elsewhere=True,
    )


def test_no_new_people_are_taken_and_are_taken_again(undo_window: MainWindow) -> None:
    page = providers(undo_window)

    def suspend() -> None:
        page.detail.suspend.setFocus()
        press(Key.Key_Space)
        dialog = over(SuspendDialog)
        assert isinstance(dialog, SuspendDialog)
        type_text("contract")
        press(Key.Key_Tab)
        type_text("contracts team\n")
        undo_window.activateWindow()

    def lift() -> None:
        page.detail.banner.lift.setFocus()
        press(Key.Key_Space)

    there = ("providers",)
    says = "Suspension recorded"
    takes_back(
        undo_window, act.SuspendProvider, suspend, says=says, place=there, sees=lambda: seen(page), elsewhere=True,
        keep=True,
    )  # fmt: skip
    says = "Suspension lifted"
    takes_back(undo_window, act.LiftSuspension, lift, says=says, place=there, sees=lambda: seen(page))


def test_a_directory_is_taken_in(undo_window: MainWindow, tmp_path: Path) -> None:
    page = providers(undo_window)
    page.filter.clear()
    page.table.setFocus()

    def take_in() -> None:
        page.bring_in(small.write(tmp_path / "directory"))
        settle(undo_window)
        dialog = over(TakeInDialog)
        assert isinstance(dialog, TakeInDialog)
        QTest.keyClick(dialog.take, Key.Key_Return)
        settle(undo_window)
        undo_window.activateWindow()

    takes_back(
        undo_window,
        act.TakeInDirectory,
        take_in,
        says="Directory taken in",
        place=("providers",),
        sees=lambda: len(page.everything),
    )


def test_what_letters_say_of_the_council_changes(undo_window: MainWindow) -> None:
    field = settings(undo_window).council.facts.fields["freepost"]
    field.setFocus()
    undoes_typing(undo_window, lambda: field.autosave.text)

    def change() -> None:
        field.setFocus()
        type_text(" 2")
        press(Key.Key_Tab)

    takes_back(
        undo_window,
        act.ChangeCouncil,
        change,
        says="What letters say of the council changed",
        sees=lambda: field.autosave.text,
        elsewhere=True,
    )


def test_an_officer_is_added_and_changes(undo_window: MainWindow) -> None:
    page = settings(undo_window)
    phone = page.officers.facts.fields["phone"]

    def add() -> None:
        page.officers.more.setFocus()
        type_text("Jo Fernley\n")

    def change() -> None:
        phone.setFocus()
        chord(Key.Key_A)
        type_text("0116 496 0188")
        press(Key.Key_Tab)

    def cover() -> None:
        page.officers.cover.setFocus()
        press(Key.Key_Down)
        press(Key.Key_Home)
        press(Key.Key_Return)

    others = page.officers.others.text
    takes_back(undo_window, act.AddOfficer, add, says="Officer added", sees=others, elsewhere=True)
    says = "Officer’s details changed"
    takes_back(undo_window, act.ChangeOfficer, change, says=says, sees=lambda: phone.autosave.text, elsewhere=True)
    takes_back(undo_window, act.ChangeOfficer, cover, says=says, sees=page.officers.cover.currentText)


def test_a_framework_is_used_and_no_longer(undo_window: MainWindow) -> None:
    panel = settings(undo_window).frameworks
    first = panel.chosen.chosen

    def press_use() -> None:
        panel.use.setFocus()
        press(Key.Key_Space)

    takes_back(undo_window, act.StopFramework, press_use, says="no longer in use", sees=panel.told.text, elsewhere=True)
    panel.chosen.setFocus()
    press(Key.Key_Down)
    press(Key.Key_End)
    press(Key.Key_Return)
    assert panel.chosen.chosen != first

    def use_and_look_at_another() -> None:
        press_use()
        settle(undo_window, 0.05)
        panel.chosen.setFocus()
        press(Key.Key_Down)
        press(Key.Key_Home)
        press(Key.Key_Return)

    another = panel.chosen.chosen
    takes_back(undo_window, act.UseFramework, use_and_look_at_another, says="in use")
    assert panel.chosen.chosen == another
    assert panel.told.text().startswith("Not in use here.")
    panel.chosen.choose(first)
    panel.put()


def test_a_rate_is_set(undo_window: MainWindow) -> None:
    panel = settings(undo_window).frameworks

    def set_rate() -> None:
        panel.rate.setFocus()
        press(Key.Key_Space)
        assert isinstance(over(RateDialog), RateDialog)
        type_text("61.20\n")
        undo_window.activateWindow()

    takes_back(
        undo_window,
        act.SetRate,
        set_rate,
        says="Rate of Community Life Choices 2021 set",
        sees=lambda: [dict(row.pounds) for row in panel.table.rows.rows],
        elsewhere=True,
    )
