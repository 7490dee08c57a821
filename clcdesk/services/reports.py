"""What commissioners ask of the desk: take-up, gaps, waits and spend, counted without names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clcdesk.models.cases import Case
from clcdesk.models.people import Person
from clcdesk.models.requests import Gap, PatternEntry, Request
from clcdesk.rules import counts, districts
from clcdesk.services import frameworks, people_list, provider_list, spending
from clcdesk.services.people_list import Glance
from clcdesk.services.spending import Spent
from clcdesk.store import Database
from clcdesk.words import _, ngettext

TABLES = (*people_list.TABLES, *spending.TABLES, "framework_definition")
CHOSEN = ("ranked", "direct-payment")
"""Results of a decision that count as a choice made."""
AGES = {
    "under-18": _("Under 18"),
    "18-64": _("18 to 64"),
    "65-and-over": _("65 and over"),
    "not-known": _("Age not known"),
}
ELSEWHERE = _("Not known")


class Line(NamedTuple):
    label: str
    counts: tuple[int, ...]
    """One for each of the report's series."""
    pounds: Decimal | None = None
    """A week, in a report of spend; None is not known."""


class Report(NamedTuple):
    code: str
    title: str
    definition: str
    """What is counted, in the words that stand beside the picture."""
    over: str
    """What a line is: lot, band, age …"""
    series: tuple[str, ...]
    lines: Sequence[Line]
    summary: str = ""
    """What it comes to, in a sentence."""
    grid: bool = False
    """A heat grid: the lines are the rows, the series its columns."""
    spend: bool = False
    """The lines have pounds a week; the counts beside them are people, and weeks whose cost is not known."""

    @property
    def empty(self) -> bool:
        return not any(any(line.counts) for line in self.lines)


class _Search(NamedTuple):
    """One request with whose it is."""

    request_id: str
    person_id: str
    lot: str
    areas: tuple[str, ...]


def everything(db: Database, on: date) -> Sequence[Report]:
    """Every report, of what the database holds on this day."""
    glances = {one.person_id: one for one in people_list.everybody(db, on)}
    everything_known = frameworks.everything(db)
    known = everything_known.values()
    titles = {lot.code: lot.title for one in known for lot in one.lots.values()}
    areas = provider_list.area_titles(known)
    with db.read() as session:
        searches = _searches(session)
        people = {row.id: row for row in session.execute(_people())}
        bands = _bands(session)
        gaps = set(session.scalars(select(Gap.request_id).where(~Gap.deleted, Gap.closed_on.is_(None))))
        spent = spending.weekly(session, everything_known, on)
    where = {person_id: _district(row.postcode) for person_id, row in people.items()}
    looking = {one.person_id for one in searches}
    chosen = {person_id for person_id in looking if _has_chosen(glances.get(person_id))}
    return (
        _lots(searches, chosen, titles)._replace(summary=_looking(len(looking), len(chosen))),
        _banded(searches, bands, chosen),
        _aged(people, looking, chosen, on),
        _placed(where, looking, chosen),
        _gaps([one for one in searches if one.request_id in gaps], where, titles, areas),
        _waits(glances.values()),
        _spend("spend-lots", _("Spend by lot"), _("Lot"), _by_lot(spent, titles), spent),
        _spend("spend-bands", _("Spend by band"), _("Band"), _by_band(spent), spent),
    )


def as_csv(report: Report) -> str:
    """As it may leave the building: small numbers are not said."""
    heads = (report.over, *report.series, *([_("pounds a week")] if report.spend else []))
    rows = [heads, *((line.label, *map(counts.outside, line.counts), *_pounds(report, line)) for line in report.lines)]
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def _pounds(report: Report, line: Line) -> Sequence[str]:
    """What few people cost would be what somebody costs."""
    if not report.spend:
        return ()
    if line.pounds is None:
        return (_("not known"),)
    return (str(line.pounds) if line.counts[0] >= counts.SMALL else _("not said"),)


def _cell(text: str) -> str:
    safe = f"'{text}" if text[:1] in "=+-@" else text
    return '"' + safe.replace('"', '""') + '"' if any(sign in safe for sign in ',"\n\r') else safe


def _lots(searches: Iterable[_Search], chosen: set[str], titles: Mapping[str, str]) -> Report:
    pairs = {(titles.get(one.lot, one.lot), one.person_id) for one in searches}
    return Report(
        "lots",
        _("Take-up by lot"),
        _("People with a search in the lot, and of them those whose newest decision names a service or a direct "
          "payment. Somebody with searches in two lots counts in both."),
        _("Lot"),
        _series(),
        _both(pairs, chosen),
    )  # fmt: skip


def _banded(searches: Iterable[_Search], bands: Mapping[str, set[str]], chosen: set[str]) -> Report:
    pairs = {(band, one.person_id) for one in searches for band in bands.get(one.request_id, ())}
    return Report(
        "bands",
        _("Take-up by band"),
        _("People with at least one day in the band in their week. One person may have several bands."),
        _("Band"),
        _series(),
        [Line(line.label or _("no band named"), line.counts) for line in _both(pairs, chosen)],
    )


def _aged(people: Mapping[str, Any], looking: set[str], chosen: set[str], on: date) -> Report:
    def born(ids: Iterable[str]) -> Mapping[str, int]:
        return counts.by_age([people[one].date_of_birth for one in ids if one in people], on)

    looked, took = born(looking), born(chosen)
    lines = [Line(AGES[code], (looked[code], took[code])) for code in AGES if looked[code]]
    told = _("People with a search, by their age today.")
    return Report("ages", _("Take-up by age"), told, _("Age"), _series(), lines)


def _placed(where: Mapping[str, str], looking: set[str], chosen: set[str]) -> Report:
    pairs = {(where.get(one, ELSEWHERE), one) for one in looking}
    told = _("People with a search, by the district their postcode lies in.")
    return Report("districts", _("Take-up by district"), told, _("District"), _series(), _both(pairs, chosen))


def _gaps(
    open_gaps: Sequence[_Search], where: Mapping[str, str], titles: Mapping[str, str], areas: Mapping[str, str]
) -> Report:
    cells = Counter((area, titles.get(one.lot, one.lot)) for one in open_gaps for area in _wanted(one, where, areas))
    needs = tuple(sorted({need for _area, need in cells}))
    places = sorted({area for area, _need in cells})
    return Report(
        "gaps",
        _("Gaps: where nobody could help"),
        _("Requests with an open gap, by where the place was wanted and the lot. Wanted in two areas counts in both; "
          "where no area was named, the person’s own district."),
        _("Area"),
        needs,
        [Line(area, tuple(cells[area, need] for need in needs)) for area in places],
        ngettext("{n} gap is open.", "{n} gaps are open.", len(open_gaps)).format(n=len(open_gaps)),
        grid=True,
    )  # fmt: skip


def _waits(glances: Iterable[Glance]) -> Report:
    waiting = counts.by_wait([one.waiting for one in glances if one.waiting is not None])
    total = sum(waiting.values())
    return Report(
        "waits",
        _("How long people wait"),
        _("People with an open case and no choice made, by days since the search was asked for."),
        _("Days"),
        (_("waiting"),),
        [Line(group, (count,)) for group, count in waiting.items()],
        ngettext("{n} person waits.", "{n} people wait.", total).format(n=f"{total:,}"),
    )


class _Week(NamedTuple):
    """A part of what is spent a week, under the label it counts in."""

    label: str
    person_id: str
    amount: Decimal | None


def _by_lot(spent: Iterable[Spent], titles: Mapping[str, str]) -> list[_Week]:
    return [_Week(titles.get(one.lot, one.lot), one.person_id, one.amount) for one in spent]


def _by_band(spent: Iterable[Spent]) -> list[_Week]:
    return [
        _Week(band or _("no band named"), one.person_id, amount)
        for one in spent
        for band, amount in one.bands.items()
    ]  # fmt: skip


def _spend(code: str, title: str, over: str, weeks: Sequence[_Week], spent: Sequence[Spent]) -> Report:
    lines = []
    for label in sorted({one.label for one in weeks}, key=str.casefold):
        here = [one for one in weeks if one.label == label]
        known = [one.amount for one in here if one.amount is not None]
        people = len({one.person_id for one in here})
        lines.append(Line(label, (people, len(here) - len(known)), sum(known, Decimal("0.00")) if known else None))
    return Report(
        code,
        title,
        _("A week of what people chose, where the newest decision of an open case names a service or a direct "
          "payment, at the rates of its framework today, or on the first day where that is to come. A week whose rate "
          "is not set, or that breaks a rule of the framework, is counted apart, never as £0."),
        over,
        (_("people"), _("rate not set")),
        lines,
        _together(spent),
        spend=True,
    )  # fmt: skip


def _together(spent: Sequence[Spent]) -> str:
    known = [one.amount for one in spent if one.amount is not None]
    unset = len(spent) - len(known)
    said = [_("£{pounds:,.2f} a week.").format(pounds=sum(known, Decimal(0)))] if known else []
    more = ngettext("{n} week has no rate set.", "{n} weeks have no rate set.", unset).format(n=unset)
    return " ".join((*said, *([more] if unset else [])))


def _looking(looking: int, chosen: int) -> str:
    people = ngettext("{n} person is looking", "{n} people are looking", looking).format(n=f"{looking:,}")
    return _("{people}, {chosen} chose.").format(people=people, chosen=f"{chosen:,}")


def _series() -> tuple[str, ...]:
    return _("looking"), _("chose")


def _both(pairs: set[tuple[str, str]], chosen: set[str]) -> list[Line]:
    """Label → people, and of them those who chose; each counted once."""
    looked = Counter(label for label, _person in pairs)
    took = Counter(label for label, person in pairs if person in chosen)
    return [Line(label, (looked[label], took[label])) for label in sorted(looked, key=str.casefold)]


def _has_chosen(one: Glance | None) -> bool:
    return one is not None and one.standing.result in CHOSEN


def _wanted(one: _Search, where: Mapping[str, str], areas: Mapping[str, str]) -> Iterable[str]:
    named = [areas.get(code, code) for code in one.areas]
    return named or [where.get(one.person_id, ELSEWHERE)]


def _district(postcode: str) -> str:
    found = districts.of(postcode) if postcode else None
    return found.name if found else ELSEWHERE


def _people() -> Any:
    return select(Person.id, Person.date_of_birth, Person.postcode).where(~Person.deleted)


def _searches(session: Session) -> list[_Search]:
    query = (
        select(Request.id, Case.person_id, Request.lot, Request.areas)
        .join(Case, Request.case_id == Case.id)
        .where(~Request.deleted, ~Case.deleted)
    )
    return [_Search(*row) for row in session.execute(query)]


def _bands(session: Session) -> Mapping[str, set[str]]:
    held: dict[str, set[str]] = {}
    query = select(PatternEntry.request_id, PatternEntry.band).where(~PatternEntry.deleted)
    for request_id, band in session.execute(query):
        held.setdefault(request_id, set()).add(band)
    return held
