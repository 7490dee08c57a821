"""The council's own facts, which every letter carries."""

from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from clcdesk.letters.facts import LetterFacts
from clcdesk.models.council import Council
from clcdesk.services import act, valid
from clcdesk.store import Database

ONE = "council"
"""The id of its one row, the same on every laptop."""


class CouncilFields(TypedDict, total=False):
    name: str
    freepost: str
    privacy: str
    phone: str
    complaints_phone: str
    advocacy: str
    advocacy_phone: str


FIELDS = tuple(CouncilFields.__annotations__)


def get(db: Database) -> Council:
    """As it is kept; blank before anything was."""
    with db.read() as session:
        return _kept(session) or Council(id=ONE, **dict.fromkeys(FIELDS, ""))


def change(db: Database, **values: Unpack[CouncilFields]) -> None:
    kept = valid.fields(values, {})
    with db.write(act.ChangeCouncil(tuple(sorted(kept)))) as session:
        row = session.get(Council, ONE)
        if row is None:
            session.add(Council(id=ONE, **{**dict.fromkeys(FIELDS, ""), **kept}))
            return
        if row.deleted:
            row.deleted = False
            valid.settle(session, row, {**dict.fromkeys(FIELDS, ""), **kept})
        else:
            valid.settle(session, row, kept)


def on_the_letter(session: Session, shown: LetterFacts) -> LetterFacts:
    """A letter's facts with the council's own, where nothing else is said."""
    row = _kept(session)
    if row is None:
        return shown
    own = {name: getattr(row, name) for name in FIELDS if name != "name"}
    own["council"] = row.name
    return shown._replace(**{name: getattr(shown, name) or said for name, said in own.items()})


def _kept(session: Session) -> Council | None:
    row = session.get(Council, ONE)
    return None if row is None or row.deleted else row
