"""Each act of Person & people, and of adding somebody, is taken back by Ctrl+Z in its own sentence."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from clcdesk.services import act
from clcdesk.ui.case.person import PersonStep
from clcdesk.ui.case.person_safety import EndedLine, MarkerCard, MarkersPanel
from clcdesk.ui.desk import Place
from clcdesk.ui.dialogs.marker import MarkerDialog
from clcdesk.ui.dialogs.new_person import NewPersonDialog
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.fields import Choice, Field
from tests.ui.conftest import chord, press, type_text
from tests.ui.scenes import settle
from tests.ui.undoing import button, go, person_id, shell_of, takes_back, undoes_typing

MARKED = "CL-4848"


def person(window: MainWindow, reference: str = "CL-4827") -> PersonStep:
    go(window, Place("case", person_id(window, reference), "person"))
    settle(window, 0.05)
    step = shell_of(window).pages["case"].step  # type: ignore[attr-defined]
    assert isinstance(step, PersonStep)
    return step


def typed(field: Field, text: str) -> Callable[[], None]:
    """Type it over what is there, and leave."""

    def do() -> None:
        field.editor.setFocus()
        chord(Qt.Key.Key_A)
        type_text(text)
        press(Qt.Key.Key_Tab)

    return do


def picked(choice: Choice, code: str) -> Callable[[], None]:
    """Open the list, go to it by its letters' place, and take it."""

    def do() -> None:
        choice.setFocus()
        press(Qt.Key.Key_Down)
        choice.view().setCurrentIndex(choice.model().index(choice.findData(code), 0))
        view = choice.view()
        view.setFocus()
        press(Qt.Key.Key_Return)

    return do


def space_on(widget: QWidget) -> Callable[[], None]:
    def do() -> None:
        widget.setFocus()
        press(Qt.Key.Key_Space)

    return do


def test_inside_a_half_typed_field_it_is_the_fields_own(undo_window: MainWindow) -> None:
    step = person(undo_window)
    line = next(iter(step.needs.lines.values()))
    line.detail.setFocus()
    undoes_typing(undo_window, lambda: line.autosave.text)


def test_a_fact_and_a_tick_of_the_person(undo_window: MainWindow) -> None:
    step = person(undo_window)
    phone = step.reach.fields["phone"]
    takes_back(
        undo_window, act.ChangePerson, typed(phone, "0116 496 0998"),
        says="Miss Asha Mehta", sees=lambda: phone.autosave.text, elsewhere=True,
    )  # fmt: skip
    takes_back(undo_window, act.ChangePerson, space_on(step.stop), sees=step.stop.isChecked)


def test_the_status(undo_window: MainWindow) -> None:
    step = person(undo_window)
    takes_back(
        undo_window, act.SetStatus, picked(step.status, "in-hospital"),
        says="in hospital", sees=lambda: step.status.chosen, elsewhere=True,
    )  # fmt: skip


def test_needs(undo_window: MainWindow) -> None:
    step = person(undo_window)
    first = next(iter(step.needs.lines.values()))

    def add() -> None:
        step.needs.kind.choose("information-format/print-24")
        space_on(step.needs.add)()

    takes_back(
        undo_window, act.RecordNeed, add, says="large print, 24 point", sees=lambda: len(step.needs.lines),
        elsewhere=True,
    )  # fmt: skip
    takes_back(undo_window, act.CheckNeed, space_on(first.again), says="Easy Read", sees=first.checked.text)

    def say_more() -> None:
        first.detail.setFocus()
        type_text("with photographs")
        press(Qt.Key.Key_Tab)

    takes_back(
        undo_window, act.ChangeNeed, say_more, says="Easy Read", sees=lambda: first.autosave.text, elsewhere=True
    )
    takes_back(
        undo_window, act.RemoveNeed, space_on(first.remove), says="Easy Read", sees=lambda: len(step.needs.lines)
    )


def test_people_around(undo_window: MainWindow) -> None:
    step = person(undo_window)

    def add() -> None:
        step.around.name.setFocus()
        type_text("Mr Ravi Mehta\n")

    takes_back(
        undo_window, act.AddContact, add, says="Mr Ravi Mehta", sees=lambda: len(step.around.cards), elsewhere=True
    )
    (card,) = step.around.cards.values()
    card.line.setFocus()
    press(Qt.Key.Key_Space)
    body = card.body
    assert body is not None
    takes_back(
        undo_window, act.ChangeContact, typed(body.facts.fields["relationship"], "mum"),
        says="Mrs Hansa Mehta", sees=card.told.text, elsewhere=True,
    )  # fmt: skip
    takes_back(undo_window, act.ChangeContact, space_on(body.write), sees=card.told.text)

    def add_need() -> None:
        body.needs.kind.choose("support/hearing-aid")
        space_on(body.needs.add)()

    takes_back(undo_window, act.RecordNeed, add_need, says="hearing aid", sees=lambda: len(body.needs.lines))
    takes_back(
        undo_window, act.RemoveContact, space_on(body.remove),
        says="Mrs Hansa Mehta", sees=lambda: len(step.around.cards), elsewhere=True,
    )  # fmt: skip


def test_taking_part(undo_window: MainWindow) -> None:
    step = person(undo_window)
    panel = step.advocacy
    takes_back(
        undo_window, act.ChangeAdvocacy, picked(panel.difficulty, "none"),
        says="Miss Asha Mehta", sees=lambda: panel.difficulty.chosen, elsewhere=True,
    )  # fmt: skip
    hard = panel.difficult
    assert hard is not None
    takes_back(
        undo_window, act.ChangeAdvocacy, space_on(hard.with_what["communicate"]),
        says="what is difficult", sees=hard.with_what["communicate"].isChecked,
    )  # fmt: skip
    takes_back(
        undo_window, act.ChangeAdvocacy, picked(hard.helper, "advocate"),
        says="who helps to take part", sees=lambda: (hard.helper.chosen, hard.lacks.text()),
    )  # fmt: skip
    takes_back(undo_window, act.ChangeAdvocacy, space_on(hard.agreed), sees=hard.agreed.isChecked)


def markers_of(step: PersonStep) -> MarkersPanel:
    step.safety.open()
    panel = step.safety.panel
    assert panel is not None
    return panel


def test_safety_markers(undo_window: MainWindow) -> None:
    step = person(undo_window, MARKED)
    panel = markers_of(step)
    card = next(iter(panel.cards.values()))
    assert isinstance(card, MarkerCard)
    words, review = card.facts.fields["words"], card.facts.fields["review_on"]
    takes_back(
        undo_window, act.ChangeMarker, typed(words, "Ring twice."),
        says="what to do on a visit", sees=lambda: words.autosave.text,
    )  # fmt: skip
    takes_back(
        undo_window, act.ReviewMarker, typed(review, "1/9/25"), says="Mon 1 Sep 2025",
        sees=lambda: review.autosave.text,
    )  # fmt: skip
    shown = lambda: [type(one).__name__ for one in panel.cards.values()]  # noqa: E731

    def end() -> None:
        space_on(button(undo_window, "This safety marker is over"))()
        type_text("The dog has been re-homed.\n")

    takes_back(undo_window, act.EndMarker, end, says="ended", sees=shown, keep=True)
    assert all(isinstance(line, EndedLine) for line in panel.cards.values())
    again = button(undo_window, "Needed again: Ring first")
    takes_back(undo_window, act.ReopenMarker, space_on(again), says="needed again", sees=shown)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(undo_window, 0.05)


def test_a_marker_is_recorded_and_undone_from_elsewhere(undo_window: MainWindow) -> None:
    step = person(undo_window)
    panel = markers_of(step)

    def record() -> None:
        space_on(panel.record)()
        (dialog,) = [one for one in undo_window.findChildren(MarkerDialog) if one.isVisible()]
        for code, text in (
            ("words", "Two of us."),
            ("incident", "A stone was thrown; incident 9"),
            ("happened_on", "2/6"),
        ):
            dialog.editors[code].setFocus()
            type_text(text)
        dialog.record.setFocus()
        press(Qt.Key.Key_Space)
        undo_window.activateWindow()
        QApplication.processEvents()

    takes_back(
        undo_window, act.RecordMarker, record, says="Safety marker recorded: Miss Asha Mehta",
        sees=lambda: len(panel.cards),
    )  # fmt: skip


def test_what_was_asked_for(undo_window: MainWindow) -> None:
    step = person(undo_window)
    body = step.asked.body
    assert body is not None
    takes_back(
        undo_window, act.ChangeReferral, picked(body.urgency, "urgent"),
        says="Referral changed", sees=lambda: body.urgency.chosen, elsewhere=True,
    )  # fmt: skip
    takes_back(
        undo_window, act.RemoveReferral, space_on(body.remove), says="Referral taken away",
        sees=lambda: step.asked.begin.isVisible(), elsewhere=True, keep=True,
    )  # fmt: skip

    def begin() -> None:
        step.asked.begin.setFocus()
        type_text("The family\n")

    takes_back(
        undo_window, act.RecordReferral, begin, says="The family", sees=lambda: step.asked.begin.isVisible(),
        elsewhere=True,
    )  # fmt: skip
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(undo_window, 0.05)


def test_a_case_is_closed_and_opened_again(undo_window: MainWindow) -> None:
    step = person(undo_window)

    def close() -> None:
        space_on(step.end.close_button)()
        type_text("Moved to another county\n")

    takes_back(undo_window, act.CloseCase, close, says="Miss Asha Mehta", sees=step.end.told.text, keep=True)
    takes_back(undo_window, act.ReopenCase, space_on(step.end.again), says="opened again", sees=step.end.told.text)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(undo_window, 0.05)


def test_somebody_is_added(undo_window: MainWindow) -> None:
    go(undo_window, Place("people"))

    def add() -> None:
        chord(Qt.Key.Key_N)
        (dialog,) = [one for one in undo_window.findChildren(NewPersonDialog) if one.isVisible()]
        dialog.editors["name"].setFocus()
        type_text("Mr Leon Adeyi")
        dialog.add.setFocus()
        press(Qt.Key.Key_Space)
        undo_window.activateWindow()
        settle(undo_window, 0.1)

    takes_back(undo_window, act.TakeOn, add, says="Mr Leon Adeyi", place=("people",))
