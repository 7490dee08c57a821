"""One finger on the list of Options: it moves the list, and where it does not move it presses a row.

Not Qt's own scroller: under that the tick boxes of an opened row are no longer pressed by a tap.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QTouchEvent
from PySide6.QtWidgets import QAbstractScrollArea

from clcdesk.ui.look import px

STILL = 10
"""Effective pixels a finger that taps may tremble."""


class Finger:
    """`moved(down)` hears how far to scroll, in pixels; `tapped(at)` a place of the viewport."""

    def __init__(
        self, view: QAbstractScrollArea, moved: Callable[[int], object], tapped: Callable[[QPoint], object]
    ) -> None:
        self._view, self._move, self._tap = view, moved, tapped
        self._began = self._last = 0.0
        self._moves = False

    def touched(self, event: QTouchEvent) -> bool:
        """Whether it is for the rows; what stands on them is pressed as by a mouse."""
        point = event.points()[0]
        at, high = point.position().toPoint(), point.globalPosition().y()
        match event.type():
            case QEvent.Type.TouchBegin if self._view.viewport().childAt(at) is not None:
                event.ignore()
                return False
            case QEvent.Type.TouchBegin:
                self._began, self._last, self._moves = high, high, False
            case QEvent.Type.TouchUpdate:
                self._moves = self._moves or abs(high - self._began) > px(STILL)
                if self._moves:
                    self._move(round(self._last - high))
                    self._last = high
            case QEvent.Type.TouchEnd if not self._moves:
                self._view.setFocus(Qt.FocusReason.MouseFocusReason)
                self._tap(at)
        event.accept()
        return True
