"""Work off the interface thread: one worker, one long-lived signal back, progress and cancel.

A long act first flushes every field (`Desk.flush`), so that no field waits for the worker's lock.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
log = logging.getLogger(__name__)


class StoppedError(Exception):
    """The officer pressed Cancel; everything is as it was."""


class Progress:
    """How far the work is, told from the worker; asked there whether to go on."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self.cancelled = False

    def tell(self, done: int, of: int) -> None:
        """So many of so many (0 of 0: nobody knows). StoppedError once Cancel was pressed."""
        if self.cancelled:
            raise StoppedError
        self._tell(done, of)


class Task:
    """One piece of work, as the interface sees it."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.progress = Progress(lambda _done, _of: None)

    def cancel(self) -> None:
        self.progress.cancelled = True


class Tasks(QObject):
    """The one worker. Everything it calls back runs on the interface thread."""

    began = Signal(object)
    moved = Signal(object, int, int)
    ended = Signal(object)
    _call = Signal(object)

    def __init__(self, on_fault: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clcdesk")
        self._on_fault = on_fault
        self._open: set[Task] = set()
        self._closed = False
        self._call.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._open)

    def run(
        self,
        work: Callable[[Progress], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
        words: str = "",
    ) -> Task:
        """Do `work(progress)`, then `done(result)` while `owner` is still there.

        `failed(error)` hears of a refusal, a fault, or `StoppedError` after Cancel; without it a
        fault opens the crash window. `words` say what is going on once it takes over a second. Once the
        window is closing nothing is begun.
        """
        task = Task(words)
        task.progress = progress = Progress(
            lambda at, of: self._call.emit(lambda: self.moved.emit(task, at, of)),
        )
        if self._closed:
            return task
        self._open.add(task)
        self.began.emit(task)
        future = self._pool.submit(work, progress)
        future.add_done_callback(
            lambda ready: self._call.emit(lambda: self._finish(task, ready, owner, done, failed or self._on_fault))
        )
        return task

    def close(self) -> None:
        """Cancel what can be cancelled, wait for the rest."""
        self._closed = True
        for task in self._open:
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _finish(
        self,
        task: Task,
        future: "Future[Any]",
        owner: QObject,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._open.discard(task)
        self.ended.emit(task)
        if not shiboken6.isValid(owner) or future.cancelled():
            return
        error = future.exception()
        if error is None:
            done(future.result())
        else:
            failed(error)
