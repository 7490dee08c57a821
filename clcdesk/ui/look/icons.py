"""Line icons in a box of 20, one colour, drawn from a few strokes: nothing to load, sharp at every size."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from clcdesk.ui.look.current import colour, px

BOX, STROKE = 20, 1.75
Draw = Callable[[QPainter], None]


def _lines(*strokes: tuple[float, ...]) -> Draw:
    """Open strokes, each as x, y, x, y …"""

    def draw(painter: QPainter) -> None:
        for stroke in strokes:
            points = [QPointF(x, y) for x, y in zip(stroke[::2], stroke[1::2], strict=True)]
            painter.drawPolyline(QPolygonF(points))

    return draw


def _rounds(*boxes: tuple[float, float, float, float]) -> Draw:
    def draw(painter: QPainter) -> None:
        for x, y, width, height in boxes:
            painter.drawEllipse(QRectF(x, y, width, height))

    return draw


def _boxes(*boxes: tuple[float, float, float, float]) -> Draw:
    def draw(painter: QPainter) -> None:
        for x, y, width, height in boxes:
            painter.drawRoundedRect(QRectF(x, y, width, height), 1.5, 1.5)

    return draw


def _arcs(*arcs: tuple[float, float, float, float, int, int]) -> Draw:
    """Parts of ellipses: box, then start and span in degrees."""

    def draw(painter: QPainter) -> None:
        for x, y, width, height, start, span in arcs:
            painter.drawArc(QRectF(x, y, width, height), start * 16, span * 16)

    return draw


ICONS: dict[str, tuple[Draw, ...]] = {
    "today": (_boxes((3, 4, 14, 13)), _lines((3, 8, 17, 8), (7, 2.5, 7, 5.5), (13, 2.5, 13, 5.5))),
    "people": (
        _rounds((5, 3.5, 6, 6)),
        _arcs((2.5, 11.5, 11, 10, 0, 180), (10, 3.5, 6, 6, -80, 160), (8, 11.5, 9.5, 10, 0, 75)),
        _lines((2.5, 16.5, 13.5, 16.5)),
    ),
    "providers": (
        _lines((3, 17, 3, 8, 10, 3, 17, 8, 17, 17, 3, 17), (8, 17, 8, 12.5, 12, 12.5, 12, 17)),
        _lines((7, 9.2, 8, 9.2), (12, 9.2, 13, 9.2)),
    ),
    "reports": (_lines((3, 17, 17, 17), (5.5, 17, 5.5, 10), (10, 17, 10, 4), (14.5, 17, 14.5, 8)),),
    "settings": (
        _lines((2.5, 6, 9, 6), (13, 6, 17.5, 6), (2.5, 14, 6, 14), (10, 14, 17.5, 14)),
        _rounds((9, 4, 4, 4), (6, 12, 4, 4)),
    ),
    "help": (
        _rounds((2.5, 2.5, 15, 15)),
        _arcs((7.4, 5.4, 5.2, 5, -50, 215)),
        _lines((10, 10.2, 10, 11.8), (10, 14, 10, 14.3)),
    ),
    "search": (_rounds((3, 3, 10, 10)), _lines((11.6, 11.6, 17, 17))),
    "lock": (_boxes((4, 9, 12, 8.5)), _arcs((6.5, 2.5, 7, 9, 0, 180)), _lines((6.5, 7, 6.5, 9), (13.5, 7, 13.5, 9))),
    "calendar": (_boxes((3, 4, 14, 13)), _lines((3, 8, 17, 8), (7, 2.5, 7, 5.5), (13, 2.5, 13, 5.5))),
    "tick": (_lines((4, 10.5, 8.2, 14.5, 16, 5.5)),),
    "cross": (_lines((5, 5, 15, 15), (15, 5, 5, 15)),),
    "back": (_lines((12.5, 4.5, 7, 10, 12.5, 15.5)),),
    "open": (_lines((7.5, 4.5, 13, 10, 7.5, 15.5)),),
    "down": (_lines((4.5, 7.5, 10, 13, 15.5, 7.5)),),
}


def pixmap(name: str, size: float = BOX, ink: str = "text") -> QPixmap:
    """An icon as a picture of `size` effective pixels, in the colour of a token."""
    pixels = px(size)
    made = QPixmap(pixels * 2, pixels * 2)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, name, QRectF(0, 0, pixels, pixels), colour(ink))
    painter.end()
    return made


def draw(painter: QPainter, name: str, box: QRectF, ink: QColor) -> None:
    """Draw an icon into a box of a painter."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / BOX, box.height() / BOX)
    pen = QPen(ink, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for part in ICONS[name]:
        part(painter)
    painter.restore()


def icon(name: str, *, chosen: str = "accent", ink: str = "text") -> QIcon:
    """An icon for a button: `ink`, and `chosen` where it is checked."""
    made = QIcon(pixmap(name, ink=ink))
    made.addPixmap(pixmap(name, ink=chosen), QIcon.Mode.Normal, QIcon.State.On)
    return made
