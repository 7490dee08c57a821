"""Providers, by keys: found by a few letters, what they say logged, a directory brought in and taken back."""

import shutil
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from clcdesk.made_up.request import LIVES_ON
from clcdesk.models.directory import Claim
from clcdesk.services import claims, providers
from clcdesk.ui.dialogs.claim import ClaimDialog
from clcdesk.ui.dialogs.suspend import SuspendDialog
from clcdesk.ui.dialogs.take_in import TakeInDialog
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.providers import ProvidersPage
from clcdesk.ui.widgets.claims_grid import latest, told
from tests.bench import directory as large
from tests.services import small
from tests.ui.conftest import chord, focused, press, type_text
from tests.ui.undoing import living

Key = Qt.Key
DAY = timedelta(days=1)


@pytest.fixture
def page(desk_window: MainWindow, qtbot: QtBot) -> ProvidersPage:
    assert desk_window.desk is not None and desk_window.shell is not None
    desk_window.desk.go("providers")
    made = desk_window.shell.pages["providers"]
    assert isinstance(made, ProvidersPage)
    qtbot.waitUntil(lambda: bool(made.everything))
    return made


def dialog(kind: type[QDialog]) -> QDialog:
    QApplication.processEvents()
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())


def take_back(window: MainWindow) -> None:
    """Ctrl+Z, back in the window after a dialog."""
    window.activateWindow()
    QApplication.processEvents()
    chord(Key.Key_Z)


def test_a_few_letters_find_a_service_and_down_goes_into_the_list(page: ProvidersPage) -> None:
    assert focused() is page.filter
    type_text("bluebell")
    assert [one.name for one in page.table.rows.rows] == ["Bluebell Barn"]
    assert page.detail.name.text() == "Bluebell Barn"
    press(Key.Key_Down)
    assert focused() is page.table
    press(Key.Key_Return)
    assert focused() is page.detail.log


def test_activities_and_places_find_it_too(page: ProvidersPage) -> None:
    type_text("animal melton")
    assert "Bluebell Barn" in [one.name for one in page.table.rows.rows]
    page.filter.setText("nothing is called so")
    assert page.list_stack.currentIndex() == 1
    assert page.detail.isHidden()


def test_what_they_say_is_logged_and_taken_back(page: ProvidersPage, desk_window: MainWindow, qtbot: QtBot) -> None:
    type_text("bluebell")
    known = page.detail.known
    assert known is not None
    before = len(known.claims)
    page.detail.log.setFocus()
    press(Key.Key_Space)
    logging = dialog(ClaimDialog)
    assert isinstance(logging, ClaimDialog)
    assert logging.day.chosen == "mon"
    QTest.keyClicks(logging.editors["vacancies"], "2")
    QTest.keyClicks(logging.editors["told_by"], "Jo")
    QTest.keyClick(logging.log, Key.Key_Space)
    assert logging.logged.text() == "✓ Logged: Monday full day, 2. The next day?"
    assert logging.day.chosen == "tue"
    logging.reject()
    (newest, *_older) = [one for one in claims.of(page.desk.db, known.service.id) if one.told_by == "Jo"]
    assert (newest.day, newest.session, newest.vacancies, newest.as_of) == ("mon", "full", "2", LIVES_ON)
    qtbot.waitUntil(lambda: page.detail.grid.cells["mon", "full"].said[:2] == ("2", "today"))
    take_back(desk_window)
    assert len(claims.of(page.desk.db, known.service.id)) == before
    assert desk_window.shell is not None
    assert desk_window.shell.foot.sentence.text() == "Undone: Capacity recorded: Bluebell Barn, Monday full day"


def test_unknown_is_never_nought(page: ProvidersPage) -> None:
    page.detail.grid.cells[next(iter(page.detail.grid.cells))].click()
    logging = dialog(ClaimDialog)
    assert isinstance(logging, ClaimDialog)
    QTest.keyClick(logging.log, Key.Key_Space)
    assert "unknown is never nought" in logging.refusal.text()
    logging.reject()


def test_no_new_people_says_so_without_the_reason_and_can_be_lifted(page: ProvidersPage, qtbot: QtBot) -> None:
    type_text("bluebell")
    page.detail.suspend.click()
    asking = dialog(SuspendDialog)
    assert isinstance(asking, SuspendDialog)
    QTest.keyClicks(asking.editors["reason"], "safeguarding")
    QTest.keyClicks(asking.editors["decided_by"], "contracts team")
    QTest.keyClick(asking.suspend, Key.Key_Space)
    qtbot.waitUntil(lambda: page.table.rows.rows[0].suspended_from == LIVES_ON)
    told_on = page.table.model().index(0, 2)
    assert told_on.data() == "no new people"
    assert told_on.data(Qt.ItemDataRole.AccessibleTextRole) == "Told: no new people"
    assert "takes no new people from Mon 16 Jun 2025" in page.detail.banner.words.text()
    shown = page.suspended.text() + page.detail.banner.words.text() + page.detail.banner.more.text()
    assert "safeguarding" not in shown
    page.detail.banner.lift.click()
    qtbot.waitUntil(lambda: page.table.rows.rows[0].suspended_from is None)


def test_checked_today_is_an_act(page: ProvidersPage) -> None:
    page.detail.check.click()
    known = page.detail.known
    assert known is not None
    (now,) = [one for one in providers.services(page.desk.db) if one.id == known.service.id]
    assert now.checked_on == LIVES_ON


def test_a_directory_is_weighed_taken_in_and_taken_back(
    page: ProvidersPage, desk_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = small.write(tmp_path / "directory")
    before = len(page.everything)
    page.bring_in(folder)
    weighing = dialog(TakeInDialog)
    assert isinstance(weighing, TakeInDialog)
    qtbot.waitUntil(weighing.take.isEnabled)
    assert "rows are new" in weighing.summary.text()
    assert len(page.everything) == before
    QTest.keyClick(weighing.take, Key.Key_Space)
    qtbot.waitUntil(lambda: len(page.everything) != before)
    assert desk_window.shell is not None
    assert desk_window.shell.foot.sentence.text().startswith("Directory taken in: ")
    take_back(desk_window)
    qtbot.waitUntil(lambda: len(page.everything) == before)


def test_a_bad_directory_names_its_faults_and_changes_nothing(
    page: ProvidersPage, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = small.write(tmp_path / "directory")
    (folder / "capacity.csv").unlink()
    page.bring_in(folder)
    weighing = dialog(TakeInDialog)
    assert isinstance(weighing, TakeInDialog)
    qtbot.waitUntil(lambda: "wrong" in weighing.summary.text())
    assert not weighing.take.isEnabled()
    assert "capacity.csv" in weighing.table.rows.rows[0][3]
    weighing.reject()
    shutil.rmtree(folder)


def test_taking_in_that_is_begun_is_stopped_and_leaves_everything_as_it_was(
    page: ProvidersPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "SERVICE_COUNT", 1000)
    large.make(tmp_path / "large")
    before, done = living(page.desk.db), len(page.desk.db.sitting)
    page.bring_in(tmp_path / "large")
    weighing = dialog(TakeInDialog)
    assert isinstance(weighing, TakeInDialog)
    assert focused() is weighing.later and weighing.later.accessibleName().startswith("Stop")
    qtbot.waitUntil(weighing.take.isEnabled, timeout=20_000)
    assert weighing.summary.text() == "9,500 rows are new."
    assert focused() is weighing.take
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: weighing.bar.isVisible() and weighing.bar.value() > weighing.bar.maximum() // 3)
    assert focused() is weighing.later
    press(Key.Key_Escape)
    assert weighing.summary.text() == "Stopping…"
    qtbot.waitUntil(lambda: weighing.summary.text() == "Stopped. Everything is as it was.")
    assert (living(page.desk.db), len(page.desk.db.sitting)) == (before, done)
    assert focused() is weighing.take and weighing.bar.isHidden()
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: not shiboken6.isValid(weighing))


def test_reading_is_stopped_by_one_key(page: ProvidersPage, tmp_path: Path, qtbot: QtBot) -> None:
    """The worker is held up by something else, so that there is time to press it."""
    held = Event()
    page.desk.tasks.run(lambda _progress: held.wait(10), owner=page, done=lambda _none: None)
    page.bring_in(small.write(tmp_path / "directory"))
    weighing = dialog(TakeInDialog)
    press(Key.Key_Escape)
    held.set()
    qtbot.waitUntil(lambda: not shiboken6.isValid(weighing))
    assert page.desk.db.sitting == []


def test_with_little_room_the_list_and_one_service_come_in_turn(page: ProvidersPage, desk_window: MainWindow) -> None:
    desk_window.resize(683, 700)
    QApplication.processEvents()
    assert page.detail.isHidden() and page.left.isVisible()
    page.table.setFocus()
    press(Key.Key_Return)
    assert page.detail.isVisible() and page.left.isHidden()
    page.detail.back.click()
    assert page.detail.isHidden() and page.left.isVisible()


def claim(vacancies: str, days_ago: int, band: str = "") -> Claim:
    as_of = LIVES_ON - days_ago * DAY
    return Claim(service_id="S", band=band, day="mon", session="am", vacancies=vacancies, as_of=as_of)


@pytest.mark.parametrize(
    ("claims_there", "number", "state"),
    [
        ((), "?", "nobody"),
        ((claim("2", 5),), "2", "told"),
        ((claim("none", 5),), "0", "full"),
        ((claim("2", 41),), "2", "stale"),
        ((claim("2", 5), claim("none", 3)), "0", "full"),
        ((claim("2", 5, "B"), claim("none", 3, "C")), "B 2, C 0", "told"),
        ((claim("waitlist", 0),), "waiting list", "told"),
        ((claim("2", -1),), "?", "nobody"),
    ],
)
def test_a_cell_says_the_newest_of_each_band_and_how_old_it_is(
    claims_there: tuple[Claim, ...], number: str, state: str
) -> None:
    said = told(latest(claims_there, LIVES_ON).get(("mon", "am"), ()), LIVES_ON, 30)
    assert (said.number, said.state) == (number, state)
