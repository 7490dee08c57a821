"""The assessment: ticks are acts, what they come to is said sentence by sentence, the decision is somebody's."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clcdesk.rules.eligibility import DOMAINS, Reasons, eligibility
from clcdesk.services import assessments, people
from clcdesk.services.assessments import Sheet
from clcdesk.ui.case.assessment import AssessmentPart, SheetView
from clcdesk.ui.case.matters import MattersStep
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.fields import Choice
from clcdesk.words import eligibility as words
from tests.ui.conftest import chord, press, type_text

NO = Reasons(False, False, False, False)


def part_of(window: MainWindow, *, fresh: bool) -> tuple[MattersStep, AssessmentPart]:
    """The assessment unfolded; of a person who has none yet, or of Asha."""
    desk = window.desk
    assert desk is not None and window.shell is not None
    if fresh:
        person = people.take_on(desk.db, desk.today(), name="Ned Ferncroft", first_name="Ned", reference="CL-1")
    else:
        person = next(one.id for one in people.everyone(desk.db) if one.reference == "CL-4827")
    desk.go("case", person, "matters")
    step = window.shell.pages["case"].step  # type: ignore[attr-defined]
    assert isinstance(step, MattersStep)
    step.assessment.button.setFocus()
    press(Qt.Key.Key_Space)
    part = step.assessment.inside
    assert isinstance(part, AssessmentPart)
    return step, part


def sheet_of(part: AssessmentPart) -> tuple[SheetView, Sheet]:
    QApplication.processEvents()
    assert part.sheet is not None
    return part.sheet, assessments.sheet(part.desk.db, part.chosen_id)


def pick(choice: Choice, code: str) -> None:
    choice.choose(code)
    choice.activated.emit(choice.currentIndex())


def test_an_assessment_from_nothing_to_a_decision_by_keys(desk_window: MainWindow, qtbot: QtBot) -> None:
    step, part = part_of(desk_window, fresh=True)
    assert step.assessment.told.text() == "none recorded yet" and part.none.isVisible()
    part.fresh.setFocus()
    press(Qt.Key.Key_Space)
    view, sheet = sheet_of(part)
    assert sheet.assessment.assessed_on == date(2025, 6, 16) and sheet.eligibility.result == "not known"
    pick(view.impairment, "yes")
    pick(view.wellbeing, "yes")
    for domain in DOMAINS[:2]:
        view.sweep.lines[domain].ticks["takes_longer"].setFocus()
        press(Qt.Key.Key_Space)
    _view, sheet = sheet_of(part)
    assert sheet.eligibility.result == "eligible" and sheet.eligibility.unable == DOMAINS[:2]
    qtbot.waitUntil(lambda: "so the needs are eligible" in view.sentences[-1].text())
    assert view.sweep.lines[DOMAINS[0]].stands.text() == "not achieved"
    pick(view.decision, "eligible")
    _view, sheet = sheet_of(part)
    decided = sheet.assessment
    assert (decided.decision, decided.decided_on, decided.decided_by) == ("eligible", date(2025, 6, 16), "Ruth Okafor")
    qtbot.waitUntil(view.decided.isVisible)
    view.decided.fields["decided_by"].editor.setFocus()
    chord(Qt.Key.Key_A)
    type_text("D. Ellis\t")
    assert sheet_of(part)[1].assessment.decided_by == "D. Ellis"
    pick(view.decision, "")
    assert sheet_of(part)[1].assessment.decided_on is None
    chord(Qt.Key.Key_Z)
    assert sheet_of(part)[1].assessment.decided_by == "D. Ellis"


def test_a_tick_and_its_note_are_acts_of_their_own(desk_window: MainWindow, qtbot: QtBot) -> None:
    _step, part = part_of(desk_window, fresh=True)
    part.fresh.click()
    view, _sheet = sheet_of(part)
    line = view.sweep.lines["nutrition"]
    line.note.setFocus()
    type_text("Forgets to eat")
    line.ticks["endangers"].setFocus()
    row = sheet_of(part)[1].answers["nutrition"]
    assert row.note == "Forgets to eat" and row.endangers is None
    qtbot.waitUntil(lambda: line.autosave.row == ("assessed_outcome", row.id))
    press(Qt.Key.Key_Space)
    row = sheet_of(part)[1].answers["nutrition"]
    assert row.endangers is True and row.needs_assistance is None and row.note == "Forgets to eat"
    line.able.click()
    row = sheet_of(part)[1].answers["nutrition"]
    assert [row.needs_assistance, row.causes_distress, row.endangers, row.takes_longer] == [False] * 4
    chord(Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: line.ticks["endangers"].isChecked() and not line.able.isChecked())
    assert sheet_of(part)[1].answers["nutrition"].endangers is True
    line.ticks["endangers"].click()
    assert sheet_of(part)[1].answers["nutrition"].endangers is None


def test_several_assessments_are_chosen_by_their_day(desk_window: MainWindow, qtbot: QtBot) -> None:
    step, part = part_of(desk_window, fresh=False)
    old = part.chosen_id
    assert "eligible: unable to achieve 6 of the ten, significant impact on wellbeing" in step.assessment.told.text()
    part.fresh.click()
    assert part.chosen_id != old and part.chosen.isVisible()
    qtbot.waitUntil(lambda: "10 not answered" in step.assessment.told.text())
    pick(part.choice, old)
    view, sheet = sheet_of(part)
    assert view.assessment_id == old and sheet.assessment.decision == "eligible"


def test_every_sentence_follows_from_the_answers() -> None:
    one = dict.fromkeys(DOMAINS, NO) | {"toilet": Reasons(True, False, False, False)}
    found = words.explained(eligibility(True, one, False))
    assert found[1] == "They are unable to achieve 1 of the ten outcomes (managing toilet needs): 2 are needed."
    assert found[3].startswith("Not all three hold, so the needs are not eligible")
    none = words.explained(eligibility(None, {}, None))
    assert none[1] == "None of the ten outcomes is answered yet: 2 are needed."
    assert none[3] == "So it is not known yet whether the needs are eligible."
    some = eligibility(True, {"toilet": Reasons(endangers=True)}, True)
    assert words.explained(some)[1].endswith(": 2 are needed, and 9 are not answered yet.")
    expected = "not known yet: unable to achieve 1 of the ten, 9 not answered, significant impact on wellbeing"
    assert words.summary(some, "") == expected
    assert words.summary(some, "eligible").startswith("eligible: ")
