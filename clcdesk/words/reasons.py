"""Why a service fits, must be checked or does not fit: findings in sentences, for the officer.

The sentences are in `resources/wording/LANG/reasons.toml`, one for each reason the rules give.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from clcdesk.rules.facts import Finding, Nearly
from clcdesk.words import wording
from clcdesk.words.features import built_in

Facts = tuple[tuple[str, object], ...]
_OF_NO_CLAIM = frozenset({"session-no-am", "session-no-pm"})
"""What is not known decided, whatever was said of the other half of the day."""


def why(finding: Finding, language: str = "en") -> str:
    """The sentence of a finding; of a place, what the first of its claims says."""
    if not finding.claims or finding.reason in _OF_NO_CLAIM:
        return _sentence(finding.reason, finding.facts, language)
    claim = finding.claims[0]
    told = _of_source(claim.source, claim.told_by != "", claim.as_of, language).replace("{who}", claim.told_by)
    sentence = _of_place(finding.reason, finding.facts, claim.day, claim.session, claim.vacancies, language)
    return sentence.replace("{told}", told)


def nearly(line: Nearly, names: Mapping[str, str], language: str = "en") -> str:
    """What one change would add, in words; `names` are the words of features a council added."""
    kind, _colon, what = line.change.partition(":")
    blanks = {"adds": line.adds, "feature": _feature(what, names.get(what, ""), language), "language": what}
    days = _table("days", language)
    return _table("nearly", language)[kind].format(**blanks, day=days.get(what), to=days.get(line.to))


def left_out(rule: str, names: Mapping[str, str], language: str = "en") -> str:
    """What a rule that was not met left services out for, in a few words."""
    kind, _colon, what = rule.partition(":")
    weekday = _table("days", language).get(what)
    feature = _feature(what, names.get(what, ""), language)
    return _table("left_out", language)[kind].format(day=weekday, feature=feature, language=what)


def ended(framework: str, ends: date, start: date, language: str = "en") -> str:
    """The warning that a framework ends before the start."""
    sentence = _table("warnings", language)["ended"]
    return sentence.format(framework=framework, ends=day(ends, language), start=day(start, language))


@cache
def day(when: date, language: str = "en") -> str:
    """2 June 2025."""
    month = wording(language, "reasons")["calendar"]["months"][when.month - 1]
    return _table("parts", language)["date"].format(day=when.day, month=month, year=when.year)


@cache
def _sentence(reason: str, facts: Facts, language: str) -> str:
    blanks = {name: _blank(name, value, language) for name, value in facts}
    made = {
        name: make(dict(facts), language) for name, make in _MADE.items() if f"{{{name}}}" in _reason(reason, language)
    }
    return _reason(reason, language).format(**blanks | made)


def _blank(name: str, value: object, language: str) -> str:
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, Decimal):
        return _figures(value)
    if name == "staff":
        return _table("staff", language)[str(value)]
    if name == "day":
        return _table("days", language)[str(value)]
    return _listed(value, language) if isinstance(value, tuple) else str(value)


def _ages(facts: Mapping[str, Any], language: str) -> str:
    lowest, highest = facts["lowest"], facts["highest"]
    part = "ages_between" if None not in (lowest, highest) else "ages_to" if lowest is None else "ages_from"
    return _table("parts", language)[part].format(lowest=lowest, highest=highest)


def _bands(facts: Mapping[str, Any], language: str) -> str:
    bands = facts["bands"]
    part = _table("parts", language)["band" if len(bands) == 1 else "bands"]
    return part.format(bands=_listed(bands, language))


def _asked(facts: Mapping[str, Any], language: str) -> str:
    return _when(facts["day"], facts["session"] or "hour", language)


def _wished(facts: Mapping[str, Any], language: str) -> str:
    return _feature(facts["feature"], facts["words"], language)


_MADE: Mapping[str, Callable[[Mapping[str, Any], str], str]] = {
    "ages": _ages,
    "bands": _bands,
    "asked": _asked,
    "feature": _wished,
}
"""The blanks made of several facts, or of more than the fact itself."""


@cache
def _of_place(reason: str, facts: Facts, day: str, session: str, vacancies: Decimal | str, language: str) -> str:
    """The sentence on what one cell says; `{told}` is left for how, when and by whom it was told."""
    return _reason(reason, language).format(
        places=_count("place", vacancies, language),
        hours=_count("hour", vacancies, language),
        wanted=_count("hour", dict(facts)["hours"], language),
        told="{told}",
        when=_when(day, session, language),
        day=_table("days", language).get(day),
    )


def _when(day: str, session: str, language: str) -> str:
    key = "week" if day == "any" else session
    return _table("sessions", language)[key].format(day=_table("days", language).get(day))


def _count(unit: str, number: object, language: str) -> str:
    """2 places, 1 hour; "" where no number was said."""
    if not isinstance(number, Decimal):
        return ""
    parts = _table("parts", language)
    figures = _figures(number)
    return parts[unit] if figures == "1" else parts[f"{unit}s"].format(number=figures)


@cache
def _of_source(source: str, named: bool, as_of: date | None, language: str) -> str:
    """How and when something was told; `{who}` is left for who told it."""
    parts = _table("parts", language)
    how = _table("sources", language)[source or "none"]
    if named:
        how = parts["told_by"].format(how=how, who="{who}")
    return (
        parts["told"].format(how=how) if as_of is None else parts["told_on"].format(how=how, date=day(as_of, language))
    )


def _feature(code: str, words: str, language: str) -> str:
    found = built_in(language).get(code)
    return words or (found.words if found else code)


def _figures(number: Decimal) -> str:
    """Without trailing zeros: 2.50 is 2.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _listed(items: Iterable[object], language: str) -> str:
    texts = [str(item) for item in items]
    if len(texts) < 2:
        return "".join(texts)
    return _table("parts", language)["and"].format(first=", ".join(texts[:-1]), last=texts[-1])


def _reason(reason: str, language: str) -> str:
    return _table("reasons", language)[reason]


@cache
def _table(name: str, language: str) -> Mapping[str, str]:
    found: Mapping[str, str] = wording(language, "reasons")[name]
    return found
