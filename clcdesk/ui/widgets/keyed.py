"""A button that shows its shortcut: after its words, smaller and lighter."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from clcdesk.ui.look import colour, em, px

GAP = 8
"""Effective pixels between the words and the keys."""
WORDS = Qt.TextFlag.TextShowMnemonic | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def show_hint(button: QPushButton, keys: str) -> None:
    """Other keys on a button made with a hint; "" takes them away where there is little room."""
    if isinstance(button, KeyedButton):
        button.hint = keys


class KeyedButton(QPushButton):
    """Its name for a reader is its words alone."""

    def __init__(self, text: str, hint: str) -> None:
        super().__init__(text)
        self._hint = hint

    @property
    def hint(self) -> str:
        return self._hint

    @hint.setter
    def hint(self, keys: str) -> None:
        if keys != self._hint:
            self._hint = keys
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + self._more(), size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setFont(self.font())
        wide = painter.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words).width()
        left = (self.width() - wide - self._more()) // 2
        self._write(painter, QRect(left, 0, wide + px(2), self.height()), words)
        painter.setFont(self._small())
        if not self._is_filled() and self.isEnabled():
            painter.setPen(colour("muted"))
        at = QRect(left + wide + px(GAP), 0, self.width(), self.height())
        painter.drawText(at, WORDS, self._hint)
        painter.end()

    def _write(self, painter: QPainter, where: QRect, words: str) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        painter.drawText(where, WORDS, words)

    def _is_filled(self) -> bool:
        return bool(self.property("role") == "filled")

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(em(0.875))
        font.setBold(False)
        font.setUnderline(False)
        return font

    def _more(self) -> int:
        return px(GAP) + QFontMetrics(self._small()).horizontalAdvance(self._hint) if self._hint else 0
