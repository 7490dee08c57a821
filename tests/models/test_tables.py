"""What every table of the officers must be, whatever its nouns."""

import pytest
from sqlalchemy import Boolean, Date, DateTime, Integer, Numeric, Table, UniqueConstraint
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import configure_mappers
from sqlalchemy.schema import CreateTable

from clcdesk.models.base import Base, Tracked
from clcdesk.models.types import UTC, Codes, Document, Money, Number
from clcdesk.store.tables import table_of, tracked

MODELS = list(tracked().values())
TABLES = [table_of(model) for model in MODELS]
NAMES = [table.name for table in TABLES]


def test_the_mappers_agree() -> None:
    configure_mappers()
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_no_unique_but_the_id_and_nothing_deletes_by_itself(table: Table) -> None:
    assert [column.name for column in table.primary_key] == ["id"]
    assert not any(isinstance(constraint, UniqueConstraint) for constraint in table.constraints)
    assert not any(index.unique for index in table.indexes)
    assert not any(column.unique for column in table.columns)
    assert not any(key.ondelete or key.onupdate for key in table.foreign_keys)


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_every_reference_has_an_index_and_a_name(table: Table) -> None:
    indexed = {column.name for index in table.indexes for column in index.columns}
    for key in table.foreign_keys:
        assert key.parent.name in indexed
        assert key.constraint is not None
        assert key.constraint.name


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_no_bare_number_and_no_bare_instant(table: Table) -> None:
    for column in table.columns:
        kind = column.type
        assert not isinstance(kind, Numeric | DateTime), column
        if isinstance(kind, Boolean | Date | Integer | Money | Number | Codes | Document | UTC):
            continue
        assert kind.python_type is str, column


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_text_that_is_not_known_is_blank_never_null(table: Table) -> None:
    for column in table.columns:
        if column.type.python_type is str and not column.foreign_keys and column.name != "id":
            assert not column.nullable or isinstance(column.type, Number), column


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_every_table_compiles_for_a_shared_database(table: Table) -> None:
    dialect: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    assert str(CreateTable(table).compile(dialect=dialect)).strip().startswith(f"CREATE TABLE {table.name} (")


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_searched_columns_are_there(model: type[Tracked]) -> None:
    assert set(model.__searched__) <= set(model.__table__.columns.keys())


def test_what_was_offered_is_final() -> None:
    final = {name for model, name in zip(MODELS, NAMES, strict=True) if model.__final__}
    assert {"choice_list", "choice_search", "offer"} <= final


def test_every_table_is_of_these_or_of_the_store() -> None:
    store = {"device", "operation", "change", "draft", "search", "file"}
    assert set(NAMES) | store == set(Base.metadata.tables)
