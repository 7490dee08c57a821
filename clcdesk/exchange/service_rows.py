"""The rows of *services* → services, each with its provider and its claims."""

from collections.abc import Iterator, Mapping
from functools import partial
from operator import itemgetter

from clcdesk.exchange.cells import unknown
from clcdesk.exchange.columns import SERVICES
from clcdesk.exchange.faults import shown
from clcdesk.exchange.provider_rows import Providers
from clcdesk.exchange.tables import Table
from clcdesk.rules.facts import Claim, Service
from clcdesk.rules.geography import gazetteer, plain
from clcdesk.words import _


def check(table: Table, providers: Providers) -> None:
    """Say what is wrong between the rows, and between a row and its provider."""
    _references(table)
    refs = table["provider_ref"]
    for row in table.rows_in("provider_ref", set(refs) - providers.by_ref.keys() - {""}):
        table.wrong(
            row,
            "provider_ref",
            _("no provider has the reference {ref}. Add it to the providers, or mend it here.").format(
                ref=shown(refs[row])
            ),
        )
    _codes(table, "lots", providers.lots)
    _codes(table, "bands", providers.bands)


def _references(table: Table) -> None:
    refs = table["service_ref"]
    if len(set(refs)) == len(refs):
        return
    first: dict[str, int] = {}
    for row, ref in enumerate(refs):
        if ref and first.setdefault(ref, row) != row:
            table.wrong(
                row,
                "service_ref",
                _("{ref} stands in row {before} already. Give each service its own reference.").format(
                    ref=shown(ref), before=table.numbers[first[ref]]
                ),
            )


def _codes(table: Table, column: str, allowed: Mapping[str, frozenset[str] | None]) -> None:
    """Say which codes of a list are of none of the provider's frameworks."""
    limited = {known for known in allowed.values() if known is not None}
    used = {code for codes in table.distinct(column) for code in codes or ()}
    if all(used <= known for known in limited):
        return
    for row, (ref, codes) in enumerate(zip(table["provider_ref"], table[column], strict=True)):
        known = allowed.get(ref)
        if known is not None and codes and not known.issuperset(codes):
            wrong = next(code for code in codes if code not in known)
            table.wrong(row, column, not_theirs(wrong, known))


def not_theirs(code: str, known: frozenset[str]) -> str:
    return _("none of the provider's frameworks has this.") + " " + unknown(code, sorted(known))


def services(table: Table, providers: Providers, claims: Mapping[str, tuple[Claim, ...]]) -> tuple[Service, ...]:
    """The services in the order of their references. The rows must be without faults."""
    refs = table["service_ref"]
    made = map(
        partial(tuple.__new__, Service),
        zip(
            refs,
            map(providers.by_ref.__getitem__, table["provider_ref"]),
            *(table[name] for name in SERVICES[2:]),
            (claims.get(ref, ()) for ref in refs),
            strict=True,
        ),
    )
    return tuple(sorted(made, key=itemgetter(0)))


def unknown_postcodes(services: tuple[Service, ...]) -> Iterator[str]:
    """A warning for each service whose postcode we do not know. It names no row, so that the order
    of the rows does not matter."""
    postcodes = {service.postcode for service in services} - gazetteer().keys()
    missing = {postcode for postcode in postcodes if postcode and plain(postcode) not in gazetteer()}
    for service in services:
        if service.postcode in missing:
            yield _(
                "{service} ({ref}) has the postcode {postcode}, which we do not know: "
                "how far away it is and in which district cannot be told."
            ).format(service=shown(service.name), ref=shown(service.ref), postcode=shown(service.postcode))
