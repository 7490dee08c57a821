"""Copy for the case record: one plain-text note on the clipboard, for the council's own system."""

from PySide6.QtWidgets import QPushButton

from clcdesk.services import case_record
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets import clipboard
from clcdesk.ui.widgets.build import button
from clcdesk.words import _


def record_button(desk: Desk, case_id: str, step: str) -> QPushButton:
    """For the foot of a step: `step` is its code."""
    made = button(_("Copy for the case record"), lambda: copy_record(desk, case_id, step))
    made.setToolTip(_("As plain text, to paste into the council’s own system"))
    return made


def copy_record(desk: Desk, case_id: str, step: str = "") -> None:
    """The note of one step, or of the whole case; what is being typed is in it."""
    desk.flush()

    def copy() -> None:
        clipboard.copy(case_record.text(desk.db, case_id, desk.today(), step))

    if desk.attempt(copy):
        desk.say(case_record.copied(step))
