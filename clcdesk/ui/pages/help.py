"""Help."""

from clcdesk.ui.desk import Desk
from clcdesk.ui.pages.page import Page
from clcdesk.ui.widgets.build import column, label
from clcdesk.words import _


class HelpPage(Page):
    name = "help"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setLayout(column(label(_("Help"), "title"), None, edges=(20, 16, 20, 16)))
