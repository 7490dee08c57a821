"""The case page: its steps by keyboard, its head that follows every act, and another person after the first."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from clcdesk.services import cases, contacts, needs, officers, people, plans, promises, referrals
from clcdesk.ui import look
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.matters import MattersStep
from clcdesk.ui.case.no_case import NoCaseStep
from clcdesk.ui.case.step import State
from clcdesk.ui.case.steps import CODES, STEPS, spoken
from clcdesk.ui.desk import Desk
from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import Modifier, focused, press


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def opened(window: MainWindow, reference: str = "CL-4827", step: str = "person") -> CasePage:
    desk = desk_of(window)
    person = next(one for one in people.everyone(desk.db) if one.reference == reference)
    desk.go("case", person.id, step)
    assert window.shell is not None
    page = window.shell.pages["case"]
    assert isinstance(page, CasePage)
    return page


def test_every_step_is_reached_by_keys_and_built_in_idle_moments(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = opened(desk_window)
    assert set(page.built) == {"person"}
    for code in (*CODES[1:], CODES[0]):
        press(Qt.Key.Key_PageDown, Modifier.ControlModifier)
        assert page.code == code
        assert page.stack.currentWidget() is page.step
    press(Qt.Key.Key_PageUp, Modifier.ControlModifier)
    assert page.code == CODES[-1]
    qtbot.waitUntil(lambda: set(page.built) == set(CODES), timeout=10_000)
    assert set(page.model.states) == set(CODES)


def test_the_list_shows_a_step_and_enter_goes_into_it(desk_window: MainWindow) -> None:
    page = opened(desk_window)
    page.steps.setFocus()
    press(Qt.Key.Key_Down)
    assert page.code == "matters"
    assert focused() is page.steps
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert page.code == "person"
    assert page.step is not None
    assert page.step.isAncestorOf(focused())


def test_a_step_is_read_out_with_how_it_stands(desk_window: MainWindow) -> None:
    options = STEPS[CODES.index("options")]
    assert spoken(options, State("todo", "3 · 2", "3 could, 2 to check")) == "Options, to do, 3 could, 2 to check"
    assert spoken(STEPS[CODES.index("notes")], State("todo", "6")) == "Notes, 6"
    assert spoken(options, None) == "Options"
    page = opened(desk_window)
    page.model.put({"person": State("todo", "1 missing"), "matters": State("done", "3")})
    heard = QAccessible.queryAccessibleInterface(page.steps)
    names = [heard.child(at).text(QAccessible.Text.Name) for at in range(heard.childCount())]
    assert "Person & people, to do, 1 missing" in names
    assert "What matters, done, 3" in names


def test_where_there_is_little_room_the_steps_are_tabs(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = opened(desk_window)
    assert page.side.isVisible()
    assert not page.tabs.isVisible()
    desk_window.resize(look.px(760), look.px(700))
    qtbot.waitUntil(page.tabs.isVisible, timeout=2000)
    assert not page.side.isVisible()
    bar = page.tabs.bar
    shown = [bar.tabData(at) for at in range(bar.count())]
    assert len(shown) + len(page.tabs.menu.actions()) == len(STEPS)
    page.tabs.menu.actions()[-1].trigger()
    assert page.code == CODES[-1]
    assert bar.tabData(bar.currentIndex()) == CODES[-1]
    bar.setFocus()
    press(Qt.Key.Key_Left)
    assert page.code == bar.tabData(bar.currentIndex()) != CODES[-1]


def test_the_head_follows_every_act(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = opened(desk_window)
    desk, head = desk_of(desk_window), page.head
    assert head.name.text() == "Miss Asha Mehta"
    assert head.waiting.text() == "Waiting 45 days"
    assert head.next_words.text().endswith("at 14:00 · today")
    assert head.banner.isHidden()
    people.set_status(desk.db, page.person_id, "in-hospital", desk.today())
    qtbot.waitUntil(head.banner.isVisible, timeout=2000)
    assert head.status.text().startswith("! In hospital: letters")
    assert "letters stopped" in head.next_words.text()
    referral = referrals.of(desk.db, page.case_id)[0]
    referrals.change(desk.db, referral.id, wanted_by=date(2025, 9, 1))
    qtbot.waitUntil(lambda: head.wanted.words == "wanted by Mon 1 Sep 2025", timeout=2000)
    assert desk_window.shell is not None
    desk_window.shell.undo()
    desk_window.shell.undo()
    qtbot.waitUntil(head.banner.isHidden, timeout=2000)


def test_a_promise_is_next_and_kept_in_place(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = opened(desk_window)
    desk, head = desk_of(desk_window), page.head
    for promise in promises.to_keep(desk.db, page.case_id):
        promises.keep(desk.db, promise.id, desk.today())
    qtbot.waitUntil(lambda: head.next_words.text() == "Waiting for the choice", timeout=2000)
    assert head.next_button.text() == "Record the decision"
    promises.make(desk.db, "call", desk.today(), date(2025, 6, 19), page.case_id, what="Fridays", to_whom="her sister")
    qtbot.waitUntil(lambda: head.next_words.text() == "Call her sister: Fridays · Thu 19 Jun", timeout=2000)
    head.next_button.setFocus()
    press(Qt.Key.Key_Space)
    assert promises.to_keep(desk.db, page.case_id) == []
    qtbot.waitUntil(lambda: head.next_words.text() == "Waiting for the choice", timeout=2000)
    head.next_button.setFocus()
    press(Qt.Key.Key_Space)
    assert page.code == "decision"


def test_a_worker_is_changed_from_the_head(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = opened(desk_window)
    desk = desk_of(desk_window)
    pam = officers.add(desk.db, name="Pam Webb")
    qtbot.waitUntil(lambda: any(one.text() == "Pam Webb" for one in page.head.worker.list.actions()), timeout=2000)
    next(one for one in page.head.worker.list.actions() if one.text() == "Pam Webb").trigger()
    assert cases.get(desk.db, page.case_id).worker_id == pam
    qtbot.waitUntil(lambda: page.head.worker.words == "worker Pam Webb", timeout=2000)
    assert page.head.worker.accessibleName() == "worker: Pam Webb. Change"


def test_how_to_tell_it_is_kept_up(desk_window: MainWindow) -> None:
    page = opened(desk_window)
    desk = desk_of(desk_window)

    def lines() -> str:
        flow = page.head.how_to.flow
        items = (flow.itemAt(at) for at in range(flow.count()))
        return " / ".join(item.widget().toolTip() for item in items if item is not None and item.widget())  # type: ignore[union-attr]

    assert "Asha: Easy Read" in lines()
    contact = contacts.of(desk.db, page.person_id)[0]
    needs.record(desk.db, page.person_id, "information-format", "print-24", desk.today(), contact_id=contact.id)
    assert "large print, 24 point" in lines()


def test_another_person_after_the_first(desk_window: MainWindow, qtbot: QtBot) -> None:
    page = opened(desk_window, step="matters")
    first = page.step
    again = opened(desk_window, "CL-4828")
    assert again is page
    assert page.head.name.text() == "Mr Daniel Fossett"
    assert page.code == "person"
    assert page.step is not first
    assert all(step.person_id == page.person_id for step in page.built.values())


def test_somebody_without_a_case(desk_window: MainWindow, qtbot: QtBot) -> None:
    desk = desk_of(desk_window)
    people.add(desk.db, reference="CL-9999", name="Mr Leon Adeyi")
    page = opened(desk_window, "CL-9999", "matters")
    assert isinstance(page.step, NoCaseStep)
    assert page.head.next_words.text() == "No case is open"
    assert focused() is page.step.open_button
    press(Qt.Key.Key_Space)
    assert page.case_id == cases.of(desk.db, page.person_id)[0].id
    assert page.code == "matters"
    assert not isinstance(page.step, NoCaseStep)


def test_a_step_that_is_not_shown_hears_of_all_acts_when_it_is_shown(desk_window: MainWindow, qtbot: QtBot) -> None:
    page, desk = opened(desk_window, step="matters"), desk_of(desk_window)
    step = page.step
    assert isinstance(step, MattersStep)
    qtbot.waitUntil(lambda: len(step.cards) == 4)
    page.enter("person")
    desk.rests = lambda _milliseconds: False  # somebody types without a pause
    for words in ("To sing", "To swim"):
        plans.write_down(desk.db, page.person_id, words, "said", desk.today())
    qtbot.wait(150)
    assert len(step.cards) == 4
    page.enter("matters")
    qtbot.waitUntil(lambda: len(step.cards) == 6)


def test_a_step_that_is_not_shown_hears_in_a_pause(desk_window: MainWindow, qtbot: QtBot) -> None:
    page, desk = opened(desk_window, step="matters"), desk_of(desk_window)
    step = page.step
    assert isinstance(step, MattersStep)
    page.enter("person")
    plans.write_down(desk.db, page.person_id, "To sing", "said", desk.today())
    qtbot.waitUntil(lambda: page.model.states.get("matters", State("todo")).note == "5")
    assert page.code == "person"
