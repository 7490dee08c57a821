"""The command line. Each command is a module of `clcdesk.commands`, imported only when it is asked for."""

import argparse
import io
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
MEND, USAGE, FAULT, STOPPED = 1, 2, 70, 130
"""Exit statuses beside 0: the input must be mended; wrong usage; our bug; Ctrl+C."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. 0 done; 1 the input must be mended; 2 wrong usage (`argparse` exits with it itself)."""
    _speak_utf8()
    logging.lastResort = None  # a library's own record on the screen could hold anything
    words = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in words
    args = argparse.Namespace(leave=_leave) if argv is None else argparse.Namespace()
    try:
        status = _command(words, args)
        if sys.stdout is not None:
            sys.stdout.flush()
    except UsageError as error:
        _say(f"clcdesk {words[0]}: {error}")
        return USAGE
    except DeskError as error:
        _refused(error, as_json=as_json)
        return MEND
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has seen enough
        return 0
    except OSError as error:
        _refused(DeskError(_system_sentence(error)), as_json=as_json)
        return MEND
    except KeyboardInterrupt:
        _say(_("Stopped."))
        return STOPPED
    except Exception as error:  # noqa: BLE001  the last line of defence: no officer sees a traceback
        _fault(error)
        return FAULT
    return status


def _command(words: list[str], args: argparse.Namespace) -> int:
    if not words:
        return _window()
    if words[0] not in COMMANDS:
        _parser().parse_args(words)
        _parser().print_help()
        return 0
    name, what = COMMANDS[words[0]]
    module = import_module(f"clcdesk.commands.{name}")
    parser = argparse.ArgumentParser(prog=f"clcdesk {words[0]}", description=what, allow_abbrev=False)
    module.arguments(parser)
    return int(module.run(parser.parse_args(words[1:], args)))


def _window() -> int:
    from clcdesk.ui import display

    if why := display.why_not():
        raise DeskError(why)
    from clcdesk.ui import start

    return start.run()


def _leave() -> None:
    """End this process now, all said: a command that holds a million small facts need not free each."""
    if sys.stdout is not None:
        sys.stdout.flush()
    os._exit(0)


def _parser() -> argparse.ArgumentParser:
    listing = "\n".join(f"  {name:<11} {what}" for name, (_module, what) in COMMANDS.items())
    more = _("clcdesk COMMAND --help says more of one; clcdesk alone opens the window.")
    parser = argparse.ArgumentParser(
        prog="clcdesk",
        description=_("CLC Desk: the desk of a council brokerage officer."),
        epilog=_("commands:") + f"\n{listing}\n\n" + more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"CLC Desk {__version__}")
    parser.add_argument("command", choices=list(COMMANDS), metavar="COMMAND", nargs="?")
    return parser


def _speak_utf8() -> None:
    """UTF-8 and plain line ends whatever the console is set to; half a character comes out as \\udc80."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _refused(error: DeskError, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"problems": error.problems[:MOST_PROBLEMS]}, ensure_ascii=False))
    more = len(error.problems) - 1
    sentence = str(error)
    if more > 0:
        sentence += " " + ngettext("({more} more fault like this.)", "({more} more faults.)", more).format(more=more)
    _say(sentence)


def _system_sentence(error: OSError) -> str:
    """What the system refused, for the places where no command knew better."""
    what = error.strerror or type(error).__name__
    if error.filename is None:
        return _("The computer refused: {what}.").format(what=what)
    return _("{file}: the computer refused: {what}.").format(file=os.fsdecode(error.filename), what=what)


def _fault(error: Exception) -> None:
    from clcdesk import log

    sentence = _("CLC Desk {version} has a fault and stopped. It is not your doing: please report it.")
    path = log.fault(error)
    if path is not None:
        sentence += " " + _("Where it happened, without anybody's data, is in {log}.")
    _say(sentence.format(version=__version__, log=path))
