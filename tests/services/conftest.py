"""A desk with one of everything, made once and copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import select

from clcdesk import store
from clcdesk.models.base import Tracked
from clcdesk.models.cases import Case
from clcdesk.models.people import Contact, Person
from clcdesk.models.plans import Outcome, SupportPlan
from clcdesk.models.requests import Request
from clcdesk.store import Database, keys
from tests.desk_fixtures import CHEAP, PASSPHRASE
from tests.services import small


class Filled(NamedTuple):
    db: Database
    person: str
    contact: str
    plan: str
    outcome: str
    case: str
    request: str


TABLES: tuple[type[Tracked], ...] = (Person, Contact, SupportPlan, Outcome, Case, Request)


@pytest.fixture(scope="session")
def filled_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled desk, closed, beside the folder `directory` its directory came from; only copied."""
    folder = tmp_path_factory.mktemp("filled")
    db, _recovery = store.create(folder / "desk.db", PASSPHRASE, cost=CHEAP)
    with db:
        small.fill(db, folder / "directory")
    return folder / "desk.db"


@pytest.fixture
def filled(filled_template: Path, tmp_path: Path) -> Iterator[Filled]:
    path = tmp_path / "desk.db"
    shutil.copyfile(filled_template, path)
    shutil.copyfile(keys.beside(filled_template), keys.beside(path))
    with store.open_database(path, PASSPHRASE) as db:
        with db.read() as session:
            person, contact, plan, outcome, case, request = (
                session.scalars(select(table.id)).one() for table in TABLES
            )
        yield Filled(db, person, contact, plan, outcome, case, request)
