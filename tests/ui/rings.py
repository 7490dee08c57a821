"""The focus ring, seen: what changes in the picture when the focus comes to a widget and when it leaves."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from clcdesk.ui.look import px
from tests.ui.contrast import EDGE, ratio

ROUND = 5
"""Effective pixels looked at outside a control: the ring stands two off and is two wide."""
PART = 0.5
"""How much of the way round must be seen to change."""


class Taken(NamedTuple):
    image: QImage
    part: QRect
    """Of the widget's own pixels."""


class Rings:
    """Asked at every stop of the Tab key; compares each with how it looks when the focus has gone on."""

    def __init__(self, root: QWidget) -> None:
        self.root = root
        self._last: tuple[QWidget, Taken] | None = None

    def come_to(self, here: QWidget) -> Iterator[str]:
        """The focus is here now; what was wrong at the stop before."""
        QApplication.processEvents()
        before = self._last
        self._last = (here, _taken(self.root, here))
        if before is not None:
            yield from self._compare(*before)

    def _compare(self, widget: QWidget, focused: Taken) -> Iterator[str]:
        from tests.ui.audit import called

        if not widget.isVisible():
            return
        now = _picture(self.root, widget, focused.part)
        if now.size() != focused.image.size() or focused.part.isEmpty() or not _whole(self.root, widget, focused.part):
            return
        row = _row(widget)
        around = 2 * (row.width() + row.height())
        changed = _changed(focused.image, now)
        if changed < PART * around:
            yield f"{called(widget)}: its focus ring changes {changed} pixels of {around} round it by {EDGE:g} to 1"


def _taken(root: QWidget, widget: QWidget) -> Taken:
    part = _row(widget).adjusted(-px(ROUND), -px(ROUND), px(ROUND), px(ROUND))
    if not _whole(root, widget, _row(widget)):
        return Taken(QImage(), QRect())
    return Taken(_picture(root, widget, part), part)


def _row(widget: QWidget) -> QRect:
    """What the ring stands round: the control, or the row of a list that is current."""
    if not isinstance(widget, QAbstractItemView) or widget.property("ringed"):
        return widget.rect()
    index = widget.currentIndex()
    box = widget.visualRect(index) if index.isValid() else QRect()
    if box.isEmpty():
        return widget.rect()
    box.setLeft(0)
    box.setRight(widget.viewport().width() - 1)
    return box.translated(widget.viewport().pos())


def _whole(root: QWidget, widget: QWidget, part: QRect) -> bool:
    """Whether all of it is in the picture: not where something has scrolled it away."""
    inside = part & widget.rect()
    return widget.visibleRegion().boundingRect().contains(inside) and root.rect().contains(_at(root, widget, inside))


def _picture(root: QWidget, widget: QWidget, part: QRect) -> QImage:
    return root.grab(_at(root, widget, part)).toImage().convertToFormat(QImage.Format.Format_RGB32)


def _at(root: QWidget, widget: QWidget, part: QRect) -> QRect:
    return QRect(widget.mapTo(root, QPoint(part.left(), part.top())), part.size())


def _changed(one: QImage, other: QImage) -> int:
    """Pixels that are another colour, and as far from it as a ring must be from its ground."""
    pairs = zip(memoryview(one.constBits()).cast("I"), memoryview(other.constBits()).cast("I"), strict=True)
    seen: dict[tuple[int, int], bool] = {}
    count = 0
    for pair in pairs:
        if pair[0] != pair[1]:
            if pair not in seen:
                seen[pair] = ratio(pair[0], pair[1]) >= EDGE
            count += seen[pair]
    return count
