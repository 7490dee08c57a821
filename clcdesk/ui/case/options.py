"""The step Options."""

from clcdesk.ui.case.step import Step
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import column, label
from clcdesk.words import _


class OptionsStep(Step):
    code = "options"
    title = _("Options")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.setLayout(column(label(self.title, "section"), None, edges=(20, 16, 20, 16)))
