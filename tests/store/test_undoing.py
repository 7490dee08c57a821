"""Undo and redo: whose act, which one, and what stands in the way."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from clcdesk import store
from clcdesk.errors import DeskError
from clcdesk.models.directory import Claim, Provider, Service
from clcdesk.models.log import Operation
from clcdesk.models.people import Contact, Person
from clcdesk.store import check
from tests.desk_fixtures import PASSPHRASE, Did, Printed, TookIn, dump


def add(db: store.Database, name: str = "Ruth") -> str:
    row = Person(reference=name, name=name)
    with db.write(Did(row.id)) as session:
        session.add(row)
    return row.id


def rename(db: store.Database, row_id: str, name: str) -> str:
    """The operation's id."""
    with db.write(Did(row_id)) as session:
        session.get_one(Person, row_id).name = name
    return db.sitting[-1] if db.sitting else ""


def name(db: store.Database, row_id: str) -> str:
    return str(dump(db)["person"][row_id]["name"])


def test_back_and_forth(desk: store.Database) -> None:
    row = add(desk)
    first = dump(desk)
    rename(desk, row, "Ruthie")
    second = dump(desk)
    undone = desk.undo()
    assert undone is not None
    assert (undone.act, undone.facts, undone.rows) == ("did", {"row_id": row}, (("person", row),))
    assert dump(desk) == first
    desk.undo()
    assert dump(desk)["person"] == {}
    assert desk.undo() is None
    desk.redo()
    assert dump(desk) == first
    desk.redo()
    assert dump(desk) == second
    assert desk.redo() is None
    desk.undo()
    assert dump(desk) == first, "what was redone can be undone again"
    assert check.run(desk) == []


def test_a_new_act_ends_redoing(desk: store.Database) -> None:
    row = add(desk)
    rename(desk, row, "Ruthie")
    desk.undo()
    rename(desk, row, "Ann")
    assert desk.redo() is None
    desk.undo()
    assert name(desk, row) == "Ruth"


def test_a_print_is_passed_over_and_never_undone(desk: store.Database) -> None:
    row = add(desk)
    rename(desk, row, "Ruthie")
    with desk.write(Printed(row)):
        pass
    printed = desk.sitting[-1]
    desk.undo()
    assert name(desk, row) == "Ruth"
    with pytest.raises(DeskError, match="final"):
        desk.undo(printed)


def test_another_sitting_is_not_taken_back(desk: store.Database) -> None:
    row = add(desk)
    with store.open_database(desk.path, PASSPHRASE) as later:
        assert later.undo() is None
        assert later.redo() is None
        rename(later, row, "Ruthie")
        later.undo()
        assert later.undo() is None
    assert name(desk, row) == "Ruth"


def test_another_officers_later_change_is_named_and_kept(desk: store.Database) -> None:
    row = add(desk)
    mine = rename(desk, row, "Ruthie")
    with store.open_database(desk.path, PASSPHRASE) as other:
        rename(other, row, "Ruth A")
    with pytest.raises(store.TouchedSinceError, match="person Ruth") as touched:
        desk.undo(mine)
    assert touched.value.rows == (("person", row),)
    assert name(desk, row) == "Ruth A"


def test_a_field_filled_in_since_is_not_taken_away_with_the_row(desk: store.Database) -> None:
    row = add(desk)
    created = desk.sitting[-1]
    with desk.write(Did(row)) as session:
        session.get_one(Person, row).date_of_birth = date(1990, 3, 31)
    with pytest.raises(store.TouchedSinceError):
        desk.undo(created)
    assert row in dump(desk)["person"]


def test_an_old_act_undone_by_name_leaves_other_fields(desk: store.Database) -> None:
    row = add(desk)
    old = rename(desk, row, "Ruthie")
    with desk.write(Did(row)) as session:
        session.get_one(Person, row).date_of_birth = date(1990, 3, 31)
    desk.undo(old)
    assert dump(desk)["person"][row]["date_of_birth"] == "1990-03-31"
    assert name(desk, row) == "Ruth"
    with pytest.raises(DeskError, match="already"):
        desk.undo(old)


def test_a_creation_is_held_by_living_rows_that_point_at_it(desk: store.Database) -> None:
    row = add(desk)
    created = desk.sitting[-1]
    contact = Contact(person_id=row, name="Mum", role="carer")
    with desk.write(Did()) as session:
        session.add(contact)
    with pytest.raises(store.HeldError, match="contact Mum still needs it") as held:
        desk.undo(created)
    assert [(hold.table, hold.row) for hold in held.value.holds] == [("contact", contact.id)]
    desk.undo()
    desk.undo(created)
    assert dump(desk)["person"] == {}


def test_a_row_comes_back_only_to_what_lives(desk: store.Database) -> None:
    row = add(desk)
    contact = Contact(person_id=row, name="Mum", role="carer")
    with desk.write(Did()) as session:
        session.add(contact)
    with desk.write(Did()) as session:
        session.get_one(Contact, contact.id).deleted = True
    removal = desk.sitting[-1]
    with desk.write(Did()) as session:
        session.get_one(Person, row).deleted = True
    with pytest.raises(store.HeldError):
        desk.undo(removal)


def take_in(db: store.Database) -> tuple[str, str, str]:
    """An import of two providers with a service each and a claim; gives the ids of the services and the import."""
    with db.write(TookIn()) as session:
        providers = store.add_many(session, Provider, [{"ref": "A"}, {"ref": "B"}])
        services = store.add_many(
            session, Service, [{"provider_id": row, "ref": f"S{n}", "service": "x"} for n, row in enumerate(providers)]
        )
        claim = {"day": "mon", "session": "am", "vacancies": "2", "places": Decimal("2.5")}
        store.add_many(session, Claim, [{"service_id": row, **claim} for row in services])
    return services[0], services[1], db.sitting[-1]


def test_an_import_lists_what_was_touched_since_and_undoes_the_rest(desk: store.Database) -> None:
    kept, _gone, imported = take_in(desk)
    with desk.write(Did()) as session:
        session.get_one(Service, kept).service = "The Mill"
    with pytest.raises(store.TouchedSinceError) as touched:
        desk.undo(imported)
    assert touched.value.rows == (("service", kept),)
    undone = desk.undo(imported, partly=True)
    assert undone is not None
    assert {table for table, _row in undone.left} == {"service", "provider"}
    living = dump(desk)
    assert [row["service"] for row in living["service"].values()] == ["The Mill"]
    assert [row["ref"] for row in living["provider"].values()] == ["A"]
    assert living["claim"] == {}
    assert check.run(desk) == []
    desk.redo()
    assert len(dump(desk)["claim"]) == 2
    assert check.run(desk) == []


def test_an_untouched_import_goes_whole_and_comes_back(desk: store.Database) -> None:
    before = dump(desk)
    take_in(desk)
    after = dump(desk)
    desk.undo()
    assert dump(desk) == before
    desk.redo()
    assert dump(desk) == after


def test_an_undo_says_what_it_undoes(desk: store.Database) -> None:
    add(desk)
    desk.undo()
    desk.redo()
    with desk.read() as session:
        act, undo, redo = session.scalars(select(Operation).order_by(Operation.number))
    assert (undo.kind, undo.undoes, undo.act) == ("undo", act.id, "did")
    assert (redo.kind, redo.undoes, redo.act) == ("redo", undo.id, "did")


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from(["Ann", "Bo", "Cy"])),
        st.tuples(st.just("rename"), st.sampled_from(["Ann", "Dee", "Zoë"])),
        st.tuples(st.just("remove"), st.just("")),
        st.tuples(st.just("undo"), st.just("")),
        st.tuples(st.just("redo"), st.just("")),
    ),
    max_size=12,
)


@given(steps=STEPS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_undone_to_its_beginning_and_redone_is_the_same(
    desk: store.Database, steps: list[tuple[str, str]]
) -> None:
    with store.open_database(desk.path, PASSPHRASE) as db:
        start = dump(db)
        for step, word in steps:
            people = sorted(dump(db)["person"])
            if step == "add":
                add(db, word)
            elif step == "rename" and people:
                rename(db, people[0], word)
            elif step == "remove" and people:
                with db.write(Did()) as session:
                    session.get_one(Person, people[-1]).deleted = True
            elif step == "undo":
                db.undo()
            elif step == "redo":
                db.redo()
        end = dump(db)
        count = 0
        while db.undo():
            count += 1
        assert dump(db) == start
        for _again in range(count):
            assert db.redo()
        assert dump(db) == end
        assert check.run(db) == []
