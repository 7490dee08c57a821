"""What stands in place of every step that needs a case while a person has none."""

from PySide6.QtCore import Qt

from clcdesk.services import cases
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _


class NoCaseStep(Step):
    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.open_button = button(_("&Open a case"), self._open, "filled")
        self.setLayout(
            column(
                label(_("No case is open."), "section"),
                label(_("Open one, and everything about this search for support is kept in it."), wraps=True),
                row(self.open_button, None),
                None,
                gap=12,
                edges=(20, 16, 20, 16),
            )
        )

    def state(self) -> State:
        return State("todo")

    def show_place(self, place: Place) -> None:
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        self.desk.attempt(
            lambda: cases.open_case(
                self.desk.db, self.person_id, self.desk.today(), broker_id=self.desk.db.officer_id or None
            )
        )
