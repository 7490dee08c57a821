"""What taking a directory in would do to the rows there are (`formats.md`, *Taking a directory in*).

Providers go by reference and framework, services by reference, a claim by all its columns. A row or a
column the file lacks is left alone; a blank cell clears; a deleted reference comes back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, select

from clcdesk.exchange.directory import Reading
from clcdesk.models import directory as tables
from clcdesk.models.base import Tracked, new_id
from clcdesk.rules.facts import Membership, Provider
from clcdesk.services import directory_rows
from clcdesk.stopping import Count, uncounted

Fate = Literal["added", "changed", "left"]


class Line(NamedTuple):
    """What happens to one row of the file."""

    sheet: str
    row: int
    """As the spreadsheet counts."""
    reference: str
    fate: Fate
    columns: tuple[str, ...]
    """Of a changed row: what is not as it was; `deleted` where it comes back."""


class Outcome(NamedTuple):
    row_id: str
    fate: Fate
    columns: tuple[str, ...]


@dataclass
class Plan:
    """Rows to write, in an order that needs nothing written later, and what to say of each."""

    new: dict[type[Tracked], list[dict[str, Any]]] = field(default_factory=dict)
    changed: dict[type[Tracked], dict[str, dict[str, Any]]] = field(default_factory=dict)
    """Row id → {column: new value}."""
    lines: list[Line] = field(default_factory=list)

    def weigh(self, model: type[Tracked], existing: Mapping[str, Any] | None, values: dict[str, Any]) -> Outcome:
        """Add the row, or change what differs in the one there is; gives its id and its fate."""
        if existing is None:
            values["id"] = new_id()
            self.new.setdefault(model, []).append(values)
            return Outcome(values["id"], "added", ())
        differing = {name: value for name, value in values.items() if existing[name] != value}
        if existing["deleted"]:
            differing["deleted"] = False
        if differing:
            self.changed.setdefault(model, {})[existing["id"]] = differing
        return Outcome(existing["id"], "changed" if differing else "left", tuple(differing))


def plan(connection: Connection, reading: Reading, photos: Mapping[str, str], count: Count = uncounted) -> Plan:
    """`photos`: service reference → the SHA-256 of its picture; a service not named keeps the one it has.
    `count` hears of the claims that were looked at."""
    made = Plan()
    _features(connection, reading, made)
    providers = _providers(connection, reading, made)
    services = _services(connection, reading, providers, photos, made)
    _claims(connection, reading, services, made, count)
    return made


def _features(connection: Connection, reading: Reading, made: Plan) -> None:
    there = {row["code"]: row for row in _rows(connection, tables.Feature)}
    columns = {name.replace("print", "prints") for name in reading.columns.get("features", ())}
    for feature in reading.directory.features:
        existing = there.get(feature.code)
        values = _known(directory_rows.feature_values(feature), columns, existing)
        found = made.weigh(tables.Feature, existing, values)
        _say(made, reading, "features", feature.code, feature.code, found)


def _providers(connection: Connection, reading: Reading, made: Plan) -> Mapping[str, str]:
    """Reference → id of every provider of the file."""
    there = {row["ref"]: row for row in _rows(connection, tables.Provider)}
    of_provider: dict[tuple[str, str], Mapping[str, Any]] = {
        (row["provider_id"], row["framework"]): row for row in _rows(connection, tables.Membership)
    }
    ids: dict[str, str] = {}
    for provider in _all_providers(reading):
        back = made.weigh(tables.Provider, there.get(provider.ref), {"ref": provider.ref})
        ids[provider.ref] = back.row_id
        for membership in provider.memberships:
            existing = of_provider.get((back.row_id, membership.framework))
            _membership(reading, made, provider.ref, back, membership, existing)
    return ids


def _membership(
    reading: Reading,
    made: Plan,
    ref: str,
    provider: Outcome,
    membership: Membership,
    existing: Mapping[str, Any] | None,
) -> None:
    values = _known(directory_rows.membership_values(membership), reading.columns["providers"], existing)
    found = made.weigh(tables.Membership, existing, {"provider_id": provider.row_id, **values})
    if found.fate == "left" and provider.fate == "changed":
        found = provider
    _say(made, reading, "providers", (ref, membership.framework), ref, found)


def _services(
    connection: Connection,
    reading: Reading,
    providers: Mapping[str, str],
    photos: Mapping[str, str],
    made: Plan,
) -> Mapping[str, Outcome]:
    there = {row["ref"]: row for row in _rows(connection, tables.Service)}
    found: dict[str, Outcome] = {}
    for service in reading.directory.services:
        existing = there.get(service.ref)
        values = _known(directory_rows.service_values(service), reading.columns["services"], existing)
        values = {"provider_id": providers[service.provider.ref], "ref": service.ref, **values}
        if service.ref in photos:
            values["photo_file"] = photos[service.ref]
        found[service.ref] = made.weigh(tables.Service, existing, values)
        _say(made, reading, "services", service.ref, service.ref, found[service.ref])
    return found


def _claims(
    connection: Connection, reading: Reading, services: Mapping[str, Outcome], made: Plan, count: Count
) -> None:
    there = directory_rows.claims_by_service(connection)
    new = made.new.setdefault(tables.Claim, [])
    for service in reading.directory.services:
        row_id = services[service.ref].row_id
        known = frozenset(there.get(row_id, ()))
        for claim in service.claims:
            fate: Fate = "left" if claim in known else "added"
            if fate == "added":
                new.append({"service_id": row_id, **directory_rows.claim_values(claim)})
            _say(made, reading, "capacity", (service.ref, claim), service.ref, Outcome("", fate, ()))
        count(len(service.claims))


def _known(values: dict[str, Any], columns: Iterable[str], existing: object) -> dict[str, Any]:
    """All values of a new row; of one that is there only those whose column the file has."""
    return values if existing is None else {name: values[name] for name in values if name in columns}


def _say(made: Plan, reading: Reading, sheet: str, key: object, reference: str, found: Outcome) -> None:
    made.lines.append(Line(sheet, reading.rows[sheet][key], reference, found.fate, found.columns))


def _all_providers(reading: Reading) -> Iterable[Provider]:
    running = {service.provider.ref: service.provider for service in reading.directory.services}
    by_ref = {**running, **{provider.ref: provider for provider in reading.directory.idle}}
    return [by_ref[ref] for ref in sorted(by_ref)]


def _rows(connection: Connection, model: type[Tracked]) -> Iterator[Mapping[str, Any]]:
    """Every row, the living ones last: of two with one reference a living one counts."""
    table = model.__table__
    query = select(table).order_by(table.c.deleted.desc(), table.c.id)
    return (dict(row) for row in connection.execute(query).mappings())
