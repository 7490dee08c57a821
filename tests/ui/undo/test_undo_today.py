"""Ctrl+Z after each kind of act of Today and of the head of a case."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from clcdesk.services import act
from clcdesk.services.today import Thing
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.head import Head
from clcdesk.ui.desk import Place
from clcdesk.ui.dialogs.move_promise import MoveDialog
from clcdesk.ui.dialogs.promise import PromiseDialog
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.today import TodayPage
from tests.ui.conftest import press, type_text
from tests.ui.scenes import settle
from tests.ui.undoing import go, person_id, shell_of, takes_back, undoes_typing

Key = Qt.Key
TODAY = Place("today")
AnyDialog = TypeVar("AnyDialog", bound=QDialog)


def today(window: MainWindow) -> TodayPage:
    go(window, TODAY)
    page = shell_of(window).pages["today"]
    assert isinstance(page, TodayPage)
    return page


def lines(page: TodayPage) -> Callable[[], object]:
    """What is seen of the list, the day first."""
    return lambda: [(thing.row_id, thing.due, thing.at) for thing in page.board.things]


def to_line(page: TodayPage, wanted: Callable[[Thing], bool]) -> Thing:
    page.list.setFocus()
    press(Key.Key_Home)
    for _time in range(200):
        if page.list.current is not None and wanted(page.list.current):
            return page.list.current
        press(Key.Key_Down)
    raise AssertionError("no line like this")


def opened(window: MainWindow, kind: type[AnyDialog]) -> AnyDialog:
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
    dialog.activateWindow()
    settle(window, 0.02)
    return dialog


def test_a_promise_that_was_made(undo_window: MainWindow) -> None:
    page = today(undo_window)

    def make() -> None:
        page.promise.click()
        dialog = opened(undo_window, PromiseDialog)
        dialog.editors["what"].setFocus()
        undoes_typing(undo_window, lambda: dialog.text("what"))
        type_text("Bring the photographs")
        dialog.editors["due_on"].setFocus()
        type_text("tomorrow\n")

    takes_back(undo_window, act.MakePromise, make, says="Bring the photographs", sees=lines(page), elsewhere=True)


def test_a_promise_that_was_kept(undo_window: MainWindow) -> None:
    page = today(undo_window)
    first = to_line(page, lambda thing: thing.promised)
    takes_back(
        undo_window,
        act.KeepPromise,
        lambda: press(Key.Key_Return),
        says=first.what,
        sees=lines(page),
        elsewhere=True,
    )
    assert page.list.current is not None and page.list.current.row_id == first.row_id


def test_a_promise_that_was_moved(undo_window: MainWindow) -> None:
    page = today(undo_window)
    visit = to_line(page, lambda thing: thing.kind == "visit")

    def move() -> None:
        press(Key.Key_M)
        opened(undo_window, MoveDialog).editors["due_on"].setFocus()
        type_text("in 3 weeks\n")

    takes_back(undo_window, act.MovePromise, move, says=visit.what, sees=lines(page), elsewhere=True)


def test_a_promise_that_was_taken_away(undo_window: MainWindow) -> None:
    page = today(undo_window)
    first = to_line(page, lambda thing: thing.promised)
    takes_back(
        undo_window, act.RemovePromise, lambda: press(Key.Key_Delete), says=first.what, sees=lines(page), elsewhere=True
    )


def test_a_paper_that_was_given(undo_window: MainWindow) -> None:
    page = today(undo_window)
    to_line(page, lambda thing: thing.kind == "paper")
    takes_back(undo_window, act.SettlePaper, lambda: press(Key.Key_Return), sees=lines(page))


def test_a_gap_looked_at_again_goes_to_its_options(undo_window: MainWindow) -> None:
    page = today(undo_window)
    gap = to_line(page, lambda thing: thing.kind == "gap")
    options = ("case", gap.person_id, "options")
    takes_back(undo_window, act.LookAgain, lambda: press(Key.Key_Return), place=options, elsewhere=True)


def test_a_worker_named_in_the_head(undo_window: MainWindow) -> None:
    head = head_of(undo_window)
    names = [one for one in head.cover.list.actions() if not one.isChecked()]

    def assign() -> None:
        head.cover.setFocus()
        names[0].trigger()

    takes_back(undo_window, act.AssignCase, assign, sees=lambda: head.cover.words, elsewhere=True)


def test_a_promise_kept_in_the_head_is_taken_back_there(undo_window: MainWindow) -> None:
    head = head_of(undo_window)
    assert head.next_button.text() == "Kept"

    def keep() -> None:
        head.next_button.setFocus()
        press(Key.Key_Space)

    takes_back(undo_window, act.KeepPromise, keep, says="Promise kept", sees=head.next_words.text)
    shell = shell_of(undo_window)
    assert shell.here[:2] == ("case", head.person_id)


def head_of(window: MainWindow) -> Head:
    go(window, Place("case", person_id(window), "notes"))
    page = shell_of(window).pages["case"]
    assert isinstance(page, CasePage)
    return page.head
