"""Who on a framework could help: every service judged by every rule, with nothing left unexplained."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from clcdesk.frameworks.definition import Framework
from clcdesk.rules import appointment, nearly, offering, reach, suited, vacancy
from clcdesk.rules.facts import Answer, Considered, Directory, Finding, Order, Request, Service
from clcdesk.rules.search import MET, NOT_KNOWN, NOT_MET, Judged, Search
from clcdesk.words.reasons import ended

_result = attrgetter("result")
ALSO_NEAREST = 200
"""Metres farther from home than the nearest that transport may still take somebody."""


def match(framework: Framework, request: Request, directory: Directory, on: date, order: Order = "name") -> Answer:
    """Every service of the directory in one of three groups, with every finding; `on` is the day judged.

    The rules are those of *The rules, in this order* of the file formats. The answer does not
    depend on the order of the services or of their claims.
    """
    search = Search(framework, request, on)
    days = vacancy.days_of(search)
    judged = offering.ordered(search, _judged(search, directory, days), order)
    fits = [one.considered for one in judged if one.results.count(MET) == len(one.results)]
    does_not_fit = [one for one in judged if NOT_MET in one.results]
    check_first = [one for one in judged if NOT_KNOWN in one.results and NOT_MET not in one.results]
    return Answer(
        on=on,
        request=request,
        order=order,
        fits=_with_transport(fits),
        check_first=tuple(one.considered for one in check_first),
        does_not_fit=tuple(one.considered for one in does_not_fit),
        waiting=tuple(one.considered.service.ref for one in does_not_fit if _waits(one, days)),
        warnings=(*_warnings(search), *directory.warnings),
        left_out_because=_left_out_because(search, does_not_fit),
        nearly=nearly.loosened(search, check_first + does_not_fit, days),
    )


def rule_names(request: Request) -> tuple[str, ...]:
    """The rules a request is judged by, in their order, each once."""
    entries = (f"{'session' if entry.hours is None else 'hours'}:{entry.day}" for entry in request.pattern)
    musts = (f"must:{feature}" for feature in request.must)
    languages = (f"language:{language}" for language in request.languages)
    always = ("framework", "lot", "open", "age", "area", "distance", "band")
    return tuple(dict.fromkeys((*always, *entries, *musts, *languages, "staff")))


def _judged(search: Search, directory: Directory, days: vacancy.Days) -> Iterator[Judged]:
    """Each service with its findings, in the directory's own order: reading memory as it lies is quicker."""
    services = directory.services
    providers = offering.provider_names(search, services)
    distances = list(map(reach.metres_from(search.request.person.postcode), services))
    columns = _before_places(search, distances, services) + _places(search, days, services)
    columns += [list(rule(services)) for rule in suited.wishes(search.request, directory.features)]
    rows = zip(*columns, strict=True)
    for service, provider, distance, row in zip(services, providers, distances, rows, strict=True):
        findings = tuple(filter(None, row))
        considered = Considered(service, provider, distance, False, findings)
        yield Judged(considered, tuple(map(_result, findings)))


def _before_places(
    search: Search, distances: Sequence[float | None], services: Sequence[Service]
) -> list[list[Finding | None]]:
    rules = (
        appointment.on_framework(search),
        appointment.in_lot(search),
        appointment.is_open(search),
        suited.aged(search),
        reach.in_area(search),
        reach.within_distance(search, distances),
        suited.banded(search),
    )
    return [list(rule(services)) for rule in rules if rule is not None]


def _places(search: Search, days: vacancy.Days, services: Sequence[Service]) -> list[list[Finding | None]]:
    pattern = search.request.pattern
    wanted = vacancy.cells_of(pattern)
    cells = [vacancy.sorted_out(service.claims, wanted, days.on) for service in services]
    return [list(map(vacancy.placed(entry, days), cells)) for entry in pattern]


def _with_transport(fits: Sequence[Considered]) -> tuple[Considered, ...]:
    nearest = min((one.metres for one in fits if one.metres is not None), default=None)
    if nearest is None:
        return tuple(fits)
    reach = nearest + ALSO_NEAREST
    return tuple(one._replace(transport=one.metres is not None and one.metres <= reach) for one in fits)


def _waits(one: Judged, days: vacancy.Days) -> bool:
    """Is a waiting list for a place all that stands against this service?"""
    findings = one.considered.findings
    return vacancy.is_place(_first_not_met(one)) and all(
        vacancy.is_place(finding) and vacancy.has_waiting_list(finding, days)
        for finding, result in zip(findings, one.results, strict=True)
        if result == NOT_MET
    )


def _left_out_because(search: Search, does_not_fit: Iterable[Judged]) -> Mapping[str, int]:
    counts = Counter(_first_not_met(one).rule for one in does_not_fit)
    ordered = [rule for rule in rule_names(search.request) if rule in counts]
    return {rule: counts[rule] for rule in sorted(ordered, key=counts.__getitem__, reverse=True)}


def _first_not_met(one: Judged) -> Finding:
    return one.considered.findings[one.results.index(NOT_MET)]


def _warnings(search: Search) -> Iterator[str]:
    ends = search.framework.ends
    if ends is not None and ends < search.request.start:
        yield ended(search.framework.title, ends, search.request.start)
