"""What an officer jots down while somebody talks."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base, Tracked


class Jot(Tracked, Base):
    """One line as it was heard, with the instant it was written."""

    __tablename__ = "jot"
    __searched__ = ("words",)

    case_id: Mapped[str | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    """None: it belongs to nobody yet."""
    officer_id: Mapped[str]
    at: Mapped[datetime]
    words: Mapped[str]
    became: Mapped[str] = mapped_column(default="")
    """What was made of it: outcome, must, would-like, contact, decision, promise; blank while it is only a note."""
    became_id: Mapped[str] = mapped_column(default="")
    """The row it went into: an outcome, a request, a contact, a choice list, a promise."""
