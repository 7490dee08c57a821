"""A fact that can be pressed to change it: what it is in grey, what it says in the text's colour."""

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from clcdesk.ui.look import colour, em, px

EDGE, GAP = 6, 4
"""Effective pixels between the words and the edge, and between two parts."""
WHERE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Part(NamedTuple):
    words: str
    muted: bool = False
    bold: bool = False


class FactButton(QPushButton):
    """`say` puts its words; its name for a reader is the owner's to set."""

    def __init__(self, size: float = 0.875) -> None:
        """`size` of the words in ems."""
        super().__init__()
        self._size = size
        self._parts: tuple[Part, ...] = ()
        self.setProperty("role", "fact")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def words(self) -> str:
        return " ".join(part.words for part in self._parts)

    def say(self, *parts: Part) -> None:
        if parts != self._parts:
            self._parts = parts
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        wide = sum(self._wide(part) for part in self._parts) + px(GAP) * max(0, len(self._parts) - 1)
        high = QFontMetrics(self._font(Part("", bold=True))).height()
        return QSize(wide + 2 * px(EDGE), max(px(26), high + px(6)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        at = px(EDGE)
        for part in self._parts:
            painter.setFont(self._font(part))
            painter.setPen(colour("muted" if part.muted else "text"))
            painter.drawText(QRect(at, 0, self.width() - at, self.height()), WHERE, part.words)
            at += self._wide(part) + px(GAP)
        painter.end()

    def _font(self, part: Part) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(em(self._size))
        font.setBold(part.bold)
        return font

    def _wide(self, part: Part) -> int:
        return QFontMetrics(self._font(part)).horizontalAdvance(part.words)


class Dotted(QWidget):
    """Between two of its children that stand side by side, a dot: seen, never read out."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = sorted(
            (one.geometry() for one in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
             if one.isVisible()), key=QRect.left,
        )  # fmt: skip
        painter = QStylePainter(self)
        painter.setPen(colour("muted"))
        for before, after in pairwise(shown):
            if after.top() != before.top():
                continue
            gap = QRect(before.right(), before.top(), after.left() - before.right(), before.height())
            painter.drawText(gap, Qt.AlignmentFlag.AlignCenter, "·")
        painter.end()
