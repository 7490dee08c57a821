"""The rules on whom a service suits: `age`, `band`, `must:…`, `language:…`, `staff`."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from clcdesk.rules import age
from clcdesk.rules.facts import Feature, Finding, Request
from clcdesk.rules.search import MET, NOT_KNOWN, NOT_MET, Rule, Search, of_fields


def aged(search: Search) -> Rule:
    """Is the person, on the start date, within the lot's and the service's limits?"""
    born, start = search.request.person.date_of_birth, search.request.start
    years = age.age(born, start) if born is not None else None
    lot = search.framework.lots.get(search.request.lot)

    @of_fields("min_age", "max_age")
    @cache
    def within(limits: tuple[int | None, int | None]) -> Finding:
        lowest = _tighter(max, limits[0], lot.min_age if lot else None)
        highest = _tighter(min, limits[1], lot.max_age if lot else None)
        if lowest is None and highest is None:
            return Finding("age", MET, "age-any", ())
        facts = (("lowest", lowest), ("highest", highest))
        if years is None:
            return Finding("age", NOT_KNOWN, "age-unknown", facts)
        if not age.within(years, lowest, highest):
            return Finding("age", NOT_MET, "age-outside", facts)
        return Finding("age", MET, "age-within", facts)

    return within


def banded(search: Search) -> Rule | None:
    """Does the service take every band the pattern names? No rule when it names none."""
    named = tuple(dict.fromkeys(entry.band for entry in search.request.pattern if entry.band))
    if not named:
        return None

    @of_fields("bands")
    @cache
    def among(bands: tuple[str, ...]) -> Finding:
        missing = tuple(band for band in named if band not in bands)
        if not bands:
            return Finding("band", NOT_KNOWN, "band-blank", (("bands", named),))
        if missing:
            return Finding("band", NOT_MET, "band-missing", (("bands", missing),))
        return Finding("band", MET, "band-taken", (("bands", named),))

    return among


def featured(feature: str, words: str = "") -> Rule:
    """Has the service this feature? Said both ways, or not at all, it is not known. `words` are the
    council's for a feature it added."""
    facts = (("feature", feature), ("words", words))

    @of_fields("features", "features_no")
    @cache
    def among(said: tuple[tuple[str, ...], tuple[str, ...]]) -> Finding:
        has, has_not = (feature in features for features in said)
        if has == has_not:
            return Finding(f"must:{feature}", NOT_KNOWN, "must-both" if has else "must-unsaid", facts)
        if has:
            return Finding(f"must:{feature}", MET, "must-has", facts)
        return Finding(f"must:{feature}", NOT_MET, "must-has-not", facts)

    return among


def spoken(language: str) -> Rule:
    rule = f"language:{language}"
    facts = (("language", language),)
    wanted = language.casefold()

    @of_fields("languages")
    @cache
    def among(languages: tuple[str, ...]) -> Finding:
        if not languages:
            return Finding(rule, NOT_KNOWN, "language-blank", facts)
        if wanted in (spoken.casefold() for spoken in languages):
            return Finding(rule, MET, "language-spoken", facts)
        return Finding(rule, NOT_MET, "language-other", facts)

    return among


def staffed(wanted: str) -> Rule:
    """Can the person choose a woman or a man? `either` meets both."""
    facts = (("staff", wanted),)

    @of_fields("staff_choice")
    @cache
    def offered(choice: str) -> Finding:
        if not choice:
            return Finding("staff", NOT_KNOWN, "staff-blank", facts)
        if choice in (wanted, "either"):
            return Finding("staff", MET, "staff-offered", facts)
        return Finding("staff", NOT_MET, "staff-other", facts)

    return offered


def wishes(request: Request, features: Iterable[Feature]) -> Iterator[Rule]:
    """The rules for what is asked of the service itself, in their order; `features` are the council's own."""
    added = {feature.code: feature.words for feature in features}
    for feature in request.must:
        yield featured(feature, added.get(feature, ""))
    yield from map(spoken, request.languages)
    if request.staff:
        yield staffed(request.staff)


def _tighter(choose: Callable[..., int], *limits: int | None) -> int | None:
    given = [limit for limit in limits if limit is not None]
    return choose(given) if given else None
