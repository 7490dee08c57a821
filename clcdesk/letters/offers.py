"""What a card says of a service that fits: only facts for the family, in the family's words."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clcdesk.frameworks.definition import Area
from clcdesk.letters import found as standing
from clcdesk.letters.facts import Hours, Offer, Place
from clcdesk.letters.found import Found, Same
from clcdesk.rules.facts import Claim, Considered, Feature, Service

WORKING_WEEK = frozenset(("mon", "tue", "wed", "thu", "fri"))
GOES_OUT = ("community", "own-home")


class Free(NamedTuple):
    """A claim with a number: on a day, or in the whole week when `day` is ""."""

    day: str
    as_of: date
    vacancies: Decimal


def offer(same: Same, areas: Mapping[str, Area], features: Mapping[str, Feature], photo: bytes, in_full: bool) -> Offer:
    considered, service = same[0].considered, same[0].considered.service
    goes_out = service.setting in GOES_OUT
    return Offer(
        name=service.name,
        provider=considered.provider,
        photo=photo,
        activities=service.activities,
        goes_out=goes_out,
        address=service.address or service.postcode,
        metres=considered.metres,
        areas=titles(service.areas, areas) if goes_out else (),
        open_days=_open_days(service),
        opens=service.opens,
        closes=service.closes,
        closed=service.closed_dates,
        places=_places(same),
        hours=_hours(same),
        features=printable(service.features, features),
        staff_choice=service.staff_choice,
        languages=service.languages,
        min_age=service.min_age,
        max_age=service.max_age,
        group_size=service.group_size,
        meals=service.meals,
        extra_costs=service.extra_costs,
        visits=service.visits,
        phone=service.phone or _of_provider(same[0], "phone"),
        email=service.email or _of_provider(same[0], "email"),
        website=service.website or _of_provider(same[0], "website"),
        registered=service.registered,
        rating=service.cqc_rating,
        rated_on=service.cqc_rating_date,
        in_full=in_full,
    )


def titles(codes: Iterable[str], areas: Mapping[str, Area]) -> tuple[str, ...]:
    return tuple(areas[code].title for code in codes if code in areas)


def town(considered: Considered) -> str:
    """The last part of the address that is no postcode, number or county; "" when only a street is left."""
    service = considered.service
    parts = [part.strip() for part in service.address.replace("\n", ",").split(",")]
    named = [part for part in parts if part and not any(letter.isdigit() for letter in part)]
    if named and named[-1].casefold() in ("leicestershire", "rutland"):
        named.pop()
    return named[-1] if len(parts) > 1 and named and named[-1] != parts[0] else ""


def printable(codes: Iterable[str], features: Mapping[str, Feature]) -> tuple[str, ...]:
    """In the family's words. What a service can do for a group of people (`for-…`) never prints."""
    known = (features[code] for code in codes if code in features and not code.startswith("for-"))
    return tuple(feature.family_words for feature in known if feature.prints and feature.family_words)


def _of_provider(found: Found, field: str) -> str:
    """A provider's own number or address: from its place on this framework first, then any other."""
    code = found.answer.request.framework
    rows = sorted(found.considered.service.provider.memberships, key=lambda row: row.framework != code)
    return next((str(getattr(row, field)) for row in rows if getattr(row, field)), "")


def _open_days(service: Service) -> tuple[str, ...]:
    """The days it surely runs, when they are known for the whole working week: else we say nothing.

    No column has them. A day with places is a day it runs; a day nobody asked about is not known.
    """
    days = {claim.day for claim in service.claims if claim.session != "hour" and _runs(claim)}
    return tuple(days) if days >= WORKING_WEEK else ()


def _runs(claim: Claim) -> bool:
    return bool(claim.places) or (isinstance(claim.vacancies, Decimal) and claim.vacancies > 0)


def _places(same: Same) -> tuple[Place, ...]:
    free = [claim for claim in _free(same, "session") if claim.vacancies >= 1]
    return (Place(_days(free), max(claim.as_of for claim in free)),) if free else ()


def _hours(same: Same) -> tuple[Hours, ...]:
    """Of several days or claims, the hours that are free on each of them."""
    free = _free(same, "hours")
    daily = [claim for claim in free if claim.day]
    weekly = [claim for claim in free if not claim.day]
    return tuple(_least(rows) for rows in (daily, weekly) if rows)


def _least(free: Collection[Free]) -> Hours:
    hours = min(claim.vacancies for claim in free)
    return Hours(hours, _days(free), max(claim.as_of for claim in free))


def _days(free: Iterable[Free]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.day for claim in free if claim.day))


def _free(same: Same, kind: str) -> list[Free]:
    """The claims that counted for the places found, as far as they give a number."""
    return [
        Free("" if claim.day == "any" else claim.day, claim.as_of, claim.vacancies)
        for found in same
        for finding in standing.places(found, "met")
        if standing.rule(finding) == kind
        for claim in finding.claims
        if claim.as_of is not None and isinstance(claim.vacancies, Decimal)
    ]
