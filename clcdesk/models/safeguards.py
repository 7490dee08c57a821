"""What stands beside a person for their sake, or for who visits: advocacy and safety markers (`domain.md` §7)."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base, Tracked


class Advocacy(Tracked, Base):
    """Whether somebody has substantial difficulty taking part, and who then helps them (Care Act s 67).

    Its id is the person's.
    """

    __tablename__ = "advocacy"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    difficulty: Mapped[str] = mapped_column(default="")
    """none, substantial; blank: nobody has asked yet."""
    with_what: Mapped[tuple[str, ...]] = mapped_column(default=())
    """understand, retain, use, communicate."""
    asked_on: Mapped[date | None]
    """The day this was last thought about."""
    through: Mapped[str] = mapped_column(default="")
    """individual (an appropriate individual), advocate (an independent one); blank: not settled."""
    individual_id: Mapped[str | None] = mapped_column(ForeignKey("contact.id"), index=True)
    """The appropriate individual, among the people around."""
    agreed: Mapped[bool] = mapped_column(default=False)
    """The person wants that one; for somebody who cannot say, it is in their best interests (s 67(5))."""
    referred_to: Mapped[str] = mapped_column(default="")
    referred_on: Mapped[date | None]


class SafetyMarker(Tracked, Base):
    """What somebody who visits must know to be safe; it rests on an incident that is on record, and ends."""

    __tablename__ = "safety_marker"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    words: Mapped[str]
    """What to do on a visit."""
    incident: Mapped[str]
    """What happened, and where it is recorded."""
    happened_on: Mapped[date]
    recorded_on: Mapped[date]
    officer_id: Mapped[str]
    """Who recorded it."""
    review_on: Mapped[date]
    """The day to ask whether it is still needed."""
    ended_on: Mapped[date | None]
    ended_because: Mapped[str] = mapped_column(default="")
