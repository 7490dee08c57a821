"""The window as a whole: unlocking, pages, undo that goes to where it happened, locking, idleness."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from clcdesk import store
from clcdesk.models.people import Person
from clcdesk.services import jots, people
from clcdesk.ui import look
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.shell import Shell
from tests.desk_fixtures import PASSPHRASE
from tests.ui.conftest import Modifier, chord, focused, press, type_text


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def somebody(window: MainWindow, at: int = 0) -> Person:
    assert window.desk is not None
    return people.everyone(window.desk.db)[at]


def open_case(window: MainWindow, person: Person, step: str = "") -> None:
    shell_of(window).go(Place("case", person.id, step))


def test_the_passphrase_opens_today(locked_window: MainWindow, qtbot: QtBot) -> None:
    assert focused() is locked_window.unlock_page.field
    type_text("wrong\n")
    qtbot.waitUntil(lambda: locked_window.unlock_page.wrong.isVisible(), timeout=5000)
    assert "does not open" in locked_window.unlock_page.wrong.text()
    assert focused() is locked_window.unlock_page.field
    type_text(PASSPHRASE + "\n")
    qtbot.waitUntil(lambda: locked_window.shell is not None, timeout=10000)
    assert shell_of(locked_window).place.page == "today"
    assert not locked_window.unlock_page.field.text()
    assert locked_window.windowTitle() == "CLC Desk"


def test_every_page_by_its_key_and_its_state_is_kept(desk_window: MainWindow) -> None:
    shell = shell_of(desk_window)
    for key, page in (("2", "people"), ("3", "providers"), ("4", "reports"), ("1", "today")):
        press(Qt.Key(ord(key)), Modifier.ControlModifier)
        assert shell.place.page == page
    press(Qt.Key.Key_F1)
    assert shell.place.page == "help"
    before = shell.pages["people"]
    chord(Qt.Key.Key_2)
    assert shell.stack.currentWidget() is before


def test_undo_goes_to_where_it_happened_and_says_so(desk_window: MainWindow) -> None:
    shell, person = shell_of(desk_window), somebody(desk_window)
    assert desk_window.desk is not None
    chord(Qt.Key.Key_Z)
    assert shell.foot.sentence.text() == "There is nothing to undo in this sitting."
    people.change(desk_window.desk.db, person.id, phone="0116 496 0001")
    chord(Qt.Key.Key_Z)
    assert shell.here == Place("case", person.id, "person")
    assert shell.foot.sentence.text().startswith("Undone: ")
    assert shell.foot.redo.isVisible()
    assert people.get(desk_window.desk.db, person.id).phone == person.phone
    assert focused().accessibleName() == "Telephone"
    shell.foot.redo.click()
    assert people.get(desk_window.desk.db, person.id).phone == "0116 496 0001"
    assert shell.foot.sentence.text().startswith("Done again: ")
    chord(Qt.Key.Key_Z)
    chord(Qt.Key.Key_Y)
    assert people.get(desk_window.desk.db, person.id).phone == "0116 496 0001"


def test_undo_of_a_new_person_goes_to_the_list(desk_window: MainWindow) -> None:
    assert desk_window.desk is not None
    people.add(desk_window.desk.db, reference="new")
    chord(Qt.Key.Key_Z)
    assert shell_of(desk_window).place.page == "people"


def test_locking_blanks_the_window_closes_dialogs_and_comes_back(desk_window: MainWindow, filled_path: Path) -> None:
    person = somebody(desk_window)
    open_case(desk_window, person, "notes")
    dialog = QDialog(desk_window)
    dialog.open()
    assert dialog.isVisible()
    assert desk_window.desk is not None
    desk_window.desk.lock_requested.emit()
    assert not dialog.isVisible()
    assert desk_window.stack.currentWidget() is desk_window.unlock_page
    assert desk_window.stack.count() == 1
    assert focused() is desk_window.unlock_page.field
    assert "Locked at" in desk_window.unlock_page.told.text()
    desk_window.opened(store.open_database(filled_path, PASSPHRASE))
    assert shell_of(desk_window).here == Place("case", person.id, "notes")


def test_ctrl_l_locks_with_the_cursor_in_a_field_and_loses_nothing(desk_window: MainWindow, filled_path: Path) -> None:
    person = somebody(desk_window)
    open_case(desk_window, person, "person")
    field = next(field for field in desk_window.desk.fields if field.column == "phone" and field.row[1] == person.id)  # type: ignore[union-attr]
    assert field.focus()
    press(Qt.Key.Key_End)
    type_text("77")
    chord(Qt.Key.Key_L)
    assert desk_window.shell is None
    with store.open_database(filled_path, PASSPHRASE) as db:
        assert people.get(db, person.id).phone == person.phone + "77"


def test_idleness_dims_then_locks(desk_window: MainWindow, qtbot: QtBot) -> None:
    desk_window.idle.dim()
    assert desk_window.idle.dimmed
    press(Qt.Key.Key_Shift)
    assert not desk_window.idle.dimmed
    desk_window.idle.minutes = 0
    desk_window.idle.start()
    qtbot.waitUntil(lambda: desk_window.shell is None)
    assert "after 0 minutes without use. Everything you typed is kept." in desk_window.unlock_page.told.text()


def test_another_look_keeps_the_place_and_what_is_typed(desk_window: MainWindow) -> None:
    person = somebody(desk_window)
    open_case(desk_window, person, "person")
    assert desk_window.desk is not None
    desk_window.put_look(look.Look("dark", 200))
    assert shell_of(desk_window).here == Place("case", person.id, "person")
    assert look.px(100) == 200


@pytest.mark.parametrize(
    ("width", "percent", "rail"), [(1366, 100, 84), (980, 100, 48), (1366, 200, 48), (640, 200, 48)]
)
def test_the_rail_gives_way(desk_window: MainWindow, qtbot: QtBot, width: int, percent: int, rail: int) -> None:
    assert desk_window.desk is not None
    desk_window.desk.look_requested.emit(look.Look(percent=percent))
    qtbot.waitUntil(lambda: look.current().percent == percent)
    desk_window.resize(width, 768)
    QApplication.processEvents()
    assert shell_of(desk_window).rail.width() == look.px(rail)
    assert desk_window.width() == width, "nothing in the frame is wider than the window"


def test_closing_the_window_with_the_cursor_in_a_field(desk_window: MainWindow, filled_path: Path) -> None:
    person = somebody(desk_window)
    open_case(desk_window, person, "person")
    assert desk_window.desk is not None
    fields = {field.column: field for field in desk_window.desk.fields if field.row == ("person", person.id)}
    fields["date_of_birth"].focus()
    press(Qt.Key.Key_A, Modifier.ControlModifier)
    type_text("31/02/1990")
    desk_window.closeEvent(QCloseEvent())
    with store.open_database(filled_path, PASSPHRASE) as db:
        assert store.drafts.kept(db, ("person", person.id)) == {"date_of_birth": "31/02/1990"}
        assert jots.of_nobody(db) is not None
