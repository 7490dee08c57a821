"""The command line. Each command is a module of `clcdesk.commands`, imported only when it is asked for."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from clcdesk import __version__
from clcdesk.errors import DeskError, UsageError
from clcdesk.words import _, ngettext

COMMANDS = {
    "demo": ("demo", _("do the main job on made-up people and services")),
    "match": ("match", _("find who on the framework could help, with a reason for every service")),
    "letter": ("letter", _("make the provider choice letter")),
    "cost": ("cost", _("price a weekly plan")),
    "frameworks": ("frameworks", _("list the frameworks, or check a definition")),
    "new": ("new", _("make a new, encrypted database")),
    "import": ("take_in", _("take a directory into a database")),
    "check": ("check", _("prove that a database is whole and unchanged")),
    "backup": ("backup", _("copy a database and its keys into one file")),
    "restore": ("restore", _("make a database from a backup")),
}
"""Command → (module of `clcdesk.commands`, what it does). A module has `arguments(parser)` and
`run(args) -> int`; the help, README.md and `resources/help` name each one, by test."""

MOST_PROBLEMS = 200


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. 0 done; 1 the input must be mended; 2 wrong usage."""
    words = list(sys.argv[1:] if argv is None else argv)
    parser = _parser()
    if not words:
        parser.print_help()
        return 0
    module = None
    if words[0] in COMMANDS:
        module = import_module(f"clcdesk.commands.{COMMANDS[words[0]][0]}")
        parser = argparse.ArgumentParser(
            prog=f"clcdesk {words[0]}", description=COMMANDS[words[0]][1], allow_abbrev=False
        )
        module.arguments(parser)
        words = words[1:]
    args = parser.parse_args(words)
    if module is None:
        parser.print_help()
        return 0
    try:
        return int(module.run(args))
    except UsageError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 2
    except DeskError as error:
        _refused(error, as_json=getattr(args, "json", False))
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print(_("Stopped. Nothing was changed."), file=sys.stderr)
        return 130
    except Exception:
        logging.getLogger("clcdesk").exception("a command failed")
        print(
            _("CLC Desk has a fault and stopped. Please report it with the version {version}.").format(
                version=__version__
            ),
            file=sys.stderr,
        )
        return 70


def _parser() -> argparse.ArgumentParser:
    listing = "\n".join(f"  {name:<11} {what}" for name, (_module, what) in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="clcdesk",
        description=_("CLC Desk: the desk of a council brokerage officer."),
        epilog=_("commands:") + f"\n{listing}\n\n" + _("clcdesk COMMAND --help says more of one."),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"CLC Desk {__version__}")
    parser.add_argument("command", choices=list(COMMANDS), metavar="COMMAND", nargs="?")
    return parser


def _refused(error: DeskError, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"problems": error.problems[:MOST_PROBLEMS]}, ensure_ascii=False))
    more = len(error.problems) - 1
    sentence = str(error)
    if more > 0:
        sentence += " " + ngettext("({more} more fault like this.)", "({more} more faults.)", more).format(more=more)
    print(sentence, file=sys.stderr)
