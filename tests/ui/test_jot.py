"""Jotting down as they talk, and what becomes of the lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clcdesk.models.cases import Case
from clcdesk.services import cases, jots, plans
from clcdesk.store import drafts
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.notes import NotesStep
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.dialogs.jot import NEW, JotBox, JotDialog
from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import chord, focused, press, type_text


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def with_plan(window: MainWindow) -> Case:
    """A case nobody has closed, with a plan."""
    db = desk_of(window).db
    return next(case for case in cases.unfinished(db) if plans.versions(db, case.person_id))


def notes_of(window: MainWindow, case: Case) -> NotesStep:
    desk_of(window).go("case", case.person_id, "notes")
    assert window.shell is not None
    page = window.shell.stack.currentWidget()
    assert isinstance(page, CasePage)
    step = page.step
    assert isinstance(step, NotesStep)
    return step


def dialog_of(window: MainWindow) -> JotDialog:
    chord(Qt.Key.Key_J)
    QApplication.processEvents()
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, JotDialog)
    return dialog


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
    press(Qt.Key.Key_Escape)
    assert [jot.words for jot in jots.of_nobody(db)][before:] == ["Likes the otters", "Mum works Tuesdays"]
    assert drafts.kept(db, NEW) == {}
    assert jots.of_nobody(db)[-1].at.date() == desk_of(desk_window).today()


def test_of_the_case_that_is_shown(desk_window: MainWindow) -> None:
    case = with_plan(desk_window)
    step = notes_of(desk_window, case)
    assert isinstance(focused(), JotBox)
    dialog_of(desk_window)
    type_text("Otters!\n")
    press(Qt.Key.Key_Escape)
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
    db, case = desk_of(desk_window).db, with_plan(desk_window)
    jot_id = jots.add(db, "lieks otters", desk_of(desk_window).now())
    step = notes_of(desk_window, case)
    step.of_nobody.shown[jot_id].make.click()
    line = step.theirs.shown[jot_id]
    line.field.setFocus()
    chord(Qt.Key.Key_A)
    type_text("I like the otters.")
    plan = plans.versions(db, case.person_id)[0].id
    before = len(plans.outcomes(db, plan))
    line._maker("said")()
    assert [one.words for one in plans.outcomes(db, plan)][before:] == ["I like the otters."]
    assert line.became.isVisibleTo(step)
    desk_of(desk_window).undo()
    assert len(plans.outcomes(db, plan)) == before
    assert not line.became.isVisibleTo(step)
    desk_of(desk_window).undo()
    assert line.field.autosave.text == "lieks otters"
    desk_of(desk_window).undo()
    assert jot_id in step.of_nobody.shown
    assert jot_id not in step.theirs.shown


def test_undo_of_a_jot_goes_to_the_notes(desk_window: MainWindow) -> None:
    db, case = desk_of(desk_window).db, with_plan(desk_window)
    jots.add(db, "Otters", desk_of(desk_window).now(), case.id)
    assert desk_window.shell is not None
    desk_window.shell.undo()
    assert desk_window.shell.here == Place("case", case.person_id, "notes")
