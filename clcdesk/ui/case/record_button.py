"""Copy for the case record: one plain-text note on the clipboard, for the council's own system."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QPushButton

from clcdesk.services import case_record
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets import clipboard
from clcdesk.ui.widgets.build import button
from clcdesk.words import _


def record_button(desk: Desk, case_id: str, step: str, seen: Callable[[], Iterable[str]] = tuple) -> QPushButton:
    """For the foot of a step: `step` is its code; `seen()` gives lines of what it shows and no row holds."""
    made = button(_("Copy for the case record"), lambda: copy_record(desk, case_id, step, seen()))
    made.setToolTip(_("As plain text, to paste into the council’s own system"))
    return made


def copy_record(desk: Desk, case_id: str, step: str = "", seen: Iterable[str] = ()) -> None:
    """The note of one step, or of the whole case; what is being typed is in it."""
    desk.flush()

    def copy() -> None:
        clipboard.copy(case_record.text(desk.db, case_id, desk.today(), step, seen))

    if desk.attempt(copy):
        desk.say(case_record.copied(step))
