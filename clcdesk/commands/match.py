"""`clcdesk match`: find who on the framework could help."""

import argparse
import gc
import sys
from pathlib import Path

from clcdesk import clock
from clcdesk.commands import options
from clcdesk.exchange import answer, directory, request
from clcdesk.frameworks import load
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


def run(args: argparse.Namespace) -> int:
    gc.disable()  # a short run makes much and frees little
    frameworks = load(args.frameworks)
    today = clock.today()
    found = directory.read(args.directory, frameworks, today).directory
    wanted = request.read(args.request, frameworks, known(found.features))
    framework = frameworks[wanted.framework]
    result = match(framework, wanted, found, args.on or today, args.order)
    names = {feature.code: feature.words for feature in found.features}
    sys.stdout.write(answer.to_json(result, names) if args.json else listing(result, framework.title, names))
    return 0
