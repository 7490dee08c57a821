"""Decisions: what the person decided on a choice list, when, who helped, and why."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, TypedDict, Unpack

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.choices import ChoiceList, ChoiceSearch, Decision, Offer, RankedOffer
from clcdesk.services import act, valid
from clcdesk.store import Database
from clcdesk.words import _

DECIDES = ("decides", "with-help", "cannot")
RESULTS = ("ranked", "waiting", "not-yet", "none", "direct-payment")
SHOWN = ("said", "pointed", "went-towards")


class DecisionFields(TypedDict, total=False):
    helped_by: str
    assessed_by: str
    assessed_on: date | None
    shown_by: str
    how_shown: str
    capacity: str
    doubt: str
    why: str
    decided_by: str
    options: str
    wishes: str
    consulted: str


def shown(value: Any, what: str) -> str:
    """Some of SHOWN with spaces between, or blank."""
    return " ".join(valid.listed(SHOWN)(str(value or "").split(), what))


CHECKS: dict[str, valid.Check] = {
    "decides": valid.one_of(DECIDES),
    "result": valid.one_of(RESULTS),
    "shown_by": shown,
    "capacity": valid.one_of(("presumed", "in-doubt"), blank=True),
}


class Recorded(NamedTuple):
    """A decision as it is to be recorded."""

    list_id: str
    decided_on: date
    decides: str
    result: str
    offers: tuple[str, ...]
    """First choice first."""
    values: dict[str, Any]


def record(
    db: Database,
    list_id: str,
    decided_on: date,
    decides: str,
    result: str,
    offers: Sequence[str] = (),
    **values: Unpack[DecisionFields],
) -> str:
    """A new decision's id; it replaces the one before. `offers` are offers of the list, first choice first."""
    decision_id = new_id()
    new = Recorded(list_id, decided_on, decides, result, tuple(offers), dict(values))
    kept = complete(new)
    with db.write(act.RecordDecision(list_id, decision_id, kept["result"])) as session:
        add(session, decision_id, new, kept)
    return decision_id


def complete(new: Recorded) -> dict[str, Any]:
    """The fields of a decision as they are kept; DeskError where something is missing."""
    kept = valid.fields(
        {**new.values, "decided_on": new.decided_on, "decides": new.decides, "result": new.result}, CHECKS
    )
    _complete(kept, new.offers)
    return kept


def add(session: Session, decision_id: str, new: Recorded, kept: dict[str, Any]) -> None:
    """Add it in place of the one before; `kept` is what `complete` gave."""
    choice = valid.living(session, ChoiceList, new.list_id)
    valid.in_order(choice.judged_on, new.decided_on, _("A decision cannot be older than its list: change the day."))
    if not set(new.offers) <= set(session.scalars(_offers(new.list_id))):
        raise DeskError(_("A decision can only name services on its choice list."))
    last = session.scalars(_of(new.list_id)).first()
    session.add(Decision(id=decision_id, list_id=new.list_id, replaces_id=last.id if last else None, **kept))
    for rank, offer_id in enumerate(dict.fromkeys(new.offers), 1):
        session.add(RankedOffer(decision_id=decision_id, offer_id=offer_id, rank=rank))


def of(db: Database, list_id: str) -> Sequence[Decision]:
    """The newest, which stands, first."""
    with db.read() as session:
        return session.scalars(_of(list_id)).all()


def ranked(db: Database, decision_id: str) -> Sequence[RankedOffer]:
    """First choice first."""
    with db.read() as session:
        query = select(RankedOffer).where(RankedOffer.decision_id == decision_id, ~RankedOffer.deleted)
        return session.scalars(query.order_by(RankedOffer.rank)).all()


def _of(list_id: str) -> Select[Decision]:
    return select(Decision).where(Decision.list_id == list_id, ~Decision.deleted).order_by(Decision.id.desc())


def _offers(list_id: str) -> Select[str]:
    return (
        select(Offer.id).join(ChoiceSearch, Offer.search_id == ChoiceSearch.id).where(ChoiceSearch.list_id == list_id)
    )


def _complete(kept: dict[str, object], offers: Sequence[str]) -> None:
    if kept["decides"] == "cannot" and not (kept.get("assessed_by") and kept.get("assessed_on")):
        raise DeskError(_("Say who found that the person cannot make this choice, and on which day."))
    if kept["decides"] == "with-help" and not kept.get("helped_by"):
        raise DeskError(_("Say who helped the person to decide."))
    if kept["result"] in ("ranked", "waiting") and not offers:
        raise DeskError(_("Name at least one service of the choice list."))
    if kept["result"] not in ("ranked", "waiting") and offers:
        raise DeskError(_("Only a ranking, or waiting for a service, names services."))
    if kept["result"] == "none" and not kept.get("why"):
        raise DeskError(_("Say why none of the services is right."))
