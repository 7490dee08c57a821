"""Taking part, capacity and safety: what the law asks for is counted, and what is private stays folded."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clcdesk.services import advocacy, contacts, markers
from clcdesk.services.capacity import Capacity
from clcdesk.store import drafts
from clcdesk.ui.case.person_advocacy import told_of
from clcdesk.ui.case.person_safety import MarkerCard
from clcdesk.ui.dialogs.marker import MarkerDialog
from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import focused, press, type_text
from tests.ui.test_person import fill, pick, step_of


def test_who_has_difficulty_taking_part_is_missing_until_somebody_helps(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window, "CL-4848")
    panel, today = step.advocacy, step.desk.today()
    assert panel.difficult is None
    pick(panel.difficulty, "substantial")
    assert step.state().note == "1 missing"
    qtbot.waitUntil(lambda: panel.difficult is not None and panel.difficult.isVisible(), timeout=2000)
    hard = panel.difficult
    assert hard is not None
    assert panel.asked.text() == "asked today"
    assert hard.lacks.text().startswith("? Say what is difficult")
    hard.with_what["communicate"].setFocus()
    press(Qt.Key.Key_Space)
    pick(hard.helper, "advocate")
    qtbot.waitUntil(lambda: "Refer them" in hard.lacks.text(), timeout=2000)
    fill(hard.referral.fields["referred_to"], "Foxglove Advocacy")
    fill(hard.referral.fields["referred_on"], "today")
    now = advocacy.of(step.desk.db, step.person_id)
    assert (now.difficulty, now.with_what, now.asked_on) == ("substantial", ("communicate",), today)
    assert (now.through, now.referred_to, now.referred_on) == ("advocate", "Foxglove Advocacy", today)
    assert step.state().tick == "done"
    pick(panel.difficulty, "none")
    qtbot.waitUntil(hard.isHidden, timeout=2000)


def test_the_appropriate_individual_is_one_of_the_people_around(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    qtbot.waitUntil(lambda: step.advocacy.difficult is not None, timeout=2000)
    hard = step.advocacy.difficult
    assert hard is not None
    assert hard.helper.currentText() == "Mrs Hansa Mehta, appropriate individual"
    assert hard.lacks.isHidden()
    hard.agreed.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: hard.lacks.text() == "? Ask whether they want to be helped by this one.", timeout=2000)
    (contact,) = step.around.cards
    contacts.remove(step.desk.db, contact)
    assert advocacy.of(step.desk.db, step.person_id).individual_id is None
    qtbot.waitUntil(lambda: hard.lacks.text() == "? Say who the appropriate individual is.", timeout=2000)


def test_what_decision_says_of_capacity_is_shown() -> None:
    day = date(2025, 6, 10)
    assert told_of(None) == "Presumed, as the law has it. Nobody has said otherwise."
    assert (
        told_of(Capacity(day, "decides", "presumed", "", "", None)) == "Presumed, in the decision of Tue 10 Jun 2025."
    )
    assert told_of(Capacity(None, "with-help", "in-doubt", "Dr Bo, 3 June.", "", None)) == "In doubt: Dr Bo, 3 June."
    assert told_of(Capacity(day, "cannot", "", "", "Dr Bo", day)) == (
        "Cannot make this choice: assessed by Dr Bo, Tue 10 Jun 2025."
    )


def test_capacity_of_a_recorded_decision_stands_there(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window, "CL-4830")
    qtbot.waitUntil(lambda: "in the decision of" in step.capacity.told.text(), timeout=2000)


def test_safety_is_folded_and_folds_itself_again(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window, "CL-4848")
    words = " ".join(one.text() for one in step.findChildren(QLabel))
    assert "dog" not in words
    assert step.safety.inside is None
    step.safety.button.setFocus()
    press(Qt.Key.Key_Space)
    panel = step.safety.panel
    assert panel is not None
    assert [type(card).__name__ for card in panel.cards.values()] == ["MarkerCard", "EndedLine"]
    step.desk.go("case", step.person_id, "matters")
    assert not step.safety.is_open
    step.desk.go("case", step.person_id, "person", "safety_marker.review_on")
    assert step.safety.is_open
    card = next(iter(panel.cards.values()))
    assert isinstance(card, MarkerCard)
    assert focused() is card.facts.fields["review_on"].editor
    fill(card.facts.fields["review_on"], "1/1/2030")
    assert "within a year" in card.facts.fields["review_on"].wrong.text()


def test_a_half_written_marker_is_kept_and_recorded_when_whole(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    step.safety.open()
    panel = step.safety.panel
    assert panel is not None
    panel.record.click()
    dialog = next(one for one in desk_window.findChildren(MarkerDialog) if one.isVisible())
    qtbot.waitUntil(lambda: focused() is dialog.editors["words"], timeout=2000)
    type_text("Two of us")
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "incident" in dialog.wrong["incident"].text()
    press(Qt.Key.Key_Escape)
    assert drafts.kept(step.desk.db, markers.new(step.person_id))["words"] == "Two of us"
    panel.record.click()
    again = next(one for one in desk_window.findChildren(MarkerDialog) if one.isVisible())
    assert again.text("words") == "Two of us"
    again.editors["incident"].setText("Shouting; incident 9")
    again.editors["happened_on"].setText("yesterday")
    again.record.click()
    (marker,) = markers.of(step.desk.db, step.person_id)
    assert (marker.words, marker.happened_on) == ("Two of us", date(2025, 6, 15))
    assert drafts.kept(step.desk.db, markers.new(step.person_id)) == {}
