"""The open database: `read()`, `write()`, `undo()`, `redo()`, and whoever wants to hear of changes."""

import hashlib
import platform
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import OperationalError

from clcdesk import clock
from clcdesk.errors import DeskError
from clcdesk.models.base import WRITING, OutsideWriteError, new_id
from clcdesk.models.log import Device
from clcdesk.models.types import canonical
from clcdesk.stopping import Count, uncounted
from clcdesk.store import backup, drafts, engine, keys, log, search, undoing
from clcdesk.store.act import ALWAYS_RECORDED, Act
from clcdesk.store.gathering import Gathering
from clcdesk.store.living import require
from clcdesk.store.session import DeskSession
from clcdesk.words import _


@dataclass(frozen=True)
class ChangeSet:
    """What one operation changed; every screen asks it "does this touch me?"."""

    operation_id: str
    rows: Mapping[str, frozenset[str]]
    """Table → ids of its changed rows."""

    def touches(self, *tables: str) -> bool:
        return not self.rows.keys().isdisjoint(tables)

    def and_then(self, later: "ChangeSet") -> "ChangeSet":
        """Both as one, under the id of the later."""
        tables = self.rows.keys() | later.rows.keys()
        none: frozenset[str] = frozenset()
        rows = {table: self.rows.get(table, none) | later.rows.get(table, none) for table in tables}
        return ChangeSet(later.operation_id, rows)


class Database:
    """One sealed file, opened. The only ways to it are `read()` and `write()`."""

    def __init__(self, path: Path, data_key: bytes, officer_id: str, schema: str) -> None:
        self.path = path
        self.officer_id = officer_id
        self.schema = schema
        self.sitting: list[str] = []
        """Ids of this officer's operations since the file was opened here, oldest first."""
        self.now: Callable[[], datetime] = clock.now
        """When what is done here is done: a made-up desk lives on a day of its own."""
        self._data_key = data_key
        self._writer = engine.writer(path, data_key)
        self._reader = engine.reader(path, data_key)
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._turn = threading.Lock()

    @property
    def busy(self) -> bool:
        """Whether something is being written at this moment, here: another write would have to wait."""
        return self._turn.locked()

    def close(self) -> None:
        """Let go of the file; the write-ahead log goes into it."""
        self._reader.dispose()
        self._writer.dispose()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def listen(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `listener` after each commit, on the thread that wrote; gives what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @contextmanager
    def read(self) -> Iterator[DeskSession]:
        """A snapshot of the file. Rows stay readable afterwards, and refuse every change."""
        with self._reader.connect() as connection, DeskSession(connection, expire_on_commit=False) as session:
            yield session
            session.flush()
            session.expunge_all()

    @contextmanager
    def write(self, act: Act, count: Count = uncounted) -> Iterator[DeskSession]:
        """One officer's act: one transaction, one Operation, one Change for each row touched.

        An act that changed nothing leaves no trace, unless its kind is view, print or export. An
        exception takes everything back, also one that `count` raises, which is asked before each statement.
        Listeners hear of it after the commit.
        """
        with self.operation(act.kind, act.code, act.facts, count=count) as session:
            yield session

    def back_up(self, target: Path, count: Count = uncounted) -> None:
        """`backup.copy` of this database as it is now."""
        backup.copy(self.path, self._data_key, target, count=count)

    def change_passphrase(self, old: str, new: str) -> None:
        """This officer opens the file with `new` from now on; DeskError when `old` is not theirs, or `new` is blank."""
        unlocked = keys.unlock(self.path, old)
        if unlocked.officer_id != self.officer_id:
            raise DeskError(_("That is not your passphrase now: type the one you unlocked the desk with."))
        keys.put_slot(self.path, self._data_key, self.officer_id, new, self._cost())

    def new_recovery(self) -> str:
        """A new recovery code; the old one opens nothing any more."""
        return keys.new_recovery(self.path, self._data_key, self._cost())

    def _cost(self) -> keys.Cost:
        """As this officer's passphrase was sealed before."""
        return next(slot.cost for slot in keys.load(self.path).slots if slot.officer_id == self.officer_id)

    def undo(
        self, operation_id: str | None = None, *, partly: bool = False, count: Count = uncounted
    ) -> undoing.Undone | None:
        """`undoing.undo`: take back the newest act of this sitting, or the one named."""
        return undoing.undo(self, operation_id, partly=partly, count=count)

    def redo(self, count: Count = uncounted) -> undoing.Undone | None:
        """`undoing.redo`: do again what was taken back last."""
        return undoing.redo(self, count)

    def rows_of_next(self, kind: str) -> int:
        """`undoing.size`: how many rows the next undo or redo would touch."""
        return undoing.size(self, kind)

    @contextmanager
    def operation(
        self,
        kind: str,
        act: str,
        facts: Mapping[str, object],
        undoes: str | None = None,
        count: Count = uncounted,
    ) -> Iterator[DeskSession]:
        """`write()` for the store's own acts, which undo others."""
        entry = log.Entry(new_id(), self.officer_id, self.now(), self.schema, kind, act, canonical(facts), undoes)
        changed: list[tuple[str, str]] = []
        recorded = False
        with self.transaction() as connection:
            session = DeskSession(connection, expire_on_commit=False)
            connection.info[engine.COUNT] = count
            gathering = session.info[WRITING] = Gathering()
            try:
                yield session
                session.flush()
                changed, recorded = self._record(connection, entry, gathering)
            finally:
                connection.info.pop(engine.COUNT)
                session.info.pop(WRITING)
                session.close()
        if recorded:
            self._tell(entry.id, changed)

    def _record(
        self, connection: Connection, entry: log.Entry, gathering: Gathering
    ) -> tuple[list[tuple[str, str]], bool]:
        with engine.pen(connection):
            changes = list(gathering.changes())
            recorded = bool(changes) or entry.kind in ALWAYS_RECORDED
            changed = [(table, row) for table, row, _fields in changes]
            if recorded:
                require(connection, changed)
                log.record(connection, self._device(connection), entry, changes, connection.info[engine.COUNT])
                search.keep(connection, changed)
                if entry.kind == "act":
                    drafts.settle(connection, changes)
        connection.info[engine.UNLOGGED] = False
        return changed, recorded

    def _tell(self, operation_id: str, changed: list[tuple[str, str]]) -> None:
        self.sitting.append(operation_id)
        rows: dict[str, set[str]] = {}
        for table, row in changed:
            rows.setdefault(table, set()).add(row)
        told = ChangeSet(operation_id, {table: frozenset(ids) for table, ids in rows.items()})
        for listener in tuple(self._listeners):
            listener(told)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """The one write transaction at a time, for the store itself; a second one inside it raises."""
        here = str(self.path.resolve())
        if here in _writing_here():
            raise OutsideWriteError("a write() inside a write()")
        with self._turn:
            _writing_here().add(here)
            try:
                with self._writer.connect() as connection, _begun(connection, self.path):
                    yield connection
            finally:
                _writing_here().discard(here)

    def _device(self, connection: Connection) -> str:
        """This file's device here: a new one before the first write of a copied or restored file."""
        place = place_of(self.path)
        newest = connection.execute(select(Device).order_by(Device.position.desc()).limit(1)).mappings().first()
        if newest is not None and newest["place"] == place:
            return str(newest["id"])
        return log.start_device(connection, place)


_thread = threading.local()


def _writing_here() -> set[str]:
    """The files this thread is inside a transaction of."""
    if not hasattr(_thread, "files"):
        _thread.files = set()
    files: set[str] = _thread.files
    return files


@contextmanager
def _begun(connection: Connection, path: Path) -> Iterator[None]:
    connection.info[engine.TURN] = True
    try:
        transaction = connection.begin()
    except OperationalError as error:
        raise DeskError(
            _("{file} is being written by another program. Nothing was changed: try again.").format(file=path.name)
        ) from error
    with transaction:
        yield


def place_of(path: Path) -> str:
    """A fingerprint of where a file lies: this computer, its path and which file it is."""
    status = path.stat()
    where = [platform.node(), str(path.resolve()), str(status.st_dev), str(status.st_ino)]
    return hashlib.sha256(canonical(where).encode("utf-8", "surrogateescape")).hexdigest()
