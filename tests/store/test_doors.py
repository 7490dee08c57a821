"""Every door to the database but write() is shut."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher  # type: ignore[import-untyped]
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from clcdesk import store
from clcdesk.models.base import OutsideWriteError
from clcdesk.models.choices import ChoiceSearch
from clcdesk.models.log import Operation
from clcdesk.models.people import Person
from clcdesk.store import check
from clcdesk.store.session import DeskSession
from tests.desk_fixtures import Did, dump

Door = Callable[[DeskSession, str], Any]

SHUT = (OutsideWriteError, OperationalError, sqlcipher.OperationalError)


def raw(session: Session) -> Any:
    return session.connection().connection.driver_connection


def by_another_session(session: DeskSession, row_id: str) -> None:
    with Session(session.connection().engine) as plain:
        plain.get_one(Person, row_id).name = "x"


def by_the_engine(session: DeskSession, _row_id: str) -> None:
    connection = session.connection().engine.raw_connection()
    try:
        connection.cursor().execute("UPDATE person SET name = 'x'")
    finally:
        connection.close()


def by_the_engine_in_a_transaction(session: DeskSession, _row_id: str) -> None:
    with session.connection().engine.begin() as connection:
        connection.execute(update(Person).values(name="x"))


def into_the_log(session: DeskSession, _row_id: str) -> None:
    session.add(Operation(id="x"))
    session.flush()


def by_a_plain_session(session: DeskSession, _row_id: str) -> None:
    plain = Session(session.connection())
    plain.add(Person(reference="x", name="x"))
    plain.flush()


DOORS: dict[str, Door] = {
    "Core insert": lambda s, _id: s.execute(insert(Person).values(id="x", deleted=False, reference="x")),
    "Core update": lambda s, _id: s.execute(update(Person).values(name="x")),
    "Core delete": lambda s, _id: s.execute(delete(Person)),
    "Core on the table": lambda s, _id: s.execute(Person.__table__.update().values(name="x")),  # type: ignore[attr-defined]
    "query update": lambda s, _id: s.query(Person).update({"name": "x"}),
    "query delete": lambda s, _id: s.query(Person).delete(),
    "text": lambda s, _id: s.execute(text("UPDATE person SET name = 'x'")),
    "text with a comment": lambda s, _id: s.execute(text("/* SELECT */ -- x\n DELETE FROM person")),
    "text after WITH": lambda s, _id: s.execute(text("WITH a AS (SELECT 1) UPDATE person SET name = 'x'")),
    "replace": lambda s, _id: s.execute(text("REPLACE INTO person (id) VALUES ('x')")),
    "drop": lambda s, _id: s.execute(text("DROP TABLE person")),
    "pragma": lambda s, _id: s.execute(text("PRAGMA query_only = OFF")),
    "attach": lambda s, _id: s.execute(text("ATTACH ':memory:' AS other")),
    "commit by text": lambda s, _id: s.execute(text("COMMIT")),
    "bulk save": lambda s, _id: s.bulk_save_objects([Person(reference="x", name="x")]),
    "bulk insert": lambda s, _id: s.bulk_insert_mappings(Person.__mapper__, [{"id": "x", "reference": "x"}]),
    "bulk update": lambda s, row: s.bulk_update_mappings(Person.__mapper__, [{"id": row, "name": "x"}]),
    "connection": lambda s, _id: s.connection().execute(update(Person).values(name="x")),
    "driver's SQL": lambda s, _id: s.connection().exec_driver_sql("DELETE FROM person"),
    "raw connection": lambda s, _id: raw(s).execute("UPDATE person SET name = 'x'"),
    "raw cursor": lambda s, _id: raw(s).cursor().executemany("DELETE FROM person WHERE id = ?", [(_id,)]),
    "raw script": lambda s, _id: raw(s).execute("DELETE FROM change"),
    "merge": lambda s, row: s.merge(Person(id=row, reference="x", name="x")),
    "delete": lambda s, row: s.delete(s.get_one(Person, row)),
    "savepoint": lambda s, _id: s.begin_nested(),
    "the log itself": into_the_log,
    "the engine's raw connection": by_the_engine,
    "the engine's transaction": by_the_engine_in_a_transaction,
    "another session": by_another_session,
    "a plain session": by_a_plain_session,
}


@pytest.fixture
def row(desk: store.Database) -> Person:
    """A row read earlier: detached."""
    with desk.write(Did()) as session:
        session.add(Person(reference="P1", name="Ruth Example"))
    with desk.read() as session:
        return session.scalars(select(Person)).one()


@pytest.mark.parametrize("inside", ["read", "write"])
def test_every_door_is_shut(desk: store.Database, row: Person, inside: str) -> None:
    before = dump(desk)
    for name, door in DOORS.items():
        try:
            with desk.read() if inside == "read" else desk.write(Did()) as session:
                door(session, row.id)
        except SHUT:
            continue
        pytest.fail(f"open: {name}")
    assert dump(desk) == before
    assert check.run(desk) == []


@pytest.mark.parametrize("method", ["commit", "rollback"])
def test_write_ends_by_itself(desk: store.Database, row: Person, method: str) -> None:
    with pytest.raises(OutsideWriteError), desk.write(Did()) as session:
        session.get_one(Person, row.id).name = "x"
        session.flush()
        getattr(session, method)()
    assert dump(desk)["person"][row.id]["name"] == "Ruth Example"


def test_a_commit_below_the_session_is_refused(desk: store.Database, row: Person) -> None:
    with pytest.raises(OutsideWriteError, match="another door"), desk.write(Did()) as session:
        session.get_one(Person, row.id).name = "x"
        session.flush()
        session.connection().get_transaction().commit()  # type: ignore[union-attr]
    assert dump(desk)["person"][row.id]["name"] == "Ruth Example"
    assert check.run(desk) == []


def test_a_detached_row_refuses_at_once(desk: store.Database, row: Person) -> None:
    with pytest.raises(OutsideWriteError, match="detached"):
        row.name = "x"
    with pytest.raises(OutsideWriteError, match="detached"):
        del row.name
    assert row.name == "Ruth Example"
    with pytest.raises(OutsideWriteError, match="detached"), desk.write(Did()) as session:
        session.add(row)


def test_a_reader_that_writes_refuses_at_once(desk: store.Database, row: Person) -> None:
    with desk.read() as session, pytest.raises(OutsideWriteError, match=r"outside write\(\)"):
        session.get_one(Person, row.id).name = "x"
    with pytest.raises(OutsideWriteError), desk.read() as session:
        session.add(Person(reference="x", name="x"))
    with pytest.raises(OutsideWriteError), desk.read() as session:
        store.add_many(session, Person, [{"reference": "x"}])


def test_a_value_put_behind_the_attribute_is_refused(desk: store.Database, row: Person) -> None:
    with pytest.raises(OutsideWriteError, match="behind"), desk.write(Did()) as session:
        again = session.get_one(Person, row.id)
        again.__dict__["name"] = "x"
        flag_modified(again, "name")
    assert dump(desk)["person"][row.id]["name"] == "Ruth Example"


def test_rows_of_a_final_table_stay_as_written() -> None:
    """What a family was given is superseded, never edited."""
    row = ChoiceSearch(list_id="a", request_id="b", position=1)
    row.position = 2
    assert ChoiceSearch.__final__


def test_the_engine_hides_what_it_was_given(desk: store.Database) -> None:
    with pytest.raises(Exception) as raised, desk.read() as session:  # whatever the driver raises
        session.execute(select(Person).where(text("nonsense = :secret")), {"secret": "marked"})
    assert "marked" not in str(raised.value)
