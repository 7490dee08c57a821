"""The window: locked it shows nothing but the field, open it shows the desk."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from clcdesk import store
from clcdesk.errors import DeskError
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.dialogs import crash
from clcdesk.ui.look import px
from clcdesk.ui.pages.unlock import UnlockPage
from clcdesk.ui.shell import Shell
from clcdesk.ui.tasks import Progress, Tasks
from clcdesk.ui.widgets.ring import FocusRing
from clcdesk.words import _

IDLE = 5 * 60_000
"""Milliseconds without a key or a touch before the desk locks itself."""
WAKES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
)


class MainWindow(QMainWindow):
    """One database, one officer at a time. Closing and locking keep everything typed."""

    def __init__(self, path: Path, today: Callable[[], date], *, hint: str = "", demo: bool = False) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(_("CLC Desk"))
        self.path, self.today, self.demo = path, today, demo
        self.report = crash.watch(lambda: self, self.keep)
        self.tasks = Tasks(self.report, self)
        self.desk: Desk | None = None
        self.shell: Shell | None = None
        self.unlock_page = UnlockPage(self.unlock, hint=hint)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.unlock_page)
        self.setCentralWidget(self.stack)
        self.setMinimumSize(px(320), 400)
        self.ring = FocusRing(self)
        self._idle = QTimer(self, interval=IDLE, singleShot=True)
        self._idle.timeout.connect(self.lock)
        self._day = today()
        self._clock = QTimer(self, interval=60_000)
        self._clock.timeout.connect(self._look_at_the_day)
        self._clock.start()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self.unlock_page.field.setFocus()

    def unlock(self, passphrase: str) -> None:
        """Open the file on the worker (the passphrase is stretched on purpose); then show the desk."""

        def open_it(_progress: Progress) -> store.Database:
            return store.open_database(self.path, passphrase)

        def refused(error: BaseException) -> None:
            if isinstance(error, DeskError):
                self.unlock_page.refuse(str(error))
            else:
                self.unlock_page.wait(False)
                self.report(error)

        self.unlock_page.wait(True)
        self.tasks.run(open_it, owner=self, done=self.opened, failed=refused)

    def opened(self, db: store.Database) -> None:
        """Show the desk of an open database."""
        self.desk = Desk(db, self.today, self.tasks, demo=self.demo)
        self.shell = Shell(self.desk)
        self.shell.lock_requested.connect(self.lock)
        self.stack.addWidget(self.shell)
        self.stack.setCurrentWidget(self.shell)
        self.unlock_page.blank()
        self.shell.go(Place("today"))
        self._idle.start()

    def keep(self) -> None:
        """Make what is being typed safe, as acts or as drafts."""
        if self.desk is not None:
            self.desk.flush()

    def lock(self) -> None:
        """Blank the window at once: nothing of anybody stays in it."""
        self._idle.stop()
        if self.desk is None or self.shell is None:
            return
        for dialog in QApplication.topLevelWidgets():
            if dialog is not self and dialog.isVisible() and dialog.isModal():
                dialog.close()
        self.keep()
        self.stack.setCurrentWidget(self.unlock_page)
        self.stack.removeWidget(self.shell)
        self.shell.deleteLater()
        self.desk.close()
        self.desk.db.close()
        self.shell = self.desk = None
        self.unlock_page.blank()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep()
        self.tasks.close()
        self.lock()
        event.accept()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in WAKES and self._idle.isActive():
            self._idle.start()
        return False

    def _look_at_the_day(self) -> None:
        if self.today() != self._day:
            self._day = self.today()
            for page in self.shell.pages.values() if self.shell else ():
                page.day_changed()
