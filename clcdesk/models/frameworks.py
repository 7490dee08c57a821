"""Which frameworks are in use, and what the council added to them."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base, Tracked
from clcdesk.models.types import Money


class FrameworkInUse(Tracked, Base):
    """A framework this desk looks on, from a day on; the latest begun is the current one of its kind."""

    __tablename__ = "framework_in_use"

    framework: Mapped[str]
    version: Mapped[str]
    """The SHA-256 of the definition when it was taken into use."""
    starts: Mapped[date]
    ends: Mapped[date | None]


class FrameworkDefinition(Tracked, Base):
    """A council's own definition, as the text of a file that `clcdesk frameworks --check` finds good."""

    __tablename__ = "framework_definition"

    framework: Mapped[str]
    definition: Mapped[str]
    version: Mapped[str]
    """The SHA-256 of the text. A newer one of a code stands beside the older; the newest counts."""


class FrameworkRate(Tracked, Base):
    """A council's own rate: pounds for one unit of a band from a day on, before the definition's."""

    __tablename__ = "framework_rate"

    framework: Mapped[str]
    band: Mapped[str]
    unit: Mapped[str]
    """half, full, hour."""
    starts: Mapped[date]
    amount: Mapped[Decimal | None] = mapped_column(Money)
    """None is a rate known not to be set."""
