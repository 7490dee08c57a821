"""Options that several commands take alike."""

import argparse
from datetime import date
from pathlib import Path

from clcdesk.words import _


def day(text: str) -> date:
    """A date for `--on`, ISO; anything else is wrong usage."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("{text} is not a date: write it like 2025-06-16").format(text=text)
        ) from None


def on(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=day, metavar="DATE", help=_("the day the facts are judged (default: today)"))


def frameworks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--frameworks", type=Path, metavar="DIR", help=_("a folder of further framework definitions"))


def json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print one JSON document and nothing else"))
