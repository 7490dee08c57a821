"""Who may be somebody that is here already: noticed while they are typed, and in Person & people."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from clcdesk.services.people import Likeness
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.reflow import Turning
from clcdesk.words import _

MOST = 3
"""That are named."""


class AlikeBox(QFrame):
    """One line for each who may be the same, with the way to them; hidden where there is nobody."""

    def __init__(self, open_one: Callable[[str], None], words: str = _("Open that one instead")) -> None:
        super().__init__()
        self._open, self._words = open_one, words
        self.shown: Sequence[Likeness] = ()
        self.setProperty("role", "banner")
        self.setAccessibleName(_("Here already?"))
        self.place = column(gap=4, edges=(12, 8, 12, 8))
        self.setLayout(self.place)
        self.hide()

    def put(self, found: Sequence[Likeness]) -> None:
        if found != self.shown:
            self.shown = tuple(found)
            fill(self.place, [self._line(one) for one in found[:MOST]])
        self.setVisible(bool(found))

    def _line(self, one: Likeness) -> QWidget:
        told = {
            "nhs-number": _("{name}, {reference}, has this NHS number."),
            "name": _("{name}, {reference}, has this name and the same birth date or postcode."),
        }[one.by].format(name=one.name, reference=one.reference)
        spoken = _("{words}: {name}").format(words=self._words, name=one.name)
        go = button(self._words, lambda: self._open(one.person_id), name=spoken)
        return Turning(label(told, wraps=True), go, least=380)


def fill(place: QVBoxLayout, lines: Sequence[QWidget]) -> None:
    """Other lines in a place."""
    while place.count():
        item = place.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for line in lines:
        place.addWidget(line)
