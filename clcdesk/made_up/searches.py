"""Requests of the made-up people, and what came of each: letters, decisions, gaps."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from clcdesk.made_up import decided, letters, office
from clcdesk.made_up.authored import Row, listed, rows, rows_of
from clcdesk.made_up.days import Days, working
from clcdesk.made_up.directory import FRAMEWORK
from clcdesk.made_up.office import Office
from clcdesk.made_up.plans import week
from clcdesk.rules.facts import Answer
from clcdesk.services import gaps, helps, matching, plans, requests
from clcdesk.services import week as weeks

CARDS = 6
"""How many cards a family can hold, and so how many services an officer writes notes for."""


def search(
    made: Office, case: str, plan: str, around: Sequence[str], row: Row, when: Days
) -> tuple[str, tuple[str, ...]]:
    """The request's id, and the ids of its choice lists in the order they were frozen."""
    request = _request(made, case, plan, row, when)
    _already(made, request, row["reference"])
    begun = rows_of("letters", row["reference"])
    if row["step"] == "request" and not begun:
        return request, ()
    office.on(made.db, when.listed)
    answer = matching.answer(made.db, request, when.listed)
    for letter in begun:
        letters.begin(made, case, request, letter, answer)
    if row["step"] == "request":
        return request, ()
    if row["step"] != "gap":
        _notes(made, request, plan, row["reference"], answer)
    lists = letters.freeze(made, request, around, row, when)
    for decision in rows_of("decisions", row["reference"]):
        decided.write(made, lists[-1], decision, when, final=row["step"] == "decided")
    for gap in rows_of("gaps", row["reference"]):
        _gap(made, request, gap, answer, when)
    return request, lists


def _request(made: Office, case: str, plan: str, row: Row, when: Days) -> str:
    return requests.add(
        made.db,
        case,
        FRAMEWORK,
        row["lot"],
        when.starts,
        week(row),
        plan_id=plan,
        areas=listed(row["areas"]),
        within_km=Decimal(row["within_km"]) if row["within_km"] else None,
        must=listed(row["must"]),
        would_like=[item for likes in rows_of("likes", row["reference"]) for item in listed(likes["likes"])],
        staff=row["staff"],
        bands_agreed=row["step"] != "request",
        sample=True,
    )


def _already(made: Office, request: str, reference: str) -> None:
    """What the week holds already: one act for each thing said."""
    for there in rows_of("already", reference):
        cells = {(day, part): there["words"] for day in listed(there["days"]) for part in listed(there["parts"])}
        weeks.paint(made.db, request, requests.pattern_of(made.db, request), cells)


def _notes(made: Office, request: str, plan: str, reference: str, answer: Answer) -> None:
    """How each of the first services that fit could help: one note for an outcome, by what people do there."""
    code_of = {outcome["words"]: outcome["code"] for outcome in rows_of("outcomes", reference)}
    sheet = rows("helps")
    for outcome in plans.outcomes(made.db, plan):
        by_activity = {row["activity"]: row["note"] for row in sheet if row["code"] == code_of[outcome.words]}
        for considered in answer.fits[:CARDS]:
            service = considered.service
            if note := next((by_activity[one] for one in service.activities if one in by_activity), ""):
                helps.note(made.db, request, made.services[service.ref], outcome.id, note)


def _gap(made: Office, request: str, gap: Row, answer: Answer, when: Days) -> None:
    """One that is over was found when the plan was written, and closed when the list could be made."""
    over = gap["closed_because"]
    found = when.planned if over else when.listed
    office.on(made.db, found)
    gap_id = gaps.record(
        made.db,
        request,
        found,
        made.officers[gap["owner"]],
        working(found + timedelta(days=int(gap["look_again_days"]))),
        interim=gap["interim"],
        because=_most_often(answer),
    )
    if over:
        office.on(made.db, when.listed)
        gaps.close(made.db, gap_id, when.listed, over)


def _most_often(answer: Answer) -> str:
    """The rule most services were left out by; of two alike, the first by name."""
    counts = sorted(answer.left_out_because.items())
    return max(counts, key=lambda pair: pair[1])[0] if counts else ""
