"""Officers: workers, brokers and those who cover."""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from sqlalchemy import select

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.people import Officer
from clcdesk.services import act, valid
from clcdesk.store import Database
from clcdesk.words import _

CHECKS: dict[str, valid.Check] = {"name": valid.needed}


class OfficerFields(TypedDict, total=False):
    name: str
    phone: str
    email: str
    working_days: str
    cover_id: str | None


def add(db: Database, officer_id: str = "", **values: Unpack[OfficerFields]) -> str:
    """A new officer's id. A name is needed; the id is given for who made the database (`db.officer_id`)."""
    officer_id = officer_id or new_id()
    kept = valid.fields({"name": "", **values}, CHECKS)
    with db.write(act.AddOfficer(officer_id)) as session:
        session.add(Officer(id=officer_id, **kept))
    return officer_id


def change(db: Database, officer_id: str, **values: Unpack[OfficerFields]) -> None:
    kept = valid.fields(values, CHECKS)
    with db.write(act.ChangeOfficer(officer_id, tuple(sorted(kept)))) as session:
        officer = valid.living(session, Officer, officer_id)
        if cover := kept.get("cover_id"):
            valid.living(session, Officer, cover)
            if cover == officer_id:
                raise DeskError(_("An officer cannot cover for themselves: choose somebody else."))
        valid.settle(session, officer, kept)


def everyone(db: Database) -> Sequence[Officer]:
    """By name."""
    with db.read() as session:
        return session.scalars(select(Officer).where(~Officer.deleted).order_by(Officer.name, Officer.id)).all()
