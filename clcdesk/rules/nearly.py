"""What would help: how many more services would fit if one condition were loosened."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from clcdesk.rules import vacancy
from clcdesk.rules.facts import DAYS, Entry, Nearly, Request, Service
from clcdesk.rules.search import MET, Judged, Search

MOVING = "day:"
"""A change of day is `day:DAY`; every other change is the name of the rule that is dropped."""


def loosened(search: Search, others: Iterable[Judged], days: vacancy.Days) -> tuple[Nearly, ...]:
    """The changes that add services to those that fit, most first; `others` are the ones that do not.

    One condition at a time; services that a change of day would lose are not taken off.
    """
    conditions = _conditions(search.request)
    held_back = _held_back(search.request, conditions, others)
    found = [
        _moved(search, change, held_back[change], days)
        if change.startswith(MOVING)
        else Nearly(change, "", len(held_back[change]))
        for change in dict.fromkeys(conditions.values())
        if change in held_back
    ]
    return tuple(sorted((line for line in found if line.adds), key=lambda line: line.adds, reverse=True))


def _held_back(
    request: Request, conditions: Mapping[str, str], others: Iterable[Judged]
) -> Mapping[str, Sequence[Service]]:
    """The services against which only one condition stands, by the change that would lift it."""
    most = max(Counter(entry.day for entry in request.pattern).values())
    held_back: dict[str, list[Service]] = {}
    for one, results in others:
        if len(results) - results.count(MET) > most:
            continue  # more findings than any one change lifts
        changes = {conditions.get(finding.rule) for finding in one.findings if finding.result != MET}
        if len(changes) == 1 and (change := changes.pop()) is not None:
            held_back.setdefault(change, []).append(one.service)
    return held_back


def _conditions(request: Request) -> dict[str, str]:
    """The change that would lift each rule, in the order in which changes are told."""
    lifted = {"area": "area", "distance": "distance"}
    for entry in request.pattern:
        lifted[f"session:{entry.day}"] = lifted[f"hours:{entry.day}"] = f"{MOVING}{entry.day}"
    wishes = (*(f"must:{feature}" for feature in request.must), *(f"language:{each}" for each in request.languages))
    return lifted | {rule: rule for rule in (*wishes, "staff")}


def _moved(search: Search, change: str, held_back: Sequence[Service], days: vacancy.Days) -> Nearly:
    """All entries of a day moved together to the one other day that adds most, the earliest on a tie."""
    entries = [entry for entry in search.request.pattern if f"{MOVING}{entry.day}" == change]
    used = {entry.day for entry in search.request.pattern}
    moved = {day: [entry._replace(day=day) for entry in entries] for day in DAYS if day not in used}
    wanted = vacancy.cells_of(entry for there in moved.values() for entry in there)
    adds: Counter[str] = Counter()
    for service in held_back:
        cells = vacancy.sorted_out(service.claims, wanted, search.on)
        adds.update(_free_days(cells, moved, days))
    best = max(moved, key=lambda day: adds[day], default="")
    return Nearly(change, best, adds[best])


def _free_days(cells: vacancy.Cells, moved: dict[str, list[Entry]], days: vacancy.Days) -> Iterator[str]:
    for day, entries in moved.items():
        if all(vacancy.is_free(vacancy.look(cells, entry, days)) for entry in entries):
            yield day
