"""What one `write()` has changed so far: the mapper's events come here, and one log entry goes out."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, event, select
from sqlalchemy.orm import Mapper, Session, object_session
from sqlalchemy.orm.attributes import instance_state

from clcdesk.models.base import WRITING, OutsideWriteError, Tracked, defaults
from clcdesk.models.types import canonical
from clcdesk.store.codec import Pair, pairs

Fields = dict[str, list[Any]]
"""{field: [before, after]} as JSON has them."""


class Gathering:
    """One Change for each row, however often it is flushed; what goes there and back leaves none."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], Fields | str] = {}

    def add(self, table: str, row: str, fields: Fields) -> None:
        """Take in what happened to a row after what is already known of it."""
        known = self._rows.get((table, row))
        if known is None:
            self._rows[table, row] = fields
            return
        if isinstance(known, str):
            known = self._rows[table, row] = json.loads(known)
        for name, (before, after) in fields.items():
            first = known[name][0] if name in known else before
            known[name] = [first, after]

    def add_new(self, table: str, row: str, fields: str) -> None:
        """Take in a row of a bulk, its fields already as canonical JSON: a large import must fit in memory."""
        self._rows[table, row] = fields

    def changes(self) -> Iterator[tuple[str, str, str]]:
        """(table, row, fields as canonical JSON) for every row that is not as it was."""
        for (table, row), fields in self._rows.items():
            if isinstance(fields, str):
                yield table, row, fields
                continue
            kept = {name: pair for name, pair in fields.items() if pair[0] != pair[1]}
            if kept:
                yield table, row, canonical(kept)


def gathered(session: Session) -> Gathering:
    gathering: Gathering = session.info[WRITING]
    return gathering


def created(pairs_of: Mapping[str, Pair], values: Mapping[str, Any]) -> Fields:
    """The fields of a row that was not there: every value that is not None, and always `deleted`."""
    return {
        name: [None, pairs_of[name].encode(value)]
        for name, value in values.items()
        if value is not None and name != "id"
    }


@event.listens_for(Tracked, "after_insert", propagate=True)
def _inserted(mapper: Mapper[Any], _connection: Connection, row: Tracked) -> None:
    session, table = _writing(row)
    values = {attribute.key: getattr(row, attribute.key) for attribute in mapper.column_attrs}
    gathered(session).add(table.name, row.id, created(pairs(table), values))


@event.listens_for(Tracked, "after_update", propagate=True)
def _updated(mapper: Mapper[Any], connection: Connection, row: Tracked) -> None:
    session, table = _writing(row)
    codecs = pairs(table)
    fields: Fields = {}
    for attribute in mapper.column_attrs:
        name = attribute.key
        history = instance_state(row).attrs[name].history
        if history.has_changes():
            fields[name] = [
                _coded(codecs[name], history.deleted[0] if history.deleted else None),
                _coded(codecs[name], history.added[0] if history.added else None),
            ]
    if fields:
        gathered(session).add(table.name, row.id, fields)


@event.listens_for(Tracked, "before_update", propagate=True)
def _old_values_known(mapper: Mapper[Any], connection: Connection, row: Tracked) -> None:
    """A value set behind the attribute (`flag_modified`) has no *before*: refuse it rather than log a guess."""
    for attribute in mapper.column_attrs:
        history = instance_state(row).attrs[attribute.key].history
        if history.has_changes() and not history.deleted:
            raise OutsideWriteError(f"{attribute} was changed behind the store's back: set the attribute")


@event.listens_for(Tracked, "before_delete", propagate=True)
def _never(_mapper: Mapper[Any], _connection: Connection, row: Tracked) -> None:
    raise OutsideWriteError(f"nothing is deleted physically: set {row.__tablename__}.deleted")


def _writing(row: Tracked) -> tuple[Session, Table]:
    session = object_session(row)
    if session is None or WRITING not in session.info:
        raise OutsideWriteError(f"a row of {row.__tablename__} was changed outside write()")
    table = row.__table__
    assert isinstance(table, Table)
    return session, table


def unsaid(table: Table) -> dict[str, Any]:
    """What a column added by a later version holds in a row made before it, as JSON has it."""
    codecs = pairs(table)
    return {name: codecs[name].encode(value) for name, value in defaults(table).items()}


def _coded(pair: Pair, value: Any) -> Any:
    return None if value is None else pair.encode(value)


def current(connection: Connection, table: Table, ids: list[str]) -> dict[str, dict[str, Any]]:
    """Row id → every field as JSON has it, read from the file."""
    codecs = pairs(table)
    rows: dict[str, dict[str, Any]] = {}
    for some in chunks(ids):
        for row in connection.execute(select(table).where(table.c.id.in_(some))).mappings().all():
            rows[row["id"]] = {name: _coded(codecs[name], value) for name, value in row.items()}
    return rows


def chunks(ids: list[str], size: int = 500) -> Iterator[list[str]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
