"""What may stand on paper, and nothing else: every format and language is composed from this.

There is no field for a date of birth, a health number, a lot, a band, the conditions of a search or the reason
of a suspension, so no letter can print one. Text that is not known is "", anything else not known is None or ().
"""

from datetime import date, time
from decimal import Decimal
from typing import Literal, NamedTuple

from clcdesk.rules.facts import Span

Voice = Literal["mine", "other"]
Choice = Literal["", "own", "lacking"]
Source = Literal["", "said", "shows", "family", "staff"]
Doubt = Literal["take", "place", "far", "support"]


class Outcome(NamedTuple):
    """What matters to the person, and whose words they are ("" is not recorded)."""

    words: str
    source: Source = ""
    how: str = ""
    """How the person shows it, as a clause: "you go straight to the animals"."""
    who: str = ""
    """Who of the family said it; "You" when the recipient did."""


class Place(NamedTuple):
    """Places free for sessions on some days, by what was last said."""

    days: tuple[str, ...]
    asked_on: date


class Hours(NamedTuple):
    """Hours free: on each of some days, or in the whole week when `days` is ()."""

    hours: Decimal
    days: tuple[str, ...]
    asked_on: date


class Travel(NamedTuple):
    """A decision on transport that was made, in words without a full stop."""

    decided_on: date
    words: str


class HelpsWith(NamedTuple):
    """The officer's note on one outcome."""

    outcome: str
    note: str


class Offer(NamedTuple):
    """A service that could help: one card, or one row of *More services* when not `in_full`."""

    name: str
    provider: str
    helps: tuple[HelpsWith, ...] = ()
    photo: bytes = b""
    """A JPEG or PNG."""
    activities: tuple[str, ...] = ()
    goes_out: bool = False
    """It has no building: staff meet people at home or nearby, in `areas`."""
    address: str = ""
    metres: float | None = None
    """Straight line from the person's home."""
    areas: tuple[str, ...] = ()
    """Titles."""
    open_days: tuple[str, ...] = ()
    opens: time | None = None
    closes: time | None = None
    closed: tuple[Span, ...] = ()
    places: tuple[Place, ...] = ()
    hours: tuple[Hours, ...] = ()
    features: tuple[str, ...] = ()
    """In the family's words; only those that may be printed."""
    staff_choice: str = ""
    languages: tuple[str, ...] = ()
    min_age: int | None = None
    max_age: int | None = None
    """The service's own limits, both included; never the lot's."""
    group_size: str = ""
    meals: str = ""
    extra_costs: str = ""
    travel: Travel | None = None
    visits: str = ""
    """Whom to ring."""
    phone: str = ""
    email: str = ""
    website: str = ""
    registered: bool | None = None
    rating: str = ""
    rated_on: date | None = None
    in_full: bool = True


class Check(NamedTuple):
    """A service that might help. `doubt` says what is asked in words that give nothing away."""

    name: str
    provider: str
    town: str
    doubt: Doubt
    days: tuple[str, ...]
    """For `place`: the days asked about."""


class Wait(NamedTuple):
    """A service with a waiting list, and when it said so."""

    name: str
    provider: str
    town: str
    days: tuple[str, ...]
    asked_on: date


class Others(NamedTuple):
    """How many services are not in the letter, in three groups that give nobody's needs away."""

    take: int = 0
    far: int = 0
    support: int = 0


class Looked(NamedTuple):
    """Where one search looked: the titles of areas, and how far from home (None: not limited)."""

    areas: tuple[str, ...]
    metres: float | None


class LetterFacts(NamedTuple):
    dated: date
    """The day judged."""
    offers: tuple[Offer, ...]
    """In the order of the letter."""
    checks: tuple[Check, ...] = ()
    waits: tuple[Wait, ...] = ()
    others: Others = Others()
    considered: int = 0
    looked: tuple[Looked, ...] = ()
    """One for each different search."""
    looked_for: tuple[str, ...] = ()
    """In the family's words: what the officer ticked for this recipient; nothing else a search asked for is named."""
    frameworks: tuple[str, ...] = ()
    """Public names."""
    order: Literal["name", "nearest"] = "name"
    voice: Voice = "mine"
    """`other` needs a name."""
    choice: Choice = ""
    """For voice other: the person can choose, or lacks mental capacity for this choice as recorded;
    "" is presumed or in doubt."""
    language: str = "en"
    name: str = ""
    """The person's first name as liked."""
    dear: str = ""
    """How the recipient is addressed."""
    council: str = ""
    address: tuple[str, ...] = ()
    """The recipient's name, then the address: at most six lines."""
    reference: str = ""
    """Of this letter: never a name."""
    officer: str = ""
    phone: str = ""
    working_days: str = ""
    cover: str = ""
    reply_by: date | None = None
    outcomes: tuple[Outcome, ...] = ()
    doing: str = ""
    """What we are doing now, as a clause without a full stop; with `news_by`, or neither."""
    news_by: date | None = None
    meanwhile: str = ""
    owner: str = ""
    assessed_on: date | None = None
    pays: str = ""
    """The assessed figure a week: "£12.40"."""
    cost: str = ""
    """The council's weekly cost, only if the person asked."""
    advocacy: str = ""
    advocacy_phone: str = ""
    complaints_phone: str = ""
    view: str = ""
    """The council's view at the moment in one sentence, for somebody who lacks mental capacity."""
    freepost: str = ""
    privacy: str = ""
    """A short web address."""
    sample: bool = False
