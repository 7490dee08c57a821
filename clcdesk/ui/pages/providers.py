"""Providers."""

from clcdesk.ui.desk import Desk
from clcdesk.ui.pages.page import Page
from clcdesk.ui.widgets.build import column, label
from clcdesk.words import _


class ProvidersPage(Page):
    name = "providers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setLayout(column(label(_("Providers"), "title"), None, edges=(20, 16, 20, 16)))
