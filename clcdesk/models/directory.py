"""The directory: providers on frameworks, what they run, and what was said of its capacity.

The columns are those of the files (`formats.md`), so that a directory taken in gives back the same
facts: a blank text is not known, an empty list is blank, times and spans are text as there.
"""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base, Tracked
from clcdesk.models.types import Number


class Provider(Tracked, Base):
    """An organisation; its name belongs to its memberships."""

    __tablename__ = "provider"

    ref: Mapped[str] = mapped_column(index=True)


class Membership(Tracked, Base):
    """A provider's place on one framework, with the suspension if there is one."""

    __tablename__ = "membership"
    __searched__ = ("provider",)

    provider_id: Mapped[str] = mapped_column(ForeignKey("provider.id"), index=True)
    framework: Mapped[str]
    provider: Mapped[str]
    lots: Mapped[tuple[str, ...]] = mapped_column(default=())
    joined: Mapped[date | None]
    left: Mapped[date | None]
    suspended_from: Mapped[date | None]
    suspended_to: Mapped[date | None]
    suspension_reason: Mapped[str] = mapped_column(default="")
    suspended_by: Mapped[str] = mapped_column(default="")
    """Who decided the suspension; no file has it."""
    role: Mapped[str] = mapped_column(default="")
    quality_score: Mapped[Decimal | None] = mapped_column(Number)
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    cqc_provider_id: Mapped[str] = mapped_column(default="")


class Service(Tracked, Base):
    """One thing a provider runs, at one place or in the community."""

    __tablename__ = "service"
    __searched__ = ("ref", "service", "activities", "description", "postcode")

    provider_id: Mapped[str] = mapped_column(ForeignKey("provider.id"), index=True)
    ref: Mapped[str] = mapped_column(index=True)
    service: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    setting: Mapped[str] = mapped_column(default="")
    lots: Mapped[tuple[str, ...]] = mapped_column(default=())
    bands: Mapped[tuple[str, ...]] = mapped_column(default=())
    address: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    areas: Mapped[tuple[str, ...]] = mapped_column(default=())
    min_age: Mapped[int | None]
    max_age: Mapped[int | None]
    activities: Mapped[tuple[str, ...]] = mapped_column(default=())
    features: Mapped[tuple[str, ...]] = mapped_column(default=())
    features_no: Mapped[tuple[str, ...]] = mapped_column(default=())
    languages: Mapped[tuple[str, ...]] = mapped_column(default=())
    staff_choice: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    registered: Mapped[bool | None]
    cqc_location_id: Mapped[str] = mapped_column(default="")
    cqc_rating: Mapped[str] = mapped_column(default="")
    cqc_rating_date: Mapped[date | None]
    opens: Mapped[str] = mapped_column(default="")
    closes: Mapped[str] = mapped_column(default="")
    closed_dates: Mapped[tuple[str, ...]] = mapped_column(default=())
    extra_costs: Mapped[str] = mapped_column(default="")
    meals: Mapped[str] = mapped_column(default="")
    group_size: Mapped[str] = mapped_column(default="")
    visits: Mapped[str] = mapped_column(default="")
    referral_email: Mapped[str] = mapped_column(default="")
    photo: Mapped[str] = mapped_column(default="")
    """A file name, as the directory gave it."""
    photo_file: Mapped[str] = mapped_column(default="")
    """The SHA-256 of the picture kept, or blank."""
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    checked_on: Mapped[date | None]


class Claim(Tracked, Base):
    """What somebody said of a service's capacity, and when. A newer one stands beside the older."""

    __tablename__ = "claim"

    service_id: Mapped[str] = mapped_column(ForeignKey("service.id"), index=True)
    band: Mapped[str] = mapped_column(default="")
    day: Mapped[str]
    session: Mapped[str]
    places: Mapped[Decimal | None] = mapped_column(Number)
    vacancies: Mapped[str] = mapped_column(default="")
    """A number, or none, waitlist, assess, closed; blank is not known."""
    as_of: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")
    told_by: Mapped[str] = mapped_column(default="")


class Feature(Tracked, Base):
    """Something a service has that the council added to the built-in list."""

    __tablename__ = "feature"

    code: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    family_words: Mapped[str] = mapped_column(default="")
    prints: Mapped[bool] = mapped_column(default=False)
