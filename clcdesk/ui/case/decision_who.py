"""Who decides, in three equal boxes; nothing is chosen in advance."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QRadioButton, QWidget

from clcdesk.ui.widgets.build import column, label, row
from clcdesk.words import _


class Box(QFrame):
    """One choice with what it means under it; all of it can be pressed."""

    def __init__(self, title: str, about: str, group: QButtonGroup, picked: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.button = QRadioButton(title.replace("&", "&&"))
        self.button.setProperty("role", "strong")
        self.button.setAccessibleName(title)
        self.button.setAccessibleDescription(about)
        self.button.clicked.connect(lambda: picked())
        self.button.toggled.connect(self._show)
        group.addButton(self.button)
        self.setLayout(
            column(self.button, row(26, label(about, "muted", wraps=True), gap=0), gap=4, edges=(12, 8, 12, 8))
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()

    def _show(self, chosen: bool) -> None:
        self.setProperty("chosen", chosen)
        self.style().unpolish(self)
        self.style().polish(self)


class WhoDecides(QWidget):
    def __init__(self, name: str, picked: Callable[[str], None]) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        offered = (
            ("decides", _("{name} decides").format(name=name), _("on their own")),
            ("with-help", _("{name} decides, with help").format(name=name), _("say who helped, and how")),
            ("cannot", _("Cannot make this choice"), _("assessed by, when; best interests")),
        )
        self.boxes = {code: Box(title, about, self.group, _picking(picked, code)) for code, title, about in offered}
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.line.setContentsMargins(0, 0, 0, 0)
        for box in self.boxes.values():
            self.line.addWidget(box, 1)
        self.setLayout(self.line)
        self.setAccessibleName(_("Who decides"))

    def put(self, code: str) -> None:
        self.group.setExclusive(False)
        for each, box in self.boxes.items():
            box.button.setChecked(each == code)
        self.group.setExclusive(True)

    def narrow(self, narrow: bool) -> None:
        self.line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def _picking(picked: Callable[[str], None], code: str) -> Callable[[], None]:
    return lambda: picked(code)
