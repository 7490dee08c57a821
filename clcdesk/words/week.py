"""A week in words: what is wanted in it, what is already there, and what one cell of it says."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from clcdesk.rules.facts import DAYS, Entry
from clcdesk.rules.week import DAYTIME, Cell, Painted
from clcdesk.words import _, ngettext
from clcdesk.words.bill import WEEKDAYS, plain

SHORT_DAYS = {
    "mon": _("Mon"),
    "tue": _("Tue"),
    "wed": _("Wed"),
    "thu": _("Thu"),
    "fri": _("Fri"),
    "sat": _("Sat"),
    "sun": _("Sun"),
}
PARTS = {
    "am": _("morning"),
    "pm": _("afternoon"),
    "eve": _("evening"),
    "half": _("half a day"),
    "full": _("full day"),
}
Marked = tuple[str, str, str]
"""Day, part and what is already there."""


def wanted(pattern: Iterable[Entry]) -> str:
    """ "Monday full day, Wednesday half a day, Friday 2 hours"; "" for an empty week."""
    said = (
        _("{day} {what}").format(day=WEEKDAYS[entry.day], what=_what(entry))
        for entry in sorted(pattern, key=lambda entry: DAYS.index(entry.day))
    )
    return ", ".join(dict.fromkeys(said))


def already_there(marks: Iterable[Marked]) -> str:
    """ "Tuesday college, Saturday afternoon Uncle Raj"; a morning and afternoon of one thing name no part."""
    told: list[str] = []
    there = {(day, part): words for day, part, words in marks}
    for (day, part), words in there.items():
        whole = part in DAYTIME and all(there.get((day, half)) == words for half in DAYTIME)
        when = WEEKDAYS[day] if whole else f"{WEEKDAYS[day]} {PARTS[part]}"
        told.append(_("{when} {words}").format(when=when, words=words))
    return ", ".join(dict.fromkeys(told))


def sentence(pattern: Sequence[Entry], marks: Sequence[Marked]) -> str:
    """The whole week: what a reader hears of the grid."""
    want, there = wanted(pattern), already_there(marks)
    said = [f"{want}."] if want else [_("No days painted. Drag across the week, or type mon full c.")]
    if there:
        said.append(_("Already there: {what}.").format(what=there))
    return " ".join(said)


def of_hours(hours: Decimal) -> str:
    """ "2 hours", "1 hour", "2.5 hours"."""
    whole = int(hours) if hours == hours.to_integral_value() else 2
    return ngettext("{hours} hour", "{hours} hours", whole).format(hours=plain(hours))


def bands(of: Iterable[str]) -> str:
    """ "band C", "band B and band C"; a band that was not named is left out."""
    return _(" and ").join(_("band {band}").format(band=band) for band in dict.fromkeys(of) if band)


def cell(at: Cell, painted: Painted | None, mark: str, fault: str = "") -> str:
    """One cell as it is read out: "Wednesday morning, wanted, band C"."""
    day, part = at
    said = [f"{WEEKDAYS[day]} {PARTS[part]}"]
    if painted:
        either = _("half a day wanted, morning or afternoon") if painted.either else _("wanted")
        said += [either, bands(painted.bands)]
    if mark:
        said.append(_("already there: {words}").format(words=mark))
    if not painted and not mark:
        said.append(_("free"))
    return ", ".join(part for part in (*said, fault) if part)


def hours_cell(day: str, lines: Sequence[tuple[Decimal, str]], fault: str = "") -> str:
    """A day's hours as they are read out: "Friday by the hour, 2 hours, band E"."""
    said = [_("{day} by the hour").format(day=WEEKDAYS[day])]
    said += [part for hours, band in lines for part in (of_hours(hours), bands([band]))] or [_("none")]
    return ", ".join(part for part in (*said, fault) if part)


def _what(entry: Entry) -> str:
    return of_hours(entry.hours) if entry.hours is not None else PARTS[entry.session]
