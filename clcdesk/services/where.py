"""Whose a row is, and on which step its field stands: for undo, history and search to go there."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clcdesk.models.log import Change
from clcdesk.store import Database
from clcdesk.store.tables import table_of, tracked

UPWARDS = (
    ("person_id", "person"),
    ("case_id", "case_file"),
    ("plan_id", "support_plan"),
    ("assessment_id", "assessment"),
    ("request_id", "request"),
    ("decision_id", "decision"),
    ("offer_id", "offer"),
    ("paper_id", "paper"),
    ("search_id", "choice_search"),
    ("list_id", "choice_list"),
    ("contact_id", "contact"),
    ("service_id", "service"),
    ("provider_id", "provider"),
)
"""Column → the table it leads to; the first that a row has leads to whose it is."""
STEPS = {
    "person": "person",
    "contact": "person",
    "communication_need": "person",
    "advocacy": "person",
    "safety_marker": "person",
    "case_file": "person",
    "referral": "person",
    "assessment": "matters",
    "assessed_outcome": "matters",
    "support_plan": "matters",
    "outcome": "matters",
    "request": "week",
    "pattern_entry": "week",
    "already_there": "week",
    "helps_with": "options",
    "in_letter": "options",
    "gap": "options",
    "choice_list": "letters",
    "paper": "letters",
    "paper_step": "letters",
    "decision": "decision",
    "ranked_offer": "decision",
    "decision_form": "decision",
    "offer_answer": "decision",
    "letter_form": "letters",
    "printed_must": "letters",
    "travel_decision": "letters",
    "jot": "notes",
    "promise": "notes",
}
"""Table → the step of the case it is worked on."""
FIRST = ("jot", "support_plan", "outcome", "request", "decision")
"""Of several tables that one act touched, the ones it was done on: what follows from it comes after."""
MOST_STEPS_UP = 8
MOST_LOOKED_AT = 20


class Where(NamedTuple):
    person_id: str = ""
    provider_id: str = ""
    step: str = ""
    table: str = ""
    row_id: str = ""
    column: str = ""
    """The field that changed, where there was one."""


def of(db: Database, rows: Iterable[tuple[str, str]], operation_id: str = "") -> Where:
    """Where the first of these rows (table, id) that is somebody's was worked on; all blank if none is.

    With `operation_id` also the field which that operation changed there.
    """
    with db.read() as session:
        for table, row_id in sorted(rows, key=_what_it_was_done_on)[:MOST_LOOKED_AT]:
            person, provider = _owner(session, table, row_id)
            if person or provider:
                column = _changed(session, operation_id, row_id) if operation_id else ""
                return Where(person, provider, STEPS.get(table, ""), table, row_id, column)
    return Where()


def _what_it_was_done_on(row: tuple[str, str]) -> int:
    return FIRST.index(row[0]) if row[0] in FIRST else len(FIRST)


def _owner(session: Session, table: str, row_id: str) -> tuple[str, str]:
    """(person, provider): at most one is not blank. A row that is deleted still says whose it was."""
    for _step in range(MOST_STEPS_UP):
        if table not in tracked():
            break
        row = session.execute(select(table_of(table)).where(table_of(table).c.id == row_id)).mappings().first()
        if row is None:
            break
        if table == "person":
            return ("", "") if row["deleted"] else (row_id, "")
        if table == "provider":
            return "", row_id
        above = _above(dict(row))  # a row of its own finds its id under "paper_id", too
        if above is None:
            break
        table, row_id = above
    return "", ""


def _above(row: Mapping[Any, Any]) -> tuple[str, str] | None:
    return next(((table, row[column]) for column, table in UPWARDS if row.get(column)), None)


def _changed(session: Session, operation_id: str, row_id: str) -> str:
    query = select(Change.fields).where(Change.operation_id == operation_id, Change.row_id == row_id)
    fields: dict[str, Any] = json.loads(session.scalar(query) or "{}")
    return "" if "deleted" in fields else next(iter(fields), "")
