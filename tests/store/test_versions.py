"""One real database of every shipped version still opens, whole, with what was in it."""

from pathlib import Path

import pytest

from clcdesk import store
from clcdesk.models.migrations import HEAD
from clcdesk.store import backup, check, drafts, engine, keys
from tests.desk_fixtures import PASSPHRASE, dump

KEPT = sorted((Path(__file__).parent / "versions").glob("*.zip"))


def test_this_version_is_kept_too() -> None:
    assert HEAD in {path.stem for path in KEPT}


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


def test_the_kept_one_of_this_version_has_its_tables(tmp_path: Path, desk: store.Database) -> None:
    """It is made anew when a table changes before the version is shipped."""
    backup.restore(Path(__file__).parent / "versions" / f"{HEAD}.zip", tmp_path / "kept.db", PASSPHRASE)
    assert tables(tmp_path / "kept.db") == tables(desk.path)


def tables(path: Path) -> list[str]:
    """Every statement that made this file's tables and indexes."""
    connection = engine.connect(path, keys.unlock(path, PASSPHRASE).data_key)
    made = [str(row[0]) for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql > '' ORDER BY 1")]
    connection.close()
    return made
