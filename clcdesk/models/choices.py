"""The frozen list offered to a person, its letter, and what they decided."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base, Tracked


class ChoiceList(Tracked, Base):
    """One version of the list one recipient was given on a day. Final: superseded, never undone."""

    __tablename__ = "choice_list"
    __final__ = True

    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id"), index=True)
    contact_id: Mapped[str | None] = mapped_column(ForeignKey("contact.id"), index=True)
    """Whom the letter is to; None: the person."""
    supersedes_id: Mapped[str | None] = mapped_column(ForeignKey("choice_list.id"), index=True)
    version: Mapped[int]
    """1 for the first of a case and recipient, then one more each time."""
    judged_on: Mapped[date]
    """The day the facts were judged, and the letter's date."""
    made_by_id: Mapped[str | None] = mapped_column(ForeignKey("officer.id"), index=True)
    ordered_by: Mapped[str]
    format: Mapped[str]
    language: Mapped[str]
    voice: Mapped[str]
    wording: Mapped[str]
    """The SHA-256 of the wording it was made with."""
    letter: Mapped[str]
    """The SHA-256 of the letter's bytes, by which they are kept."""
    record: Mapped[str]
    """The SHA-256 of the whole record: facts shown, every service with its findings, rates and dates."""
    seal: Mapped[str]
    """The SHA-256 over this row's own fields and its searches' and offers'."""


class ChoiceSearch(Tracked, Base):
    """One request answered by a choice list, as it was."""

    __tablename__ = "choice_search"
    __final__ = True

    list_id: Mapped[str] = mapped_column(ForeignKey("choice_list.id"), index=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("request.id"), index=True)
    position: Mapped[int]
    framework: Mapped[str]
    framework_version: Mapped[str]
    """The SHA-256 of the definition with the council's own rates."""
    considered: Mapped[int]
    fits: Mapped[int]
    check_first: Mapped[int]
    waiting: Mapped[int]
    newest_fact: Mapped[date | None]
    """The latest claim or check that was looked at."""


class Offer(Tracked, Base):
    """A service on a choice list: with a card, to be checked first, or to be waited for."""

    __tablename__ = "offer"
    __final__ = True

    search_id: Mapped[str] = mapped_column(ForeignKey("choice_search.id"), index=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id"), index=True)
    position: Mapped[int]
    part: Mapped[str]
    """fits, check-first, waiting."""


class Decision(Tracked, Base):
    """What the person decided on a list, when, and who helped. A change of mind is a new decision."""

    __tablename__ = "decision"

    list_id: Mapped[str] = mapped_column(ForeignKey("choice_list.id"), index=True)
    replaces_id: Mapped[str | None] = mapped_column(ForeignKey("decision.id"), index=True)
    decided_on: Mapped[date]
    decides: Mapped[str]
    """decides, with-help, cannot."""
    helped_by: Mapped[str] = mapped_column(default="")
    assessed_by: Mapped[str] = mapped_column(default="")
    """Who found that the person cannot make this choice (Mental Capacity Act 2005)."""
    assessed_on: Mapped[date | None]
    shown_by: Mapped[str] = mapped_column(default="")
    """How it was shown: said, pointed, went-towards."""
    how_shown: Mapped[str] = mapped_column(default="")
    result: Mapped[str]
    """ranked, waiting, not-yet, none, direct-payment."""
    why: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")
    """Of a best-interests decision: who decided."""
    options: Mapped[str] = mapped_column(default="")
    """Of a best-interests decision: the options really available."""
    wishes: Mapped[str] = mapped_column(default="")
    """The person's wishes and how they show them."""
    consulted: Mapped[str] = mapped_column(default="")
    """Who was consulted and what they said."""


class RankedOffer(Tracked, Base):
    """A service a decision names, first choice first; for `waiting`, the one waited for."""

    __tablename__ = "ranked_offer"

    decision_id: Mapped[str] = mapped_column(ForeignKey("decision.id"), index=True)
    offer_id: Mapped[str] = mapped_column(ForeignKey("offer.id"), index=True)
    rank: Mapped[int]
