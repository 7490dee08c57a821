"""A box to search in: the glass at its left, the key that leads here at its right while nothing is typed."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from clcdesk.ui.look import colour, em, px
from clcdesk.ui.look.icons import draw

GLASS, EDGE, GAP = 16, 9, 7
"""Effective pixels: the glass, its distance from the edge, and from the words."""


class SearchLine(QLineEdit):
    """`keys` are shown where there is room for them beside the hint."""

    def __init__(self, name: str, hint: str, keys: str = "") -> None:
        super().__init__()
        self.keys = keys
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTextMargins(px(GLASS + EDGE + GAP - 8), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = px(GLASS)
        draw(painter, "search", QRectF(px(EDGE), (self.height() - side) / 2, side, side), colour("muted"))
        if self.keys and not self.text() and self._room():
            painter.setFont(_small(self.font()))
            painter.setPen(colour("muted"))
            where = QRect(0, 0, self.width() - px(EDGE), self.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.keys)
        painter.end()

    def _room(self) -> bool:
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText())
        keys = QFontMetrics(_small(self.font())).horizontalAdvance(self.keys)
        return px(GLASS + EDGE + 2 * GAP) + hint + keys + px(EDGE) < self.width()


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(em(0.875))
    return made
