"""The facts the rules judge, alike from the CSV reader and from the database.

They are named tuples, because 20,000 services and 160,000 claims have to be made in well under a
second. Text that is not known is "", a list that is blank is (), anything else not known is None.
"""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Literal, NamedTuple

Result = Literal["met", "not met", "not known"]
Order = Literal["name", "nearest", "framework"]

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Span(NamedTuple):
    """Days from the first to the last, both included."""

    first: date
    last: date


class Claim(NamedTuple):
    """What somebody said of a service's capacity, and when. Never overwritten by a newer one."""

    band: str
    """"" speaks of every band."""
    day: str
    """mon…sun, or `any` (a weekly pool of hours)."""
    session: str
    """am, pm, eve, full, or `hour`."""
    places: Decimal | None
    vacancies: Decimal | str
    """A number (for `hour`: hours a week), or none, waitlist, assess, closed; "" is not known."""
    as_of: date | None
    source: str
    told_by: str


class Membership(NamedTuple):
    """A provider's place on one framework: one row of *providers*."""

    provider: str
    """The provider's name on this framework."""
    framework: str
    lots: tuple[str, ...]
    joined: date | None
    left: date | None
    suspended_from: date | None
    suspended_to: date | None
    suspension_reason: str
    roles: Mapping[str, str]
    """Zone to prime or supplementary; the key "" holds where no zone was named."""
    quality_score: Decimal | None
    phone: str
    email: str
    website: str
    cqc_provider_id: str


class Provider(NamedTuple):
    ref: str
    memberships: tuple[Membership, ...]
    """In the order of their frameworks' codes, so that the order of rows in a file never matters."""


class Service(NamedTuple):
    """One thing a provider runs. The fields are the columns of *services*, then what hangs on it."""

    ref: str
    provider: Provider
    name: str
    kind: str
    setting: str
    lots: tuple[str, ...]
    bands: tuple[str, ...]
    address: str
    postcode: str
    areas: tuple[str, ...]
    min_age: int | None
    max_age: int | None
    activities: tuple[str, ...]
    features: tuple[str, ...]
    features_no: tuple[str, ...]
    languages: tuple[str, ...]
    staff_choice: str
    description: str
    phone: str
    email: str
    website: str
    registered: bool | None
    cqc_location_id: str
    cqc_rating: str
    cqc_rating_date: date | None
    opens: time | None
    closes: time | None
    closed_dates: tuple[Span, ...]
    extra_costs: str
    meals: str
    group_size: str
    visits: str
    referral_email: str
    photo: str
    valid_from: date | None
    valid_to: date | None
    checked_on: date | None
    claims: tuple[Claim, ...]


class Feature(NamedTuple):
    """Something a service has: `words` for the officer, `family_words` for paper if `prints`."""

    code: str
    words: str
    family_words: str
    prints: bool


class Directory(NamedTuple):
    """Every service known, by reference; what a council added; what was odd but taken in."""

    services: tuple[Service, ...]
    features: tuple[Feature, ...]
    """Only the council's own; the built-in ones are in `resources/wording`."""
    warnings: tuple[str, ...]
    idle: tuple[Provider, ...] = ()
    """Providers that run none of the services; the others hang on theirs."""


class Entry(NamedTuple):
    """One line of a weekly pattern: a day with either a session or hours."""

    day: str
    session: str
    """am, pm, eve, half (am or pm), full; "" when it is by the hour."""
    hours: Decimal | None
    band: str
    """"" when no band was named."""


class Person(NamedTuple):
    reference: str
    first_name: str
    name: str
    date_of_birth: date | None
    postcode: str


class Correspondence(NamedTuple):
    """What a request says of its letter. Matching never looks at it; each blank may be missing."""

    format: str
    language: str
    outcomes: tuple[str, ...]
    council: str
    address: tuple[str, ...]
    officer: str
    phone: str
    working_days: str
    cover: str
    reply_by: date | None
    voice: str
    sample: bool


class Request(NamedTuple):
    """What is being looked for, for one person, in one search."""

    framework: str
    lot: str
    start: date
    pattern: tuple[Entry, ...]
    person: Person
    areas: tuple[str, ...]
    within_km: Decimal | None
    must: tuple[str, ...]
    languages: tuple[str, ...]
    staff: str
    stale_after_days: int
    correspondence: Correspondence


class Finding(NamedTuple):
    """What one rule says of one service."""

    rule: str
    result: Result
    reason: str
    """The code of its sentence in `resources/wording/LANG/reasons.toml`."""
    facts: tuple[tuple[str, object], ...]
    """The blanks of that sentence; hashable, so that a sentence is made once."""
    claims: tuple[Claim, ...] = ()
    """For a place: every claim that counted, also of the half that did not decide; those that decided first."""


class Considered(NamedTuple):
    """One service with every finding, in the order of the rules."""

    service: Service
    provider: str
    """The provider's name as this framework knows it."""
    metres: float | None
    """Straight line between the postcodes; None unless it is a building and both are known."""
    transport: bool
    findings: tuple[Finding, ...]


class Nearly(NamedTuple):
    """How many more would fit if one condition were loosened."""

    change: str
    to: str
    """The other day, for a change of day; else ""."""
    adds: int


class Answer(NamedTuple):
    """Every service considered, in three groups; the lists are in the order asked for."""

    on: date
    request: Request
    order: Order
    fits: tuple[Considered, ...]
    check_first: tuple[Considered, ...]
    does_not_fit: tuple[Considered, ...]
    waiting: tuple[str, ...]
    """References of services in `does_not_fit` that have a waiting list."""
    warnings: tuple[str, ...]
    left_out_because: Mapping[str, int]
    nearly: tuple[Nearly, ...]

    @property
    def considered(self) -> int:
        return len(self.fits) + len(self.check_first) + len(self.does_not_fit)
