"""What the case page expects of a step."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from clcdesk.store import ChangeSet
from clcdesk.ui.desk import Desk, Place

Tick = Literal["done", "todo"]


class State(NamedTuple):
    """How a step stands, for the list at the left."""

    tick: Tick
    note: str = ""
    """At the right: "1 missing", "3", "3 · 2"."""
    spoken: str = ""
    """The note as it is read out: "3 could, 2 to check"."""


class Step(QWidget):
    """One step of a case; every step can be reached at any time."""

    code = ""
    title = ""
    told = Signal()
    """How it stands is another now, without an act: ask `state` again."""

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__()
        self.desk = desk
        self.person_id = person_id
        self.case_id = case_id

    @property
    def wrong(self) -> int:
        """How many fields hold text that is no value: kept, marked, and counted as missing."""
        kinds = (QLineEdit, QPlainTextEdit)
        return sum(bool(editor.property("invalid")) for kind in kinds for editor in self.findChildren(kind))

    def state(self) -> State:
        """Asked often: a quick look, no long read."""
        return State("todo")

    def show_place(self, place: Place) -> None:
        """Put the focus where work goes on."""

    def reveal(self, place: Place) -> None:
        """Undo happened on this step, which is shown already: let it be seen; the focus stays."""

    def drop(self, step: str, jot_id: str, over: QWidget, at: QPoint) -> None:
        """Of Notes: a jotted line was dragged onto this step (its code) in the list `over`, there on the screen."""

    def touched(self, changes: ChangeSet) -> None:
        """Something changed: draw anew what shows it."""
