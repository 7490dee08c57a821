"""Settings and the history of a case: typed facts are kept, long work says its result, an act is undone by name."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clcdesk import settings
from clcdesk.services import council, officers, people
from clcdesk.store import backup
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.history import HistoryStep
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.look import current
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.settings import SettingsPage
from tests.ui.conftest import chord, focused, press, type_text
from tests.ui.scenes import ASHA, person, settle


@pytest.fixture(autouse=True)
def own_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))


def opened(window: MainWindow) -> tuple[Desk, SettingsPage]:
    assert window.shell is not None
    assert window.desk is not None
    window.shell.go(Place("settings"))
    page = window.shell.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    return window.desk, page


def test_what_letters_say_of_the_council_is_typed_and_undone(desk_window: MainWindow) -> None:
    desk, page = opened(desk_window)
    before = council.get(desk.db).name
    page.council.facts.fields["name"].setFocus()
    chord(Qt.Key.Key_A)
    type_text("Sample County Council")
    press(Qt.Key.Key_Tab)
    assert council.get(desk.db).name == "Sample County Council"
    chord(Qt.Key.Key_Z)
    assert council.get(desk.db).name == before
    assert desk_window.shell is not None
    assert desk_window.shell.foot.sentence.text() == "Undone: What letters say of the council changed: name"


def test_an_officer_is_added(desk_window: MainWindow) -> None:
    desk, page = opened(desk_window)
    page.officers.more.setFocus()
    type_text("Jo Fernley\n")
    assert "Jo Fernley" in [one.name for one in officers.everyone(desk.db)]
    QApplication.processEvents()
    assert "Jo Fernley" in page.officers.others.text()


def test_larger_text_is_shown_at_once_and_kept(desk_window: MainWindow) -> None:
    _desk, page = opened(desk_window)
    page.look.percent.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    assert current().percent == settings.load().percent == 200
    assert desk_window.shell is not None
    assert desk_window.shell.place.page == "settings"


def test_the_database_is_checked_and_backed_up_in_words(desk_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    _desk, page = opened(desk_window)
    page.file.check_button.click()
    qtbot.waitUntil(lambda: page.file.result.text().startswith("✓ The database is whole"), timeout=20000)
    target = tmp_path / "copy.zip"
    page.file.back_up_to(target)
    qtbot.waitUntil(lambda: page.file.result.text() == f"✓ Backed up into {target}.", timeout=20000)
    backup.look(target)
    assert page.file.last.text() == f"Last backed up on Mon 16 Jun 2025, into {target}."
    page.file.back_up_to(target)
    qtbot.waitUntil(lambda: page.file.result.text().startswith("✕ "), timeout=20000)


def test_an_act_is_undone_by_name_from_the_history(desk_window: MainWindow, qtbot: QtBot) -> None:
    desk, _page = opened(desk_window)
    asha = person(desk_window, ASHA)
    people.change(desk.db, asha.id, phone="0116 496 0777")
    people.change(desk.db, asha.id, email="asha@mehta.example")
    assert desk_window.shell is not None
    desk_window.shell.go(Place("case", asha.id, "history"))
    settle(desk_window)
    page = desk_window.shell.stack.currentWidget()
    assert isinstance(page, CasePage)
    step = page.step
    assert isinstance(step, HistoryStep)
    assert focused() is step.filter
    type_text("details changed")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    step.take_back.click()
    settle(desk_window)
    kept = people.get(desk.db, asha.id)
    assert (kept.phone, kept.email) == (asha.phone, "asha@mehta.example")
    assert desk_window.shell.foot.sentence.text() == "Undone: Person’s details changed: Miss Asha Mehta, telephone"
    assert any(one.undone for one in step.done)
