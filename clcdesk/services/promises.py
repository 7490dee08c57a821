"""Promises: what somebody is expecting from an officer, by when, and whether it was kept."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.cases import Case
from clcdesk.models.promises import Promise
from clcdesk.services import act, valid
from clcdesk.store import Database, drafts
from clcdesk.words import _

KINDS = ("visit", "call", "post", "other")
NEW = ("promise", "new")
"""The row under which the drafts of a promise not yet made are kept."""
NEW_FIELDS = ("who", "what", "to_whom", "due_on", "at")
HOUR = re.compile(r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?\s*(am|pm)?", re.ASCII)


class PromiseFields(TypedDict, total=False):
    what: str
    to_whom: str
    at: str


def hour(value: str, what: str) -> str:
    """A time of day as 14:00, from 14:00, 2pm, 2.30 pm; blank stays blank."""
    text = str(value or "").strip().casefold()
    if not text:
        return ""
    match = HOUR.fullmatch(text)
    if match is None:
        raise DeskError(_("The {what} is no time of day: write it like 14:00 or 2pm.").format(what=what))
    hours, minutes, half = int(match[1]), match[2] or "00", match[3]
    if half and not 1 <= hours <= 12:
        raise DeskError(_("The {what} is no time of day: write it like 14:00 or 2pm.").format(what=what))
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0)
    return f"{hours:02}:{minutes}"


CHECKS: dict[str, valid.Check] = {"at": hour}


def make(
    db: Database, kind: str, made_on: date, due_on: date, case_id: str | None = None, **values: Unpack[PromiseFields]
) -> str:
    """A new promise's id. All but a visit says what was promised; drafts of it are dropped."""
    promise_id = new_id()
    kept = valid.fields(values, CHECKS)
    code = valid.one_of(KINDS)(kind, _("kind"))
    if code != "visit":
        valid.needed(kept.get("what"), _("promise"))
    valid.in_order(made_on, due_on, _("The day is before it was promised: choose a later one."))
    with db.write(act.MakePromise(promise_id, code)) as session:
        if case_id is not None:
            valid.living(session, Case, case_id)
        session.add(
            Promise(
                id=promise_id,
                case_id=case_id,
                officer_id=db.officer_id,
                kind=code,
                made_on=made_on,
                due_on=due_on,
                **kept,
            )
        )
        drafts.drop(session, NEW, *NEW_FIELDS)
    return promise_id


def keep(db: Database, promise_id: str, kept_on: date) -> None:
    """It was done on this day."""
    with db.write(act.KeepPromise(promise_id)) as session:
        promise = valid.living(session, Promise, promise_id)
        valid.in_order(promise.made_on, kept_on, _("This day is before it was promised: change one of the two."))
        promise.kept_on = kept_on


def move(db: Database, promise_id: str, due_on: date, at: str | None = None) -> None:
    """It was agreed that another day would do, or another time; `at` None leaves the time as it is."""
    kept = {} if at is None else valid.fields({"at": at}, CHECKS)
    with db.write(act.MovePromise(promise_id, due_on)) as session:
        promise = valid.living(session, Promise, promise_id)
        valid.in_order(promise.made_on, due_on, _("The day is before it was promised: choose a later one."))
        valid.settle(session, promise, {"due_on": due_on, **kept})


def remove(db: Database, promise_id: str) -> None:
    """It was written down wrongly, or is wanted no more."""
    with db.write(act.RemovePromise(promise_id)) as session:
        valid.living(session, Promise, promise_id).deleted = True


def to_keep(db: Database, case_id: str | None = None) -> Sequence[Promise]:
    """Those not kept yet, the one due first ahead; of everybody, or of one case."""
    with db.read() as session:
        query = select(Promise).where(~Promise.deleted, Promise.kept_on.is_(None))
        query = query.where(Promise.case_id == case_id) if case_id else query
        return session.scalars(query.order_by(Promise.due_on, Promise.at, Promise.id)).all()
