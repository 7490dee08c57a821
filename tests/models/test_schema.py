"""The tables keep the rules of the store, and the migrations make exactly these tables."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import DateTime, Numeric, String, UniqueConstraint, create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

import clcdesk.models
from clcdesk.models.base import Base, Tracked
from clcdesk.models.migrations import HEAD
from clcdesk.models.types import Codes
from clcdesk.store import migrating
from clcdesk.store.codec import pairs
from clcdesk.store.tables import references, table_of, tracked

TABLES = sorted(Base.metadata.tables)


def test_the_migrations_make_exactly_the_tables() -> None:
    assert clcdesk.models.people
    with create_engine("sqlite://").connect() as connection:
        command.upgrade(migrating.config(connection), "head")
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_newest_revision_is_the_one_known_without_alembic() -> None:
    assert ScriptDirectory.from_config(migrating.config()).get_current_head() == HEAD


@pytest.mark.parametrize("name", TABLES)
def test_compiles_for_postgresql(name: str) -> None:
    table = Base.metadata.tables[name]
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    assert f"CREATE TABLE {name}" in str(CreateTable(table).compile(dialect=dialect)).replace('"', "")
    for index in table.indexes:
        assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect))


@pytest.mark.parametrize("name", list(tracked()))
def test_a_tracked_table_keeps_the_rules(name: str) -> None:
    table = table_of(name)
    assert pairs(table), "every column has a type the log can hold"
    assert not [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    assert not [index for index in table.indexes if index.unique]
    assert [column.key for column in table.primary_key] == ["id"]
    for key in table.foreign_keys:
        assert (key.ondelete, key.onupdate) == (None, None)
        assert key.constraint is not None
        assert key.constraint.deferrable
    for column in table.columns:
        assert column.server_default is None, "a row has its defaults before it is saved"
        assert type(column.type) not in (Numeric, DateTime)


@pytest.mark.parametrize("name", TABLES)
def test_every_constraint_is_named(name: str) -> None:
    table = Base.metadata.tables[name]
    assert all(constraint.name for constraint in table.constraints)


def test_every_reference_is_indexed() -> None:
    tables = Base.metadata.tables.values()
    indexed = {(table.name, next(iter(index.columns)).key) for table in tables for index in table.indexes}
    assert [ref for ref in references() if (ref.table.name, ref.column.key) not in indexed] == []


def test_searched_columns_are_there_and_hold_text() -> None:
    for name, model in tracked().items():
        assert issubclass(model, Tracked)
        for column in model.__searched__:
            assert isinstance(table_of(name).c[column].type, String | Codes)
