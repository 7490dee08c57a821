"""How quick the window is, as ratios in one run: `python tests/bench/window.py`.

Start to unlock page beside a bare Qt window; unlocking to typing with 10,000 people; a field saved beside one
bare fsync; the people's filter; the longest time the window did not answer while going through a case, and while
somebody types into every field of every step of it.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from clcdesk import store
from clcdesk.made_up import people as made_up
from clcdesk.made_up.request import LIVES_ON
from clcdesk.models.cases import Case
from clcdesk.models.people import Person
from clcdesk.services import people
from clcdesk.services.act import AddPerson
from clcdesk.ui import start
from clcdesk.ui.case.steps import CODES
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from tests.ui import conftest, test_journey

PHRASE = "a quiet room by the window"
MANY = 10_000
TIMES = 50
SHOWN = "app.processEvents(); window.repaint(); print('shown', flush=True)"
BARE = f"""
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([]); window = QLabel('bare'); window.resize(1366, 768); window.show(); {SHOWN}
"""
OURS = f"""
from pathlib import Path
import sys
from clcdesk import clock
from clcdesk.ui import start
from clcdesk.ui.main_window import MainWindow
app = start.application(); window = MainWindow(Path(sys.argv[1]), clock.today)
window.resize(1366, 768); window.show(); {SHOWN}
"""


def seconds_until_shown(program: str, *arguments: str) -> float:
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        took = time.perf_counter() - began
        child.kill()
    return took


def starting(path: Path) -> None:
    bare, ours = [], []
    for _time in range(7):
        bare.append(seconds_until_shown(BARE))
        ours.append(seconds_until_shown(OURS, str(path)))
    one, other = statistics.median(bare), statistics.median(ours)
    print(f"start to unlock: {other:.2f} s; a bare Qt window {one:.2f} s; {other / one:.2f} times (at most 2.5)")


def unlocking(path: Path, app: QApplication) -> MainWindow:
    """The passphrase typed, then People, until a letter stands in its filter."""
    window = MainWindow(path, lambda: LIVES_ON)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    settle(app, lambda: window.isActiveWindow())
    QTest.keyClicks(window.unlock_page.field, PHRASE)
    began = time.perf_counter()
    QTest.keyClick(window.unlock_page.field, Qt.Key.Key_Return)
    settle(app, lambda: window.shell is not None)
    ready = time.perf_counter() - began
    assert window.shell is not None
    window.shell.go(Place("people"))
    field = app.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "a")
    settle(app, lambda: field.text() == "a")
    typing = time.perf_counter() - began
    print(f"unlocking with {MANY} people: Today {ready:.2f} s, typing in People {typing:.2f} s (at most 2)")
    return window


def filtering(window: MainWindow, app: QApplication) -> None:
    field = app.focusWidget()
    assert isinstance(field, QLineEdit)
    took = []
    for at in range(TIMES):
        letters = "abcdefghijklmnopqrstuvwxyz"
        field.selectAll()
        began = time.perf_counter()
        QTest.keyClicks(field, letters[at % 26])
        app.processEvents()
        took.append(time.perf_counter() - began)
    print(f"a letter in the filter over {MANY}: {milliseconds(took)}")


def saving(db: store.Database, folder: Path) -> None:
    person = people.everyone(db)[0].id
    saves, syncs = [], []
    with (folder / "bare").open("wb") as bare:
        for at in range(TIMES):
            began = time.perf_counter()
            people.change(db, person, phone=f"0116 496 0{at:03}")
            saves.append(time.perf_counter() - began)
            began = time.perf_counter()
            bare.write(b"x" * 4096)
            bare.flush()
            os.fsync(bare.fileno())
            syncs.append(time.perf_counter() - began)
    print(f"a field saved: {milliseconds(saves)} (at most 10); a bare fsync {milliseconds(syncs)}")


def stalls(path: Path, app: QApplication) -> None:
    """The longest gap between two beats of a timer of 5 ms while every step of a case is gone through.

    First the window stands for as long as a passphrase takes to type: it loads what it needs meanwhile.
    """
    window = MainWindow(path, lambda: LIVES_ON)
    window.resize(1366, 768)
    window.show()
    rest(app, 2.0)
    window.opened(store.open_database(path, PHRASE))
    rest(app, 1.0)
    assert window.desk is not None
    assert window.shell is not None
    person = next(one for one in people.everyone(window.desk.db) if one.name == "Miss Asha Mehta")
    beats: list[float] = []
    timer = QTimer(window, interval=5)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    places = [*(Place("case", person.id, code) for code in CODES), Place("people"), Place("providers"), Place("today")]
    gaps = {}
    for place in places:
        beats.append(time.perf_counter())
        first = len(beats) - 1
        window.shell.go(place)
        rest(app, 1.0)
        these = beats[first:]
        gaps[place.step or place.page] = max(b - a for a, b in pairwise(these))
    name = max(gaps, key=gaps.__getitem__)
    told = ", ".join(f"{place} {gap * 1000:.0f}" for place, gap in gaps.items())
    print(f"longest silence: {gaps[name] * 1000:.0f} ms, going to {name} (at most 200); {told}")
    window.close()


class Answered(NamedTuple):
    """One key, until everything it brought about on the interface thread was done."""

    took: float
    cpu: float
    where: str


class Keys:
    """Stands in for the keys of the journey, and measures each."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.answered: list[Answered] = []
        self.step = "unlock"

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = conftest.Modifier.NoModifier, times: int = 1) -> None:
        for _time in range(times):
            self._clock(
                f"{modifiers.name or ''} {key.name}", partial(QTest.keyClick, conftest.focused(), key, modifiers)
            )

    def chord(self, key: Qt.Key) -> None:
        self.press(key, conftest.Modifier.ControlModifier)

    def type_text(self, text: str) -> None:
        for letter in text:
            self._clock(letter, partial(QTest.keyClicks, conftest.focused(), letter))

    def _clock(self, what: str, send: Callable[[], object]) -> None:
        name = conftest.focused().accessibleName()
        began, worked = time.perf_counter(), time.thread_time()
        send()
        self.app.processEvents()
        took, cpu = time.perf_counter() - began, time.thread_time() - worked
        self.answered.append(Answered(took, cpu, f"{self.step}, “{name[:40]}”, {what.strip()}"))


def typing(path: Path, app: QApplication) -> None:
    """The journey of the tests by keys alone: each key, from the passphrase to the decision."""
    keys = Keys(app)
    for name in ("press", "chord", "type_text"):
        setattr(test_journey, name, getattr(keys, name))
    window = MainWindow(path, lambda: LIVES_ON)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    window.opened(store.open_database(path, PHRASE))
    rest(app, 1.0)
    test_journey.open_asha(window)
    journey = test_journey.Journey(window)
    for code in CODES:
        rest(app, 0.5)
        keys.step = code
        journey.fill()
        keys.press(Qt.Key.Key_PageDown, conftest.Modifier.ControlModifier)
    window.close()
    worst = sorted(keys.answered, reverse=True)[:5]
    over = sum(one.took > 0.2 for one in keys.answered)
    median = statistics.median(one.took for one in keys.answered)
    print(f"{len(keys.answered)} keys of a case: median {median * 1000:.1f} ms, {over} over 200 ms; the longest:")
    for one in worst:
        print(f"  {one.took * 1000:.0f} ms ({one.cpu * 1000:.0f} of this thread): {one.where}")


def settle(app: QApplication, until: Callable[[], bool], most: float = 30) -> None:
    end = time.perf_counter() + most
    while not until():
        app.processEvents()
        if time.perf_counter() > end:
            raise TimeoutError


def rest(app: QApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.001)


def milliseconds(took: list[float]) -> str:
    return f"median {statistics.median(took) * 1000:.1f} ms, worst {max(took) * 1000:.1f} ms of {len(took)}"


def add_many(db: store.Database) -> None:
    with db.write(AddPerson("many")) as session:
        rows = ({"reference": f"M{at:05}", "name": f"Mr Able Name{at:05}", "postcode": "LE1 1AA"} for at in range(MANY))
        ids = store.add_many(session, Person, rows)
        store.add_many(session, Case, ({"person_id": one, "opened_on": LIVES_ON} for one in ids))


def main() -> int:
    app = start.application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "bench.db"
        db, _code = store.create(path, PHRASE)
        with db:
            made_up.fill(db, LIVES_ON)
        starting(path)
        stalls(path, app)
        typing(path, app)
        with store.open_database(path, PHRASE) as db:
            saving(db, folder)
            add_many(db)
        window = unlocking(path, app)
        filtering(window, app)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
