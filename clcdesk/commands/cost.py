"""`clcdesk cost`: what a weekly plan costs."""

import argparse
import json
from decimal import Decimal
from pathlib import Path

from clcdesk import frameworks
from clcdesk.commands import options
from clcdesk.exchange import plan
from clcdesk.frameworks.definition import Framework
from clcdesk.rules import cost
from clcdesk.words import _, bill


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plan", type=Path, required=True, metavar="P", help=_("the priced plan, a JSON file"))
    options.json(parser)
    options.frameworks(parser)


def run(args: argparse.Namespace) -> int:
    known = frameworks.load(args.frameworks)
    priced = plan.read(args.plan, known)
    framework = known[priced.framework]
    found = cost.price(framework, priced)
    if args.json:
        print(json.dumps(plan.cost_document(found, framework), ensure_ascii=False, indent=2))
    else:
        print(_bill(found, priced, framework))
    return 0


def _bill(found: cost.Cost, priced: cost.PricedPlan, framework: Framework) -> str:
    """The cost as a small bill: what, and on the right how much."""
    week = [(bill.line_text(line), line.amount) for line in found.lines]
    totals = [(_("A week"), found.weekly), (_("Four weeks"), found.four_weekly)]
    if priced.personal_budget is not None:
        totals.append((_("Personal budget, less a week"), found.budget))
    years = [(_("Financial year {year}").format(year=year.name), year.amount) for year in found.years]
    groups = [week, totals, years]
    width = max(len(what) for group in groups for what, _amount in group)
    money = max(len(_pounds(amount)) for group in groups for _what, amount in group)
    blocks = [_("{title}, at the rates of {day}").format(title=framework.title, day=priced.on.isoformat())]
    for group in filter(None, groups):
        blocks.append("\n".join(f"{what:<{width}}  {_pounds(amount):>{money}}" for what, amount in group))
    if found.not_set:
        blocks.append("\n".join(bill.not_set_text(missing, framework) for missing in found.not_set))
    return "\n\n".join(blocks)


def _pounds(amount: Decimal | None) -> str:
    if amount is None:
        return _("not known")
    return f"−£{-amount:,.2f}" if amount < 0 else f"£{amount:,.2f}"
