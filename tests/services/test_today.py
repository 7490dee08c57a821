"""The board of Today: what I promised, what waits on others, who has waited longest."""

from datetime import timedelta

import pytest

from clcdesk.errors import DeskError
from clcdesk.services import cases, gaps, markers, officers, people, promises, today
from clcdesk.services.today import Thing
from tests.services import small
from tests.services.conftest import Filled

ON = small.ON
DAY = timedelta(days=1)


def of_kind(things: list[Thing], kind: str) -> list[Thing]:
    return [thing for thing in things if thing.kind == kind]


def test_what_was_promised_is_there_until_it_is_kept(filled: Filled) -> None:
    db = filled.db
    call = promises.make(db, "call", ON - 3 * DAY, ON - DAY, filled.case, what="Ring his sister", to_whom="his sister")
    visit = promises.make(db, "visit", ON, ON, filled.case, at="2pm")
    board = today.board(db, ON)
    assert [thing.row_id for thing in board.group("promised")] == [call, visit]
    assert [thing.row_id for thing in board.late] == [call]
    assert board.next_visit is not None and (board.next_visit.row_id, board.next_visit.at) == (visit, "14:00")
    promises.keep(db, call, ON)
    assert [thing.row_id for thing in today.board(db, ON).group("promised")] == [visit]
    db.undo()
    assert [thing.row_id for thing in today.board(db, ON).group("promised")] == [call, visit]


def test_a_visit_that_was_missed_is_late_and_not_the_next(filled: Filled) -> None:
    promises.make(filled.db, "visit", ON - 3 * DAY, ON - DAY, filled.case)
    board = today.board(filled.db, ON)
    assert board.next_visit is None
    assert len(board.late) == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("14:00", "14:00"), ("2pm", "14:00"), ("9.30 am", "09:30"), ("12am", "00:00"), ("12 pm", "12:00"), ("", "")],
)
def test_a_time_of_day_is_read_as_people_write_it(typed: str, kept: str) -> None:
    assert promises.hour(typed, "time") == kept


@pytest.mark.parametrize("typed", ["25:00", "13pm", "0am", "2:60", "soon"])
def test_what_is_no_time_of_day_is_refused(typed: str) -> None:
    with pytest.raises(DeskError, match="no time of day"):
        promises.hour(typed, "time")


def test_a_promise_needs_its_words_and_a_day_not_before_it_was_made(filled: Filled) -> None:
    with pytest.raises(DeskError, match="blank"):
        promises.make(filled.db, "call", ON, ON, filled.case)
    with pytest.raises(DeskError, match="before it was promised"):
        promises.make(filled.db, "visit", ON, ON - DAY, filled.case)
    assert not promises.to_keep(filled.db)


def test_a_gap_comes_back_on_its_day_and_nobody_is_chased_about_the_dead(filled: Filled) -> None:
    db = filled.db
    owner = officers.everyone(db)[0].id
    gap = gaps.record(db, filled.request, ON - 2 * DAY, owner, ON - DAY, interim="Two afternoons at home")
    (found,) = of_kind(today.board(db, ON).group("others"), "gap")
    assert (found.row_id, found.what, found.verb) == (gap, "Two afternoons at home", "look-again")
    people.set_status(db, filled.person, "died", ON)
    board = today.board(db, ON)
    assert not of_kind(board.group("others"), "gap")
    assert not board.group("longest")


def test_who_waits_is_there_and_whose_is_known(filled: Filled) -> None:
    db = filled.db
    board = today.board(db, ON)
    (waits,) = board.group("longest")
    assert waits.person_id == filled.person and waits.waiting is not None
    other = officers.add(db, name="Somebody else")
    cases.assign(db, filled.case, worker_id=other, broker_id=other, cover_id=other)
    assert not today.board(db, ON).of_officer().group("longest")
    cases.assign(db, filled.case, cover_id=db.officer_id)
    assert today.board(db, ON).of_officer().group("longest")


def test_what_a_visitor_must_know_stands_on_every_line_of_the_person(filled: Filled) -> None:
    db = filled.db
    promises.make(db, "visit", ON, ON + DAY, filled.case)
    assert not any(thing.safety for thing in today.board(db, ON).things)
    marker = markers.record(db, filled.person, "Two of us.", "Incident 9", ON - 9 * DAY, ON, ON + 90 * DAY)
    theirs = [thing for thing in today.board(db, ON).things if thing.person_id == filled.person]
    assert theirs and all(thing.safety == "Two of us." for thing in theirs)
    markers.end(db, marker, ON, "The dog has gone.")
    assert not any(thing.safety for thing in today.board(db, ON).things)


def test_a_promise_may_get_another_time_or_keep_its_own(filled: Filled) -> None:
    db = filled.db
    visit = promises.make(db, "visit", ON, ON + DAY, filled.case, at="2pm")
    promises.move(db, visit, ON + 3 * DAY)
    (moved,) = promises.to_keep(db)
    assert (moved.due_on, moved.at) == (ON + 3 * DAY, "14:00")
    promises.move(db, visit, ON + 3 * DAY, "9.30 am")
    assert promises.to_keep(db)[0].at == "09:30"
    promises.move(db, visit, ON + 3 * DAY, "")
    assert promises.to_keep(db)[0].at == ""
    board = today.board(db, ON)
    assert board.next_promise is not None and board.next_promise.row_id == visit
    assert today.board(db, ON + 9 * DAY).next_promise is None, "what is late is not the next"
