"""From one version's shape to the next: backed up, in one piece, and openable whenever it is cut off."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import clcdesk.models.migrations as shipped
from clcdesk import store
from clcdesk.errors import DeskError
from clcdesk.models.migrations import HEAD
from clcdesk.models.people import Person
from clcdesk.store import backup, check, engine, keys, migrating
from tests.desk_fixtures import PASSPHRASE, Did, dump

NEXT = '''
"""A trial of the next version."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("person", recreate="always") as person:
        person.add_column(sa.Column("favourite_colour", sa.String(), server_default="blue"))
    op.create_index("ix_person_favourite_colour", "person", ["favourite_colour"])
    {more}
'''


def trial(folder: Path, more: str = "") -> str:
    """A script location with the shipped migrations and one more; gives it as Alembic wants it."""
    location = folder / "migrations"
    source = Path(shipped.__file__).parent
    shutil.copytree(source, location, ignore=shutil.ignore_patterns("__pycache__"))
    (location / "versions" / "rev_9999.py").write_text(NEXT.format(head=HEAD, more=more))
    return str(location)


@pytest.fixture
def data_key(desk_path: Path) -> bytes:
    return keys.unlock(desk_path, PASSPHRASE).data_key


@pytest.fixture
def filled(desk_path: Path) -> Path:
    with store.open_database(desk_path, PASSPHRASE) as db, db.write(Did()) as session:
        session.add(Person(reference="P1", name="Ruth"))
    return desk_path


def test_an_older_database_is_backed_up_and_brought_up_to_date(filled: Path, data_key: bytes, tmp_path: Path) -> None:
    migrating.bring_up_to_date(filled, data_key, "9999", trial(tmp_path))
    assert migrating.revision(filled, data_key) == "9999"
    connection = engine.connect(filled, data_key)
    assert connection.execute("SELECT name, favourite_colour FROM person").fetchall() == [("Ruth", "blue")]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    before = filled.with_name("desk.db.before-9999.zip")
    assert zipfile.is_zipfile(before)
    backup.restore(before, tmp_path / "old.db", PASSPHRASE)
    with store.open_database(tmp_path / "old.db", PASSPHRASE) as db:
        assert [row["name"] for row in dump(db)["person"].values()] == ["Ruth"]
        assert check.run(db) == []


def test_a_newer_database_is_refused_and_untouched(filled: Path, data_key: bytes, tmp_path: Path) -> None:
    migrating.bring_up_to_date(filled, data_key, "9999", trial(tmp_path))
    content = filled.read_bytes()
    with pytest.raises(DeskError, match=r"desk\.db was written by a newer CLC Desk"):
        store.open_database(filled, PASSPHRASE)
    assert filled.read_bytes() == content


def test_a_migration_that_breaks_a_reference_changes_nothing(filled: Path, data_key: bytes, tmp_path: Path) -> None:
    broken = "op.execute('DELETE FROM device')"
    with pytest.raises(DeskError, match="a row of operation refers to nothing"):
        migrating.bring_up_to_date(filled, data_key, "9999", trial(tmp_path, broken))
    assert migrating.revision(filled, data_key) == HEAD
    with store.open_database(filled, PASSPHRASE) as db:
        assert check.run(db) == []


def test_the_newest_is_opened_without_alembic(filled: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from clcdesk import store
store.open_database(Path({str(filled)!r}), {PASSPHRASE!r}).close()
assert "alembic" not in sys.modules
"""
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True)


KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from clcdesk.store import engine, keys, migrating

path, location, passphrase = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
data_key = keys.unlock(path, passphrase).data_key
import alembic.command  # loaded once, before forking

def count_down(at):
    left = [at]
    def statement(*_):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "commit", statement)

for at in range(0, 1000, 2):
    child = os.fork()
    if child == 0:
        count_down(at)
        migrating.bring_up_to_date(path, data_key, "9999", location)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    found = migrating.revision(path, data_key)
    connection = engine.connect(path, data_key)
    people = connection.execute("SELECT name FROM person").fetchall()
    columns = [row[1] for row in connection.execute("PRAGMA table_info(person)")]
    connection.close()
    assert people == [("Ruth",)], people
    assert ("favourite_colour" in columns) == (found == "9999"), (at, found, columns)
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 0 and found == "9999"
        print(at)
        break
"""


def test_killed_at_any_statement_it_opens_again(filled: Path, data_key: bytes, tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(filled), trial(tmp_path), PASSPHRASE]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert int(done.stdout) > 10, "statements at which it was killed"
    assert migrating.revision(filled, data_key) == "9999"


def test_killed_while_made_it_can_be_made_again(tmp_path: Path) -> None:
    """Until the keys lie there nothing has a name that counts."""
    script = f"""
import os, signal, sys
from pathlib import Path
from clcdesk import store
from clcdesk.store import keys, migrating
from sqlalchemy import event
from sqlalchemy.engine import Engine
seen = []
@event.listens_for(Engine, "before_cursor_execute")
def kill(*_):
    seen.append(1)
    if len(seen) == 20:
        os.kill(os.getpid(), signal.SIGTERM)
store.create(Path({str(tmp_path / "desk.db")!r}), {PASSPHRASE!r}, cost=keys.Cost(1, 64, 1))
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode != 0
    db, _code = store.create(tmp_path / "desk.db", PASSPHRASE, cost=keys.Cost(1, 64, 1))
    with db:
        assert check.run(db) == []
