"""The register of papers: every print and saved file of a letter, and where each one is."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base, Tracked


class Paper(Tracked, Base):
    """A letter that left the sealed file, printed or saved. Final: the paper is there, whatever is undone."""

    __tablename__ = "paper"
    __final__ = True

    list_id: Mapped[str] = mapped_column(ForeignKey("choice_list.id"), index=True)
    kind: Mapped[str]
    """printed, saved."""
    copies: Mapped[int]
    made_on: Mapped[date]
    made_by: Mapped[str]
    """The id of the officer."""


class PaperStep(Tracked, Base):
    """Where a paper went. The newest of a paper says where it is; while there is none, its maker has it."""

    __tablename__ = "paper_step"

    paper_id: Mapped[str] = mapped_column(ForeignKey("paper.id"), index=True)
    on: Mapped[date]
    with_whom: Mapped[str] = mapped_column(default="")
    """In words; blank: the officer who made it."""
    fate: Mapped[str] = mapped_column(default="")
    """given, posted, brought-back, shredded, withdrawn (and never given); blank: it is still out."""
