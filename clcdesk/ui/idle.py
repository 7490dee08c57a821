"""The desk locks itself when nobody is at it; a minute before, the window dims and says so."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from clcdesk.ui.look import colour, em
from clcdesk.words import _

MINUTE = 60_000
WAKES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.Wheel,
)


class Idle(QObject):
    """Watches for keys and touches in every window of the program. `minutes` may be changed at any time.

    In the windows and at the focus, where they come in: a filter on the whole program hears every event of
    every widget that is built.
    """

    def __init__(self, window: QWidget, lock: Callable[[], object], minutes: int = 5) -> None:
        super().__init__(window)
        self.minutes = minutes
        self._window = window
        self._pressed = QElapsedTimer()
        self._veil = Veil(window)
        self._dims = QTimer(self, singleShot=True)
        self._dims.timeout.connect(self.dim)
        self._locks = QTimer(self, singleShot=True)
        self._locks.timeout.connect(lock)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusWindowChanged.connect(self._watch)
            application.focusChanged.connect(self._follow)

    @property
    def dimmed(self) -> bool:
        return self._veil.isVisible()

    def start(self) -> None:
        """Somebody is here: count anew."""
        self._veil.hide()
        self._locks.start(self.minutes * MINUTE)
        self._dims.start(max(0, self.minutes - 1) * MINUTE + MINUTE // 2 * (self.minutes == 1))

    def rests(self, milliseconds: int) -> bool:
        """Whether nobody has pressed or moved anything for so long: then what can wait may be done."""
        return not self._pressed.isValid() or self._pressed.elapsed() >= milliseconds

    def stop(self) -> None:
        self._veil.hide()
        self._locks.stop()
        self._dims.stop()

    def dim(self) -> None:
        """Say that it will lock; any key or touch takes it back."""
        self.cover()
        self._veil.show()
        self._veil.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._veil, self._veil.accessibleName()))

    def cover(self) -> None:
        self._veil.resize(self._window.size())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in WAKES:
            self._pressed.restart()
            if self._locks.isActive():
                self.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        """Twice on the same window is once."""
        if window is not None:
            window.installEventFilter(self)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            now.installEventFilter(self)


class Veil(QWidget):
    """Half darkness over the window, with one sentence; presses go through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("CLC Desk is about to lock. Press a key or touch the screen to stay."))
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 150))
        band = self.rect().adjusted(0, self.height() // 2 - em(2), 0, -self.height() // 2 + em(2))
        painter.fillRect(band, colour("surface"))
        painter.setPen(colour("text"))
        words = band.adjusted(em(1), 0, -em(1), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.accessibleName())
