"""What was decided about travel to a service: help with travel is a decision of its own, and a card names it with its
day (`letter.md` §7)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID, uuid5

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.letters.facts import Travel
from clcdesk.models.cases import Case
from clcdesk.models.choices import TravelDecision
from clcdesk.models.directory import Service
from clcdesk.services import act, valid
from clcdesk.store import Database


class TravelFields(TypedDict, total=False):
    words: str
    decided_on: date | None


def of(db: Database, case_id: str) -> Mapping[str, TravelDecision]:
    """Service reference → what was decided, also where its words or its day are still missing."""
    with db.read() as session:
        return {found[0]: found[1] for found in session.execute(_decided(case_id))}


def whole(db: Database, case_id: str) -> Sequence[tuple[str, Travel]]:
    """What was decided, in words and with its day: the service's name with it, A to Z."""
    with db.read() as session:
        on_cards = on_paper(session, case_id)
        named = select(Service.service, Service.ref).where(Service.ref.in_(on_cards), ~Service.deleted)
        return [(name, on_cards[ref]) for name, ref in session.execute(named.order_by(Service.service))]


def blank(case_id: str, service_id: str) -> TravelDecision:
    """As it stands while nothing was decided."""
    row_id = str(uuid5(UUID(case_id), service_id))
    return TravelDecision(id=row_id, case_id=case_id, service_id=service_id, words="", decided_on=None, deleted=False)


def write(db: Database, case_id: str, service_id: str, **values: Unpack[TravelFields]) -> None:
    """Write down what was decided, or its day; with neither, nothing is decided any more."""
    kept = valid.fields(values, {})
    with db.write(act.DecideTravel(case_id, service_id, tuple(sorted(kept)))) as session:
        valid.living(session, Case, case_id)
        valid.living(session, Service, service_id)
        new = blank(case_id, service_id)
        row = session.get(TravelDecision, new.id)
        if row is None:
            if not any(kept.values()):
                return
            session.add(row := new)
        valid.settle(session, row, kept)
        row.deleted = not row.words and row.decided_on is None


def on_paper(session: Session, case_id: str) -> Mapping[str, Travel]:
    """Service reference → a decision that is whole: in words, with its day."""
    return {
        ref: Travel(row.decided_on, row.words)
        for ref, row in session.execute(_decided(case_id))
        if row.words and row.decided_on is not None
    }


def _decided(case_id: str) -> Select[str, TravelDecision]:
    query = select(Service.ref, TravelDecision).join(Service, TravelDecision.service_id == Service.id)
    return query.where(TravelDecision.case_id == case_id, ~TravelDecision.deleted).order_by(Service.ref)
