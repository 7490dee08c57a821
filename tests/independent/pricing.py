"""The cost of a plan on clc-2021 a second time, one day after the other, in whole tenths of pence."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

FROM = date(2025, 4, 7)
RATES = {
    ("half", "A"): "16.18",
    ("full", "A"): "32.36",
    ("half", "B"): "26.22",
    ("full", "B"): "52.44",
    ("half", "C"): "39.21",
    ("full", "C"): "78.42",
    ("half", "D"): "78.70",
    ("full", "D"): "157.40",
    ("hour", "E"): "17.14",
    ("hour", "F"): "21.47",
}
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def pence(amount: Fraction) -> int:
    """Half up, of pounds above zero."""
    return int(amount * 100 + Fraction(1, 2))


def pounds(amount: int) -> str:
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def unit(entry: Mapping[str, Any]) -> tuple[str, Fraction]:
    if entry.get("hours") is not None:
        return "hour", Fraction(str(entry["hours"]))
    return ("full" if entry["session"] == "full" else "half"), Fraction(1)


def rate(on: date, kind: str, band: str) -> Fraction | None:
    return Fraction(RATES[kind, band]) if on >= FROM else None


def refused(plan: Mapping[str, Any]) -> bool:
    """Whether a rule of combination is broken."""
    by_day: dict[str, set[str]] = {}
    for entry in plan["pattern"]:
        if entry.get("session"):
            by_day.setdefault(entry["day"], set()).add(entry["band"])
    for entry in plan["pattern"]:
        band, kind = entry["band"], unit(entry)[0]
        if (band in "EF") != (kind == "hour"):
            return True
        if band == "E" and not by_day.get(entry["day"], set()) & {"B", "C", "D"}:
            return True
    return False


def cost(plan: Mapping[str, Any]) -> dict[str, Any]:
    start = date.fromisoformat(plan["start"])
    on = date.fromisoformat(plan.get("on") or plan["start"])
    amounts: dict[tuple[str, str], Fraction] = {}
    for entry in plan["pattern"]:
        kind, quantity = unit(entry)
        key = (kind, entry["band"])
        amounts[key] = amounts.get(key, Fraction(0)) + quantity
    lines: list[tuple[str, str | None, str | None]] = []
    weekly: int | None = 0
    for (kind, band), quantity in amounts.items():
        price = rate(on, kind, band)
        amount = None if price is None else pence(quantity * price)
        lines.append(
            (
                plain(quantity),
                None if price is None else pounds(pence(price)),
                None if amount is None else pounds(amount),
            )
        )
        weekly = None if weekly is None or amount is None else weekly + amount
    budget = plan.get("personal_budget")
    left = None if budget is None or weekly is None else pence(Fraction(budget)) - weekly
    return {
        "lines": lines,
        "weekly": None if weekly is None else pounds(weekly),
        "four_weekly": None if weekly is None else pounds(4 * weekly),
        "budget": None if left is None else pounds(left),
        "years": years(plan, start),
    }


def plain(quantity: Fraction) -> str:
    text = f"{float(quantity):.4f}".rstrip("0").rstrip(".")
    assert Fraction(text) == quantity
    return text


def years(plan: Mapping[str, Any], start: date) -> list[tuple[str, str | None]]:
    if not plan.get("end"):
        return []
    end = date.fromisoformat(plan["end"])
    closed = {
        date.fromisoformat(first) + timedelta(days=n)
        for first, last in plan.get("closed") or []
        for n in range((date.fromisoformat(last) - date.fromisoformat(first)).days + 1)
    }
    totals: dict[str, int | None] = {}
    on = start
    while on <= end:
        april = on.year if (on.month, on.day) >= (4, 1) else on.year - 1
        year = f"{april}/{(april + 1) % 100:02d}"
        totals.setdefault(year, 0)
        for entry in plan["pattern"]:
            if on in closed or entry["day"] != WEEK[on.weekday()]:
                continue
            kind, quantity = unit(entry)
            price, total = rate(on, kind, entry["band"]), totals[year]
            totals[year] = None if price is None or total is None else total + pence(quantity * price)
        on += timedelta(days=1)
    return [(year, None if total is None else pounds(total)) for year, total in totals.items()]
