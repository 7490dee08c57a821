"""Ctrl+Z after each kind of act in What matters: the outcomes, the plan, the assessment."""

from PySide6.QtCore import Qt

from clcdesk.services import act
from clcdesk.ui.case.assessment import AssessmentPart, SheetView
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.matters import MattersStep
from clcdesk.ui.case.matters_plan import PlanPart
from clcdesk.ui.case.outcome_card import OutcomeCard
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.fields import Choice
from tests.ui.conftest import Modifier, chord, focused, press, type_text
from tests.ui.scenes import settle
from tests.ui.undoing import button, go, person_id, shell_of, takes_back, undoes_typing


def step_of(window: MainWindow) -> MattersStep:
    go(window, Place("case", person_id(window), "matters"))
    page = shell_of(window).pages["case"]
    assert isinstance(page, CasePage)
    step = page.step
    assert isinstance(step, MattersStep)
    return step


def cards(step: MattersStep) -> list[OutcomeCard]:
    return sorted(step.cards.values(), key=step.place.indexOf)


def words(step: MattersStep) -> list[str]:
    """What the cards show, from the first to the last."""
    return [f"{card.words.toPlainText()} {card.whose.text()}" for card in cards(step)]


def pick(choice: Choice, code: str) -> None:
    choice.setFocus()
    choice.choose(code)
    choice.activated.emit(choice.currentIndex())


def test_an_outcome_is_added(undo_window: MainWindow) -> None:
    step = step_of(undo_window)
    undoes_typing(undo_window, step.add.words.text)

    def add() -> None:
        step.add.words.setFocus()
        type_text("I want to sing\n")

    said = "Outcome added: “I want to sing”"
    takes_back(undo_window, act.AddOutcome, add, says=said, sees=lambda: words(step), elsewhere=True)


def test_its_words_and_whose_they_are(undo_window: MainWindow) -> None:
    step = step_of(undo_window)
    second = cards(step)[1]
    second.words.setFocus()
    undoes_typing(undo_window, second.words.toPlainText)

    def change() -> None:
        cards(step)[1].words.setFocus()
        chord(Qt.Key.Key_A)
        type_text("I want to dance\n")

    takes_back(undo_window, act.ChangeOutcome, change, says="words", sees=lambda: words(step), elsewhere=True)

    def whose() -> None:
        next(one for one in cards(step)[1].whose.list.actions() if one.data() == "shows").trigger()

    takes_back(undo_window, act.ChangeOutcome, whose, says="whose words they are", sees=lambda: words(step))


def test_undo_from_elsewhere_comes_back_to_the_very_field(undo_window: MainWindow) -> None:
    step = step_of(undo_window)
    card = cards(step)[2]
    card.more.click()
    assert card.rest is not None
    card.rest.facts.fields["why"].editor.setFocus()
    type_text("It is quiet there")
    press(Qt.Key.Key_Tab)
    card.more.click()
    go(undo_window, Place("help"))
    chord(Qt.Key.Key_Z)
    settle(undo_window)
    assert card.rest.isVisible() and focused() is card.rest.facts.fields["why"].editor


def test_the_rest_of_an_outcome(undo_window: MainWindow) -> None:
    step = step_of(undo_window)
    card = cards(step)[0]
    card.go_to("target")
    rest = card.rest
    assert rest is not None
    field, progress = rest.facts.fields["target"], rest.choices["progress"]

    def change() -> None:
        field.setFocus()
        type_text("Every day. ")
        press(Qt.Key.Key_Tab)

    takes_back(undo_window, act.ChangeOutcome, change, says="what is aimed for", sees=lambda: field.autosave.text)

    def met() -> None:
        pick(progress, "met")

    takes_back(undo_window, act.ChangeOutcome, met, says="progress", sees=lambda: progress.chosen)
    card.more.click()


def test_the_order_and_taking_one_away(undo_window: MainWindow) -> None:
    step = step_of(undo_window)

    def down() -> None:
        cards(step)[0].words.setFocus()
        press(Qt.Key.Key_Down, Modifier.AltModifier)

    takes_back(undo_window, act.ArrangeOutcomes, down, says="another order", sees=lambda: words(step), elsewhere=True)

    def away() -> None:
        card = cards(step)[0]
        card.go_to("why")
        button(card, "Take away").click()

    takes_back(undo_window, act.RemoveOutcome, away, says="Outcome taken away", sees=lambda: words(step))


def test_the_plan_and_a_new_version_of_it(undo_window: MainWindow) -> None:
    step = step_of(undo_window)
    step.plan.open()
    part = step.plan.inside
    assert isinstance(part, PlanPart)

    def told() -> str:
        return step.plan.told.text()

    def change() -> None:
        assert part.facts is not None
        part.facts.fields["weekly_budget"].setFocus()
        chord(Qt.Key.Key_A)
        type_text("130.50")
        press(Qt.Key.Key_Tab)

    takes_back(undo_window, act.ChangePlan, change, says="weekly budget", sees=told, elsewhere=True)

    def indicative() -> None:
        pick(part.stage, "indicative")

    takes_back(undo_window, act.ChangePlan, indicative, says="whether the budget is agreed", sees=told)

    def version() -> None:
        part.fresh.setFocus()
        press(Qt.Key.Key_Space)

    said = "New version of the support plan: version 2"
    takes_back(undo_window, act.WritePlan, version, says=said, sees=told, elsewhere=True)


def sheet_of(step: MattersStep) -> tuple[AssessmentPart, SheetView]:
    step.assessment.open()
    part = step.assessment.inside
    assert isinstance(part, AssessmentPart) and part.sheet is not None
    return part, part.sheet


def test_an_assessment_its_answers_and_the_decision(undo_window: MainWindow) -> None:
    step = step_of(undo_window)
    _part, view = sheet_of(step)

    def summary() -> None:
        view.facts.fields["summary"].setFocus()
        type_text("Lives with her mum. ")
        press(Qt.Key.Key_Tab)

    at = view.facts.fields["summary"].autosave
    takes_back(undo_window, act.ChangeAssessment, summary, says="summary", sees=lambda: at.text, elsewhere=True)
    line = view.sweep.lines["clothing"]

    def distress() -> None:
        line.ticks["causes_distress"].setFocus()
        press(Qt.Key.Key_Space)

    def stands() -> object:
        return line.stands.text(), view.sentences[1].text()

    said = "Assessed: being appropriately clothed"
    takes_back(undo_window, act.AnswerOutcome, distress, says=said, sees=stands)

    def undecide() -> None:
        pick(view.decision, "")

    def decision() -> object:
        return view.decision.chosen, view.decided.isVisible()

    takes_back(undo_window, act.TakeBackDecision, undecide, says="Decision on eligibility", sees=decision)

    def otherwise() -> None:
        pick(view.decision, "not-eligible")

    takes_back(undo_window, act.DecideEligibility, otherwise, says="not eligible", sees=decision, elsewhere=True)


def test_a_new_assessment(undo_window: MainWindow) -> None:
    step = step_of(undo_window)
    part, _view = sheet_of(step)

    def begin() -> None:
        part.fresh.setFocus()
        press(Qt.Key.Key_Space)

    said = "Assessment recorded"
    takes_back(
        undo_window, act.RecordAssessment, begin, says=said, sees=lambda: part.chosen.isVisible(), elsewhere=True
    )
