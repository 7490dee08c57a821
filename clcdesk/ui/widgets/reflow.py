"""What gives way where there is little room: effective pixels, and the widths under which parts and columns go."""

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QTableView, QWidget

from clcdesk.ui.look import px


def room(widget: QWidget) -> float:
    """How wide it is in effective pixels: half as many at 200 %."""
    return widget.width() / px(100) * 100


def give_way(page: QWidget, parts: Mapping[QWidget, float]) -> float:
    """Show each part of a page only from its width on; gives the room there is."""
    there = room(page)
    for part, least in parts.items():
        part.setHidden(there < least)
    return there


def columns_give_way(page: QWidget, table: QTableView, least: Mapping[int, float]) -> None:
    """Show each column of a list only from its width of the page on."""
    there = room(page)
    for at, wide in least.items():
        table.setColumnHidden(at, there < wide)


class Turning(QWidget):
    """Parts side by side, the first as wide as there is room; one under the other where there are fewer pixels."""

    def __init__(self, *parts: QWidget | QLayout, least: float, gap: float = 12) -> None:
        super().__init__()
        self._least = least
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(gap))
        for at, part in enumerate(parts):
            if isinstance(part, QLayout):
                self._line.addLayout(part, 0 if at else 1)
            else:
                self._line.addWidget(part, 0 if at else 1)
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        down = room(self) < self._least
        way = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)
