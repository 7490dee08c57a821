"""A weekly pattern as a grid: seven days of morning, afternoon and evening, and hours beside them.

A full day is a morning and an afternoon of one band. A half day is either of the two.
"""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from clcdesk.rules.facts import DAYS, Entry

PARTS = ("am", "pm", "eve")
DAYTIME = ("am", "pm")
ORDER = ("full", "am", "pm", "half", "eve", "")

Cell = tuple[str, str]
"""Day and part: ("wed", "am")."""
Change = Literal["added", "changed", "cleared"]


class Painted(NamedTuple):
    """What the pattern says of one cell."""

    bands: tuple[str, ...]
    """Of each session that takes it; "" where none was named."""
    either: bool
    """A half day, that may as well be the other half."""


def parts(session: str) -> tuple[str, ...]:
    """The parts of a day that a session takes, or may take."""
    return DAYTIME if session in ("full", "half") else (session,)


def painted(pattern: Iterable[Entry]) -> Mapping[Cell, Painted]:
    """Every cell that is wanted."""
    found: dict[Cell, Painted] = {}
    for entry in pattern:
        if entry.hours is not None:
            continue
        for part in parts(entry.session):
            before = found.get((entry.day, part), Painted((), True))
            either = before.either and entry.session == "half"
            found[entry.day, part] = Painted((*before.bands, entry.band), either)
    return found


def paint(pattern: Iterable[Entry], cells: Collection[Cell], band: str | None) -> tuple[Entry, ...]:
    """The pattern with these cells wanted in a band, in place of what was there; None clears them."""
    pattern = tuple(pattern)
    touched = {day for day, _part in cells}
    kept = [entry for entry in pattern if entry.day not in touched or entry.hours is not None]
    for day in touched:
        sessions = [entry for entry in pattern if entry.day == day and entry.hours is None]
        kept += _day(day, sessions, {part for on, part in cells if on == day}, band)
    return ordered(kept)


def _day(day: str, sessions: Iterable[Entry], over: Collection[str], band: str | None) -> Iterable[Entry]:
    bands: dict[str, str] = {}
    for entry in sessions:
        if entry.session != "half":
            for part in parts(entry.session):
                bands.setdefault(part, entry.band)
        elif not set(over) & set(DAYTIME):
            yield entry
    for part in over:
        bands.pop(part, None)
        if band is not None:
            bands[part] = band
    if "am" in bands and bands["am"] == bands.get("pm"):
        yield Entry(day, "full", None, bands.pop("pm"))
        del bands["am"]
    for part, of in bands.items():
        yield Entry(day, part, None, of)


def with_entries(pattern: Iterable[Entry], entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The pattern with these entries in place of what was in their cells, or of their days' hours."""
    made = tuple(pattern)
    for entry in entries:
        if entry.hours is not None:
            made = (*(one for one in made if not _same_hours(one, entry)), entry)
        elif entry.session == "half":
            made = (*paint(made, [(entry.day, part) for part in DAYTIME], None), entry)
        else:
            made = paint(made, [(entry.day, part) for part in parts(entry.session)], entry.band)
    return ordered(made)


def _same_hours(one: Entry, other: Entry) -> bool:
    return one.hours is not None and (one.day, one.band) == (other.day, other.band)


def without_hours(pattern: Iterable[Entry], days: Collection[str]) -> tuple[Entry, ...]:
    return tuple(entry for entry in pattern if entry.hours is None or entry.day not in days)


def hours(pattern: Iterable[Entry], day: str) -> tuple[tuple[Decimal, str], ...]:
    """Hours and band of each line of a day that is by the hour."""
    return tuple((entry.hours, entry.band) for entry in pattern if entry.day == day and entry.hours is not None)


def ordered(pattern: Iterable[Entry]) -> tuple[Entry, ...]:
    """By day, then by the time of day; hours last."""
    return tuple(sorted(pattern, key=lambda entry: (DAYS.index(entry.day), ORDER.index(entry.session))))


def difference(before: Iterable[Entry], after: Iterable[Entry]) -> tuple[tuple[str, ...], Change]:
    """What of the week is other than it was, as codes `wed-am`, `wed-full`, `fri-hour`, and how."""
    was, now = _told(before), _told(after)
    other = [cell for cell in sorted(was.keys() | now.keys(), key=_place) if was.get(cell) != now.get(cell)]
    change: Change = "changed"
    if not any(cell in was for cell in other):
        change = "added"
    elif not any(cell in now for cell in other):
        change = "cleared"
    return codes(other), change


def _told(pattern: Iterable[Entry]) -> Mapping[Cell, object]:
    pattern = tuple(pattern)
    told: dict[Cell, object] = {
        cell: one for cell, one in painted(e for e in pattern if e.session != "half").items() if one.bands
    }
    for day in {entry.day for entry in pattern}:
        if by_the_hour := hours(pattern, day):
            told[day, "hour"] = by_the_hour
        if halves := [entry.band for entry in pattern if entry.day == day and entry.session == "half"]:
            told[day, "half"] = halves
    return told


def codes(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Cells as codes of an act, in the order of the week: a whole morning and afternoon is `wed-full`."""
    named: list[str] = []
    there = set(cells)
    for day, part in sorted(there, key=_place):
        whole = part in DAYTIME and {(day, half) for half in DAYTIME} <= there
        named.append(f"{day}-full" if whole else f"{day}-{part}")
    return tuple(dict.fromkeys(named))


def _place(cell: Cell) -> tuple[int, int]:
    return DAYS.index(cell[0]), ("full", "am", "pm", "half", "eve", "hour").index(cell[1])
