"""`clcdesk frameworks`: the frameworks it knows, or what is wrong with a definition."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from clcdesk import frameworks
from clcdesk.commands import options
from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Framework, Lot
from clcdesk.words import _

MOST_FAULTS = 200


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", type=Path, metavar="FILE", help=_("say every fault of one definition"))
    options.frameworks(parser)
    options.json(parser)


def run(args: argparse.Namespace) -> int:
    if args.check is not None:
        return _check(args.check, args.frameworks, as_json=args.json)
    known = frameworks.load(args.frameworks).values()
    if args.json:
        print(json.dumps([_document(framework) for framework in known], ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(map(_listing, known)))
    return 0


def _check(file: Path, folder: Path | None, *, as_json: bool) -> int:
    try:
        framework = frameworks.check(file, folder)
    except DeskError as error:
        faults = error.problems[:MOST_FAULTS]
        if as_json:
            print(json.dumps({"problems": faults}, ensure_ascii=False))
        print("\n".join(faults), file=sys.stderr)
        return 1
    if as_json:
        print(json.dumps({"problems": [], **_document(framework)}, ensure_ascii=False, indent=2))
    else:
        print(_("{file} is good.").format(file=file) + "\n\n" + _listing(framework))
    return 0


def _listing(framework: Framework) -> str:
    rows = [
        (_("kind"), _("open") if framework.kind == "open" else _("closed")),
        (_("from, to"), f"{_day(framework.starts)} – {_day(framework.ends)}"),
        (_("lots"), ", ".join(map(_lot, framework.lots.values()))),
        (_("areas"), ", ".join(framework.own_areas) or _("none published")),
        (_("bands"), ", ".join(framework.bands) or _("none published")),
        (_("rates"), _rates(framework)),
    ]
    return "\n".join([f"{framework.code}  {framework.title}", *(f"  {name:<9} {what}" for name, what in rows)])


def _day(day: object) -> str:
    return str(day) if day else _("not published")


def _lot(lot: Lot) -> str:
    if lot.min_age is not None and lot.max_age is not None:
        ages = _(" ({min} to {max} years)")
    elif lot.min_age is not None:
        ages = _(" (from {min} years)")
    else:
        ages = _(" (to {max} years)") if lot.max_age is not None else ""
    return lot.code + ages.format(min=lot.min_age, max=lot.max_age)


def _rates(framework: Framework) -> str:
    days = sorted({rate.starts for rate in framework.rates if rate.amount is not None})
    if not days:
        return _("no rates published")
    return _("from {days}").format(days=", ".join(map(str, days)))


def _document(framework: Framework) -> dict[str, Any]:
    """What a program may want to know of a framework; money is text with two decimals, or null."""
    return {
        "code": framework.code,
        "title": framework.title,
        "public_name": framework.public_name,
        "authority": framework.authority,
        "kind": framework.kind,
        "starts": framework.starts and framework.starts.isoformat(),
        "ends": framework.ends and framework.ends.isoformat(),
        "lots": [lot._asdict() for lot in framework.lots.values()],
        "areas": list(framework.own_areas),
        "bands": [band._asdict() for band in framework.bands.values()],
        "rates": [
            {
                "band": rate.band,
                "unit": rate.unit,
                "starts": rate.starts.isoformat(),
                "amount": None if rate.amount is None else f"{rate.amount:.2f}",
            }
            for rate in framework.rates
        ],
        "notes": list(framework.notes),
    }
