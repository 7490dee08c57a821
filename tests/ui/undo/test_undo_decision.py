"""Decision, Notes and Jot: each kind of act is taken back by Ctrl+Z, where it happened, in a sentence that names it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from clcdesk.services import act, jots
from clcdesk.ui.case.decision import DecisionStep
from clcdesk.ui.case.decision_places import PlaceLine
from clcdesk.ui.case.decision_writing import Writing
from clcdesk.ui.case.notes import NotesStep
from clcdesk.ui.case.notes_lines import Line
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import chord, focused, press, type_text
from tests.ui.scenes import settle
from tests.ui.undoing import db_of, go, person_id, takes_back, undoes_typing

Key = Qt.Key


def decision(window: MainWindow) -> DecisionStep:
    go(window, Place("case", person_id(window), "decision"))
    return next(one for one in window.findChildren(DecisionStep) if one.isVisible())


def writing(window: MainWindow) -> Writing:
    found = decision(window).writing
    assert found is not None
    return found


def place(window: MainWindow, at: int = 0) -> PlaceLine:
    return list(writing(window).places.lines.values())[at]


def notes(window: MainWindow) -> NotesStep:
    go(window, Place("case", person_id(window), "notes"))
    return next(one for one in window.findChildren(NotesStep) if one.isVisible())


def line(window: MainWindow, words: str) -> Line:
    """A line that is there, jotted down before."""
    step = notes(window)
    found = [one for one in step.theirs.shown.values() if one.autosave.text == words]
    if not found:
        jots.add(db_of(window), words, step.desk.now(), step.case_id)
        settle(window, 0.05)
        found = [one for one in step.theirs.shown.values() if one.autosave.text == words]
    return found[0]


def choose(of: Line, *words: str) -> Callable[[], None]:
    def chosen() -> None:
        menu: QMenu = of.menu
        menu.aboutToShow.emit()
        for word in words:
            action = next(one for one in menu.actions() if one.text().replace("&", "").startswith(word))
            below = action.menu()
            if isinstance(below, QMenu):
                menu = below
            else:
                action.trigger()
        QApplication.processEvents()

    return chosen


def test_who_decides(undo_window: MainWindow) -> None:
    box = writing(undo_window).who.boxes["cannot"].button

    def decide() -> None:
        box.setFocus()
        press(Key.Key_Space)

    takes_back(undo_window, act.WriteDecision, decide, says="who decides", sees=box.isChecked, elsewhere=True)


def test_how_it_was_shown_and_what_instead(undo_window: MainWindow) -> None:
    made = writing(undo_window)
    for box, says in (
        (made.shown.boxes["pointed"], "how it was shown"),
        (made.capacity.buttons["in-doubt"], "mental capacity"),
        (made.instead.buttons["direct-payment"], "instead of a place"),
    ):
        takes_back(undo_window, act.WriteDecision, box.click, says=says, sees=box.isChecked)


def test_words_of_the_decision(undo_window: MainWindow) -> None:
    field = writing(undo_window).words
    field.setFocus()
    undoes_typing(undo_window, lambda: field.autosave.text)

    def say() -> None:
        field.setFocus()
        type_text("The bread one.")
        press(Key.Key_Tab)

    takes_back(
        undo_window, act.WriteDecision, say, says="their words", sees=lambda: field.autosave.text, elsewhere=True
    )


def test_the_day_of_the_decision(undo_window: MainWindow) -> None:
    field = writing(undo_window).when

    def say() -> None:
        field.setFocus()
        type_text("today")
        press(Key.Key_Tab)

    takes_back(undo_window, act.WriteDecision, say, says="Decision: when", sees=lambda: field.autosave.text)


def test_an_answer_to_a_place(undo_window: MainWindow) -> None:
    one = place(undo_window)

    def answer() -> None:
        one.answer.setFocus()
        press(Key.Key_Down)
        view = one.answer.view()
        view.setFocus()
        press(Key.Key_Down)
        press(Key.Key_Return)

    says = f"{one.name.text()}: first choice"
    takes_back(undo_window, act.AnswerOffer, answer, says=says, sees=lambda: one.answer.currentText(), elsewhere=True)


def test_what_was_said_of_a_place(undo_window: MainWindow) -> None:
    one = place(undo_window, 1)
    one.words.setFocus()
    undoes_typing(undo_window, one.words.text)

    def say() -> None:
        one.words.setFocus()
        type_text("like it: the hens")
        press(Key.Key_Tab)

    says = f"What was said of {one.name.text()}"
    takes_back(undo_window, act.SayOfOffer, say, says=says, sees=one.words.text, elsewhere=True)


def test_a_decision_is_recorded(undo_window: MainWindow) -> None:
    step = decision(undo_window)
    writing(undo_window).who.boxes["decides"].button.click()
    takes_back(
        undo_window,
        act.WriteDecision,
        writing(undo_window).instead.buttons["not-yet"].click,
        says="instead of a place",
        keep=True,
    )

    def record() -> None:
        writing(undo_window).who.boxes["decides"].button.setFocus()
        chord(Key.Key_Return)

    takes_back(
        undo_window, act.RecordDecision, record, says="Decision recorded: not yet", sees=step.change.isVisible,
        elsewhere=True,
    )  # fmt: skip


def test_a_line_is_jotted_down(undo_window: MainWindow) -> None:
    step = notes(undo_window)

    def jot() -> None:
        step.box.setFocus()
        type_text("Likes the otters")
        press(Key.Key_Return)

    takes_back(
        undo_window, act.AddJot, jot, says="Jotted down: “Likes the otters”", sees=lambda: list(step.theirs.shown),
        elsewhere=True,
    )  # fmt: skip
    step.box.setFocus()
    undoes_typing(undo_window, step.box.text)
    step.box.setText("")  # its own redoing ends


def test_a_line_is_put_in_other_words(undo_window: MainWindow) -> None:
    one = line(undo_window, "The hens.")
    one.editor.setFocus()
    undoes_typing(undo_window, lambda: one.autosave.text)

    def change() -> None:
        one.editor.setFocus()
        press(Key.Key_End)
        type_text(" After lunch")
        press(Key.Key_Tab)

    says = "Jot put in other words: “The hens”"
    takes_back(undo_window, act.ChangeJot, change, says=says, sees=lambda: one.autosave.text, elsewhere=True)


def test_a_line_is_taken_away(undo_window: MainWindow) -> None:
    one = line(undo_window, "The hens.")
    step = notes(undo_window)

    def remove() -> None:
        one.editor.setFocus()
        while not focused().accessibleName().startswith("Take away the line"):
            press(Key.Key_Tab)
        press(Key.Key_Space)

    takes_back(
        undo_window, act.RemoveJot, remove, says="Jot taken away: “The hens”", sees=lambda: len(step.theirs.shown),
        elsewhere=True,
    )  # fmt: skip


def test_a_line_is_given_to_a_case(undo_window: MainWindow) -> None:
    step = notes(undo_window)
    one = next(iter(step.of_nobody.shown.values()))
    takes_back(
        undo_window, act.MoveJot, one.make.click, says="Jot given to Miss Asha Mehta: “Somebody at the",
        sees=lambda: list(step.theirs.shown),
    )  # fmt: skip


def test_a_line_becomes_a_condition_or_a_wish(undo_window: MainWindow) -> None:
    for words, chosen in (("A quiet room helps her", "A must-have"), ("Would love a boat", "Would be liked")):
        one = line(undo_window, words)
        do = choose(one, chosen)
        takes_back(undo_window, act.MakeWishOfJot, do, says=words, sees=one.link.isVisible, elsewhere=chosen[0] == "A")


def test_a_line_becomes_an_outcome(undo_window: MainWindow) -> None:
    one = line(undo_window, "I want a key of my own.")
    says = "Jot made an outcome: “I want a key of my own”"
    do = choose(one, "An outcome", "They said it")
    takes_back(undo_window, act.MakeOutcomeOfJot, do, says=says, sees=one.link.isVisible)


def test_a_line_becomes_somebody_around_them(undo_window: MainWindow) -> None:
    one = line(undo_window, "Uncle Raj, her mum’s brother")
    says = "Jot made somebody around them: Uncle Raj (her mum’s brother)"
    do = choose(one, "Somebody around them")
    takes_back(undo_window, act.MakeContactOfJot, do, says=says, sees=one.link.isVisible)


def test_a_line_becomes_how_to_reach_somebody(undo_window: MainWindow) -> None:
    one = line(undo_window, "Ring after two")
    do = choose(one, "How to reach", "Asha")
    takes_back(undo_window, act.MakeNeedOfJot, do, says="“Ring after two”", sees=one.link.isVisible)


def test_a_line_goes_into_the_decision(undo_window: MainWindow) -> None:
    one = line(undo_window, "The bread one.")
    do = choose(one, "Words of the decision")
    says = "Jot put into the decision’s words: “The bread one”"
    takes_back(undo_window, act.PutJotInDecision, do, says=says, sees=one.link.isVisible)


def test_a_line_becomes_a_promise(undo_window: MainWindow) -> None:
    one = line(undo_window, "Ring her sister")
    do = choose(one, "A promise", "by tomorrow")
    says = "Jot promised: “Ring her sister”"
    takes_back(undo_window, act.MakePromiseOfJot, do, says=says, sees=one.link.isVisible)
