"""What gives way where there is little room: effective pixels, and the widths under which parts and columns go."""

from collections.abc import Mapping

from PySide6.QtWidgets import QTableView, QWidget

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
