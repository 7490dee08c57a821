"""Counting people for reports: by age, by how long they wait, and small numbers kept from paper."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from clcdesk.rules import age

OLDER = 65
"""The age from which people are counted apart (LCC 2025-09)."""
WAITS = ((14, "0–14"), (28, "15–28"), (42, "29–42"))
"""Days waited, up to and including → the group; longer is LONGEST."""
LONGEST = "43 or more"
SMALL = 5
"""Counts from 1 to under this could point to somebody once they leave the building."""


def by_age(births: Iterable[date | None], on: date) -> Mapping[str, int]:
    """People of 18–64, 65 and over, under 18, and those whose birth nobody has told, on this day."""
    counts = Counter(_group(born, on) for born in births)
    return {group: counts[group] for group in ("under-18", "18-64", "65-and-over", "not-known")}


def by_wait(days: Iterable[int]) -> Mapping[str, int]:
    """People by the days they have waited."""
    counts = Counter(next((group for most, group in WAITS if waited <= most), LONGEST) for waited in days)
    return {group: counts[group] for group in (*(group for _most, group in WAITS), LONGEST)}


def outside(count: int) -> str:
    """A count as it may leave the building: small ones stay unsaid."""
    return str(count) if count == 0 or count >= SMALL else f"1 to {SMALL - 1}"


def _group(born: date | None, on: date) -> str:
    if born is None:
        return "not-known"
    years = age.age(born, on)
    return "65-and-over" if years >= OLDER else "18-64" if years >= 18 else "under-18"
