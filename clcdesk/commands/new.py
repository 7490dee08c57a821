"""`clcdesk new DB [--officer NAME]`: a new, encrypted database and its keys."""

import argparse
from pathlib import Path

from clcdesk.commands import passphrase
from clcdesk.errors import UsageError
from clcdesk.words import _


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("database", type=Path, metavar="DB", help=_("the file to make, e.g. desk.db"))
    parser.add_argument("--officer", metavar="NAME", default=_("Officer"), help=_("your name, as letters show it"))


def run(args: argparse.Namespace) -> int:
    from clcdesk import store
    from clcdesk.services import officers
    from clcdesk.store import opening

    if not args.officer.strip():
        raise UsageError(_("--officer is blank: give the officer's name."))
    opening.free(args.database)
    db, recovery = store.create(args.database, passphrase.choose())
    with db:
        officers.add(db, db.officer_id, name=args.officer)
    print(_("Made {file}, and its keys in {file}.keys: keep the two together.").format(file=args.database))
    print(_("Recovery key, shown this once: write it down and lock it away from the computer."))
    print(f"  {recovery}")
    return 0
