"""The rows of *services* → services, each with its provider and its claims."""

from collections.abc import Iterator, Mapping

from clcdesk.exchange.cells import unknown
from clcdesk.exchange.columns import SERVICES
from clcdesk.exchange.faults import shown
from clcdesk.exchange.provider_rows import Providers
from clcdesk.exchange.values import Values
from clcdesk.rules.facts import Claim, Service
from clcdesk.rules.geography import place
from clcdesk.words import _


def check(values: Values, providers: Providers) -> None:
    """Say what is wrong between the rows, and between a row and its provider."""
    _references(values)
    refs = values["provider_ref"]
    missing = set(refs) - providers.by_ref.keys() - {None}
    if missing:
        for row, ref in enumerate(refs):
            if ref in missing:
                values.wrong(
                    row,
                    "provider_ref",
                    _("no provider has the reference {ref}. Add it to the providers, or mend it here.").format(
                        ref=shown(ref)
                    ),
                )
    _codes(values, "lots", providers.lots)
    _codes(values, "bands", providers.bands)


def _references(values: Values) -> None:
    refs = values["service_ref"]
    if len(set(refs)) == len(refs):
        return
    first: dict[str, int] = {}
    for row, ref in enumerate(refs):
        if ref is not None and first.setdefault(ref, row) != row:
            values.wrong(
                row,
                "service_ref",
                _("{ref} stands in row {before} already. Give each service its own reference.").format(
                    ref=shown(ref), before=values.table.numbers[first[ref]]
                ),
            )


def _codes(values: Values, column: str, allowed: Mapping[str, frozenset[str] | None]) -> None:
    """Say which codes of a list are of none of the provider's frameworks."""
    pairs = set(zip(values["provider_ref"], values[column], strict=True))
    wrong = {pair: found for pair in pairs if (found := _first_unknown(*pair, allowed))}
    if wrong:
        for row, pair in enumerate(zip(values["provider_ref"], values[column], strict=True)):
            if pair in wrong:
                values.wrong(row, column, not_theirs(wrong[pair], allowed[pair[0]] or ()))


def _first_unknown(ref: str, codes: tuple[str, ...] | None, allowed: Mapping[str, frozenset[str] | None]) -> str | None:
    known = allowed.get(ref)
    return None if known is None else next((code for code in codes or () if code not in known), None)


def not_theirs(code: str, known: frozenset[str] | tuple[str, ...]) -> str:
    return _("none of the provider's frameworks has this.") + " " + unknown(code, sorted(known))


def services(values: Values, providers: Providers, claims: Mapping[str, tuple[Claim, ...]]) -> tuple[Service, ...]:
    """The services in the order of their references. The rows must be without faults."""
    refs = values["service_ref"]
    made = map(
        Service._make,
        zip(
            refs,
            map(providers.by_ref.__getitem__, values["provider_ref"]),
            *(values[name] for name in SERVICES[2:]),
            (claims.get(ref, ()) for ref in refs),
            strict=True,
        ),
    )
    return tuple(sorted(made, key=lambda service: service.ref))


def unknown_postcodes(services: tuple[Service, ...]) -> Iterator[str]:
    """A warning for each service whose postcode we do not know. It names no row, so that the order
    of the rows does not matter."""
    missing = {postcode for postcode in {service.postcode for service in services} if not place(postcode)}
    for service in services:
        if service.postcode in missing and service.postcode:
            yield _(
                "{service} ({ref}) has the postcode {postcode}, which we do not know: "
                "how far away it is and in which district cannot be told."
            ).format(service=shown(service.name), ref=shown(service.ref), postcode=shown(service.postcode))
