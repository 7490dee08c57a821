"""`clcdesk match`: find who on the framework could help."""

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clcdesk import clock
from clcdesk.commands import options
from clcdesk.exchange import answer, directory, request
from clcdesk.frameworks import load
from clcdesk.rules.facts import Answer, Order
from clcdesk.rules.match import match
from clcdesk.words import _
from clcdesk.words.features import known
from clcdesk.words.listing import listing

ORDERS = ("name", "nearest", "framework")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--directory", type=Path, required=True, help=_("a folder of CSV files, or a workbook"))
    parser.add_argument("--request", type=Path, required=True, help=_("what is being looked for, a JSON file"))
    parser.add_argument("--order", choices=ORDERS, default="name", help=_("the order of the lists (default: name)"))
    options.on(parser)
    options.frameworks(parser)
    options.json(parser)
    parser.set_defaults(leave=lambda: None)


def run(args: argparse.Namespace) -> int:
    with directory.without_collecting():  # a run makes very much and frees nothing until its end
        found = _find(args.directory, args.request, args.frameworks, args.on, args.order)
        sys.stdout.writelines(answer.pieces(found.answer, found.names) if args.json else [listing(*found)])
        args.leave()  # as a command of its own, the process ends here
        del found  # before collecting starts again
    return 0


def document(
    folder: Path, asked: Path, *, on: date | None = None, order: Order = "name", frameworks: Path | None = None
) -> str:
    """What `clcdesk match --json` prints of these files."""
    found = _find(folder, asked, frameworks, on, order)
    return answer.to_json(found.answer, found.names)


class _Found(NamedTuple):
    answer: Answer
    framework: str
    """Its title."""
    names: Mapping[str, str]
    """The words of the features the council added, by code."""


def _find(folder: Path, asked: Path, added: Path | None, on: date | None, order: Order) -> _Found:
    frameworks = load(added)
    today = clock.today()
    known_services = directory.read(folder, frameworks, today, for_matching=True).directory
    wanted = request.read(asked, frameworks, known(known_services.features))
    framework = frameworks[wanted.framework]
    names = {feature.code: feature.words for feature in known_services.features}
    return _Found(match(framework, wanted, known_services, on or today, order), framework.title, names)
