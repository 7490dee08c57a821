"""Advocacy and safety markers: what the law asks for, and what a marker must rest on."""

from datetime import timedelta

import pytest

from clcdesk.errors import DeskError
from clcdesk.services import advocacy, case_record, contacts, markers
from clcdesk.words.advocacy import line
from clcdesk.words.case_record import day
from tests.services import small
from tests.services.conftest import Filled

ON = small.ON


def lacking(filled: Filled) -> str:
    return advocacy.lacks(advocacy.of(filled.db, filled.person))


def test_nobody_asked_lacks_nothing_and_a_difficulty_asks_for_help(filled: Filled) -> None:
    db, person = filled.db, filled.person
    assert (advocacy.of(db, person).difficulty, lacking(filled)) == ("", "")
    advocacy.change(db, person, ON, with_what=("understand",))
    now = advocacy.of(db, person)
    assert (now.difficulty, now.asked_on) == ("substantial", ON)
    assert lacking(filled).startswith("Say who helps them")
    advocacy.change(db, person, ON, individual_id=filled.contact)
    assert lacking(filled).startswith("Ask whether")
    advocacy.change(db, person, ON, agreed=True)
    assert lacking(filled) == ""
    advocacy.change(db, person, ON, through="advocate")
    assert lacking(filled).startswith("Refer them")
    advocacy.change(db, person, ON, referred_on=ON)
    assert lacking(filled) == ""
    db.undo()
    assert lacking(filled).startswith("Refer them")


def test_an_individual_who_is_taken_away_helps_nobody(filled: Filled) -> None:
    advocacy.change(filled.db, filled.person, ON, with_what=("use",), individual_id=filled.contact, agreed=True)
    contacts.remove(filled.db, filled.contact)
    now = advocacy.of(filled.db, filled.person)
    assert (now.through, now.individual_id, now.agreed) == ("individual", None, False)
    filled.db.undo()
    assert advocacy.of(filled.db, filled.person).individual_id == filled.contact


def test_it_stands_in_the_note_for_the_case_record_and_a_marker_does_not(filled: Filled) -> None:
    advocacy.change(filled.db, filled.person, ON, with_what=("use",), individual_id=filled.contact, agreed=True)
    markers.record(filled.db, filled.person, "Two of us", "Shouting; 9", ON, ON, ON + timedelta(90))
    note = case_record.text(filled.db, filled.case, ON, "person")
    assert "Taking part: Substantial difficulty to weigh it up; helped by " in note
    assert "Two of us" not in note


def test_in_words() -> None:
    assert line("", (), "", "", None) == ""
    assert line("none", (), "", "", None) == "No substantial difficulty taking part"
    assert line("substantial", ("understand", "use"), "", "Foxglove", ON) == (
        f"Substantial difficulty to understand, to weigh it up; referred to Foxglove on {day(ON)}"
    )


def test_a_marker_holds_until_it_is_ended_and_is_late_after_its_review(filled: Filled) -> None:
    db, person, review = filled.db, filled.person, ON + timedelta(30)
    assert markers.live(db, ON) == {}
    marker = markers.record(db, person, " Two of us ", "Shouting; 9", ON, ON, review)
    (told,) = markers.live(db, review)[person]
    assert (told.marker_id, told.words, told.happened_on, told.review_on, told.late) == (
        marker, "Two of us", ON, review, False,
    )  # fmt: skip
    assert markers.live(db, review + timedelta(1))[person][0].late
    markers.review(db, marker, review, review + timedelta(90))
    assert not markers.live(db, review + timedelta(1))[person][0].late
    markers.end(db, marker, review, "It is over")
    assert markers.live(db, review) == {}
    markers.reopen(db, marker)
    assert list(markers.live(db, review)) == [person]


@pytest.mark.parametrize(
    ("words", "incident", "happened", "review", "told"),
    [
        ("", "x", 0, 30, "word on what to do on a visit is blank"),
        ("x", " ", 0, 30, "incident it rests on is blank"),
        ("x", "x", 1, 30, "cannot have happened after"),
        ("x", "x", 0, 0, "within a year"),
        ("x", "x", 0, 400, "within a year"),
    ],
)
def test_what_a_marker_must_rest_on(
    filled: Filled, words: str, incident: str, happened: int, review: int, told: str
) -> None:
    with pytest.raises(DeskError, match=told):
        markers.record(filled.db, filled.person, words, incident, ON + timedelta(happened), ON, ON + timedelta(review))
    assert markers.of(filled.db, filled.person) == []
