"""What the next letter of a case is told: kept as it is typed and chosen, read when the letter is made."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypedDict, Unpack, cast

from clcdesk.errors import DeskError
from clcdesk.models.cases import Case
from clcdesk.models.choices import LetterForm
from clcdesk.models.people import Contact, Person
from clcdesk.rules.facts import Order
from clcdesk.services import (
    act,
    addressees,
    cases,
    choice_letter,
    choices,
    contacts,
    needs,
    options,
    people,
    requests,
    telling,
    valid,
)
from clcdesk.services.addressees import Letterhead
from clcdesk.services.choice_draft import ORDERS, Draft, Said, Wishes
from clcdesk.store import Database
from clcdesk.words import _


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


class Recipient(NamedTuple):
    """Somebody the letter could be to, and why it cannot."""

    contact_id: str | None
    who: str
    how: str
    """How they are told things, in words."""
    stop: str
    """Why no letter can go to them; blank where it can."""
    format: str
    """As their needs, or an officer's choice, say: easy-read, large-print …"""
    language: str


def recipients(db: Database, case_id: str) -> Sequence[Recipient]:
    """The person first, then those around them."""
    person_id = cases.get(db, case_id).person_id
    person, recorded = people.get(db, person_id), needs.of(db, person_id)
    told = {one.contact_id: one for one in telling.everyone(db, person_id)}
    found: list[Recipient] = []
    everybody: list[Person | Contact] = [person, *contacts.of(db, person_id)]
    for one in everybody:
        contact_id = one.id if isinstance(one, Contact) else None
        line = told.get(contact_id or "")
        who = line.who if line else telling.called(one)
        needed = telling.format_needed([need for need in recorded if need.contact_id == contact_id])
        how = line.how if line else ""
        found.append(Recipient(contact_id, who, how, _stop(one), one.format or needed, one.language or "en"))
    return found


def stopped(person: Person) -> str:
    """Why no letter at all may be made for a person; blank where it may."""
    try:
        addressees.may_be_told(person)
    except DeskError as stop:
        return str(stop)
    return ""


def searched(db: Database, case_id: str) -> tuple[str, ...]:
    """The case's requests with a day in their week: what its letter answers."""
    return tuple(one.id for one in requests.of(db, case_id) if requests.entries(db, one.id))


def draft(db: Database, case_id: str, on: date) -> Draft:
    """The next letter as it would be frozen now. DeskError where it stops."""
    return choices.prepare(db, _requests(db, case_id), on, **_wishes(db, case_id))


def freeze(db: Database, case_id: str, on: date) -> str:
    """Freeze the next letter as `draft` shows it; the choice list's id. DeskError where it stops or lacks something."""
    if sentence := missing(draft(db, case_id, on)):
        raise DeskError(sentence)
    return choices.freeze(db, _requests(db, case_id), on, **_wishes(db, case_id))


def missing(made: Draft) -> str:
    """What a letter that offers nobody must say before it is final; blank where all is there."""
    shown = made.letter_facts
    if shown.offers:
        return ""
    lacks = [
        (not shown.doing, _("what we are doing")),
        (shown.news_by is None, _("when there is news")),
        (not shown.meanwhile, _("what happens meanwhile")),
        (not shown.owner, _("who is in charge")),
    ]
    named = [what for lacking, what in lacks if lacking]
    return _("Nobody fits: say {what} before the letter is final.").format(what=", ".join(named)) if named else ""


def _requests(db: Database, case_id: str) -> tuple[str, ...]:
    found = searched(db, case_id)
    if not found:
        raise DeskError(_("Nothing is looked for yet: paint a day in The week, and the letter follows."))
    return found


def _wishes(db: Database, case_id: str) -> Wishes:
    form = of(db, case_id)
    to = next((one for one in recipients(db, case_id) if one.contact_id == form.contact_id), None)
    ticked = frozenset[str]().union(*(options.ticked(db, one) for one in searched(db, case_id)))
    needed = to.format if to else "standard"
    language = to.language if to else "en"
    return Wishes(
        contact_id=form.contact_id,
        order=cast(Order, form.ordered_by),
        in_full=ticked or None,
        head=Letterhead(reply_by=form.reply_by),
        format=form.format or (needed if needed in choice_letter.FORMATS else "standard"),
        language=language if language in choice_letter.LANGUAGES else "en",
        said=Said(
            form.matters, form.doing, form.news_by, form.meanwhile, form.owner, form.pays, form.assessed_on
        ),
    )  # fmt: skip


def _stop(one: Person | Contact) -> str:
    if one.do_not_write:
        return _("marked “do not write”")
    if isinstance(one, Contact) and not one.may_be_written_to:
        return _("not agreed that they are written to")
    return ""


def _blank(case_id: str) -> LetterForm:
    return LetterForm(
        id=case_id, case_id=case_id, contact_id=None, format="", ordered_by="name", matters=True,
        reply_by=None, doing="", news_by=None, meanwhile="", owner="", pays="", assessed_on=None, deleted=False,
    )  # fmt: skip
