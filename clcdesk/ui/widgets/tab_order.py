"""Tab goes through widgets in the order in which they are laid out, however late some of them were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

WHOLE = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
"""What has parts of its own that Tab does not go to."""


def as_laid_out(root: QWidget) -> None:
    """Put everything under `root` that takes the focus in the order of its layouts."""
    for one, following in pairwise(_stops(root)):
        QWidget.setTabOrder(one, following)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus.value and widget.focusProxy() is None
    if takes:
        yield widget
    if isinstance(widget, WHOLE):
        return
    if isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield from _stops(inside)
    elif isinstance(widget, QStackedWidget):
        for page in filter(None, map(widget.widget, range(widget.count()))):
            yield from _stops(page)
    elif not isinstance(widget, QAbstractScrollArea) and (layout := widget.layout()) is not None:
        yield from _inside(layout)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if isinstance(widget, QWidget):
            yield from _stops(widget)
        elif isinstance(inner, QLayout):
            yield from _inside(inner)
