"""One real database of every shipped version still opens, whole, with what was in it."""

from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory

from clcdesk import store
from clcdesk.models.migrations import HEAD
from clcdesk.store import backup, check, drafts, engine, keys, migrating
from tests.desk_fixtures import PASSPHRASE, dump

KEPT = sorted((Path(__file__).parent / "versions").glob("*.zip"))


def test_every_version_before_this_one_is_kept() -> None:
    """Before the next revision is begun, `python -m tests.store.versions.make` keeps the one just shipped."""
    revisions = {script.revision for script in ScriptDirectory.from_config(migrating.config()).walk_revisions()}
    assert revisions - {HEAD} <= {path.stem for path in KEPT} <= revisions


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: str(path.stem))
def test_it_opens_whole(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    backup.restore(kept, path, PASSPHRASE)
    with store.open_database(path, PASSPHRASE) as db:
        assert check.run(db) == []
        living = dump(db)
        assert [row["name"] for row in living["person"].values()] == ["Ruth Example"]
        assert [row["service"] for row in living["service"].values()] == ["The Mill"]
        assert len(living["claim"]) == 2
        (row,) = living["person"]
        assert drafts.kept(db, ("person", row)) == {"date_of_birth": "31/02/1990"}
        assert check.counted(db)["operations"] >= 4


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: str(path.stem))
def test_brought_up_to_date_it_has_the_tables_of_a_new_one(kept: Path, tmp_path: Path, desk: store.Database) -> None:
    """Also the kept one of this version: it is made anew when a table changes before shipping."""
    path = tmp_path / "kept.db"
    backup.restore(kept, path, PASSPHRASE)
    store.open_database(path, PASSPHRASE).close()
    assert shape(path) == shape(desk.path)


def shape(path: Path) -> dict[str, set[tuple[Any, ...]]]:
    """Table → its columns (name, type, may be none, given, key), references and indexes."""
    connection = engine.connect(path, keys.unlock(path, PASSPHRASE).data_key)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    shapes = {
        table: {
            *(("column", *row[1:]) for row in connection.execute(f"PRAGMA table_info({table})")),
            *(("reference", *row[2:7]) for row in connection.execute(f"PRAGMA foreign_key_list({table})")),
            *(("index", *row[1:]) for row in connection.execute(f"PRAGMA index_list({table})")),
        }
        for table in tables
    }
    connection.close()
    return shapes
