"""Safety markers: what who visits must know. Each rests on a recorded incident, and has an author, a review and an end.

They are seen on Today and before a visit, behind a button elsewhere, and never on paper.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypedDict, Unpack

from sqlalchemy import Select, select

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.people import Officer, Person
from clcdesk.models.safeguards import SafetyMarker
from clcdesk.services import act, valid
from clcdesk.store import Database, drafts
from clcdesk.words import _

LONGEST = timedelta(days=366)
"""Until a marker is looked at again."""
NEW_FIELDS = ("words", "incident", "happened_on", "review_on")


class MarkerFields(TypedDict, total=False):
    words: str
    incident: str
    happened_on: date


class Live(NamedTuple):
    """A marker that has not ended."""

    marker_id: str
    person_id: str
    words: str
    """What to do on a visit."""
    incident: str
    happened_on: date
    recorded_on: date
    by: str
    """Who recorded it, by name; "" for somebody this file does not know."""
    review_on: date
    late: bool
    """The day to look at it again has passed: it holds until somebody has."""


CHECKS: dict[str, valid.Check] = {
    "words": lambda value, _what: valid.needed(value, _("word on what to do on a visit")),
    "incident": lambda value, _what: valid.needed(value, _("incident it rests on")),
}


def new(person_id: str) -> tuple[str, str]:
    """The row under which the drafts of a marker not yet recorded are kept."""
    return "safety_marker", f"new:{person_id}"


def record(
    db: Database, person_id: str, words: str, incident: str, happened_on: date, recorded_on: date, review_on: date
) -> str:
    """A new marker's id; its drafts are dropped."""
    marker_id = new_id()
    kept = valid.fields({"words": words, "incident": incident}, CHECKS)
    _happened(happened_on, recorded_on)
    _reviewed(recorded_on, review_on)
    with db.write(act.RecordMarker(person_id, marker_id)) as session:
        valid.living(session, Person, person_id)
        session.add(
            SafetyMarker(
                id=marker_id,
                person_id=person_id,
                happened_on=happened_on,
                recorded_on=recorded_on,
                officer_id=db.officer_id,
                review_on=review_on,
                **kept,
            )
        )
        drafts.drop(session, new(person_id), *NEW_FIELDS)
    return marker_id


def change(db: Database, marker_id: str, **values: Unpack[MarkerFields]) -> None:
    """Put it in other words, or set its day right."""
    kept = valid.fields(values, CHECKS)
    with db.write(act.ChangeMarker(marker_id, tuple(sorted(kept)))) as session:
        marker = valid.living(session, SafetyMarker, marker_id)
        if "happened_on" in kept:
            _happened(kept["happened_on"], marker.recorded_on)
        valid.settle(session, marker, kept)


def review(db: Database, marker_id: str, today: date, review_on: date) -> None:
    """It is still needed: look at it again on another day, within a year."""
    with db.write(act.ReviewMarker(marker_id, review_on)) as session:
        marker = valid.living(session, SafetyMarker, marker_id)
        _reviewed(today, review_on)
        valid.settle(session, marker, {"review_on": review_on})


def end(db: Database, marker_id: str, ended_on: date, because: str) -> None:
    """It is not needed any longer, for this reason."""
    reason = valid.needed(because, _("reason"))
    with db.write(act.EndMarker(marker_id)) as session:
        marker = valid.living(session, SafetyMarker, marker_id)
        if marker.ended_on is not None:
            raise DeskError(_("This safety marker has ended already."))
        valid.in_order(marker.recorded_on, ended_on, _("It cannot end before it was recorded: change the day."))
        valid.settle(session, marker, {"ended_on": ended_on, "ended_because": reason})


def reopen(db: Database, marker_id: str) -> None:
    """It is needed after all."""
    with db.write(act.ReopenMarker(marker_id)) as session:
        valid.put(valid.living(session, SafetyMarker, marker_id), {"ended_on": None, "ended_because": ""})


def of(db: Database, person_id: str) -> Sequence[SafetyMarker]:
    """Of one person, those that hold first, then the ended ones; the newest first."""
    with db.read() as session:
        query = _living().where(SafetyMarker.person_id == person_id)
        return session.scalars(query.order_by(SafetyMarker.ended_on.is_not(None), SafetyMarker.id.desc())).all()


def live(db: Database, today: date) -> Mapping[str, Sequence[Live]]:
    """Person → the markers that have not ended, the oldest first. Nobody without one is named."""
    found: dict[str, list[Live]] = {}
    with db.read() as session:
        names = {row.id: row.name for row in session.execute(select(Officer.id, Officer.name))}
        for one in session.scalars(_living().where(SafetyMarker.ended_on.is_(None)).order_by(SafetyMarker.id)):
            told = Live(
                one.id, one.person_id, one.words, one.incident, one.happened_on, one.recorded_on,
                names.get(one.officer_id, ""), one.review_on, one.review_on < today,
            )  # fmt: skip
            found.setdefault(one.person_id, []).append(told)
    return found


def _living() -> Select[SafetyMarker]:
    return select(SafetyMarker).where(~SafetyMarker.deleted)


def _happened(happened_on: date, recorded_on: date) -> None:
    valid.in_order(happened_on, recorded_on, _("It cannot have happened after it was recorded: change the day."))


def _reviewed(today: date, review_on: date) -> None:
    if not today < review_on <= today + LONGEST:
        raise DeskError(_("A safety marker is looked at again within a year: choose a day from tomorrow on."))
