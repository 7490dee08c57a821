"""The focus ring: two pixels, two pixels outside, always drawn, by mouse or by key."""

import shiboken6
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFocusFrame, QWidget

from clcdesk.ui.look import colour
from clcdesk.ui.look.style import RING, RingStyle


class FocusRing(QFocusFrame):
    """Stands round the widget it is set to, and goes with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._drawn = RingStyle()
        self.setStyle(self._drawn)

    def setVisible(self, visible: bool) -> None:
        """Also round what stands beyond the edge of a page: Qt would not show it again after scrolling."""
        here = self.widget()
        beyond = not visible and here is not None and here.isVisible()
        if beyond:
            self.raise_()
        super().setVisible(visible or beyond)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Not round a list that got its rows meanwhile: they draw their own."""
        if (here := self.widget()) is not None and _has_rows(here):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), RING))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


class FocusRings(QObject):
    """Puts the ring round what has the focus, in every window and dialog of the program.

    Rows of a list draw a ring of their own, on their inner edge; a list without any gets this one. (A ring goes
    away with the page or dialog it was last in: Qt makes it a child of that.)
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ring: FocusRing | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.ring is None or not shiboken6.isValid(self.ring):
            self.ring = FocusRing(now.window()) if now is not None else None
        if self.ring is None:
            return
        shown = now is not None and not _has_rows(now) and now.focusProxy() is None
        self.ring.setWidget(now if shown else None)  # type: ignore[arg-type]
        if not shown:
            self.ring.hide()


def _has_rows(widget: QWidget) -> bool:
    """A list that draws a ring of its own; `ringed` says that it does not, as the days of a calendar."""
    if widget.property("ringed"):
        return False
    return isinstance(widget, QAbstractItemView) and widget.model() is not None and widget.model().rowCount() > 0
