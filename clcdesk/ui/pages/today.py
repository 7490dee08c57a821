"""Today."""

from clcdesk.ui.desk import Desk
from clcdesk.ui.pages.page import Page
from clcdesk.ui.widgets.build import column, label
from clcdesk.words import _


class TodayPage(Page):
    name = "today"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setLayout(column(label(_("Today"), "title"), None, edges=(20, 16, 20, 16)))
