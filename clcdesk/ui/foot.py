"""The line at the foot of the window: what was just done or undone, and what is going on."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QProgressBar

from clcdesk.ui.look import px
from clcdesk.ui.tasks import Task, Tasks
from clcdesk.ui.widgets.build import button, label, row
from clcdesk.words import _

STAYS = 8_000
"""Milliseconds a sentence stands."""
AFTER = 1_000
"""Milliseconds of work before it says so."""


class Foot(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, tasks: Tasks, redo: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._task: Task | None = None
        self._far = (0, 0)
        """How far the task is, of how much; 0 of 0 while nobody knows."""
        self.sentence = label("", wraps=True)
        self.redo = button(_("Redo"), redo, "link", name=_("Redo what was undone"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far it is"))
        self.bar.setFixedWidth(px(200))
        self.cancel = button(_("Cancel"), self._cancel)
        line = row(self.sentence, self.redo, self.bar, self.cancel, edges=(16, 4, 20, 4))
        line.setStretchFactor(self.sentence, 1)
        self.setLayout(line)
        self._gone = QTimer(self, interval=STAYS, singleShot=True)
        self._gone.timeout.connect(self._over)
        self._late = QTimer(self, interval=AFTER, singleShot=True)
        self._late.timeout.connect(self._busy)
        tasks.began.connect(self._began)
        tasks.moved.connect(self._moved)
        tasks.ended.connect(self._ended)
        self._clear()

    def say(self, sentence: str, can_redo: bool = False) -> None:
        """Show a sentence for a while, and have it read out."""
        self.sentence.setText(sentence)
        self.redo.setVisible(can_redo)
        self.bar.hide()
        self.cancel.hide()
        self.setVisible(bool(sentence))
        self._gone.start()
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.sentence, sentence))

    def _over(self) -> None:
        """A sentence stood long enough: what is still going on is told again, or nothing."""
        if self._task is not None and self._task.words and not self._late.isActive():
            self._busy()
        else:
            self._clear()

    def _clear(self) -> None:
        for part in (self.redo, self.bar, self.cancel):
            part.hide()
        self.hide()

    def _began(self, task: Task) -> None:
        self._task, self._far = task, (0, 0)
        self._late.start()

    def _busy(self) -> None:
        if self._task is None or not self._task.words:
            return
        if self._gone.isActive() and not self.redo.isHidden():
            return  # what was undone stands its time; `_over` asks again
        self._gone.stop()
        self.sentence.setText(self._task.words)
        self.redo.hide()
        self._draw_bar()
        for part in (self.bar, self.cancel):
            part.show()
        self.show()

    def _moved(self, task: Task, done: int, of: int) -> None:
        if task is self._task:
            self._far = (done, of)
            self._draw_bar()

    def _draw_bar(self) -> None:
        done, of = self._far
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._late.stop()
            if self.bar.isVisible():
                self._clear()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.sentence.setText(_("Stopping…"))
