"""The search box's table: the searched words of every living row, without case and accents."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from sqlalchemy import Connection, Table, and_, delete, insert, select
from sqlalchemy.orm import Session

from clcdesk.models.base import Base, Tracked
from clcdesk.models.log import Search
from clcdesk.store.gathering import chunks

_WHOLE = {
    ord(letter): plain for letter, plain in zip("łøđðıæœþ", ("l", "o", "d", "d", "i", "ae", "oe", "th"), strict=True)
}
"""Letters that Unicode does not take apart."""


def fold(text: str) -> str:
    """Casefolded, accents off, single spaces: how words are compared. "Ægis  CAFÉ" → "ægis cafe"."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_WHOLE))
    return " ".join("".join(letter for letter in apart if not unicodedata.combining(letter)).split())


def found(session: Session, words: str, tables: Iterable[str] = (), limit: int = 200) -> list[tuple[str, str]]:
    """(table, row id) of the living rows that have every word somewhere in their searched columns."""
    wanted = fold(words).split()
    if not wanted:
        return []
    having = and_(*(Search.folded.contains(word, autoescape=True) for word in wanted))
    query = select(Search.table_name, Search.row_id).where(having)
    if names := tuple(tables):
        query = query.where(Search.table_name.in_(names))
    query = query.order_by(Search.table_name, Search.folded, Search.row_id).limit(limit)
    return [(table, row) for table, row in session.execute(query)]


def keep(connection: Connection, touched: Iterable[tuple[str, str]]) -> None:
    """Bring the search table up to date for these rows, in the transaction that changed them."""
    by_table: dict[str, list[str]] = {}
    for table, row in touched:
        if table in searched():
            by_table.setdefault(table, []).append(row)
    for name, ids in by_table.items():
        source, columns = searched()[name]
        for some in chunks(ids):
            connection.execute(delete(Search).where(and_(Search.table_name == name, Search.row_id.in_(some))))
            entries = _entries(connection, source, columns, some)
            if entries:
                connection.execute(insert(Search), entries)


def out_of_step(connection: Connection) -> Iterator[tuple[str, str]]:
    """(table, row id) of every row that would be found by other words than it holds; none, unless edited."""
    for name, (table, columns) in searched().items():
        kept = dict[str, str]()
        for row, folded in connection.execute(select(Search.row_id, Search.folded).where(Search.table_name == name)):
            kept[row] = folded
        ids = connection.execute(select(table.c.id)).scalars().all()
        for some in chunks(list(ids)):
            living = {entry["row_id"]: entry["folded"] for entry in _entries(connection, table, columns, some)}
            yield from ((name, row) for row in some if kept.pop(row, None) != living.get(row))
        yield from ((name, row) for row in kept)


def _entries(connection: Connection, table: Table, columns: tuple[str, ...], ids: list[str]) -> list[dict[str, str]]:
    query = select(table.c.id, *(table.c[column] for column in columns)).where(
        table.c.id.in_(ids), table.c.deleted.is_(False)
    )
    rows = ((row[0], "\n".join(fold(_words(value)) for value in row[1:] if value)) for row in connection.execute(query))
    return [{"table_name": table.name, "row_id": row, "folded": folded} for row, folded in rows if folded]


def _words(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " ".join(value)


@cache
def searched() -> dict[str, tuple[Table, tuple[str, ...]]]:
    """Table name → its table and searched columns, as declared on the models."""
    tables = {}
    for mapper in Base.registry.mappers:
        columns = getattr(mapper.class_, "__searched__", ())
        if columns and issubclass(mapper.class_, Tracked) and isinstance(mapper.local_table, Table):
            tables[mapper.local_table.name] = (mapper.local_table, columns)
    return tables
