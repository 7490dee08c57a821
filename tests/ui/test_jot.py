"""Jotting down as they talk, and what becomes of the lines."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from clcdesk.models.cases import Case
from clcdesk.services import (
    cases,
    choices,
    contacts,
    decision_form,
    jots,
    jots_made,
    needs,
    plans,
    promises,
    requests,
)
from clcdesk.store import drafts
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.notes import NotesStep
from clcdesk.ui.case.notes_lines import Line
from clcdesk.ui.case.steps import CODES, JOT, TAKES_LINES
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.dialogs.jot import NEW, JotBox, JotDialog
from clcdesk.ui.main_window import MainWindow
from tests.ui import scenes
from tests.ui.conftest import chord, focused, press, type_text
from tests.ui.test_journey_by_touch import Finger

Key = Qt.Key


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def asha(window: MainWindow) -> Case:
    """Asha's case: a plan, a search, a letter that is final."""
    return cases.of(desk_of(window).db, scenes.person(window, scenes.ASHA).id)[0]


def page_of(window: MainWindow, case: Case) -> CasePage:
    desk_of(window).go("case", case.person_id, "notes")
    assert window.shell is not None
    page = window.shell.stack.currentWidget()
    assert isinstance(page, CasePage)
    return page


def notes_of(window: MainWindow, case: Case) -> NotesStep:
    step = page_of(window, case).step
    assert isinstance(step, NotesStep)
    return step


def line_of(window: MainWindow, words: str) -> Line:
    """A line jotted down in Asha's case, on her Notes."""
    case = asha(window)
    jot_id = jots.add(desk_of(window).db, words, desk_of(window).now(), case.id)
    return notes_of(window, case).theirs.shown[jot_id]


def dialog_of(window: MainWindow) -> JotDialog:
    chord(Key.Key_J)
    QApplication.processEvents()
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, JotDialog)
    return dialog


def choose(menu: QMenu, *words: str) -> None:
    """From a menu and its menus, by their words."""
    menu.aboutToShow.emit()
    for word in words:
        action = next(one for one in menu.actions() if one.text().replace("&", "").startswith(word))
        if (below := action.menu()) is not None:
            assert isinstance(below, QMenu)
            menu = below
        else:
            action.trigger()
    QApplication.processEvents()


def make(line: Line, *words: str) -> None:
    choose(line.menu, *words)


def test_from_anywhere_lines_are_kept_with_their_time(desk_window: MainWindow) -> None:
    db = desk_of(desk_window).db
    before = len(jots.of_nobody(db))
    dialog = dialog_of(desk_window)
    assert focused() is dialog.box
    type_text("Likes the otters\nMum works Tuesdays")
    assert [jot.words for jot in jots.of_nobody(db)][before:] == ["Likes the otters"]
    assert dialog.lines.count() == 1
    dialog.box.autosave.keep_draft()
    assert drafts.kept(db, NEW) == {"words": "Mum works Tuesdays"}
    press(Key.Key_Escape)
    assert [jot.words for jot in jots.of_nobody(db)][before:] == ["Likes the otters", "Mum works Tuesdays"]
    assert drafts.kept(db, NEW) == {}
    assert jots.of_nobody(db)[-1].at.date() == desk_of(desk_window).today()


def test_of_the_case_that_is_shown(desk_window: MainWindow) -> None:
    case = asha(desk_window)
    step = notes_of(desk_window, case)
    assert isinstance(focused(), JotBox)
    dialog_of(desk_window)
    type_text("Otters!\n")
    press(Key.Key_Escape)
    assert jots.of(desk_of(desk_window).db, case.id)[-1].words == "Otters!"
    assert list(step.theirs.shown)[-1] == jots.of(desk_of(desk_window).db, case.id)[-1].id
    assert step.state().note == str(len(step.theirs.shown))


def test_locking_keeps_the_line_and_closes_the_dialog(desk_window: MainWindow) -> None:
    db = desk_of(desk_window).db
    dialog_of(desk_window)
    type_text("half a")
    desk_window.keep()
    assert jots.of_nobody(db)[-1].words == "half a"
    type_text("sentence")
    desk_window.lock()
    assert desk_window.shell is None
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not desk_window]


def test_a_line_is_put_right_moved_made_an_outcome_and_taken_back(desk_window: MainWindow) -> None:
    db, case = desk_of(desk_window).db, asha(desk_window)
    jot_id = jots.add(db, "lieks otters", desk_of(desk_window).now())
    step = notes_of(desk_window, case)
    step.of_nobody.shown[jot_id].make.click()
    line = step.theirs.shown[jot_id]
    line.editor.setFocus()
    chord(Key.Key_A)
    type_text("I like the otters.")
    plan = plans.versions(db, case.person_id)[0].id
    before = len(plans.outcomes(db, plan))
    make(line, "An outcome", "They said it")
    assert [one.words for one in plans.outcomes(db, plan)][before:] == ["I like the otters."]
    assert line.link.isVisibleTo(step)
    desk_of(desk_window).undo()
    assert len(plans.outcomes(db, plan)) == before
    assert not line.link.isVisibleTo(step)
    desk_of(desk_window).undo()
    assert line.autosave.text == "lieks otters"
    desk_of(desk_window).undo()
    assert jot_id in step.of_nobody.shown
    assert jot_id not in step.theirs.shown


WENT = (
    ("A quiet room helps her.", ("A must-have",), "must", "week"),
    ("Likes dogs", ("Would be liked",), "would-like", "week"),
    ("Uncle Raj, her mum’s brother", ("Somebody around them",), "contact", "person"),
    ("Ring me after two", ("How to reach", "Asha"), "how-to-reach", "person"),
    ("The bread one.", ("Words of the decision",), "decision", "decision"),
    ("I want a key of my own.", ("An outcome", "They show it"), "outcome", "matters"),
)
"""A line, what is chosen from its menu, what it becomes, and the step its link goes to."""


def test_each_line_says_where_it_went_and_links_there(desk_window: MainWindow) -> None:
    db, case = desk_of(desk_window).db, asha(desk_window)
    for words, chosen, became, where in WENT:
        line = line_of(desk_window, words)
        make(line, *chosen)
        went = jots_made.went(db, jots.of(db, case.id))[line.jot_id]
        assert (went.became, went.there) == (became, True)
        assert line.link.isVisible()
        line.link.click()
        scenes.settle(desk_window, 0.05)
        assert desk_window.shell is not None
        assert desk_window.shell.here[:3] == ("case", case.person_id, where)
        assert focused().isVisible()


def test_what_was_made_of_lines_is_there(desk_window: MainWindow) -> None:
    db, case = desk_of(desk_window).db, asha(desk_window)
    make(line_of(desk_window, "A quiet room helps her."), "A must-have")
    make(line_of(desk_window, "Likes dogs"), "Would be liked")
    make(line_of(desk_window, "Uncle Raj, her mum’s brother"), "Somebody around them")
    make(line_of(desk_window, "Ring her sister"), "A promise", "by tomorrow")
    make(line_of(desk_window, "The bread one."), "Words of the decision")
    mum = contacts.of(db, case.person_id)[0]
    make(line_of(desk_window, "She is on earlies: ring after two"), "How to reach", mum.name)
    request = requests.of(db, case.id)[0]
    assert "quiet-room" in request.must
    assert "Likes dogs" in request.would_like
    assert "Uncle Raj" in [one.name for one in contacts.of(db, case.person_id)]
    assert [(one.kind, one.what) for one in promises.to_keep(db, case.id)][-1] == ("call", "Ring her sister")
    assert decision_form.of(db, choices.of(db, case.id)[0].id).how_shown == "The bread one."
    assert (mum.id, "She is on earlies: ring after two") in [
        (one.contact_id, one.detail) for one in needs.of(db, case.person_id)
    ]


def test_what_is_known_of_no_place_is_kept_in_words_and_said(desk_window: MainWindow) -> None:
    line = line_of(desk_window, "Must have dogs")
    make(line, "A must-have")
    assert line.link.text() == "would be liked: in The week"
    assert desk_window.shell is not None
    assert desk_window.shell.foot.sentence.text().startswith("No place is known by these words")


def test_a_line_is_dropped_on_a_step(desk_window: MainWindow) -> None:
    line = line_of(desk_window, "The hens after.")
    db, case = desk_of(desk_window).db, asha(desk_window)
    drop(page_of(desk_window, case), "decision", line.jot_id)
    assert decision_form.of(db, choices.of(db, case.id)[0].id).how_shown == "The hens after."
    desk_of(desk_window).undo()
    drop(page_of(desk_window, case), "history", line.jot_id)
    assert line.jot_id not in jots_made.went(db, jots.of(db, case.id))
    drop(page_of(desk_window, case), "matters", line.jot_id)
    asked = QApplication.activePopupWidget()
    assert isinstance(asked, QMenu)
    press_in(asked, "family")
    assert jots_made.went(db, jots.of(db, case.id))[line.jot_id].became == "outcome"


def press_in(menu: QMenu, word: str) -> None:
    """Choose from an open menu by its words, and close it."""
    next(one for one in menu.actions() if word in one.text().replace("&", "")).trigger()
    menu.close()
    QApplication.processEvents()


def drop(page: CasePage, code: str, jot_id: str) -> None:
    """Let a line go over a step of the list."""
    steps = page.steps
    at = steps.visualRect(steps.model().index(CODES.index(code), 0)).center()
    carried = QMimeData()
    carried.setData(JOT, jot_id.encode())
    buttons, keys, copies = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(steps.viewport(), QDragEnterEvent(at, copies, carried, buttons, keys))
    QApplication.sendEvent(steps.viewport(), QDragMoveEvent(at, copies, carried, buttons, keys))
    assert steps.over == (code if code in TAKES_LINES else "")
    QApplication.sendEvent(steps.viewport(), QDropEvent(QPointF(at), copies, carried, buttons, keys))
    QApplication.processEvents()
    assert steps.over == ""


def test_promises_of_the_case_are_kept_here(desk_window: MainWindow) -> None:
    step = notes_of(desk_window, asha(desk_window))
    db = desk_of(desk_window).db
    before = promises.to_keep(db, step.case_id)
    assert before
    step.promised.buttons[before[0].id].click()
    assert before[0].id not in [one.id for one in promises.to_keep(db, step.case_id)]
    assert before[0].id not in step.promised.buttons


def test_undo_of_a_jot_goes_to_the_notes(desk_window: MainWindow) -> None:
    db, case = desk_of(desk_window).db, asha(desk_window)
    jots.add(db, "Otters", desk_of(desk_window).now(), case.id)
    assert desk_window.shell is not None
    desk_window.shell.undo()
    assert desk_window.shell.here[:3] == Place("case", case.person_id, "notes")[:3]
    assert desk_window.shell.foot.sentence.text() == "Undone: Jotted down: “Otters”"


def test_a_finger_makes_something_of_a_line(desk_window: MainWindow, qtbot: QtBot) -> None:
    line = line_of(desk_window, "The bread one.")
    db, case = desk_of(desk_window).db, asha(desk_window)
    scenes.settle(desk_window)
    finger = Finger(desk_window)

    def choose_from_the_menu() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if "decision" in one.text())
        finger.taps(menu, menu.actionGeometry(action).center())

    QTimer.singleShot(300, choose_from_the_menu)
    finger.taps(line.make)
    qtbot.waitUntil(lambda: decision_form.of(db, choices.of(db, case.id)[0].id).how_shown == "The bread one.")
    scenes.settle(desk_window)
    finger.taps(line.link)
    scenes.settle(desk_window)
    assert desk_window.shell is not None
    assert desk_window.shell.here[:3] == ("case", case.person_id, "decision")


def test_a_finger_drags_a_line_and_pulls_the_page(desk_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    step = notes_of(desk_window, asha(desk_window))
    for at in range(12):
        jots.add(desk_of(desk_window).db, f"Line {at}", desk_of(desk_window).now(), step.case_id)
    scenes.settle(desk_window)
    line = next(iter(step.theirs.shown.values()))
    carried: list[str] = []

    def begun(drag: QDrag, _action: Qt.DropAction) -> None:
        carried.append(drag.mimeData().data(JOT).toStdString())

    monkeypatch.setattr(QDrag, "exec", begun)
    finger, middle = Finger(desk_window), line.grip.rect().center()
    finger.draws([(line.grip, middle), (line.grip, middle + QPoint(60, 0)), (line.grip, middle + QPoint(90, 0))])
    assert carried == [line.jot_id]
    bar = step.area.verticalScrollBar()
    before = bar.value()
    finger.draws([(line.at, QPoint(5, 5)), (line.at, QPoint(5, -60)), (line.at, QPoint(5, -90))])
    assert bar.value() > before
