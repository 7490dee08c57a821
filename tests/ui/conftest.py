"""The window of the tests: on a copy of a filled database, driven by keys to the widget that has the focus."""

import getpass
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from filelock import FileLock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clcdesk import store
from clcdesk.made_up import people
from clcdesk.made_up.request import LIVES_ON
from clcdesk.store import keys
from clcdesk.ui import look, start
from clcdesk.ui.dialogs.crash import CrashDialog
from clcdesk.ui.main_window import MainWindow
from tests.desk_fixtures import CHEAP, PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
Modifier = Qt.KeyboardModifier


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test sets is not the user's."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


@pytest.fixture(scope="session")
def filled_template() -> Path:
    """A database of the made-up people, closed and only ever copied.

    It takes half a minute to fill, so it is kept in the computer's temporary folder, for all workers and
    runs, under a fingerprint of what fills it.
    """
    kept = Path(tempfile.gettempdir()) / f"clcdesk-tests-{getpass.getuser()}"
    kept.mkdir(mode=0o700, exist_ok=True)
    path = kept / f"filled-{_fingerprint()}.db"
    with FileLock(path.with_suffix(".lock")):
        if not path.exists():
            _fill(path)
    return path


def _fill(path: Path) -> None:
    half = path.with_suffix(".half")
    for left in (half, keys.beside(half), keys.beside(path)):
        left.unlink(missing_ok=True)
    db, _recovery = store.create(half, PASSPHRASE, cost=CHEAP)
    with db:
        people.fill(db, LIVES_ON)
    keys.beside(half).replace(keys.beside(path))
    half.replace(path)


def _fingerprint() -> str:
    """Of everything that decides what the made-up people are and which tables they are in."""
    made = hashlib.sha256()
    for folder in (ROOT / "clcdesk" / "made_up", ROOT / "clcdesk" / "models", ROOT / "resources" / "demo"):
        for file in sorted(folder.rglob("*.*")):
            if file.suffix != ".pyc":
                made.update(file.read_bytes())
    return made.hexdigest()[:16]


@pytest.fixture
def filled_path(filled_template: Path, tmp_path: Path) -> Path:
    """A filled database of this test's own, closed; `PASSPHRASE` opens it."""
    path = tmp_path / "filled.db"
    shutil.copyfile(filled_template, path)
    shutil.copyfile(keys.beside(filled_template), keys.beside(path))
    return path


@pytest.fixture
def locked_window(filled_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window as it starts: the passphrase asked for, on made-up people, on 16 June 2025."""
    start.application()
    look.apply(start.application(), look.Look())
    window = MainWindow(filled_path, lambda: LIVES_ON)
    window.resize(look.px(1366), look.px(768))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield window
    faults = [one.details for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog) and one.isVisible()]
    window.close()
    shiboken6.delete(window)
    assert faults == [], "a fault opened the crash window"


@pytest.fixture
def desk_window(locked_window: MainWindow, filled_path: Path) -> MainWindow:
    """The window unlocked."""
    locked_window.opened(store.open_database(filled_path, PASSPHRASE))
    return locked_window


def focused() -> QWidget:
    """The widget with the focus; there must be one."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Modifier.NoModifier, times: int = 1) -> None:
    """A key to the widget that has the focus, shortcuts included: `press(Qt.Key.Key_Tab)`."""
    for _time in range(times):
        QTest.keyClick(focused(), key, modifiers)
        QApplication.processEvents()


def chord(key: Qt.Key) -> None:
    """The key with Ctrl."""
    press(key, Modifier.ControlModifier)


def type_text(text: str) -> None:
    """Letters to the widget that has the focus, one after the other; a line end is Enter."""
    for letter in text:
        if letter == "\n":
            press(Qt.Key.Key_Return)
        else:
            QTest.keyClicks(focused(), letter)
    QApplication.processEvents()
