"""The rules on places, `session:DAY` and `hours:DAY`: what the claims of a service say of one entry."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clcdesk.rules.facts import Claim, Entry, Finding
from clcdesk.rules.search import MET, NOT_KNOWN, NOT_MET, WORST_FIRST, Search

Cell = tuple[str, str]
"""A day and a session, as in a claim."""
Cells = Mapping[Cell, Sequence[Claim]]

RESULTS = {
    "free": MET,
    "free-halves": MET,
    "too-few": NOT_MET,
    "full": NOT_MET,
    "waitlist": NOT_MET,
    "closed": NOT_MET,
    "assess": NOT_KNOWN,
    "blank": NOT_KNOWN,
    "stale": NOT_KNOWN,
    "undated": NOT_KNOWN,
    "no-row": NOT_KNOWN,
    "no-am": NOT_KNOWN,
    "no-pm": NOT_KNOWN,
}
"""What each thing a claim can say amounts to."""
_RANKS = {said: WORST_FIRST.index(result) for said, result in RESULTS.items()}
_WORDS = {"none": "full", "waitlist": "waitlist", "closed": "closed", "assess": "assess", "": "blank"}


Told = tuple[str, tuple[Claim, ...]]
"""What was found, and every claim looked at for it, those that decided first."""
NO_ROW: Told = ("no-row", ())
_NO_HALF: Mapping[str, Told] = {"am": ("no-am", ()), "pm": ("no-pm", ())}


class Days(NamedTuple):
    """The days that decide which claims count: made and still fresh on the day judged."""

    on: date
    oldest: date


def order(claim: Claim) -> tuple[object, ...]:
    """The key by which a service's claims are sorted: its columns in their order, what is not known
    before what is, and numbers before words."""
    rank = (claim.places is not None, isinstance(claim.vacancies, str), claim.as_of is not None)
    places, vacancies, as_of = rank
    return (
        *claim[:3],
        (places, claim.places),
        (vacancies, claim.vacancies),
        (as_of, claim.as_of),
        *claim[6:],
    )


def days_of(search: Search) -> Days:
    oldest = max(date.min.toordinal(), search.on.toordinal() - search.request.stale_after_days)
    return Days(search.on, date.fromordinal(oldest))


def cells_of(entries: Iterable[Entry]) -> frozenset[Cell]:
    """Every cell that is looked at for these entries."""
    sessions = {"am": ("am", "full"), "pm": ("pm", "full"), "half": ("am", "pm", "full"), "full": ("full", "am", "pm")}
    wanted: set[Cell] = set()
    for entry in entries:
        if entry.hours is not None:
            wanted |= {(entry.day, "hour"), ("any", "hour")}
        else:
            wanted |= {(entry.day, session) for session in sessions.get(entry.session, (entry.session,))}
    return frozenset(wanted)


def sorted_out(claims: Iterable[Claim], wanted: Collection[Cell], on: date) -> Cells:
    """The claims of the wanted cells; those dated after the day judged as if they were not there."""
    cells: dict[Cell, list[Claim]] = {}
    for claim in claims:
        cell = claim[1:3]
        if cell in wanted and (claim.as_of is None or claim.as_of <= on):
            if cell in cells:
                cells[cell].append(claim)
            else:
                cells[cell] = [claim]
    return cells


def look(cells: Cells, entry: Entry, days: Days) -> Told:
    """What the claims say of one entry, by *A place is free*."""
    day, session = entry.day, entry.session
    if entry.hours is not None:
        return _cell(cells, (day, "hour"), entry, days) or _cell(cells, ("any", "hour"), entry, days) or NO_ROW
    if session == "full":
        return _cell(cells, (day, "full"), entry, days) or _both_halves(cells, entry, days) or NO_ROW
    if session == "half":
        return _either_half(cells, entry, days)
    if session == "eve":
        return _cell(cells, (day, "eve"), entry, days) or NO_ROW
    return _half(cells, (day, session), entry, days)


def is_free(told: Told) -> bool:
    return RESULTS[told[0]] == MET


def placed(entry: Entry, days: Days) -> Callable[[Cells], Finding]:
    """The rule for one entry of the pattern."""
    kind = "session" if entry.hours is None else "hours"
    rule = f"{kind}:{entry.day}"
    facts = (("day", entry.day), ("session", entry.session), ("hours", entry.hours))
    bare = {said: Finding(rule, result, f"{kind}-{said}", facts) for said, result in RESULTS.items()}
    wanted = cells_of([entry])
    no_row = bare[NO_ROW[0]]

    def judge(cells: Cells) -> Finding:
        if wanted.isdisjoint(cells):
            return no_row
        said, claims = look(cells, entry, days)
        return Finding(*bare[said][:4], claims) if claims else bare[said]

    return judge


def is_place(finding: Finding) -> bool:
    return finding.rule.startswith(("session:", "hours:"))


def has_waiting_list(finding: Finding, days: Days) -> bool:
    """Does a fresh claim that was looked at, whether or not it decided, speak of a waiting list?"""
    return any(
        claim.vacancies == "waitlist" and claim.as_of is not None and claim.as_of >= days.oldest
        for claim in finding.claims
    )


def _cell(cells: Cells, cell: Cell, entry: Entry, days: Days) -> Told | None:
    """What the claims of one cell say: of the entry's band, else of every band. None: there is no such claim."""
    rows = cells.get(cell)
    if not rows:
        return None
    own = _of_band(rows, entry.band)
    if len(own) > 1:
        return _latest(own, entry.hours, days)
    return (_said(own[0], entry.hours, days), (own[0],)) if own else None


def _of_band(rows: Sequence[Claim], band: str) -> Sequence[Claim]:
    if len(rows) == 1:
        return rows if rows[0].band in (band, "") else ()
    return [row for row in rows if row.band == band] or [row for row in rows if not row.band]


def _latest(rows: Sequence[Claim], hours: Decimal | None, days: Days) -> Told:
    """Of several the latest day counts, and of that day's the worse; all that are alike in both count."""
    last = max((row.as_of for row in rows if row.as_of is not None), default=None)
    said = [(_said(row, hours, days), row) for row in rows if row.as_of == last]
    if len(said) == 1:
        return said[0][0], (said[0][1],)
    worst = min(_RANKS[word] for word, _row in said)
    counted = [(word, row) for word, row in said if _RANKS[word] == worst]
    counted.sort(key=lambda one: order(one[1]))  # claims may stand as in a file, whose order must not matter
    return counted[0][0], tuple(dict.fromkeys(row for _word, row in counted))


def _said(claim: Claim, hours: Decimal | None, days: Days) -> str:
    if claim.as_of is None:
        return "undated"
    if claim.as_of < days.oldest:
        return "stale"
    vacancies = claim.vacancies
    if isinstance(vacancies, str):
        return _WORDS[vacancies]
    if vacancies >= (1 if hours is None else hours):
        return "free"
    return "too-few" if vacancies else "full"


def _half(cells: Cells, cell: Cell, entry: Entry, days: Days) -> Told:
    """A morning or an afternoon may be free by itself, or because the whole day is."""
    whole = _cell(cells, (entry.day, "full"), entry, days)
    return _with_whole(_cell(cells, cell, entry, days), whole) or NO_ROW


def _either_half(cells: Cells, entry: Entry, days: Days) -> Told:
    whole = _cell(cells, (entry.day, "full"), entry, days)
    morning = _with_whole(_cell(cells, (entry.day, "am"), entry, days), whole)
    afternoon = _with_whole(_cell(cells, (entry.day, "pm"), entry, days), whole)
    if morning is None and afternoon is None:
        return NO_ROW
    return _better(morning or _NO_HALF["am"], afternoon or _NO_HALF["pm"])


def _with_whole(half: Told | None, whole: Told | None) -> Told | None:
    return _better(half, whole) if half and whole else half or whole


def _both_halves(cells: Cells, entry: Entry, days: Days) -> Told | None:
    morning = _cell(cells, (entry.day, "am"), entry, days)
    afternoon = _cell(cells, (entry.day, "pm"), entry, days)
    if morning is None or afternoon is None:
        return _NO_HALF["pm"] if morning else _NO_HALF["am"] if afternoon else None
    if is_free(morning) and is_free(afternoon):
        return "free-halves", morning[1] + afternoon[1]
    return _worse(morning, afternoon)


def _better(first: Told, second: Told) -> Told:
    deciding, other = (first, second) if _RANKS[first[0]] >= _RANKS[second[0]] else (second, first)
    return deciding[0], _joined(deciding, other)


def _worse(first: Told, second: Told) -> Told:
    deciding, other = (first, second) if _RANKS[first[0]] <= _RANKS[second[0]] else (second, first)
    return deciding[0], _joined(deciding, other)


def _joined(deciding: Told, other: Told) -> tuple[Claim, ...]:
    first, more = deciding[1], other[1]
    return first if more is first else first + tuple([claim for claim in more if claim not in first])
