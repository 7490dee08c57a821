"""Drafts survive; search finds; files are kept once."""

import hashlib

import pytest
from sqlalchemy import select

from clcdesk import store
from clcdesk.errors import DeskError
from clcdesk.models.base import OutsideWriteError
from clcdesk.models.log import File, Operation
from clcdesk.models.people import Person
from clcdesk.store import check, drafts, files, search
from tests.desk_fixtures import PASSPHRASE, Did


@pytest.fixture
def row(desk: store.Database) -> Person:
    person = Person(reference="P1", name="Zoë Żółć", postcode="LE9 1AA")
    with desk.write(Did()) as session:
        session.add(person)
    return person


def test_a_draft_is_kept_and_found_after_reopening(desk: store.Database, row: Person) -> None:
    drafts.put(desk, row, "date_of_birth", "31/02")
    drafts.put(desk, row, "date_of_birth", "31/02/1990")
    drafts.put(desk, ("person", row.id), "name", "Zo")
    with store.open_database(desk.path, PASSPHRASE) as later:
        assert drafts.kept(later, row) == {"date_of_birth": "31/02/1990", "name": "Zo"}
        assert len(drafts.everywhere(later)) == 2
        assert later.sitting == []


def test_a_draft_becomes_one_act_and_goes_in_the_same_transaction(desk: store.Database, row: Person) -> None:
    drafts.put(desk, row, "name", "Zo")
    with pytest.raises(ZeroDivisionError), desk.write(Did()) as session:
        session.get_one(Person, row.id).name = "Zo"
        drafts.drop(session, row, "name")
        raise ZeroDivisionError
    assert drafts.kept(desk, row) == {"name": "Zo"}
    with desk.write(Did()) as session:
        session.get_one(Person, row.id).name = "Zo"
        drafts.drop(session, row, "name")
    assert drafts.kept(desk, row) == {}
    assert len(desk.sitting) == 2


def test_a_draft_typed_back_goes_without_an_act(desk: store.Database, row: Person) -> None:
    drafts.put(desk, row, "name", "Zoë Żółć")
    with desk.write(Did()) as session:
        session.get_one(Person, row.id).name = "Zoë Żółć"
        drafts.drop(session, row, "name")
    drafts.put(desk, row, "postcode", "LE9")
    drafts.forget(desk, row, "postcode")
    assert drafts.kept(desk, row) == {}
    with desk.read() as session:
        assert len(session.scalars(select(Operation)).all()) == 1
    with pytest.raises(OutsideWriteError), desk.read() as session:
        drafts.drop(session, row, "name")


def test_an_act_takes_the_drafts_of_the_fields_it_changed_and_no_others(desk: store.Database, row: Person) -> None:
    for field in ("name", "postcode"):
        drafts.put(desk, row, field, "Zo")
    drafts.put(desk, ("person", "another"), "name", "An")
    with desk.write(Did()) as session:
        session.get_one(Person, row.id).name = "Zo"
    assert drafts.kept(desk, row) == {"postcode": "Zo"}
    assert drafts.kept(desk, ("person", "another")) == {"name": "An"}


def test_undo_leaves_what_is_being_typed(desk: store.Database, row: Person) -> None:
    with desk.write(Did()) as session:
        session.get_one(Person, row.id).name = "Zo"
    drafts.put(desk, row, "name", "Zoë Ż")
    assert desk.undo() is not None
    assert drafts.kept(desk, row) == {"name": "Zoë Ż"}


@pytest.mark.parametrize("words", ["zoe", "ZOË", "zolc le9", "  Zoë   1aa ", "p1"])
def test_search_folds_case_and_accents(desk: store.Database, row: Person, words: str) -> None:
    with desk.read() as session:
        assert search.found(session, words) == [("person", row.id)]
        assert search.found(session, words, ["service"]) == []


def test_search_follows_changes_deletion_and_undo(desk: store.Database, row: Person) -> None:
    def hits(words: str) -> int:
        with desk.read() as session:
            return len(search.found(session, words))

    with desk.write(Did()) as session:
        session.get_one(Person, row.id).name = "100% Ann_"
    assert (hits("zoe"), hits("ann"), hits("0%"), hits("nn_"), hits("n_n")) == (0, 1, 1, 1, 0)
    with desk.write(Did()) as session:
        session.get_one(Person, row.id).deleted = True
    assert hits("ann") == 0
    desk.undo()
    assert hits("ann") == 1
    desk.undo()
    assert hits("zoe") == 1
    assert hits("") == 0


def test_a_file_is_kept_once_by_its_sum_and_never_loaded_unasked(desk: store.Database, row: Person) -> None:
    with desk.write(Did()) as session:
        kept = files.keep(session, b"%PDF", "application/pdf")
        assert files.keep(session, b"%PDF", "application/pdf") == kept
        session.get_one(Person, row.id).name = "Zo"
    assert kept == hashlib.sha256(b"%PDF").hexdigest()
    with desk.read() as session:
        assert files.data(session, kept) == b"%PDF"
        file = session.scalars(select(File)).one()
        assert "content" not in file.__dict__
        with pytest.raises(DeskError, match="missing"):
            files.data(session, "0" * 64)
    with pytest.raises(OutsideWriteError), desk.read() as session:
        files.keep(session, b"x")
    assert check.run(desk) == []
