"""About forty made-up people, at every step from a first call to a decision, and the gaps.

They come into the database by the officers' own acts, as over the past weeks. What they say is written
in `resources/demo`; the days are drawn around `today`.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from clcdesk.made_up import office, plans, safeguards, searches
from clcdesk.made_up.authored import Row, listed, rows, rows_of
from clcdesk.made_up.chance import Draw
from clcdesk.made_up.days import Days, days, working
from clcdesk.made_up.office import BROKER, WORKER, Office
from clcdesk.made_up.request import request
from clcdesk.services import cases, contacts, jots, needs, people, promises, referrals
from clcdesk.store import Database

STEPS = ("new", "assessed", "plan", "request", "list", "decided", "gap")
CLOSED = {"moved-away": "Moved to another county, whose council has been told.", "died": "Died."}
ASKED_BY = ("The family", "The community nurse", "The first contact team", "The hospital discharge team")


class Filled(NamedTuple):
    """Ids by reference: of a person `CL-4827`, of a service `S01`, of an officer the name."""

    officers: Mapping[str, str]
    services: Mapping[str, str]
    people: Mapping[str, str]
    cases: Mapping[str, str]
    requests: Mapping[str, str]
    """Of those who have come as far."""
    lists: Mapping[str, tuple[str, ...]]
    """The choice lists of a person, in the order they were frozen."""


def fill(db: Database, today: date, seed: int = 1) -> Filled:
    """Bring the made-up directory and people into a fresh database, by two officers.

    What was done has the instants of the days it was done on. The same day and seed give the same contents,
    ids excepted. Close the database and open
    it again before an officer sits down at it: what was done here belongs to this sitting.
    """
    by_the_clock = db.now
    made = office.opened(db, today, seed)
    filled = Filled(made.officers, made.services, {}, {}, {}, {})
    added = {row["reference"]: _add(made, row) for row in rows("people")}
    for row in rows("jots"):
        _jot(made, row, added[row["reference"]].case if row["reference"] else None)
    for row in rows("promises"):
        _promise(made, row, added[row["reference"]].case if row["reference"] else None)
    db.now = by_the_clock
    return filled._replace(
        people={reference: one.person for reference, one in added.items()},
        cases={reference: one.case for reference, one in added.items()},
        requests={reference: one.request for reference, one in added.items() if one.request},
        lists={reference: one.lists for reference, one in added.items() if one.lists},
    )


class _Added(NamedTuple):
    person: str
    case: str
    request: str
    lists: tuple[str, ...]


def _add(made: Office, row: Row) -> _Added:
    draw = Draw(f"{made.seed} {row['reference']}")
    step, when = row["step"], _when(made, row, draw)
    office.on(made.db, when.opened)
    with office.by(made.db, made.officers[WORKER]):
        person = _person(made, row, when)
        around = _contacts(made, person, row, when, draw)
        safeguards.record(made, person, row["reference"])
        case = _case(made, person, row, when, draw)
        if step != "new":
            office.on(made.db, when.assessed)
            assessment = plans.assess(made, person, row, when, draw)
    if step in ("new", "assessed"):
        return _Added(person, case, "", ())
    office.on(made.db, when.planned)
    with office.by(made.db, made.officers[WORKER]):
        plan = plans.write(made, person, assessment, row, when)
    if step == "plan":
        return _Added(person, case, "", ())
    with office.by(made.db, made.officers[BROKER]):
        request_id, lists = searches.search(made, case, plan, around, row, when)
    office.on(made.db, made.today)
    _status(made, person, case, row)
    return _Added(person, case, request_id, lists)


def _when(made: Office, row: Row, draw: Draw) -> Days:
    """Asha's list is of today, as her letter is in the demo."""
    drawn = days(made.today, row["step"], draw)
    if not is_asha(row):
        return drawn
    return drawn._replace(listed=made.today, starts=date.fromisoformat(request(made.today)["start"]))


def is_asha(row: Row) -> bool:
    return row["name"] == "Miss Asha Mehta"


def _person(made: Office, row: Row, when: Days) -> str:
    person = people.add(
        made.db,
        reference=row["reference"],
        case_system_reference=row["case_system_reference"],
        name=row["name"],
        first_name=row["first_name"],
        addressed_as=row["liked"],
        date_of_birth=date.fromisoformat(row["born"]),
        nhs_number=row["nhs_number"],
        address=row["address"].replace(", ", "\n"),
        postcode=row["postcode"],
        phone=row["phone"],
        email=row["email"],
        interpreter=row["interpreter"],
        format=row["format"],
        format_reason=row["format_reason"],
    )
    _needs(made, person, None, row, when.opened)
    return person


def _contacts(made: Office, person: str, row: Row, when: Days, draw: Draw) -> tuple[str, ...]:
    return tuple(
        _contact(made, person, row, contact, working(when.opened + timedelta(days=draw.number(0, 3))))
        for contact in rows_of("contacts", row["reference"])
    )


def _contact(made: Office, person: str, row: Row, contact: Row, agreed: date) -> str:
    """Somebody without an address lives with the person."""
    lives_apart = bool(contact["address"])
    decides = listed(contact["decides_on"])
    contact_id = contacts.add(
        made.db,
        person,
        name=contact["name"],
        addressed_as=contact["addressed_as"],
        role=contact["role"],
        relationship=contact["relationship"],
        address=(contact if lives_apart else row)["address"].replace(", ", "\n"),
        postcode=(contact if lives_apart else row)["postcode"],
        phone=contact["phone"],
        email=contact["email"],
        may_be_written_to=contact["write"] == "yes",
        do_not_write=contact["write"] == "blocked",
        may_be_told=contact["may_be_told"],
        may_not_be_told=contact["may_not_be_told"],
        agreed_on=agreed,
        decides_on=decides,
        document_seen=agreed if decides else None,
        interpreter=contact["interpreter"],
        voice=contact["voice"],
    )
    _needs(made, person, contact_id, contact, agreed)
    return contact_id


def _needs(made: Office, person: str, contact: str | None, row: Row, checked: date) -> None:
    for need in listed(row["needs"]):
        group, code = need.split("/")
        needs.record(made.db, person, group, code, checked, contact_id=contact)


def _case(made: Office, person: str, row: Row, when: Days, draw: Draw) -> str:
    """Ruth is the worker of everyone; of Asha the broker too, as in her letter."""
    ruth, sam = made.officers[WORKER], made.officers[BROKER]
    broker, cover = (ruth, sam) if is_asha(row) else (sam, ruth)
    case = cases.open_case(made.db, person, when.opened, worker_id=ruth, broker_id=broker, cover_id=cover)
    planned = STEPS.index(row["step"]) > STEPS.index("assessed")
    referrals.record(
        made.db,
        case,
        draw.one(ASKED_BY),
        when.opened,
        urgency=draw.one(("soon", "urgent")) if row["step"] == "gap" else draw.one(("routine", "routine", "soon")),
        wanted_by=when.opened + timedelta(days=draw.number(8, 12) * 7),
        plan_ready=planned,
        budget_ready=planned,
        band_ready=True if planned else None,
        weekly_budget=plans.budget(row, when) if planned else None,
    )
    return case


def _status(made: Office, person: str, case: str, row: Row) -> None:
    """What has happened to somebody since: it stops their letters, and ends the case where it must."""
    if row["status"] == "active":
        return
    day = working(made.today - timedelta(days=1))
    people.set_status(made.db, person, row["status"], day)
    if because := CLOSED.get(row["status"]):
        cases.close(made.db, case, day, because)


def _jot(made: Office, row: Row, case: str | None) -> None:
    """A line as it was heard; where it says whose words they are, it became an outcome."""
    day = working(made.today - timedelta(days=int(row["days_ago"])))
    at = time.fromisoformat(row["at"])
    office.on(made.db, day, at)
    jot = jots.add(made.db, row["words"], datetime.combine(day, at, UTC), case)
    if row["whose"]:
        jots.make_outcome(made.db, jot, row["whose"])


def _promise(made: Office, row: Row, case: str | None) -> None:
    """What somebody expects from the worker, some of it late."""
    day = working(made.today - timedelta(days=int(row["made_days_ago"])))
    due = made.today + timedelta(days=int(row["due_in_days"]))
    what, to_whom, at = row["what"], row["to_whom"], row["at"]
    office.on(made.db, day)
    promises.make(made.db, row["kind"], day, due, case, what=what, to_whom=to_whom, at=at)
