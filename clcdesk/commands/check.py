"""`clcdesk check DB [--json]`: prove that a database is whole and says what was done."""

import argparse
import json
from pathlib import Path

from clcdesk.commands import options, passphrase
from clcdesk.errors import DeskError
from clcdesk.words import _, ngettext


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("database", type=Path, metavar="DB", help=_("the database to look at"))
    options.json(parser)


def run(args: argparse.Namespace) -> int:
    from clcdesk import store
    from clcdesk.services import proofs
    from clcdesk.store import check, opening

    opening.present(args.database)
    with store.open_database(args.database, passphrase.ask()) as db:
        faults = check.run(db, proofs.CHECKS)
        counted = check.counted(db) if not faults else {}
    if args.json:
        found = [fault._asdict() for fault in faults]
        document = {"whole": not faults, "problems": [fault.sentence for fault in faults], "faults": found, **counted}
        print(json.dumps(document, ensure_ascii=False))
    elif not faults:
        print(_("{file} is whole: {counted}.").format(file=args.database, counted=_in_words(counted)))
    if faults and not args.json:
        for fault in faults[1:]:
            print(fault.sentence)
        raise DeskError(faults[0].sentence, [fault.sentence for fault in faults])
    return 1 if faults else 0


def _in_words(counted: dict[str, int]) -> str:
    operations, rows, files = counted["operations"], counted["rows"], counted["files"]
    return ", ".join(
        (
            ngettext("{n} operation", "{n} operations", operations).format(n=operations),
            ngettext("{n} row", "{n} rows", rows).format(n=rows),
            ngettext("{n} kept file", "{n} kept files", files).format(n=files),
        )
    )
