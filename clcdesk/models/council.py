"""What the council says of itself on every letter."""

from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base, Tracked


class Council(Tracked, Base):
    """One row for the whole desk."""

    __tablename__ = "council"

    name: Mapped[str] = mapped_column(default="")
    freepost: Mapped[str] = mapped_column(default="")
    """The freepost name that answers may be sent to."""
    privacy: Mapped[str] = mapped_column(default="")
    """A short web address: how facts about people are kept."""
    phone: Mapped[str] = mapped_column(default="")
    """Whom to ring where the officer has no number of their own."""
    complaints_phone: Mapped[str] = mapped_column(default="")
    advocacy: Mapped[str] = mapped_column(default="")
    """Who speaks up for people free of charge."""
    advocacy_phone: Mapped[str] = mapped_column(default="")
