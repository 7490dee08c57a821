"""The week of a request, painted: what is wanted in it, and what is already there."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.models.cases import Case
from clcdesk.models.requests import AlreadyThere, Request
from clcdesk.rules import week
from clcdesk.rules.facts import DAYS, Entry
from clcdesk.rules.week import PARTS, Cell
from clcdesk.services import act, requests, valid
from clcdesk.store import Database
from clcdesk.words import _

LONGEST = 200
"""Letters of what is already there."""
NOTHING: Mapping[Cell, str] = {}


class Mark(NamedTuple):
    """What is already there in one part of one day."""

    day: str
    part: str
    words: str


def paint(db: Database, request_id: str, pattern: Sequence[Entry], marks: Mapping[Cell, str] = NOTHING) -> None:
    """One act: the week wanted is this, and these cells hold what is said ("" takes away what was there).

    "Wednesday morning added" if it is new, changed, cleared, or noted as already there.
    """
    wanted = week.ordered(pattern)
    kept = {cell: _words(cell, words) for cell, words in marks.items()}
    with db.read() as session:
        before = requests.pattern(session, request_id)
        person_id = _person(session, request_id)
        there = {(row.day, row.part): row.words for row in session.scalars(_marks(person_id))}
    other, how = week.difference(before, wanted)
    marked = tuple(cell for cell, words in kept.items() if there.get(cell, "") != words)
    change = _change(how if other else None, [kept[cell] for cell in marked]) if marked else how
    cells = (*other, *(code for code in week.codes(marked) if code not in other))
    with db.write(act.PaintWeek(request_id, cells, change)) as session:
        if other:
            requests.arrange(session, request_id, wanted)
        _mark(session, person_id, {cell: kept[cell] for cell in marked})


def already(db: Database, person_id: str) -> Sequence[Mark]:
    """What the person's week holds, in the order of the week."""
    with db.read() as session:
        rows = session.scalars(_marks(person_id)).all()
    marks = (Mark(row.day, row.part, row.words) for row in rows)
    return sorted(marks, key=lambda mark: (DAYS.index(mark.day), PARTS.index(mark.part)))


def _change(of_pattern: str | None, words: Sequence[str]) -> str:
    of_marks = "already" if all(words) else "cleared" if not any(words) else "changed"
    return of_marks if of_pattern in (None, of_marks) else "changed"


def _words(cell: Cell, words: str) -> str:
    valid.one_of(DAYS)(cell[0], _("day"))
    valid.one_of(PARTS)(cell[1], _("part of the day"))
    kept = " ".join(words.split())
    if len(kept) > LONGEST:
        raise DeskError(_("What is already there is too long for a week: put the rest into Notes."))
    return kept


def _mark(session: Session, person_id: str, marks: Mapping[Cell, str]) -> None:
    rows = {(row.day, row.part): row for row in session.scalars(_marks(person_id))}
    for (day, part), words in marks.items():
        row = rows.get((day, part))
        if row is not None and words:
            row.words = words
        elif row is not None:
            row.deleted = True
        elif words:
            session.add(AlreadyThere(person_id=person_id, day=day, part=part, words=words))


def _person(session: Session, request_id: str) -> str:
    return valid.living(session, Case, valid.living(session, Request, request_id).case_id).person_id


def _marks(person_id: str) -> Select[AlreadyThere]:
    living = select(AlreadyThere).where(AlreadyThere.person_id == person_id, ~AlreadyThere.deleted)
    return living.order_by(AlreadyThere.id)
