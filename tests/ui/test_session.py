"""The computer locks, sleeps or is shut: the desk is blank at once. A real D-Bus link; Windows' messages as bytes."""

import ctypes
import tempfile
from collections.abc import Iterator
from ctypes import wintypes
from typing import Any

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clcdesk.ui import session
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.session import LID, POWER, SESSION_CHANGE, Session, is_lock, is_shut

MANAGER, ONE = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"


class Bus:
    """Both ends of a D-Bus link: what the system would send goes in at `tell`."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="clcdesk-bus-")
        self.server = QDBusServer(f"unix:tmpdir={self.folder.name}")
        assert self.server.isConnected(), self.server.lastError().message()
        self.far: list[QDBusConnection] = []
        self.server.newConnection.connect(lambda end: self.far.append(QDBusConnection(end)))
        self.near = QDBusConnection.connectToPeer(self.server.address(), "clcdesk-test")
        assert self.near.isConnected()

    def tell(self, path: str, interface: str, name: str, *what: Any) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(what))
        assert self.far[0].send(message)

    def close(self) -> None:
        QDBusConnection.disconnectFromPeer("clcdesk-test")
        self.folder.cleanup()


@pytest.fixture
def bus(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    monkeypatch.delenv("XDG_SESSION_ID", raising=False)
    made = Bus()
    qtbot.waitUntil(lambda: bool(made.far))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("path", "interface", "name", "what", "locks"),
    [
        ("/org/freedesktop/login1", MANAGER, "PrepareForSleep", (True,), True),
        ("/org/freedesktop/login1", MANAGER, "PrepareForSleep", (False,), False),
        ("/org/freedesktop/login1/session/_32", ONE, "Lock", (), True),
        ("/org/freedesktop/login1/session/_32", ONE, "Unlock", (), False),
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", (True,), True),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", (True,), True),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", (False,), False),
    ],
)
def test_what_linux_tells(
    bus: Bus, qtbot: QtBot, path: str, interface: str, name: str, what: tuple[object, ...], locks: bool
) -> None:
    window, locked = QWidget(), []
    qtbot.addWidget(window)
    heard = Session(window, lambda: locked.append(1))
    heard.listen(bus.near, bus.near)
    bus.tell(path, interface, name, *what)
    if not locks:  # what comes after it has come too
        bus.tell("/org/freedesktop/login1", MANAGER, "PrepareForSleep", True)
    qtbot.waitUntil(lambda: bool(locked))
    assert locked == [1]


def test_the_session_of_this_process_is_asked_for(bus: Bus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody answers on this link: then it locks with any session."""
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    window, locked = QWidget(), []
    qtbot.addWidget(window)
    heard = Session(window, lambda: locked.append(1))
    heard.listen(bus.near, bus.near)

    def told() -> bool:
        bus.tell("/org/freedesktop/login1/session/_32", ONE, "Lock")
        return bool(locked)

    qtbot.waitUntil(told)


def test_the_desk_is_blank_the_moment_the_computer_sleeps(desk_window: MainWindow, bus: Bus, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk_window.session is not None)
    assert desk_window.session is not None
    desk_window.session.listen(bus.near, bus.near)
    assert desk_window.shell is not None
    bus.tell("/org/freedesktop/login1", MANAGER, "PrepareForSleep", True)
    qtbot.waitUntil(lambda: desk_window.shell is None)
    assert desk_window.stack.currentWidget() is desk_window.unlock_page
    bus.tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
    qtbot.wait(20)
    assert desk_window.desk is None, "locked twice is locked"


@pytest.mark.parametrize(
    ("message", "what", "locks"),
    [
        (SESSION_CHANGE, 7, True),
        (SESSION_CHANGE, 8, False),
        (SESSION_CHANGE, 4, True),
        (SESSION_CHANGE, 5, False),
        (POWER, 4, True),
        (POWER, 18, False),
        (0x0200, 7, False),
    ],
)
def test_what_windows_tells(message: int, what: int, locks: bool) -> None:
    """As the bytes of a MSG lie in memory."""
    one = wintypes.MSG()
    one.message, one.wParam = message, what
    raw = ctypes.create_string_buffer(bytes(one))
    heard: list[int] = []
    filtering = session.Messages(lambda: heard.append(1))
    assert filtering.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(raw)) == (False, 0)
    assert filtering.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert bool(heard) == is_lock(message, what) == locks


def test_the_lid_of_a_laptop_with_windows() -> None:
    shut, opened = LID + b"\4\0\0\0" + bytes(4), LID + b"\4\0\0\0" + b"\1\0\0\0"
    assert is_shut(shut)
    assert not is_shut(opened) and not is_shut(bytes(24)) and not is_shut(LID)
    held = ctypes.create_string_buffer(shut)
    one = wintypes.MSG()
    one.message, one.wParam, one.lParam = POWER, session.SETTING, ctypes.addressof(held)
    heard: list[int] = []
    session.Messages(lambda: heard.append(1)).nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(one))
    assert heard == [1]
