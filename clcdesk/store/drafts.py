"""Drafts: what is being typed, kept in the sealed file outside the log until it becomes an act.

A text that is not yet a value (31/02/1990) stays here: shown, marked, counted as missing.
"""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, delete, insert, select
from sqlalchemy.orm import Session

from clcdesk import clock
from clcdesk.models.base import Tracked
from clcdesk.models.log import Draft
from clcdesk.store.doors import Doors
from clcdesk.store.engine import pen

Row = Tracked | tuple[str, str]
"""A row, or its table's name and its id (a row not yet written has drafts too)."""


def put(db: Doors, row: Row, field: str, text: str) -> None:
    """Keep the text of one field as it stands now; on the disk when this returns."""
    table, row_id = _named(row)
    values = {
        "table_name": table, "row_id": row_id, "field": field,
        "text": text, "officer_id": db.officer_id, "at": clock.now(),
    }  # fmt: skip
    with db.transaction() as connection, pen(connection):
        connection.execute(delete(Draft).where(*_at(table, row_id, field)))
        connection.execute(insert(Draft).values(values))


def kept(db: Doors, row: Row) -> Mapping[str, str]:
    """Field → the text being typed into it, for one row."""
    table, row_id = _named(row)
    with db.read() as session:
        query = select(Draft.field, Draft.text).where(*_at(table, row_id)).order_by(Draft.field)
        return {field: text for field, text in session.execute(query)}  # noqa: C416  # rows are no pairs to mypy


def everywhere(db: Doors) -> list[tuple[str, str, str, str]]:
    """(table, row id, field, text) of every draft, oldest first: what a crash left."""
    with db.read() as session:
        query = select(Draft.table_name, Draft.row_id, Draft.field, Draft.text).order_by(Draft.at)
        return [(table, row, field, text) for table, row, field, text in session.execute(query)]


def drop(session: Session, row: Row, *fields: str) -> None:
    """Inside the `write()` that makes the text a value: the draft goes in the same transaction."""
    table, row_id = _named(row)
    connection = session.connection()
    with pen(connection):
        for field in fields:
            connection.execute(delete(Draft).where(*_at(table, row_id, field)))


def settle(connection: Connection, changes: Iterable[tuple[str, str, str]]) -> None:
    """An act changed these fields (table, row id, fields as JSON): what was being typed into them goes with it."""
    typed = [tuple(draft) for draft in connection.execute(select(Draft.table_name, Draft.row_id, Draft.field))]
    if not typed:
        return
    changed = {(table, row): fields for table, row, fields in changes if any(at[:2] == (table, row) for at in typed)}
    for table, row, field in typed:
        if field in json.loads(changed.get((table, row), "{}")):
            connection.execute(delete(Draft).where(*_at(table, row, field)))


def forget(db: Doors, row: Row, field: str) -> None:
    """The text was taken back to what the row says: nothing is left to keep."""
    table, row_id = _named(row)
    with db.transaction() as connection, pen(connection):
        connection.execute(delete(Draft).where(*_at(table, row_id, field)))


def _named(row: Row) -> tuple[str, str]:
    return row if isinstance(row, tuple) else (row.__tablename__, row.id)


def _at(table: str, row_id: str, field: str | None = None) -> list[ColumnElement[bool]]:
    where = [Draft.table_name == table, Draft.row_id == row_id]
    return where if field is None else [*where, Draft.field == field]
