"""Bars and a heat grid, painted; each says in words what it shows, and has its table beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy

from clcdesk.services.reports import Line, Report
from clcdesk.ui import reading
from clcdesk.ui.look import colour, em, px
from clcdesk.words import _, ngettext

BAR, ROW, HEAD = 18, 34, 30
LABEL = 0.42
"""The part of the width that labels may take at most."""
Align = Qt.AlignmentFlag
WRAPPED = Qt.TextFlag.TextWordWrap


class Chart(QFrame):
    """Cannot be pressed: what it shows is read out as its description. It stands as high as `heights` come to."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report
        self.over = 0
        """Height left above the first line."""
        self.setAccessibleName(report.title)
        self.setAccessibleDescription(in_words(report))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(420), px(100))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), px(24))

    def head(self, wide: int) -> int:
        """Height that what stands above the first line needs."""
        return 0

    def label_width(self, wide: int) -> int:
        metrics = QFontMetrics(_font())
        widest = max((metrics.horizontalAdvance(line.label) for line in self.report.lines), default=0)
        return min(widest + px(14), int(wide * LABEL))

    def heights(self, wide: int) -> list[int]:
        """Of each line, where the chart is so wide: its label may need several lines."""
        room = self.label_width(wide) - px(12)
        return [max(px(ROW), _high(line.label, room, _font()) + px(8)) for line in self.report.lines]

    def paint_label(self, painter: QPainter, line: Line, top: int, left: int, high: int) -> None:
        painter.setFont(_font())
        painter.setPen(colour("text"))
        box = QRect(0, top, left - px(10), high)
        painter.drawText(box, Align.AlignRight | Align.AlignVCenter | WRAPPED, line.label)


class Bars(Chart):
    """A bar for each line; a second number is a part of the first and fills its beginning. Words stand at its end."""

    @property
    def _has_key(self) -> bool:
        return len(self.report.series) > 1 and not self.report.spend

    def head(self, wide: int) -> int:
        return px(HEAD) if self._has_key else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, most = (
            self.label_width(self.width()),
            max((_size(self.report, line) for line in self.report.lines), default=1) or 1,
        )
        room = self.width() - left - self._words_width() - px(12)
        if self._has_key:
            self._paint_key(painter, left)
        top = self.over
        for line, high in zip(self.report.lines, self.heights(self.width()), strict=True):
            self.paint_label(painter, line, top, left, high)
            self._paint_bar(painter, line, QRect(left, top, self.width() - left, high), room / most)
            top += high
        painter.end()

    def _paint_bar(self, painter: QPainter, line: Line, box: QRect, one: float) -> None:
        """The whole pale in its outline, the part in it full; alone it is full."""
        whole, high = _size(self.report, line), px(BAR)
        parts = line.counts[1:] if not self.report.spend else ()
        bar = QRectF(box.left(), box.center().y() - high / 2, max(whole * one, px(2) if whole else 0), high)
        painter.setPen(QPen(colour("accent"), px(1.5)))
        painter.setBrush(colour("tint") if parts else colour("accent"))
        if whole:
            painter.drawRect(bar)
        painter.setBrush(colour("accent"))
        for part in parts:
            if part:
                painter.drawRect(QRectF(bar.left(), bar.top(), part * one, high))
        painter.setPen(colour("text"))
        painter.setFont(_font(0.875))
        words = QRectF(bar.right() + px(8), box.top(), box.right() - bar.right() - px(8), box.height())
        painter.drawText(words, Align.AlignLeft | Align.AlignVCenter, _at_its_end(self.report, line))

    def _paint_key(self, painter: QPainter, left: int) -> None:
        """Which is the pale and which the full part, over the first line."""
        painter.setFont(_font(0.875))
        at, high, side = left, self.over, px(12)
        for name, ground in zip(self.report.series, ("tint", "accent"), strict=False):
            painter.setPen(QPen(colour("accent"), px(1.5)))
            painter.setBrush(colour(ground))
            painter.drawRect(QRectF(at + 1, (high - side) / 2, side, side))
            painter.setPen(colour("muted"))
            wide = painter.fontMetrics().horizontalAdvance(name)
            painter.drawText(QRectF(at + side + px(8), 0, wide + px(4), high), Align.AlignVCenter, name)
            at += side + px(8) + wide + px(20)

    def _words_width(self) -> int:
        metrics = QFontMetrics(_font(0.875))
        return max((metrics.horizontalAdvance(_at_its_end(self.report, line)) for line in self.report.lines), default=0)


class HeatGrid(Chart):
    """Rows × columns; the more, the darker, and the number stands in every cell."""

    def head(self, wide: int) -> int:
        room = self._column(wide) - px(8)
        return max((_high(need, room, _font(0.875)) for need in self.report.series), default=0) + px(8)

    def label_width(self, wide: int) -> int:
        return min(super().label_width(wide), int(wide * 0.26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, column, head = self.label_width(self.width()), self._column(self.width()), self.over
        most = max((max(line.counts) for line in self.report.lines), default=1) or 1
        painter.setFont(_font(0.875))
        painter.setPen(colour("muted"))
        for at, need in enumerate(self.report.series):
            over = QRectF(left + at * column + px(4), 0, column - px(8), head - px(6))
            painter.drawText(over, Align.AlignHCenter | Align.AlignBottom | WRAPPED, need)
        top = head
        for line, high in zip(self.report.lines, self.heights(self.width()), strict=True):
            self.paint_label(painter, line, top, left, high)
            for at, count in enumerate(line.counts):
                cell = QRectF(left + at * column, top, column, high).adjusted(px(2), px(2), -px(2), -px(2))
                _paint_cell(painter, cell, count, most)
            top += high
        painter.end()

    def _column(self, wide: int) -> float:
        return (wide - self.label_width(wide)) / max(1, len(self.report.series))


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
    return ". ".join(f"{line.label}: {_in_full(report, line)}" for line in report.lines)


def _in_full(report: Report, line: Line) -> str:
    if not report.spend:
        return _counted(line, report.series)
    people = ngettext("{n} person", "{n} people", line.counts[0]).format(n=f"{line.counts[0]:,}")
    return f"{_at_its_end(report, line)}, {people}"


def _at_its_end(report: Report, line: Line) -> str:
    """What stands at the end of a bar: "14 looking, 4 chose"; "£75.00 a week, 1 rate not set"."""
    if not report.spend:
        return _counted(line, report.series)
    unset = ngettext("{n} rate not set", "{n} rates not set", line.counts[1]).format(n=f"{line.counts[1]:,}")
    pounds = _("{pounds} a week").format(pounds=reading.show_money(line.pounds)) if line.pounds is not None else ""
    return ", ".join(part for part in (pounds, unset if line.counts[1] else "") if part)


def _counted(line: Line, series: Sequence[str]) -> str:
    said = [f"{count:,} {name}" for count, name in zip(line.counts, series, strict=True) if count]
    return ", ".join(said) or _("none")


def _size(report: Report, line: Line) -> float:
    """What the length of its bar is."""
    return float(line.pounds or 0) if report.spend else float(line.counts[0])


def _high(words: str, wide: float, font: QFont) -> int:
    box = QRect(0, 0, max(px(40), int(wide)), px(1000))
    return QFontMetrics(font).boundingRect(box, WRAPPED, words).height()


def _font(size: float = 1, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(em(size))
    font.setBold(bold)
    return font
