"""The step Options, by keys to the widget that has the focus."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from clcdesk.models.people import Person
from clcdesk.services import cases, gaps, helps, options, requests
from clcdesk.ui import look, start
from clcdesk.ui.case.option_reasons import reasons_of
from clcdesk.ui.case.options import OptionsStep
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.gap import GapDialog
from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import chord, focused, press, type_text

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def opened(window: MainWindow, qtbot: QtBot, name: str = "Miss Asha Mehta") -> OptionsStep:
    """Options of somebody, with the list filled and focused."""
    desk = window.desk
    assert desk is not None
    with desk.db.read() as session:
        person = session.scalars(select(Person.id).where(Person.name == name)).one()
    desk.go("case", person, "options")
    qtbot.waitUntil(lambda: any(step.found for step in window.findChildren(OptionsStep)), timeout=5_000)
    step = next(step for step in window.findChildren(OptionsStep) if step.person_id == person)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    step.tree.setFocus()
    return step


@pytest.fixture
def step(desk_window: MainWindow, qtbot: QtBot) -> OptionsStep:
    return opened(desk_window, qtbot)


def could(step: OptionsStep) -> set[str]:
    assert step.found is not None
    return {option.ref for option in step.found.groups["fits"]}


def titles(step: OptionsStep) -> list[str]:
    rows = step.tree.rows
    return [str(rows.index(at, 0).data()) for at in range(rows.rowCount())]


def test_every_service_stands_in_one_of_the_groups(step: OptionsStep) -> None:
    view = step.tree.rows.view
    assert [group.status for group in view.groups] == ["fits", "check", "wait", "unable"]
    assert sum(group.total for group in view.groups) == 67
    assert titles(step)[0].startswith("Could support Asha")
    assert "too far" in view.groups[-1].note
    assert step.state().spoken == f"{view.groups[0].total} could, {view.groups[1].total} to check"
    assert not step.tree.isExpanded(step.tree.rows.index(3, 0))


def test_space_ticks_for_the_letter_and_ctrl_z_takes_it_back(step: OptionsStep, qtbot: QtBot) -> None:
    first = step.tree.current
    assert first is not None
    press(KEY.Key_Space)
    qtbot.waitUntil(lambda: first.ref in step.tree.rows.view.ticked)
    assert options.ticked(step.desk.db, step.request_id) == {first.ref}
    assert step.tree.current == first
    assert "1 ticked" in step.foot.told.text()
    chord(KEY.Key_Z)
    qtbot.waitUntil(lambda: not step.tree.rows.view.ticked)
    assert options.ticked(step.desk.db, step.request_id) == frozenset()


def test_enter_opens_the_reasons_under_the_row_and_tab_goes_into_them(step: OptionsStep, qtbot: QtBot) -> None:
    press(KEY.Key_Return)
    detail = step.tree.detail
    assert detail is not None
    press(KEY.Key_Tab)
    assert focused() is detail.stops()[0]
    step.tree.setFocus()
    press(KEY.Key_Return)
    assert step.tree.detail is None


def test_a_help_is_ticked_and_worded_where_one_stands(step: OptionsStep, qtbot: QtBot) -> None:
    press(KEY.Key_Return)
    option, detail = step.tree.current, step.tree.detail
    assert option is not None and detail is not None and step.shown is not None
    line = next(line for line in detail.lines.values() if not line.tick.isChecked())
    before = len(helps.of(step.desk.db, step.request_id))
    line.tick.setFocus()
    press(KEY.Key_Space)
    qtbot.waitUntil(lambda: line.note is not None)
    assert step.tree.detail is detail
    assert focused() is line.tick
    press(KEY.Key_Tab)
    assert line.note is not None and focused() is line.note
    type_text("on the bus")
    press(KEY.Key_Tab)
    said = helps.of(step.desk.db, step.request_id)
    assert len(said) == before + 1
    assert "on the bus" in [one.note for one in said]
    step.tree.setFocus()
    chord(KEY.Key_Z)
    assert "on the bus" not in [one.note for one in helps.of(step.desk.db, step.request_id)]
    chord(KEY.Key_Z)
    assert len(helps.of(step.desk.db, step.request_id)) == before


def test_typing_filters_by_name_and_by_what_people_do(step: OptionsStep) -> None:
    step.filters.words.setFocus()
    type_text("canal")
    shown = [option.considered.service.name for group in step.tree.rows.view.groups for option in group.shown]
    assert shown and all("anal" in name for name in shown)
    press(KEY.Key_Escape)
    assert sum(group.total for group in step.tree.rows.view.groups) == 67
    type_text("cook")
    assert 0 < sum(group.total for group in step.tree.rows.view.groups) < 67
    press(KEY.Key_Down)
    assert focused() is step.tree


def test_enter_keeps_the_words_as_a_chip_and_a_press_takes_it_away(step: OptionsStep) -> None:
    step.filters.words.setFocus()
    type_text("cook\n")
    assert step.filters.words.text() == "" and list(step.filters.doing) == ["cook"]
    some = sum(group.total for group in step.tree.rows.view.groups)
    type_text("music\n")
    both = sum(group.total for group in step.tree.rows.view.groups)
    assert 67 > some > both > 0
    chip = step.filters.doing["cook"]
    assert chip.isChecked() and chip.text() == "cook  ✕"
    chip.setFocus()
    press(KEY.Key_Space)
    assert list(step.filters.doing) == ["music"]
    assert focused() is step.filters.words


def test_words_that_leave_nobody_say_so_and_everybody_comes_back(step: OptionsStep) -> None:
    step.filters.words.setFocus()
    type_text("zebras")
    assert step.holder.nothing.isVisible() and "“zebras”" in step.holder.nothing.so.text()
    step.holder.nothing.again.setFocus()
    press(KEY.Key_Space)
    assert step.tree.isVisible() and focused() is step.filters.words
    assert sum(group.total for group in step.tree.rows.view.groups) == 67


def test_what_was_found_is_copied_for_the_case_record(step: OptionsStep) -> None:
    step.foot.copy.setFocus()
    press(KEY.Key_Space)
    copied = QApplication.clipboard().text().splitlines()
    assert "- Looked at 67 services for Monday and Wednesday" in copied
    found = next(line for line in copied if line.startswith("- Could support Asha (4): "))
    assert "Bluebell Barn, Canal Street Kitchen" in found
    assert any(line.startswith("- Not able this time (59): 30 too far") for line in copied)
    assert any(line.startswith("- Bluebell Barn could help with “I want to learn to cook.”: ") for line in copied)


def test_a_reason_says_who_how_and_when(step: OptionsStep) -> None:
    first = step.tree.current
    assert first is not None
    lines = reasons_of(first.considered, step.features, step.desk.today())
    assert lines[0].what == "Monday, full day"
    assert lines[0].how == "2 places · Dee, by phone, Mon 2 Jun 2025, 14 days ago"
    named = {line.what: line.how for line in lines}
    assert named["Within 12 km"] == "5.5 km in a straight line"
    assert named["Makaton"].startswith("in the directory · checked ")
    assert lines[-1].what == "All else"


def test_one_key_shows_three_more_one_takes_it_back_one_keeps_it(step: OptionsStep, qtbot: QtBot) -> None:
    assert step.found is not None
    before, line = could(step), step.found.answer.nearly[0]
    week = [entry.day for entry in requests.entries(step.desk.db, step.request_id)]
    press(KEY.Key_1, ALT)
    qtbot.waitUntil(lambda: len(could(step)) == len(before) + line.adds)
    assert before < could(step)
    assert [entry.day for entry in requests.entries(step.desk.db, step.request_id)] == week
    press(KEY.Key_0, ALT)
    qtbot.waitUntil(lambda: could(step) == before)
    press(KEY.Key_1, ALT)
    press(KEY.Key_9, ALT)
    qtbot.waitUntil(lambda: step.loosened is None)
    assert [entry.day for entry in requests.entries(step.desk.db, step.request_id)] != week
    assert could(step) != before
    chord(KEY.Key_Z)
    assert sorted(entry.day for entry in requests.entries(step.desk.db, step.request_id)) == sorted(week)


def test_what_is_pressed_and_goes_away_leaves_the_focus_on_the_list(step: OptionsStep, qtbot: QtBot) -> None:
    press(KEY.Key_1, ALT)
    step.loosened_to.keep.setFocus()
    press(KEY.Key_Space)
    qtbot.waitUntil(lambda: step.loosened is None)
    assert not step.loosened_to.isVisible() and focused() is step.tree


def test_a_gap_recorded_where_nobody_fits_leaves_the_focus_on_the_list(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = opened(desk_window, qtbot, "Miss Nell Bracken")
    assert step.nobody.isVisible() and "Ask first: Kestrel Paddlers" in step.nobody.next.text()
    step.gap.buttons[1].setFocus()
    press(KEY.Key_Space)
    dialog = _dialog(desk_window, qtbot)
    dialog.editors["closed_because"].setFocus()
    type_text("Asked in error.")
    dialog.act.setFocus()
    press(KEY.Key_Space)
    desk_window.activateWindow()
    qtbot.waitUntil(lambda: not step.gap.isVisible() and desk_window.isActiveWindow())
    assert step.nobody.record.isVisible() and focused() is step.tree


def test_distance_is_loosened_without_changing_the_request(step: OptionsStep) -> None:
    assert step.found is not None
    could = len(step.found.groups["fits"])
    step.filters.within.choose("any")
    step.filters.changed.emit()
    assert len(step.found.groups["fits"]) >= could
    assert step.found.answer.request.within_km is None
    assert requests.get(step.desk.db, step.request_id).within_km is not None


def test_a_service_that_is_no_longer_able_does_not_unfold_those(step: OptionsStep, qtbot: QtBot) -> None:
    first = step.tree.current
    assert first is not None
    requests.change(step.desk.db, step.request_id, within_km=Decimal("0.1"))
    qtbot.waitUntil(lambda: first.ref not in could(step))
    last = step.tree.rows.rowCount() - 1
    assert not step.tree.isExpanded(step.tree.rows.index(last, 0))


def test_a_gap_is_recorded_with_what_happens_meanwhile_and_undone(
    step: OptionsStep, desk_window: MainWindow, qtbot: QtBot
) -> None:
    step.foot.gap.setFocus()
    press(KEY.Key_Space)
    dialog = _dialog(desk_window, qtbot)
    dialog.editors["interim"].setFocus()
    type_text("Mum and her aunt")
    dialog.editors["look_again_on"].setFocus()
    focused().selectAll()  # type: ignore[attr-defined]
    type_text("31 Feb")
    dialog.act.setFocus()
    press(KEY.Key_Space)
    assert dialog.wrong.isVisible() and not gaps_of(step)
    dialog.editors["look_again_on"].setFocus()
    focused().selectAll()  # type: ignore[attr-defined]
    type_text("30 Jun")
    dialog.act.setFocus()
    press(KEY.Key_Space)
    desk_window.activateWindow()
    qtbot.waitUntil(lambda: step.gap.isVisible() and desk_window.isActiveWindow())
    assert gaps_of(step) == ["Mum and her aunt"]
    assert "Mum and her aunt" in step.gap.next.text() and "30 Jun" in step.gap.next.text()
    step.tree.setFocus()
    chord(KEY.Key_Z)
    qtbot.waitUntil(lambda: not step.gap.isVisible())


def test_a_cell_is_a_whole_phrase(step: OptionsStep) -> None:
    at = step.tree.rows.find(step.tree.rows.view.groups[0].shown[0].ref)
    assert at is not None
    spoken = [
        str(at.siblingAtColumn(column).data(Qt.ItemDataRole.AccessibleTextRole))
        for column in range(step.tree.rows.columnCount())
    ]
    assert spoken[0].endswith(", not in the letter")
    assert spoken[2].startswith("Monday: fits, ") and "told" in spoken[2]


def test_at_200_per_cent_a_row_has_two_lines_and_nothing_is_cut(
    desk_window: MainWindow, qtbot: QtBot, restored: None
) -> None:
    look.apply(start.application(), look.Look(percent=200))
    desk_window.resize(1366, 768)
    step = opened(desk_window, qtbot)
    press(KEY.Key_Return)
    qtbot.wait(50)
    assert step.tree.narrow
    assert step.width() <= desk_window.width()
    for button in step.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width() - 1, button.text()
    detail = step.tree.detail
    assert detail is not None and detail.width() <= step.tree.viewport().width()
    assert all(one.height() >= one.heightForWidth(one.width()) for one in detail._words)


@pytest.fixture
def restored() -> Iterator[None]:
    yield
    look.apply(start.application(), look.Look())


def gaps_of(step: OptionsStep) -> list[str]:
    return [gap.interim for gap in gaps.unfinished(step.desk.db) if gap.request_id == step.request_id]


def _dialog(window: MainWindow, qtbot: QtBot) -> GapDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(GapDialog)))
    return window.findChildren(GapDialog)[0]


def test_without_a_request_it_says_what_to_do_next(desk_window: MainWindow, qtbot: QtBot) -> None:
    desk = desk_window.desk
    assert isinstance(desk, Desk)
    with desk.db.read() as session:
        names = session.scalars(select(Person.id)).all()
    person, case = next(
        (person, case.id) for person in names for case in cases.of(desk.db, person) if not requests.of(desk.db, case.id)
    )
    made = OptionsStep(desk, person, case)
    qtbot.addWidget(made)
    assert made.stack.currentWidget() is made.empty
    assert made.empty.next.text() == "Go to the week"
    assert made.state().tick == "todo"
