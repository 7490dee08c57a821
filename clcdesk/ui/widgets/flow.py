"""A layout that puts widgets side by side and goes on in the next line where the width ends."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from clcdesk.ui.look import px


class Flow(QLayout):
    """Left to right, then down; each as wide as it asks to be, and on the middle line of those beside it."""

    def __init__(self, gap: float = 8, lines: float | None = None, *, right: bool = False) -> None:
        """`gap` between two beside each other, `lines` (the same without it) between one line and the next.

        `right`: each line ends at the right edge.
        """
        super().__init__()
        self._right = right
        self._items: list[QLayoutItem] = []
        self._gap, self._under = px(gap), px(gap if lines is None else lines)
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        """What is in it changed: measure anew when asked."""
        self._heights.clear()
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Kept for each width: while a page takes its places Qt asks the same several times over."""
        high = self._heights.get(width)
        if high is None:
            high = self._heights[width] = self._lay(QRect(0, 0, width, 0), only_measure=True)
        return high

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, only_measure=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, only_measure: bool) -> int:
        y = rect.y()
        for at, line in enumerate(self._lines(rect.width())):
            y += self._under if at else 0
            x, high = rect.x(), max(size.height() for _item, size in line)
            if self._right:
                x += max(0, rect.width() - sum(size.width() for _item, size in line) - self._gap * (len(line) - 1))
            for item, size in line:
                if not only_measure:
                    item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self._gap
            y += high
        return y - rect.y()

    def _lines(self, room: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        """What stands side by side, with the size each gets."""
        line: list[tuple[QLayoutItem, QSize]] = []
        taken = 0
        for item in self._items:
            if isinstance(widget := item.widget(), QWidget) and widget.isHidden():
                continue
            size = self._size(item, room)
            if line and taken + size.width() > room:
                yield line
                line, taken = [], 0
            line.append((item, size))
            taken += size.width() + self._gap
        if line:
            yield line

    def _size(self, item: QLayoutItem, room: int) -> QSize:
        size = item.sizeHint()
        width = min(size.width(), room) if room else size.width()
        return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height())
