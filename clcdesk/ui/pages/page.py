"""What the window expects of a page."""

from PySide6.QtWidgets import QWidget

from clcdesk.store import ChangeSet
from clcdesk.ui.desk import Desk, Place


class Page(QWidget):
    """One page of the rail. Built when first visited, kept, told of every change."""

    name = ""
    """Its code in a `Place`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def show_place(self, place: Place) -> None:
        """Somebody came here; put the focus where work goes on."""

    def reveal(self, place: Place) -> None:
        """Something was undone on this page, which is shown already: let it be seen; the focus stays."""

    def touched(self, changes: ChangeSet) -> None:
        """Something changed: draw anew what shows it, if anything does."""

    def day_changed(self) -> None:
        """Midnight passed, or the lid was open all night."""
