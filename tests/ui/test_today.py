"""Today, by keys: one verb at the right of each line acts in place and can be taken back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clcdesk.services import promises
from clcdesk.ui.dialogs.promise import PromiseDialog
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.today import TodayPage
from tests.ui.conftest import chord, focused, press, type_text

Key = Qt.Key


def page_of(window: MainWindow, qtbot: QtBot) -> TodayPage:
    assert window.shell is not None
    page = window.shell.pages["today"]
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: bool(page.board.things))
    return page


def test_a_promise_is_kept_with_enter_and_taken_back_with_ctrl_z(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    assert focused() is page.list
    first = page.list.current
    assert first is not None and first.group == "promised" and first in page.board.late
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: first.row_id not in [thing.row_id for thing in page.board.things])
    assert page.list.current is not None
    assert desk_window.shell is not None
    chord(Key.Key_Z)
    qtbot.waitUntil(lambda: first.row_id in [thing.row_id for thing in page.board.things])
    assert desk_window.shell.foot.sentence.text() == "Undone: Promise kept"


def test_o_opens_the_case(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    person = page.list.current
    press(Key.Key_O)
    assert desk_window.shell is not None and person is not None
    assert desk_window.shell.here[:2] == ("case", person.person_id)


def test_the_next_visit_stands_above_everything(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    assert page.visit.isVisible()
    assert page.visit_words.text().startswith("14:00 ")


def test_the_lines_stay_whole_where_there_is_little_room(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    desk_window.resize(683, 700)
    QApplication.processEvents()
    assert page.list.narrow
    bar = page.list.horizontalScrollBar()
    assert bar.maximum() == 0


def dialog_of(window: MainWindow) -> PromiseDialog:
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, PromiseDialog))


def test_something_is_promised_by_keys(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    page.new_promise()
    dialog = dialog_of(desk_window)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isActiveWindow())
    press(Key.Key_Tab)
    type_text("asha m")
    popup = dialog.editors["who"].completer().popup()
    assert popup is not None
    popup.hide()
    press(Key.Key_Tab)
    type_text("Bring the photographs")
    press(Key.Key_Tab, times=2)
    type_text("31 February")
    press(Key.Key_Tab)
    assert "never has a day 31" in dialog.wrong["due_on"].text()
    dialog.editors["due_on"].setFocus()
    dialog.editors["due_on"].selectAll()
    type_text("tomorrow")
    press(Key.Key_Return)
    assert desk_window.desk is not None
    made = [one for one in promises.to_keep(desk_window.desk.db) if one.what == "Bring the photographs"]
    assert len(made) == 1 and made[0].case_id


def test_what_was_typed_is_there_when_the_dialog_opens_again(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    page.new_promise()
    dialog = dialog_of(desk_window)
    dialog.editors["what"].setFocus()
    QTest.keyClicks(dialog.editors["what"], "Ring about")
    dialog.reject()
    QApplication.processEvents()
    again = PromiseDialog(page.desk, page)
    assert again.text("what") == "Ring about"
    again.close()
