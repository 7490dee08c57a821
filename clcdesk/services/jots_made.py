"""What is made of a jotted line: a condition, a wish, somebody around them, a promise. Each is one act."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.models.base import Tracked, new_id
from clcdesk.models.cases import Case
from clcdesk.models.choices import ChoiceList
from clcdesk.models.jots import Jot
from clcdesk.models.people import CommunicationNeed, Contact
from clcdesk.models.plans import Outcome
from clcdesk.models.promises import Promise
from clcdesk.models.requests import Request
from clcdesk.rules.facts import Feature
from clcdesk.services import act, decision_form, features, valid
from clcdesk.store import Database
from clcdesk.words import _
from clcdesk.words.features import known

WISHES = ("must", "would-like")
TABLES: Mapping[str, type[Tracked]] = {
    "outcome": Outcome,
    "must": Request,
    "would-like": Request,
    "contact": Contact,
    "how-to-reach": CommunicationNeed,
    "decision": ChoiceList,
    "promise": Promise,
}
"""What a line became → the table of the row it went into."""
PROMISED = {
    "visit": ("visit", "see"),
    "call": ("call", "phone", "ring", "telephone"),
    "post": ("post", "send", "print"),
}
"""What is promised → words of a line that say so."""
REACHED = {
    "text-message": ("text", "texts", "sms", "whatsapp"),
    "email": ("email", "emails", "e-mail"),
    "letter": ("letter", "letters", "write", "post"),
    "via-carer": ("through", "via"),
}
"""How somebody is reached, where it is not by telephone."""
PHONE = re.compile(r"\+?\d[\d ()-]{7,}\d", re.ASCII)
PARTS = re.compile(r"[,;:(]|\s[–-]\s")
WORD = re.compile(r"[\w’'-]+")
SHORT = 3
"""Letters up to which a word of a feature's name need not be said: of, and, to."""
LONGEST_NAME = 80


class Went(NamedTuple):
    """Where a line went."""

    became: str
    table: str
    row_id: str
    there: bool
    """False: that was taken away since."""


def went(db: Database, rows: Iterable[Jot]) -> Mapping[str, Went]:
    """Of those lines of which something was made, by the line's id."""
    with db.read() as session:
        found = {}
        for jot in rows:
            if model := TABLES.get(jot.became):
                row = session.get(model, jot.became_id)
                there = row is not None and not row.deleted
                found[jot.id] = Went(jot.became, model.__tablename__, jot.became_id, there)
        return found


def feature_in(words: str, offered: Iterable[Feature]) -> str:
    """The code of the feature a line speaks of, the most exact one; "" where it speaks of none."""
    said = f" {' '.join(_words(words))} "
    found = [feature for feature in offered if _speaks_of(said, feature)]
    return max(found, key=lambda feature: (len(_words(feature.words)), feature.code)).code if found else ""


def wish(db: Database, jot_id: str, request_id: str, kind: str) -> str:
    """What is looked for: a must-have, or what would be liked. Gives the feature's code.

    Where a line speaks of no feature it is kept in its words among what would be liked, and "" comes back.
    """
    kind = valid.one_of(WISHES)(kind, _("wish"))
    with db.read() as session:
        code = feature_in(valid.living(session, Jot, jot_id).words, known(features.added(session)).values())
    kind = kind if code else "would-like"
    with db.write(act.MakeWishOfJot(jot_id, request_id, kind)) as session:
        jot, request = _theirs(session, jot_id), valid.living(session, Request, request_id)
        if request.case_id != jot.case_id:
            raise DeskError(_("This search is somebody else’s. Nothing was changed."))
        if kind == "must":
            request.must = _with(request.must, code)
        else:
            request.would_like = _with(request.would_like, code or jot.words.replace(";", ","))
        jot.became, jot.became_id = kind, request_id
    return code


def contact(db: Database, jot_id: str) -> str:
    """Somebody around the person, of what the line says: a name, who they are, a telephone number; their id."""
    contact_id = new_id()
    with db.write(act.MakeContactOfJot(jot_id, contact_id)) as session:
        jot = _theirs(session, jot_id)
        case = valid.living(session, Case, jot.case_id or "")
        name, relationship, phone = somebody(jot.words)
        session.add(
            Contact(
                id=contact_id, person_id=case.person_id, name=name, role="contact",
                relationship=relationship, phone=phone,
            )
        )  # fmt: skip
        jot.became, jot.became_id = "contact", contact_id
    return contact_id


def how_to_reach(db: Database, jot_id: str, contact_id: str, today: date) -> str:
    """The line says how to reach the person ("") or somebody around them: a communication need; its id."""
    need_id = new_id()
    with db.write(act.MakeNeedOfJot(jot_id, need_id)) as session:
        jot = _theirs(session, jot_id)
        person_id = valid.living(session, Case, jot.case_id or "").person_id
        if contact_id and valid.living(session, Contact, contact_id).person_id != person_id:
            raise DeskError(_("This is somebody around another person. Nothing was changed."))
        session.add(
            CommunicationNeed(
                id=need_id, person_id=person_id, contact_id=contact_id or None, need_group="contact-method",
                code=_first_said(jot.words, REACHED, "telephone"), detail=jot.words, checked_on=today,
            )
        )  # fmt: skip
        jot.became, jot.became_id = "how-to-reach", need_id
    return need_id


def decision(db: Database, jot_id: str, list_id: str) -> None:
    """The line goes to the person's words in the decision being written on this list."""
    with db.write(act.PutJotInDecision(jot_id, list_id)) as session:
        jot = _theirs(session, jot_id)
        if valid.living(session, ChoiceList, list_id).case_id != jot.case_id:
            raise DeskError(_("This letter is somebody else’s. Nothing was changed."))
        form = decision_form.open_form(session, list_id)
        form.how_shown = "\n".join(filter(None, (form.how_shown, jot.words)))
        jot.became, jot.became_id = "decision", list_id


def promise(db: Database, jot_id: str, today: date, due_on: date) -> str:
    """The line is a promise, by a day: a visit, a call, something to post, as its words say; its id."""
    promise_id = new_id()
    valid.in_order(today, due_on, _("The day is before it was promised: choose a later one."))
    with db.write(act.MakePromiseOfJot(jot_id, promise_id)) as session:
        jot = valid.living(session, Jot, jot_id)
        kind = _first_said(jot.words, PROMISED, "other")
        session.add(
            Promise(
                id=promise_id, case_id=jot.case_id, officer_id=db.officer_id, kind=kind,
                what=jot.words, made_on=today, due_on=due_on,
            )
        )  # fmt: skip
        jot.became, jot.became_id = "promise", promise_id
    return promise_id


def somebody(words: str) -> tuple[str, str, str]:
    """Name, relationship and telephone number of "Uncle Raj, her mum’s brother, 0116 496 0123"."""
    number = PHONE.search(words)
    phone = number[0].strip() if number else ""
    rest = words.replace(phone, " ") if phone else words
    parts = [" ".join(part.split()).strip(" .)") for part in PARTS.split(rest)]
    parts = [part for part in parts if part]
    name = parts[0] if parts else words.strip()
    return name[:LONGEST_NAME], parts[1][:LONGEST_NAME] if len(parts) > 1 else "", phone


def _theirs(session: Session, jot_id: str) -> Jot:
    jot = valid.living(session, Jot, jot_id)
    if jot.case_id is None:
        raise DeskError(_("This line belongs to nobody yet: say first whose it is."))
    return jot


def _with(there: Sequence[str], one: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*there, one)))


def _words(text: str) -> list[str]:
    return [word.strip("-’'") for word in WORD.findall(text.casefold().replace("-", " "))]


def _speaks_of(said: str, feature: Feature) -> bool:
    """The line has the words of its code in a row, or every long word of its name."""
    code = " ".join(_words(feature.code.removeprefix("for-")))
    long = [word for word in _words(feature.words) if len(word) > SHORT]
    return f" {code} " in said or (bool(long) and all(f" {word} " in said for word in long))


def _first_said(words: str, table: Mapping[str, Sequence[str]], otherwise: str) -> str:
    """The code whose word stands first in the line."""
    of_word = {word: code for code, several in table.items() for word in several}
    return next((of_word[word] for word in _words(words) if word in of_word), otherwise)
