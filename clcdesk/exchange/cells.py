"""What one cell of a directory means. Each parser takes a stripped cell and gives a value, or raises
`CellFault` with what is wrong and what to do."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal

from clcdesk.exchange.faults import CellFault, shown
from clcdesk.rules.facts import Span
from clcdesk.words import _

Parse = Callable[[str], object]

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?: 00:00(?::00)?)?")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})(?: 00:00(?::00)?)?")
_NUMBER = re.compile(r"([-−]?)([0-9]{0,9})(?:\.([0-9]{1,9}))?")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?")


def items(cell: str) -> tuple[str, ...]:
    """A list separated by `;`: stripped, without blanks, each once."""
    return tuple(dict.fromkeys(item for part in cell.split(";") if (item := part.strip())))


def day(cell: str) -> date | None:
    """ISO, or day first; two-digit years are 20yy. A spreadsheet's midnight may follow."""
    if not cell:
        return None
    if found := _ISO.fullmatch(cell):
        year, month, of_month = found.groups()
    elif found := _DAY_FIRST.fullmatch(cell):
        of_month, _separator, month, year = found.groups()
    elif found := _SHORT_YEAR.fullmatch(cell):
        of_month, month, year = found.groups()
        year = f"20{year}"
    else:
        raise CellFault(_("“{cell}” is not a date. Write it like 2021-03-31 or 31/03/21.").format(cell=shown(cell)))
    try:
        return date(int(year), int(month), int(of_month))
    except ValueError:
        raise CellFault(
            _("“{cell}” is a day that does not exist. Write the right date, like 2021-03-31 or 31/03/21.").format(
                cell=shown(cell)
            )
        ) from None


def day_until(today: date) -> Callable[[str], date | None]:
    """A parser for a day that is not after `today`."""

    def parse(cell: str) -> date | None:
        found = day(cell)
        if found and found > today:
            raise CellFault(
                _("“{cell}” is after today, {today}. Write the day it was said, or mend this computer's date.").format(
                    cell=shown(cell), today=today.isoformat()
                )
            )
        return found

    return parse


def number(cell: str) -> Decimal | None:
    """A decimal of nought or more, without trailing noughts."""
    if not cell:
        return None
    found = _NUMBER.fullmatch(cell)
    if not found or not (found[2] or found[3]):
        raise CellFault(_("“{cell}” is not a number. Write it in figures, like 2 or 1.5.").format(cell=shown(cell)))
    value = Decimal(f"{found[2] or 0}.{(found[3] or '').rstrip('0')}".rstrip("."))
    if found[1] and value:
        raise CellFault(_("“{cell}” is below zero. Write 0 or more.").format(cell=shown(cell)))
    return value


def whole_number(cell: str) -> int | None:
    value = number(cell)
    if value is None:
        return None
    if value != int(value):
        raise CellFault(_("“{cell}” is not a whole number. Write it like 18.").format(cell=shown(cell)))
    return int(value)


def number_or_text(cell: str) -> str:
    """Free text, in which a number, if it is nothing else, may not be below zero."""
    if cell[:1] in ("-", "−") and any(map(str.isdigit, cell)) and _NUMBER.fullmatch(cell):
        number(cell)
    return cell


def vacancies(cell: str) -> Decimal | str:
    """A number, or one of four words; "" is not known."""
    word = cell.casefold()
    if word in ("", "none", "waitlist", "assess", "closed"):
        return word
    try:
        value = number(cell)
    except CellFault as fault:
        if not _NUMBER.fullmatch(cell):
            raise CellFault(
                _("“{cell}” is not known here. Write a number, none, waitlist, assess or closed.").format(
                    cell=shown(cell)
                )
            ) from None
        raise fault
    return "" if value is None else value


def time_of_day(cell: str) -> time | None:
    if not cell:
        return None
    found = _TIME.fullmatch(cell)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise CellFault(_("“{cell}” is not a time. Write it like 09:30.").format(cell=shown(cell)))
    return time(int(found[1]), int(found[2]))


def spans(cell: str) -> tuple[Span, ...]:
    """Spans like `2025-12-22/2026-01-02`, separated by `;`; one date is a span of one day."""
    return tuple(dict.fromkeys(_span(item) for item in items(cell)))


def _span(item: str) -> Span:
    parts = item.split("/")
    half = len(parts) // 2
    ends = [item] if len(parts) in (1, 3) else ["/".join(parts[:half]), "/".join(parts[half:])]
    days = [day(end.strip()) for end in ends]
    first, last = days[0], days[-1]
    if first is None or last is None or len(parts) not in (1, 2, 3, 6):
        raise CellFault(
            _("“{cell}” is not a span of days. Write it like 2025-12-22/2026-01-02.").format(cell=shown(item))
        )
    if last < first:
        raise CellFault(
            _("“{cell}” ends before it begins. Write the first day, then the last.").format(cell=shown(item))
        )
    return Span(first, last)


def yes_or_no(cell: str) -> bool | None:
    if not cell:
        return None
    answer = {"yes": True, "true": True, "no": False, "false": False}.get(cell.casefold())
    if answer is None:
        raise CellFault(_("“{cell}” is neither yes nor no. Write yes or no.").format(cell=shown(cell)))
    return answer


def code(known: Iterable[str]) -> Callable[[str], str]:
    """A parser for one of the codes, matched without case; blank is ""."""
    by_fold = _by_fold(known)

    def parse(cell: str) -> str:
        return _code(cell, by_fold) if cell else ""

    return parse


def codes(known: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """A parser for a list of such codes."""
    by_fold = _by_fold(known)

    def parse(cell: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_code(item, by_fold) for item in items(cell)))

    return parse


def _by_fold(known: Iterable[str]) -> Mapping[str, str]:
    return {word.casefold(): word for word in known}


def _code(cell: str, by_fold: Mapping[str, str]) -> str:
    found = by_fold.get(cell.casefold())
    if found is None:
        raise CellFault(unknown(cell, by_fold.values()))
    return found


def unknown(cell: str, known: Iterable[str]) -> str:
    """That a code is not known, and which are."""
    return _("“{cell}” is not known here. Use one of: {known}.").format(
        cell=shown(cell), known=", ".join(known) or _("(none)")
    )


def band(known: Iterable[str], *, any_band: bool) -> Callable[[str], str]:
    """A parser for a band, spelt as its definition does; others in capitals, if `any_band` is taken."""
    by_fold = _by_fold(known)

    def parse(cell: str) -> str:
        if any_band or not cell:
            return by_fold.get(cell.casefold(), cell.upper())
        return _code(cell, by_fold)

    return parse


def bands(known: Iterable[str], *, any_band: bool) -> Callable[[str], tuple[str, ...]]:
    """A parser for a list of bands."""
    one = band(known, any_band=any_band)

    def parse(cell: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one(item) for item in items(cell)))

    return parse


def new_code(cell: str) -> str:
    """A code that a council makes up: small letters, figures and hyphens; blank is ""."""
    found = cell.casefold()
    if found and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found):
        raise CellFault(
            _("“{cell}” cannot be a code. Use letters, figures and hyphens, like sensory-garden.").format(
                cell=shown(cell)
            )
        )
    return found


def roles(zones: Iterable[str]) -> Callable[[str], Mapping[str, str]]:
    """A parser for `prime`, `supplementary`, or by zone `zone-x=prime;zone-y=supplementary`."""
    zone_of, role_of = code(zones), code(("prime", "supplementary"))

    def parse(cell: str) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for item in items(cell):
            zone, _equals, role = item.rpartition("=")
            zone, role = zone_of(zone.strip()), role_of(role.strip())
            if not role or found.setdefault(zone, role) != role or (not zone and "=" in item):
                raise CellFault(
                    _(
                        "“{cell}” does not give one role for each zone. "
                        "Write prime, supplementary, or zone-x=prime;zone-y=supplementary."
                    ).format(cell=shown(cell))
                )
        return dict(sorted(found.items()))

    return parse


def written(value: object) -> str:
    """The cell that reads back as `value`."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Span():
            return f"{value.first.isoformat()}/{value.last.isoformat()}"
        case tuple():
            return ";".join(map(written, value))
        case Mapping():
            return ";".join(f"{zone}={role}" if zone else role for zone, role in sorted(value.items()))
        case Decimal():
            return format(value, "f")
        case time():
            return value.strftime("%H:%M")
        case date():
            return value.isoformat()
    return str(value)
