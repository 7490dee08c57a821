"""Contrast, measured in the picture of a window: words on their ground, edges and the focus ring on theirs."""

from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from clcdesk.ui.look import px

TEXT, EDGE = 4.5, 3.0
"""WCAG 2.2 AA: words, and what one must see of a control."""
SOLID = 3
"""Pixels of a colour before it counts as drawn on purpose, not as the soft rim of a letter."""
BARE = ("link", "quiet", "rail", "step", "fact", "cell", "segment", "chip", "fold", "whose")
"""Buttons known by their words or by their row, not by an edge."""
IN_PLACE = ("words", "quiet")
"""Fields that are read where they stand, and get their edge when pointed at or gone to."""


class Picture:
    """The pixels of a window as it is now."""

    def __init__(self, root: QWidget) -> None:
        self.root = root
        self._image = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self._bits = memoryview(self._image.constBits()).cast("I")
        self._width = self._image.bytesPerLine() // 4
        self.rect = self._image.rect()

    def colours(self, box: QRect) -> Counter[int]:
        """How often each colour stands in a box."""
        inside = box & self.rect
        counted: Counter[int] = Counter()
        for y in range(inside.top(), inside.bottom() + 1):
            start = y * self._width + inside.left()
            counted.update(self._bits[start : start + inside.width()].tolist())
        return counted

    def box(self, widget: QWidget, inside: QRect | None = None) -> QRect:
        """Where a widget, or a part of it, is seen in the picture."""
        part = widget.visibleRegion().boundingRect() & (inside or widget.rect())
        return QRect(widget.mapTo(self.root, part.topLeft()), part.size())


def ratio(one: int, other: int) -> float:
    """The contrast of two colours (0xRRGGBB) by WCAG."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_pale(root: QWidget, shown: Iterable[QWidget]) -> Iterator[str]:
    """Words under 4.5 to 1 and edges under 3 to 1, as they are really drawn."""
    from tests.ui.audit import called

    picture = Picture(root)
    for widget in shown:
        for what, box in _words_of(widget):
            if picture.box(widget, box).height() < box.height():
                continue  # cut by the edge of what scrolls: half a letter has no ink
            if (contrast := _of_words(picture, picture.box(widget, box))) is not None and contrast < TEXT:
                yield f"{called(widget)}: {what or 'its words'} have a contrast of {contrast:.2f}"
        if _needs_an_edge(widget) and (contrast := _of_edge(picture, widget)) is not None and contrast < EDGE:
            yield f"{called(widget)}: its edge has a contrast of {contrast:.2f}"


def _words_of(widget: QWidget) -> Iterator[tuple[str, QRect]]:
    """What is read on a widget, and where."""
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        for row in range(min(model.rowCount(), 12)):
            for column in range(1 if isinstance(widget, QListView) else model.columnCount()):
                index = model.index(row, column)
                if words := str(index.data() or "").strip():
                    offset = widget.viewport().pos()
                    yield f"“{words[:30]}”", widget.visualRect(index).translated(offset).adjusted(3, 3, -3, -3)
    elif isinstance(widget, QLabel):
        if widget.text().strip():
            yield "", widget.contentsRect()
    elif isinstance(widget, QCheckBox | QRadioButton):
        if widget.text().strip():
            yield "", widget.rect().adjusted(px(26), 2, 0, -2)
    elif isinstance(widget, QAbstractButton):
        if widget.text().strip():
            yield "", widget.rect().adjusted(6, 4, -6, -4)
    elif isinstance(widget, QLineEdit | QComboBox):
        yield "", widget.rect().adjusted(6, 4, -px(24) if isinstance(widget, QComboBox) else -6, -4)
    elif isinstance(widget, QPlainTextEdit | QTextEdit) and widget.toPlainText().strip():
        yield "", widget.rect().adjusted(6, 6, -px(16), -6)


def _of_words(picture: Picture, box: QRect) -> float | None:
    """The strongest ink against the commonest colour; None where nothing is drawn."""
    if box.width() < 4 or box.height() < 6:
        return None
    counted = picture.colours(box)
    ground = counted.most_common(1)[0][0]
    inks = [ratio(colour, ground) for colour, times in counted.items() if times >= SOLID and colour != ground]
    return max(inks, default=None)


def _needs_an_edge(widget: QWidget) -> bool:
    if isinstance(widget, QPushButton | QToolButton):
        return widget.isEnabled() and widget.property("role") not in BARE
    field = isinstance(widget, QLineEdit | QComboBox | QPlainTextEdit) and widget.isEnabled()
    return field and (widget.property("role") not in IN_PLACE or widget.hasFocus())


def _of_edge(picture: Picture, widget: QWidget) -> float | None:
    """The better of its line and its own ground, against what it stands on."""
    if widget.visibleRegion().boundingRect() != widget.rect():
        return None
    middle = widget.mapTo(picture.root, QPoint(0, widget.height() // 2))
    outside = picture.colours(QRect(middle.x() - 5, middle.y() - 1, 2, 2))
    inside = picture.colours(QRect(middle.x(), middle.y() - 2, 5, 4))
    if not outside or not inside:
        return None
    ground = outside.most_common(1)[0][0]
    return max(ratio(colour, ground) for colour in inside)


def _luminance(colour: int) -> float:
    parts = ((colour >> shift & 255) / 255 for shift in (16, 8, 0))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
