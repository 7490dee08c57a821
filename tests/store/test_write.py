"""One act, one operation: what the log says of a write()."""

import json
from datetime import date
from itertools import count

import pytest
from sqlalchemy import func, select

from clcdesk import store
from clcdesk.models.base import OutsideWriteError
from clcdesk.models.directory import Provider, Service
from clcdesk.models.log import Change, Operation
from clcdesk.models.people import Contact, Person
from tests.desk_fixtures import PASSPHRASE, Did, Printed

NUMBER = count(1)


def person(**fields: object) -> Person:
    return Person(reference=f"P{next(NUMBER)}", name="Ruth Example", **fields)


def operations(db: store.Database) -> list[Operation]:
    with db.read() as session:
        return list(session.scalars(select(Operation).order_by(Operation.number)))


def last_change(db: store.Database) -> dict[str, list[object]]:
    with db.read() as session:
        text = session.scalars(select(Change.fields).order_by(Change.id.desc())).first()
    assert text is not None
    fields: dict[str, list[object]] = json.loads(text)
    return fields


def test_an_act_is_one_operation_with_ids_and_codes(desk: store.Database) -> None:
    row = person()
    with desk.write(Did(row.id)) as session:
        session.add(row)
        session.add(Contact(person_id=row.id, name="Mum", role="carer"))
    (operation,) = operations(desk)
    assert (operation.number, operation.kind, operation.act) == (1, "act", "did")
    assert json.loads(operation.facts) == {"row_id": row.id}
    assert operation.officer_id == desk.officer_id
    assert len(operation.hash) == 64


def test_a_row_flushed_twice_is_one_change_from_the_first_to_the_last(desk: store.Database) -> None:
    row = person()
    with desk.write(Did()) as session:
        session.add(row)
    with desk.write(Did()) as session:
        again = session.get_one(Person, row.id)
        again.name = "Ruth"
        session.flush()
        again.name = "Ruthie"
        again.date_of_birth = date(1990, 3, 31)
    assert last_change(desk) == {"name": ["Ruth Example", "Ruthie"], "date_of_birth": [None, "1990-03-31"]}


def test_there_and_back_leaves_no_trace(desk: store.Database) -> None:
    row = person()
    with desk.write(Did()) as session:
        session.add(row)
    with desk.write(Did()) as session:
        again = session.get_one(Person, row.id)
        again.name = "Another"
        session.flush()
        again.name = "Ruth Example"
    with desk.write(Did()):
        pass
    assert len(operations(desk)) == 1


def test_a_print_is_recorded_though_nothing_changed(desk: store.Database) -> None:
    with desk.write(Printed("abc")):
        pass
    assert [operation.kind for operation in operations(desk)] == ["print"]


def test_before_is_known_of_an_expired_field(desk: store.Database) -> None:
    row = person()
    with desk.write(Did()) as session:
        session.add(row)
    with desk.write(Did()) as session:
        again = session.get_one(Person, row.id)
        session.expire(again)
        again.name = "Ann"
    assert last_change(desk) == {"name": ["Ruth Example", "Ann"]}


def test_deleted_is_a_field_like_any_other(desk: store.Database) -> None:
    row = person()
    with desk.write(Did()) as session:
        session.add(row)
    with desk.write(Did()) as session:
        session.get_one(Person, row.id).deleted = True
    assert last_change(desk) == {"deleted": [False, True]}


def test_an_exception_takes_everything_back(desk: store.Database) -> None:
    with pytest.raises(ZeroDivisionError), desk.write(Did()) as session:
        session.add(person())
        session.flush()
        raise ZeroDivisionError
    assert operations(desk) == []
    with desk.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 0
    with desk.write(Did()) as session:
        session.add(person())
    assert [operation.number for operation in operations(desk)] == [1]


def test_a_write_inside_a_write_raises(desk: store.Database) -> None:
    with desk.write(Did()) as session:
        session.add(person())
        with pytest.raises(OutsideWriteError), desk.write(Did()):
            pass
    assert len(operations(desk)) == 1


def test_a_read_inside_a_write_sees_what_stands_and_loses_nothing(desk: store.Database) -> None:
    with desk.write(Did()) as session:
        session.add(person())
        session.flush()
        with desk.read() as reading:
            assert reading.scalar(select(func.count()).select_from(Person)) == 0
    with desk.read() as reading:
        assert reading.scalar(select(func.count()).select_from(Person)) == 1


def test_a_reader_keeps_its_snapshot(desk: store.Database) -> None:
    with desk.read() as reading:
        assert reading.scalar(select(func.count()).select_from(Person)) == 0
        with desk.write(Did()) as session:
            session.add(person())
        assert reading.scalar(select(func.count()).select_from(Person)) == 0


def test_listeners_hear_after_the_commit_what_changed(desk: store.Database) -> None:
    heard: list[store.ChangeSet] = []
    stop = desk.listen(heard.append)
    row = person()
    with desk.write(Did()) as session:
        session.add(row)
        session.flush()
        assert heard == []
    with desk.write(Did()):
        pass
    assert [told.rows for told in heard] == [{"person": frozenset({row.id})}]
    assert heard[0].touches("contact", "person")
    assert not heard[0].touches("service")
    assert heard[0].operation_id == desk.sitting[-1]
    stop()
    with desk.write(Did()) as session:
        session.add(person())
    assert len(heard) == 1


def test_a_living_row_never_refers_to_a_dead_or_missing_one(desk: store.Database) -> None:
    provider = Provider(ref="A")
    service = Service(provider_id=provider.id, ref="A1", service="The Mill")
    with desk.write(Did()) as session:
        session.add_all([service, provider])
    with pytest.raises(store.HeldError, match="service A1 still needs it") as held, desk.write(Did()) as session:
        session.get_one(Provider, provider.id).deleted = True
    assert [(hold.table, hold.row) for hold in held.value.holds] == [("service", service.id)]
    with pytest.raises(store.HeldError), desk.write(Did()) as session:
        session.add(Service(provider_id="nobody", ref="B", service="Nowhere"))
    with desk.write(Did()) as session:
        session.get_one(Service, service.id).deleted = True
        session.get_one(Provider, provider.id).deleted = True
    with pytest.raises(store.HeldError), desk.write(Did()) as session:
        session.get_one(Service, service.id).deleted = False
    assert len(operations(desk)) == 2


def test_words_anyone_typed_never_get_into_an_act(desk: store.Database) -> None:
    with pytest.raises(ValueError, match="never words"), desk.write(Did("Ruth Example")) as session:
        session.add(person())
    assert operations(desk) == []


def test_a_value_of_the_wrong_kind_is_refused(desk: store.Database) -> None:
    with pytest.raises(Exception, match="SQLite Date type only accepts"), desk.write(Did()) as session:
        session.add(person(date_of_birth="31/03/1990"))
    assert operations(desk) == []


def test_a_write_inside_another_one_to_the_same_file_raises_and_never_waits(desk: store.Database) -> None:
    with store.open_database(desk.path, PASSPHRASE) as other, desk.write(Did()) as session:
        session.add(person())
        session.flush()
        with pytest.raises(OutsideWriteError), other.write(Did()):
            pass
    assert len(operations(desk)) == 1


def test_a_failed_flush_that_was_swallowed_still_commits_nothing(desk: store.Database) -> None:
    with pytest.raises(Exception, match="transaction"), desk.write(Did()) as session:
        session.add(person())
        session.flush()
        session.add(person(date_of_birth="soon"))
        with pytest.raises(Exception, match="Date"):
            session.flush()
    assert operations(desk) == []
    with desk.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 0


def test_what_two_operations_changed_is_heard_as_one() -> None:
    first = store.ChangeSet("1", {"person": frozenset({"a"}), "contact": frozenset({"c"})})
    both = first.and_then(store.ChangeSet("2", {"person": frozenset({"b"}), "jot": frozenset({"j"})}))
    assert both == store.ChangeSet(
        "2", {"person": frozenset({"a", "b"}), "contact": frozenset({"c"}), "jot": frozenset({"j"})}
    )
