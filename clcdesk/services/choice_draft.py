"""A choice list before it is frozen: matched, worded and drawn from what the database holds now."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypedDict, cast

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Framework
from clcdesk.letters import compose, plain
from clcdesk.letters.facts import Choice, LetterFacts, Source
from clcdesk.letters.facts import HelpsWith as HelpOnPaper
from clcdesk.letters.facts import Outcome as OutcomeOnPaper
from clcdesk.letters.offers import printable
from clcdesk.models.cases import Case
from clcdesk.models.choices import ChoiceList
from clcdesk.models.directory import Service
from clcdesk.models.people import Person
from clcdesk.models.plans import Outcome
from clcdesk.models.requests import HelpsWith, Request
from clcdesk.rules.facts import Answer, Directory, Order
from clcdesk.services import (
    addressees,
    choice_letter,
    council,
    directory,
    frameworks,
    matching,
    plans,
    requests,
    travel,
    valid,
)
from clcdesk.services.addressees import Addressee, Letterhead
from clcdesk.store import files
from clcdesk.store.session import DeskSession
from clcdesk.words import _
from clcdesk.words.features import known as features

ORDERS = ("name", "nearest")


class Said(NamedTuple):
    """What the officer says in a letter beside what the case knows; blank is left out of it."""

    matters: bool = True
    """Say what matters to the person."""
    doing: str = ""
    news_by: date | None = None
    meanwhile: str = ""
    owner: str = ""
    pays: str = ""
    assessed_on: date | None = None
    cost: str = ""
    """What the support costs the council a week, as the person asked: "£117.63"."""
    choice: Choice = ""
    view: str = ""
    """The council's view at the moment, where the person lacks mental capacity for the choice."""
    looked_for: tuple[str, ...] = ()
    """Must-haves that this recipient's letter names: codes of features."""


class Wishes(TypedDict, total=False):
    """What a letter may be told beside its requests and its day."""

    contact_id: str | None
    """Whom it is to; None: the person."""
    order: Order
    in_full: Collection[str] | None
    """References of the services with a card of their own; None: the nearest six that fit."""
    head: Letterhead
    format: str
    """standard or plain, in place of what the needs choose; "" as they choose."""
    language: str
    """In place of the recipient's; "" theirs."""
    said: Said
    why: Mapping[str, object]
    """What is kept with the list and stands in no letter: why this format, who found what."""


class Draft(NamedTuple):
    """A choice list before it is frozen: what its letter says and its bytes, for looking at."""

    case_id: str
    request_ids: tuple[str, ...]
    version: int
    supersedes_id: str | None
    addressee: Addressee
    answers: tuple[Answer, ...]
    letter_facts: LetterFacts
    text: str
    """The letter in plain text."""
    letter: bytes
    record: bytes
    versions: tuple[str, ...]
    """The version of each answer's framework."""
    why: Mapping[str, object]
    """What is kept with the list and stands in no letter."""


def prepared(
    session: DeskSession, request_ids: Sequence[str], on: date, wishes: Wishes, found: Directory | None = None
) -> Draft:
    """`found` spares reading the directory again."""
    contact_id, order = wishes.get("contact_id"), wishes.get("order", "name")
    valid.one_of(ORDERS)(order, _("order"))
    case = _one_case(session, request_ids)
    last = session.scalars(_before(case.id, contact_id)).first()
    version = last.version + 1 if last else 1
    outcomes = _outcomes(session, case, request_ids)
    to = _addressee(session, case, wishes, tuple(row.words for row in outcomes))
    said = wishes.get("said", Said())
    known, services = frameworks.known(session), found or directory.gathered(session)
    answers = tuple(_answer(session, known, one, to, services, on, order) for one in request_ids)
    told = choice_letter.Told(
        outcomes=tuple(_outcome_on_paper(row) for row in outcomes) if said.matters else (),
        helps=_helps(session, request_ids),
        photos=_photos(session, answers),
        travel=travel.on_paper(session, case.id),
        in_full=wishes.get("in_full"),
        dear=to.dear,
        reference=f"{valid.living(session, Person, case.person_id).reference}/{version}",
    )
    shown = _with_what_is_said(choice_letter.facts(answers, known, services, told), said, answers, services)
    shown = council.on_the_letter(session, shown)
    letter = compose.letter(shown)
    text = plain.text(letter)
    return Draft(
        case_id=case.id,
        request_ids=tuple(request_ids),
        version=version,
        supersedes_id=last.id if last else None,
        addressee=to,
        answers=answers,
        letter_facts=shown,
        text=text,
        letter=choice_letter.drawn(letter, to.format, to.language),
        record=choice_letter.record(answers, known, services, shown, told, wishes.get("why", {}), text),
        versions=tuple(frameworks.version(known[answer.request.framework]) for answer in answers),
        why=wishes.get("why", {}),
    )


def _with_what_is_said(shown: LetterFacts, said: Said, answers: Sequence[Answer], known: Directory) -> LetterFacts:
    asked = {code for one in answers for code in one.request.must}
    ticked = [code for code in said.looked_for if code in asked]
    about = shown.voice == "other"
    return shown._replace(
        doing=said.doing, news_by=said.news_by, meanwhile=said.meanwhile, owner=said.owner,
        pays=said.pays, assessed_on=said.assessed_on, cost=said.cost,
        choice=said.choice if about else "", view=said.view if about and said.choice == "lacking" else "",
        looked_for=printable(ticked, features(known.features)),
    )  # fmt: skip


def _addressee(session: Session, case: Case, wishes: Wishes, outcomes: tuple[str, ...]) -> Addressee:
    to = addressees.addressee(session, case, wishes.get("contact_id"), wishes.get("head", Letterhead()), outcomes)
    style, language = wishes.get("format") or to.format, wishes.get("language") or to.language
    letter = to.correspondence._replace(format=style, language=language)
    return to._replace(format=style, language=language, correspondence=letter)


def _one_case(session: Session, request_ids: Sequence[str]) -> Case:
    if not request_ids or len(set(request_ids)) != len(request_ids):
        raise DeskError(_("Choose at least one request, each once."))
    cases = {valid.living(session, Request, request_id).case_id for request_id in request_ids}
    if len(cases) > 1:
        raise DeskError(_("These requests belong to several cases: make a letter for each case."))
    case = valid.living(session, Case, cases.pop())
    if case.closed_on is not None:
        raise DeskError(_("This case is closed: open it again before a letter is made."))
    return case


def _before(case_id: str, contact_id: str | None) -> Select[ChoiceList]:
    before = select(ChoiceList).where(ChoiceList.case_id == case_id, ChoiceList.contact_id == contact_id)
    return before.order_by(ChoiceList.version.desc())


def last_id(session: Session, case_id: str, contact_id: str | None) -> str | None:
    """The newest list of a case and recipient."""
    last = session.scalars(_before(case_id, contact_id)).first()
    return last.id if last else None


def _answer(
    session: DeskSession,
    known: Mapping[str, Framework],
    request_id: str,
    to: Addressee,
    services: Directory,
    on: date,
    order: Order,
) -> Answer:
    request = requests.gathered(session, request_id)
    letter = to.correspondence._replace(sample=request.correspondence.sample)
    request = request._replace(correspondence=letter)
    return matching.judged(known.get(request.framework), request, services, on, order)


def _outcomes(session: Session, case: Case, request_ids: Sequence[str]) -> Sequence[Outcome]:
    """Those of the plan the first request looks for, else of the person's current one."""
    plan_id = valid.living(session, Request, request_ids[0]).plan_id
    plan_id = plan_id or plans.current_id(session, case.person_id)
    if plan_id is None:
        return ()
    rows = session.scalars(plans.outcomes_of(plan_id))
    return [row for row in rows if row.progress != "no-longer-wanted"]


def _outcome_on_paper(row: Outcome) -> OutcomeOnPaper:
    """Whose words they are; of the family, who said it: what was noted up to its first comma ("Mum, on 3 June")."""
    family = row.whose == "family"
    who = row.how_shown.split(",")[0].strip() if family else ""
    return OutcomeOnPaper(row.words, cast(Source, row.whose), "" if family else row.how_shown, who)


def _helps(session: Session, request_ids: Sequence[str]) -> Mapping[str, tuple[HelpOnPaper, ...]]:
    """Service reference → the notes on it, in the order of the outcomes."""
    query = (
        select(Service.ref, Outcome.words, HelpsWith.note)
        .join_from(HelpsWith, Service, HelpsWith.service_id == Service.id)
        .join(Outcome, HelpsWith.outcome_id == Outcome.id)
        .where(HelpsWith.request_id.in_(request_ids), ~HelpsWith.deleted, ~Service.deleted, ~Outcome.deleted)
        .order_by(Outcome.position, HelpsWith.id)
    )
    helps: dict[str, tuple[HelpOnPaper, ...]] = {}
    for ref, words, note in session.execute(query):
        helps[ref] = (*helps.get(ref, ()), HelpOnPaper(words, note))
    return helps


def _photos(session: Session, answers: Sequence[Answer]) -> Mapping[str, bytes]:
    """Service reference → its photo, of the services that fit and have one kept."""
    fits = {one.service.ref for answer in answers for one in answer.fits}
    query = select(Service.ref, Service.photo_file).where(~Service.deleted, Service.photo_file != "")
    return {ref: files.data(session, digest) for ref, digest in session.execute(query) if ref in fits}
