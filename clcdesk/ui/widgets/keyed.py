"""A button that shows its shortcut: after its words, smaller and lighter."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from clcdesk.ui.look import colour, em, px

GAP, PADDING = 8, 12
"""Effective pixels between the words and the keys, and to the edge."""
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
        """The keys give way first."""
        return super().sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = self.text().replace("&", "")
        if self._words_of(self.text()) > self._room() and whole not in self.toolTip():
            self.setToolTip(f"{whole}   {self.toolTip()}".strip())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setFont(self.font())
        wide, room = self._words_of(words), self._room()
        if wide > room:
            words = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, room, Qt.TextFlag.TextShowMnemonic
            )
            wide = room
        more = self._more() if wide + self._more() <= room else 0
        left = (self.width() - wide - more) // 2
        self._write(painter, QRect(left, 0, wide + px(2), self.height()), words)
        if more:
            painter.setFont(self._small())
            if not self._is_filled() and self.isEnabled():
                painter.setPen(colour("muted"))
            painter.drawText(QRect(left + wide + px(GAP), 0, self.width(), self.height()), WORDS, self._hint)
        painter.end()

    def _room(self) -> int:
        """A link has its words from edge to edge."""
        return self.width() - (0 if self.property("role") == "link" else 2 * px(PADDING))

    def _words_of(self, words: str) -> int:
        """How wide they are."""
        return QFontMetrics(self.font()).size(Qt.TextFlag.TextShowMnemonic, words).width()

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
