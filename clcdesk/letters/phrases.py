"""Facts in words: dates, days, times, miles, numbers and lists, as a family reads them."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from clcdesk.rules.facts import DAYS, Span
from clcdesk.words import wording

METRES_IN_A_MILE = Decimal("1609.344")
NEAR_METRES = 400
"""Below it we say *less than a quarter of a mile*."""

_INVISIBLE = frozenset("\u00ad\u061c\u200e\u200f\ufeff" + "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks of direction and soft hyphens: nobody sees them, and they upset what is read aloud."""


def _phrases(language: str = "en") -> Mapping[str, Any]:
    return wording(language, "letter")["phrases"]  # type: ignore[no-any-return]


def tidy(text: str) -> str:
    """The text as it is read: every stretch of space one space, what cannot be printed taken out."""
    kept = "".join(_kept(letter) for letter in text)
    return " ".join(kept.split())


def _kept(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Cs":
        return "\ufffd"
    if kind == "Cc":
        return " " if letter.isspace() else ""
    return "" if letter in _INVISIBLE or ord(letter) & 0xFFFE == 0xFFFE else letter


def us() -> str:
    """Who is rung when no officer is known."""
    return str(_phrases()["us"])


def number(count: int) -> str:
    """In words up to ten, else figures."""
    words = _phrases()["numbers"]
    return str(words[count]) if 0 <= count < len(words) else figures(count)


def figures(count: int) -> str:
    return f"{count:,}"


def amount(hours: Decimal) -> str:
    """A number of hours in figures: 2, 2.5."""
    return f"{hours.normalize():f}"


def short_date(day: date) -> str:
    """2 June 2025."""
    return str(_phrases()["date"]).format(day=day.day, month=_month(day), year=day.year)


def full_date(day: date) -> str:
    """Monday 16 June 2025: for dates that ask for something."""
    words = _phrases()
    weekday = words["weekdays"][DAYS[day.weekday()]]
    return str(words["date_in_full"]).format(weekday=weekday, day=day.day, month=_month(day), year=day.year)


def span(closed: Span, on: date) -> str:
    """22 December to 2 January; with years when it ends more than a year after the day `on`."""
    far = (closed.last - on).days > 365
    first, last = (short_date(day) if far else _day_and_month(day) for day in (closed.first, closed.last))
    return first if closed.first == closed.last else to(first, last)


def _day_and_month(day: date) -> str:
    return str(_phrases()["day"]).format(day=day.day, month=_month(day))


def _month(day: date) -> str:
    return str(_phrases()["months"][day.month - 1])


def each(days: Iterable[str]) -> str:
    """Mondays and Wednesdays, in the order of the week."""
    return listed([_phrases()["each_weekday"][day] for day in _in_order(days)])


def open_days(days: Iterable[str]) -> str:
    """Monday to Friday; a day on its own, or two, are named."""
    order = _in_order(days)
    stretches: list[list[int]] = []
    for place in (DAYS.index(day) for day in order):
        if stretches and stretches[-1][-1] == place - 1:
            stretches[-1].append(place)
        else:
            stretches.append([place])
    return listed([words for stretch in stretches for words in _stretch(stretch)])


def _stretch(places: Sequence[int]) -> tuple[str, ...]:
    names = [_phrases()["weekdays"][DAYS[place]] for place in places]
    return (to(names[0], names[-1]),) if len(names) > 2 else tuple(names)


def _in_order(days: Iterable[str]) -> list[str]:
    return sorted(set(days), key=DAYS.index)


def clock(moment: time) -> str:
    """9.30am, 4pm, 12 noon."""
    words = _phrases()
    if (moment.hour, moment.minute) in ((12, 0), (0, 0)):
        return str(words["noon" if moment.hour else "midnight"])
    figures = f"{(moment.hour - 1) % 12 + 1}" + (f".{moment.minute:02d}" if moment.minute else "")
    return str(words["morning" if moment.hour < 12 else "afternoon"]).format(time=figures)


def miles(metres: float) -> str:
    """To three miles to the nearest half, beyond that whole; `near` has its own words."""
    words = _phrases()
    exact = Decimal(metres) / METRES_IN_A_MILE
    halves = max(1, int((exact * 2).quantize(Decimal(1), ROUND_HALF_UP)))
    odd = {1: "half_mile", 2: "mile", 3: "mile_and_half", 5: "miles_and_half"}
    if exact <= 3 and halves in odd:
        return str(words[odd[halves]])
    return str(words["miles"]).format(n=figures(int(exact.quantize(Decimal(1), ROUND_HALF_UP))))


def near(metres: float) -> bool:
    """Nearer than a quarter of a mile."""
    return metres < NEAR_METRES


def listed(items: Sequence[str]) -> str:
    """a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return str(_phrases()["and"]).format(first=", ".join(items[:-1]), last=items[-1])


def to(first: str, last: str) -> str:
    return str(_phrases()["to"]).format(first=first, last=last)


def either(items: Sequence[str]) -> str:
    """a, or b."""
    words = "".join(items[:1])
    for item in items[1:]:
        words = str(_phrases()["or"]).format(first=words, last=item)
    return words


def unstopped(text: str) -> str:
    """The text without its full stop, for a sentence that ends with its own."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def stopped(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop; "" stays."""
    if not text:
        return ""
    first = text[0].upper()
    return stopped((first if len(first) == 1 else text[0]) + text[1:])


def quoted(text: str) -> str:
    words = _phrases()
    return f"{words['opening_quote']}{text}{words['closing_quote']}"
