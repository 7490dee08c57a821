"""What lies folded under a line until it is wanted, and is only then built."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from clcdesk.ui.look import px
from clcdesk.ui.look.icons import icon
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _


class Fold(QWidget):
    """A button with a title, a line that says what lies under it, and the part that `make` makes when opened."""

    def __init__(self, title: str, make: Callable[[], QWidget], *, opened: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.title, self._make, self._opened = title, make, opened
        self.inside: QWidget | None = None
        self.button: QPushButton = button(title.replace("&", "&&"), lambda: None, "fold", name=title)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._toggle)  # so that it opens too when software toggles it for somebody
        self.button.setMinimumHeight(px(30))
        self.told = label("", "muted", wraps=True)
        first = row(self.button, self.told, gap=4)
        first.setAlignment(self.button, Qt.AlignmentFlag.AlignTop)
        first.setStretchFactor(self.told, 1)
        self.told.setMinimumHeight(px(30))
        self.place = column(gap=0)
        self.setLayout(column(first, self.place, gap=6))
        self._mark()

    @property
    def is_open(self) -> bool:
        return self.button.isChecked()

    def say(self, words: str) -> None:
        """What lies under it, in a line."""
        self.told.setText(words)
        self._mark()

    def open(self) -> None:
        self.button.setChecked(True)

    def _toggle(self) -> None:
        if self.inside is None:
            self.inside = self._make()
            self.place.addWidget(self.inside)
        self.inside.setVisible(self.is_open)
        self._mark()
        if self._opened is not None:
            self._opened()

    def _mark(self) -> None:
        self.button.setIcon(icon("down" if self.is_open else "open"))
        state = _("open") if self.is_open else _("folded")
        self.button.setAccessibleDescription(f"{state}. {self.told.text()}" if self.told.text() else state)
