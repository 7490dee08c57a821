"""`add_many`: the one way to write many rows at once, each with its Change."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from clcdesk.models.base import WRITING, OutsideWriteError, Tracked, defaults, new_id
from clcdesk.models.types import canonical
from clcdesk.stopping import Count, uncounted
from clcdesk.store.codec import pairs
from clcdesk.store.engine import UNLOGGED, pen
from clcdesk.store.gathering import created, gathered
from clcdesk.store.tables import table_of

AT_ONCE = 5000


def add_many(
    session: Session, model: type[Tracked], rows: Iterable[Mapping[str, Any]], count: Count = uncounted
) -> list[str]:
    """Write new rows of one table inside `write()`, given as {column: value}; gives their ids in order.

    A row without an id gets one. 160,000 claims take a few seconds. The rows are not in the session:
    read them when they are needed.
    """
    if WRITING not in session.info:
        raise OutsideWriteError("add_many outside write()")
    session.flush()
    table = table_of(model)
    codecs, given = pairs(table), defaults(table)
    empty: dict[str, Any] = {**dict.fromkeys(codecs), **given}
    connection, gathering = session.connection(), gathered(session)
    connection.info[UNLOGGED] = True
    ids: list[str] = []
    remaining = iter(rows)
    while some := [{**empty, "id": new_id(), **row} for row in islice(remaining, AT_ONCE)]:
        if strange := some[0].keys() - codecs.keys():
            raise TypeError(f"{table.name} has no column {', '.join(sorted(strange))}")
        with pen(connection):
            connection.execute(insert(table), some)
        for row in some:
            gathering.add_new(table.name, row["id"], canonical(created(codecs, row)))
            ids.append(row["id"])
        count(len(some))
    return ids
