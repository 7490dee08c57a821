"""`clcdesk demo`: the window on made-up people; with `--out`, the whole main job in files and without a window."""

import argparse
import contextlib
import io
import json
import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from clcdesk.commands import letter, match
from clcdesk.exchange import directory_out
from clcdesk.letters.phrases import full_date
from clcdesk.made_up.directory import directory
from clcdesk.made_up.request import LIVES_ON, request
from clcdesk.words import _


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help=_(
            "leave a directory, a request, its answer and a letter in this folder and open no window (default "
            "where there is no screen: demo)"
        ),
    )


def run(args: argparse.Namespace) -> int:
    """The window, or the files where they are asked for or no window can be shown."""
    from clcdesk.ui import display

    if args.out is not None or display.why_not():
        return _files(args.out or Path("demo"))
    from clcdesk.ui import start

    return start.demo()


def _files(out: Path) -> int:
    """Leaves directory/ (three CSVs), request.json, answer.json and letter.pdf in the folder.

    The last two are made by `match` and `letter` themselves from the files just written, so that
    they are byte for byte what those commands make of them on the same day.
    """
    asked = out / "request.json"
    directory_out.write(directory(LIVES_ON), out / "directory")
    asked.write_text(json.dumps(request(LIVES_ON), ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    files = ["--directory", str(out / "directory"), "--request", str(asked), "--on", LIVES_ON.isoformat()]
    answer = _said_by(match, [*files, "--json"])
    (out / "answer.json").write_text(answer, encoding="utf-8", newline="\n")
    _said_by(letter, [*files, "--out", str(out / "letter.pdf")])
    print(_told(out, answer))
    return 0


def _said_by(command: ModuleType, words: Sequence[str]) -> str:
    """What a command prints."""
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    with contextlib.redirect_stdout(io.StringIO()) as said:
        command.run(parser.parse_args(words))
    return said.getvalue()


def _told(out: Path, answer: str) -> str:
    found = json.loads(answer)
    return _(
        "Everybody and everything here is made up. Here it is {day} (--on {on}).\n"
        "Asha would like to come out on Mondays and Wednesdays. Of {considered} services, {fits} could help her, "
        "{checks} must be checked first and {waits} would mean waiting.\n\n"
        "  Her choice letter     {letter}\n"
        "  The explained answer  {answer}\n"
        "  What she asked for    {request}\n"
        "  The directory         {directory}\n\n"
        "Make them again, or change a file first and see what moves:\n"
        "  clcdesk match --directory {directory} --request {request} --on {on}\n"
        "  clcdesk letter --directory {directory} --request {request} --on {on} --out letter.pdf"
    ).format(
        day=full_date(LIVES_ON).replace("\u00a0", " "),
        on=LIVES_ON.isoformat(),
        considered=found["considered"],
        fits=len(found["fits"]),
        checks=len(found["check_first"]),
        waits=len(found["waiting"]),
        letter=_quoted(out / "letter.pdf"),
        answer=_quoted(out / "answer.json"),
        request=_quoted(out / "request.json"),
        directory=_quoted(out / "directory"),
    )


def _quoted(path: Path) -> str:
    """As it is typed on a command line."""
    return f'"{path}"' if os.name == "nt" and " " in str(path) else shlex.quote(str(path))
