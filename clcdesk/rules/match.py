"""Who on a framework could help: every service judged by every rule, with nothing left unexplained."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from clcdesk.frameworks.definition import Framework
from clcdesk.rules import appointment, nearly, offering, reach, suited, vacancy
from clcdesk.rules.facts import Answer, Considered, Directory, Finding, Order, Request, Service
from clcdesk.rules.search import NOT_KNOWN, NOT_MET, Judged, Search
from clcdesk.words.reasons import ended

_rule, _result = attrgetter("rule"), attrgetter("result")
ALSO_NEAREST = 200
"""Metres farther from home than the nearest that transport may still take somebody."""


def match(framework: Framework, request: Request, directory: Directory, on: date, order: Order = "name") -> Answer:
    """Every service of the directory in one of three groups, with every finding; `on` is the day judged.

    The rules are those of *The rules, in this order* of the file formats. The answer does not
    depend on the order of the services or of their claims.
    """
    search = Search(framework, request, on)
    days = vacancy.days_of(search)
    fits, check_first, does_not_fit = _groups(offering.ordered(search, _judged(search, directory, days), order))
    against = [_first_not_met(one) for one in does_not_fit]
    return Answer(
        on=on,
        request=request,
        order=order,
        fits=_with_transport([one.considered for one in fits]),
        check_first=tuple([one.considered for one in check_first]),
        does_not_fit=tuple([one.considered for one in does_not_fit]),
        waiting=tuple(_waiting(does_not_fit, against, days)),
        warnings=(*_warnings(search), *directory.warnings),
        left_out_because=_left_out_because(search, against),
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


def _groups(judged: Iterable[Judged]) -> tuple[list[Judged], list[Judged], list[Judged]]:
    """Those that fit, to be checked first, and that do not fit, each in the order given."""
    fits: list[Judged] = []
    check_first: list[Judged] = []
    does_not_fit: list[Judged] = []
    for one in judged:
        group = does_not_fit if NOT_MET in one.results else check_first if NOT_KNOWN in one.results else fits
        group.append(one)
    return fits, check_first, does_not_fit


def _with_transport(fits: Sequence[Considered]) -> tuple[Considered, ...]:
    nearest = min((one.metres for one in fits if one.metres is not None), default=None)
    if nearest is None:
        return tuple(fits)
    reach = nearest + ALSO_NEAREST
    return tuple(one._replace(transport=one.metres is not None and one.metres <= reach) for one in fits)


def _first_not_met(one: Judged) -> Finding:
    return one.considered.findings[one.results.index(NOT_MET)]


def _waiting(does_not_fit: Iterable[Judged], against: Iterable[Finding], days: vacancy.Days) -> Iterator[str]:
    """Those with a waiting list for every place that stands against them, where nothing else does."""
    for one, first in zip(does_not_fit, against, strict=True):
        if vacancy.is_place(first) and all(
            vacancy.is_place(finding) and vacancy.has_waiting_list(finding, days)
            for finding in one.considered.findings
            if finding.result == NOT_MET
        ):
            yield one.considered.service.ref


def _left_out_because(search: Search, against: Iterable[Finding]) -> Mapping[str, int]:
    counts = Counter(map(_rule, against))
    ordered = [rule for rule in rule_names(search.request) if rule in counts]
    return {rule: counts[rule] for rule in sorted(ordered, key=counts.__getitem__, reverse=True)}


def _warnings(search: Search) -> Iterator[str]:
    ends = search.framework.ends
    if ends is not None and ends < search.request.start:
        yield ended(search.framework.title, ends, search.request.start)
