"""A priced plan from its JSON file, and its cost as JSON."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from clcdesk.errors import DeskError
from clcdesk.exchange import document, pattern
from clcdesk.exchange.fields import Fields, shown
from clcdesk.frameworks.definition import Framework
from clcdesk.rules.cost import PENNY, Cost, PricedPlan, breaches
from clcdesk.rules.facts import Span
from clcdesk.words import _
from clcdesk.words.bill import breach_text, line_text, not_set_text, plain

_POUNDS = re.compile(r"-?[0-9]{1,60}(\.[0-9]{1,60})?")
LARGEST = 10_000_000
"""Pounds a week; more is a slip of the hand."""


def read(path: Path, frameworks: Mapping[str, Framework]) -> PricedPlan:
    """The plan of a file, ready to be priced: it breaks no rule of its framework.

    Raises DeskError naming the file and the key, with the rule in words. Unknown keys are ignored.
    """
    fields = Fields(path.name, document.read(path))
    fields.require("framework", "start", "pattern")
    framework = frameworks[fields.code("framework", frameworks)]
    start, end = fields.date("start"), fields.date("end")
    assert start is not None
    if end is not None and end < start:
        fields.refuse("end", _("is before the start: put right the one that is wrong"))
    plan = PricedPlan(
        framework=framework.code,
        start=start,
        end=end,
        on=fields.date("on") or start,
        closed=_closed(fields),
        personal_budget=_pounds(fields, "personal_budget"),
        pattern=pattern.read(fields, framework),
    )
    if broken := breaches(framework, plan.pattern):
        place = _("{file}, pattern[{place}]: {sentence}")
        problems = [
            place.format(file=path.name, place=breach.place + 1, sentence=breach_text(breach, framework))
            for breach in broken
        ]
        raise DeskError(problems[0], problems)
    return plan


def _closed(fields: Fields) -> tuple[Span, ...]:
    spans = fields.values.get("closed")
    if spans is None:
        return ()
    if not isinstance(spans, list):
        fields.refuse(
            "closed",
            _('must be a list of spans like [["2025-12-22", "2026-01-02"]], not {value}').format(value=shown(spans)),
        )
    return tuple(_span(fields, place, days) for place, days in enumerate(spans, 1))


def _span(fields: Fields, place: int, days: Any) -> Span:
    key = f"closed[{place}]"
    if not isinstance(days, list) or len(days) != 2:
        fields.refuse(key, _('must be the first and the last day, like ["2025-12-22", "2026-01-02"]'))
    both = Fields(fields.file, {"first": days[0], "last": days[1]}, f"{fields.path}{key}.")
    both.require("first", "last")
    first, last = both.date("first"), both.date("last")
    assert first is not None and last is not None
    if last < first:
        fields.refuse(key, _("is reversed: its last day is before its first; turn it round"))
    return Span(first, last)


def _pounds(fields: Fields, key: str) -> Decimal | None:
    """Pounds as text or as a number, rounded half up to the penny; None when not given."""
    value = fields.values.get(key)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str) and _POUNDS.fullmatch(value.strip()):
        value = Decimal(value.strip())
    if not isinstance(value, Decimal):
        fields.refuse(key, _('must be pounds like "300.00", not {value}').format(value=shown(value)))
    if value < 0:
        fields.refuse(key, _("is below zero: give pounds from 0 up"))
    if value > LARGEST:
        fields.refuse(key, _("is more than any week costs: give pounds a week"))
    return abs(value.quantize(PENNY, ROUND_HALF_UP))


def cost_document(cost: Cost, framework: Framework) -> dict[str, Any]:
    """A cost as the JSON that `clcdesk cost --json` prints. Money is text with two decimals or None."""
    return {
        "lines": [
            {
                "text": line_text(line),
                "quantity": plain(line.quantity),
                "rate": _money(line.rate),
                "amount": _money(line.amount),
            }
            for line in cost.lines
        ],
        "weekly": _money(cost.weekly),
        "four_weekly": _money(cost.four_weekly),
        "years": [{"year": year.name, "amount": _money(year.amount)} for year in cost.years],
        "budget": _money(cost.budget),
        "problems": [not_set_text(missing, framework) for missing in cost.not_set],
    }


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"
