"""Bringing a directory in from a file: read, weighed row by row, and only then taken in."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clcdesk.exchange import directory as files
from clcdesk.exchange import photo
from clcdesk.exchange.directory import Reading
from clcdesk.services import directory, features, frameworks
from clcdesk.services.directory import Report
from clcdesk.stopping import HowFar, Tell
from clcdesk.store import Database


class Brought(NamedTuple):
    """A directory read and weighed; nothing is changed yet."""

    reading: Reading
    photos: Mapping[str, bytes]
    report: Report
    """What taking it in would do."""


def weigh(db: Database, path: Path, today: date, tell: Tell = lambda _done, _of: None) -> Brought:
    """Read a workbook or a folder of CSV files and say what it would change. DeskError names every fault.

    `tell` hears of the rows read, then of those weighed."""
    reading = files.read(path, frameworks.everything(db), today, features.facts_of(db), count=HowFar(tell))
    named = [service for service in reading.directory.services if service.photo]
    read = {service.ref: photo.read(path, service.photo) for service in named}
    photos = {ref: data for ref, data in read.items() if data is not None}
    return Brought(reading, photos, directory.take_in(db, reading, photos, dry_run=True, tell=tell))
