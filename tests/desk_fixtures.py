"""The databases of the tests: a template made once, copied for each test. Ours are never mocked."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest
from sqlalchemy import select

from clcdesk import store
from clcdesk.store import keys
from clcdesk.store.act import Kind
from clcdesk.store.codec import pairs
from clcdesk.store.tables import table_of, tracked

PASSPHRASE = "a quiet room by the window"
CHEAP = keys.Cost(time=1, memory_kib=64, lanes=1)
"""Argon2 at almost no cost: a test opens a database many times."""


@dataclass(frozen=True)
class Did(store.Act):
    """An act of the tests: something was done to a row."""

    row_id: str = ""


@dataclass(frozen=True)
class Printed(store.Act):
    kind: ClassVar[Kind] = "print"
    row_id: str = ""


@dataclass(frozen=True)
class TookIn(store.Act):
    kind: ClassVar[Kind] = "import"


@dataclass(frozen=True)
class Template:
    path: Path
    recovery: str


@pytest.fixture(scope="session")
def desk_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """An empty database with its keys, closed; never opened again, only copied."""
    path = tmp_path_factory.mktemp("template") / "desk.db"
    db, recovery = store.create(path, PASSPHRASE, cost=CHEAP)
    db.close()
    return Template(path, recovery)


@pytest.fixture
def desk_path(desk_template: Template, tmp_path: Path) -> Path:
    """A database of this test's own, closed; `PASSPHRASE` opens it."""
    path = tmp_path / "desk.db"
    shutil.copyfile(desk_template.path, path)
    shutil.copyfile(keys.beside(desk_template.path), keys.beside(path))
    return path


@pytest.fixture
def desk(desk_path: Path) -> Iterator[store.Database]:
    """An open, empty database of this test's own."""
    with store.open_database(desk_path, PASSPHRASE) as db:
        yield db


def dump(db: store.Database) -> dict[str, dict[str, dict[str, Any]]]:
    """Table → id → fields as JSON has them, of every living row of every tracked table."""
    with db.read() as session:
        tables = {}
        for name in tracked():
            table, codecs = table_of(name), pairs(table_of(name))
            rows = session.execute(select(table).where(table.c.deleted.is_(False))).mappings()
            tables[name] = {
                row["id"]: {key: None if value is None else codecs[key].encode(value) for key, value in row.items()}
                for row in rows
            }
        return tables
