"""`clcdesk restore FILE DB`: a database made from a backup, under a name that is free."""

import argparse
from pathlib import Path

from clcdesk.commands import passphrase
from clcdesk.words import _


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the backup"))
    parser.add_argument("database", type=Path, metavar="DB", help=_("the database to make"))


def run(args: argparse.Namespace) -> int:
    from clcdesk.store import backup, opening

    opening.free(args.database)
    backup.look(args.file)
    backup.restore(args.file, args.database, passphrase.ask())
    print(_("Made {database} and its keys from {file}.").format(database=args.database, file=args.file))
    return 0
