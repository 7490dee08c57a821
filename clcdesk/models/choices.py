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
    """How it was shown: said, pointed, went-towards, or several of them with spaces between."""
    how_shown: Mapped[str] = mapped_column(default="")
    capacity: Mapped[str] = mapped_column(default="")
    """Mental capacity for this choice where nobody found it lacking: presumed, in-doubt."""
    doubt: Mapped[str] = mapped_column(default="")
    """Who was asked about it, and when."""
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


class OfferAnswer(Tracked, Base):
    """What the person answered to one offer, and said of it."""

    __tablename__ = "offer_answer"

    offer_id: Mapped[str] = mapped_column(ForeignKey("offer.id"), index=True)
    decision_id: Mapped[str | None] = mapped_column(ForeignKey("decision.id"), index=True)
    """The decision it became part of; None: it is still being written down."""
    answer: Mapped[str] = mapped_column(default="")
    """1 to 9 (first choice, second …), wait, no; blank: nothing yet."""
    words: Mapped[str] = mapped_column(default="")


class DecisionForm(Tracked, Base):
    """A decision on a list while it is being written down. Its id is the list's; it goes when it is recorded."""

    __tablename__ = "decision_form"

    list_id: Mapped[str] = mapped_column(ForeignKey("choice_list.id"), index=True)
    decided_on: Mapped[date | None]
    decides: Mapped[str] = mapped_column(default="")
    capacity: Mapped[str] = mapped_column(default="")
    doubt: Mapped[str] = mapped_column(default="")
    helped_by: Mapped[str] = mapped_column(default="")
    assessed_by: Mapped[str] = mapped_column(default="")
    assessed_on: Mapped[date | None]
    shown_by: Mapped[str] = mapped_column(default="")
    how_shown: Mapped[str] = mapped_column(default="")
    result: Mapped[str] = mapped_column(default="")
    """not-yet, none, direct-payment; blank: as the answers to the offers say."""
    why: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")
    options: Mapped[str] = mapped_column(default="")
    wishes: Mapped[str] = mapped_column(default="")
    consulted: Mapped[str] = mapped_column(default="")


class LetterForm(Tracked, Base):
    """What the next letter of a case is told. Its id is the case's."""

    __tablename__ = "letter_form"

    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id"), index=True)
    contact_id: Mapped[str | None] = mapped_column(ForeignKey("contact.id"), index=True)
    """Whom it is to; None: the person."""
    format: Mapped[str] = mapped_column(default="")
    """standard, plain; blank: as the needs say, where there is such a letter."""
    ordered_by: Mapped[str] = mapped_column(default="name")
    matters: Mapped[bool] = mapped_column(default=True)
    """Say what matters to the person."""
    reply_by: Mapped[date | None]
    doing: Mapped[str] = mapped_column(default="")
    news_by: Mapped[date | None]
    meanwhile: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    pays: Mapped[str] = mapped_column(default="")
    """What the person pays a week as assessed: "£12.40"."""
    assessed_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    """Why the letter is in another format than the recipient needs."""
    asked_cost: Mapped[bool] = mapped_column(default=False)
    """The person asked what the support costs the council."""
    whose: Mapped[str] = mapped_column(default="")
    """In a letter about the person: own (it is their own choice), lacking (they lack mental capacity for it,
    as recorded); blank: presumed, or in doubt."""
    found_by: Mapped[str] = mapped_column(default="")
    """Who found that mental capacity for this choice is lacking, and when; blank: as the decision says."""
    found_on: Mapped[date | None]
    view: Mapped[str] = mapped_column(default="")
    """The council's view at the moment, in one sentence, for somebody who lacks mental capacity."""
    left_out: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Requests of the case that this letter does not answer."""


class PrintedMust(Tracked, Base):
    """A must-have that one recipient's letter names: none does unless an officer ticked it for them."""

    __tablename__ = "printed_must"

    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id"), index=True)
    contact_id: Mapped[str | None] = mapped_column(ForeignKey("contact.id"), index=True)
    """Whose letter; None: the person's."""
    code: Mapped[str]


class TravelDecision(Tracked, Base):
    """What was decided about travel to one service. Its id is made of the case's and the service's."""

    __tablename__ = "travel_decision"

    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id"), index=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id"), index=True)
    words: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
