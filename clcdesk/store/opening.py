"""Making a database and opening one."""

from pathlib import Path

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.migrations import HEAD
from clcdesk.store import backup, disk, engine, keys, migrating
from clcdesk.store.database import Database
from clcdesk.words import _


def create(path: Path, passphrase: str, officer_id: str = "", cost: keys.Cost = keys.Cost()) -> tuple[Database, str]:  # noqa: B008
    """Make a database with its keys; gives it open, and the recovery code to be shown once.

    DeskError when something is in the way. Without an officer id it makes one (`db.officer_id`).
    """
    free(path)
    officer = officer_id or new_id()
    sealed, data_key, code = keys.make(passphrase, officer, cost)
    with backup.part(path, "db") as half, backup.disk_full(path):
        engine.connect(half, data_key, make=True).close()
        migrating.upgrade(half, data_key)
        half.chmod(0o600)
        disk.sync(half)
        keys.save(path, sealed)
        half.replace(path)
        disk.sync_folder(path.parent)
    return Database(path, data_key, officer, HEAD), code


def open_database(path: Path, passphrase: str) -> Database:
    """Open a database by an officer's passphrase or the recovery code; DeskError in one sentence otherwise."""
    present(path)
    unlocked = keys.unlock(path, passphrase)
    migrating.bring_up_to_date(path, unlocked.data_key)
    return Database(path, unlocked.data_key, unlocked.officer_id, HEAD)


def free(path: Path) -> None:
    """DeskError unless a database can be made at `path`."""
    if path.is_dir():
        raise DeskError(_("{file} is a folder: name the database file to make in it.").format(file=path))
    if path.exists():
        raise DeskError(_("{file} is already there: choose another name.").format(file=path))
    if keys.beside(path).exists():
        raise DeskError(
            _("{keys} is there without its database: move it away, or choose another name.").format(
                keys=keys.beside(path)
            )
        )
    if not path.parent.is_dir():
        raise DeskError(_("The folder {folder} does not exist: make it first.").format(folder=path.parent))


def present(path: Path) -> None:
    """DeskError unless there is a file that could be a database."""
    if path.is_dir():
        raise DeskError(_("{file} is a folder: name the database file in it.").format(file=path))
    if not path.exists():
        raise DeskError(_("{file} is not there: check its name, or make it with clcdesk new.").format(file=path))
