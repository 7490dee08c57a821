"""Advocacy (Care Act s 67): who would have substantial difficulty taking part, and who then helps them."""

from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.models.people import Contact, Person
from clcdesk.models.safeguards import Advocacy
from clcdesk.services import act, valid
from clcdesk.store import Database
from clcdesk.words import _

DIFFICULTY = ("none", "substantial")
WITH_WHAT = ("understand", "retain", "use", "communicate")
THROUGH = ("individual", "advocate")
BLANK = {
    "difficulty": "",
    "with_what": (),
    "asked_on": None,
    "through": "",
    "individual_id": None,
    "agreed": False,
    "referred_to": "",
    "referred_on": None,
}


class AdvocacyFields(TypedDict, total=False):
    difficulty: str
    with_what: tuple[str, ...]
    through: str
    individual_id: str | None
    agreed: bool
    referred_to: str
    referred_on: date | None


CHECKS: dict[str, valid.Check] = {
    "difficulty": valid.one_of(DIFFICULTY, blank=True),
    "with_what": valid.listed(WITH_WHAT),
    "through": valid.one_of(THROUGH, blank=True),
}


def of(db: Database, person_id: str) -> Advocacy:
    """As it stands; blank where nobody has asked."""
    with db.read() as session:
        found = session.get(Advocacy, person_id)
        return _blank(person_id) if found is None or found.deleted else found


def change(db: Database, person_id: str, today: date, **values: Unpack[AdvocacyFields]) -> None:
    """Change what is given. What is difficult makes the difficulty a substantial one, asked about today.

    An appropriate individual is one of the people around; another one is not yet agreed to.
    """
    kept = valid.fields(values, CHECKS)
    with db.write(act.ChangeAdvocacy(person_id, tuple(sorted(kept)))) as session:
        row = _row(session, person_id)
        if individual := kept.get("individual_id"):
            if valid.living(session, Contact, individual).person_id != person_id:
                raise DeskError(_("This contact belongs to somebody else."))
            kept = {"through": "individual", "agreed": individual == row.individual_id and row.agreed, **kept}
        if kept.get("with_what"):
            kept = {"difficulty": "substantial", **kept}
        if "difficulty" in kept and kept["difficulty"] != row.difficulty:
            kept["asked_on"] = today if kept["difficulty"] else None
        valid.settle(session, row, kept)


def forget_individual(session: Session, contact_id: str) -> None:
    """Somebody is taken away: they are no longer anybody's appropriate individual."""
    query = valid.rows(Advocacy).where(Advocacy.individual_id == contact_id)
    for row in session.scalars(query):
        row.individual_id, row.agreed = None, False


def lacks(row: Advocacy) -> str:
    """What the duty still asks for, in a sentence; blank where nothing."""
    if row.difficulty != "substantial":
        return ""
    if not row.with_what:
        return _("Say what is difficult: to understand, to keep in mind, to weigh up, or to tell others.")
    if row.through == "individual" and row.individual_id is None:
        return _("Say who the appropriate individual is.")
    if row.through == "individual" and not row.agreed:
        return _("Ask whether they want to be helped by this one.")
    if row.through == "advocate" and row.referred_on is None:
        return _("Refer them to an independent advocate, and say when.")
    if not row.through:
        return _("Say who helps them take part: an appropriate individual, or an independent advocate.")
    return ""


def _row(session: Session, person_id: str) -> Advocacy:
    valid.living(session, Person, person_id)
    row = session.get(Advocacy, person_id)
    if row is None:
        row = _blank(person_id)
        session.add(row)
    elif row.deleted:
        valid.put(row, {**BLANK, "deleted": False})
    return row


def _blank(person_id: str) -> Advocacy:
    return Advocacy(id=person_id, person_id=person_id, **BLANK)
