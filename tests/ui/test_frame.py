"""The window as a whole: unlocking, pages, keys."""

from PySide6.QtCore import Qt

from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import chord, focused


def test_unlocked_window_shows_today(desk_window: MainWindow) -> None:
    assert desk_window.shell is not None
    assert desk_window.shell.place.page == "today"


def test_ctrl_k_goes_to_the_search(desk_window: MainWindow) -> None:
    chord(Qt.Key.Key_K)
    assert desk_window.shell is not None
    assert focused() is desk_window.shell.search
