"""The step Options by one finger."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from clcdesk.services import gaps, helps, options
from clcdesk.ui.case.option_draw import EDGE, TICK
from clcdesk.ui.case.options import OptionsStep
from clcdesk.ui.desk import Place
from clcdesk.ui.dialogs.gap import GapDialog
from clcdesk.ui.look import px
from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import type_text
from tests.ui.scenes import ASHA, person, settle
from tests.ui.test_journey_by_touch import Finger


@pytest.fixture
def step(desk_window: MainWindow) -> OptionsStep:
    assert desk_window.shell is not None
    desk_window.shell.go(Place("case", person(desk_window, ASHA).id, "options"))
    settle(desk_window)
    return next(one for one in desk_window.findChildren(OptionsStep) if one.isVisible())


def box_of(step: OptionsStep, ref: str) -> tuple[QPoint, QPoint]:
    """Where a service's tick box is, and its name, in the list's viewport."""
    at = step.tree.rows.find(ref)
    assert at is not None
    step.tree.scrollTo(at)
    box = step.tree.visualRect(at)
    return QPoint(px(EDGE + TICK // 2), box.center().y()), box.center()


def test_a_place_a_row_and_a_help_are_touched(step: OptionsStep, desk_window: MainWindow) -> None:
    finger, ref = Finger(desk_window), step.tree.rows.view.groups[0].shown[0].ref
    tick, name = box_of(step, ref)
    finger.taps(step.tree.viewport(), tick)
    assert options.ticked(step.desk.db, step.request_id) == {ref}
    assert step.tree.rows.opened == ""
    finger.taps(step.tree.viewport(), name)
    assert step.tree.rows.opened == ref
    assert step.tree.detail is not None
    before = len(helps.of(step.desk.db, step.request_id))
    line = next(line for line in step.tree.detail.lines.values() if not line.tick.isChecked())
    finger.taps(line.tick)
    assert len(helps.of(step.desk.db, step.request_id)) == before + 1
    assert line.note is not None and line.note.isVisible()
    finger.taps(line.words)
    assert len(helps.of(step.desk.db, step.request_id)) == before
    finger.taps(step.tree.viewport(), box_of(step, ref)[1])
    assert step.tree.rows.opened == ""


def test_what_one_change_adds_is_touched_taken_back_and_the_others_opened(
    step: OptionsStep, desk_window: MainWindow
) -> None:
    finger = Finger(desk_window)
    assert step.found is not None
    could, lines = len(step.found.groups["fits"]), step.found.answer.nearly
    finger.taps(step.tree.loose.buttons[0])
    assert len(step.found.groups["fits"]) == could + lines[0].adds
    finger.taps(step.loosened_to.back)
    assert len(step.found.groups["fits"]) == could
    loose = step.tree.loose
    assert all(one.isVisible() for one in loose.buttons) and not loose.more.isVisible()
    loose.fit(px(300), px(420))
    assert [one.isVisible() for one in loose.buttons] == [True, False] and loose.more.text() == "1 other way…"
    menu = loose.more.menu()
    assert [action.text().partition("\t")[2] for action in menu.actions()] == ["Alt+2"]
    menu.actions()[0].trigger()
    settle(desk_window)
    assert len(step.found.groups["fits"]) == could + lines[1].adds


def test_chips_a_group_and_the_gap_are_touched(step: OptionsStep, desk_window: MainWindow) -> None:
    finger = Finger(desk_window)
    chip = next(iter(step.filters.likes.values()))
    finger.taps(chip)
    assert chip.isChecked() and "✕" in chip.text()
    finger.taps(chip)
    assert not chip.isChecked()
    header = step.tree.rows.find_group("fits")
    assert header is not None
    finger.taps(step.tree.viewport(), step.tree.visualRect(header).center())
    assert not step.tree.is_open("fits")
    finger.taps(step.foot.gap)
    dialog = desk_window.findChildren(GapDialog)[0]
    dialog.editors["interim"].setFocus()
    type_text("Her aunt is there")
    sequence = QTest.touchEvent(dialog.act, finger.device)
    sequence.press(0, dialog.act.rect().center(), dialog.act).commit()
    QTest.touchEvent(dialog.act, finger.device).release(0, dialog.act.rect().center(), dialog.act).commit()
    settle(desk_window)
    assert [one.interim for one in gaps.unfinished(step.desk.db) if one.request_id == step.request_id] == [
        "Her aunt is there"
    ]


def test_in_a_narrow_window_filters_and_the_rest_are_behind_buttons(step: OptionsStep, desk_window: MainWindow) -> None:
    desk_window.resize(683, 768)
    settle(desk_window, 0.5)
    finger = Finger(desk_window)
    finger.taps(step.holder.toggle)
    assert step.filters.words.isVisible() and not step.tree.isVisible()
    finger.taps(step.holder.list)
    assert step.tree.isVisible()
    assert step.foot.more.isVisible()
    said = [action.text() for action in step.foot.more.menu().actions() if action.isVisible()]
    assert said == ["Record a gap…", "Copy for the case record"]
    ref = step.tree.rows.view.groups[0].shown[0].ref
    finger.taps(step.tree.viewport(), box_of(step, ref)[0])
    assert options.ticked(step.desk.db, step.request_id) == {ref}


def test_a_row_in_a_narrow_window_is_one_phrase_and_a_header_is_told_once(
    step: OptionsStep, desk_window: MainWindow
) -> None:
    rows, role = step.tree.rows, Qt.ItemDataRole.AccessibleTextRole
    header = rows.find_group("unable")
    assert header is not None
    assert "too far" in str(header.data(role)) and "Alt+1 shows them" in str(header.data(role))
    assert step.tree.visualRect(header.siblingAtColumn(3)).right() < 0
    desk_window.resize(683, 768)
    settle(desk_window, 0.5)
    first = rows.find(rows.view.groups[0].shown[0].ref)
    assert first is not None
    said = str(first.data(role))
    assert "not in the letter" in said and "Monday: fits" in said and "in a straight line" in said


def test_a_finger_moves_the_list_and_in_a_narrow_window_the_page(step: OptionsStep, desk_window: MainWindow) -> None:
    finger, tree = Finger(desk_window), step.tree
    at = tree.rows.find_group("unable")
    assert at is not None
    tree.setExpanded(at, True)
    settle(desk_window)
    pulls(finger, step)
    assert tree.verticalScrollBar().value() > 0 and tree.rows.opened == ""
    desk_window.resize(683, 500)
    settle(desk_window, 0.5)
    assert tree.grown
    pulls(finger, step)
    assert step.area.verticalScrollBar().value() > 0 and tree.rows.opened == ""


def pulls(finger: Finger, step: OptionsStep) -> None:
    """Up the page, from near the end of what is seen of the list."""
    seen = step.tree.viewport().visibleRegion().boundingRect()
    places = [QPoint(seen.center().x(), seen.bottom() - px(10) - by) for by in range(0, seen.height() - px(30), 12)]
    finger.draws([(step.tree.viewport(), place) for place in places])
