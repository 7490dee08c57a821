"""`clcdesk import`: take a directory into a database."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from clcdesk import clock
from clcdesk.commands import options, passphrase
from clcdesk.errors import DeskError
from clcdesk.exchange import directory as directories
from clcdesk.exchange import photo
from clcdesk.exchange.directory import Reading
from clcdesk.services import directory, features, frameworks
from clcdesk.services.directory import Report
from clcdesk.services.intake import Fate, Line
from clcdesk.store import Database, open_database
from clcdesk.words import _

MOST_REFUSED = 200
FATES: dict[Fate, str] = {"added": _("added"), "changed": _("changed"), "left": _("left alone")}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="FILE|FOLDER", help=_("a workbook, or a folder of CSV files"))
    parser.add_argument("--database", type=Path, required=True, metavar="DB", help=_("the database to take it into"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would be done, row by row"))
    options.frameworks(parser)
    options.json(parser)


def run(args: argparse.Namespace) -> int:
    with open_database(args.database, passphrase.ask()) as db:
        try:
            reading = _read(db, args.source, args.frameworks)
        except DeskError as error:
            _say_refused(error, args)
            raise
        photos = _photos(reading, args.source)
        report = directory.take_in(db, reading, photos, dry_run=args.dry_run)
    print(_document(report) if args.json else _text(report, dry_run=args.dry_run))
    if not args.json:
        for warning in report.warnings:
            print(warning, file=sys.stderr)
    return 0


def _read(db: Database, source: Path, extra: Path | None) -> Reading:
    """The directory, read with the frameworks and features the database knows."""
    known = frameworks.everything(db, extra)
    return directories.read(source, known, clock.today(), features.facts_of(db))


def _photos(reading: Reading, source: Path) -> dict[str, bytes]:
    named = [service for service in reading.directory.services if service.photo]
    read = {service.ref: photo.read(source, service.photo) for service in named}
    return {ref: data for ref, data in read.items() if data is not None}


def _say_refused(error: DeskError, args: argparse.Namespace) -> None:
    """A dry run lists what would be refused; otherwise the first sentence and the count must do."""
    if args.dry_run and not args.json:
        for problem in error.problems[:MOST_REFUSED]:
            print(_("refused: {problem}").format(problem=problem))


def _document(report: Report) -> str:
    counts: dict[str, Any] = {fate: report.count(fate) for fate in FATES}
    rows = [_row(line) for line in report.lines]
    document = {**counts, "refused": [], "warnings": list(report.warnings), "rows": rows}
    return json.dumps(document, ensure_ascii=False)


def _row(line: Line) -> dict[str, Any]:
    row = {"sheet": line.sheet, "row": line.row, "reference": line.reference, "fate": line.fate}
    return {**row, "columns": list(line.columns)} if line.columns else row


def _text(report: Report, *, dry_run: bool) -> str:
    return "\n".join((*(_lines(report.lines) if dry_run else ()), _summary(report, dry_run=dry_run)))


def _lines(lines: Iterable[Line]) -> Iterable[str]:
    for line in lines:
        said = _("{sheet} row {row}, {reference}: {fate}").format(
            sheet=line.sheet, row=line.row, reference=line.reference, fate=FATES[line.fate]
        )
        yield f"{said} ({', '.join(line.columns)})" if line.columns else said


def _summary(report: Report, *, dry_run: bool) -> str:
    added, changed, left = (report.count(fate) for fate in FATES)
    if dry_run:
        said = _("{added} rows would be added, {changed} changed, {left} left alone. Nothing was changed.")
    else:
        said = _("{added} rows added, {changed} changed, {left} left alone.")
    return said.format(added=added, changed=changed, left=left)
