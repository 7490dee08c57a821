"""Person & people: every field keeps itself, every choice is an act, and undo takes back exactly that."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clcdesk.models.people import Person
from clcdesk.services import cases, contacts, needs, people, referrals
from clcdesk.store import drafts
from clcdesk.ui.case.person import PersonStep
from clcdesk.ui.case.person_facts import place_told, postcode
from clcdesk.ui.desk import Desk
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.fields import Choice, Field
from tests.ui.conftest import chord, focused, press, type_text


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def step_of(window: MainWindow, reference: str = "CL-4827", field: str = "") -> PersonStep:
    desk = desk_of(window)
    person = next(one for one in people.everyone(desk.db) if one.reference == reference)
    desk.go("case", person.id, "person", field)
    assert window.shell is not None
    step = window.shell.pages["case"].step  # type: ignore[attr-defined]
    assert isinstance(step, PersonStep)
    return step


def person_now(step: PersonStep) -> Person:
    return people.get(step.desk.db, step.person_id)


def fill(field: Field, text: str) -> None:
    """Type over what is there, and leave the field."""
    field.editor.setFocus()
    chord(Qt.Key.Key_A)
    press(Qt.Key.Key_Delete)
    type_text(text)
    press(Qt.Key.Key_Tab)


def said(window: MainWindow) -> str:
    assert window.shell is not None
    return window.shell.foot.sentence.text()


def pick(choice: Choice, code: str) -> None:
    choice.choose(code)
    choice.activated.emit(choice.currentIndex())


def test_every_field_of_a_person_is_kept_and_taken_back(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    typed = {
        "name": ("Miss Asha Rani Mehta", "Miss Asha Rani Mehta"),
        "first_name": ("Asha R", "Asha R"),
        "addressed_as": ("Ash", "Ash"),
        "date_of_birth": ("2/3/98", date(1998, 3, 2)),
        "nhs_number": ("943 476 5919", "9434765919"),
        "reference": ("CL-1", "CL-1"),
        "case_system_reference": ("77", "77"),
        "address": ("1 Sample Lane", "1 Sample Lane"),
        "postcode": ("le13 1ab", "LE13 1AB"),
        "phone": ("0116 496 0999", "0116 496 0999"),
        "email": ("asha@mehta.example", "asha@mehta.example"),
        "interpreter": ("Gujarati", "Gujarati"),
    }
    fields = {**step.who.fields, **step.reach.fields, **step.format.facts.fields}
    assert set(fields) == set(typed)
    before = person_now(step)
    for name, (text, value) in typed.items():
        fill(fields[name], text)
        assert getattr(person_now(step), name) == value, name
    qtbot.wait(20)
    assert fields["date_of_birth"].autosave.text == "2 Mar 1998"
    assert fields["postcode"].autosave.text == "LE13 1AB"
    changed = [name for name in typed if getattr(before, name) != typed[name][1]]
    for name in reversed(changed):
        chord(Qt.Key.Key_Z)
        assert getattr(person_now(step), name) == getattr(before, name), name
        assert said(desk_window).startswith("Undone: Person’s details changed: ")


def test_what_is_no_value_stays_and_counts_as_missing(desk_window: MainWindow) -> None:
    step = step_of(desk_window)
    number, born = step.who.fields["nhs_number"], step.who.fields["date_of_birth"]
    before = person_now(step)
    fill(born, "31/02/1998")
    fill(number, "943 476 5918")
    assert "February 1998 had 28 days." in born.wrong.text()
    assert "Kept as typed; counted as missing." in number.wrong.text()
    assert born.editor.property("invalid") is True
    now = person_now(step)
    assert (now.date_of_birth, now.nhs_number) == (before.date_of_birth, before.nhs_number)
    assert drafts.kept(step.desk.db, now) == {"date_of_birth": "31/02/1998", "nhs_number": "943 476 5918"}
    assert step.state().note == "2 missing"
    fill(born, "1/3/1998")
    fill(number, "")
    assert step.state().tick == "done"
    assert drafts.kept(step.desk.db, now) == {}


def test_age_and_district_stand_under_their_fields(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    notes = step.who._notes["date_of_birth"], step.reach._notes["postcode"]
    assert [note.text() for note in notes] == ["27 years old", "In Melton"]
    fill(step.who.fields["date_of_birth"], "16/6/2000")
    qtbot.waitUntil(lambda: notes[0].text() == "25 years old", timeout=2000)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("", ""),
        ("LE13 1AB", "In Melton"),
        ("ZZ99 9ZZ", "We do not know this postcode: distances cannot be told. Check it."),
    ],
)
def test_what_is_told_of_a_postcode(code: str, told: str) -> None:
    assert place_told(code) == told


def test_an_unknown_postcode_is_told_by_its_beginning() -> None:
    assert place_told("LE13 1ZZ") == (
        "We do not know this postcode, but most of LE13 1 lies in Melton: check the last letters."
    )


def test_a_postcode_is_written_one_way() -> None:
    assert [postcode(text) for text in ("le131ab", " LE13 1AB ", "")] == ["LE13 1AB", "LE13 1AB", ""]
    for text in ("LE13", "13 1AB", "LE13 AB1", "nonsense"):
        with pytest.raises(Exception, match="not a whole postcode"):
            postcode(text)


def test_a_status_is_an_act_with_its_day(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    assert step.since.isHidden()
    pick(step.status, "in-hospital")
    assert (person_now(step).status, person_now(step).status_since) == ("in-hospital", date(2025, 6, 16))
    qtbot.waitUntil(step.since.isVisible, timeout=2000)
    fill(step.since, "yesterday")
    assert person_now(step).status_since == date(2025, 6, 15)
    chord(Qt.Key.Key_Z)
    chord(Qt.Key.Key_Z)
    assert said(desk_window) == "Undone: Status set: Miss Asha Mehta, in hospital"
    assert person_now(step).status == "active"
    qtbot.waitUntil(lambda: step.status.chosen == "active", timeout=2000)


def test_needs_are_added_checked_worded_and_taken_away(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    desk, panel = step.desk, step.needs
    first = next(iter(panel.lines.values()))
    first.again.setFocus()
    press(Qt.Key.Key_Space)
    need = next(one for one in needs.of(desk.db, step.person_id) if one.id == first.need_id)
    assert need.checked_on == desk.today()
    qtbot.waitUntil(first.again.isHidden, timeout=2000)
    assert first.checked.text() == "checked today"
    first.detail.setFocus()
    type_text("with photographs")
    press(Qt.Key.Key_Tab)
    assert {one.detail for one in needs.of(desk.db, step.person_id)} >= {"with photographs"}
    pick(panel.kind, "information-format/print-24")
    panel.add.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(panel.lines) == 3, timeout=2000)
    chord(Qt.Key.Key_Z)
    assert said(desk_window) == "Undone: Communication need recorded: large print, 24 point"
    qtbot.waitUntil(lambda: len(panel.lines) == 2, timeout=2000)
    first.remove.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(panel.lines) == 1, timeout=2000)
    assert focused() is panel.kind


def test_an_old_need_asks_to_be_asked_again(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    need = needs.of(step.desk.db, step.person_id)[0]
    needs.check(step.desk.db, need.id, step.desk.today() - timedelta(400))
    line = step.needs.lines[need.id]
    qtbot.waitUntil(lambda: line.checked.text().endswith("ask again"), timeout=2000)


def test_the_format_follows_the_needs_until_the_officer_says_otherwise(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window, "CL-4829")
    assert step.format.choice.currentText() == "By need: Easy Read"
    assert step.format.reason.isHidden()
    pick(step.format.choice, "large-print")
    assert person_now(step).format == "large-print"
    qtbot.waitUntil(step.format.reason.isVisible, timeout=2000)
    fill(step.format.reason.fields["format_reason"], "She asked for it")
    assert person_now(step).format_reason == "She asked for it"
    pick(step.format.choice, "")
    assert person_now(step).format == ""


def test_somebody_is_added_by_name_and_opened(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    before = set(step.around.cards)
    step.around.name.setFocus()
    type_text("Mr Ravi Mehta\n")
    qtbot.waitUntil(lambda: set(step.around.cards) > before, timeout=2000)
    (added,) = set(step.around.cards) - before
    card = step.around.cards[added]
    qtbot.waitUntil(lambda: card.body is not None and card.body.isVisible(), timeout=2000)
    assert step.around.name.autosave.text == ""
    assert (card.line.accessibleName(), card.told.text()) == ("Mr Ravi Mehta", "carer")
    chord(Qt.Key.Key_Z)
    assert said(desk_window) == "Undone: Contact added: Mr Ravi Mehta"
    qtbot.waitUntil(lambda: set(step.around.cards) == before, timeout=2000)


def test_a_half_typed_name_is_kept_as_a_draft(desk_window: MainWindow) -> None:
    step = step_of(desk_window)
    step.around.name.setFocus()
    type_text("Mr Ra")
    step.around.name.autosave.keep_draft()
    assert drafts.kept(step.desk.db, ("contact", f"new:{step.person_id}")) == {"name": "Mr Ra"}


def test_one_card_is_open_at_a_time_and_all_of_it_is_kept(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window, "CL-4828")
    one, other = tuple(step.around.cards)[:2]
    step.around.cards[other].line.click()
    step.around.cards[one].line.setFocus()
    press(Qt.Key.Key_Space)
    body = step.around.cards[one].body
    assert body is not None
    assert body.isVisible()
    assert step.around.cards[other].body is not None
    assert step.around.cards[other].body.isHidden()  # type: ignore[union-attr]
    fill(body.facts.fields["agreed_on"], "3 June 2025")
    fill(body.facts.fields["may_not_be_told"], "His money")
    pick(body.role, "attorney")
    qtbot.waitUntil(body.legal.isVisible, timeout=2000)
    body.powers["health-and-welfare"].setFocus()
    press(Qt.Key.Key_Space)
    fill(body.seen.fields["document_seen"], "2/6/25")
    body.stop.setFocus()
    press(Qt.Key.Key_Space)
    pick(body.voice, "mine")
    now = next(contact for contact in contacts.of(step.desk.db, step.person_id) if contact.id == one)
    assert (now.agreed_on, now.may_not_be_told, now.role) == (date(2025, 6, 3), "His money", "attorney")
    assert (now.decides_on, now.document_seen) == (("health-and-welfare",), date(2025, 6, 2))
    assert (now.do_not_write, now.voice) == (True, "mine")
    chord(Qt.Key.Key_Z)
    chord(Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: not body.stop.isChecked(), timeout=2000)


def test_a_case_closes_for_a_reason_and_opens_again(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    end = step.end
    qtbot.waitUntil(lambda: end.told.text().startswith("Open since "), timeout=2000)
    end.close_button.setFocus()
    press(Qt.Key.Key_Space)
    assert focused() is end.reason.editor
    type_text("Moved to another county\n")
    assert cases.get(step.desk.db, step.case_id).closed_because == "Moved to another county"
    qtbot.waitUntil(end.again.isVisible, timeout=2000)
    assert end.told.text() == "Closed Mon 16 Jun 2025: Moved to another county"
    end.again.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(end.close_button.isVisible, timeout=2000)
    assert cases.get(step.desk.db, step.case_id).closed_on is None


def test_what_was_asked_for_is_changed_and_begun(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window, field="referral.wanted_by")
    body = step.asked.body
    assert body is not None
    assert focused() is body.facts.fields["wanted_by"].editor
    fill(body.facts.fields["weekly_budget"], "165")
    fill(body.facts.fields["wanted_by"], "7/7/25")
    pick(body.urgency, "urgent")
    pick(body.ready["band_ready"], "yes")
    newest = referrals.of(step.desk.db, step.case_id)[0]
    assert (str(newest.weekly_budget), newest.wanted_by) == ("165.00", date(2025, 7, 7))
    assert (newest.urgency, newest.band_ready) == ("urgent", True)
    for one in referrals.of(step.desk.db, step.case_id):
        referrals.remove(step.desk.db, one.id)
    qtbot.waitUntil(step.asked.begin.isVisible, timeout=2000)
    step.asked.begin.setFocus()
    type_text("The family\n")
    assert [one.asked_by for one in referrals.of(step.desk.db, step.case_id)] == ["The family"]


def test_somebody_who_may_be_the_same_is_noticed(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(desk_window)
    other = next(one for one in people.everyone(step.desk.db) if one.reference == "CL-4828")
    assert step.alike.isHidden()
    fill(step.who.fields["nhs_number"], other.nhs_number)
    assert "Another person already has the NHS number" in step.who.fields["nhs_number"].wrong.text()
    fill(step.who.fields["nhs_number"], "")
    people.change(step.desk.db, step.person_id, name=other.name, date_of_birth=other.date_of_birth, postcode="")
    qtbot.waitUntil(step.alike.isVisible, timeout=2000)
    (go,) = step.alike.findChildren(QPushButton)
    assert go.accessibleName() == f"Look at that one: {other.name}"
    go.setFocus()
    press(Qt.Key.Key_Space)
    assert desk_window.shell is not None
    assert desk_window.shell.place.subject == other.id
