"""Long work behind a sheet: words, how far it is, and Stop. Nothing else waits for the database meanwhile."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from clcdesk.ui.look import px
from clcdesk.ui.tasks import Progress, Task, Tasks
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _


class BusyDialog(QDialog):
    """Does `work(progress)` on the worker and closes; one of the two signals says how it ended."""

    ended = Signal(object)
    """What the work gave."""
    refused = Signal(object)
    """A refusal, a fault, or StoppedError."""

    def __init__(self, tasks: Tasks, parent: QWidget, words: str, work: Callable[[Progress], Any]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words)
        self.setMinimumWidth(px(420))
        self.words = label(words, "section", wraps=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far it is"))
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.stop = button(_("&Stop"), self.reject, name=_("Stop; everything stays as it was"))
        told = label(_("Stop it, and everything stays as it was."), "muted", wraps=True)
        self.setLayout(column(self.words, self.bar, told, row(None, self.stop), gap=12, edges=(20, 20, 20, 20)))
        self.stop.setFocus()
        tasks.moved.connect(self._moved)
        self._task: Task | None = tasks.run(work, owner=self, done=self._done, failed=self._failed)

    def reject(self) -> None:
        """Stop it first; the sheet goes when it has stopped."""
        if self._task is None:
            super().reject()
            return
        self._task.cancel()
        self.words.setText(_("Stopping…"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by its window it stops; when the desk is locked, what was asked for is still done."""
        if self._task is not None and event.spontaneous():
            self._task.cancel()
        event.accept()

    def _done(self, result: Any) -> None:
        self._task = None
        self.accept()
        self.ended.emit(result)

    def _failed(self, error: BaseException) -> None:
        self._task = None
        super().reject()
        self.refused.emit(error)

    def _moved(self, task: Task, done: int, of: int) -> None:
        if task is self._task:
            self.bar.setRange(0, of)
            self.bar.setValue(done)
