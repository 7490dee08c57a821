"""`clcdesk backup DB FILE`: a database and its keys in one file, proved before it is named."""

import argparse
from pathlib import Path

from clcdesk.commands import passphrase
from clcdesk.words import _


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("database", type=Path, metavar="DB", help=_("the database to copy"))
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the backup to make, e.g. desk-2025-06-16.zip"))


def run(args: argparse.Namespace) -> int:
    from clcdesk import store
    from clcdesk.store import backup, opening

    opening.present(args.database)
    backup.free(args.file)
    with store.open_database(args.database, passphrase.ask()) as db:
        db.back_up(args.file)
    print(_("Copied {database} and its keys into {file}.").format(database=args.database, file=args.file))
    return 0
