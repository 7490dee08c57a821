"""What an officer promised: a visit, a call, a letter to post, anything somebody is now expecting."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base, Tracked


class Promise(Tracked, Base):
    """Kept once it has a day on which it was."""

    __tablename__ = "promise"

    case_id: Mapped[str | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    """None: about nobody's case, like a call to a provider."""
    officer_id: Mapped[str]
    """Who promised."""
    kind: Mapped[str]
    """visit, call, post, other."""
    what: Mapped[str] = mapped_column(default="")
    to_whom: Mapped[str] = mapped_column(default="")
    """Her sister, Fern House; blank: the person themselves."""
    made_on: Mapped[date]
    due_on: Mapped[date]
    at: Mapped[str] = mapped_column(default="")
    """A time like 14:00, or blank."""
    kept_on: Mapped[date | None]
