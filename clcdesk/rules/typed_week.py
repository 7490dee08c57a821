"""Days of a week as an officer types them: "mon full c", "tue wed am b", "fri 2h e", "thu college", "not mon"."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import DAYS, Entry
from clcdesk.rules.week import DAYTIME, PARTS, Cell, parts
from clcdesk.words import _

FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
GROUPS = {"weekdays": DAYS[:5], "weekend": DAYS[5:], "weekends": DAYS[5:], "everyday": DAYS, "daily": DAYS}
SESSIONS = {
    "full": ("full", "fullday", "allday", "whole"),
    "am": ("am", "morning", "mornings", "morn"),
    "pm": ("pm", "afternoon", "afternoons", "aft"),
    "half": ("half", "halfday", "either"),
    "eve": ("eve", "evening", "evenings", "night"),
}
SESSION_OF = {word: code for code, words in SESSIONS.items() for word in words}
NOT = ("not", "no", "clear", "without", "never")
JOINS = ("and", "&", "+", "with", "then", "of", "in", "the", "on", "for")
UNTIL = ("to", "-", "–", "till", "until")
HOUR = ("h", "hr", "hrs", "hour", "hours")
NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,4})?|\.\d{1,4})(h|hr|hrs|hour|hours)?", re.ASCII)
PARTS_OF_ONE = {"½": ".5", "¼": ".25", "¾": ".75"}
LIKE = _("Write it like “mon full c”, “tue wed am b”, “fri 2h e”, “thu college” or “not mon”.")


class Typed(NamedTuple):
    """What was typed, of the week that is wanted and of the week as it is."""

    wanted: tuple[Entry, ...] = ()
    cleared: tuple[Cell, ...] = ()
    """A part `hour` is the day's hours."""
    already: tuple[tuple[Cell, str], ...] = ()
    """Cells and what is already there."""


class _Reader(NamedTuple):
    framework: Framework
    band: str
    hourly: str


Part = str | Decimal
"""A session, or hours."""


def read(text: str, framework: Framework, band: str = "", hourly: str = "") -> Typed:
    """What a line means. `band` is meant where a session names none, `hourly` where hours name none.

    DeskError says kindly what could not be read; then nothing is meant.
    """
    reader = _Reader(framework, band, hourly)
    clauses = [clause for part in re.split(r"[,;\n]+", text.replace("/", " ")) if (clause := part.split())]
    if not clauses:
        raise DeskError(LIKE)
    made = Typed()
    carried: tuple[str, ...] = ()
    for at, tokens in enumerate(clauses):
        negative = _plain(tokens[0]) in NOT
        days, rest = _days(tokens[1:] if negative else tokens)
        days = (*carried, *days)
        if not days:
            raise DeskError(_("“{word}” is not a day. {like}").format(word=tokens[0], like=LIKE))
        carried = days if not rest and not negative and at + 1 < len(clauses) else ()
        if not carried:
            said = _cleared(days, rest) if negative else _said(reader, days, rest)
            made = Typed(made.wanted + said.wanted, made.cleared + said.cleared, made.already + said.already)
    return made


def _plain(token: str) -> str:
    return token.casefold().strip(".:")


def _day(token: str) -> int | None:
    plain = _plain(token).removesuffix("'s").removesuffix("’s")
    if len(plain) < 3:
        return None
    singular = plain.removesuffix("s") if plain.endswith("days") else plain
    extra = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
    if singular in extra:
        return extra[singular]
    return next((at for at, name in enumerate(FULL_NAMES) if name.startswith(singular)), None)


def _days(tokens: Sequence[str]) -> tuple[tuple[str, ...], Sequence[str]]:
    """The days a clause begins with, in its order and each once, and what comes after them."""
    found: list[str] = []
    at = 0
    while at < len(tokens):
        plain, following = _plain(tokens[at]), tokens[at + 1] if at + 1 < len(tokens) else ""
        first, dash, last = plain.replace("–", "-").partition("-")
        if plain in GROUPS or (plain in ("every", "each") and _plain(following) in ("day", "weekday")):
            single = plain in GROUPS
            found += GROUPS[plain] if single else GROUPS["everyday" if _plain(following) == "day" else "weekdays"]
            at += 1 if single else 2
        elif dash and (one := _day(first)) is not None and (other := _day(last)) is not None:
            found += _range(one, other)
            at += 1
        elif (one := _day(plain)) is not None:
            to = tokens[at + 2 : at + 3] if following.casefold() in UNTIL else ()
            other = _day(to[0]) if to else None
            found += [DAYS[one]] if other is None else _range(one, other)
            at += 1 if other is None else 3
        elif plain in JOINS and found and (_day(following) is not None or _plain(following) in GROUPS):
            at += 1
        else:
            break
    return tuple(dict.fromkeys(found)), tokens[at:]


def _range(first: int, last: int) -> list[str]:
    return [DAYS[at % 7] for at in range(first, last + 1 if last >= first else last + 8)]


def _cleared(days: tuple[str, ...], rest: Sequence[str]) -> Typed:
    """What is taken away: the days whole, or the parts named."""
    named: list[str] = []
    for token in rest:
        plain = _plain(token)
        if plain in HOUR:
            named.append("hour")
        elif plain in SESSION_OF:
            named += parts(SESSION_OF[plain])
        elif plain not in (*JOINS, "day", "days", "all"):
            raise DeskError(
                _("“{word}” cannot be taken away. Write it like “not mon” or “not mon am”.").format(word=token)
            )
    return Typed(cleared=tuple((day, part) for day in days for part in named or (*PARTS, "hour")))


def _said(reader: _Reader, days: tuple[str, ...], rest: Sequence[str]) -> Typed:
    waiting: list[Part] = []
    wanted: list[tuple[Part, str]] = []
    at = 0
    while at < len(rest):
        part, taken = _part(rest, at)
        if part is not None:
            waiting.append(part)
            at += taken
        elif (band := _band(reader, rest, at)) is not None:
            wanted += [(one, band) for one in waiting or ["full"]]
            waiting = []
            at += 2 if _plain(rest[at]) == "band" else 1
        elif _plain(rest[at]) in JOINS and _goes_on(reader, rest, at + 1):
            at += 1
        else:
            return _words(reader, days, waiting, rest[at:], bool(wanted))
    wanted += [(one, reader.hourly if isinstance(one, Decimal) else reader.band) for one in waiting]
    if not wanted:
        raise DeskError(
            _("Say what of {day}: full, am, pm, eve, half or hours. {like}").format(day=_name(days), like=LIKE)
        )
    if reader.framework.bands and not all(band for _part, band in wanted):
        raise DeskError(_("Say which band: {bands}. {like}").format(bands=_listed(reader), like=LIKE))
    return Typed(wanted=tuple(_entry(day, one, band) for day in days for one, band in wanted))


def _goes_on(reader: _Reader, rest: Sequence[str], at: int) -> bool:
    return at < len(rest) and (_part(rest, at)[0] is not None or _band(reader, rest, at) is not None)


def _entry(day: str, part: Part, band: str) -> Entry:
    return Entry(day, "", part, band) if isinstance(part, Decimal) else Entry(day, part, None, band)


def _part(rest: Sequence[str], at: int) -> tuple[Part | None, int]:
    """A session or hours at this place, and how many words it takes."""
    plain, following = _plain(rest[at]), _plain(rest[at + 1]) if at + 1 < len(rest) else ""
    if plain == "all" and following == "day":
        return "full", 2
    if plain in SESSION_OF:
        session = SESSION_OF[plain]
        return session, 2 if session in ("full", "half") and following in ("day", "days") else 1
    number = NUMBER.fullmatch("".join(PARTS_OF_ONE.get(letter, letter) for letter in plain))
    if number is None or not (number[2] or following in HOUR):
        return None, 0
    hours = Decimal(number[1])
    if not 0 < hours <= 24:
        raise DeskError(_("Hours must be above 0 and at most 24."))
    return hours, 1 if number[2] else 2


def _band(reader: _Reader, rest: Sequence[str], at: int) -> str | None:
    """A band at this place; a lone letter counts only where what follows is none of somebody's words."""
    word = _plain(rest[at])
    named = word == "band" and at + 1 < len(rest)
    code = _plain(rest[at + 1]) if named else word
    known = next((band for band in reader.framework.bands if band.casefold() == code), None)
    if known is None and not reader.framework.bands and len(code) == 1 and code.isalpha():
        known = code.upper()
    after = at + (2 if named else 1)
    if named or known is None or after >= len(rest):
        return known
    nexts = _plain(rest[after])
    follows = _part(rest, after)[0] is not None or nexts in JOINS or nexts == "band"
    return known if follows else None


def _words(
    reader: _Reader, days: tuple[str, ...], waiting: Sequence[Part], tokens: Sequence[str], after_bands: bool
) -> Typed:
    """What is already there, in the officer's words."""
    said = " ".join(tokens)
    if len(said) == 1 and said.isalpha() and reader.framework.bands:
        title = reader.framework.title
        raise DeskError(
            _("“{code}” is not a band of {framework}: use {bands}.").format(
                code=said, framework=title, bands=_listed(reader)
            )
        )
    sessions = [one for one in waiting if isinstance(one, str) and one != "half"]
    lost = _plain(tokens[0]) != "a" and any(_plain(tokens[0]) == band.casefold() for band in reader.framework.bands)
    empty = all(_plain(token) in (*JOINS, *UNTIL, "band") for token in tokens) or not any(map(str.isalpha, said))
    if after_bands or lost or empty or len(sessions) != len(waiting):
        raise DeskError(_("“{words}” cannot be read here. {like}").format(words=said, like=LIKE))
    taken = [part for session in sessions for part in parts(session)] or DAYTIME
    return Typed(already=tuple(((day, part), said) for day in days for part in dict.fromkeys(taken)))


def _listed(reader: _Reader) -> str:
    return ", ".join(reader.framework.bands)


def _name(days: tuple[str, ...]) -> str:
    return ", ".join(FULL_NAMES[DAYS.index(day)].capitalize() for day in days)
