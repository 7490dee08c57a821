"""The four marks of a status, and "!" for an alarm: word, shape and colour, never colour alone."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap, QPolygonF

from clcdesk.ui.look.current import colour, px

Status = Literal["fits", "check", "wait", "unable", "alarm"]
SIZE = 20
"""Effective pixels of a mark's box."""


class _Ink(NamedTuple):
    colour: str
    letter: str


_INKS: dict[Status, _Ink] = {
    "fits": _Ink("fits", ""),
    "check": _Ink("check", "?"),
    "wait": _Ink("wait", "W"),
    "unable": _Ink("unable", ""),
    "alarm": _Ink("error", "!"),
}


def draw(painter: QPainter, status: Status, box: QRectF, *, header: bool = False) -> None:
    """Draw a mark in the middle of a box. A header's tick stands in a filled disc; a cell's is plain."""
    side = px(SIZE)
    square = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = colour(_INKS[status].colour)
    pen = QPen(ink, px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if status == "fits":
        if header:
            painter.setBrush(ink)
            painter.drawEllipse(square.adjusted(1, 1, -1, -1))
            painter.setPen(QPen(colour("surface"), px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        _tick(painter, square)
    elif status == "check":
        painter.drawEllipse(square.adjusted(1, 1, -1, -1))
        _letter(painter, square, "?", ink.name())
    elif status == "wait":
        painter.setBrush(ink)
        painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), px(3), px(3))
        _letter(painter, square, "W", colour("surface").name())
    elif status == "alarm":
        _letter(painter, square, "!", ink.name(), px(17))
    else:
        middle = square.center()
        painter.setPen(QPen(ink, px(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(middle.x() - px(7), middle.y()), QPointF(middle.x() + px(7), middle.y()))
    painter.restore()


def picture(status: Status) -> QPixmap:
    """A mark as a picture, for a cell or a label beside its word."""
    side = px(SIZE)
    made = QPixmap(side * 2, side * 2)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, status, QRectF(0, 0, side, side))
    painter.end()
    return made


def dots(painter: QPainter, box: QRectF, filled: int, of: int) -> None:
    """Dots for *helps with*; always beside "2 of 3" in words."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink, side = colour("accent"), px(11)
    for at in range(of):
        painter.setPen(QPen(ink, px(1.5)))
        painter.setBrush(ink if at < filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(box.x() + at * px(16) + 1, box.center().y() - side / 2, side, side))
    painter.restore()


def _tick(painter: QPainter, square: QRectF) -> None:
    side = square.width()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = ((0.26, 0.53), (0.44, 0.70), (0.75, 0.32))
    painter.drawPolyline(QPolygonF([square.topLeft() + QPointF(x * side, y * side) for x, y in points]))


def _letter(painter: QPainter, square: QRectF, letter: str, ink: str, size: int = 0) -> None:
    font = QFont(painter.font())
    font.setPixelSize(size or px(13))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QPen(ink))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, letter)
