"""The rules on whom a service suits: `age`, `band`, `must:…`, `language:…`, `staff`."""

from collections.abc import Iterable, Iterator
from functools import cache

from clcdesk.rules import age
from clcdesk.rules.facts import Feature, Finding, Request, Service
from clcdesk.rules.search import MET, NOT_KNOWN, NOT_MET, Judge, Search


def aged(search: Search) -> Judge:
    """Is the person, on the start date, within the lot's and the service's limits?"""
    born, start = search.request.person.date_of_birth, search.request.start
    years = age.age(born, start) if born is not None else None
    lot = search.framework.lots.get(search.request.lot)
    lot_limits = (lot.min_age, lot.max_age) if lot else (None, None)

    @cache
    def within(*limits: int | None) -> Finding:
        lowest = max((limit for limit in limits[0::2] if limit is not None), default=None)
        highest = min((limit for limit in limits[1::2] if limit is not None), default=None)
        if lowest is None and highest is None:
            return Finding("age", MET, "age-any", ())
        facts = (("lowest", lowest), ("highest", highest))
        if years is None:
            return Finding("age", NOT_KNOWN, "age-unknown", facts)
        if not age.within(years, lowest, highest):
            return Finding("age", NOT_MET, "age-outside", facts)
        return Finding("age", MET, "age-within", facts)

    return lambda service: within(*lot_limits, service.min_age, service.max_age)


def banded(search: Search) -> Judge | None:
    """Does the service take every band the pattern names? No rule when it names none."""
    named = tuple(dict.fromkeys(entry.band for entry in search.request.pattern if entry.band))
    if not named:
        return None

    @cache
    def among(bands: tuple[str, ...]) -> Finding:
        missing = tuple(band for band in named if band not in bands)
        if not bands:
            return Finding("band", NOT_KNOWN, "band-blank", (("bands", named),))
        if missing:
            return Finding("band", NOT_MET, "band-missing", (("bands", missing),))
        return Finding("band", MET, "band-taken", (("bands", named),))

    return lambda service: among(service.bands)


def featured(feature: str, words: str = "") -> Judge:
    """Has the service this feature? Said both ways, or not at all, it is not known. `words` are the
    council's for a feature it added."""
    rule = f"must:{feature}"
    facts = (("feature", feature), ("words", words))
    has = Finding(rule, MET, "must-has", facts)
    has_not = Finding(rule, NOT_MET, "must-has-not", facts)
    unsaid = Finding(rule, NOT_KNOWN, "must-unsaid", facts)
    both = Finding(rule, NOT_KNOWN, "must-both", facts)

    def judge(service: Service) -> Finding:
        if feature in service.features:
            return both if feature in service.features_no else has
        return has_not if feature in service.features_no else unsaid

    return judge


def spoken(language: str) -> Judge:
    rule = f"language:{language}"
    facts = (("language", language),)
    wanted = language.casefold()

    @cache
    def among(languages: tuple[str, ...]) -> Finding:
        if not languages:
            return Finding(rule, NOT_KNOWN, "language-blank", facts)
        if wanted in (spoken.casefold() for spoken in languages):
            return Finding(rule, MET, "language-spoken", facts)
        return Finding(rule, NOT_MET, "language-other", facts)

    return lambda service: among(service.languages)


def staffed(wanted: str) -> Judge:
    """Can the person choose a woman or a man? `either` meets both."""
    facts = (("staff", wanted),)

    @cache
    def offered(choice: str) -> Finding:
        if not choice:
            return Finding("staff", NOT_KNOWN, "staff-blank", facts)
        if choice in (wanted, "either"):
            return Finding("staff", MET, "staff-offered", facts)
        return Finding("staff", NOT_MET, "staff-other", facts)

    return lambda service: offered(service.staff_choice)


def wishes(request: Request, features: Iterable[Feature]) -> Iterator[Judge]:
    """The rules for what is asked of the service itself, in their order; `features` are the council's own."""
    added = {feature.code: feature.words for feature in features}
    for feature in request.must:
        yield featured(feature, added.get(feature, ""))
    yield from map(spoken, request.languages)
    if request.staff:
        yield staffed(request.staff)
