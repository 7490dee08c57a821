"""The window: locked it shows nothing but the field, open it shows the desk.

What only an open desk needs is imported when the window is up: the field to type in is there at once.
"""

from __future__ import annotations  # what names only an open desk's parts is not imported

import gc
import sys
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QToolTip, QWidget

from clcdesk import clock
from clcdesk.errors import DeskError
from clcdesk.ui import ask, look
from clcdesk.ui.dialogs import crash
from clcdesk.ui.idle import Idle
from clcdesk.ui.look import px
from clcdesk.ui.pages.first import KINDS, FirstPage, RecoveryPage, Wanted
from clcdesk.ui.pages.unlock import UnlockPage
from clcdesk.ui.tasks import Progress, Tasks
from clcdesk.ui.widgets.ring import FocusRings
from clcdesk.ui.widgets.undo_keys import UndoKeys
from clcdesk.words import _, ngettext

if TYPE_CHECKING:
    from clcdesk.store import Database
    from clcdesk.ui.desk import Desk, Place
    from clcdesk.ui.session import Session
    from clcdesk.ui.shell import Shell

LOADS = 150
"""Milliseconds after which what an open desk needs is brought in: the field stands by then."""
TICK = 15_000
"""Milliseconds between two looks at the clock."""
SLEPT = timedelta(seconds=90)
"""A longer time between two looks: the lid was shut."""


class MainWindow(QMainWindow):
    """One database, one officer at a time. Closing and locking keep everything typed."""

    def __init__(
        self,
        path: Path | None,
        today: Callable[[], date],
        *,
        hint: str = "",
        demo: bool = False,
        suggested: Path = Path("clcdesk.db"),
        remember: Callable[[Path], object] = lambda _path: None,
    ) -> None:
        """Without a `path` it asks where to make a database (`suggested`). `remember(path)` hears of each opened."""
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(_("CLC Desk"))
        self.path, self.today, self.demo = path, today, demo
        self._suggested, self._remember, self._hint = suggested, remember, hint
        self._place: Place | None = None
        self._officer = ""
        self._closing: list[Database] = []
        self.report = crash.watch(lambda: self, self.keep)
        self.tasks = Tasks(self.report, self)
        self.desk: Desk | None = None
        self.shell: Shell | None = None
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.unlock_page = self._unlock_page()
        self.first_page = FirstPage(suggested, self.make, self.choose) if path is None else None
        self._show(self.first_page or self.unlock_page)
        self.setMinimumSize(px(320), px(320))
        self.rings = FocusRings(self)
        self.idle = Idle(self, self._lock_unused)
        self.undo_keys = UndoKeys(self)
        self.session: Session | None = None
        self._day, self._looked = today(), clock.now()
        self._clock = QTimer(self, interval=TICK)
        self._clock.timeout.connect(self._look_at_the_clock)
        self._clock.start()
        QTimer.singleShot(LOADS, self, self._load)

    def prepare(self, work: Callable[[Progress], object], words: str) -> None:
        """Do something before the database can be unlocked, and say what."""
        self.unlock_page.wait(True, words)

        def ready(_made: object) -> None:
            self.unlock_page.wait(False, self._hint)
            self.unlock_page.field.setFocus()

        self.tasks.run(work, owner=self, done=ready)

    def unlock(self, passphrase: str) -> None:
        """Open the file on the worker (the passphrase is stretched on purpose); then show the desk."""
        path = self.path or self._suggested

        def open_it(_progress: Progress) -> Database:
            from clcdesk import store

            return store.open_database(path, passphrase)

        def refused(error: BaseException) -> None:
            if isinstance(error, DeskError):
                self.unlock_page.refuse(str(error))
            else:
                self.unlock_page.wait(False)
                self.report(error)

        self.unlock_page.wait(True)
        self.tasks.run(open_it, owner=self, done=self.opened, failed=refused)

    def make(self, wanted: Wanted) -> None:
        """A new database with its officer; then its recovery code, once."""

        def make_it(_progress: Progress) -> tuple[Database, str]:
            from clcdesk import store
            from clcdesk.services import officers

            wanted.path.parent.mkdir(parents=True, exist_ok=True)
            db, code = store.create(wanted.path, wanted.passphrase)
            officers.add(db, db.officer_id, name=wanted.officer)
            db.sitting.clear()
            return db, code

        def refused(error: BaseException) -> None:
            if self.first_page is not None and isinstance(error, DeskError | OSError):
                reason = error.strerror or type(error).__name__ if isinstance(error, OSError) else str(error)
                self.first_page.refuse(reason)
            else:
                self.report(error)

        def made(result: tuple[Database, str]) -> None:
            db, code = result
            self.path = wanted.path
            self._closing.append(db)
            recovery = RecoveryPage(code, lambda: written(recovery, db))
            self._show(recovery)
            self._forget_first_page()
            recovery.done.setFocus()

        def written(recovery: RecoveryPage, db: Database) -> None:
            self.opened(db)
            self._leave(recovery)

        self.tasks.run(make_it, owner=self, done=made, failed=refused)

    def choose(self, path: Path) -> None:
        """Ask for the passphrase of another database."""
        self.path, self._place = path, None
        self.unlock_page.say_file(path.name)
        self._show(self.unlock_page)
        self._forget_first_page()
        self.unlock_page.blank()

    def opened(self, db: Database) -> None:
        """Show the desk of an open database, where this officer was before it was locked."""
        from clcdesk.ui.desk import Desk, Place

        if self.path is not None:
            self._remember(self.path)
        place = self._place if self._place and self._officer == db.officer_id else Place("today")
        self._officer = db.officer_id
        self.desk = Desk(db, self.today, self.tasks, demo=self.demo)
        self.desk.rests = self.idle.rests
        self.desk.lock_requested.connect(self.lock)
        self.desk.look_requested.connect(self.put_look, Qt.ConnectionType.QueuedConnection)
        self.unlock_page.blank()
        self._furnish(place)
        self.idle.start()

    @Slot(object)
    def put_look(self, wanted: look.Look) -> None:
        """Everything in another look, at the same place; what is typed is kept.

        What is shown goes first: Qt would polish all of it anew for nothing.
        """
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.keep()
        place = self.shell.here if self.shell else None
        for old in (self.shell, self.unlock_page):
            if old is not None:
                self.stack.removeWidget(old)
                shiboken6.delete(old)
        self.shell = None
        look.apply(application, wanted)
        self.unlock_page = self._unlock_page()
        if place is None:
            self._show(self.unlock_page)
        else:
            self._furnish(place)

    def keep(self) -> None:
        """Make what is being typed safe, as acts or as drafts."""
        if self.desk is not None:
            self.desk.flush()

    @Slot()
    def lock(self, why: str = "") -> None:
        """Blank the window at once: nothing of anybody stays in it, and no dialog over it.

        `why` is said where it was not the officer. The file is closed when the worker has done what it was at.
        """
        self.idle.stop()
        if self.desk is None or self.shell is None:
            return
        desk, shell = self.desk, self.shell
        self._place = shell.here
        self.keep()
        self.stack.setCurrentWidget(self.unlock_page)
        for other in QApplication.topLevelWidgets():
            if other is not self and other.isVisible() and other.parent() is not None:
                other.close()
        QToolTip.hideText()
        self.shell = self.desk = None
        self._leave(shell)
        desk.close()
        self._closing.append(desk.db)
        self.tasks.run(lambda _progress: desk.db.close(), owner=self, done=lambda _none: None)
        self.unlock_page.say_locked(f"{clock.now().astimezone():%H:%M}", why)
        self.unlock_page.blank()

    def _lock_unused(self) -> None:
        minutes = self.idle.minutes
        words = ngettext("after {minutes} minute without use", "after {minutes} minutes without use", minutes)
        self.lock(words.format(minutes=minutes))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep()
        self.lock()
        self.tasks.close()
        for db in self._closing:
            db.close()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.idle.cover()

    def _unlock_page(self) -> UnlockPage:
        page = UnlockPage(self.unlock, hint=self._hint, another=None if self.demo else self._ask_for_another)
        page.say_file("" if self.demo or self.path is None else self.path.name)
        self.stack.addWidget(page)
        return page

    def _ask_for_another(self) -> None:
        if chosen := ask.file_to_open(self, _("Open a database"), KINDS):
            self.choose(chosen)

    def _furnish(self, place: Place) -> None:
        from clcdesk.ui.shell import Shell

        assert self.desk is not None
        self.shell = Shell(self.desk)
        self._show(self.shell)
        self.shell.go(place)

    def _show(self, page: QWidget) -> None:
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if page is not self.shell:
            page.setFocus()

    def _leave(self, page: QWidget) -> None:
        self.stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _load(self) -> None:
        """While the passphrase is typed, the worker brings in what the desk needs."""
        self.tasks.run(lambda _progress: import_module("clcdesk.ui.shell"), owner=self, done=self._load_steps)

    def _load_steps(self, _shell: object) -> None:
        """The steps of a case too, but after whatever else the worker was asked for meanwhile."""
        steps = import_module("clcdesk.ui.case.steps")
        self.tasks.run(lambda _progress: steps.load(), owner=self, done=_keep_for_good)
        self.tasks.run(lambda _progress: _session().buses(), owner=self, done=self._listen)

    def _listen(self, buses: Any) -> None:
        """When the computer itself locks or sleeps, so does the desk."""
        self.session = _session().Session(self, lambda: self.lock(_("with the computer")))
        if buses is not None:
            self.session.listen(*buses)
        elif sys.platform == "win32":
            self.session.watch(int(self.winId()))

    def _forget_first_page(self) -> None:
        """A passphrase stands in it."""
        page, self.first_page = self.first_page, None
        if page is not None:
            self._leave(page)

    def _look_at_the_clock(self) -> None:
        slept, self._looked = clock.now() - self._looked > SLEPT, clock.now()
        if slept:
            self.lock(_("as the computer slept"))
        if self.today() != self._day:
            self._day = self.today()
            for page in self.shell.pages.values() if self.shell else ():
                page.day_changed()


def _session() -> Any:
    return import_module("clcdesk.ui.session")


def _keep_for_good(_loaded: object) -> None:
    """What is loaded now stays: Python's search for what may go (70 ms in the middle of anything) leaves it out."""
    if not gc.get_freeze_count():
        gc.freeze()
