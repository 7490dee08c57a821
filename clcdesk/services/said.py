"""What an officer did, in a sentence that names the thing: the log keeps ids, names are looked up when it is shown."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clcdesk.models.base import Tracked
from clcdesk.models.cases import Case, Referral
from clcdesk.models.choices import ChoiceList, Decision, Offer, RankedOffer
from clcdesk.models.directory import Claim, Membership, Service
from clcdesk.models.frameworks import FrameworkRate
from clcdesk.models.jots import Jot
from clcdesk.models.papers import Paper
from clcdesk.models.people import CommunicationNeed, Contact, Officer, Person
from clcdesk.models.plans import Assessment, Outcome, SupportPlan
from clcdesk.models.promises import Promise
from clcdesk.models.requests import Gap, Request
from clcdesk.models.safeguards import SafetyMarker
from clcdesk.services import features, frameworks
from clcdesk.services.next_step import promise_words
from clcdesk.services.telling import called
from clcdesk.store import Database
from clcdesk.words import _, acts, wording
from clcdesk.words.case_record import day
from clcdesk.words.features import known
from clcdesk.words.matters import quoted
from clcdesk.words.needs import need

MOST_LETTERS = 60
"""Of somebody's words in a sentence; the rest is cut."""
AT_ONCE = 500
"""Rows read by one query."""
Facts = Mapping[str, Any]


def sentence(db: Database, act: str, facts: Facts, kind: str = "act") -> str:
    """`words.acts.sentence`, with what its rows are called now."""
    with db.read() as session:
        return sentences(session, [(act, facts, kind)])[0]


def sentences(session: Session, told: Iterable[tuple[str, Facts, str]]) -> list[str]:
    """Of many acts: (act, facts, kind) each. Rows are read once, however often they are named."""
    wanted = [(act, facts, kind, _ids(act, facts)) for act, facts, kind in told]
    _bring(session, [ids for *_act, ids in wanted])
    names: dict[tuple[str, str], str] = {}
    for *_act, ids in wanted:
        for name, row_id in ids.items():
            if (name, row_id) not in names:
                names[name, row_id] = _name(session, name, row_id)
    return [
        acts.sentence(act, facts, kind, names={name: names[name, row_id] for name, row_id in ids.items()})
        for act, facts, kind, ids in wanted
    ]


def _ids(act: str, facts: Facts) -> dict[str, str]:
    """The facts of its sentence that name something: by id, or by a code of the desk's own."""
    named = (name for name in acts.named(act) if name in NAMES or name in CODES)
    return {name: str(facts[name]) for name in named if facts.get(name)}


def _bring(session: Session, wanted: Iterable[Mapping[str, str]]) -> None:
    """Read all rows of a kind together: `session.get` then finds them."""
    by_model: dict[type[Tracked], set[str]] = {}
    for ids in wanted:
        for name, row_id in ids.items():
            if name in NAMES:
                by_model.setdefault(NAMES[name].model, set()).add(row_id)
    for model, found in by_model.items():
        every = sorted(found)
        for at in range(0, len(every), AT_ONCE):
            session.scalars(select(model).where(model.id.in_(every[at : at + AT_ONCE]))).all()


def _name(session: Session, name: str, row_id: str) -> str:
    """ "" where there is no such row."""
    if name in CODES:
        return CODES[name](session, row_id)
    row = session.get(NAMES[name].model, row_id)
    return "" if row is None else NAMES[name].tell(session, row)


def _some(words: str) -> str:
    plain = " ".join(words.split()).removesuffix(".")
    return plain if len(plain) <= MOST_LETTERS else f"{plain[: MOST_LETTERS - 1].rstrip()}…"


def _outcome(_session: Session, row: Outcome) -> str:
    """In speech marks whoever said it: they show where the words end."""
    return quoted(_some(row.words), "said")


def _jot(_session: Session, row: Jot) -> str:
    return quoted(_some(row.words), "said")


def _person(_session: Session, row: Person) -> str:
    return row.name or called(row) or row.reference


def _contact(_session: Session, row: Contact) -> str:
    return f"{row.name} ({row.relationship})" if row.relationship else row.name


def _case(session: Session, row: Case) -> str:
    person = session.get(Person, row.person_id)
    return _person(session, person) if person else ""


def _need(session: Session, row: CommunicationNeed) -> str:
    whose = session.get(Contact, row.contact_id) if row.contact_id else None
    words = need(row.need_group, row.code, row.detail)
    return f"{words} ({called(whose)})" if whose else words


def _assessment(_session: Session, row: Assessment) -> str:
    return day(row.assessed_on)


def _plan(_session: Session, row: SupportPlan) -> str:
    return _("version {version}").format(version=row.version)


def _service(_session: Session, row: Service) -> str:
    return row.service


def _claim(session: Session, row: Claim) -> str:
    tables = wording("en", "acts")
    service = session.get(Service, row.service_id)
    when = f"{tables['day'].get(row.day, row.day)} {tables['session'].get(row.session, row.session)}"
    return f"{service.service}, {when}" if service else when


def _request(session: Session, row: Request) -> str:
    """Its lot: what tells two searches apart."""
    framework = frameworks.known(session).get(row.framework)
    lot = framework.lots.get(row.lot) if framework else None
    return lot.title if lot else row.lot


def _gap(session: Session, row: Gap) -> str:
    found = _("of {day}, to look at again {again}")
    return found.format(day=day(row.found_on), again=day(row.look_again_on))


def _list(session: Session, row: ChoiceList) -> str:
    return _("version {version}, to {who}").format(version=row.version, who=_recipient(session, row))


def _recipient(session: Session, row: ChoiceList) -> str:
    if contact := session.get(Contact, row.contact_id) if row.contact_id else None:
        return contact.name
    case = session.get(Case, row.case_id)
    return _case(session, case) if case else ""


def _paper(session: Session, row: Paper) -> str:
    choice = session.get(ChoiceList, row.list_id)
    return _list(session, choice) if choice else ""


def _offer(session: Session, row: Offer) -> str:
    service = session.get(Service, row.service_id)
    return service.service if service else ""


def _decision(session: Session, row: Decision) -> str:
    """ "places chosen, Bluebell Barn first"; "a direct payment"."""
    result = str(wording("en", "acts")["result"][row.result])
    query = select(Service.service).join(Offer, Offer.service_id == Service.id)
    query = query.join(RankedOffer, RankedOffer.offer_id == Offer.id).where(RankedOffer.decision_id == row.id)
    first = session.scalars(query.order_by(RankedOffer.rank).limit(1)).first()
    if first is None:
        return result
    return (
        _("{place} first").format(place=first) if row.result == "ranked" else _("waits for {place}").format(place=first)
    )


def _promise(_session: Session, row: Promise) -> str:
    return promise_words(row.kind, _some(row.what), row.to_whom, row.at)


def _marker(_session: Session, row: SafetyMarker) -> str:
    """By its day alone: what it says is not for whoever looks over the shoulder."""
    return day(row.happened_on)


def _rate(_session: Session, row: FrameworkRate) -> str:
    session_words = wording("en", "acts")["session"]
    return _("band {band}, {unit}").format(band=row.band, unit=session_words.get(row.unit, row.unit))


def _framework(session: Session, code: str) -> str:
    framework = frameworks.known(session).get(code)
    return framework.title if framework else ""


def _feature(session: Session, code: str) -> str:
    found = known(features.added(session)).get(code)
    return found.words if found else ""


class Named(NamedTuple):
    model: type[Tracked]
    tell: Callable[[Session, Any], str]


NAMES: Mapping[str, Named] = {
    "assessment_id": Named(Assessment, _assessment),
    "case_id": Named(Case, _case),
    "claim_id": Named(Claim, _claim),
    "contact_id": Named(Contact, _contact),
    "decision_id": Named(Decision, _decision),
    "gap_id": Named(Gap, _gap),
    "jot_id": Named(Jot, _jot),
    "list_id": Named(ChoiceList, _list),
    "marker_id": Named(SafetyMarker, _marker),
    "membership_id": Named(Membership, lambda _session, row: row.provider),
    "need_id": Named(CommunicationNeed, _need),
    "offer_id": Named(Offer, _offer),
    "officer_id": Named(Officer, lambda _session, row: row.name),
    "outcome_id": Named(Outcome, _outcome),
    "paper_id": Named(Paper, _paper),
    "person_id": Named(Person, _person),
    "plan_id": Named(SupportPlan, _plan),
    "promise_id": Named(Promise, _promise),
    "rate_id": Named(FrameworkRate, _rate),
    "referral_id": Named(Referral, lambda _session, row: row.asked_by),
    "request_id": Named(Request, _request),
    "service_id": Named(Service, _service),
}
"""A fact of an act → the table its id is of, and what such a row is called."""
CODES: Mapping[str, Callable[[Session, str], str]] = {"framework": _framework, "feature": _feature}
"""Facts that are codes of the desk's own, not of the wording."""
