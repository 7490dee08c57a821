"""Locked, nothing of anybody is left: not in titles, not for a screen reader, not in what lies hidden."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from clcdesk.services import people
from clcdesk.ui.desk import Place
from clcdesk.ui.dialogs.promise import PromiseDialog
from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import chord, press, type_text
from tests.ui.scenes import settle

MOST = 20_000
KINDS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)


def told(one: QAccessibleInterface | None, left: list[int]) -> Iterator[str]:
    """Every word a reader could meet below this."""
    if one is None or not one.isValid() or left[0] <= 0:
        return
    left[0] -= 1
    yield from (one.text(kind) for kind in KINDS)
    for at in range(one.childCount()):
        yield from told(one.child(at), left)


def words_of_the_program() -> str:
    found = [window.title() for window in QGuiApplication.allWindows()]
    for widget in QApplication.topLevelWidgets():
        found.append(widget.windowTitle())
        found.extend(told(QAccessible.queryAccessibleInterface(widget), [MOST]))
    for widget in QApplication.allWidgets():
        found.extend((widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()))
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
    return "\n".join(word for word in found if word)


def names_of(window: MainWindow) -> set[str]:
    assert window.desk is not None
    return {word for one in people.everyone(window.desk.db) for word in one.name.split() if len(word) > 4}


def test_nothing_of_anybody_is_left_when_it_is_locked(desk_window: MainWindow, qtbot: QtBot) -> None:
    shell, desk = desk_window.shell, desk_window.desk
    assert shell is not None and desk is not None
    names = names_of(desk_window)
    someone = people.everyone(desk.db)[0]
    for place in (("today",), ("people",), ("case", someone.id, "person"), ("case", someone.id, "notes")):
        shell.go(Place(*place))
        settle(desk_window, 0.05)
    chord(Qt.Key.Key_K)
    type_text("asha")
    qtbot.waitUntil(lambda: bool(shell.search.answers))
    assert names & set(words_of_the_program().split()), "the names are there while it is open"
    assert not names & set(" ".join(one.title() for one in QGuiApplication.allWindows()).split())
    press(Qt.Key.Key_Escape)
    dialog = PromiseDialog(desk, shell, someone.id)
    dialog.open()
    QToolTip.showText(QPoint(10, 10), someone.name, desk_window)
    desk_window.lock()
    for _time in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
    settle(desk_window, 0.05)
    left = {name for name in names if name in words_of_the_program()}
    assert left == set()
    assert desk_window.windowTitle() == "CLC Desk"
    shown = [one for one in desk_window.findChildren(QWidget) if one.isVisible() and one.window() is desk_window]
    assert all(desk_window.unlock_page.isAncestorOf(one) or one.isAncestorOf(desk_window.unlock_page)
               or one is desk_window.unlock_page for one in shown)  # fmt: skip
