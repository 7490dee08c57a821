"""A page is gone through by Tab, and read aloud, as it is read: a widget made later would come after all else."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def tab_as_read(root: QWidget) -> None:
    """Put what can have the focus, and what a screen reader meets, into the order of the layouts it stands in.

    Also what Tab passes over now: of several of which one is chosen, the chosen one is the stop.
    """
    stops = [one for one in _of_widget(root) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)


def _of_widget(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    if isinstance(widget, QScrollArea) and (inside := widget.widget()) is not None:
        yield from _of_widget(inside)
    if (layout := widget.layout()) is not None:
        laid = list(_of_layout(layout))
        _read_so(widget, laid)
        for one in laid:
            yield from _of_widget(one)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _of_layout(inner)


def _read_so(parent: QWidget, laid: list[QWidget]) -> None:
    """A screen reader meets children in the order they lie in: those of the layout first, as it has them."""
    lie = [child for child in parent.children() if isinstance(child, QWidget) and not child.isWindow()]
    wanted = [*(one for one in laid if one in lie), *(one for one in lie if one not in laid)]
    if lie != wanted:
        for one in wanted:
            one.raise_()
