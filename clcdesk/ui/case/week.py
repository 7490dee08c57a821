"""The step The week."""

from clcdesk.ui.case.step import Step
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import column, label
from clcdesk.words import _


class WeekStep(Step):
    code = "week"
    title = _("The week")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.setLayout(column(label(self.title, "section"), None, edges=(20, 16, 20, 16)))
