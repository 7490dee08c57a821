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


def place_of(db: Database, rows: Iterable[tuple[str, str]], operation_id: str = "") -> Place | None:
    """Where these rows (table, id) are worked on, and with `operation_id` the field of it; None if nowhere."""
    touched = tuple(rows)
    found = where.of(db, touched, operation_id)
    field = f"{found.table}.{found.column}" if found.column else ""
    row = (found.table, found.row_id)
    if found.person_id:
        return Place("case", found.person_id, found.step or "person", field, row)
    if found.provider_id:
        return Place("providers", found.provider_id, "", field, row)
    page = next((PAGES[table] for table, _row in touched if table in PAGES), None)
    return Place(page) if page else None
