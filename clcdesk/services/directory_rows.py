"""Rows of the directory's tables ↔ the facts the rules judge. Columns are named as in `formats.md`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, String, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from clcdesk.exchange import cells
from clcdesk.exchange.capacity_rows import in_order
from clcdesk.exchange.columns import PROVIDERS, SERVICES
from clcdesk.models import directory as tables
from clcdesk.rules.facts import Claim, Feature, Membership, Provider, Service, Span

MEMBERSHIP_COLUMNS = PROVIDERS[1:]
SERVICE_COLUMNS = SERVICES[2:]
CLAIM_COLUMNS = Claim._fields
AS_WRITTEN = frozenset({"role", "opens", "closes", "vacancies"})
"""Columns kept as the text a cell would have."""


def membership_values(membership: Membership) -> dict[str, Any]:
    return _encoded(zip(MEMBERSHIP_COLUMNS, membership, strict=True))


def service_values(service: Service) -> dict[str, Any]:
    return _encoded(zip(SERVICE_COLUMNS, service[2:-1], strict=True))


def claim_values(claim: Claim) -> dict[str, Any]:
    return _encoded(zip(CLAIM_COLUMNS, claim, strict=True))


def feature_values(feature: Feature) -> dict[str, Any]:
    return {
        "code": feature.code,
        "words": feature.words,
        "family_words": feature.family_words,
        "prints": feature.prints,
    }


def _encoded(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    for name in AS_WRITTEN & values.keys():
        values[name] = cells.written(values[name])
    if "closed_dates" in values:
        values["closed_dates"] = tuple(map(cells.written, values["closed_dates"]))
    return values


def services(connection: Connection) -> tuple[tuple[Service, ...], tuple[Provider, ...]]:
    """Every living service by reference, and the providers that run none."""
    providers = _providers(connection)
    claims = claims_by_service(connection)
    found = sorted(_services(connection, providers, claims), key=lambda service: service.ref)
    running = {service.provider.ref for service in found}
    idle = sorted((p for p in providers.values() if p.ref not in running), key=lambda provider: provider.ref)
    return tuple(found), tuple(idle)


def claims_by_service(connection: Connection) -> Mapping[str, tuple[Claim, ...]]:
    """Service id → its living claims, in the order of the files' reader."""
    table = tables.Claim
    columns = (table.band, table.day, table.session, _raw(table.places), table.vacancies, _raw(table.as_of))
    query = select(table.service_id, *columns, table.source, table.told_by).where(~table.deleted)
    grouped: defaultdict[str, list[Claim]] = defaultdict(list)
    for service_id, band, day, session, places, vacancies, as_of, source, told_by in connection.execute(query):
        fields = (band, day, session, _number(places), _vacancies(vacancies), _day(as_of), source, told_by)
        grouped[service_id].append(_claim(fields))
    return {service_id: in_order(claims) for service_id, claims in grouped.items()}


_claim: Callable[[tuple[Any, ...]], Claim] = partial(tuple.__new__, Claim)
"""`Claim._make` without its check of the length: it is called 400,000 times."""


def _providers(connection: Connection) -> dict[str, Provider]:
    """Provider id → the provider with its living memberships in the order of their frameworks."""
    table = tables.Membership
    columns = [getattr(table, name) for name in MEMBERSHIP_COLUMNS]
    memberships: defaultdict[str, list[Membership]] = defaultdict(list)
    for provider_id, *values in connection.execute(select(table.provider_id, *columns).where(~table.deleted)):
        values[MEMBERSHIP_COLUMNS.index("role")] = roles(values[MEMBERSHIP_COLUMNS.index("role")])
        memberships[provider_id].append(Membership._make(values))
    found = connection.execute(select(tables.Provider.id, tables.Provider.ref).where(~tables.Provider.deleted))
    return {
        provider_id: Provider(ref, tuple(sorted(memberships[provider_id], key=lambda member: member.framework)))
        for provider_id, ref in found
    }


def _services(
    connection: Connection, providers: Mapping[str, Provider], claims: Mapping[str, tuple[Claim, ...]]
) -> Iterable[Service]:
    table = tables.Service
    columns = [_raw(getattr(table, name)) if name in _READ else getattr(table, name) for name in SERVICE_COLUMNS]
    readers = [(position, _READ[name]) for position, name in enumerate(SERVICE_COLUMNS) if name in _READ]
    query = select(table.id, table.ref, table.provider_id, *columns).where(~table.deleted)
    for service_id, ref, provider_id, *values in connection.execute(query):
        for position, read in readers:
            values[position] = read(values[position])
        yield Service._make((ref, providers[provider_id], *values, claims.get(service_id, ())))


def _raw(column: InstrumentedAttribute[Any]) -> Any:
    """The column's text as it lies in the file: each distinct one is read once, by the readers below."""
    return type_coerce(column, String)


@cache
def roles(text: str) -> Mapping[str, str]:
    """`prime`, or `zone-x=prime;zone-y=supplementary`, by zone."""
    pairs = (item.rpartition("=") for item in text.split(";") if item)
    return {zone: role for zone, _equals, role in pairs}


@cache
def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


@cache
def _vacancies(text: str) -> Decimal | str:
    return Decimal(text) if text[:1].isdigit() else text


@cache
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def _list(text: str) -> tuple[str, ...]:
    words = tables.Service.lots.type.process_result_value(text, None)
    return tuple(words)


@cache
def _spans(text: str) -> tuple[Span, ...]:
    return tuple(span for item in _list(text) for span in cells.spans(item))


_LISTS = ("lots", "bands", "areas", "activities", "features", "features_no", "languages")
_READ: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_LISTS, _list),
    "closed_dates": _spans,
    "opens": cache(cells.time_of_day),
    "closes": cache(cells.time_of_day),
    **dict.fromkeys(("cqc_rating_date", "valid_from", "valid_to", "checked_on"), _day),
}
