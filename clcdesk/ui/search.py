"""The search box at the top (Ctrl+K): people, providers, cases, actions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from clcdesk.ui.desk import Desk
from clcdesk.ui.look.icons import icon
from clcdesk.words import _


class SearchBox(QLineEdit):
    """One box for whatever one wants to go to or do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setAccessibleName(_("Search people, providers, cases, actions"))
        self.setPlaceholderText(_("Search people, providers, cases, actions   Ctrl+K"))
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def begin(self) -> None:
        """The officer wants to search."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
