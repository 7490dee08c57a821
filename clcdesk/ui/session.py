"""When the computer itself locks, sleeps or is closed, the desk locks too.

Linux tells it over D-Bus, Windows in its window messages. A Mac tells nobody without a library of its own: there the
desk locks when nobody is at it, and after it slept (the clock in `main_window`).
"""

import ctypes
import os
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

LOGIND, MANAGER = "org.freedesktop.login1", "org.freedesktop.login1.Manager"
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver")
SESSION_CHANGE, POWER = 0x02B1, 0x0218
"""WM_WTSSESSION_CHANGE and WM_POWERBROADCAST."""
GONE = (2, 4, 6, 7)
"""The console or the remote screen was taken away, logged off, locked (WTS_…)."""
SUSPENDS, SETTING = 0x0004, 0x8013
"""PBT_APMSUSPEND and PBT_POWERSETTINGCHANGE."""
LID = bytes.fromhex("4d0f3eba17b89440a2d1d56379e6a0f3")
"""GUID_LIDSWITCH_STATE_CHANGE as it lies in memory."""


class Session(QObject):
    """Calls `lock()` the moment the system locks, sleeps, or its lid is shut; the window is drawn blank at once."""

    def __init__(self, window: QWidget, lock: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._lock = window, lock
        self._listened: tuple[QDBusConnection, ...] = ()
        self._messages: Messages | None = None

    def listen(self, system: "QDBusConnection", desktop: "QDBusConnection") -> None:
        """On Linux: to the two buses, where they are there."""
        self._listened = (system, desktop)
        system.connect("", "", MANAGER, "PrepareForSleep", self, _slot("switched(bool)"))
        self._listen_for_lock(system)
        for saver in SAVERS:
            desktop.connect("", "", saver, "ActiveChanged", self, _slot("switched(bool)"))

    def watch(self, handle: int) -> None:
        """On Windows: to the messages of this window."""
        self._messages = Messages(self.locked)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._messages)
        windows: Any = ctypes
        windows.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(handle), 0)
        windows.windll.user32.RegisterPowerSettingNotification(wintypes.HWND(handle), LID, 0)

    @Slot(bool)
    def switched(self, begins: bool) -> None:
        """Sleep or the screen saver begins (True), or is over."""
        if begins:
            self.locked()

    @Slot()
    def locked(self) -> None:
        self._lock()
        self._window.repaint()

    def _listen_for_lock(self, system: "QDBusConnection") -> None:
        """Of this session; where it is not known, of any: locked once too often does no harm."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        name = os.environ.get("XDG_SESSION_ID", "")
        if not name:
            self._lock_of("")
            return
        question = QDBusMessage.createMethodCall(LOGIND, "/org/freedesktop/login1", MANAGER, "GetSession")
        question.setArguments([name])
        watcher = QDBusPendingCallWatcher(system.asyncCall(question), self)
        watcher.finished.connect(self._answered)

    def _answered(self, watcher: "QDBusPendingCallWatcher") -> None:
        told = watcher.reply().arguments()
        self._lock_of(told[0].path() if told and hasattr(told[0], "path") else "")
        watcher.deleteLater()

    def _lock_of(self, path: str) -> None:
        system = self._listened[0]
        system.connect("", path, "org.freedesktop.login1.Session", "Lock", self, _slot("locked()"))


class Messages(QAbstractNativeEventFilter):
    """Windows' own messages; none is kept from where it goes."""

    def __init__(self, locked: Callable[[], object]) -> None:
        super().__init__()
        self._locked = locked

    def nativeEventFilter(self, kind: QByteArray | bytes, message: int) -> tuple[bool, int]:  # type: ignore[override]
        if bytes(kind) == b"windows_generic_MSG":  # type: ignore[arg-type]
            one = wintypes.MSG.from_address(int(message))
            if is_lock(one.message, one.wParam) or _is_lid(one):
                self._locked()
        return False, 0


def is_lock(message: int, what: int) -> bool:
    """Whether a message of Windows says that the session was locked or left, or that the computer suspends."""
    return (message == SESSION_CHANGE and what in GONE) or (message == POWER and what == SUSPENDS)


def is_shut(setting: bytes) -> bool:
    """Whether a POWERBROADCAST_SETTING (its GUID, a length, its data) says that the lid was shut."""
    return len(setting) >= 21 and setting[:16] == LID and setting[20] == 0


def _is_lid(one: wintypes.MSG) -> bool:
    return one.message == POWER and one.wParam == SETTING and is_shut(ctypes.string_at(one.lParam, 24))


def buses() -> "tuple[QDBusConnection, QDBusConnection] | None":
    """The two buses of Linux, opened on the worker (it may take a moment); None elsewhere."""
    if not sys.platform.startswith("linux"):
        return None
    from PySide6.QtDBus import QDBusConnection

    return QDBusConnection.systemBus(), QDBusConnection.sessionBus()


def _slot(signature: str) -> Any:
    """As text: PySide 6.11 says it wants bytes here, and refuses them."""
    return SLOT(signature)
