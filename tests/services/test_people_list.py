"""Everybody at a glance, what is next for each, and who is here already."""

from datetime import date

import pytest

from clcdesk.services import cases, decisions, gaps, officers, people, people_list, telling
from clcdesk.services.next_step import AFTER, Standing, next_of, promise_words, waiting_days, waiting_words
from clcdesk.services.people_list import surname_first
from clcdesk.store import Database
from tests.services.conftest import Filled

TODAY = date(2025, 6, 16)


@pytest.mark.parametrize(
    ("case", "step"),
    [
        (Standing(status="died"), "person"),
        (Standing(status="in-hospital", outcomes=3), "person"),
        (Standing(has_case=False), "matters"),
        (Standing(closed_on=TODAY), "person"),
        (Standing(promised="Ring Mum", promised_by=TODAY, outcomes=1), "notes"),
        (Standing(look_again_on=TODAY, outcomes=1, searches=1), "options"),
        (Standing(), "matters"),
        (Standing(outcomes=1), "week"),
        (Standing(outcomes=1, searches=1), "options"),
        (Standing(outcomes=1, searches=1, listed_on=TODAY), "decision"),
        (Standing(outcomes=1, searches=1, listed_on=TODAY, result="ranked"), "decision"),
        (Standing(outcomes=1, searches=1, listed_on=TODAY, result="none"), "options"),
    ],
)
def test_the_next_thing_is_what_holds_up_the_rest(case: Standing, step: str) -> None:
    found = next_of(case)
    assert found.step == step
    assert found.words
    assert bool(found.button) == bool(step)


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (("visit", "", "", "14:00"), "Visit at 14:00"),
        (("call", "Fridays", "her sister", ""), "Call her sister: Fridays"),
        (("post", "the letter", "", ""), "Post: the letter"),
        (("other", "Ask about the bus", "Fern House", ""), "Ask about the bus (Fern House)"),
    ],
)
def test_a_promise_reads_as_something_to_do(promise: tuple[str, str, str, str], words: str) -> None:
    assert promise_words(*promise) == words


def test_every_result_of_a_decision_has_a_next_thing() -> None:
    assert set(AFTER) == set(decisions.RESULTS)


def test_nobody_waits_who_has_chosen() -> None:
    asked = date(2025, 5, 13)
    assert waiting_days(asked, Standing(), TODAY) == 34
    assert waiting_days(asked, Standing(result="not-yet"), TODAY) == 34
    for over in (
        Standing(result="ranked"),
        Standing(closed_on=TODAY),
        Standing(status="died"),
        Standing(has_case=False),
    ):
        assert waiting_days(asked, over, TODAY) is None
    assert waiting_days(None, Standing(), TODAY) is None
    assert (waiting_words(34), waiting_words(1), waiting_words(None)) == ("Waiting 34 days", "Waiting 1 day", "")


@pytest.mark.parametrize(
    ("name", "first", "shown"),
    [
        ("Miss Asha Mehta", "Asha", "Mehta, Asha"),
        ("Asha Mehta", "", "Mehta, Asha"),
        ("Mr Ezra Holloway-Bright", "Ezra", "Holloway-Bright, Ezra"),
        ("Dr. Anna van der Berg", "Anna", "van der Berg, Anna"),
        ("Anna van der Berg", "", "Anna van der Berg"),
        ("Asha", "Asha", "Asha"),
        ("", "Asha", "Asha"),
    ],
)
def test_surnames_first_where_a_name_is_simple(name: str, first: str, shown: str) -> None:
    assert surname_first(name, first) == shown


def test_a_glance_follows_the_case(filled: Filled) -> None:
    db = filled.db
    (one,) = people_list.everybody(db, TODAY)
    assert (one.person_id, one.case_id) == (filled.person, filled.case)
    assert people_list.one(db, TODAY, filled.person) == one
    assert one.standing.outcomes == 1
    assert one.standing.searches == 1
    assert one.next.step == "options"
    owner = officers.add(db, name="Pam Webb")
    gaps.record(db, filled.request, TODAY, owner, date(2025, 6, 20), interim="Mum helps")
    found = people_list.one(db, TODAY, filled.person)
    assert found is not None
    assert found.next.due == date(2025, 6, 20)
    cases.close(db, filled.case, TODAY, "moved")
    closed = people_list.one(db, TODAY, filled.person)
    assert closed is not None
    assert closed.standing.closed_on == TODAY
    assert closed.waiting is None


def test_the_newest_open_case_is_shown(filled: Filled) -> None:
    second = cases.open_case(filled.db, filled.person, TODAY)
    assert people_list.everybody(filled.db, TODAY)[0].case_id == second
    cases.close(filled.db, second, TODAY, "opened twice")
    assert people_list.everybody(filled.db, TODAY)[0].case_id == filled.case


def test_found_by_whatever_one_knows(desk: Database) -> None:
    person = people.take_on(
        desk, TODAY, reference="CL-1", name="Miss Asha Mehta", addressed_as="Ash",
        date_of_birth=date(1998, 3, 1), nhs_number="943 476 5919", postcode="LE13 1AB",
    )  # fmt: skip
    people.take_on(desk, TODAY, reference="CL-2", name="Mr Leon Adeyi")
    rows = people_list.everybody(desk, TODAY)
    assert [row.sorted_name for row in rows] == ["Adeyi, Leon", "Mehta, Asha"]
    for words in ("meh", "asha mehta", "mehta cl-1", "9434765919", "943 476", "le13 1ab", "LE131AB", "1/3/1998", "ash"):
        assert [row.person_id for row in people_list.matching(rows, words)] == [person], words
    assert people_list.matching(rows, "") == rows
    assert people_list.matching(rows, "pandia") == []
    assert "LE13" in {row.outward for row in rows}


def test_taking_somebody_on_opens_their_case_in_one_act(desk: Database) -> None:
    person = people.take_on(desk, TODAY, reference="CL-1", name="Asha")
    assert [case.opened_on for case in cases.of(desk, person)] == [TODAY]
    desk.undo()
    assert people.everyone(desk) == []
    assert cases.of(desk, person) == []


def test_who_is_here_already_is_noticed(desk: Database) -> None:
    born = date(1998, 3, 1)
    people.take_on(
        desk, TODAY, reference="CL-1", name="Miss Asha Mehta", date_of_birth=born, nhs_number="9434765919",
        postcode="LE13 1AB",
    )  # fmt: skip

    def by(nhs: str = "", name: str = "", day: date | None = None, postcode: str = "") -> list[str]:
        return [found.by for found in people.alike(desk, nhs, name, day, postcode)]

    assert by(nhs="943 476 5919") == ["nhs-number"]
    assert by(name="Mehta Asha", day=born, postcode="le131ab") == ["name"]
    assert by(name="Aisha Mehta", day=born, postcode="LE13 1AB") == ["name"]
    assert by(name="Asha Mehta", day=born) == ["name"]
    assert by(name="Asha Mehta", postcode="LE13 1AB") == ["name"]
    assert by(name="Asha Mehta") == []
    assert by(name="Asha Mehta", day=date(1999, 3, 1), postcode="LE13 1AB") == []
    assert by(name="Leon Adeyi", day=born, postcode="LE13 1AB") == []
    assert by() == []


def test_a_reference_nobody_has(desk: Database) -> None:
    assert people.next_reference(desk) == "1001"
    people.take_on(desk, TODAY, reference="CL-0099", name="Asha")
    assert people.next_reference(desk) == "CL-0100"
    people.take_on(desk, TODAY, reference="CL-0100", name="Leon")
    people.take_on(desk, TODAY, reference="old", name="Ruth")
    assert people.next_reference(desk) == "CL-0101"


def test_how_each_is_told(filled: Filled) -> None:
    told = telling.everyone(filled.db, filled.person)
    assert told[0].contact_id == ""
    assert told[0].how
