"""Boxes to tick and buttons to choose by whose words give way where there is little room: the tip has them whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from clcdesk.ui.look import px

LEAST = 80
"""Effective pixels each keeps, however little room there is."""
MARK = 32
"""Effective pixels of the mark and the gap after it."""


class Tick(QCheckBox):
    """`words` are plain (an ampersand is one) and its accessible name, unless `call` gives it another."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.words = words
        self.call(words)

    def call(self, words: str, name: str = "") -> None:
        self.words = words
        _call(self, words, name)

    def sizeHint(self) -> QSize:
        return _wanted(self, self.words, super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return _least(self.sizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        _fit(self, self.words)


class Pick(QRadioButton):
    """One of several, as `Tick`."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.words = words
        self.call(words)

    def call(self, words: str, name: str = "") -> None:
        self.words = words
        _call(self, words, name)

    def sizeHint(self) -> QSize:
        return _wanted(self, self.words, super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return _least(self.sizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        _fit(self, self.words)


def _call(button: QAbstractButton, words: str, name: str) -> None:
    button.setAccessibleName(name or words)
    _fit(button, words)
    button.updateGeometry()


def _wanted(button: QAbstractButton, words: str, now: QSize) -> QSize:
    metrics = button.fontMetrics()
    shown = metrics.horizontalAdvance(button.text().replace("&&", "&"))
    return QSize(now.width() - shown + metrics.horizontalAdvance(words) + px(2), now.height())


def _least(wanted: QSize) -> QSize:
    return QSize(min(wanted.width(), px(LEAST)), wanted.height())


def _fit(button: QAbstractButton, words: str) -> None:
    shown = button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, button.width() - px(MARK)))
    button.setToolTip(words if shown != words else "")
    if button.text() != (plain := shown.replace("&", "&&")):
        button.setText(plain)
