"""The directory: taking one in, and the facts of it that the rules judge."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import select

from clcdesk.exchange.directory import Reading, without_collecting
from clcdesk.exchange.service_rows import unknown_postcodes
from clcdesk.models import directory as tables
from clcdesk.models.base import Tracked
from clcdesk.rules.facts import Directory
from clcdesk.services import act, directory_rows, features, intake, valid
from clcdesk.stopping import Count, HowFar, Tell
from clcdesk.store import Database, add_many, files
from clcdesk.store.session import DeskSession

IN_ORDER: tuple[type[Tracked], ...] = (
    tables.Feature,
    tables.Provider,
    tables.Membership,
    tables.Service,
    tables.Claim,
)
SHEETS = ("features", "providers", "services", "capacity")
AT_ONCE = 500
TIMES = 3
"""A new row is looked at, written, and written into the log."""
NO_PHOTOS: Mapping[str, bytes] = MappingProxyType({})


class Report(NamedTuple):
    """What taking a directory in did, or would do, row by row."""

    lines: tuple[intake.Line, ...]
    warnings: tuple[str, ...]

    def count(self, fate: intake.Fate) -> int:
        return Counter(line.fate for line in self.lines)[fate]


def take_in(
    db: Database,
    reading: Reading,
    photos: Mapping[str, bytes] = NO_PHOTOS,
    *,
    dry_run: bool = False,
    tell: Tell = lambda _done, _of: None,
) -> Report:
    """Take a directory in, all or nothing, as one act that can be undone; what it did, row by row.

    The same file again changes nothing. `dry_run` only says what would be done. `photos`: service
    reference → a JPEG or PNG, kept with the service. `tell` may raise until the last row is written: nothing
    is changed then.
    """
    digests = {ref: hashlib.sha256(photo).hexdigest() for ref, photo in photos.items()}
    claims = sum(len(service.claims) for service in reading.directory.services)
    count = HowFar(tell, claims if dry_run else claims * TIMES)
    if dry_run:
        with without_collecting(), db.read() as session:
            made = intake.plan(session.connection(), reading, digests, count)
    else:
        with without_collecting(), db.write(act.TakeInDirectory(), count) as session:
            made = intake.plan(session.connection(), reading, digests, count)
            count.of = claims + (TIMES - 1) * sum(map(len, made.new.values()))
            _apply(session, made, count)
            _keep(session, photos)
    lines = sorted(made.lines, key=lambda line: (SHEETS.index(line.sheet), line.row))
    return Report(tuple(lines), reading.directory.warnings)


def _apply(session: DeskSession, made: intake.Plan, count: Count) -> None:
    for model in IN_ORDER:
        changed = made.changed.get(model, {})
        ids = sorted(changed)
        for start in range(0, len(ids), AT_ONCE):
            for row in session.scalars(select(model).where(model.id.in_(ids[start : start + AT_ONCE]))):
                valid.put(row, changed[row.id])
        if new := made.new.get(model):
            add_many(session, model, new, count)


def _keep(session: DeskSession, photos: Mapping[str, bytes]) -> None:
    for photo in photos.values():
        files.keep(session, photo, "image/png" if photo.startswith(b"\x89PNG") else "image/jpeg")


def facts(db: Database) -> Directory:
    """Every living service with its provider and claims, as the reader of its files gives them."""
    with db.read() as session:
        return gathered(session)


def gathered(session: DeskSession) -> Directory:
    with without_collecting():
        services, idle = directory_rows.services(session.connection())
        return Directory(services, features.added(session), tuple(unknown_postcodes(services)), idle)
