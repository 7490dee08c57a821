"""Bars and a heat grid, painted; each says in words what it shows, and has its table beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from clcdesk.services.reports import Line, Report
from clcdesk.ui.look import colour, em, px
from clcdesk.words import _

BAR, GAP, BETWEEN = 14, 3, 12
LABEL = 0.34
"""The part of the width that labels may take at most."""
Align = Qt.AlignmentFlag


class Chart(QWidget):
    """Cannot be pressed: what it shows is read out as its description."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report
        self.setAccessibleName(report.title)
        self.setAccessibleDescription(in_words(report))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), self.sizeHint().height())


class Bars(Chart):
    """One bar for each series under each label; the numbers stand at their ends, in words."""

    def sizeHint(self) -> QSize:
        return QSize(px(460), self._line_height() * len(self.report.lines) + px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, most = self._label_width(), max((max(line.counts) for line in self.report.lines), default=1) or 1
        room = self.width() - left - self._number_width() - px(12)
        for at, line in enumerate(self.report.lines):
            self._paint_line(painter, at * self._line_height(), line, left, room / most)
        painter.end()

    def _paint_line(self, painter: QPainter, top: int, line: Line, left: int, one: float) -> None:
        painter.setFont(_font())
        painter.setPen(colour("text"))
        label = QRect(0, top, left - px(10), self._line_height() - px(BETWEEN))
        painter.drawText(label, Align.AlignRight | Align.AlignVCenter | Qt.TextFlag.TextWordWrap, line.label)
        high = self._bar_height()
        for at, (count, name) in enumerate(zip(line.counts, self.report.series, strict=True)):
            bar = QRectF(
                left, top + at * (high + px(GAP)) + px(1), max(count * one, px(2) if count else 0), high - px(2)
            )
            painter.setPen(QPen(colour("accent"), px(1.5)))
            painter.setBrush(colour("accent") if at == len(line.counts) - 1 else colour("tint"))
            if count:
                painter.drawRect(bar)
            painter.setPen(colour("text"))
            painter.setFont(_font(0.875))
            beside = QRectF(bar.right() + px(8), bar.top(), self.width(), bar.height())
            painter.drawText(beside, Align.AlignLeft | Align.AlignVCenter, f"{count:,} {name}")

    def _bar_height(self) -> int:
        return max(px(BAR), QFontMetrics(_font(0.875)).height())

    def _line_height(self) -> int:
        bars = len(self.report.series) * (self._bar_height() + px(GAP))
        return max(bars, 2 * QFontMetrics(_font()).height()) + px(BETWEEN)

    def _label_width(self) -> int:
        metrics = QFontMetrics(_font())
        widest = max((metrics.horizontalAdvance(line.label) for line in self.report.lines), default=0)
        return min(widest + px(14), int(self.width() * LABEL))

    def _number_width(self) -> int:
        metrics = QFontMetrics(_font(0.875))
        return max((metrics.horizontalAdvance(f"9,999 {name}") for name in self.report.series), default=0)


class HeatGrid(Chart):
    """Rows × columns; the more, the darker, and the number stands in every cell."""

    def sizeHint(self) -> QSize:
        return QSize(px(460), self._head() + self._row() * len(self.report.lines) + px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        columns = len(self.report.series)
        left = int(self.width() * 0.24)
        wide = (self.width() - left) / max(1, columns)
        most = max((max(line.counts) for line in self.report.lines), default=1) or 1
        painter.setFont(_font(0.875))
        painter.setPen(colour("muted"))
        for at, need in enumerate(self.report.series):
            head = QRectF(left + at * wide + px(3), 0, wide - px(6), self._head() - px(4))
            painter.drawText(head, Align.AlignHCenter | Align.AlignBottom | Qt.TextFlag.TextWordWrap, need)
        for down, line in enumerate(self.report.lines):
            top = self._head() + down * self._row()
            painter.setFont(_font())
            painter.setPen(colour("text"))
            label = QRectF(0, top, left - px(10), self._row())
            painter.drawText(label, Align.AlignRight | Align.AlignVCenter | Qt.TextFlag.TextWordWrap, line.label)
            for at, count in enumerate(line.counts):
                cell = QRectF(left + at * wide, top, wide, self._row()).adjusted(px(2), px(2), -px(2), -px(2))
                _paint_cell(painter, cell, count, most)
        painter.end()

    def _row(self) -> int:
        return 2 * QFontMetrics(_font()).height() + px(6)

    def _head(self) -> int:
        return 4 * QFontMetrics(_font(0.875)).height()


def _paint_cell(painter: QPainter, cell: QRectF, count: int, most: int) -> None:
    """Only two inks ever meet the ground: text on what is pale, its opposite on what is full."""
    full = count * 2 > most
    painter.setPen(QPen(colour("line"), 1))
    painter.setBrush(colour("accent") if full else colour("selected") if count else QColor(colour("surface")))
    painter.drawRoundedRect(cell, px(3), px(3))
    painter.setFont(_font(bold=bool(count)))
    painter.setPen(colour("on_accent") if full else colour("text") if count else colour("muted"))
    painter.drawText(cell, Align.AlignCenter, f"{count:,}")


def in_words(report: Report) -> str:
    """The whole picture read out, line by line."""
    return ". ".join(f"{line.label}: {_counted(line, report.series)}" for line in report.lines)


def _counted(line: Line, series: Sequence[str]) -> str:
    said = [f"{count:,} {name}" for count, name in zip(line.counts, series, strict=True) if count]
    return ", ".join(said) or _("none")


def _font(size: float = 1, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(em(size))
    font.setBold(bold)
    return font
