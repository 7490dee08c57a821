"""What the store knows of the tracked tables: which they are, and who refers to whom."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from sqlalchemy import Column, Table

from clcdesk.models.base import Base, Tracked


class Reference(NamedTuple):
    """A column of one tracked table that holds the id of a row of another."""

    table: Table
    column: Column[str]
    target: Table


@cache
def tracked() -> Mapping[str, type[Tracked]]:
    """Table name → model, for every table under the change log, in the order of their names."""
    models = {
        mapper.local_table.name: mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Tracked) and isinstance(mapper.local_table, Table)
    }
    return dict(sorted(models.items()))


def table_of(model: type[Tracked] | str) -> Table:
    """The table of a model or of a tracked table's name."""
    table = (tracked()[model] if isinstance(model, str) else model).__table__
    assert isinstance(table, Table)
    return table


@cache
def references() -> tuple[Reference, ...]:
    """Every reference between tracked tables."""
    return tuple(
        Reference(table, column, key.column.table)
        for table in map(table_of, tracked())
        for column in table.columns
        for key in column.foreign_keys
        if isinstance(key.column.table, Table)
    )


def in_words(table: str) -> str:
    """A table as a sentence has it: `choice_list` → "choice list"."""
    return table.replace("_", " ")
