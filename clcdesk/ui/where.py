"""From rows to a place of the window."""

from collections.abc import Iterable

from clcdesk.services import where
from clcdesk.store import Database
from clcdesk.ui.desk import Place

PAGES = {
    "service": "providers",
    "membership": "providers",
    "claim": "providers",
    "feature": "providers",
    "promise": "today",
    "person": "people",
    "officer": "settings",
    "council": "settings",
    "framework_definition": "settings",
    "framework_in_use": "settings",
    "framework_rate": "settings",
}
"""Where rows that are nobody's are seen."""
ON_TODAY = ("promise", "paper", "paper_step", "gap")
"""Tables whose rows are lines of Today too."""


IN_HEAD = ("worker_id", "broker_id", "cover_id")
"""Fields of a case that are changed in its head."""
NOWHERE = Place("")


def place_of(
    db: Database, rows: Iterable[tuple[str, str]], operation_id: str = "", here: Place = NOWHERE
) -> Place | None:
    """Where these rows (table, id) are worked on, and with `operation_id` the field of it; None if nowhere.

    `here` is where one is: what can be seen there as well is not gone away from.
    """
    touched = tuple(rows)
    found = where.of(db, touched, operation_id)
    if (seen := _as_seen_here(found, touched, here)) is not None:
        return seen
    field = f"{found.table}.{found.column}" if found.column else ""
    row = (found.table, found.row_id)
    if found.person_id:
        return Place("case", found.person_id, found.step or "person", field, row)
    if found.provider_id:
        return Place("providers", found.provider_id, "", field, row)
    seen_at = next((one for one in touched if one[0] in PAGES), None)
    return Place(PAGES[seen_at[0]], row=seen_at) if seen_at else None


def _as_seen_here(found: where.Where, touched: tuple[tuple[str, str], ...], here: Place) -> Place | None:
    """A promise is a line of Today and the next thing of its case: it is shown where one is, else on Today.

    The head of a case is over each of its steps, and a service is put into a letter in Options and in Letters.
    """
    if found.table == "in_letter" and here[:3] == ("case", found.person_id, "letters"):
        return here._replace(field="", row=touched[0])
    in_head = found.table == "case_file" and found.column in IN_HEAD
    if in_head:
        same = here.page == "case" and here.subject == found.person_id
        return here._replace(row=touched[0]) if same else Place("case", found.person_id, row=touched[0])
    lines = [row for row in touched if row[0] in ON_TODAY]
    promised = found.table != "jot" and any(table == "promise" for table, _row in lines)
    if promised and here.page == "case" and here.subject == found.person_id:
        return here._replace(field="", row=lines[0])
    if promised or (lines and here.page == "today"):
        return Place("today", row=lines[0])
    return None
