"""The bar at the top: search, how old the directory is, which framework, saved, who, lock."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from clcdesk.ui.desk import Desk
from clcdesk.ui.look import colour, px
from clcdesk.ui.look.icons import draw, icon
from clcdesk.ui.widgets.build import button, label, row
from clcdesk.words import _


class Saved(QLabel):
    """That what was typed is in the file, with a tick before it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "muted")
        self.setContentsMargins(px(20), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text():
            side = px(15)
            painter = QPainter(self)
            draw(painter, "tick", QRectF(0, (self.height() - side) / 2, side, side), colour("muted"))
            painter.end()


class TopBar(QFrame):
    """What stands above every page. `search` is the box Ctrl+K goes to."""

    def __init__(self, desk: Desk, search: QWidget, officer: str, lock: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.directory = label("", "muted")
        self.framework = label("", "muted")
        self.saved = Saved()
        self.saved.hide()
        self._roomy = False
        self.officer = label(officer, "status")
        self.lock = button(_("Lock"), lock, name=_("Lock the desk"), keys="Ctrl+L")
        self.lock.setIcon(icon("lock"))
        self.lock.setIconSize(QSize(px(22), px(16)))
        self.lock.setFixedHeight(px(30))
        search.setMinimumWidth(px(140))
        search.setFixedHeight(px(30))
        search.setMaximumWidth(px(380))
        told = (self.directory, self.framework, self.saved, self.officer, self.lock)
        line = row(search, *told, gap=16, edges=(16, 6, 16, 6))
        line.setStretchFactor(search, 8)
        line.insertStretch(1, 1)
        self.setLayout(line)
        self._soon = QTimer(self, interval=60_000, singleShot=True)
        self._soon.timeout.connect(lambda: self.saved.setText(_("Saved")))
        desk.saved.connect(self.just_saved)

    def just_saved(self) -> None:
        self.saved.setText(_("Saved just now"))
        self.saved.setVisible(self._roomy)
        self._soon.start()

    def narrow(self, width: int) -> None:
        """Leave out what is least needed where there is little room (effective pixels)."""
        self.directory.setVisible(width >= 1000)
        self.framework.setVisible(width >= 1000)
        self._roomy = width >= 700
        self.saved.setVisible(self._roomy and bool(self.saved.text()))
        self.officer.setVisible(width >= 860)
