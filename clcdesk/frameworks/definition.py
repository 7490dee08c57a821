"""What a framework's definition says, as facts. See resources/frameworks/README.md for the file."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

Unit = Literal["half", "full", "hour"]


class Lot(NamedTuple):
    code: str
    title: str
    min_age: int | None
    max_age: int | None
    """Both included; None is no limit."""


class Band(NamedTuple):
    code: str
    title: str


class Rate(NamedTuple):
    """Money for one unit of a band from a day on, until a later rate of the same band and unit."""

    band: str
    unit: Unit
    starts: date
    amount: Decimal | None
    """Pounds; None is a rate known not to be set."""


class Area(NamedTuple):
    """A place a service covers. Exactly one of the three ways of knowing what lies in it."""

    code: str
    title: str
    kind: Literal["district", "zone", "group", "elsewhere"]
    """district: its postcodes' district codes · zone: only what a service's `areas` say · group: other
    areas, never groups · elsewhere: any known postcode in none of its members. `rules.geography`
    answers with `areas_of` and `spread`."""
    members: tuple[str, ...]
    """District codes for a district, area codes for a group, towns (to show) for a zone, the codes of
    the districts outside which it lies for elsewhere (near-county: outside the nine)."""


class Combination(NamedTuple):
    """What a band may be combined with: `units` it is priced by, and whom it needs on the same day."""

    band: str
    units: tuple[Unit, ...]
    needs_session_of: tuple[str, ...]
    """Bands of which at least one session must stand on the same day of the week; () is none."""
    words: str
    """The rule in words, shown when it is broken; "" is none, for the fault is said anyway."""


class Price(NamedTuple):
    """A price level that is not a band (home care: urban, fringe …), shown, never used by `cost`."""

    level: str
    unit: str
    starts: date | None
    amount: Decimal


class Framework(NamedTuple):
    code: str
    title: str
    """For the officer."""
    public_name: str
    """For the family, on paper."""
    authority: str
    kind: Literal["closed", "open"]
    starts: date | None
    ends: date | None
    """The last day, extensions taken up included."""
    extensions: tuple[str, ...]
    """Each in words."""
    openings: tuple[tuple[date, date], ...]
    lots: Mapping[str, Lot]
    areas: Mapping[str, Area]
    """Every area and zone code that is known, on whichever framework, by code."""
    own_areas: tuple[str, ...]
    """The codes this framework offers to choose from."""
    bands: Mapping[str, Band]
    """Empty: it publishes no bands, so that any band is taken."""
    rates: tuple[Rate, ...]
    combinations: Mapping[str, Combination]
    prices: tuple[Price, ...]
    session_hours: Mapping[str, Decimal]
    """Hours of a half and a full day, to show; they never price."""
    order: tuple[Literal["role", "quality"], ...]
    """Its own order of offering: prime before supplementary, then quality; () is by name."""
    notes: tuple[str, ...]
