"""Backups: one uncompressed ZIP with the sealed file and its keys, and a database made from one."""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import sqlcipher3.dbapi2 as sqlcipher  # type: ignore[import-untyped]

from clcdesk.errors import DeskError
from clcdesk.stopping import Count, uncounted
from clcdesk.store import disk, engine, keys
from clcdesk.words import _

DATABASE, KEYS = "desk.db", "desk.db.keys"
"""The names inside a backup, whatever the database is called."""
MOST_KEYS = 1024 * 1024


def copy(path: Path, data_key: bytes, target: Path, *, replace: bool = False, count: Count = uncounted) -> None:
    """Back up the database as of now, while others read and write; proved before it takes its name.

    DeskError when the target exists (unless `replace`), its folder is missing, or the database is damaged.
    The copy has no device: what is restored starts a new one. What `count` raises ends it with nothing made.
    """
    if not replace:
        free(target)
    with part(target, "db") as sealed, part(target, "zip") as zipped, disk_full(target):
        _vacuum(path, data_key, sealed, count)
        _forget_place(sealed, data_key)
        sound(sealed, data_key, path.name, count)
        _zip(sealed, keys.beside(path).read_bytes(), zipped)
        count(0)
        _prove(sealed, zipped)
        count(0)
        zipped.replace(target)
        disk.sync_folder(target.parent)


def restore(file: Path, path: Path, passphrase: str) -> None:
    """Make the database `path` and its keys from a backup; DeskError, with nothing made, when it is broken.

    The caller has looked that `path` is free (`opening.free`).
    """
    with part(path, "db") as sealed, disk_full(path):
        content = _unzip(file, sealed)
        unlocked = keys.open_with(keys.parse(content, KEYS), passphrase, file.name)
        _forget_place(sealed, unlocked.data_key)
        sound(sealed, unlocked.data_key, file.name)
        sealed.chmod(0o600)
        disk.sync(sealed)
        disk.write_atomically(keys.beside(path), content)
        sealed.replace(path)
        disk.sync_folder(path.parent)


def free(target: Path) -> None:
    """DeskError unless a backup can be made at `target`."""
    if target.exists():
        raise DeskError(_("{file} is already there: choose another name for the backup.").format(file=target))
    if not target.parent.is_dir():
        raise DeskError(_("The folder {folder} does not exist: make it first.").format(folder=target.parent))


def look(file: Path) -> None:
    """DeskError unless `file` is a backup by its table of contents."""
    with _opened(file):
        pass


def sound(path: Path, data_key: bytes, name: str, count: Count = uncounted) -> None:
    """DeskError unless every page of a closed file is whole; `name` is what the sentence calls it."""
    try:
        connection = engine.connect(path, data_key)
        try:
            with engine.asked(connection, count):
                faults = connection.execute("PRAGMA cipher_integrity_check").fetchall()
                faults = faults or [row for row in connection.execute("PRAGMA integrity_check") if row != ("ok",)]
        finally:
            connection.close()
    except (DeskError, sqlcipher.DatabaseError):
        faults = [("unreadable",)]
    if faults:
        raise DeskError(_("{file} is damaged: use another backup.").format(file=name))


def _vacuum(path: Path, data_key: bytes, target: Path, count: Count) -> None:
    connection = engine.connect(path, data_key)
    try:
        with engine.asked(connection, count):
            connection.execute("VACUUM INTO ?", (str(target.absolute()),))
    except sqlcipher.DatabaseError as error:
        if "full" in str(error):
            raise OSError(str(error)) from error
        raise DeskError(
            _("{file} is damaged and cannot be backed up: clcdesk check names what is wrong.").format(file=path.name)
        ) from error
    finally:
        connection.close()


def _forget_place(path: Path, data_key: bytes) -> None:
    """So that the copy starts a new device even where it lies at the old place."""
    try:
        connection = engine.connect(path, data_key)
        try:
            if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'device'").fetchone():
                connection.execute("UPDATE device SET place = ''")
        finally:
            connection.close()
    except (DeskError, sqlcipher.DatabaseError) as error:
        raise DeskError(_("The backup is damaged or not whole: use another one.")) from error


def _zip(sealed: Path, content: bytes, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(KEYS), content)
        with sealed.open("rb") as source, archive.open(zipfile.ZipInfo(DATABASE), "w", force_zip64=True) as sink:
            shutil.copyfileobj(source, sink, 1024 * 1024)
    target.chmod(0o600)
    disk.sync(target)


def _prove(sealed: Path, zipped: Path) -> None:
    with zipfile.ZipFile(zipped) as archive, archive.open(DATABASE) as stored, sealed.open("rb") as source:
        if _sum(stored) != _sum(source):
            raise DeskError(_("The backup could not be read back: the disk may be failing. Use another one."))


def _sum(file: IO[bytes]) -> bytes:
    sums = hashlib.sha256()
    while block := file.read(1024 * 1024):
        sums.update(block)
    return sums.digest()


def _unzip(file: Path, sealed: Path) -> bytes:
    """Write the database of a backup to `sealed`, give its keys' bytes."""
    with _opened(file) as archive:
        with archive.open(DATABASE) as source, sealed.open("xb") as sink:
            shutil.copyfileobj(source, sink, 1024 * 1024)
        return archive.read(KEYS)


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            if sorted(archive.namelist()) != [DATABASE, KEYS] or archive.getinfo(KEYS).file_size > MOST_KEYS:
                raise DeskError(_("{file} is not a backup of CLC Desk.").format(file=file))
            yield archive
    except FileNotFoundError:
        raise DeskError(_("{file} is not there: check its name.").format(file=file)) from None
    except PermissionError:
        raise DeskError(_("{file} cannot be read: check its permissions.").format(file=file)) from None
    except IsADirectoryError:
        raise DeskError(_("{file} is a folder: name the backup in it.").format(file=file)) from None
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, UnicodeError):
        raise DeskError(_("{file} is damaged or not a backup: use another one.").format(file=file)) from None


@contextmanager
def part(target: Path, kind: str) -> Iterator[Path]:
    """A name beside the target for what is not finished; nothing of it is left at the end."""
    part = target.with_name(f".{target.name}.{os.getpid()}.{kind}")
    names = [part, *(part.with_name(part.name + tail) for tail in ("-wal", "-shm", "-journal"))]
    for name in names:
        name.unlink(missing_ok=True)
    try:
        yield part
    finally:
        for name in names:
            name.unlink(missing_ok=True)


@contextmanager
def disk_full(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DeskError(
            _("{file} could not be written: check that the disk has room and may be written to.").format(file=target)
        ) from error
