"""Reading what officers type, and writing it back: days, money, numbers, ages.

Every reader takes the text of a field and gives its value: None for a blank (not known), and a
DeskError with one kind sentence for what is no value yet.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from clcdesk.errors import DeskError
from clcdesk.words import _, ngettext

MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
SHORT = 3
"""Letters of a month or weekday written short."""
AHEAD = 20
"""Years ahead that two figures may still mean: 31/3/44 is 2044 in 2025, 31/3/46 is 1946."""
EARLIEST = 1850
UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "fortnights": 14}
VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
MOST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
Year = Callable[[int], int]


def day(text: str, today: date) -> date | None:
    """A day as people write it: 31/3/25, 31 Mar 2025, 2025-03-31, Mon 31 March, tomorrow, in 2 weeks, Friday.

    Without a year it is the one nearest to today; a weekday alone is the next one to come.
    """
    words = text.strip().casefold().rstrip(".")
    if not words:
        return None
    said = _said(words, today)
    return said if said is not None else _written(text.strip(), words, today, lambda year: _near(year, today))


def birth(text: str, today: date) -> date | None:
    """A date of birth: as `day`, but two figures of a year never lie in the future."""
    words = text.strip().casefold().rstrip(".")
    if not words:
        return None
    found = _written(text.strip(), words, today, lambda year: _past(year, today), past=True)
    if found > today:
        raise DeskError(_("{day} is still to come: check the year.").format(day=show_day(found)))
    return found


def money(text: str) -> Decimal | None:
    """Pounds and pence, not below zero: £1,250, 156.84, 90p."""
    plain = text.strip().casefold().replace("£", "").replace(",", "").replace(" ", "")
    if not plain:
        return None
    if not (match := re.fullmatch(r"(\d{1,9}(?:\.\d*)?|\.\d+)(p?)", plain, re.ASCII)):
        raise DeskError(_("“{text}” is not an amount: write pounds and pence, like 157.40.").format(text=_some(text)))
    pence = Decimal(match[1]) if match[2] else Decimal(match[1]) * 100
    if pence != pence.to_integral_value():
        raise DeskError(_("“{text}” has part of a penny: write pounds and pence.").format(text=_some(text)))
    return (pence / 100).quantize(Decimal("0.01"))


def number(text: str) -> Decimal | None:
    """A number of hours, places or miles, not below zero: 2, 2.5, 2½, 1,200."""
    plain = text.strip().replace(",", "").replace(" ", "")
    if not plain:
        return None
    for sign, part in VULGAR.items():
        if plain.endswith(sign):
            whole = plain.removesuffix(sign) or "0"
            return _number(text, whole) + _decimal(Fraction(part))
    return _number(text, plain)


def whole(text: str) -> int | None:
    """A count: 0, 3, 30."""
    found = number(text)
    if found is None:
        return None
    if found != found.to_integral_value():
        raise DeskError(_("“{text}” is not a whole number.").format(text=_some(text)))
    return int(found)


def show_day(value: date | None) -> str:
    """ "Mon 7 Jul 2025", or "" for an unknown day: as a field holds it."""
    return f"{_short_weekday(value)} {value.day} {_short_month(value)} {value.year}" if value else ""


def short_day(value: date | None, today: date) -> str:
    """In a dense cell: "Thu 12 Jun", with its year where that is another."""
    shown = show_day(value)
    return shown.removesuffix(f" {today.year}")


def show_money(amount: Decimal | None, unknown: str = "") -> str:
    """ "£156.84", "£1,250.00"; an unknown amount is `unknown`, never £0."""
    return unknown if amount is None else f"£{amount:,.2f}"


def show_number(value: Decimal | int | None) -> str:
    """ "2.5", "12", "" for unknown."""
    if value is None:
        return ""
    shown = f"{Decimal(value):f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def ago(value: date | None, today: date) -> str:
    """ "today", "yesterday", "5 days ago", "in 3 days"; unknown: "nobody has told us"."""
    if value is None:
        return _("nobody has told us")
    days = (today - value).days
    match days:
        case 0:
            return _("today")
        case 1:
            return _("yesterday")
        case -1:
            return _("tomorrow")
    if days < 0:
        return ngettext("in {days} day", "in {days} days", -days).format(days=-days)
    return ngettext("{days} day ago", "{days} days ago", days).format(days=days)


def due(value: date, today: date) -> str:
    """ "Thu 12 Jun", "today", "tomorrow", "2 days late"."""
    late = (today - value).days
    if late > 0:
        return ngettext("{days} day late", "{days} days late", late).format(days=late)
    return ago(value, today) if late >= -1 else short_day(value, today)


def _said(words: str, today: date) -> date | None:
    """A day told from today, or None."""
    told = {_("today"): 0, _("tomorrow"): 1, _("yesterday"): -1}
    if words in told:
        return today + timedelta(told[words])
    if match := re.fullmatch(r"in (\d{1,3}|an?) (days?|weeks?|fortnights?)(?: time)?", words, re.ASCII):
        return today + timedelta((int(match[1]) if match[1].isdigit() else 1) * UNITS[match[2]])
    if match := re.fullmatch(r"(\d{1,3}|an?) (days?|weeks?|fortnights?) ago", words, re.ASCII):
        return today - timedelta((int(match[1]) if match[1].isdigit() else 1) * UNITS[match[2]])
    parts = words.split()
    if parts and (weekday := _name(WEEKDAYS, parts[-1])) is not None and parts[:-1] in ([], ["next"], ["last"]):
        ahead = (weekday - today.weekday()) % 7 or 7
        back = (today.weekday() - weekday) % 7 or 7
        return today - timedelta(back) if parts[:-1] == ["last"] else today + timedelta(ahead)
    return None


def _written(text: str, words: str, today: date, two_figures: Year, *, past: bool = False) -> date:
    """A day written out, by figures or with the month's name."""
    parts = [part for part in re.split(r"[\s,/.\-–]+", words) if part not in ("", "of", "the")]
    weekday = _name(WEEKDAYS, parts[0]) if parts else None
    if weekday is not None:
        parts = parts[1:]
    parts = [re.sub(r"^(\d{1,2})(st|nd|rd|th)$", r"\1", part) for part in parts]
    if len(parts) == 1 and re.fullmatch(r"\d{8}", parts[0], re.ASCII):
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    figures = _figures(parts)
    if figures is None:
        raise DeskError(_("“{text}” is not a date we can read: write it like 31 Mar 2025.").format(text=_some(text)))
    number_of_day, month, year = figures
    if year is None:
        found = _nearest(number_of_day, month, today, past=past)
    else:
        found = _made(number_of_day, month, two_figures(year), today)
    if weekday is not None and found.weekday() != weekday:
        said = _("{date} is a {weekday}, not a {said}: check which is meant.")
        date_text = f"{found.day} {MONTHS[month - 1]} {found.year}"
        raise DeskError(said.format(date=date_text, weekday=WEEKDAYS[found.weekday()], said=WEEKDAYS[weekday]))
    return found


def _figures(parts: list[str]) -> tuple[int, int, int | None] | None:
    """Day, month and year (None: not given) of the parts in any of the orders people write."""
    if not 2 <= len(parts) <= 3:
        return None
    named = [_name(MONTHS, part) for part in parts]
    at = next((at for at, month in enumerate(named) if month is not None), None)
    if at is not None:
        month = (named[at] or 0) + 1
        rest = [part for place, part in enumerate(parts) if place != at]
        if not all(_is_figures(part) for part in rest):
            return None
        if len(rest) == 2 and len(rest[0]) == 4:
            rest.reverse()
        return int(rest[0]), month, int(rest[1]) if len(rest) == 2 else None
    if not all(_is_figures(part) for part in parts):
        return None
    if len(parts[0]) == 4:
        return (int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else None
    return int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) == 3 else None


def _is_figures(part: str) -> bool:
    return re.fullmatch(r"\d{1,2}|\d{4}", part, re.ASCII) is not None


def _made(number_of_day: int, month: int, year: int, today: date) -> date:
    if not 1 <= month <= 12:
        raise DeskError(_("There is no month {month}: write day, month, year, like 31/3/2025.").format(month=month))
    if not EARLIEST <= year <= today.year + 100:
        raise DeskError(_("The year {year} cannot be meant: check it.").format(year=year))
    last = calendar.monthrange(year, month)[1]
    if not 1 <= number_of_day <= last:
        over = (year, month) < (today.year, today.month)
        told = _("{month} {year} had {last} days.") if over else _("{month} {year} has {last} days.")
        raise DeskError(told.format(month=MONTHS[month - 1], year=year, last=last))
    return date(year, month, number_of_day)


def _nearest(number_of_day: int, month: int, today: date, *, past: bool) -> date:
    """The day of the year that brings it nearest to today; in leap years only where it must."""
    if past:
        raise DeskError(_("The year is missing: write it like 31 Mar 1985."))
    if 1 <= month <= 12 and not 1 <= number_of_day <= MOST_DAYS[month - 1]:
        told = _("{month} never has a day {day}.")
        raise DeskError(told.format(month=MONTHS[month - 1], day=number_of_day))
    years = range(today.year - 8, today.year + 9)
    near = [year for year in years if (month, number_of_day) != (2, 29) or calendar.isleap(year)]
    return min((_made(number_of_day, month, year, today) for year in near), key=lambda found: abs(found - today))


def _near(year: int, today: date) -> int:
    if year >= 100:
        return year
    full = today.year // 100 * 100 + year
    return full - 100 if full > today.year + AHEAD else full


def _past(year: int, today: date) -> int:
    if year >= 100:
        return year
    full = today.year // 100 * 100 + year
    return full - 100 if full > today.year else full


def _name(names: tuple[str, ...], part: str) -> int | None:
    """Which of the names begins like this, three letters at least ("sept", "weds")."""
    plain = part.rstrip(".")
    if len(plain) < SHORT or not plain.isalpha():
        return None
    full = {"weds": 2, "thurs": 3, "tues": 1} if names is WEEKDAYS else {}
    if plain in full:
        return full[plain]
    return next((at for at, name in enumerate(names) if name.casefold().startswith(plain)), None)


def _number(text: str, plain: str) -> Decimal:
    if not re.fullmatch(r"\d{1,9}(\.\d{0,6})?|\.\d{1,6}", plain, re.ASCII):
        raise DeskError(_("“{text}” is not a number: write it in figures, like 2.5.").format(text=_some(text)))
    return Decimal(plain)


def _decimal(part: Fraction) -> Decimal:
    return (Decimal(part.numerator) / Decimal(part.denominator)).quantize(Decimal("0.01")).normalize()


def _some(text: str) -> str:
    """Enough of what was typed to know it again in a sentence."""
    plain = " ".join(text.split())
    return plain if len(plain) <= 30 else f"{plain[:29]}…"


def _short_weekday(value: date) -> str:
    return WEEKDAYS[value.weekday()][:SHORT]


def _short_month(value: date) -> str:
    return MONTHS[value.month - 1][:SHORT]
