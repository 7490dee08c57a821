"""Ctrl+Z after each kind of act in Options: places and helps ticked, words, gaps, and a look that is no act."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from clcdesk.services import act, options, requests
from clcdesk.ui.case.option_detail import HelpLine
from clcdesk.ui.case.options import OptionsStep
from clcdesk.ui.desk import Place
from clcdesk.ui.dialogs.gap import GapDialog
from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import Modifier, chord, press, type_text
from tests.ui.scenes import settle
from tests.ui.undoing import go, living, person_id, shell_of, takes_back, undoes_typing

KEY = Qt.Key


def shown(window: MainWindow) -> OptionsStep:
    """Options of Asha, the list with the focus and its first place current."""
    go(window, Place("case", person_id(window), "options"))
    step = next(one for one in window.findChildren(OptionsStep) if one.isVisible())
    step.tree.setFocus()
    first = step.tree.rows.find(step.tree.rows.view.groups[0].shown[0].ref)
    assert first is not None
    step.tree.setCurrentIndex(first)
    return step


def helping(step: OptionsStep, *, ticked: bool) -> HelpLine:
    """A line of *helps with* under the current place, which is opened."""
    assert step.tree.current is not None
    if step.tree.rows.opened != step.tree.current.ref:
        press(KEY.Key_Return)
    assert step.tree.detail is not None
    return next(line for line in step.tree.detail.lines.values() if line.tick.isChecked() is ticked)


def test_a_place_is_put_into_the_letter(undo_window: MainWindow) -> None:
    step = shown(undo_window)
    assert step.tree.current is not None
    name = step.tree.current.considered.service.name
    takes_back(
        undo_window,
        act.TickService,
        lambda: press(KEY.Key_Space),
        says=name,
        sees=lambda: (step.foot.told.text(), step.tree.rows.view.ticked),
        elsewhere=True,
    )


def test_a_place_is_taken_out_again(undo_window: MainWindow) -> None:
    step = shown(undo_window)
    ref = step.tree.current.ref if step.tree.current else ""
    options.tick(step.desk.db, step.request_id, ref, on=True)
    settle(undo_window, 0.05)
    takes_back(undo_window, act.TickService, lambda: press(KEY.Key_Space), says="taken out", sees=step.foot.told.text)
    chord(KEY.Key_Z)
    assert ref not in options.ticked(step.desk.db, step.request_id)


def test_a_help_is_ticked(undo_window: MainWindow) -> None:
    step = shown(undo_window)
    line = helping(step, ticked=False)

    def tick() -> None:
        line.tick.setFocus()
        press(KEY.Key_Space)

    takes_back(
        undo_window, act.TickHelp, tick, says=line.tick.text(), sees=lambda: line.note is not None, elsewhere=True
    )


def test_a_help_is_worded(undo_window: MainWindow) -> None:
    step = shown(undo_window)
    line = helping(step, ticked=True)
    assert line.note is not None
    line.note.setFocus()
    undoes_typing(undo_window, line.note.toPlainText)

    def word() -> None:
        assert line.note is not None
        line.note.setFocus()
        press(KEY.Key_End, Modifier.ControlModifier)
        type_text(" On the bus.")
        press(KEY.Key_Tab)

    takes_back(undo_window, act.NoteHelp, word, sees=lambda: line.note and line.note.toPlainText(), elsewhere=True)


def test_a_help_is_worded_in_the_letter_at_once(undo_window: MainWindow) -> None:
    """Enter is done: the words are an act, and the cursor stays."""
    step = shown(undo_window)
    line = helping(step, ticked=True)

    def word() -> None:
        assert line.note is not None
        line.note.setFocus()
        type_text("By bus. ")
        press(KEY.Key_Return)

    takes_back(undo_window, act.NoteHelp, word, sees=lambda: line.note and line.note.toPlainText())


def test_a_gap_is_recorded_looked_at_again_and_closed(undo_window: MainWindow) -> None:
    step = shown(undo_window)
    said = step.gap.next.text

    def record() -> None:
        step.record_gap()
        fill(undo_window, interim="Mum and her aunt", look_again_on="30 Jun")

    takes_back(undo_window, act.RecordGap, record, says="Gap", sees=lambda: gap_shown(step), elsewhere=True, keep=True)
    assert "Mum and her aunt" in said()

    def later() -> None:
        step.gap.buttons[0].click()
        fill(undo_window, look_again_on="7 Jul")

    takes_back(undo_window, act.LookAgain, later, says="Gap", sees=lambda: gap_shown(step))

    def close() -> None:
        step.gap.buttons[1].click()
        fill(undo_window, closed_because="A place was found.")

    takes_back(undo_window, act.CloseGap, close, says="Gap", sees=lambda: gap_shown(step))
    step.tree.setFocus()
    chord(KEY.Key_Z)


def test_what_one_change_adds_is_kept_in_the_request(undo_window: MainWindow) -> None:
    step = shown(undo_window)

    def keep() -> None:
        press(KEY.Key_1, Modifier.AltModifier)
        press(KEY.Key_9, Modifier.AltModifier)

    takes_back(undo_window, act.PaintWeek, keep, sees=lambda: days(step), elsewhere=True)
    assert step.isVisible()


def test_a_help_that_is_folded_is_opened_to_be_seen(undo_window: MainWindow) -> None:
    step = shown(undo_window)
    line = helping(step, ticked=False)
    opened = step.tree.rows.opened
    line.tick.setFocus()
    press(KEY.Key_Space)
    settle(undo_window, 0.05)
    step.tree.setFocus()
    press(KEY.Key_Left)
    assert step.tree.rows.opened == ""
    chord(KEY.Key_Z)
    settle(undo_window, 0.05)
    assert step.tree.rows.opened == opened


def test_a_look_is_taken_back_before_the_newest_act(undo_window: MainWindow) -> None:
    """A look is no act, and yet Ctrl+Z takes it back, says so, and leaves what was done before alone."""
    step = shown(undo_window)
    press(KEY.Key_Space)
    settle(undo_window, 0.05)
    rows, could = living(step.desk.db), found(step)
    press(KEY.Key_1, Modifier.AltModifier)
    settle(undo_window, 0.05)
    looked = found(step)
    assert looked != could and step.loosened_to.isVisible()
    go(undo_window, Place("help"))
    chord(KEY.Key_Z)
    settle(undo_window, 0.05)
    words = shell_of(undo_window).foot.sentence.text()
    assert words.startswith("Undone: Also looked for: ") and "instead of" in words
    assert shell_of(undo_window).here.step == "options"
    assert (living(step.desk.db), found(step)) == (rows, could)
    chord(KEY.Key_Y)
    settle(undo_window, 0.05)
    assert found(step) == looked
    chord(KEY.Key_Z)
    chord(KEY.Key_Z)
    settle(undo_window, 0.05)
    assert found(step) == could
    assert not step.tree.rows.view.ticked


def test_inside_the_filter_ctrl_z_is_its_own(undo_window: MainWindow) -> None:
    step = shown(undo_window)
    step.filters.words.setFocus()
    undoes_typing(undo_window, step.filters.words.text)


def found(step: OptionsStep) -> list[str]:
    assert step.found is not None
    return [option.ref for option in step.found.groups["fits"]]


def days(step: OptionsStep) -> list[str]:
    return sorted(entry.day for entry in requests.entries(step.desk.db, step.request_id))


def gap_shown(step: OptionsStep) -> tuple[bool, str]:
    there = not step.gap.isHidden()
    return there, step.gap.next.text() if there else ""


def fill(window: MainWindow, **texts: str) -> None:
    """Write into the dialog and do what it is for."""
    settle(window, 0.05)
    dialog = next(one for one in window.findChildren(GapDialog) if one.isVisible())
    for code, words in texts.items():
        editor = dialog.editors[code]
        write: Callable[[str], object] = editor.setText if isinstance(editor, QLineEdit) else editor.setPlainText
        assert isinstance(editor, QLineEdit | QPlainTextEdit)
        write(words)
    dialog.act.click()
    settle(window, 0.05)
