"""The focus ring: two pixels, two pixels outside, always drawn, by mouse or by key."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFocusFrame, QWidget

from clcdesk.ui.look import colour
from clcdesk.ui.look.style import RING


class FocusRing(QFocusFrame):
    """Follows the focus about the window. Rows of a list draw a ring of their own, on their inner edge."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), RING))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        mine = now is not None and now.window() is self.window()
        shown = mine and not isinstance(now, QAbstractItemView) and now.focusProxy() is None if now else False
        self.setWidget(now if shown else None)  # type: ignore[arg-type]
        if not shown:
            self.hide()
