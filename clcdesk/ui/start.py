"""From nothing to a window."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from clcdesk import clock
from clcdesk.ui import look
from clcdesk.ui.main_window import MainWindow


def application() -> QApplication:
    """The one `QApplication`, with the look on it."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("CLC Desk")
    app.setDesktopFileName("clcdesk")
    look.apply(app, look.current())
    return app


def run(path: Path, *, today: Callable[[], date] = clock.today, hint: str = "", demo: bool = False) -> int:
    """Show the window on a database until it is closed; the exit status."""
    app = application()
    window = MainWindow(path, today, hint=hint, demo=demo)
    window.resize(look.px(1366), look.px(768))
    window.show()
    return app.exec()
