"""A decision while it is written down: each tick and word is kept; recording it is one act, taken back whole."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, TypedDict, Unpack

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.choices import ChoiceList, ChoiceSearch, DecisionForm, Offer, OfferAnswer
from clcdesk.models.directory import Membership, Service
from clcdesk.models.requests import Request
from clcdesk.services import act, decisions, valid
from clcdesk.store import Database
from clcdesk.words import _

CAPACITY = ("presumed", "in-doubt")
INSTEAD = ("not-yet", "none", "direct-payment")
RANKS = tuple("123456789")
ANSWERS = (*RANKS, "wait", "no")
"""What can be answered to an offer: how manyth choice, wait for it, not for me."""
TEXTS = (
    "decides", "capacity", "doubt", "helped_by", "assessed_by", "shown_by", "how_shown", "result", "why",
    "decided_by", "options", "wishes", "consulted",
)  # fmt: skip


BEST_INTERESTS = ("assessed_by", "assessed_on", "decided_by", "options", "wishes", "consulted")
UNLESS = {
    "decides": ("helped_by", *BEST_INTERESTS),
    "with-help": BEST_INTERESTS,
    "cannot": ("capacity", "doubt", "helped_by"),
}
"""Who decides → what is asked of another answer only, and is not recorded with this one."""


class FormFields(TypedDict, total=False):
    decided_on: date | None
    decides: str
    capacity: str
    doubt: str
    helped_by: str
    assessed_by: str
    assessed_on: date | None
    shown_by: str
    how_shown: str
    result: str
    why: str
    decided_by: str
    options: str
    wishes: str
    consulted: str


CHECKS: dict[str, valid.Check] = {
    "decides": valid.one_of(decisions.DECIDES, blank=True),
    "capacity": valid.one_of(CAPACITY, blank=True),
    "result": valid.one_of(INSTEAD, blank=True),
    "shown_by": decisions.shown,
}


class Open(NamedTuple):
    """A service that is really open to the person: an offer of the list, and what was answered to it."""

    offer_id: str
    service: str
    provider: str
    part: str
    """fits, check-first, waiting."""
    lot: str
    """Of its search, to tell two searches apart."""
    answer: str
    words: str


def of(db: Database, list_id: str) -> DecisionForm:
    """As it stands; blank where nothing is written down."""
    with db.read() as session:
        form = session.get(DecisionForm, list_id)
        return _blank(list_id) if form is None or form.deleted else form


def places(db: Database, list_id: str, decision_id: str | None = None) -> Sequence[Open]:
    """What the list offers, in its order, with the answers: of a decision, or (None) those being written down."""
    with db.read() as session:
        answers = {row.offer_id: row for row in session.scalars(_answers(list_id, decision_id))}
        query = (
            select(Offer.id, Service.service, Membership.provider, Offer.part, Request.lot)
            .join(ChoiceSearch, Offer.search_id == ChoiceSearch.id)
            .join(Request, ChoiceSearch.request_id == Request.id)
            .join(Service, Offer.service_id == Service.id)
            .outerjoin(
                Membership,
                (Membership.provider_id == Service.provider_id)
                & (Membership.framework == ChoiceSearch.framework)
                & ~Membership.deleted,
            )
            .where(ChoiceSearch.list_id == list_id)
            .order_by(ChoiceSearch.position, Offer.position)
        )
        return [
            Open(offer, service, provider or "", part, lot, *_said(answers.get(offer)))
            for offer, service, provider, part, lot in session.execute(query)
        ]


def write(db: Database, list_id: str, **values: Unpack[FormFields]) -> None:
    """Write something down. A result instead of a place takes back first choices and waiting; words stay."""
    kept = valid.fields(values, CHECKS)
    with db.write(act.WriteDecision(list_id, tuple(sorted(kept)))) as session:
        valid.put(open_form(session, list_id), kept)
        if kept.get("result"):
            for row in session.scalars(_answers(list_id, None)):
                row.answer = row.answer if row.answer == "no" else ""


def answer(db: Database, offer_id: str, code: str) -> None:
    """What the person answers to an offer; whichever had that place among the choices takes this one's."""
    code = valid.one_of(ANSWERS, blank=True)(code, _("answer"))
    with db.write(act.AnswerOffer(offer_id, f"choice-{code}" if code in RANKS else code)) as session:
        row, others = _row(session, offer_id)
        for other in others:
            if code in RANKS and other.answer == code:
                other.answer = row.answer if row.answer in RANKS else ""
        row.answer = code
        if code not in ("", "no"):
            open_form(session, _list_of(session, offer_id)).result = ""


def say(db: Database, offer_id: str, words: str) -> None:
    """What the person said of an offer, in their words."""
    with db.write(act.SayOfOffer(offer_id)) as session:
        _row(session, offer_id)[0].words = words.strip()


def offer_of(db: Database, answer_id: str) -> str:
    """The offer that an answer is about."""
    with db.read() as session:
        found = session.get(OfferAnswer, answer_id)
        return found.offer_id if found else ""


def record(db: Database, list_id: str, today: date) -> str:
    """Record what is written down as one decision; its id. Undone, all is as it was written down.

    DeskError says what is missing.
    """
    new = _as_written(of(db, list_id), places(db, list_id), today)
    decision_id, kept = new_id(), _whole(new)
    with db.write(act.RecordDecision(list_id, decision_id, new.result)) as session:
        decisions.add(session, decision_id, new, kept)
        for row in session.scalars(_answers(list_id, None)):
            row.decision_id = decision_id
        found = session.get(DecisionForm, list_id)
        if found is not None:
            found.deleted = True
    return decision_id


def lacks(form: DecisionForm, open_now: Sequence[Open], today: date) -> str:
    """What is missing before it can be recorded, in a sentence; blank where nothing is."""
    try:
        _whole(_as_written(form, open_now, today))
    except DeskError as missing:
        return str(missing)
    return ""


def begun(form: DecisionForm, open_now: Sequence[Open]) -> bool:
    """Whether anything is written down."""
    return any(getattr(form, name) for name in TEXTS) or any(place.answer or place.words for place in open_now)


def _as_written(form: DecisionForm, open_now: Sequence[Open], today: date) -> decisions.Recorded:
    result, chosen = _result(form, open_now)
    values: Any = {name: getattr(form, name) for name in TEXTS if name not in ("decides", "result")}
    values["assessed_on"] = form.assessed_on
    for name in UNLESS.get(form.decides, ()):
        values[name] = None if name == "assessed_on" else ""
    return decisions.Recorded(form.list_id, form.decided_on or today, form.decides, result, chosen, values)


def _whole(new: decisions.Recorded) -> dict[str, Any]:
    if not new.decides:
        raise DeskError(_("Say who decides."))
    if not new.result:
        raise DeskError(_("Say what was decided: an answer to a place, not yet, none of these, or a direct payment."))
    return decisions.complete(new)


def _result(form: DecisionForm, open_now: Sequence[Open]) -> tuple[str, tuple[str, ...]]:
    """The decision's result and the offers it names: the choices in their order, else those waited for."""
    ranked = sorted((place for place in open_now if place.answer in RANKS), key=lambda place: place.answer)
    waits = [place.offer_id for place in open_now if place.answer == "wait"]
    if ranked:
        return "ranked", tuple(place.offer_id for place in ranked)
    return ("waiting", tuple(waits)) if waits else (form.result, ())


def open_form(session: Session, list_id: str) -> DecisionForm:
    """Inside a write: what is being written down on this list, begun where it was not."""
    valid.living(session, ChoiceList, list_id)
    form = session.get(DecisionForm, list_id)
    if form is None:
        form = _blank(list_id)
        session.add(form)
    elif form.deleted:
        form.decided_on = form.assessed_on = None
        valid.put(form, dict.fromkeys(TEXTS, "") | {"deleted": False})
    return form


def _row(session: Session, offer_id: str) -> tuple[OfferAnswer, list[OfferAnswer]]:
    """The answer to an offer that is being written down, and those to the others."""
    rows = session.scalars(_answers(_list_of(session, offer_id), None)).all()
    mine = next((row for row in rows if row.offer_id == offer_id), None)
    if mine is None:
        mine = OfferAnswer(id=new_id(), offer_id=offer_id, decision_id=None, answer="", words="")
        session.add(mine)
    return mine, [row for row in rows if row is not mine]


def _list_of(session: Session, offer_id: str) -> str:
    offer = valid.living(session, Offer, offer_id)
    return valid.living(session, ChoiceSearch, offer.search_id).list_id


def _answers(list_id: str, decision_id: str | None) -> Select[OfferAnswer]:
    return (
        select(OfferAnswer)
        .join(Offer, OfferAnswer.offer_id == Offer.id)
        .join(ChoiceSearch, Offer.search_id == ChoiceSearch.id)
        .where(ChoiceSearch.list_id == list_id, OfferAnswer.decision_id == decision_id, ~OfferAnswer.deleted)
        .order_by(OfferAnswer.id)
    )


def _said(row: OfferAnswer | None) -> tuple[str, str]:
    return (row.answer, row.words) if row else ("", "")


def _blank(list_id: str) -> DecisionForm:
    return DecisionForm(
        id=list_id, list_id=list_id, decided_on=None, assessed_on=None, deleted=False, **dict.fromkeys(TEXTS, "")
    )
