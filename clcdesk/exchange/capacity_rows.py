"""The rows of *capacity* → the claims of each service."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set

from clcdesk.exchange.cells import written
from clcdesk.exchange.columns import CAPACITY
from clcdesk.exchange.faults import shown
from clcdesk.exchange.service_rows import not_theirs
from clcdesk.exchange.values import Values
from clcdesk.rules.facts import DAYS, Claim
from clcdesk.words import _

_FIELDS = CAPACITY[1:]
_DAY_ORDER = {day: str(n) for n, day in enumerate((*DAYS, "any"))}
_POOLED_SESSIONS: Set[Hashable] = {("any", session) for session in ("am", "pm", "eve", "full")}


def order(claim: Claim) -> tuple[str, ...]:
    """The key by which a service's claims are sorted: its columns as they are written, days in the
    order of the week."""
    day = _DAY_ORDER[claim.day]
    return (claim.band, day, *map(written, claim[2:]))


def check(values: Values, bands: Mapping[str, frozenset[str] | None]) -> None:
    """Say what is wrong between columns, and between a row and its service.

    `bands`: service reference → the bands of its provider's frameworks; None where any is taken.
    """
    refs, days, sessions = values["service_ref"], values["day"], values["session"]
    missing = set(refs) - bands.keys() - {None}
    if missing:
        for row in _rows_in(refs, missing):
            values.wrong(
                row,
                "service_ref",
                _("no service has the reference {ref}. Add it to the services, or mend it here.").format(
                    ref=shown(refs[row])
                ),
            )
    cells = list(zip(days, sessions, strict=True))
    if set(cells) & _POOLED_SESSIONS:
        for row in _rows_in(cells, _POOLED_SESSIONS):
            values.wrong(
                row,
                "session",
                _("the day any goes only with hour, not with {session}. Write a weekday, or hour.").format(
                    session=sessions[row]
                ),
            )
    _check_bands(values, bands)


def _rows_in(column: Sequence[Hashable], wanted: Set[Hashable]) -> Iterator[int]:
    return (row for row, cell in enumerate(column) if cell in wanted)


def _check_bands(values: Values, bands: Mapping[str, frozenset[str] | None]) -> None:
    limited = {allowed for allowed in bands.values() if allowed is not None}
    used = set(values["band"]) - {"", None}
    if all(used <= allowed for allowed in limited):
        return
    for row, (ref, band) in enumerate(zip(values["service_ref"], values["band"], strict=True)):
        allowed = bands.get(ref)
        if band and allowed is not None and band not in allowed:
            values.wrong(row, "band", not_theirs(band, allowed))


def claims(values: Values) -> Mapping[str, tuple[Claim, ...]]:
    """The claims by service reference, sorted, each once. The rows must be without faults."""
    grouped: defaultdict[str, dict[tuple[str, ...], Claim]] = defaultdict(dict)
    days = map(_DAY_ORDER.__getitem__, values["day"])
    keys = zip(values["band"], days, *map(values.texts, _FIELDS[2:]), strict=True)
    for ref, key, claim in zip(values["service_ref"], keys, in_file_order(values), strict=True):
        grouped[ref][key] = claim
    return {ref: tuple([by_key[key] for key in sorted(by_key)]) for ref, by_key in grouped.items()}


def in_file_order(values: Values) -> Iterator[Claim]:
    return map(Claim._make, zip(*(values[name] for name in _FIELDS), strict=True))
