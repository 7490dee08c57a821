"""What services have: the built-in features, and those the council added."""

import re
from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.directory import Feature
from clcdesk.rules import facts
from clcdesk.services import act, valid
from clcdesk.store import Database
from clcdesk.words import _
from clcdesk.words.features import built_in

CODE = re.compile(r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")


def add(db: Database, code: str, words: str, family_words: str = "", *, prints: bool = False) -> str:
    """A new feature's id. Its code is new, in lower-case letters, digits and hyphens."""
    if not CODE.fullmatch(code):
        raise DeskError(_("Write the code in lower-case letters, digits and hyphens, like warm-water."))
    feature_id = new_id()
    with db.write(act.AddFeature(code)) as session:
        if code in codes(session):
            raise DeskError(_("There is a feature {code} already: change that one.").format(code=code))
        row = Feature(id=feature_id, code=code, words=valid.needed(words, _("words")), prints=prints)
        row.family_words = family_words.strip()
        session.add(row)
    return feature_id


def change(db: Database, feature_id: str, words: str, family_words: str, *, prints: bool) -> None:
    kept = valid.needed(words, _("words"))
    with db.read() as session:
        code = valid.living(session, Feature, feature_id).code
    with db.write(act.ChangeFeature(code)) as session:
        row = valid.living(session, Feature, feature_id)
        row.words, row.family_words, row.prints = kept, family_words.strip(), prints


def added(session: Session) -> tuple[facts.Feature, ...]:
    """The council's own, by code."""
    return tuple(facts.Feature(row.code, row.words, row.family_words, row.prints) for row in session.scalars(_added()))


def codes(session: Session) -> Sequence[str]:
    """Every code a service may have and a request may ask for."""
    return [*built_in(), *(row.code for row in session.scalars(_added()))]


def everything(db: Database) -> Sequence[Feature]:
    """The rows the council added, by code."""
    with db.read() as session:
        return session.scalars(_added()).all()


def _added() -> Select[Feature]:
    return select(Feature).where(~Feature.deleted).order_by(Feature.code, Feature.id)


def facts_of(db: Database) -> tuple[facts.Feature, ...]:
    """The council's own as the rules have them, by code."""
    with db.read() as session:
        return added(session)
