"""The rows of *capacity* → the claims of each service."""

from collections import defaultdict
from collections.abc import Mapping
from operator import eq

from clcdesk.exchange.faults import shown
from clcdesk.exchange.service_rows import not_theirs
from clcdesk.exchange.tables import Table
from clcdesk.rules.facts import Claim
from clcdesk.rules.vacancy import order
from clcdesk.words import _


def check(table: Table, bands: Mapping[str, frozenset[str] | None]) -> None:
    """Say what is wrong between columns, and between a row and its service.

    `bands`: service reference → the bands of its provider's frameworks; None where any is taken.
    """
    refs = table["service_ref"]
    for row in table.rows_in("service_ref", set(refs) - bands.keys() - {""}):
        table.wrong(
            row,
            "service_ref",
            _("no service has the reference {ref}. Add it to the services, or mend it here.").format(
                ref=shown(refs[row])
            ),
        )
    for row in table.rows_in("day", {"any"}):
        session = table.facts[row].session
        if session not in ("hour", "", None):
            table.wrong(
                row,
                "session",
                _("the day any goes only with hour, not with {session}. Write a weekday, or hour.").format(
                    session=session
                ),
            )
    _check_bands(table, bands)


def _check_bands(table: Table, bands: Mapping[str, frozenset[str] | None]) -> None:
    limited = {allowed for allowed in bands.values() if allowed is not None}
    used = table.distinct("band") - {"", None}
    if all(used <= allowed for allowed in limited):
        return
    for row, (ref, band) in enumerate(zip(table["service_ref"], table["band"], strict=True)):
        allowed = bands.get(ref)
        if band and allowed is not None and band not in allowed:
            table.wrong(row, "band", not_theirs(band, allowed))


def claims(table: Table, *, sort: bool) -> Mapping[str, tuple[Claim, ...]]:
    """The claims by service reference: sorted, each once, or as they stand. The rows must be without faults."""
    grouped: defaultdict[str, list[Claim]] = defaultdict(list)
    for ref, claim in zip(table["service_ref"], table.facts, strict=True):
        grouped[ref].append(claim)
    return {ref: in_order(together) if sort else tuple(together) for ref, together in grouped.items()}


def in_order(claims: list[Claim]) -> tuple[Claim, ...]:
    """The claims of one service, sorted, each once."""
    try:
        claims.sort()
    except TypeError:  # something known beside something not known; `order` gives the same, and takes longer
        claims.sort(key=order)
    if any(map(eq, claims, claims[1:])):
        claims = list(dict.fromkeys(claims))
    return tuple(claims)
