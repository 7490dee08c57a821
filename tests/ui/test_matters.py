"""What matters: the words where they stand, whose they are, one box to add, and undo that takes back exactly that."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from clcdesk.models.plans import Outcome
from clcdesk.services import people, plans
from clcdesk.store import drafts
from clcdesk.ui.case.matters import MattersStep
from clcdesk.ui.case.matters_plan import PlanPart
from clcdesk.ui.case.outcome_card import OutcomeCard
from clcdesk.ui.desk import Desk
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.calendar import DayChooser
from clcdesk.words import matters as words
from tests.ui.conftest import Modifier, chord, focused, press, type_text
from tests.ui.heard import heard, unnamed

ASHA = "CL-4827"


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def step_of(window: MainWindow, person_id: str = "") -> MattersStep:
    desk = desk_of(window)
    known = people.everyone(desk.db)
    desk.go("case", person_id or next(one.id for one in known if one.reference == ASHA), "matters")
    assert window.shell is not None
    step = window.shell.pages["case"].step  # type: ignore[attr-defined]
    assert isinstance(step, MattersStep)
    return step


def outcomes(step: MattersStep) -> Sequence[Outcome]:
    return plans.board(step.desk.db, step.person_id).now


def cards(step: MattersStep) -> list[OutcomeCard]:
    QApplication.processEvents()
    return sorted(step.cards.values(), key=step.place.indexOf)


def said(window: MainWindow) -> str:
    assert window.shell is not None
    return window.shell.foot.sentence.text()


def test_a_blank_case_asks_what_to_ask_and_its_plan_begins_with_the_first_words(
    desk_window: MainWindow, qtbot: QtBot
) -> None:
    desk = desk_of(desk_window)
    person = people.take_on(desk.db, desk.today(), name="Ned Ferncroft", first_name="Ned", reference="CL-1")
    step = step_of(desk_window, person)
    assert step.state().tick == "todo"
    assert step.empty.isVisible() and step.empty.text() == "Nothing here yet."
    assert focused() is step.add.words
    type_text("I want to see the sea\n")
    assert [(one.words, one.whose) for one in outcomes(step)] == [("I want to see the sea", "said")]
    qtbot.waitUntil(lambda: not step.empty.isVisible())
    assert step.state() == ("done", "1", "1 outcome")
    assert focused() is step.add.words and step.add.words.text() == ""
    chord(Qt.Key.Key_Z)
    assert (
        plans.board(desk.db, person).versions == []
        and said(desk_window) == "Undone: Outcome added: “I want to see the sea”"
    )
    qtbot.waitUntil(step.empty.isVisible)
    chord(Qt.Key.Key_Y)
    assert [one.words for one in outcomes(step)] == ["I want to see the sea"]


def test_whose_words_they_are_is_chosen_before_it_is_added(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    before = len(outcomes(step))
    type_text("She needs her Mondays")
    press(Qt.Key.Key_Tab)
    assert focused() is step.add.whose and len(outcomes(step)) == before
    step.add.whose.choose("family")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert [(one.words, one.whose) for one in outcomes(step)[before:]] == [("She needs her Mondays", "family")]
    assert step.add.whose.chosen == "said" and focused() is step.add.words


def test_words_left_in_the_box_are_kept(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    before = len(outcomes(step))
    type_text("Go out on the boat")
    step.add.autosave.keep_draft()
    assert drafts.kept(step.desk.db, step.add.autosave.row) == {"words": "Go out on the boat"}
    step.plan.button.setFocus()
    assert [one.words for one in outcomes(step)[before:]] == ["Go out on the boat"]
    assert drafts.kept(step.desk.db, step.add.autosave.row) == {}


def test_words_are_changed_where_they_stand_and_the_marks_stand_by_themselves(
    desk_window: MainWindow, qtbot: QtBot
) -> None:
    step = step_of(desk_window)
    card = cards(step)[0]
    first = card.outcome.words
    assert card.words.toPlainText() == f"“{first}”"
    card.words.setFocus()
    chord(Qt.Key.Key_A)
    type_text("I want to bake\n")
    assert outcomes(step)[0].words == "I want to bake"
    qtbot.waitUntil(lambda: card.words.toPlainText() == "“I want to bake”")
    chord(Qt.Key.Key_Z)
    assert (
        outcomes(step)[0].words == first
        and said(desk_window) == "Undone: Outcome changed: “I want to learn to cook”, words"
    )
    qtbot.waitUntil(lambda: card.words.toPlainText() == f"“{first}”")
    chord(Qt.Key.Key_A)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Tab)
    assert outcomes(step)[0].words == first
    assert card.wrong.isVisible() and "An outcome needs its words" in card.wrong.text()


def test_speech_marks_only_round_what_was_said(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    card = cards(step)[0]
    told = card.outcome.words
    for whose, shown, button in (
        ("shows", told, "Asha shows it"),
        ("family", f"“{told}”", "Family said it"),
        ("staff", told, "Staff said it"),
    ):
        _choose(card, whose)
        assert outcomes(step)[0].whose == whose
        qtbot.waitUntil(partial(_says, card, button))
        assert card.words.toPlainText() == shown
    card.how.setFocus()
    type_text("by the window\t")
    assert outcomes(step)[0].how_shown == "by the window"


def _choose(card: OutcomeCard, whose: str) -> None:
    next(one for one in card.whose.list.actions() if one.data() == whose).trigger()


def _says(card: OutcomeCard, button: str) -> bool:
    return card.whose.text() == button


def test_the_order_is_changed_by_keys_and_by_dragging(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    before = [one.id for one in outcomes(step)]
    cards(step)[0].words.setFocus()
    press(Qt.Key.Key_Down, Modifier.AltModifier)
    moved = [before[1], before[0], *before[2:]]
    assert [one.id for one in outcomes(step)] == moved
    qtbot.waitUntil(lambda: [card.outcome.id for card in cards(step)] == moved)
    assert focused() is step.cards[before[0]].words
    press(Qt.Key.Key_Up, Modifier.AltModifier, times=2)
    assert [one.id for one in outcomes(step)] == before and said(desk_window) == "It is the first already."
    qtbot.waitUntil(lambda: [card.outcome.id for card in cards(step)] == before)
    first, last = cards(step)[0], cards(step)[-1]
    inside = first.parentWidget()
    assert inside is not None
    start = QPoint(first.width() // 2, 3)
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=start)
    for at in (last, last):
        QTest.mouseMove(first, first.mapFrom(inside, at.geometry().bottomLeft()) + QPoint(20, 0))
        QApplication.processEvents()
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=start)
    assert [one.id for one in outcomes(step)] == [*before[1:], before[0]]
    chord(Qt.Key.Key_Z)
    assert [one.id for one in outcomes(step)] == before


def test_the_rest_folds_out_keeps_itself_and_one_is_taken_away(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    card = cards(step)[0]
    card.more.setFocus()
    press(Qt.Key.Key_Space)
    assert card.rest is not None and card.rest.isVisible()
    typed = {
        "why": ("It is mine", "It is mine"),
        "by_when": ("1/9/25", date(2025, 9, 1)),
        "score": ("7", 7),
        "how_support_helps": ("Somebody beside her", "Somebody beside her"),
    }
    for column, (text, value) in typed.items():
        card.rest.facts.fields[column].editor.setFocus()
        chord(Qt.Key.Key_A)
        type_text(text)
        press(Qt.Key.Key_Tab)
        assert getattr(outcomes(step)[0], column) == value, column
    progress = card.rest.choices["progress"]
    progress.choose("met")
    progress.activated.emit(progress.currentIndex())
    assert outcomes(step)[0].progress == "met"
    before = [one.id for one in outcomes(step)]
    helping = plans.board(step.desk.db, step.person_id).helping
    away = next(one for one in card.rest.findChildren(QPushButton) if one.text() == "Take away")
    away.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: before[0] not in step.cards)
    assert focused() is step.add.words and helping[before[0]] > 0
    assert step.state().note == str(len(before) - 1)
    chord(Qt.Key.Key_Z)
    assert [one.id for one in outcomes(step)] == before and outcomes(step)[0].progress == "met"
    assert plans.board(step.desk.db, step.person_id).helping == helping


def test_a_new_version_copies_the_outcomes_and_the_old_one_stays_to_read(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    before = [one.words for one in outcomes(step)]
    helping = sorted(step.board.helping.values())
    step.plan.open()
    part = step.plan.inside
    assert isinstance(part, PlanPart)
    assert part.facts is not None
    budget = part.facts.fields["weekly_budget"]
    budget.editor.setFocus()
    chord(Qt.Key.Key_A)
    type_text("130.50\t")
    assert plans.board(step.desk.db, step.person_id).versions[0].weekly_budget == Decimal("130.50")
    part.fresh.setFocus()
    press(Qt.Key.Key_Space)
    board = plans.board(step.desk.db, step.person_id)
    assert [plan.version for plan in board.versions] == [2, 1]
    assert [one.words for one in board.now] == before and sorted(board.helping.values()) == helping
    qtbot.waitUntil(lambda: set(step.cards) == {one.id for one in board.now})
    assert part.past.isVisible() and part.older.count() == 1
    chord(Qt.Key.Key_Z)
    assert [plan.version for plan in plans.board(step.desk.db, step.person_id).versions] == [1]
    qtbot.waitUntil(lambda: not part.past.isVisible())


def test_the_note_for_the_case_record_is_on_the_clipboard(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    step.add.words.setFocus()
    type_text("To be heard")
    desk_window.activateWindow()
    QTest.keyClick(focused(), Qt.Key.Key_C, Modifier.ControlModifier | Modifier.ShiftModifier)
    note = QGuiApplication.clipboard().text()
    assert "CL-4827" in note and "- “To be heard” (Asha said it)" in note and "The week\n- Wanted from" in note
    assert said(desk_window) == "Copied for the case record: all that is known of this case."


def test_a_jotted_line_becomes_an_outcome_here_and_begins_the_plan(desk_window: MainWindow, qtbot: QtBot) -> None:
    desk = desk_of(desk_window)
    coral = next(one.id for one in people.everyone(desk.db) if one.reference == "CL-4844")
    step = step_of(desk_window, coral)
    assert plans.versions(desk.db, coral) == [] and step.jots.isVisible()
    assert step.jots.told.text().startswith("2 lines not placed: “Coral rang herself.")
    step.jots.button.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab)
    assert focused().accessibleName().startswith("Make an outcome of: Coral rang herself.")
    button = focused()
    assert isinstance(button, QPushButton) and button.menu() is not None
    button.menu().actions()[0].trigger()
    assert [one.words for one in outcomes(step)] == ["Coral rang herself. Likes Fridays, likes dogs, hates lifts."]
    qtbot.waitUntil(lambda: len(step.cards) == 1)
    assert step.jots.told.text().startswith("1 line not placed: “Ask about the bus")
    chord(Qt.Key.Key_Z)
    assert plans.versions(desk.db, coral) == []
    qtbot.waitUntil(lambda: step.jots.told.text().startswith("2 lines not placed"))


def test_words_come_back_from_their_speech_marks() -> None:
    for text in ("I want out", "“I want out”", " “I want out” ", "“I want out", "I want out”"):
        assert words.unquoted(text) == "I want out"
    assert words.line("Laugh", "shows", "she points", "Asha") == "Laugh (Asha shows it, she points)"


def test_outcomes_are_heard_before_the_plan_and_in_their_order(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    step.plan.open()
    cards(step)[1].more.click()
    type_text("And to sing\n")
    press(Qt.Key.Key_Tab)
    QApplication.processEvents()
    names = heard(step)
    shown = [f"What matters: {one.words}" for one in outcomes(step)]
    met = [names.index(words) for words in shown]
    assert met == sorted(met)
    assert shown[-1] == "What matters: And to sing" and names.index("Outcome 5 of 5") == met[-1] - 1
    after = ("Something that matters", "Add what matters", "The support plan", "Made on", "From the assessment")
    places = [met[-1], *map(names.index, after), names.index("Copy for the case record")]
    assert places == sorted(places)
    assert met[1] < names.index("Why it matters") < names.index(f"Move up: {outcomes(step)[1].words}") < met[2]
    assert unnamed(step) == []


def test_alt_down_is_the_calendars_in_a_day_and_the_cards_elsewhere(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    before = [one.id for one in outcomes(step)]
    cards(step)[0].go_to("by_when")
    press(Qt.Key.Key_Down, Modifier.AltModifier)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, DayChooser) and [one.id for one in outcomes(step)] == before
    shown.close()
    desk_window.activateWindow()
    cards(step)[0].go_to("score")
    press(Qt.Key.Key_Down, Modifier.AltModifier)
    assert [one.id for one in outcomes(step)] == [before[1], before[0], *before[2:]]
    step.add.words.setFocus()
    press(Qt.Key.Key_Up, Modifier.AltModifier)
    assert said(desk_window).startswith("Go into an outcome first")
