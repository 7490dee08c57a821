"""What is to be done: what I promised, what waits on others, and who has waited longest."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.models.cases import Case, Referral
from clcdesk.models.choices import ChoiceList
from clcdesk.models.people import Contact, Person
from clcdesk.models.promises import Promise
from clcdesk.models.requests import Gap, Request
from clcdesk.services import markers, papers, people_list
from clcdesk.services.people_list import Glance
from clcdesk.services.telling import called
from clcdesk.store import Database

Group = Literal["promised", "others", "longest"]
Verb = Literal["kept", "given", "came-back", "look-again", "open"]
GROUPS: tuple[Group, ...] = ("promised", "others", "longest")
TABLES = (*people_list.TABLES, "promise", "contact", "paper", "paper_step", "safety_marker")
"""Tables whose changes may change the board."""
SEPARATOR = " · "
ANSWERS_WITHIN = timedelta(days=14)
"""After a letter was given, when to ask whether a choice was made."""
PRIORITIES = {"urgent": 0, "soon": 1, "routine": 2}


class Thing(NamedTuple):
    """One line of the board: one thing to do or to watch."""

    group: Group
    kind: str
    """visit, call, post, other, paper (promises); choice, gap (others); waits."""
    row_id: str
    """Of the promise, choice list, gap or case."""
    person_id: str
    """ "" where it is about nobody's case."""
    who: str
    what: str
    """What was promised, or what happens meanwhile; as somebody typed it."""
    to_whom: str
    since: date | None
    """Promised, given, found or last told on this day."""
    due: date | None
    at: str
    waiting: int | None
    """Days without a decision."""
    urgency: str
    """Of the newest referral: routine, soon, urgent; "" where there is none."""
    verb: Verb
    mine: bool
    """This officer promised it, owns it, or is worker, broker or cover of the case."""
    safety: str = ""
    """What who visits this person must know: the words of the safety markers that hold."""

    @property
    def promised(self) -> bool:
        """It is a promise, which may be moved or taken away."""
        return self.group == "promised" and self.kind != "paper"


class Board(NamedTuple):
    things: Sequence[Thing]
    """Group by group, what is due first ahead; the longest wait first."""
    today: date

    def group(self, group: Group) -> list[Thing]:
        return [thing for thing in self.things if thing.group == group]

    @property
    def late(self) -> list[Thing]:
        return [thing for thing in self.things if thing.due is not None and thing.due < self.today]

    @property
    def next_visit(self) -> Thing | None:
        """The first visit that is today or still to come."""
        visits = (thing for thing in self.things if thing.kind == "visit" and thing.due and thing.due >= self.today)
        return min(visits, key=_first, default=None)

    @property
    def next_promise(self) -> Thing | None:
        """What is due first of what was promised and is not late."""
        return next((thing for thing in self.group("promised") if thing.due and thing.due >= self.today), None)

    def of_officer(self) -> "Board":
        """Only what is mine."""
        return self._replace(things=[thing for thing in self.things if thing.mine])


def board(db: Database, today: date) -> Board:
    """Everything of everybody's open cases; `of_officer` leaves what is mine."""
    glances = {one.person_id: one for one in people_list.everybody(db, today)}
    out = papers.out(db)
    safety = {person: SEPARATOR.join(one.words for one in live) for person, live in markers.live(db, today).items()}
    with db.read() as session:
        cases = {row.id: row for row in session.execute(_cases())}
        office = _Office(glances, cases, _urgency(session), safety, db.officer_id)
        things = [
            *_promised(session, office),
            *_papers(out, office),
            *_choices(session, office),
            *_gaps(session, office),
            *_waiting(office),
        ]
    return Board(sorted(things, key=_order), today)


class _Office(NamedTuple):
    glances: Mapping[str, Glance]
    cases: Mapping[str, Any]
    urgency: Mapping[str, str]
    safety: Mapping[str, str]
    officer_id: str

    def mine(self, case_id: str | None, owner_id: str = "") -> bool:
        case = self.cases.get(case_id or "")
        named = (case.worker_id, case.broker_id, case.cover_id) if case else ()
        return self.officer_id in (owner_id, *named) or (bool(case) and not any(named))

    def glance(self, case_id: str | None) -> Glance | None:
        case = self.cases.get(case_id or "")
        return self.glances.get(case.person_id) if case else None

    def thing(self, group: Group, kind: str, row_id: str, case_id: str | None, verb: Verb, **more: Any) -> Thing:
        one = self.glance(case_id)
        facts: dict[str, Any] = {
            "what": "", "to_whom": "", "since": None, "due": None, "at": "",
            "waiting": one.waiting if one else None, "mine": self.mine(case_id), **more,
        }  # fmt: skip
        return Thing(
            group=group,
            kind=kind,
            row_id=row_id,
            person_id=one.person_id if one else "",
            who=one.name if one else "",
            urgency=self.urgency.get(case_id or "", ""),
            safety=self.safety.get(one.person_id, "") if one else "",
            verb=verb,
            **facts,
        )


def _promised(session: Session, office: _Office) -> Iterator[Thing]:
    query = select(Promise).where(~Promise.deleted, Promise.kept_on.is_(None))
    for row in session.scalars(query):
        yield office.thing(
            "promised", row.kind, row.id, row.case_id, "kept",
            what=row.what, to_whom=row.to_whom, since=row.made_on, due=row.due_on, at=row.at,
            mine=office.mine(row.case_id, row.officer_id),
        )  # fmt: skip


def _papers(out: Sequence[papers.Out], office: _Office) -> Iterator[Thing]:
    """Papers somebody still has on their desk or in their bag."""
    for one in out:
        yield office.thing(
            "promised", "paper", one.paper.id, one.case_id, "given",
            what=one.reference, to_whom=one.to, since=one.paper.made_on,
            mine=office.mine(one.case_id, one.paper.made_by),
        )  # fmt: skip


def _choices(session: Session, office: _Office) -> Iterator[Thing]:
    """Letters on whose newest list nobody has decided, or not yet."""
    given = select(ChoiceList.id, ChoiceList.case_id, ChoiceList.contact_id, ChoiceList.judged_on)
    rows = session.execute(given.where(~ChoiceList.deleted).order_by(ChoiceList.judged_on, ChoiceList.id))
    contacts = {row.id: called(row) for row in session.scalars(select(Contact).where(~Contact.deleted))}
    newest = {row.case_id: row for row in rows}
    for case_id, row in newest.items():
        one = office.glance(case_id)
        if one is None or not _active(one) or one.standing.result not in ("", "not-yet"):
            continue
        asked = one.standing.decided_on or row.judged_on
        yield office.thing(
            "others", "choice", row.id, case_id, "came-back",
            to_whom=contacts.get(row.contact_id, ""), since=row.judged_on, due=asked + ANSWERS_WITHIN,
        )  # fmt: skip


def _gaps(session: Session, office: _Office) -> Iterator[Thing]:
    query = (
        select(Gap.id, Gap.owner_id, Gap.interim, Gap.found_on, Gap.look_again_on, Request.case_id)
        .join(Request, Gap.request_id == Request.id)
        .where(~Gap.deleted, ~Request.deleted, Gap.closed_on.is_(None))
    )
    for row in session.execute(query):
        one = office.glance(row.case_id)
        if one is not None and _active(one):
            yield office.thing(
                "others", "gap", row.id, row.case_id, "look-again",
                what=row.interim, since=row.found_on, due=row.look_again_on,
                mine=office.mine(row.case_id, row.owner_id),
            )  # fmt: skip


def _waiting(office: _Office) -> Iterator[Thing]:
    for one in office.glances.values():
        if one.waiting is not None and one.case_id in office.cases and _active(one):
            yield office.thing(
                "longest", "waits", one.case_id, one.case_id, "open", what=one.next.words, since=one.told_on
            )


def _active(one: Glance) -> bool:
    """Nobody is chased about somebody who died or moved away."""
    return one.status not in ("died", "moved-away") and one.standing.closed_on is None


def _cases() -> Select[*tuple[Any, ...]]:
    columns = (Case.id, Case.person_id, Case.worker_id, Case.broker_id, Case.cover_id)
    return select(*columns).join(Person, Case.person_id == Person.id).where(
        ~Case.deleted, ~Person.deleted, Case.closed_on.is_(None)
    )  # fmt: skip


def _urgency(session: Session) -> Mapping[str, str]:
    query = select(Referral.case_id, Referral.urgency).where(~Referral.deleted)
    return {row.case_id: row.urgency for row in session.execute(query.order_by(Referral.asked_on, Referral.id))}


def _order(thing: Thing) -> tuple[Any, ...]:
    group = GROUPS.index(thing.group)
    if thing.group == "longest":
        return (group, -(thing.waiting or 0), PRIORITIES.get(thing.urgency, 3), thing.who.casefold(), thing.row_id)
    return (group, *_first(thing))


def _first(thing: Thing) -> tuple[Any, ...]:
    return ((thing.due or date.max).toordinal(), thing.at or "24:00", thing.who.casefold(), thing.row_id)
