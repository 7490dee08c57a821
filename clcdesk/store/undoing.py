"""Undo and redo: an operation's changes applied backwards, as an operation of their own.

Scope of Ctrl+Z: the newest act of this officer on this device in this sitting that is not final, not an
undo and not already undone. A new act ends redoing. Any living act or import can be undone by name.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from clcdesk.errors import DeskError
from clcdesk.models.log import Change, Operation
from clcdesk.stopping import Count, uncounted
from clcdesk.store import living
from clcdesk.store.act import FINAL, UNDOABLE
from clcdesk.store.codec import pairs
from clcdesk.store.doors import Doors
from clcdesk.store.engine import UNLOGGED, pen
from clcdesk.store.gathering import Fields, current, gathered, unsaid
from clcdesk.store.tables import table_of, tracked
from clcdesk.words import _

RowId = tuple[str, str]
"""(table, row id)."""
Plan = dict[RowId, Fields]
"""What is to become of each row: {field: [as it must be now, as it shall be]}."""


@dataclass(frozen=True)
class Undone:
    """What an undo or a redo did."""

    operation_id: str
    """Of the act that was taken back or done again."""
    act: str
    facts: Mapping[str, Any]
    rows: tuple[RowId, ...]
    left: tuple[RowId, ...] = ()
    """With `partly`: what was touched since, or is still needed, and stayed as it is."""


class TouchedSinceError(DeskError):
    """Rows of an operation were changed after it; `partly=True` undoes the others. Nothing was changed."""

    def __init__(self, sentence: str, rows: Iterable[RowId]) -> None:
        super().__init__(sentence)
        self.rows = tuple(rows)


def undo(
    db: Doors, operation_id: str | None = None, *, partly: bool = False, count: Count = uncounted
) -> Undone | None:
    """Take back one act; without an id the one Ctrl+Z means, None if there is none.

    TouchedSinceError lists what was changed since, living.HeldError names the living rows that point at
    what the act made. With `partly` those rows are left as they are and the rest is undone. What `count`
    raises ends it with nothing changed.
    """
    with db.read() as session:
        target = _newest(session, db.sitting) if operation_id is None else _named(session, operation_id)
    return None if target is None else _take_back(db, "undo", target, target, partly=partly, count=count)


def redo(db: Doors, count: Count = uncounted) -> Undone | None:
    """Do again what the newest undo of this sitting took back, unless a new act ended redoing; None if nothing."""
    with db.read() as session:
        undoing = _newest_undo(session, db.sitting)
        target = None if undoing is None else session.get(Operation, undoing.undoes)
    if undoing is None or target is None:
        return None
    return _take_back(db, "redo", undoing, target, partly=False, count=count)


def size(db: Doors, kind: str) -> int:
    """How many rows the next undo or redo of this sitting would touch."""
    with db.read() as session:
        newest = _newest if kind == "undo" else _newest_undo
        operation = newest(session, db.sitting)
        if operation is None:
            return 0
        query = select(func.count()).select_from(Change).where(Change.operation_id == operation.id)
        return session.scalar(query) or 0


def _take_back(db: Doors, kind: str, operation: Operation, target: Operation, *, partly: bool, count: Count) -> Undone:
    """Apply the changes of `operation` backwards; `target` is the act it is called by."""
    facts = json.loads(target.facts)
    with db.operation(kind, target.act, facts, undoes=operation.id, count=count) as session:
        connection = session.connection()
        if _is_undone(connection, operation.id):
            raise DeskError(_("This was already taken back."))
        plan = _plan(connection, operation.id)
        left = _touched(connection, plan)
        if left and not partly:
            raise TouchedSinceError(
                _("This cannot be taken back whole, because it was changed since: {rows}.").format(
                    rows=living.names(connection, left)
                ),
                left,
            )
        for untouchable in left:
            del plan[untouchable]
        left += _apply(connection, plan, partly=partly)
        gathering = gathered(session)
        for (table, row), fields in plan.items():
            gathering.add(table, row, fields)
    return Undone(target.id, target.act, facts, tuple(plan), tuple(left))


def _plan(connection: Connection, operation_id: str) -> Plan:
    plan: Plan = {}
    query = select(Change.table_name, Change.row_id, Change.fields).where(Change.operation_id == operation_id)
    for table, row, text in connection.execute(query):
        if text is None:
            raise DeskError(_("This cannot be taken back: what it said was disposed of."))
        plan[table, row] = {name: [after, before] for name, (before, after) in json.loads(text).items()}
    return plan


def _touched(connection: Connection, plan: Plan) -> list[RowId]:
    """The rows that no longer say what the operation left in them. Creations become deletions on the way."""
    touched: list[RowId] = []
    for table, ids in _by_table(plan).items():
        now, given = current(connection, table_of(table), ids), unsaid(table_of(table))
        for row in ids:
            fields, found = plan[table, row], now.get(row, {})
            left = {name: pair[0] for name, pair in fields.items()}
            if "deleted" in fields and fields["deleted"][1] is None:
                plan[table, row] = {"deleted": [fields["deleted"][0], True]}
                left = _as_made(left, found, given)
            if any(name not in found or found[name] != value for name, value in left.items()):
                touched.append((table, row))
    return touched


def _as_made(left: Mapping[str, Any], found: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """A row as its creation left it, also the fields it left blank."""
    blank = {name: None if value is None else given.get(name) for name, value in found.items() if name != "id"}
    return {**blank, **left}


def _apply(connection: Connection, plan: Plan, *, partly: bool) -> list[RowId]:
    """Write the plan; with `partly`, what living rows hold is put back and given as left."""
    connection.info[UNLOGGED] = True
    _write(connection, plan, 1)
    left: list[RowId] = []
    while partly and (holds := living.found(connection, plan)):
        held = {_culprit(hold, plan) for hold in holds}
        _write(connection, {row: plan[row] for row in held}, 0)
        for row in held:
            del plan[row]
        left += sorted(held)
    return left


def _culprit(hold: living.Hold, plan: Plan) -> RowId:
    target = (hold.target, hold.target_row)
    return target if target in plan else (hold.table, hold.row)


def _write(connection: Connection, plan: Plan, side: int) -> None:
    alike: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = {}
    for (name, row), fields in plan.items():
        codecs = pairs(table_of(name))
        values: dict[str, Any] = {"row": row}
        for field, pair in fields.items():
            values[f"to_{field}"] = None if pair[side] is None else codecs[field].decode(pair[side])
        alike.setdefault((name, tuple(sorted(fields))), []).append(values)
    with pen(connection):
        for (name, names), rows in alike.items():
            table = table_of(name)
            to: dict[str, Any] = {field: bindparam(f"to_{field}") for field in names}
            connection.execute(update(table).where(table.c.id == bindparam("row")).values(to), rows)


def _by_table(plan: Plan) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for table, row in plan:
        rows.setdefault(table, []).append(row)
    return rows


def _named(session: Session, operation_id: str) -> Operation:
    target = session.get(Operation, operation_id)
    if target is None:
        raise DeskError(_("There is no such act in this database."))
    if target.kind not in UNDOABLE or _is_final(session, target):
        raise DeskError(_("This is final: it is superseded by a new one, never taken back."))
    return target


def _newest(session: Session, sitting: list[str]) -> Operation | None:
    for operation_id in reversed(sitting):
        operation = session.get_one(Operation, operation_id)
        if operation.kind not in UNDOABLE or _is_undone(session.connection(), operation.id):
            continue
        if not _is_final(session, operation):
            return operation
    return None


def _newest_undo(session: Session, sitting: list[str]) -> Operation | None:
    for operation_id in reversed(sitting):
        operation = session.get_one(Operation, operation_id)
        if operation.kind in UNDOABLE:
            return None
        if operation.kind == "undo" and not _is_undone(session.connection(), operation.id):
            return operation
    return None


def _is_undone(connection: Connection, operation_id: str) -> bool:
    """Whether an undo points at it that was not itself taken back by a redo."""
    later = aliased(Operation)
    redone = exists().where(later.undoes == Operation.id)
    query = select(Operation.id).where(Operation.undoes == operation_id, ~redone).limit(1)
    return connection.execute(query).first() is not None


def _is_final(session: Session, operation: Operation) -> bool:
    """Letters, prints and disposals are superseded, never undone; so is every act that wrote a final row."""
    final = [name for name, model in tracked().items() if model.__final__]
    query = select(Change.id).where(Change.operation_id == operation.id, Change.table_name.in_(final)).limit(1)
    return operation.kind in FINAL or session.execute(query).first() is not None
