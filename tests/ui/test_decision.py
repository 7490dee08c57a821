"""Decision: written down by keys, recorded in one act, taken back whole; earlier ones stay."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clcdesk.services import choices, contacts, deciders, decision_form, decisions
from clcdesk.store import drafts
from clcdesk.ui.case.decision import DecisionStep
from clcdesk.ui.case.decision_writing import Writing
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.main_window import MainWindow
from tests.ui import scenes
from tests.ui.conftest import chord, focused, press, type_text
from tests.ui.ways import NEW

Key = Qt.Key
TABS = 60
"""More than any step has."""


@pytest.fixture
def step(desk_window: MainWindow) -> DecisionStep:
    """Asha's decision, shown; her letter is final and nothing is decided."""
    person_id = scenes.person(desk_window, scenes.ASHA).id
    desk_window.shell.go(Place("case", person_id, "decision"))  # type: ignore[union-attr]
    scenes.settle(desk_window)
    return next(one for one in desk_window.findChildren(DecisionStep) if one.isVisible())


def _writing(step: DecisionStep) -> Writing:
    assert step.writing is not None
    return step.writing


def _tab_to(name: str) -> QWidget:
    """Tab until the widget of this accessible name has the focus."""
    for _each in range(TABS):
        if focused().accessibleName() == name:
            return focused()
        press(Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {name}")


def _offers(desk: Desk, step: DecisionStep) -> list[str]:
    return [place.offer_id for place in decision_form.places(desk.db, step.list_id)]


def test_nothing_is_chosen_in_advance_and_what_is_missing_is_said(step: DecisionStep) -> None:
    writing = _writing(step)
    assert not any(box.button.isChecked() for box in writing.who.boxes.values())
    assert not any(made.isChecked() for made in (*writing.capacity.buttons.values(), *writing.instead.buttons.values()))
    assert {line.answer.chosen for line in writing.places.lines.values()} == {""}
    said: list[str] = []
    step.desk.said.connect(lambda sentence, _redo: said.append(sentence))
    chord(Key.Key_Return)
    assert said == ["Say who decides."]
    assert decisions.of(step.desk.db, step.list_id) == []


def test_a_decision_by_keys_is_one_act_and_comes_back_whole(
    step: DecisionStep, qtbot: QtBot, desk_window: MainWindow
) -> None:
    desk = step.desk
    first, second = _offers(desk, step)[:2]
    press(Key.Key_Space)
    press(Key.Key_Right)
    assert focused().accessibleName() == "Asha decides, with help"
    scenes.settle(desk_window)
    _tab_to("Who helped, and how")
    type_text("Mum")
    _tab_to("How it was shown: pointed to")
    press(Key.Key_Space)
    _tab_to("In their words, or what they did")
    type_text("The bread one.")
    place = _writing(step).places.lines[first]
    _tab_to(place.words.accessibleName())
    type_text("cook lunch")
    scenes.settle(desk_window)
    decision_form.answer(desk.db, second, "2")
    decision_form.answer(desk.db, first, "1")
    scenes.settle(desk_window)
    assert step.lacks.text().startswith("After this: ask ")
    before = decision_form.of(desk.db, step.list_id)
    chord(Key.Key_Return)
    scenes.settle(desk_window)
    recorded = decisions.of(desk.db, step.list_id)
    assert [(one.decides, one.helped_by, one.shown_by, one.result) for one in recorded] == [
        ("with-help", "Mum", "pointed", "ranked")
    ]
    assert [one.offer_id for one in decisions.ranked(desk.db, recorded[0].id)] == [first, second]
    assert decision_form.places(desk.db, step.list_id, recorded[0].id)[0].words == "cook lunch"
    assert not decision_form.begun(decision_form.of(desk.db, step.list_id), decision_form.places(desk.db, step.list_id))
    assert step.state().tick == "done"
    assert focused() is step.change
    undone = desk.undo()
    scenes.settle(desk_window)
    assert focused() is _writing(step).who.boxes["with-help"].button
    assert undone is not None
    assert decisions.of(desk.db, step.list_id) == []
    after = decision_form.of(desk.db, step.list_id)
    assert [getattr(after, name) for name in decision_form.TEXTS] == [
        getattr(before, name) for name in decision_form.TEXTS
    ]
    assert _writing(step).help.autosave.text == "Mum"


def test_what_is_being_typed_is_kept_and_found_again(step: DecisionStep, desk_window: MainWindow) -> None:
    desk, first = step.desk, _offers(step.desk, step)[0]
    line = _writing(step).places.lines[first]
    line.words.setFocus()
    type_text("the hens")
    line.autosave.keep_draft()
    assert drafts.kept(desk.db, ("offer_answer", f"new:{first}")) == {"words": "the hens"}
    when = _writing(step).when
    when.setFocus()
    type_text("31/02/2025")
    press(Key.Key_Tab)
    assert decision_form.places(desk.db, step.list_id)[0].words == "the hens"
    assert step.state().note == "1 missing"
    assert drafts.kept(desk.db, ("decision_form", step.list_id)) == {"decided_on": "31/02/2025"}


def test_another_with_the_same_place_takes_this_one_s(step: DecisionStep) -> None:
    desk, (first, second) = step.desk, _offers(step.desk, step)[:2]

    def answers() -> list[str]:
        return [place.answer for place in decision_form.places(desk.db, step.list_id)[:2]]

    decision_form.answer(desk.db, first, "1")
    decision_form.answer(desk.db, second, "2")
    decision_form.answer(desk.db, second, "1")
    assert answers() == ["2", "1"]
    decision_form.write(desk.db, step.list_id, result="none")
    assert answers() == ["", ""]
    decision_form.answer(desk.db, first, "wait")
    assert decision_form.of(desk.db, step.list_id).result == ""


def test_what_is_missing_stands_beside_the_button(step: DecisionStep, desk_window: MainWindow) -> None:
    told: tuple[tuple[dict[str, str], str], ...] = (
        ({"decides": "decides"}, "Say what was decided"),
        ({"decides": "with-help", "result": "not-yet"}, "Say who helped"),
        ({"decides": "cannot", "result": "not-yet"}, "Say who found"),
        ({"decides": "decides", "result": "none"}, "Say why none"),
        ({"decides": "decides", "result": "none", "why": "too quiet"}, "After this: look again"),
        ({"decides": "decides", "result": "direct-payment", "why": ""}, "After this: tell the worker"),
    )
    for fields, sentence in told:
        decision_form.write(step.desk.db, step.list_id, **fields)  # type: ignore[arg-type]
        scenes.settle(desk_window, 0.05)
        said = step.lacks.text()
        assert said.startswith(sentence), fields


def test_a_change_of_mind_is_a_new_decision_and_the_record_can_be_copied(
    step: DecisionStep, desk_window: MainWindow
) -> None:
    desk = step.desk
    for result in ("not-yet", "direct-payment"):
        decision_form.write(desk.db, step.list_id, decides="decides", result=result)
        decision_form.record(desk.db, step.list_id, desk.today())
    scenes.settle(desk_window)
    found = decisions.of(desk.db, step.list_id)
    assert [one.result for one in found] == ["direct-payment", "not-yet"]
    assert found[0].replaces_id == found[1].id
    step.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "a direct payment" in copied
    assert "Asha decided" in copied


def test_the_form_is_folded_away_until_the_mind_is_changed(step: DecisionStep, desk_window: MainWindow) -> None:
    desk = step.desk
    decision_form.write(desk.db, step.list_id, decides="decides", result="not-yet")
    decision_form.record(desk.db, step.list_id, desk.today())
    scenes.settle(desk_window)
    assert not _writing(step).isVisible()
    assert not step.record.isVisible()
    step.change.click()
    scenes.settle(desk_window)
    assert _writing(step).isVisible()
    assert focused() is _writing(step).who.boxes["decides"].button
    desk.undo()
    scenes.settle(desk_window)
    assert _writing(step).isVisible()
    assert decisions.of(desk.db, step.list_id) == []


def test_who_cannot_decide_is_asked_of_with_those_who_may_by_law(step: DecisionStep, desk_window: MainWindow) -> None:
    desk, person = step.desk, step.person_id
    for name, values in (
        ("Mrs Pine", {"decides_on": ["health-and-welfare"], "document_seen": desk.today()}),
        ("Mr Oak", {"decides_on": ["property-and-affairs"], "document_seen": desk.today()}),
        ("Ms Ash", {"decides_on": ["health-and-welfare"]}),
    ):
        contacts.add(desk.db, person, name=name, role="deputy", **values)
    press(Key.Key_Space)
    press(Key.Key_Right, times=2)
    scenes.settle(desk_window)
    assert [one.decides for one in deciders.of(desk.db, step.list_id)] == [True, False, False]
    _tab_to("Who assessed this")
    type_text("Dr Ray")
    _tab_to("When it was assessed")
    type_text("yesterday")
    put = next(one for one in step.findChildren(QPushButton) if "put as who decided" in one.text())
    assert put.text().startswith("Mrs Pine, deputy for")
    said = [one.text() for one in step.findChildren(QLabel) if one.isVisible()]
    assert any(words.startswith("Mr Oak") and words.endswith("does not cover this choice") for words in said)
    assert any(words.startswith("Ms Ash") and "was not seen" in words for words in said)
    put.click()
    scenes.settle(desk_window)
    writing = _writing(step)
    assert writing.cannot is not None
    writing.cannot.take.click()
    scenes.settle(desk_window)
    form = decision_form.of(desk.db, step.list_id)
    assert (form.assessed_by, form.decided_by) == ("Dr Ray", "Mrs Pine")
    assert form.options.split("; ") == [one.service for one in decision_form.places(desk.db, step.list_id)]
    assert not writing.cannot.take.isVisible()


def test_without_a_final_letter_it_says_where_to_go(desk_window: MainWindow) -> None:
    desk = scenes.desk_of(desk_window)
    person_id = scenes.person(desk_window, NEW).id
    desk.go("case", person_id, "decision")
    scenes.settle(desk_window)
    shown = next(one for one in desk_window.findChildren(DecisionStep) if one.isVisible())
    assert choices.of(desk.db, shown.case_id) == []
    assert focused() is shown.to_letters
    press(Key.Key_Space)
    QApplication.processEvents()
    assert not shown.isVisible()
