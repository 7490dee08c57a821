"""Work off the interface thread: progress, cancelling, failing, closing, and the line that says so."""

import threading
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from clcdesk.errors import DeskError
from clcdesk.ui import start
from clcdesk.ui.foot import Foot
from clcdesk.ui.tasks import Progress, StoppedError, Tasks

Fault = list[BaseException]


def never(_result: object) -> None:
    pytest.fail("nobody was to be told")


@pytest.fixture
def faults() -> Fault:
    return []


@pytest.fixture
def tasks(faults: Fault) -> Iterator[Tasks]:
    start.application()
    made = Tasks(faults.append)
    yield made
    made.close()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def counting(until: threading.Event) -> Callable[[Progress], str]:
    """Works until it is let go, or cancelled."""

    def work(progress: Progress) -> str:
        progress.tell(1, 4)
        while not until.wait(0.005):
            progress.tell(2, 4)
        return "done"

    return work


def test_the_result_comes_back_on_the_interface_thread(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    worked: list[object] = []
    heard: list[object] = []

    def work(_progress: Progress) -> int:
        worked.append(threading.current_thread())
        return 7

    def done(result: int) -> None:
        heard.append((result, QThread.currentThread() is owner.thread()))

    tasks.run(work, owner=owner, done=done)
    assert tasks.busy
    qtbot.waitUntil(lambda: heard == [(7, True)])
    assert worked != [threading.current_thread()]
    assert not tasks.busy


def test_progress_is_told_and_cancel_stops(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    failures: list[BaseException] = []
    tasks.moved.connect(lambda _task, at, of: told.append((at, of)))
    task = tasks.run(counting(threading.Event()), owner=owner, done=never, failed=failures.append)
    qtbot.waitUntil(lambda: (2, 4) in told)
    task.cancel()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], StoppedError)


def test_a_refusal_goes_to_whoever_asked_a_fault_to_the_window(
    tasks: Tasks, owner: QObject, faults: Fault, qtbot: QtBot
) -> None:
    refusals: list[BaseException] = []

    def refuse(_progress: Progress) -> None:
        raise DeskError("The file is empty.")

    def divide(_progress: Progress) -> int:
        return 1 // 0

    tasks.run(refuse, owner=owner, done=lambda _none: None, failed=refusals.append)
    tasks.run(divide, owner=owner, done=never)
    qtbot.waitUntil(lambda: bool(faults))
    assert [str(one) for one in refusals] == ["The file is empty."]
    assert isinstance(faults[0], ZeroDivisionError)


def test_nobody_is_told_who_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    gone, let_go = QObject(), threading.Event()
    tasks.run(counting(let_go), owner=gone, done=never)
    shiboken6.delete(gone)
    let_go.set()
    qtbot.waitUntil(lambda: not tasks.busy)


def test_closing_cancels_what_runs_and_what_waits(faults: Fault, owner: QObject) -> None:
    start.application()
    tasks = Tasks(faults.append)
    for _one in range(3):
        tasks.run(counting(threading.Event()), owner=owner, done=never)
    tasks.close()
    tasks.run(counting(threading.Event()), owner=owner, done=never)
    assert faults == []


def test_the_line_at_the_foot_says_what_takes_long_and_cancels_it(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    foot = Foot(tasks, lambda: None)
    qtbot.addWidget(foot)
    failures: list[BaseException] = []
    foot._late.setInterval(20)
    tasks.run(counting(threading.Event()), owner=owner, done=never, failed=failures.append, words="Bringing it in…")
    assert not foot.isVisible(), "nothing is said of what is quick"
    qtbot.waitUntil(foot.isVisible)
    assert foot.sentence.text() == "Bringing it in…"
    qtbot.waitUntil(lambda: (foot.bar.value(), foot.bar.maximum()) == (2, 4))
    foot.cancel.click()
    qtbot.waitUntil(lambda: bool(failures))
    qtbot.waitUntil(lambda: not foot.isVisible())


def test_a_sentence_stands_a_while_with_redo_beside_it(tasks: Tasks, qtbot: QtBot) -> None:
    redone: list[int] = []
    foot = Foot(tasks, lambda: redone.append(1))
    qtbot.addWidget(foot)
    foot._gone.setInterval(50)
    foot.say("Undone: Wednesday morning added", can_redo=True)
    assert foot.redo.isVisible()
    foot.redo.click()
    assert redone == [1]
    qtbot.waitUntil(lambda: not foot.isVisible())
    foot.say("Kept.")
    assert not foot.redo.isVisible()
