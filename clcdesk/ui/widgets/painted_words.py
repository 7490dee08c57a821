"""Words drawn into a box: lines under each other, each cut only where there is no room for it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from clcdesk.ui.look import colour, em, px

GAP = 2
"""Effective pixels between two parts of a cell."""


class Words(NamedTuple):
    """A part of a cell. It takes up to `most` lines; what is left over ends in "…"."""

    text: str
    bold: bool = False
    small: bool = False
    ink: str = "text"
    underlined: bool = False
    right: bool = False
    most: int = 2

    @property
    def font(self) -> QFont:
        font = QFont()
        font.setPixelSize(em(0.875) if self.small else em(1))
        font.setBold(self.bold)
        font.setUnderline(self.underlined)
        return font


def height(cell: Sequence[Words], width: int) -> int:
    """Pixels a cell of this width needs for its words."""
    lines = [(QFontMetrics(part.font).height(), len(broken(part, width))) for part in cell if part.text]
    return sum(high * count for high, count in lines) + px(GAP) * max(0, len(lines) - 1)


def draw(painter: QPainter, cell: Sequence[Words], box: QRect) -> None:
    """In the middle of its height."""
    y = box.top() + max(0, (box.height() - height(cell, box.width())) // 2)
    for part in cell:
        if not part.text:
            continue
        painter.setFont(part.font)
        painter.setPen(colour(part.ink))
        high = QFontMetrics(part.font).height()
        side = Qt.AlignmentFlag.AlignRight if part.right else Qt.AlignmentFlag.AlignLeft
        for line in broken(part, box.width()):
            painter.drawText(QRect(box.left(), y, box.width(), high), side | Qt.AlignmentFlag.AlignVCenter, line)
            y += high
        y += px(GAP)


def broken(part: Words, width: int) -> list[str]:
    """The lines its words take."""
    metrics = QFontMetrics(part.font)
    if metrics.horizontalAdvance(part.text) <= width or width <= 0:
        return [part.text]
    layout = QTextLayout(part.text, part.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < part.most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], 2 * len(part.text)]
    lines = [_between(part.text, start, end) for start, end in zip(starts, ends, strict=True)]
    return [*lines[:-1], metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)]


def _between(text: str, start: int, end: int) -> str:
    """Qt counts in halves of a letter that lies beyond the first 65,536."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "ignore").strip()
