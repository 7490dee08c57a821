"""Writing one operation at the end of a `write()`: its number, its changes and its place in the chain."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from clcdesk.models.base import new_id
from clcdesk.models.log import Change, Device, Operation
from clcdesk.stopping import Count, uncounted
from clcdesk.store import chain
from clcdesk.store.codec import instant_text

AT_ONCE = 5000


@dataclass(frozen=True)
class Entry:
    """What is known of an operation before it has changed anything."""

    id: str
    officer_id: str
    at: datetime
    schema: str
    kind: str
    act: str
    facts: str
    undoes: str | None


def record(
    connection: Connection,
    device_id: str,
    entry: Entry,
    changed: Iterable[tuple[str, str, str]],
    count: Count = uncounted,
) -> None:
    """Write the operation and its changes (table, row id, fields as text) under the pen."""
    changes = list(_changes(entry.id, changed, count))
    device = connection.execute(select(Device.number, Device.hash).where(Device.id == device_id)).one()
    link = _link(entry, device_id, device.number + 1)
    marks = (chain.Mark(change["table_name"], change["row_id"], change["digest"]) for change in changes)
    values = link._asdict() | {"at": entry.at, "hash": chain.link(device.hash, link, marks)}
    connection.execute(insert(Operation).values(values))
    for start in range(0, len(changes), AT_ONCE):
        connection.execute(insert(Change), changes[start : start + AT_ONCE])
    connection.execute(update(Device).where(Device.id == device_id).values(number=link.number, hash=values["hash"]))


def _link(entry: Entry, device_id: str, number: int) -> chain.Link:
    at = instant_text(entry.at)
    return chain.Link(
        entry.id,
        device_id,
        number,
        entry.officer_id,
        at,
        entry.schema,
        entry.kind,
        entry.act,
        entry.facts,
        entry.undoes,
    )


def _changes(operation_id: str, changed: Iterable[tuple[str, str, str]], count: Count) -> Iterator[dict[str, Any]]:
    for at, change in enumerate(changed, 1):
        yield _change(operation_id, *change)
        if at % AT_ONCE == 0:
            count(AT_ONCE)


def _change(operation_id: str, table: str, row: str, fields: str) -> dict[str, Any]:
    salt = chain.salt()
    return {
        "id": new_id(),
        "operation_id": operation_id,
        "table_name": table,
        "row_id": row,
        "fields": fields,
        "salt": salt,
        "digest": chain.digest(salt, table, row, fields),
    }


def start_device(connection: Connection, place: str) -> str:
    """A new device for this file, its numbers from 1 and its chain from nothing."""
    position = connection.execute(select(func.coalesce(func.max(Device.position), 0))).scalar_one() + 1
    device_id = new_id()
    connection.execute(insert(Device).values(id=device_id, position=position, number=0, hash="", place=place))
    return device_id
