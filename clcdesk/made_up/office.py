"""The made-up office: two officers, their council's letterhead, the framework they look on, and their directory."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import count
from typing import NamedTuple

from clcdesk.exchange.columns import SHEETS
from clcdesk.exchange.directory import Reading
from clcdesk.made_up.directory import BEGAN, FRAMEWORK, directory
from clcdesk.rules import facts
from clcdesk.services import council, features, frameworks, officers, providers
from clcdesk.services import directory as directories
from clcdesk.store import Database

LETTERHEAD: council.CouncilFields = {
    "name": "Fosse County Council",
    "freepost": "Freepost Fosse Adult Social Care",
    "privacy": "fosse.example/privacy",
    "phone": "0116 496 0190",
    "complaints_phone": "0116 496 0170",
    "advocacy": "Speak Up Fosse",
    "advocacy_phone": "0116 496 0455",
}
WORKER, BROKER = "Ruth Okafor", "Sam Whitlock"
FIRST_ROW = 2
BEFORE = timedelta(days=75)
"""How long the office has had this desk."""


class Office(NamedTuple):
    db: Database
    today: date
    seed: int
    officers: Mapping[str, str]
    """Name → id of the two."""
    services: Mapping[str, str]
    """Reference → id of every service."""


class Facts(Reading):
    """A directory that no file held, with the columns and rows a file of it would have."""

    def __init__(self, directory: facts.Directory) -> None:
        super().__init__(directory, {})

    @property
    def columns(self) -> Mapping[str, tuple[str, ...]]:
        return SHEETS

    @cached_property
    def rows(self) -> Mapping[str, Mapping[object, int]]:
        services = self.directory.services
        running = {service.provider.ref: service.provider for service in services}
        keys: dict[str, Iterator[object]] = {
            "providers": ((ref, one.framework) for ref, made in running.items() for one in made.memberships),
            "services": (service.ref for service in services),
            "capacity": ((service.ref, claim) for service in services for claim in service.claims),
            "features": (feature.code for feature in self.directory.features),
        }
        return {sheet: {key: row for row, key in enumerate(those, FIRST_ROW)} for sheet, those in keys.items()}


def opened(db: Database, today: date, seed: int) -> Office:
    """The office on its first day: officers, letterhead, framework and directory, and nobody to look for yet."""
    on(db, today - BEFORE)
    known = {officer.id for officer in officers.everyone(db)}
    worker = officers.add(
        db,
        "" if db.officer_id in known else db.officer_id,
        name=WORKER,
        phone="0116 496 0180",
        email="ruth.okafor@fosse.example",
        working_days="Monday to Thursday",
    )
    broker = officers.add(
        db,
        name=BROKER,
        phone="0116 496 0181",
        email="sam.whitlock@fosse.example",
        working_days="Tuesday to Friday",
        cover_id=worker,
    )
    officers.change(db, worker, cover_id=broker)
    with by(db, broker):
        council.change(db, **LETTERHEAD)
        frameworks.use(db, FRAMEWORK, BEGAN)
        features.add(db, "assistance-dog", "Assistance dogs welcome", "a welcome for assistance dogs", prints=True)
        directories.take_in(db, Facts(directory(today, seed)))
    services = {service.ref: service.id for service in providers.services(db)}
    return Office(db, today, seed, {WORKER: worker, BROKER: broker}, services)


OPENS = time(9)
"""When the office opens."""


def on(db: Database, day: date, hour: time = OPENS) -> None:
    """From now on what is done is done on this day, a minute after what was done before it."""
    at = datetime.combine(day, hour, UTC)
    minutes = count()
    db.now = lambda: at + timedelta(minutes=next(minutes))


@contextmanager
def by(db: Database, officer_id: str) -> Iterator[None]:
    """What is done inside, this officer does: the history of the two reads as theirs."""
    before, db.officer_id = db.officer_id, officer_id
    try:
        yield
    finally:
        db.officer_id = before
