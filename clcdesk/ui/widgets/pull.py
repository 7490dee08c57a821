"""A finger on what cannot be pressed pulls the page; on a button, a field or a cell it does what it does there.

For pages on which taps follow each other quickly, and on which a finger also paints.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QScrollBar

from clcdesk.ui.look import px

STIRS = 10
"""Effective pixels a finger may move and still only tap."""
PULLS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)


class Pull(QObject):
    """Watches the page in a scroll area: what its parts do not take comes up to it. A mouse goes on as before."""

    def __init__(self, area: QScrollArea) -> None:
        """Of an area that has its widget."""
        super().__init__(area)
        self._area = area
        self._from: tuple[float, int] | None = None
        """Where the finger went down on the screen, and how far the page was scrolled then."""
        if (page := area.widget()) is not None:
            page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in PULLS or not isinstance(event, QMouseEvent) or not is_a_finger(event):
            return False
        at, bar = event.globalPosition().y(), self._area.verticalScrollBar()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._from = at, bar.value()
        elif self._from is not None:
            began, value = self._from
            bar.setValue(value + round(began - at))
            if event.type() == QEvent.Type.MouseButtonRelease:
                self._from = None
        event.accept()
        return True


class PullRows(QObject):
    """The same for a list: a finger that moves pulls it, one that taps chooses, and two taps open a row."""

    def __init__(self, view: QAbstractItemView, bar: Callable[[], QScrollBar] | None = None) -> None:
        """`bar()` is what is pulled, where that is not always the list's own."""
        super().__init__(view)
        self._bar = bar or view.verticalScrollBar
        self._from: tuple[float, int] | None = None
        self._pulls = False
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in PULLS or not isinstance(event, QMouseEvent) or not is_a_finger(event):
            return False
        at, bar = event.globalPosition().y(), self._bar()
        if event.type() == QEvent.Type.MouseButtonPress or self._from is None:
            self._from, self._pulls = (at, bar.value()), False
            return False
        began, value = self._from
        self._pulls = self._pulls or abs(at - began) > px(STIRS)
        if self._pulls:
            bar.setValue(value + round(began - at))
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._from = None
        return self._pulls


def is_a_finger(event: QMouseEvent) -> bool:
    """A touch that nothing took comes as the mouse."""
    return event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
