"""Who on a framework could help: every service judged by every rule, with nothing left unexplained."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from clcdesk.frameworks.definition import Framework
from clcdesk.rules import appointment, nearly, offering, reach, suited, vacancy
from clcdesk.rules.facts import Answer, Considered, Directory, Finding, Order, Request, Service
from clcdesk.rules.search import MET, NOT_MET, Judge, Search
from clcdesk.words.reasons import ended

ALSO_NEAREST = 200
"""Metres farther from home than the nearest that transport may still take somebody."""


def match(framework: Framework, request: Request, directory: Directory, on: date, order: Order = "name") -> Answer:
    """Every service of the directory in one of three groups, with every finding; `on` is the day judged.

    The rules are those of *The rules, in this order* of the file formats. The answer does not
    depend on the order of the services or of their claims.
    """
    search = Search(framework, request, on)
    days = vacancy.judged(search)
    considered = list(_consider(search, directory, order, days))
    fits, check_first, does_not_fit = _groups(considered)
    return Answer(
        on=on,
        request=request,
        order=order,
        fits=_with_transport(fits),
        check_first=tuple(check_first),
        does_not_fit=tuple(does_not_fit),
        waiting=tuple(one.service.ref for one in does_not_fit if _waits(one, days)),
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


def _consider(search: Search, directory: Directory, order: Order, days: vacancy.Judged) -> Iterator[Considered]:
    metres = reach.metres_from(search.request.person.postcode)
    judge = _judging(search, directory, metres, days)
    for service, provider, distance in offering.ordered(search, directory.services, metres, order):
        yield Considered(service, provider, distance, False, judge(service))


def _judging(
    search: Search, directory: Directory, metres: reach.Metres, days: vacancy.Judged
) -> Callable[[Service], tuple[Finding, ...]]:
    """All rules as one: the findings of a service, in the order of the rules."""
    first: Sequence[Judge | None] = (
        appointment.on_framework(search),
        appointment.in_lot(search),
        appointment.is_open(search),
        suited.aged(search),
        reach.in_area(search),
        reach.within_distance(search, metres),
        suited.banded(search),
    )
    before = [judge for judge in first if judge is not None]
    places = [vacancy.placed(entry, days) for entry in search.request.pattern]
    after = list(suited.wishes(search.request, directory.features))
    wanted = vacancy.cells_of(search.request.pattern)

    def judge(service: Service) -> tuple[Finding, ...]:
        cells = vacancy.sorted_out(service.claims, wanted, days.on)
        findings = [rule(service) for rule in before]
        findings += [place(cells) for place in places]
        findings += [rule(service) for rule in after]
        return tuple([finding for finding in findings if finding is not None])

    return judge


def _groups(considered: Iterable[Considered]) -> tuple[list[Considered], list[Considered], list[Considered]]:
    fits: list[Considered] = []
    check_first: list[Considered] = []
    does_not_fit: list[Considered] = []
    for one in considered:
        results = {finding.result for finding in one.findings}
        group = does_not_fit if NOT_MET in results else check_first if len(results) > 1 or MET not in results else fits
        group.append(one)
    return fits, check_first, does_not_fit


def _with_transport(fits: Sequence[Considered]) -> tuple[Considered, ...]:
    nearest = min((one.metres for one in fits if one.metres is not None), default=None)
    if nearest is None:
        return tuple(fits)
    reach = nearest + ALSO_NEAREST
    return tuple(one._replace(transport=one.metres is not None and one.metres <= reach) for one in fits)


def _waits(one: Considered, days: vacancy.Judged) -> bool:
    """Is a waiting list for a place all that stands against this service?"""
    return all(
        vacancy.is_place(finding) and vacancy.has_waiting_list(finding, days)
        for finding in one.findings
        if finding.result == NOT_MET
    )


def _left_out_because(search: Search, does_not_fit: Iterable[Considered]) -> Mapping[str, int]:
    counts = Counter(
        next(finding.rule for finding in one.findings if finding.result == NOT_MET) for one in does_not_fit
    )
    ordered = [rule for rule in rule_names(search.request) if rule in counts]
    return {rule: counts[rule] for rule in sorted(ordered, key=counts.__getitem__, reverse=True)}


def _warnings(search: Search) -> Iterator[str]:
    ends = search.framework.ends
    if ends is not None and ends < search.request.start:
        yield ended(search.framework.title, ends, search.request.start)
