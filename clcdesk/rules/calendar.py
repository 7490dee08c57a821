"""Financial years, spans of days, and how often a day of the week falls in one: by arithmetic, for
a span may be decades long."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta

from clcdesk.rules.facts import DAYS, Span

ONE_DAY = timedelta(days=1)


def weekday(day: date) -> str:
    """mon…sun."""
    return DAYS[day.weekday()]


def financial_year(day: date) -> int:
    """The calendar year in which the council's financial year (1 April to 31 March) of a day begins."""
    return day.year - ((day.month, day.day) < (4, 1))


def year_name(begins: int) -> str:
    """A financial year as it is written, e.g. 2025/26."""
    return f"{begins:04}/{(begins + 1) % 100:02}"


def year_span(begins: int) -> Span:
    """The days of a financial year, as far as the calendar has them."""
    first = date(begins, 4, 1) if begins >= MINYEAR else date.min
    return Span(first, date(begins + 1, 3, 31) if begins < MAXYEAR else date.max)


def financial_years(span: Span) -> range:
    """Each financial year that a span touches, by the calendar year in which it begins."""
    return range(financial_year(span.first), financial_year(span.last) + 1)


def count(day: str, span: Span) -> int:
    """How often a day of the week falls in a span."""
    until_first = (DAYS.index(day) - span.first.weekday()) % 7
    return max(0, (span.last - span.first).days - until_first + 7) // 7


def first(day: str, span: Span) -> date:
    """The first such day of the week of a span that has one."""
    return span.first + timedelta((DAYS.index(day) - span.first.weekday()) % 7)


def without(span: Span, closed: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of a span, in order, when closed spans are taken out; they may overlap."""
    left = []
    first: date | None = span.first
    for shut in sorted(closed):
        if first is None or shut.first > span.last:
            break
        if shut.last < first:
            continue
        if shut.first > first:
            left.append(Span(first, shut.first - ONE_DAY))
        first = shut.last + ONE_DAY if shut.last < span.last else None
    if first is not None:
        left.append(Span(first, span.last))
    return tuple(left)


def split(span: Span, starts: Sequence[date]) -> tuple[Span, ...]:
    """A span cut in two before each of the days that lies within it; `starts` are in order, once each."""
    cuts = starts[bisect_right(starts, span.first) : bisect_right(starts, span.last)]
    firsts = (span.first, *cuts)
    lasts = (*(day - ONE_DAY for day in cuts), span.last)
    return tuple(map(Span, firsts, lasts))
