"""How migrations write tables down: one line for columns alike, `names: kind [key] [or none] [of TABLE] [indexed]`.

What is read here stays read so: the migrations of every version use it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op

KINDS: dict[str, sa.types.TypeEngine[Any]] = {
    "text": sa.String(),
    "long text": sa.Text(),
    "whole": sa.Integer(),
    "big whole": sa.BigInteger(),
    "flag": sa.Boolean(),
    "date": sa.Date(),
    "instant": sa.DateTime(timezone=True),
    "bytes": sa.LargeBinary(),
}


class Written(NamedTuple):
    """What the lines of one table say."""

    columns: Mapping[str, sa.Column[Any]]
    references: tuple[sa.ForeignKeyConstraint, ...]
    keys: tuple[str, ...]
    indexed: tuple[str, ...]


def make_tracked(table: str, columns: str) -> None:
    """A table under the log: `id` and `deleted` first, its references looked at when a transaction ends."""
    make(table, "id: text key\ndeleted: flag\n" + columns, deferred=True)


def make(table: str, columns: str, *, deferred: bool) -> None:
    written = _read(table, columns, deferred=deferred)
    key = sa.PrimaryKeyConstraint(*written.keys, name=f"pk_{table}")
    op.create_table(table, *written.columns.values(), *written.references, key)
    for name in written.indexed:
        op.create_index(f"ix_{table}_{name}", table, [name])


def add(table: str, columns: str, given: Mapping[str, str]) -> None:
    """Columns for a table under the log; `given`: what the rows there say, where none may not be."""
    written = _read(table, columns, deferred=True)
    with op.batch_alter_table(table) as batch:
        for name, column in written.columns.items():
            column.server_default = sa.DefaultClause(given[name]) if name in given else None
            batch.add_column(column)
    with op.batch_alter_table(table) as batch:
        for name in given:
            batch.alter_column(name, server_default=None)
        for reference in written.references:
            target = next(iter(reference.elements)).target_fullname.split(".")[0]
            batch.create_foreign_key(
                str(reference.name), target, list(reference.column_keys), ["id"],
                deferrable=True, initially="DEFERRED",
            )  # fmt: skip
    for name in written.indexed:
        op.create_index(f"ix_{table}_{name}", table, [name])


def _read(table: str, columns: str, *, deferred: bool) -> Written:
    made: dict[str, sa.Column[Any]] = {}
    references: list[sa.ForeignKeyConstraint] = []
    keys: list[str] = []
    indexed: list[str] = []
    for line in filter(None, map(str.strip, columns.split("\n"))):
        names, words = line.split(": ")
        words, is_indexed = words.removesuffix(" indexed"), words.endswith(" indexed")
        words, _of, target = words.partition(" of ")
        words, is_none = words.removesuffix(" or none"), words.endswith(" or none")
        words, is_key = words.removesuffix(" key"), words.endswith(" key")
        for name in names.split(", "):
            made[name] = sa.Column(name, KINDS[words], nullable=is_none)
            references.extend(_reference(table, name, target, deferred=deferred))
            indexed += [name] * is_indexed
            keys += [name] * is_key
    return Written(made, tuple(references), tuple(keys), tuple(indexed))


def _reference(table: str, name: str, target: str, *, deferred: bool) -> Iterator[sa.ForeignKeyConstraint]:
    if target:
        yield sa.ForeignKeyConstraint(
            [name], [f"{target}.id"], name=f"fk_{table}_{name}",
            deferrable=deferred or None, initially="DEFERRED" if deferred else None,
        )  # fmt: skip
