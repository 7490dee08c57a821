"""Requests: what is being looked for, one per search, several per case."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.exchange.pattern import MOST_HOURS, SESSIONS
from clcdesk.exchange.request import STAFF
from clcdesk.frameworks.definition import Framework
from clcdesk.models.base import new_id
from clcdesk.models.cases import Case
from clcdesk.models.choices import ChoiceSearch
from clcdesk.models.people import Person
from clcdesk.models.plans import SupportPlan
from clcdesk.models.requests import InLetter, PatternEntry, Request
from clcdesk.rules import facts
from clcdesk.services import act, features, frameworks, valid
from clcdesk.store import Database
from clcdesk.words import _


class RequestDetails(TypedDict, total=False):
    plan_id: str | None
    areas: Sequence[str]
    within_km: Decimal | None
    must: Sequence[str]
    would_like: Sequence[str]
    languages: Sequence[str]
    staff: str
    stale_after_days: int
    bands_agreed: bool
    sample: bool


class RequestFields(RequestDetails, total=False):
    framework: str
    lot: str
    start: date


CHECKS: dict[str, valid.Check] = {
    "within_km": valid.not_below_zero,
    "stale_after_days": valid.not_below_zero,
    "languages": valid.words,
    "areas": valid.words,
    "must": valid.words,
    "would_like": valid.words,
    "staff": valid.one_of(STAFF, blank=True),
}


def add(
    db: Database,
    case_id: str,
    framework: str,
    lot: str,
    start: date,
    pattern: Sequence[facts.Entry] = (),
    **values: Unpack[RequestDetails],
) -> str:
    """A new request's id, with its weekly pattern (which may still be empty)."""
    request_id = new_id()
    kept = valid.fields({**values, "framework": framework, "lot": lot, "start": start}, CHECKS)
    with db.write(act.AddRequest(case_id, request_id)) as session:
        valid.living(session, Case, case_id)
        request = Request(id=request_id, case_id=case_id, **kept)
        _sound(session, request, pattern)
        session.add(request)
        session.add_all(_row(request_id, position, entry) for position, entry in enumerate(pattern, 1))
    return request_id


def change(db: Database, request_id: str, **values: Unpack[RequestFields]) -> None:
    """Change what is given; the pattern has its own verbs."""
    kept = valid.fields(values, CHECKS)
    with db.write(act.ChangeRequest(request_id, tuple(sorted(kept)))) as session:
        request = valid.living(session, Request, request_id)
        valid.settle(session, request, kept)
        _sound(session, request, pattern(session, request_id))


def set_pattern(db: Database, request_id: str, pattern: Sequence[facts.Entry]) -> None:
    """Make the week exactly this, in this order; entries that stay keep their rows."""
    with db.write(act.SetWeek(request_id)) as session:
        arrange(session, request_id, pattern)


def arrange(session: Session, request_id: str, pattern: Sequence[facts.Entry]) -> None:
    """Inside a write: the week is this, in this order; entries that stay keep their rows."""
    request = valid.living(session, Request, request_id)
    _sound(session, request, pattern)
    free = list(session.scalars(_entries(request_id)))
    for position, entry in enumerate(pattern, 1):
        row = next((row for row in free if entry_of(row) == entry), None)
        if row is None:
            session.add(_row(request_id, position, entry))
        else:
            free.remove(row)
            row.position = position
    for row in free:
        row.deleted = True


def add_entry(db: Database, request_id: str, entry: facts.Entry) -> str:
    """A new entry's id, at the end of the week: "Wednesday morning added"."""
    entry_id = new_id()
    _sound_shape(entry)
    with db.write(act.AddEntry(request_id, entry_id, entry.day, entry.session or "hour")) as session:
        request = valid.living(session, Request, request_id)
        rows = session.scalars(_entries(request_id)).all()
        _sound(session, request, [*map(entry_of, rows), entry])
        session.add(_row(request_id, max((row.position for row in rows), default=0) + 1, entry, entry_id))
    return entry_id


def remove_entry(db: Database, entry_id: str) -> None:
    with db.read() as session:
        entry = entry_of(valid.living(session, PatternEntry, entry_id))
    with db.write(act.RemoveEntry(entry_id, entry.day, entry.session or "hour")) as session:
        valid.living(session, PatternEntry, entry_id).deleted = True


def remove(db: Database, request_id: str) -> None:
    """Take a request away, with its week."""
    with db.write(act.RemoveRequest(request_id)) as session:
        request = valid.living(session, Request, request_id)
        _unused(session, request_id)
        request.deleted = True
        for row in session.scalars(_entries(request_id)):
            row.deleted = True
        for ticked in session.scalars(select(InLetter).where(InLetter.request_id == request_id, ~InLetter.deleted)):
            ticked.deleted = True


def get(db: Database, request_id: str) -> Request:
    with db.read() as session:
        return valid.living(session, Request, request_id)


def of_row(db: Database, table: str, row_id: str) -> str:
    """The id of the request that a row is, or belongs to, also when it is taken away; "" if none."""
    if table == "request":
        return row_id
    with db.read() as session:
        entry = session.get(PatternEntry, row_id) if table == "pattern_entry" else None
        return entry.request_id if entry is not None else ""


def of(db: Database, case_id: str) -> Sequence[Request]:
    """In the order they were added."""
    with db.read() as session:
        query = select(Request).where(Request.case_id == case_id, ~Request.deleted)
        return session.scalars(query.order_by(Request.id)).all()


def entries(db: Database, request_id: str) -> Sequence[PatternEntry]:
    """The week, in its order."""
    with db.read() as session:
        return session.scalars(_entries(request_id)).all()


def pattern_of(db: Database, request_id: str) -> tuple[facts.Entry, ...]:
    """The week as the rules have it, in its order."""
    with db.read() as session:
        return pattern(session, request_id)


def facts_of(db: Database, request_id: str) -> facts.Request:
    """What `rules.match` judges: the request with the person's own facts, and nothing for a letter."""
    with db.read() as session:
        return gathered(session, request_id)


def gathered(session: Session, request_id: str) -> facts.Request:
    row = valid.living(session, Request, request_id)
    person = valid.living(session, Person, valid.living(session, Case, row.case_id).person_id)
    week = pattern(session, request_id)
    if not week:
        raise DeskError(_("This request has no day in its week yet: add one, then look."))
    return facts.Request(
        framework=row.framework,
        lot=row.lot,
        start=row.start,
        pattern=week,
        person=facts.Person(person.reference, person.first_name, person.name, person.date_of_birth, person.postcode),
        areas=row.areas,
        within_km=row.within_km,
        must=row.must,
        languages=row.languages,
        staff=row.staff,
        stale_after_days=row.stale_after_days,
        correspondence=NO_LETTER._replace(sample=row.sample),
    )


NO_LETTER = facts.Correspondence("", "", (), "", (), "", "", "", "", None, "", False)


def _entries(request_id: str) -> Select[PatternEntry]:
    living = select(PatternEntry).where(PatternEntry.request_id == request_id, ~PatternEntry.deleted)
    return living.order_by(PatternEntry.position, PatternEntry.id)


def pattern(session: Session, request_id: str) -> tuple[facts.Entry, ...]:
    return tuple(map(entry_of, session.scalars(_entries(request_id))))


def entry_of(row: PatternEntry) -> facts.Entry:
    return facts.Entry(row.day, row.session, row.hours, row.band)


def _row(request_id: str, position: int, entry: facts.Entry, entry_id: str = "") -> PatternEntry:
    return PatternEntry(id=entry_id or new_id(), request_id=request_id, position=position, **entry._asdict())


def _unused(session: Session, request_id: str) -> None:
    """A request that a choice list answered is part of the record."""
    searched = select(ChoiceSearch.id).where(ChoiceSearch.request_id == request_id).limit(1)
    if session.scalars(searched).first() is not None:
        raise DeskError(_("A choice list was made for this request, so it stays: close the case instead."))


def _sound(session: Session, request: Request, pattern: Sequence[facts.Entry]) -> None:
    """Refuse what a request's file may not hold either (`formats.md`, *The request*)."""
    framework = frameworks.known(session).get(request.framework)
    if framework is None:
        raise DeskError(_("{code} is not a framework we know.").format(code=request.framework or _("A blank")))
    valid.one_of(tuple(framework.lots))(request.lot, _("lot"))
    valid.listed(tuple(framework.areas))(request.areas, _("area"))
    valid.listed(features.codes(session))(request.must, _("feature"))
    if request.plan_id:
        valid.living(session, SupportPlan, request.plan_id)
    for entry in pattern:
        _sound_entry(framework, entry)


def _sound_entry(framework: Framework, entry: facts.Entry) -> None:
    _sound_shape(entry)
    if framework.bands:
        valid.one_of(tuple(framework.bands), blank=True)(entry.band, _("band"))


def _sound_shape(entry: facts.Entry) -> None:
    valid.one_of(facts.DAYS)(entry.day, _("day"))
    valid.one_of(SESSIONS, blank=True)(entry.session, _("session"))
    if bool(entry.session) == (entry.hours is not None):
        raise DeskError(_("Give each day of the week either a session or hours, not both."))
    valid.not_below_zero(entry.hours, _("number of hours"))
    if entry.hours is not None and not 0 < entry.hours <= MOST_HOURS:
        raise DeskError(_("Hours must be above 0 and at most 24."))
