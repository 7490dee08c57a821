"""Every service at a glance, and all that is known of one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clcdesk.frameworks.definition import Framework
from clcdesk.models.directory import Claim, Membership, Provider, Service
from clcdesk.rules import districts
from clcdesk.services import claims, frameworks, providers
from clcdesk.store import Database

TABLES = ("provider", "membership", "service", "claim")
"""Tables whose changes may change a glance."""
STALE_AFTER = 30
"""Days after which what was told counts as not known, where a request says nothing else."""
UNCHECKED_AFTER = timedelta(days=90)


class Glance(NamedTuple):
    """One service, as a row of the list."""

    service_id: str
    provider_id: str
    name: str
    provider: str
    """The name of who runs it, on the framework with the first code."""
    district: str
    """Where it is, or the areas it goes to; "" where nobody has said."""
    told_on: date | None
    """The newest claim's day."""
    checked_on: date | None
    suspended_from: date | None
    """The day since which it takes no new people; None where it does."""
    suspended_to: date | None
    frameworks: tuple[str, ...]
    lots: tuple[str, ...]
    found_by: str
    """What typing finds it by, without case: names, reference, place, activities."""


class Known(NamedTuple):
    """One service with everything beside it, detached."""

    service: Service
    memberships: Sequence[Membership]
    claims: Sequence[Claim]
    """The newest first."""

    @property
    def provider(self) -> str:
        return next((row.provider for row in self.memberships), "")

    def suspension(self, on: date) -> Membership | None:
        """The membership on which no new people are taken that day."""
        return next((row for row in self.memberships if is_suspended(row, on)), None)


def is_suspended(membership: Membership, on: date) -> bool:
    first, last = membership.suspended_from, membership.suspended_to
    return first is not None and first <= on and (last is None or on <= last)


def area_titles(known: Iterable[Framework]) -> Mapping[str, str]:
    """What the areas of these frameworks are called, by code."""
    return {code: area.title for one in known for code, area in one.areas.items()}


def everything(db: Database, on: date) -> list[Glance]:
    """Every living service, by name."""
    areas = area_titles(frameworks.everything(db).values())
    with db.read() as session:
        told = {service_id: day for service_id, day in session.execute(_told(on))}  # noqa: C416  # rows are no pairs to mypy
        held = _memberships(session)
        rows = session.scalars(select(Service).where(~Service.deleted))
        found = [_glance(row, held.get(row.provider_id, ()), told.get(row.id), areas, on) for row in rows]
    return sorted(found, key=lambda one: (one.name.casefold(), one.service_id))


def matching(glances: Iterable[Glance], words: str) -> list[Glance]:
    """Those that hold every word typed, in any order."""
    parts = words.casefold().split()
    return [one for one in glances if all(part in one.found_by for part in parts)]


def known(db: Database, service_id: str) -> Known | None:
    """None where it is no longer there: an import may have been taken back."""
    with db.read() as session:
        service = session.get(Service, service_id)
    if service is None or service.deleted:
        return None
    return Known(service, providers.memberships(db, service.provider_id), claims.of(db, service_id))


def service_of(db: Database, table: str, row_id: str) -> str:
    """The id of the service a row belongs to, "" where it is of a provider."""
    if table != "claim":
        return row_id if table == "service" else ""
    with db.read() as session:
        claim = session.get(Claim, row_id)
    return claim.service_id if claim else ""


def _told(on: date) -> Any:
    newest = select(Claim.service_id, func.max(Claim.as_of)).where(~Claim.deleted, Claim.as_of <= on)
    return newest.group_by(Claim.service_id)


def _memberships(session: Session) -> Mapping[str, Sequence[Membership]]:
    held: dict[str, list[Membership]] = {}
    query = select(Membership).join(Provider, Membership.provider_id == Provider.id)
    for row in session.scalars(query.where(~Membership.deleted, ~Provider.deleted).order_by(Membership.framework)):
        held.setdefault(row.provider_id, []).append(row)
    return held


def _glance(
    row: Service, held: Sequence[Membership], told_on: date | None, areas: Mapping[str, str], on: date
) -> Glance:
    suspended = next((one for one in held if is_suspended(one, on)), None)
    provider = held[0].provider if held else ""
    place = _place(row, areas)
    names = (row.service, provider, row.ref, row.address, row.postcode, place, *row.activities, *row.areas)
    return Glance(
        row.id,
        row.provider_id,
        row.service,
        provider,
        place,
        told_on,
        row.checked_on,
        suspended.suspended_from if suspended else None,
        suspended.suspended_to if suspended else None,
        tuple(one.framework for one in held),
        row.lots,
        "\n".join(names).casefold(),
    )


def _place(row: Service, areas: Mapping[str, str]) -> str:
    found = districts.of(row.postcode) if row.postcode else None
    if found is not None:
        return found.name
    return ", ".join(areas.get(code, code) for code in row.areas)
