"""Tab goes through a page as it is read: a widget made later otherwise comes after everything else."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def tab_as_read(root: QWidget) -> None:
    """Put everything that can have the focus into the order of the layouts it stands in."""
    stops = list(_of_widget(root))
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)


def _of_widget(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea) and (inside := widget.widget()) is not None:
        yield from _of_widget(inside)
    if (layout := widget.layout()) is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _of_widget(widget)
        elif (inner := item.layout()) is not None:
            yield from _of_layout(inner)
