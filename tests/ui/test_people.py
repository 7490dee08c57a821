"""The list of people: found by a few letters, by keyboard alone; and somebody new, or here already."""

import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from clcdesk.services import cases, people, people_list
from clcdesk.services.next_step import Next, Standing
from clcdesk.store import drafts
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.new_person import NewPersonDialog
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.people import NAME, WAITING, PeoplePage
from tests.ui.conftest import Modifier, chord, focused, press, type_text


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def people_page(window: MainWindow, qtbot: QtBot) -> PeoplePage:
    assert window.shell is not None
    desk_of(window).go("people")
    page = window.shell.pages["people"]
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: bool(page.everybody), timeout=5000)
    return page


def names(page: PeoplePage) -> list[str]:
    return [one.sorted_name for one in page.table.rows.rows]


def dialog_by_key(window: MainWindow, qtbot: QtBot) -> NewPersonDialog:
    """*Add a person*, opened by Ctrl+N."""

    def opened() -> list[NewPersonDialog]:
        return [one for one in window.findChildren(NewPersonDialog) if one.isVisible()]

    again_in_front(window, qtbot)
    chord(Qt.Key.Key_N)
    qtbot.waitUntil(lambda: len(opened()) == 1 and opened()[0].isAncestorOf(focused()), timeout=2000)
    return opened()[0]


def again_in_front(window: MainWindow, qtbot: QtBot) -> None:
    """What a window manager does when a dialog closes."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=2000)


def alt(key: Qt.Key) -> None:
    press(key, Qt.KeyboardModifier.AltModifier)


def case_page(window: MainWindow) -> CasePage:
    assert window.shell is not None
    page = window.shell.pages["case"]
    assert isinstance(page, CasePage)
    return page


def test_typing_filters_down_enters_the_list_enter_opens(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = people_page(desk_window, qtbot)
    assert focused() is page.filter
    everybody = names(page)
    assert everybody == sorted(everybody, key=str.casefold)
    type_text("meh")
    assert names(page) == ["Mehta, Asha"]
    assert page.told.text().startswith("1 of ")
    press(Qt.Key.Key_Escape)
    assert names(page) == everybody
    press(Qt.Key.Key_Down)
    assert focused() is page.table
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert case_page(desk_window).head.name.text()
    assert case_page(desk_window).person_id == page.table.current_id
    opened = page.table.current_id
    desk_of(desk_window).go("people")
    assert (focused(), page.table.current_id) == (page.filter, opened)


def test_what_is_private_is_searched_but_not_shown(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = people_page(desk_window, qtbot)
    asha = next(one for one in people.everyone(desk_of(desk_window).db) if one.reference == "CL-4827")
    for typed in (asha.nhs_number, "1/3/1998", asha.postcode):
        page.filter.setText(typed)
        assert "Mehta, Asha" in names(page), typed
    at = names(page).index("Mehta, Asha")
    model = page.table.model()
    shown = " ".join(str(model.index(at, column).data()) for column in range(model.columnCount()))
    assert asha.nhs_number not in shown
    assert "1998" not in shown
    assert asha.postcode not in shown


def test_nobody_is_said_kindly_and_can_be_added(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = people_page(desk_window, qtbot)
    type_text("pandia")
    assert page.stack.currentIndex() == 1
    assert page.nobody.text() == "Nobody called “pandia”."
    press(Qt.Key.Key_Escape)
    assert page.stack.currentIndex() == 0


def test_a_head_sorts_and_sorts_back(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = people_page(desk_window, qtbot)
    header = page.table.horizontalHeader()
    header.sectionClicked.emit(WAITING)
    header.sectionClicked.emit(WAITING)
    waits = [one.waiting if one.waiting is not None else -1 for one in page.table.rows.rows]
    assert waits == sorted(waits, reverse=True)
    header.sectionClicked.emit(NAME)
    assert names(page) == sorted(names(page), key=str.casefold)


def test_closed_cases_and_workers_are_chosen(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = people_page(desk_window, qtbot)
    page.which.choose("closed")
    page.which.activated.emit(1)
    assert all(one.standing.closed_on is not None for one in page.table.rows.rows)
    assert names(page)
    page.which.choose("all")
    page.which.activated.emit(2)
    assert len(names(page)) == len(page.everybody)


def test_a_change_elsewhere_is_shown_when_one_comes_back(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = people_page(desk_window, qtbot)
    desk = desk_of(desk_window)
    asha = next(one for one in page.everybody if one.reference == "CL-4827")
    people.change(desk.db, asha.person_id, name="Miss Asha Zebra")
    qtbot.waitUntil(lambda: "Zebra, Asha" in names(page), timeout=5000)


def test_somebody_new_by_keyboard(desk_window: MainWindow, qtbot: QtBot) -> None:
    people_page(desk_window, qtbot)
    dialog = dialog_by_key(desk_window, qtbot)
    proposed = dialog.text("reference")
    type_text("Mr Leon Adeyi\t\t\t1/2/90\t943 476 5919\t")
    assert dialog.found.isHidden()
    alt(Qt.Key.Key_A)
    desk = desk_of(desk_window)
    qtbot.waitUntil(lambda: desk_window.shell is not None and desk_window.shell.place.page == "case", timeout=2000)
    added = next(one for one in people.everyone(desk.db) if one.reference == proposed)
    assert (added.name, added.first_name, added.date_of_birth) == ("Mr Leon Adeyi", "Leon", date(1990, 2, 1))
    assert added.nhs_number == "9434765919"
    assert len(cases.of(desk.db, added.id)) == 1
    assert case_page(desk_window).person_id == added.id
    assert drafts.kept(desk.db, people.NEW) == {}
    again_in_front(desk_window, qtbot)
    chord(Qt.Key.Key_Z)
    assert added.id not in {one.id for one in people.everyone(desk.db)}


def test_whoever_is_here_already_is_offered_instead(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = people_page(desk_window, qtbot)
    asha = next(one for one in people.everyone(desk_of(desk_window).db) if one.reference == "CL-4827")
    before = len(page.everybody)
    dialog = dialog_by_key(desk_window, qtbot)
    type_text(f"Asha Mehta\t\t\t1/3/1998\t{asha.nhs_number}")
    qtbot.waitUntil(lambda: dialog.found.isVisible(), timeout=2000)
    (instead,) = [one for one in dialog.found.findChildren(QPushButton) if "Asha" in one.accessibleName()]
    instead.setFocus()
    press(Qt.Key.Key_Space)
    assert case_page(desk_window).person_id == asha.id
    assert len(people.everyone(desk_of(desk_window).db)) == before


def test_a_closed_dialog_keeps_what_was_typed(desk_window: MainWindow, qtbot: QtBot) -> None:
    people_page(desk_window, qtbot)
    dialog = dialog_by_key(desk_window, qtbot)
    type_text("Ruth Oke\t\t\t31/2/98\t")
    assert dialog.wrong["date_of_birth"].text() == "✕ February 1998 had 28 days."
    press(Qt.Key.Key_Escape)
    QApplication.processEvents()
    again = dialog_by_key(desk_window, qtbot)
    assert (again.text("name"), again.text("date_of_birth")) == ("Ruth Oke", "31/2/98")
    alt(Qt.Key.Key_S)
    qtbot.waitUntil(lambda: again.text("name") == "", timeout=2000)
    press(Qt.Key.Key_Escape)


def test_a_letter_is_answered_within_a_frame_at_ten_thousand(
    desk_window: MainWindow, qtbot: QtBot, record_property: pytest.TestReport
) -> None:
    page = people_page(desk_window, qtbot)
    step = Next("Waiting for the choice", "decision")
    page.everybody = [
        people_list.Glance(
            str(at), str(at), f"Miss Asha Name{at}", f"Name{at}, Asha", f"CL-{at}", "LE13", "active", Standing(), step,
            at % 90, None, None, None, "Ruth", f"miss asha name{at}\ncl-{at}\nle13 1ab\n1998-03-01",
        )
        for at in range(10_000)
    ]  # fmt: skip
    page.show_rows()
    took = []
    for text in ("n", "na", "nam", "name", "name1", "name12", "name123", "name12", "cl-9", "le13 name7", "zzz", ""):
        began = time.process_time()
        page.filter.setText(text)
        took.append(time.process_time() - began)
    took.sort()
    assert took[len(took) // 2] < 0.016
    assert len(page.table.rows.rows) == 10_000


FORM = """Referrer details
Name: Jo Smith
Telephone: 0116 496 0999

Client details
Name: ADEYI, Leon
D.O.B.: 01/02/1990 (35 years)
NHS No: 943 476 5919
Address: 12 Sample Lane, Melton Mowbray, LE13 1AB
Mobile: 0116 496 0123
Email: leon@adeyi.example
"""


def pasted(window: MainWindow, qtbot: QtBot) -> NewPersonDialog:
    """*Add a person* with the form pasted into it by Ctrl+V."""
    page = people_page(window, qtbot)
    again_in_front(window, qtbot)
    page.paste.setFocus()
    press(Qt.Key.Key_Space)
    dialog = next(one for one in window.findChildren(NewPersonDialog) if one.isVisible())
    qtbot.waitUntil(lambda: focused() is dialog.pasted.text, timeout=2000)
    QApplication.clipboard().setText(FORM)
    chord(Qt.Key.Key_V)
    qtbot.waitUntil(lambda: bool(dialog.pasted.found), timeout=2000)
    return dialog


def test_a_pasted_referral_is_proposed_and_nothing_is_written_until_it_is_taken(
    desk_window: MainWindow, qtbot: QtBot
) -> None:
    desk = desk_of(desk_window)
    dialog = pasted(desk_window, qtbot)
    assert dialog.pasted.told.text() == "7 things found. Look at each, and take what is right."
    assert {code: dialog.text(code) for code in people.NEW_FIELDS if dialog.text(code)} == {"reference": "CL-4867"}
    take = next(
        one for one in dialog.findChildren(QPushButton) if one.accessibleName() == "Date of birth: take 01/02/1990"
    )
    take.setFocus()
    press(Qt.Key.Key_Space)
    assert dialog.text("date_of_birth") == "01/02/1990"
    dialog.editors["name"].setFocus()
    press(Qt.Key.Key_Down)
    assert dialog.text("name") == "Leon Adeyi"
    assert dialog.text("phone") == ""
    press(Qt.Key.Key_Escape)
    assert drafts.kept(desk.db, people.NEW) == {"date_of_birth": "01/02/1990", "name": "Leon Adeyi"}
    assert not any("Smith" in text for *_where, text in drafts.everywhere(desk.db)), "the referral itself is not kept"


def test_all_of_a_referral_is_taken_by_a_key_and_added(desk_window: MainWindow, qtbot: QtBot) -> None:
    desk = desk_of(desk_window)
    dialog = pasted(desk_window, qtbot)
    alt(Qt.Key.Key_T)
    qtbot.waitUntil(lambda: dialog.text("email") == "leon@adeyi.example", timeout=2000)
    alt(Qt.Key.Key_A)
    qtbot.waitUntil(lambda: desk_window.shell is not None and desk_window.shell.place.page == "case", timeout=2000)
    added = next(one for one in people.everyone(desk.db) if one.reference == "CL-4867")
    assert (added.name, added.address, added.postcode) == ("Leon Adeyi", "12 Sample Lane\nMelton Mowbray", "LE13 1AB")
    assert (added.phone, added.email, added.nhs_number) == ("0116 496 0123", "leon@adeyi.example", "9434765919")


def test_a_file_of_text_is_read_and_another_is_refused(desk_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    people_page(desk_window, qtbot)
    dialog = dialog_by_key(desk_window, qtbot)
    alt(Qt.Key.Key_P)
    good, bad = tmp_path / "referral.csv", tmp_path / "referral.doc"
    good.write_text("Name,DOB\nLeon Adeyi,1/2/1990\n")
    bad.write_bytes(bytes(range(256)) * 8)
    dialog.pasted.read(good)
    qtbot.waitUntil(lambda: [one.value for one in dialog.pasted.found] == ["Leon Adeyi", "1/2/1990"], timeout=2000)
    dialog.pasted.read(bad)
    assert "is not a file of plain text" in dialog.pasted.told.text()
    dialog.pasted.read(tmp_path / "gone.txt")
    assert "cannot be read" in dialog.pasted.told.text()
    press(Qt.Key.Key_Escape)


def test_a_referral_dropped_on_the_list_opens_it(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = people_page(desk_window, qtbot)
    words = QMimeData()
    words.setText(FORM)
    place = page.table.geometry().center()
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, words, Qt.MouseButton.LeftButton, Modifier.NoModifier)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    drop = QDropEvent(place, Qt.DropAction.CopyAction, words, Qt.MouseButton.LeftButton, Modifier.NoModifier)
    QApplication.sendEvent(page, drop)
    dialog = next(one for one in desk_window.findChildren(NewPersonDialog) if one.isVisible())
    qtbot.waitUntil(lambda: len(dialog.pasted.found) == 7, timeout=2000)
    dialog.reject()


def test_the_search_box_knows_where_a_referral_is_pasted(desk_window: MainWindow, qtbot: QtBot) -> None:
    press(Qt.Key.Key_K, Modifier.ControlModifier)
    type_text("paste a ref")
    qtbot.wait(50)
    press(Qt.Key.Key_Return)

    def opened() -> list[NewPersonDialog]:
        return [one for one in desk_window.findChildren(NewPersonDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(opened()) and opened()[0].pasted.isVisible(), timeout=3000)
    opened()[0].reject()


def test_a_finger_moves_the_list(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = people_page(desk_window, qtbot)
    view, bar = page.table.viewport(), page.table.verticalScrollBar()
    device = QTest.createTouchDevice()
    start = view.rect().center()
    QTest.touchEvent(view, device).press(0, start, view)
    for step in range(1, 9):
        QTest.touchEvent(view, device).move(0, start - QPoint(0, 25 * step), view)
        qtbot.wait(15)
    QTest.touchEvent(view, device).release(0, start - QPoint(0, 200), view)
    qtbot.waitUntil(lambda: bar.value() > 0, timeout=2000)
