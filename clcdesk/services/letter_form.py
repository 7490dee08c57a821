"""What the next letter of a case is told: kept as it is typed and chosen, read when the letter is made."""

from datetime import date
from typing import TypedDict, Unpack

from clcdesk.models.cases import Case
from clcdesk.models.choices import LetterForm
from clcdesk.models.people import Contact
from clcdesk.services import act, choice_letter, valid
from clcdesk.services.choice_draft import ORDERS
from clcdesk.store import Database


class LetterFields(TypedDict, total=False):
    contact_id: str | None
    format: str
    ordered_by: str
    matters: bool
    reply_by: date | None
    doing: str
    news_by: date | None
    meanwhile: str
    owner: str
    pays: str
    assessed_on: date | None


CHECKS: dict[str, valid.Check] = {
    "format": valid.one_of(tuple(choice_letter.FORMATS), blank=True),
    "ordered_by": valid.one_of(ORDERS),
}


def of(db: Database, case_id: str) -> LetterForm:
    """As it stands; as it begins where nothing was chosen yet."""
    with db.read() as session:
        form = session.get(LetterForm, case_id)
        return _blank(case_id) if form is None or form.deleted else form


def write(db: Database, case_id: str, **values: Unpack[LetterFields]) -> None:
    """Choose or write something of the next letter."""
    kept = valid.fields(values, CHECKS)
    with db.write(act.ChangeLetter(case_id, tuple(sorted(kept)))) as session:
        valid.living(session, Case, case_id)
        if kept.get("contact_id"):
            valid.living(session, Contact, kept["contact_id"])
        form = session.get(LetterForm, case_id)
        if form is None or form.deleted:
            form = form or _blank(case_id)
            form.deleted = False
            session.add(form)
        valid.put(form, kept)


def _blank(case_id: str) -> LetterForm:
    return LetterForm(
        id=case_id, case_id=case_id, contact_id=None, format="", ordered_by="name", matters=True,
        reply_by=None, doing="", news_by=None, meanwhile="", owner="", pays="", assessed_on=None, deleted=False,
    )  # fmt: skip
