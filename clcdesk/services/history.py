"""What was done in a person's case: every operation that touched a row of theirs, and what is still being typed."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clcdesk.models.log import Change, Draft, Operation
from clcdesk.models.people import Officer
from clcdesk.services import said
from clcdesk.services.where import MOST_STEPS_UP, STEPS, UPWARDS
from clcdesk.store import Database
from clcdesk.store.act import UNDOABLE
from clcdesk.store.tables import table_of, tracked

Rows = Mapping[str, frozenset[str]]
"""Table → ids."""
TAKEN_BACK = ("undo", "redo")
NOT_THEIRS = ("service", "provider")
"""Tables whose rows belong to nobody's case."""


class Done(NamedTuple):
    """One operation; `act` and `facts` are those of what it took back, for an undo or a redo."""

    operation_id: str
    at: datetime
    officer_id: str
    officer: str
    """The name; "" for somebody this file does not know."""
    kind: str
    act: str
    facts: Mapping[str, Any]
    rows: tuple[tuple[str, str], ...]
    """What of this person's it touched."""
    undone: bool
    can_be_undone: bool
    said: str
    """What was done, in a sentence that names the thing."""


class Typing(NamedTuple):
    """A text that is not an act yet."""

    table: str
    row_id: str
    field: str
    text: str
    step: str
    """Of the case, where its field stands."""


def of(db: Database, person_id: str) -> Sequence[Done]:
    """The newest first."""
    with db.read() as session:
        theirs = _rows_of(session, person_id)
        touched = _touched(session, theirs)
        done = list(session.scalars(select(Operation).where(Operation.id.in_(touched))))
        names = {row.id: row.name for row in session.scalars(select(Officer))}
        by_id = {one.id: one for one in session.scalars(select(Operation).where(Operation.kind.in_(TAKEN_BACK)))}
        by_id |= {one.id: one for one in done}
        undoers = _undoers(by_id.values())
        done.sort(key=lambda one: (one.at, one.number), reverse=True)
        of_what = [_origin(one, by_id) for one in done]
        facts = [json.loads(origin.facts) for origin in of_what]
        kinds = zip(of_what, facts, done, strict=True)
        told = said.sentences(session, [(origin.act, each, one.kind) for origin, each, one in kinds])
        return [
            Done(
                one.id, one.at, one.officer_id, names.get(one.officer_id, ""), one.kind, origin.act, each,
                touched[one.id], undone := _is_undone(one.id, undoers),
                one.kind in UNDOABLE and not undone and not _is_final(touched[one.id]), sentence,
            )
            for one, origin, each, sentence in zip(done, of_what, facts, told, strict=True)
        ]  # fmt: skip


def typing(db: Database, person_id: str) -> Sequence[Typing]:
    """Drafts of this person's fields, the oldest first; also of what is about to be added for them."""
    with db.read() as session:
        theirs = _rows_of(session, person_id)
        every = frozenset().union(*theirs.values())
        found = session.execute(select(Draft.table_name, Draft.row_id, Draft.field, Draft.text).order_by(Draft.at))
        return [
            Typing(table, row, field, text, STEPS.get(table, "person"))
            for table, row, field, text in found
            if row.rpartition(":")[2] in every
        ]


def _rows_of(session: Session, person_id: str) -> Rows:
    """Everything that leads up to this person, table by table."""
    found: dict[str, frozenset[str]] = {"person": frozenset([person_id])}
    for _step in range(MOST_STEPS_UP):
        before = {name: len(ids) for name, ids in found.items()}
        for name in tracked():
            if name in ("person", *NOT_THEIRS):
                continue
            for column, parent in _ways_up(name):
                table = table_of(name)
                if above := found.get(parent):
                    ids = session.scalars(select(table.c.id).where(table.c[column].in_(above)))
                    found[name] = found.get(name, frozenset()) | frozenset(ids)
        if before == {name: len(ids) for name, ids in found.items()}:
            break
    return found


def _ways_up(name: str) -> list[tuple[str, str]]:
    """The columns that lead to whose a row is: one of them may be blank, as that of an answer not yet recorded."""
    columns = table_of(name).c
    return [way for way in UPWARDS if way[0] in columns and way[1] not in NOT_THEIRS]


def _touched(session: Session, theirs: Rows) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Operation → the rows of theirs that it changed."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for table, ids in theirs.items():
        query = select(Change.operation_id, Change.row_id).where(Change.table_name == table, Change.row_id.in_(ids))
        for operation, row in session.execute(query):
            found[operation] = (*found.get(operation, ()), (table, row))
    return found


def _undoers(operations: Any) -> Mapping[str, list[str]]:
    undoers: dict[str, list[str]] = {}
    for one in operations:
        if one.undoes:
            undoers.setdefault(one.undoes, []).append(one.id)
    return undoers


def _is_undone(operation_id: str, undoers: Mapping[str, list[str]]) -> bool:
    """Taken back by something that was not itself taken back."""
    return any(not _is_undone(later, undoers) for later in undoers.get(operation_id, ()))


def _origin(one: Operation, by_id: Mapping[str, Operation]) -> Operation:
    """The act that an undo, or the redo of an undo, is about."""
    while one.kind in TAKEN_BACK and (before := by_id.get(one.undoes or "")):
        one = before
    return one


def _is_final(rows: Sequence[tuple[str, str]]) -> bool:
    return any(tracked()[table].__final__ for table, _row in rows)
