"""Ticks and round buttons of a decision: none is set in advance, and each can be taken back by pressing it again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QLabel, QLayout, QRadioButton, QWidget

from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.flow import Flow

Offered = Sequence[tuple[str, str]]
"""Codes with their words."""


class OneOf(QFrame):
    """Round buttons in a line under a heading, or after a word; pressing the chosen one again takes it back."""

    def __init__(self, name: str, offered: Offered, picked: Callable[[str], None], *, after: str = "") -> None:
        super().__init__()
        self._picked, self._chosen = picked, ""
        self._just = ""
        """The one that was chosen by the press that is not over yet."""
        self.setAccessibleName(name)
        self.group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        line = Flow(gap=16)
        if after:
            line.addWidget(label(after, "muted"))
        for code, words in offered:
            made = self.buttons[code] = QRadioButton(words)
            self.group.addButton(made)
            made.setAccessibleName(f"{name}: {words}")
            made.toggled.connect(self._choosing(code))
            made.clicked.connect(self._taking_back(code))
            line.addWidget(made)
        self.setLayout(line if after else headed(name, line))

    def put(self, code: str) -> None:
        self._chosen = code
        self.group.setExclusive(False)
        for each, made in self.buttons.items():
            with QSignalBlocker(made):
                made.setChecked(each == code)
        self.group.setExclusive(True)

    def _choosing(self, code: str) -> Callable[[bool], None]:
        """Pressed, reached by an arrow, or set by assistive software, which does not click."""

        def choose(chosen: bool) -> None:
            if chosen:
                self._just = code
                self._picked(code)

        return choose

    def _taking_back(self, code: str) -> Callable[[], None]:
        def clicked() -> None:
            just, self._just = self._just, ""
            if code not in (just, "") and code == self._chosen:
                self._picked("")

        return clicked


class SomeOf(QFrame):
    """Boxes to tick in a line under a heading: as many as there were."""

    def __init__(self, name: str, offered: Offered, picked: Callable[[str], None]) -> None:
        super().__init__()
        self._picked = picked
        self.setAccessibleName(name)
        self.boxes: dict[str, QCheckBox] = {}
        line = Flow(gap=16)
        for code, words in offered:
            box = self.boxes[code] = QCheckBox(words)
            box.setAccessibleName(f"{name}: {words}")
            box.toggled.connect(self._tell)
            line.addWidget(box)
        self.setLayout(headed(name, line))

    def put(self, codes: str) -> None:
        for code, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(code in codes.split())

    def _tell(self) -> None:
        self._picked(" ".join(code for code, box in self.boxes.items() if box.isChecked()))


def headed(name: str, inside: QWidget | QLayout) -> QLayout:
    """Under a bold heading as high as those beside it."""
    heading: QLabel = label(name, "strong")
    heading.setMinimumHeight(px(22))
    return column(heading, inside, None, gap=6)
