"""Each kind of act in Letters, by keys and clicks, taken back by Ctrl+Z."""

import pytest
from PySide6.QtCore import Qt

from clcdesk.services import act, letter_form, papers, travel
from clcdesk.ui.case.letters import LettersStep
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import focused, press, type_text
from tests.ui.scenes import settle
from tests.ui.undoing import go, person_id, takes_back, undoes_typing

Key = Qt.Key


@pytest.fixture
def step(undo_window: MainWindow) -> LettersStep:
    """Asha's letters."""
    go(undo_window, Place("case", person_id(undo_window), "letters"))
    shown = next(one for one in undo_window.findChildren(LettersStep) if one.isVisible())
    for _time in range(400):
        if shown.draft is not None and not shown.making:
            break
        settle(undo_window, 0.05)
    return shown


def test_whom_it_is_for(undo_window: MainWindow, step: LettersStep) -> None:
    buttons = step.options.who.buttons

    def choose() -> None:
        next(iter(buttons.values())).setFocus()
        press(Key.Key_Down)

    takes_back(
        undo_window, act.ChangeLetter, choose, says="Letter: whom it is for", elsewhere=True,
        sees=lambda: [one.isChecked() for one in buttons.values()],
    )  # fmt: skip


def test_a_day_typed_and_half_typed(undo_window: MainWindow, step: LettersStep) -> None:
    field = step.options.reply_by
    field.setFocus()
    undoes_typing(undo_window, lambda: field.autosave.text)

    def write() -> None:
        field.setFocus()
        type_text("30 jun")
        press(Key.Key_Tab)

    takes_back(
        undo_window, act.ChangeLetter, write, says="Letter: the day to reply by",
        sees=lambda: field.autosave.text, elsewhere=True,
    )  # fmt: skip


def test_what_lies_folded_is_unfolded_again(undo_window: MainWindow, step: LettersStep) -> None:
    step.options.besides.fold.open()
    money = step.options.besides.money

    def ask() -> None:
        money.asked.setFocus()
        press(Key.Key_Space)

    takes_back(
        undo_window, act.ChangeLetter, ask, says="Letter: whether it says what the support costs",
        sees=lambda: (money.asked.isChecked(), money.asked.isVisible()), elsewhere=True,
    )  # fmt: skip


def test_a_must_have_named_on_paper(undo_window: MainWindow, step: LettersStep) -> None:
    step.options.besides.fold.open()
    boxes = step.options.besides.musts.boxes
    code, box = next(iter(boxes.items()))

    def name_it() -> None:
        box.setFocus()
        press(Key.Key_Space)

    takes_back(
        undo_window, act.TickMust, name_it, says="Must-have named in the letter", elsewhere=True,
        sees=lambda: boxes[code].isChecked(),
    )  # fmt: skip
    assert not any(one.ticked for one in letter_form.musts(step.desk.db, step.case_id, None))


def test_travel_decided(undo_window: MainWindow, step: LettersStep) -> None:
    step.options.besides.fold.open()
    shown = step.options.besides.travel
    assert shown.facts is not None
    words = shown.facts.fields["words"]

    def decide() -> None:
        words.setFocus()
        type_text("a taxi there and back")
        press(Key.Key_Tab)

    name = shown.where.currentText()
    takes_back(
        undo_window, act.DecideTravel, decide, says=f"Travel to {name}: what was decided",
        sees=lambda: words.autosave.text, elsewhere=True,
    )  # fmt: skip
    assert travel.of(step.desk.db, step.case_id) == {}


def test_a_service_in_full(undo_window: MainWindow, step: LettersStep) -> None:
    box = next(iter(step.options.in_full.boxes.values()))

    def tick() -> None:
        box.setFocus()
        press(Key.Key_Space)

    takes_back(undo_window, act.TickService, tick, says="into the letter", sees=box.isChecked)


def test_who_has_a_paper_and_what_became_of_it(undo_window: MainWindow, step: LettersStep) -> None:
    db = step.desk.db
    paper_id = papers.register(db, step.lists[-1].id, "printed", step.desk.today())
    settle(undo_window, 0.05)
    line = step.papers.lines[paper_id]
    line.who.setFocus()
    undoes_typing(undo_window, line.who.text)

    def hand() -> None:
        line.who.setFocus()
        type_text("Mrs Mehta")
        press(Key.Key_Tab)

    takes_back(undo_window, act.HandPaper, hand, says="Who has a paper", sees=line.who.text, elsewhere=True)

    def given() -> None:
        line.fate.setFocus()
        press(Key.Key_Down)
        settle(undo_window, 0.05)
        view = line.fate.view()
        assert focused() is view or view.isAncestorOf(focused()) or view.isVisible()
        press(Key.Key_Down)
        press(Key.Key_Return)

    takes_back(undo_window, act.SettlePaper, given, says="Paper given", sees=lambda: line.fate.chosen, elsewhere=True)
