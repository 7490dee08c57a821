"""Ctrl+K: whatever one wants to go to or do, by a few letters."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clcdesk import settings
from clcdesk.services import finder, jots, people, providers
from clcdesk.ui import look
from clcdesk.ui.actions import ACTIONS, matching
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.search import SearchBox
from clcdesk.ui.shell import Shell
from tests.ui.conftest import chord, focused, press, type_text


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def look_for(window: MainWindow, words: str, qtbot: QtBot) -> SearchBox:
    chord(Qt.Key.Key_K)
    box = shell_of(window).search
    assert focused() is box
    type_text(words)
    qtbot.waitUntil(lambda: box.list is not None and box.list.isVisible())
    return box


def test_a_person_by_a_few_letters(desk_window: MainWindow, qtbot: QtBot) -> None:
    box = look_for(desk_window, "asha meh", qtbot)
    assert box.answers[0].title == "Miss Asha Mehta"
    assert box.answers[0].about == "person · CL-4827"
    assert box.accessibleDescription() == f"Miss Asha Mehta, person · CL-4827, 1 of {len(box.answers)}"
    press(Qt.Key.Key_Return)
    assert shell_of(desk_window).here.page == "case"
    assert desk_window.desk is not None
    assert people.get(desk_window.desk.db, shell_of(desk_window).here.subject).name == "Miss Asha Mehta"
    assert not box.text()
    assert box.list is not None
    assert not box.list.isVisible()


def test_enter_before_anything_was_found_goes_to_the_first(desk_window: MainWindow, qtbot: QtBot) -> None:
    chord(Qt.Key.Key_K)
    type_text("asha mehta\n")
    qtbot.waitUntil(lambda: shell_of(desk_window).here.page == "case")


def test_a_number_finds_but_is_never_shown(desk_window: MainWindow, qtbot: QtBot) -> None:
    assert desk_window.desk is not None
    person = next(one for one in people.everyone(desk_window.desk.db) if one.nhs_number)
    box = look_for(desk_window, person.nhs_number, qtbot)
    assert [answer.title for answer in box.answers] == [person.name]
    assert person.nhs_number not in box.answers[0].about


def test_arrows_choose_and_go_round(desk_window: MainWindow, qtbot: QtBot) -> None:
    box = look_for(desk_window, "go to", qtbot)
    assert [answer.title for answer in box.answers][-5:] == [action.words for action in ACTIONS[:5]]
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert box.accessibleDescription().startswith("Go to Reports")
    press(Qt.Key.Key_Return)
    assert shell_of(desk_window).place.page == "reports"


def test_escape_gives_the_focus_back_and_nothing_found_is_said(desk_window: MainWindow, qtbot: QtBot) -> None:
    chord(Qt.Key.Key_2)
    before = focused()
    box = look_for(desk_window, "zzzz", qtbot)
    assert box.list is not None
    assert box.list.item(0).text() == "Nothing has “zzzz” in it. Ctrl+N adds a person."
    press(Qt.Key.Key_Return)
    assert shell_of(desk_window).place.page == "people"
    box.setFocus()
    press(Qt.Key.Key_Escape)
    assert not box.text()
    assert focused() is before
    assert not box.list.isVisible()


def test_providers_services_contacts_and_jots(desk_window: MainWindow) -> None:
    assert desk_window.desk is not None
    db = desk_window.desk.db
    service = providers.services(db)[0]
    kinds = {found.kind for found in finder.found(db, service.service)}
    assert "service" in kinds
    member = providers.memberships(db, service.provider_id)[0]
    assert finder.Found("provider", member.provider, "", service.provider_id, service.provider_id)._replace(
        about=next(one.ref for one in providers.everyone(db) if one.id == service.provider_id)
    ) in finder.found(db, member.provider)
    assert finder.found(db, "mrs mehta")[0].kind == "contact"
    of_case = [found for found in finder.found(db, "the") if found.kind == "jot"]
    assert all(found.subject for found in of_case)
    assert not [found for found in finder.found(db, "Blaby market") if found.kind == "jot"], "it is nobody's"
    assert jots.of_nobody(db)


@pytest.mark.parametrize("words", ["", "lock", "LARGER text", "text larger"])
def test_actions_by_their_words(words: str) -> None:
    assert matching(words)
    assert not matching("larger lock")


def test_larger_text_at_once_and_for_next_time(desk_window: MainWindow, qtbot: QtBot) -> None:
    look_for(desk_window, "larger", qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: look.current().percent == 125)
    assert settings.load().percent == 125
    assert shell_of(desk_window).here == Place("today")


def test_lock_by_words(desk_window: MainWindow, qtbot: QtBot) -> None:
    look_for(desk_window, "lock the", qtbot)
    press(Qt.Key.Key_Return)
    assert desk_window.shell is None
