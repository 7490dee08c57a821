"""What the next letter of a case is told: kept as it is typed and chosen, read when the letter is made."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypedDict, Unpack, cast

from sqlalchemy import Select, select

from clcdesk.errors import DeskError
from clcdesk.letters.facts import Choice
from clcdesk.letters.offers import printable
from clcdesk.models.cases import Case
from clcdesk.models.choices import LetterForm, PrintedMust
from clcdesk.models.people import Contact, Person
from clcdesk.models.requests import Request
from clcdesk.rules.facts import Directory, Order
from clcdesk.services import (
    act,
    addressees,
    capacity,
    cases,
    choice_letter,
    choices,
    contacts,
    costs,
    features,
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
from clcdesk.words.features import known


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
    reason: str
    asked_cost: bool
    whose: str
    found_by: str
    found_on: date | None
    view: str
    left_out: tuple[str, ...]


WHOSE = ("own", "lacking")
CHECKS: dict[str, valid.Check] = {
    "format": valid.one_of(tuple(choice_letter.FORMATS), blank=True),
    "ordered_by": valid.one_of(ORDERS),
    "whose": valid.one_of(WHOSE, blank=True),
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
        for request_id in kept.get("left_out", ()):
            valid.living(session, Request, request_id)
        form = session.get(LetterForm, case_id)
        if form is None or form.deleted:
            form = form or _blank(case_id)
            form.deleted = False
            session.add(form)
        valid.put(form, kept)


class Must(NamedTuple):
    """A must-have of the searches, which stays off paper unless it is ticked for a recipient."""

    code: str
    words: str
    """In the family's words: as it would be printed."""
    ticked: bool


def musts(db: Database, case_id: str, contact_id: str | None) -> Sequence[Must]:
    """Those of the letter's searches that may be printed at all, in the order they were asked for."""
    asked = dict.fromkeys(code for one in searched(db, case_id) for code in requests.get(db, one).must)
    with db.read() as session:
        words = known(features.added(session))
        ticked = set(session.scalars(_printed(case_id, contact_id).with_only_columns(PrintedMust.code)))
    return [Must(code, said, code in ticked) for code in asked for said in printable((code,), words)]


def tick_must(db: Database, case_id: str, contact_id: str | None, code: str, on: bool) -> None:
    """Let one recipient's letter name a must-have, or keep it off paper again."""
    with db.write(act.TickMust(case_id, code, "on" if on else "off")) as session:
        valid.living(session, Case, case_id)
        if contact_id:
            valid.living(session, Contact, contact_id)
        if on and not printable((code,), known(features.added(session))):
            raise DeskError(_("This never stands on paper."))
        row = session.scalars(_printed(case_id, contact_id).where(PrintedMust.code == code)).first()
        if row is None and on:
            session.add(PrintedMust(case_id=case_id, contact_id=contact_id, code=code))
        elif row is not None and not on:
            row.deleted = True


def _printed(case_id: str, contact_id: str | None) -> Select[PrintedMust]:
    mine = select(PrintedMust).where(PrintedMust.case_id == case_id, PrintedMust.contact_id == contact_id)
    return mine.where(~PrintedMust.deleted).order_by(PrintedMust.id)


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
    needs: str
    """The format their recorded needs choose by themselves."""
    reason: str
    """Why an officer chose another for them, as it was noted."""
    voice: str
    """mine, other."""


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
        voice = one.voice if isinstance(one, Contact) else "mine"
        found.append(
            Recipient(
                contact_id, who, how, _stop(one), one.format or needed, one.language or "en", needed,
                one.format_reason, voice or "mine",
            )
        )  # fmt: skip
    return found


def stopped(person: Person) -> str:
    """Why no letter at all may be made for a person; blank where it may."""
    try:
        addressees.may_be_told(person)
    except DeskError as stop:
        return str(stop)
    return ""


def searches(db: Database, case_id: str) -> tuple[Request, ...]:
    """The case's requests with a day in their week."""
    return tuple(one for one in requests.of(db, case_id) if requests.entries(db, one.id))


def searched(db: Database, case_id: str) -> tuple[str, ...]:
    """The requests its letter answers: every one with a day in its week that is not left out."""
    left_out = of(db, case_id).left_out
    return tuple(one.id for one in searches(db, case_id) if one.id not in left_out)


def draft(db: Database, case_id: str, on: date, known: Directory | None = None) -> Draft:
    """The next letter as it would be frozen now. DeskError where it stops.

    `known` spares reading the directory again: `directory.facts(db)`.
    """
    return choices.prepare(db, _requests(db, case_id), on, known, **_wishes(db, case_id, on))


def freeze(db: Database, case_id: str, on: date) -> str:
    """Freeze the next letter as `draft` shows it; the choice list's id. DeskError where it stops or lacks something."""
    if sentence := missing(draft(db, case_id, on)):
        raise DeskError(sentence)
    return choices.freeze(db, _requests(db, case_id), on, **_wishes(db, case_id, on))


class Found(NamedTuple):
    """Who found that the person lacks mental capacity for this choice, and when."""

    by: str
    on: date | None


def found(db: Database, case_id: str, form: LetterForm) -> Found:
    """As the letter is told, else as the decision says."""
    told = capacity.for_choice(db, case_id)
    lacking = told is not None and told.decides == "cannot"
    return Found(
        form.found_by or (told.assessed_by if told and lacking else ""),
        form.found_on or (told.assessed_on if told and lacking else None),
    )


def cost(db: Database, case_id: str, on: date) -> Decimal | None:
    """What the searches of the letter cost the council a week; None is not known."""
    wanted = searched(db, case_id)
    amounts = [one.amount for one in costs.weekly(db, case_id, on).searches if one.request_id in wanted]
    return None if None in amounts or not amounts else sum(filter(None, amounts), Decimal("0.00"))


def missing(made: Draft) -> str:
    """What a letter must say before it is final, and does not; blank where all is there."""
    shown = made.letter_facts
    if shown.choice == "lacking" and not (made.why.get("found_by") and made.why.get("found_on")):
        return _("Say who found that {name} cannot make this choice, and when, before the letter is final.").format(
            name=shown.name
        )
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


class NothingAskedError(DeskError):
    """There is no letter because nothing is looked for yet."""


def _requests(db: Database, case_id: str) -> tuple[str, ...]:
    found = searched(db, case_id)
    if not found and searches(db, case_id):
        raise NothingAskedError(_("Every search is left out of this letter: tick one of them."))
    if not found:
        raise NothingAskedError(_("Nothing is looked for yet: paint a day in The week, and the letter follows."))
    return found


def _wishes(db: Database, case_id: str, on: date) -> Wishes:
    form = of(db, case_id)
    to = next((one for one in recipients(db, case_id) if one.contact_id == form.contact_id), None)
    ticked = frozenset[str]().union(*(options.ticked(db, one) for one in searched(db, case_id)))
    needed = to.format if to else "standard"
    language = to.language if to else "en"
    who = found(db, case_id, form)
    return Wishes(
        contact_id=form.contact_id,
        order=cast(Order, form.ordered_by),
        in_full=ticked or None,
        head=Letterhead(reply_by=form.reply_by),
        format=form.format or (needed if needed in choice_letter.FORMATS else "standard"),
        language=language if language in choice_letter.LANGUAGES else "en",
        said=_said(db, case_id, form, on),
        why={
            "needs": to.needs if to else "",
            "language": language,
            "reason": form.reason or (to.reason if to else ""),
            "found_by": who.by if form.whose == "lacking" else "",
            "found_on": who.on if form.whose == "lacking" else None,
            "left_out": form.left_out,
        },
    )


def _said(db: Database, case_id: str, form: LetterForm, on: date) -> Said:
    amount = cost(db, case_id, on) if form.asked_cost else None
    return Said(
        matters=form.matters,
        doing=form.doing,
        news_by=form.news_by,
        meanwhile=form.meanwhile,
        owner=form.owner,
        pays=form.pays,
        assessed_on=form.assessed_on,
        cost="" if amount is None else f"£{amount:,.2f}",
        choice=cast(Choice, form.whose),
        view=form.view,
        looked_for=tuple(one.code for one in musts(db, case_id, form.contact_id) if one.ticked),
    )


def _stop(one: Person | Contact) -> str:
    if one.do_not_write:
        return _("marked “do not write”")
    if isinstance(one, Contact) and not one.may_be_written_to:
        return _("not agreed that they are written to")
    return ""


def _blank(case_id: str) -> LetterForm:
    return LetterForm(
        id=case_id, case_id=case_id, contact_id=None, format="", ordered_by="name", matters=True,
        reply_by=None, doing="", news_by=None, meanwhile="", owner="", pays="", assessed_on=None, reason="",
        asked_cost=False, whose="", found_by="", found_on=None, view="", left_out=(), deleted=False,
    )  # fmt: skip
