"""Reports."""

from clcdesk.ui.desk import Desk
from clcdesk.ui.pages.page import Page
from clcdesk.ui.widgets.build import column, label
from clcdesk.words import _


class ReportsPage(Page):
    name = "reports"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setLayout(column(label(_("Reports"), "title"), None, edges=(20, 16, 20, 16)))
