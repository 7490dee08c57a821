"""Who decides, in three equal boxes; nothing is chosen in advance."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QRadioButton, QSizePolicy

from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import column, label, restyle, row
from clcdesk.words import _


class Box(QFrame):
    """One choice with what it means under it; all of it can be pressed."""

    def __init__(self, title: str, about: str, group: QButtonGroup, picked: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.button = QRadioButton(title.replace("&", "&&"))
        self.button.setProperty("role", "strong")
        self.button.setAccessibleName(title)
        self._picked = picked
        self.button.toggled.connect(self._toggled)
        self.about = label(about, "muted", wraps=True)
        group.addButton(self.button)
        under = row(26, self.about, gap=0)
        under.setStretch(1, 1)
        self.setLayout(column(self.button, under, None, gap=4, edges=(12, 6, 12, 8)))
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(about)

    def say(self, about: str) -> None:
        """What it means, under it."""
        self.about.setText(about)
        self.button.setAccessibleDescription(about)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()

    def put(self, chosen: bool) -> None:
        """Show it chosen or not, which is no act."""
        with QSignalBlocker(self.button):
            self.button.setChecked(chosen)
        self._show(chosen)

    def _toggled(self, chosen: bool) -> None:
        """Pressed, reached by an arrow, or set by assistive software, which does not click."""
        self._show(chosen)
        if chosen:
            self._picked()

    def _show(self, chosen: bool) -> None:
        if bool(self.property("chosen")) != chosen:
            self.setProperty("chosen", chosen)
            restyle(self)


class WhoDecides(QFrame):
    def __init__(self, name: str, picked: Callable[[str], None]) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        offered = (
            ("decides", _("{name} decides").format(name=name), _("on their own; mental capacity presumed")),
            ("with-help", _("{name} decides, with help").format(name=name), ""),
            ("cannot", _("Cannot make this choice"), _("assessed by, when; best interests")),
        )
        self.boxes = {code: Box(title, about, self.group, _picking(picked, code)) for code, title, about in offered}
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(px(8))
        for box in self.boxes.values():
            self.line.addWidget(box, 1)
        self.setLayout(self.line)
        self.setAccessibleName(_("Who decides"))

    def put(self, code: str, helped_by: str) -> None:
        """Which one is chosen; "" is none. `helped_by`: who helped, where it was said."""
        self.group.setExclusive(False)
        for each, box in self.boxes.items():
            box.put(each == code)
        self.group.setExclusive(True)
        who = " ".join(helped_by.split())
        self.boxes["with-help"].say(_("from {who}").format(who=who) if who else _("say who helped, and how"))

    def narrow(self, narrow: bool) -> None:
        self.line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def _picking(picked: Callable[[str], None], code: str) -> Callable[[], None]:
    return lambda: picked(code)
