"""A case's history: whose acts they are, what was taken back, what is still being typed."""

from datetime import date

from clcdesk.services import choices, decision_form, history, people, plans
from clcdesk.store import drafts
from tests.services.conftest import Filled

DAY = date(2025, 6, 16)


def said(filled: Filled) -> list[str]:
    return [one.said for one in history.of(filled.db, filled.person)]


def test_the_newest_act_comes_first_with_who_did_it(filled: Filled) -> None:
    people.change(filled.db, filled.person, phone="0116 496 0001")
    plans.change_outcome(filled.db, filled.outcome, words="I want to bake.")
    first, second, *_others = history.of(filled.db, filled.person)
    assert (first.act, second.act) == ("change-outcome", "change-person")
    assert first.officer_id == filled.db.officer_id
    assert first.can_be_undone
    assert ("outcome", filled.outcome) in first.rows


def test_what_was_undone_says_so_and_cannot_be_undone_twice(filled: Filled) -> None:
    people.change(filled.db, filled.person, phone="0116 496 0001")
    filled.db.undo()
    undo, change, *_others = history.of(filled.db, filled.person)
    assert (undo.kind, undo.can_be_undone) == ("undo", False)
    assert (change.undone, change.can_be_undone) == (True, False)
    assert said(filled)[0] == "Undone: Person’s details changed: Asha Plum, telephone"
    filled.db.redo()
    redone, _undo, change, *_others = history.of(filled.db, filled.person)
    assert redone.kind == "redo"
    assert not change.undone


def test_a_letter_is_final(filled: Filled) -> None:
    choices.freeze(filled.db, [filled.request], DAY)
    newest = history.of(filled.db, filled.person)[0]
    assert newest.act == "freeze-list"
    assert not newest.can_be_undone


def test_an_answer_that_is_not_recorded_yet_is_in_it(filled: Filled) -> None:
    made = choices.freeze(filled.db, [filled.request], DAY)
    place = decision_form.places(filled.db, made)[0]
    decision_form.answer(filled.db, place.offer_id, "1")
    assert said(filled)[0] == f"{place.service}: first choice"


def test_another_persons_acts_are_not_in_it(filled: Filled) -> None:
    before = len(history.of(filled.db, filled.person))
    other = people.add(filled.db, reference="CL-9000", name="Ms Ada Marlow")
    assert len(history.of(filled.db, filled.person)) == before
    assert [one.act for one in history.of(filled.db, other)] == ["add-person"]


def test_what_is_being_typed(filled: Filled) -> None:
    drafts.put(filled.db, ("person", filled.person), "date_of_birth", "31/02/1990")
    drafts.put(filled.db, ("person", "somebody-else"), "name", "Mrs A")
    (one,) = history.typing(filled.db, filled.person)
    assert (one.field, one.text, one.step) == ("date_of_birth", "31/02/1990", "person")
