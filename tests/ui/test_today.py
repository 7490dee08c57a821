"""Today, by keys: one verb at the right of each line acts in place and can be taken back."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from clcdesk.services import markers, papers, people, promises
from clcdesk.services.today import Thing
from clcdesk.ui.dialogs.move_promise import MoveDialog
from clcdesk.ui.dialogs.promise import PromiseDialog
from clcdesk.ui.dialogs.safety import SafetyDialog
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.today import TodayPage
from clcdesk.ui.pages.today_list import SPOKEN
from clcdesk.ui.widgets import painted_words
from tests.ui.conftest import chord, focused, press, type_text

Key = Qt.Key
AnyDialog = TypeVar("AnyDialog", bound=QDialog)


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
    assert desk_window.shell.foot.sentence.text() == f"Undone: Promise kept: Call her daughter: {first.what}"
    assert page.list.current is not None and page.list.current.row_id == first.row_id


def test_home_and_end_and_pages_stop_at_lines(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    first = page.list.current
    seen = []
    for key in (Key.Key_End, Key.Key_Home, Key.Key_PageDown, Key.Key_PageUp, Key.Key_Up):
        press(key)
        assert page.list.current is not None, key
        seen.append(page.list.current)
    assert seen[1] == first == seen[3] == seen[4] and seen[0] != first != seen[2]


def test_o_opens_the_case(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    person = page.list.current
    press(Key.Key_O)
    assert desk_window.shell is not None and person is not None
    assert desk_window.shell.here[:2] == ("case", person.person_id)


def test_the_next_visit_stands_above_everything(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    assert page.visit.isVisible()
    assert page.visit.words.text().startswith("14:00 ")


def test_the_lines_stay_whole_where_there_is_little_room(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    desk_window.resize(683, 700)
    QApplication.processEvents()
    assert page.list.narrow
    bar = page.list.horizontalScrollBar()
    assert bar.maximum() == 0


def dialog_of(kind: type[AnyDialog]) -> AnyDialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def line_of(page: TodayPage, wanted: Callable[[Thing], bool]) -> Thing:
    """Make the first line like this the current one, by keys."""
    for _time in range(200):
        if page.list.current is not None and wanted(page.list.current):
            return page.list.current
        press(Key.Key_Down)
    raise AssertionError("no line like this")


def test_a_promise_gets_another_day_by_keys(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    visit = line_of(page, lambda thing: thing.kind == "visit" and bool(thing.at))
    press(Key.Key_M)
    dialog = dialog_of(MoveDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(Key.Key_Return)
    assert "Say which day" in dialog.wrong["due_on"].text()
    type_text("in 2 weeks")
    dialog.editors["at"].setFocus()
    dialog.editors["at"].selectAll()
    type_text("half three\n")
    assert "no time of day" in dialog.wrong["at"].text(), "it stays open with what is wrong"
    dialog.editors["at"].selectAll()
    type_text("3.30pm\n")
    qtbot.waitUntil(lambda: any(one.due != visit.due for one in page.board.things if one.row_id == visit.row_id))
    [moved] = [one for one in page.board.things if one.row_id == visit.row_id]
    assert (moved.due, moved.at) == (page.desk.today() + timedelta(days=14), "15:30")


def test_a_promise_is_taken_away_by_its_key_or_button_and_nothing_else_is(
    desk_window: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(desk_window, qtbot)
    first = page.list.current
    assert first is not None
    assert page.line.remove.isVisible() and page.line.remove.accessibleDescription() == first.who
    press(Key.Key_Delete)
    qtbot.waitUntil(lambda: first.row_id not in [thing.row_id for thing in page.board.things])
    line_of(page, lambda thing: thing.kind == "gap")
    assert not page.line.remove.isVisible() and not page.line.move_.isVisible()
    many = len(page.board.things)
    press(Key.Key_Delete)
    press(Key.Key_M)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, MoveDialog)]
    assert len(page.board.things) == many


def test_what_a_visitor_must_know_is_read_before_the_visit(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    visit = page.board.next_visit
    assert visit is not None and not page.visit.danger.isVisible()
    on = page.desk.today()
    markers.record(
        page.desk.db,
        visit.person_id,
        "Two of us, never alone.",
        "Incident 112",
        on - timedelta(9),
        on,
        on + timedelta(90),
    )
    qtbot.waitUntil(page.visit.danger.isVisible)
    assert page.visit.danger.text() == "! Safety: Two of us, never alone."
    line = line_of(page, lambda thing: thing.row_id == visit.row_id)
    assert "Safety: Two of us, never alone, promised" in page.list.currentIndex().data(SPOKEN)
    press(Key.Key_S)
    dialog = dialog_of(SafetyDialog)
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert (
        line.who in said and "It rests on: Incident 112, Sat 7 Jun 2025" in said and "Recorded Mon 16 Jun 2025" in said
    )
    dialog.read.click()
    assert not dialog.isVisible()
    page.visit.read.click()
    dialog_of(SafetyDialog).reject()


def test_a_line_is_read_out_whole_and_its_group_once(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    model = page.list.model()
    for group in range(model.rowCount()):
        head = model.index(group, 0)
        spoken = [model.index(group, at).data(SPOKEN) for at in range(model.columnCount())]
        assert all(spoken) and len(set(spoken)) == len(spoken)
        lines = [model.index(at, 0, head).data(SPOKEN) for at in range(model.rowCount(head))]
        assert lines[0].startswith(f"{spoken[0]}, {spoken[1]}. ")
        assert not any(line.startswith(spoken[0]) for line in lines[1:])
        assert all(". Enter: " in line for line in lines)


def test_a_long_sentence_takes_a_second_line_and_is_whole_when_pointed_at(
    desk_window: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(desk_window, qtbot)
    short = page.list.visualRect(page.list.currentIndex()).height()
    long = line_of(page, lambda thing: thing.kind == "gap" and len(thing.what) > 60)
    assert page.list.visualRect(page.list.currentIndex()).height() > short
    assert long.what in page.list.currentIndex().siblingAtColumn(2).data(Qt.ItemDataRole.ToolTipRole)


def test_an_empty_board_and_a_day_without_promises_say_what_is_next(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    assert not page.calm.isVisible()
    for thing in page.board.group("promised"):
        if thing.promised and thing.due is not None and thing.due <= page.desk.today():
            promises.remove(page.desk.db, thing.row_id)
    qtbot.waitUntil(page.calm.isVisible)
    assert page.calm.next.text().startswith("The next is tomorrow: Miss Keira Tallow, Say whether")
    for person in people.everyone(page.desk.db):
        people.set_status(page.desk.db, person.id, "moved-away", page.desk.today())
    for one in promises.to_keep(page.desk.db):
        promises.remove(page.desk.db, one.id)
    for out in papers.out(page.desk.db):
        papers.settle(page.desk.db, out.paper.id, "given", page.desk.today())
    qtbot.waitUntil(page.nothing.isVisible)
    assert page.next_words.text() and not page.line.isVisible()


@pytest.mark.parametrize(
    ("text", "most"), [("short", 1), ("word " * 40, 2), ("unbroken" * 30, 2), ("😀 smile " * 30, 2)]
)
def test_words_are_broken_into_lines_and_only_the_last_is_cut(desk_window: MainWindow, text: str, most: int) -> None:
    lines = painted_words.broken(painted_words.Words(text), 200)
    assert len(lines) == most
    assert all(line for line in lines)
    assert lines[-1].endswith("…") == (most > 1)
    assert "".join(lines).replace("…", "").replace(" ", "") in text.replace(" ", "")


def test_something_is_promised_by_keys(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(desk_window, qtbot)
    page.new_promise()
    dialog = dialog_of(PromiseDialog)
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
    dialog = dialog_of(PromiseDialog)
    dialog.editors["what"].setFocus()
    QTest.keyClicks(dialog.editors["what"], "Ring about")
    dialog.reject()
    QApplication.processEvents()
    again = PromiseDialog(page.desk, page)
    assert again.text("what") == "Ring about"
    again.close()
