"""A window of the tests in a look, and the ways to anywhere in it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPlainTextEdit, QWidget

from clcdesk import store
from clcdesk.made_up.request import LIVES_ON
from clcdesk.models.people import Person
from clcdesk.services import people
from clcdesk.ui import look, start
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.dialogs.crash import CrashDialog
from clcdesk.ui.main_window import MainWindow
from tests.desk_fixtures import PASSPHRASE
from tests.ui.audit import SCREEN

PATIENCE = 20.0
"""Seconds for what the worker reads."""
ASHA, DECIDED, GAP, NEW, MARKED = "CL-4827", "CL-4830", "CL-4833", "CL-4844", "CL-4848"


@contextmanager
def window(path: Path, wanted: look.Look) -> Iterator[MainWindow]:
    """An unlocked window on a filled database, in a look, on a screen of 1366 × 768."""
    app = start.application()
    look.apply(app, wanted)
    made = MainWindow(path, lambda: LIVES_ON)
    made.resize(*SCREEN)
    made.show()
    made.activateWindow()
    made.opened(store.open_database(path, PASSPHRASE))
    settle(made)
    try:
        yield made
    finally:
        made.close()
        made.deleteLater()
        app.processEvents()
        look.apply(app, look.Look())


def settle(shown: MainWindow, seconds: float = 0.15) -> None:
    """Let the worker finish and what it brought be drawn."""
    end, quiet = time.monotonic() + PATIENCE, time.monotonic() + seconds
    while time.monotonic() < end and (shown.tasks.busy or time.monotonic() < quiet):
        if shown.tasks.busy:
            quiet = time.monotonic() + seconds
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        time.sleep(0.005)


def faults(root: QWidget) -> list[str]:
    """What the crash window says, if it opened by itself; it is closed."""
    said = []
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, CrashDialog) and dialog.isVisible() and dialog is not root:
            said.append(" ".join(box.toPlainText() for box in dialog.findChildren(QPlainTextEdit)))
            dialog.close()
    QApplication.processEvents()
    return [f"a fault: {' '.join(one.split())[-400:]}" for one in said]


def desk_of(shown: MainWindow) -> Desk:
    assert shown.desk is not None
    return shown.desk


def person(shown: MainWindow, reference: str) -> Person:
    return next(one for one in people.everyone(desk_of(shown).db) if one.reference == reference)


def page(name: str) -> Callable[[MainWindow], QWidget]:
    def show(shown: MainWindow) -> QWidget:
        assert shown.shell is not None
        shown.shell.go(Place(name))
        return shown

    return show


def step(code: str, reference: str = ASHA) -> Callable[[MainWindow], QWidget]:
    def show(shown: MainWindow) -> QWidget:
        assert shown.shell is not None
        shown.shell.go(Place("case", person(shown, reference).id, code))
        return shown

    return show


def pressed(first: Callable[[MainWindow], QWidget], *names: str) -> Callable[[MainWindow], QWidget]:
    """Go there and press buttons by the beginning of their names; what opened, or the window."""

    def show(shown: MainWindow) -> QWidget:
        first(shown)
        settle(shown)
        for name in names:
            button(shown, name).click()
            settle(shown)
        return dialog_of(shown) or shown

    return show


def button(shown: MainWindow, name: str) -> QAbstractButton:
    found = [
        one for one in shown.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName().startswith(name)
    ]  # fmt: skip
    assert found, f"there is no button {name}"
    return found[0]


def dialog_of(shown: MainWindow) -> QDialog | None:
    open_now = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    for dialog in open_now:
        dialog.activateWindow()
    return open_now[-1] if open_now else None


def narrow(first: Callable[[MainWindow], QWidget]) -> Callable[[MainWindow], QWidget]:
    """In a window half as wide."""

    def show(shown: MainWindow) -> QWidget:
        shown.resize(SCREEN[0] // 2, SCREEN[1])
        return first(shown)

    return show


def dialog(make: Callable[[MainWindow], QDialog]) -> Callable[[MainWindow], QWidget]:
    def show(shown: MainWindow) -> QWidget:
        dialog = make(shown)
        dialog.open()
        dialog.activateWindow()
        return dialog

    return show


def before_the_desk(make: Callable[[], QWidget]) -> Callable[[MainWindow], QWidget]:
    """A page that stands in the window while no desk is open, shown on its own."""

    def show(_shown: MainWindow) -> QWidget:
        page = make()
        page.setObjectName("window")
        page.resize(*SCREEN)
        page.show()
        page.activateWindow()
        return page

    return show
