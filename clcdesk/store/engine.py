"""The two engines over the sealed file, and the guard at the cursor.

Without each of these lines something was lost in trials: a read inside a write lost rows, two writers
lost an update, a migration killed half-way could never be opened again.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher  # type: ignore[import-untyped]
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPICursor, ExecutionContext

from clcdesk.errors import DeskError
from clcdesk.models.base import OutsideWriteError
from clcdesk.stopping import Count
from clcdesk.words import _

WAIT_MS = 30_000
"""How long a writer waits for another one: a large import takes some seconds."""
PEN = "clcdesk.pen"
UNLOGGED = "clcdesk.unlogged"
TURN = "clcdesk.turn"
WRITER = "clcdesk.writer"
COUNT = "clcdesk.count"
"""Keys of a connection's `info`: may change rows now; has rows without their log; may begin; is the writer's;
who is asked before each statement whether to go on (`stopping.Count`)."""

IMMEDIATE = "BEGIN IMMEDIATE"
STEPS = 200_000
"""Of SQLite's virtual machine, between two questions: some milliseconds."""
_READS = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/)*(SELECT|WITH|VALUES|EXPLAIN|BEGIN IMMEDIATE$|BEGIN$)", re.I | re.S)


def connect(path: Path, key: bytes, *, make: bool = False) -> Any:
    """One connection with every setting; DeskError when the key does not open the file."""
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if make else 'rw'}"
    try:
        connection = sqlcipher.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    except sqlcipher.OperationalError as error:
        raise DeskError(_unopened(path)) from error
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -65536")
    except sqlcipher.DatabaseError as error:
        connection.close()
        held = any(word in str(error) for word in ("readonly", "unable to open", "locked"))
        raise DeskError(_unopened(path) if held else unreadable(path)) from error
    return connection


def _unopened(path: Path) -> str:
    return _(
        "{file} cannot be opened: see that it and its folder may be written to, and that no other program holds it."
    ).format(file=path.name)


def unreadable(path: Path) -> str:
    return _(
        "{file} cannot be read with its keys: it is damaged, or {file}.keys belongs to another database. "
        "Restore the newest backup."
    ).format(file=path.name)


def writer(path: Path, key: bytes) -> Engine:
    """The engine of `write()`: transactions begin IMMEDIATE, and only a held pen changes anything."""
    engine = _plain(path, key)
    event.listen(engine, "begin", _refuse_strange_begin)
    event.listen(engine, "commit", _refuse_unlogged)
    _guarded(engine, IMMEDIATE)
    return engine


def reader(path: Path, key: bytes) -> Engine:
    """The engine of `read()`: a snapshot, and nothing can be changed."""
    engine = _plain(path, key)
    _guarded(engine, "BEGIN")
    return engine


def unguarded(path: Path, key: bytes) -> Engine:
    """For migrations only: foreign keys off, no guard."""
    engine = _plain(path, key)

    @event.listens_for(engine, "connect")
    def _off(driver: Any, _record: object) -> None:
        driver.execute("PRAGMA foreign_keys = OFF")

    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(IMMEDIATE))
    return engine


def _plain(path: Path, key: bytes) -> Engine:
    return create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: connect(path, key), poolclass=QueuePool, hide_parameters=True
    )


def _guarded(engine: Engine, begin: str) -> None:
    def _begin(connection: Connection) -> None:
        connection.info[PEN] = False
        connection.info[UNLOGGED] = False
        connection.info[WRITER] = begin == IMMEDIATE
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA query_only = OFF")
        connection.exec_driver_sql(begin)
        driver.execute("PRAGMA query_only = ON")

    event.listen(engine, "connect", _read_only)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _guard)


@contextmanager
def asked(driver: Any, count: Count) -> Iterator[list[Exception]]:
    """While SQLite works, `count` is asked now and then whether to go on; what it raises is raised here.

    The list holds what it raised, for whoever takes the interrupted statement for a damaged file.
    """
    raised: list[Exception] = []

    def ask() -> int:
        try:
            count(0)
        except Exception as stop:  # noqa: BLE001  # SQLite would swallow it: it is raised again below
            raised.append(stop)
        return len(raised)

    driver.set_progress_handler(ask, STEPS)
    try:
        yield raised
    except Exception:
        if raised:
            raise raised[0] from None
        raise
    finally:
        driver.set_progress_handler(None, 0)


def _read_only(driver: Any, _record: object) -> None:
    """A connection that has not begun anything yet cannot change anything either."""
    driver.execute("PRAGMA query_only = ON")


def _guard(
    connection: Connection,
    _cursor: DBAPICursor,
    statement: str,
    _parameters: object,
    _context: ExecutionContext | None,
    _many: bool,
) -> None:
    if not connection.info.get(PEN) and not _READS.match(statement):
        raise OutsideWriteError(f"{statement.split(None, 1)[0]} outside a flush: change the rows inside write()")
    if count := connection.info.get(COUNT):
        count(0)


def _refuse_strange_begin(connection: Connection) -> None:
    if not connection.info.pop(TURN, False):
        raise OutsideWriteError("a transaction by another door than write()")


def _refuse_unlogged(connection: Connection) -> None:
    if connection.info.get(UNLOGGED):
        raise OutsideWriteError("a commit by another door than the end of write()")


@contextmanager
def pen(connection: Connection) -> Iterator[None]:
    """While it is held, and only then, this connection may change rows. Held by a flush and by the store."""
    if not connection.info.get(WRITER):
        raise OutsideWriteError("a reader does not write: use write()")
    if connection.info.get(PEN):
        yield
        return
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA query_only = OFF")
    connection.info[PEN] = True
    try:
        yield
    finally:
        connection.info[PEN] = False
        driver.execute("PRAGMA query_only = ON")
