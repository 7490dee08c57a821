"""`clcdesk check`: is the database whole, and does it say what the log says was done?

A check looks at the open database and gives its faults. `run` does the store's own; services bring theirs.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher  # type: ignore[import-untyped]
from sqlalchemy import Connection, exists, func, select
from sqlalchemy.exc import DatabaseError

from clcdesk.models.log import Change, Device, File, Operation
from clcdesk.stopping import Count, uncounted
from clcdesk.store import chain, search
from clcdesk.store.codec import instant_text
from clcdesk.store.database import Database
from clcdesk.store.engine import asked
from clcdesk.store.gathering import current, unsaid
from clcdesk.store.session import DeskSession
from clcdesk.store.tables import in_words, references, table_of, tracked
from clcdesk.words import _

MOST_FAULTS = 200
"""Of one check: a file with more wrong needs no longer list."""


class Fault(NamedTuple):
    what: str
    """A code: page, reference, operation, change, row, living, file, or a service's own."""
    where: str
    """Table and id, page number, or operation's number."""
    sentence: str


Check = Callable[[DeskSession], Iterable[Fault]]


def run(db: Database, more: Sequence[Check] = (), count: Count = uncounted) -> list[Fault]:
    """Every fault found, worst first; none means whole. `more` are checks of the services.

    Where a page is damaged nothing else can be read with any certainty: then that is all that is said. What
    `count` raises ends it.
    """
    faults = _found(db, pages, count)
    if not faults:
        for check in (*CHECKS, *more):
            named = {fault.where for fault in faults}
            faults += (
                fault for fault in _found(db, check, count) if fault.what != "search" or fault.where not in named
            )
    return list(dict.fromkeys(faults))


def _found(db: Database, check: Check, count: Count) -> list[Fault]:
    faults: list[Fault] = []
    count(0)
    try:
        with db.read() as session, asked(session.connection().connection.driver_connection, count):
            for fault in islice(check(session), MOST_FAULTS):
                faults.append(fault)  # one by one: what was found before it broke off counts
    except (DatabaseError, sqlcipher.DatabaseError, ValueError, TypeError, ArithmeticError, LookupError):
        if not faults:
            said = _("A part of the file cannot be read any more. Restore the newest backup.")
            faults.append(Fault("page", check.__name__, said))
    return faults


def counted(db: Database) -> dict[str, int]:
    """How much was looked at: operations, rows of the officers' tables, kept files."""
    with db.read() as session:
        connection = session.connection()
        return {
            "operations": connection.execute(select(func.count()).select_from(Operation)).scalar_one(),
            "rows": sum(
                connection.execute(select(func.count()).select_from(table_of(name))).scalar_one() for name in tracked()
            ),
            "files": connection.execute(select(func.count()).select_from(File)).scalar_one(),
        }


def pages(session: DeskSession) -> Iterator[Fault]:
    """Every page by SQLCipher's own sums, then the structure by SQLite's."""
    driver: Any = session.connection().connection.driver_connection
    for (said,) in driver.execute("PRAGMA cipher_integrity_check"):
        yield Fault(
            "page", said, _("A page of the file is damaged ({said}). Restore the newest backup.").format(said=said)
        )
    for (said,) in driver.execute(f"PRAGMA integrity_check({MOST_FAULTS})"):
        if said != "ok":
            yield Fault("page", said, _("The file is damaged ({said}). Restore the newest backup.").format(said=said))


def dangling(session: DeskSession) -> Iterator[Fault]:
    """References to rows that are not there."""
    driver: Any = session.connection().connection.driver_connection
    for table, rowid, target, _number in driver.execute("PRAGMA foreign_key_check"):
        found = driver.execute(f'SELECT id FROM "{table}" WHERE rowid = ?', (rowid,)).fetchone()
        row = found[0] if found else rowid
        yield Fault(
            "reference", f"{table} {row}",
            _("The {table} {row} refers to a {target} that is not there.").format(
                table=in_words(table), row=row, target=in_words(target)
            ),
        )  # fmt: skip


def operations(session: DeskSession) -> Iterator[Fault]:
    """The chain of each device: no number missing, no operation and no change other than it was."""
    connection = session.connection()
    marks = _marks(connection)
    for device in connection.execute(select(Device).order_by(Device.position)).mappings():
        number, previous = 0, ""
        query = select(Operation).where(Operation.device_id == device["id"]).order_by(Operation.number)
        for operation in connection.execute(query).mappings():
            number += 1
            if operation["number"] != number:
                yield _missing(number, operation["number"] - 1)
                number = operation["number"]
            elif chain.link(previous, _link(operation), marks(operation["id"])) != operation["hash"]:
                yield Fault(
                    "operation", str(number),
                    _("Operation {number} of the change log, or what it changed, is not as it was written.").format(
                        number=number
                    ),
                )  # fmt: skip
            previous = operation["hash"]
        if device["number"] != number:
            yield _missing(number + 1, device["number"])
        elif device["hash"] != previous:
            yield Fault("operation", str(number), _("The end of the change log is not as it was written."))


def changes(session: DeskSession) -> Iterator[Fault]:
    """Each change against its digest."""
    query = select(Change.table_name, Change.row_id, Change.fields, Change.salt, Change.digest, Operation.number).join(
        Operation, Operation.id == Change.operation_id, isouter=True
    )
    for table, row, fields, salt, digest, number in session.connection().execute(query):
        if fields is None and not _disposed(session, table, row):
            yield Fault(
                "change",
                f"{table} {row}",
                _("What operation {number} says of the {table} {row} was taken away.").format(
                    number=number, table=in_words(table), row=row
                ),
            )
        elif fields is not None and chain.digest(salt or "", table, row, fields) != digest:
            yield Fault(
                "change", f"{table} {row}",
                _("What operation {number} says of the {table} {row} was edited.").format(
                    number=number, table=in_words(table), row=row
                ),
            )  # fmt: skip


def rows(session: DeskSession) -> Iterator[Fault]:
    """Every row against the log: what was said last of each of its fields."""
    connection = session.connection()
    for some in _batches(_told(connection), 500):
        now = {
            table: _now(connection, table, [row for name, row in some if name == table])
            for table in {name for name, _row in some}
        }
        for (table, row), fields in some.items():
            yield from _compared(table, row, fields, now[table].get(row))
    for name in tracked():
        ids = table_of(name).c.id
        logged = exists().where(Change.row_id == ids, Change.table_name == name)
        for row in connection.execute(select(ids).where(~logged)).scalars():
            yield Fault(
                "row", f"{name} {row}",
                _("The {table} {row} was written by another hand: the change log knows nothing of it.").format(
                    table=in_words(name), row=row
                ),
            )  # fmt: skip


def alive(session: DeskSession) -> Iterator[Fault]:
    """Living rows that refer to deleted ones."""
    connection = session.connection()
    for reference in references():
        target = reference.target.alias("target")
        query = (
            select(reference.table.c.id, reference.column)
            .join_from(reference.table, target, reference.column == target.c.id)
            .where(reference.table.c.deleted.is_(False), target.c.deleted.is_(True))
        )
        for row, target_row in connection.execute(query):
            yield Fault(
                "living", f"{reference.table.name} {row}",
                _("The {table} {row} refers to a {target} that is deleted ({target_row}).").format(
                    table=in_words(reference.table.name), row=row,
                    target=in_words(reference.target.name), target_row=target_row,
                ),
            )  # fmt: skip


def files(session: DeskSession) -> Iterator[Fault]:
    """Every kept file against the SHA-256 it is kept under."""
    connection = session.connection()
    for file_id in connection.execute(select(File.id).order_by(File.id)).scalars().all():
        content = connection.execute(select(File.__table__.c.content).where(File.id == file_id)).scalar_one()
        if hashlib.sha256(content or b"").hexdigest() != file_id:
            yield Fault("file", file_id, _("The kept file {file} was changed.").format(file=file_id[:12]))


def found_by(session: DeskSession) -> Iterator[Fault]:
    """Every row by the words it is searched by."""
    for table, row in search.out_of_step(session.connection()):
        said = _("The {table} {row} would be found by other words than it holds.")
        yield Fault("search", f"{table} {row}", said.format(table=in_words(table), row=row))


CHECKS: tuple[Check, ...] = (dangling, operations, changes, rows, alive, files, found_by)


def _disposed(session: DeskSession, table: str, row: str) -> bool:
    """Whether a disposal, and so not another hand, erased what was said of a row."""
    query = (
        select(Change.id)
        .join(Operation, Operation.id == Change.operation_id)
        .where(Change.table_name == table, Change.row_id == row, Operation.kind == "dispose")
    )
    return session.connection().execute(query.limit(1)).first() is not None


def _missing(first: int, last: int) -> Fault:
    if first == last:
        return Fault(
            "operation", str(first), _("Operation {number} of the change log is missing.").format(number=first)
        )
    return Fault(
        "operation", f"{first}-{last}",
        _("Operations {first} to {last} of the change log are missing.").format(first=first, last=last),
    )  # fmt: skip


def _link(operation: Any) -> chain.Link:
    values = {name: operation[name] for name in chain.Link._fields}
    return chain.Link(**values | {"at": instant_text(operation["at"])})


def _marks(connection: Connection) -> Callable[[str], list[chain.Mark]]:
    def of(operation_id: str) -> list[chain.Mark]:
        query = select(Change.table_name, Change.row_id, Change.digest).where(Change.operation_id == operation_id)
        return [chain.Mark(*row) for row in connection.execute(query)]

    return of


Told = tuple[tuple[str, str], dict[str, Any] | None]
"""(table, row id) and the last value of each field the log tells; None where some of it was disposed of."""


def _told(connection: Connection) -> Iterator[Told]:
    query = (
        select(Change.row_id, Change.table_name, Device.position, Operation.number, Change.fields)
        .join(Operation, Operation.id == Change.operation_id)
        .join(Device, Device.id == Operation.device_id)
        .order_by(Change.row_id)
        .execution_options(yield_per=5000)
    )
    for _row, group in groupby(connection.execute(query), key=lambda change: str(change.row_id)):
        by_table = sorted(group, key=lambda change: (change.table_name, change.position, change.number))
        for table, told in groupby(by_table, key=lambda change: str(change.table_name)):
            yield (table, _row), _last(told)


def _last(told: Iterable[Any]) -> dict[str, Any] | None:
    last: dict[str, Any] | None = {}
    for change in told:
        if change.fields is None:
            last = None
        elif last is not None:
            last |= {name: pair[1] for name, pair in _parsed(change.fields).items()}
    return last


def _parsed(fields: str) -> Mapping[str, Any]:
    """A change's fields; none where they were edited into something else, which `changes` names."""
    try:
        return {name: pair for name, pair in chain.parse(fields).items() if len(pair) == 2}
    except (ValueError, TypeError, AttributeError):
        return {}


def _batches(told: Iterable[Told], size: int) -> Iterator[dict[tuple[str, str], dict[str, Any] | None]]:
    batch: dict[tuple[str, str], dict[str, Any] | None] = {}
    for row, fields in told:
        batch[row] = fields
        if len(batch) == size:
            yield batch
            batch = {}
    yield batch


def _now(connection: Connection, table: str, ids: list[str]) -> dict[str, dict[str, Any]]:
    """The rows as they are; one that cannot be read as what its columns hold has no fields."""
    if table not in tracked():
        return {}
    try:
        return current(connection, table_of(table), ids)
    except (ValueError, TypeError, ArithmeticError):
        if len(ids) == 1:
            return {ids[0]: {}}
        return {row: fields for one in ids for row, fields in _now(connection, table, [one]).items()}


def _compared(table: str, row: str, told: dict[str, Any] | None, now: dict[str, Any] | None) -> Iterator[Fault]:
    if now is None:
        yield Fault(
            "row", f"{table} {row}",
            _("The {table} {row} is gone, and the change log says it is there.").format(table=in_words(table), row=row),
        )  # fmt: skip
    elif told is not None:
        given = unsaid(table_of(table))
        known = {name: told.get(name, given.get(name) if value is not None else None) for name, value in now.items()}
        edited = [name for name, value in now.items() if name != "id" and known[name] != value]
        if edited or not now:
            yield Fault(
                "row", f"{table} {row}",
                _("The {table} {row} was edited by another hand: {fields}.").format(
                    table=in_words(table), row=row, fields=", ".join(edited) or _("it cannot be read")
                ),
            )  # fmt: skip
