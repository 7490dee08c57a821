"""Referrals: who asked for a search, when, how urgent, and whether it is ready."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from sqlalchemy import select

from clcdesk.models.base import new_id
from clcdesk.models.cases import Case, Referral
from clcdesk.services import act, valid
from clcdesk.store import Database

URGENCIES = ("routine", "soon", "urgent")


class ReferralDetails(TypedDict, total=False):
    urgency: str
    wanted_by: date | None
    plan_ready: bool | None
    budget_ready: bool | None
    band_ready: bool | None
    weekly_budget: Decimal | None
    note: str


class ReferralFields(ReferralDetails, total=False):
    asked_by: str
    asked_on: date


CHECKS: dict[str, valid.Check] = {
    "asked_by": valid.needed,
    "urgency": valid.one_of(URGENCIES),
    "weekly_budget": valid.money,
}


def record(db: Database, case_id: str, asked_by: str, asked_on: date, **values: Unpack[ReferralDetails]) -> str:
    """A new referral's id."""
    referral_id = new_id()
    kept = valid.fields({**values, "asked_by": asked_by, "asked_on": asked_on}, CHECKS)
    with db.write(act.RecordReferral(case_id, referral_id)) as session:
        valid.living(session, Case, case_id)
        session.add(Referral(id=referral_id, case_id=case_id, **kept))
    return referral_id


def change(db: Database, referral_id: str, **values: Unpack[ReferralFields]) -> None:
    kept = valid.fields(values, CHECKS)
    with db.write(act.ChangeReferral(referral_id, tuple(sorted(kept)))) as session:
        valid.settle(session, valid.living(session, Referral, referral_id), kept)


def remove(db: Database, referral_id: str) -> None:
    with db.write(act.RemoveReferral(referral_id)) as session:
        valid.living(session, Referral, referral_id).deleted = True


def of(db: Database, case_id: str) -> Sequence[Referral]:
    """The newest first."""
    with db.read() as session:
        query = select(Referral).where(Referral.case_id == case_id, ~Referral.deleted)
        return session.scalars(query.order_by(Referral.asked_on.desc(), Referral.id.desc())).all()
