"""Living rows refer to living rows: looked at when a `write()` ends, for the rows it touched."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Select, Table, select

from clcdesk.errors import DeskError
from clcdesk.store.gathering import chunks
from clcdesk.store.tables import Reference, in_words, references, table_of, tracked
from clcdesk.words import _, ngettext

MOST_NAMED = 5


class Hold(NamedTuple):
    """A living row that refers to one that is deleted or was never there."""

    table: str
    row: str
    column: str
    target: str
    target_row: str


class HeldError(DeskError):
    """A row cannot go, or come back, because of these living rows; nothing was changed."""

    def __init__(self, sentence: str, holds: Sequence[Hold]) -> None:
        super().__init__(sentence)
        self.holds = tuple(holds)


def require(connection: Connection, touched: Iterable[tuple[str, str]]) -> None:
    """HeldError unless every touched living row refers to living rows, and no living row to a touched dead one."""
    holds = found(connection, touched)
    if holds:
        raise HeldError(_sentence(connection, holds), holds)


def found(connection: Connection, touched: Iterable[tuple[str, str]]) -> list[Hold]:
    rows: dict[str, list[str]] = {}
    for table, row in touched:
        rows.setdefault(table, []).append(row)
    dead = {table: _dead(connection, table_of(table), ids) for table, ids in rows.items() if table in tracked()}
    holds: dict[Hold, None] = {}
    for reference in references():
        if ids := rows.get(reference.table.name):
            holds.update(dict.fromkeys(_referring(connection, reference, ids)))
        if gone := dead.get(reference.target.name):
            holds.update(dict.fromkeys(_referred(connection, reference, gone)))
    return list(holds)


def _dead(connection: Connection, table: Table, ids: list[str]) -> list[str]:
    dead: list[str] = []
    for some in chunks(ids):
        dead += connection.execute(select(table.c.id).where(table.c.id.in_(some), table.c.deleted.is_(True))).scalars()
    return dead


def _referring(connection: Connection, reference: Reference, ids: list[str]) -> Iterable[Hold]:
    """The touched living rows whose target is not living."""
    return _holds(connection, reference, _unmet(reference), reference.table.c.id, ids)


@cache
def _unmet(reference: Reference) -> Select[Any]:
    target = reference.target.alias("target")
    return (
        select(reference.table.c.id, reference.column)
        .join_from(reference.table, target, reference.column == target.c.id, isouter=True)
        .where(
            reference.table.c.deleted.is_(False),
            reference.column.is_not(None),
            target.c.id.is_(None) | target.c.deleted.is_(True),
        )
    )


def _referred(connection: Connection, reference: Reference, dead: list[str]) -> Iterable[Hold]:
    """The living rows that refer to a touched dead one."""
    query = select(reference.table.c.id, reference.column).where(reference.table.c.deleted.is_(False))
    return _holds(connection, reference, query, reference.column, dead)


def _holds(
    connection: Connection, reference: Reference, query: Select[Any], column: Column[Any], ids: list[str]
) -> Iterable[Hold]:
    for some in chunks(ids):
        for row, target_row in connection.execute(query.where(column.in_(some))):
            yield Hold(reference.table.name, row, reference.column.key, reference.target.name, target_row)


def name_of(connection: Connection, table: str, row: str) -> str:
    """A row as a sentence has it: its table and its first searched field, else its id."""
    searched = tracked()[table].__searched__ if table in tracked() else ()
    words = None
    if searched:
        model = table_of(table)
        words = connection.execute(select(model.c[searched[0]]).where(model.c.id == row)).scalar_one_or_none()
    return f"{in_words(table)} {words or row}"


def names(connection: Connection, rows: Sequence[tuple[str, str]]) -> str:
    """The first few rows by name, and how many more."""
    listed = ", ".join(name_of(connection, table, row) for table, row in rows[:MOST_NAMED])
    more = len(rows) - MOST_NAMED
    if more > 0:
        listed += " " + ngettext("and {more} more", "and {more} more", more).format(more=more)
    return listed


def _sentence(connection: Connection, holds: Sequence[Hold]) -> str:
    targets = list(dict.fromkeys((hold.target, hold.target_row) for hold in holds))
    pointing = list(dict.fromkeys((hold.table, hold.row) for hold in holds))
    return _("{what} cannot be missing: {who} still needs it. Change or take back that first.").format(
        what=names(connection, targets), who=names(connection, pointing)
    )
