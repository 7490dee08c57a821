"""The codec over every column of every real table, through the sealed file."""

from datetime import UTC as ZONE
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Column, Date, Integer, String, insert, select

from clcdesk import store
from clcdesk.models.types import UTC, Codes, Document, Money, Number, frozen
from clcdesk.store import engine
from clcdesk.store.codec import kind_of, pairs
from clcdesk.store.tables import table_of, tracked

DAY = date(2025, 6, 16)


def encode(column: Column[Any], value: Any) -> Any:
    return None if value is None else kind_of(column).encode(value)


def decode(column: Column[Any], value: Any) -> Any:
    return None if value is None else kind_of(column).decode(value)


def value(column: Column[Any], seed: int) -> Any:
    """Some value of the column's kind."""
    made: tuple[tuple[type[Any], Any], ...] = (
        (Money, Decimal(seed).scaleb(-2)),
        (Number, Decimal(seed).scaleb(-3)),
        (Codes, (f"{seed}", "£’é")),
        (Document, frozen({"a": [seed, None, {"é": True}]})),
        (UTC, datetime.fromtimestamp(seed, ZONE)),
        (Boolean, seed % 2 == 0),
        (Date, DAY + timedelta(days=seed % 40_000)),
        (Integer, seed),
        (String, f"{seed} £’é\x00\n"),
    )
    return next(value for kind, value in made if isinstance(column.type, kind))


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**31), blank=st.booleans())
def test_every_column_of_every_table_round_trips(desk: store.Database, seed: int, blank: bool) -> None:
    with desk.transaction() as connection, engine.pen(connection):
        for name in tracked():
            table = table_of(name)
            row = {
                column.key: None if blank and column.nullable else value(column, seed) for column in table.columns
            } | {"deleted": True}
            connection.execute(insert(table).values(row))
            back = connection.execute(select(table)).mappings().one()
            assert dict(back) == row
            for column in table.columns:
                assert decode(column, encode(column, back[column.key])) == row[column.key]
                assert type(back[column.key]) is type(row[column.key])
            connection.execute(table.delete())


def test_every_column_has_a_kind() -> None:
    for name in tracked():
        table = table_of(name)
        assert pairs(table).keys() == {column.key for column in table.columns}
        assert all(kind_of(column) for column in table.columns)
