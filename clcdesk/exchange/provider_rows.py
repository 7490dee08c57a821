"""The rows of *providers* → providers, each with its place on every framework it is on."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from clcdesk.exchange.cells import unknown
from clcdesk.exchange.tables import Table
from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import Membership, Provider
from clcdesk.words import _


class Providers(NamedTuple):
    """The providers by reference, and what their frameworks let their services have."""

    by_ref: Mapping[str, Provider]
    lots: Mapping[str, frozenset[str] | None]
    """None where one of the frameworks is not known: that is a fault of its own."""
    bands: Mapping[str, frozenset[str] | None]
    """None where any band is taken: one of the frameworks publishes none, or is not known."""


def providers(table: Table, frameworks: Mapping[str, Framework]) -> Providers:
    members: dict[str, dict[str, tuple[int, Membership]]] = {}
    unclear: set[str] = set()
    for row, (ref, member) in enumerate(zip(table["provider_ref"], table.facts, strict=True)):
        _check(table, row, member, frameworks)
        if not ref:
            continue
        known = members.setdefault(ref, {})
        if member.framework not in frameworks:
            unclear.add(ref)
        elif member.framework in known:
            _twice(table, row, ref, known[member.framework])
        else:
            known[member.framework] = row, member
    by_ref = {
        ref: Provider(ref, tuple(known[framework][1] for framework in sorted(known)))
        for ref, known in sorted(members.items())
    }
    return _with_their_codes(by_ref, frameworks, unclear)


def _with_their_codes(
    by_ref: Mapping[str, Provider], frameworks: Mapping[str, Framework], unclear: Collection[str]
) -> Providers:
    lots: dict[str, frozenset[str] | None] = {}
    bands: dict[str, frozenset[str] | None] = {}
    for ref, provider in by_ref.items():
        each = [frameworks[member.framework] for member in provider.memberships]
        lots[ref] = None if ref in unclear else _together(framework.lots for framework in each)
        any_band = ref in unclear or not all(framework.bands for framework in each)
        bands[ref] = None if any_band else _together(framework.bands for framework in each)
    return Providers(by_ref, lots, bands)


def _together(codes: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(code for some in codes for code in some)


def _check(table: Table, row: int, member: Membership, frameworks: Mapping[str, Framework]) -> None:
    framework = frameworks.get(member.framework)
    if framework:
        for lot in member.lots or ():
            if lot not in framework.lots:
                table.wrong(
                    row,
                    "lots",
                    _("not on {framework}:").format(framework=framework.code) + " " + unknown(lot, framework.lots),
                )
    if member.joined and member.left and member.left < member.joined:
        table.wrong(
            row,
            "left",
            _("it left on {left}, before it joined on {joined}. Mend one of the two.").format(
                left=member.left, joined=member.joined
            ),
        )
    first, last = member.suspended_from, member.suspended_to
    if first and last and last < first:
        table.wrong(
            row,
            "suspended_to",
            _("the suspension ends on {last}, before it begins on {first}. Mend one of the two.").format(
                first=first, last=last
            ),
        )


def _twice(table: Table, row: int, ref: str, before: tuple[int, Membership]) -> None:
    table.wrong(
        row,
        "provider_ref",
        _("{ref} is on {framework} already, in row {before}. Keep one of the two rows.").format(
            ref=ref, framework=before[1].framework, before=table.numbers[before[0]]
        ),
    )
