"""Ctrl+Z and Ctrl+Y: at once; what touched very many rows behind a sheet, where it can be stopped."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from clcdesk.errors import DeskError
from clcdesk.store import Undone
from clcdesk.store.living import HeldError
from clcdesk.store.undoing import TouchedSinceError
from clcdesk.ui import ask
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.busy import BusyDialog
from clcdesk.ui.tasks import Progress, StoppedError
from clcdesk.words import _

MANY = 400
"""Rows from which it may take longer than one notices."""
NOTHING = {"undo": _("There is nothing to undo in this sitting."), "redo": _("There is nothing to redo.")}
WORDS = {"undo": _("Taking it back…"), "redo": _("Doing it again…")}


class TakingBack:
    """`done(undone, kind)` hears of what was taken back or done again; a refusal is said at the foot."""

    def __init__(self, desk: Desk, over: QWidget, done: Callable[[Undone, str], object]) -> None:
        self.desk, self._over, self._done = desk, over, done

    def take(self, kind: str, *, partly: bool = False) -> None:
        """`kind`: undo or redo. `partly`: leave what was touched since, or is still needed."""
        self.desk.flush()
        if self.desk.db.rows_of_next(kind) >= MANY:
            self._behind_a_sheet(kind, partly=partly)
            return
        try:
            undone = self.desk.undo(partly=partly) if kind == "undo" else self.desk.redo()
        except DeskError as refused:
            self._refused(refused, kind)
        else:
            self._heard(undone, kind)

    def _behind_a_sheet(self, kind: str, *, partly: bool) -> None:
        db = self.desk.db

        def work(progress: Progress) -> Undone | None:
            def count(_rows: int) -> None:
                progress.tell(0, 0)

            return db.undo(partly=partly, count=count) if kind == "undo" else db.redo(count)

        sheet = BusyDialog(self.desk.tasks, self._over, WORDS[kind], work)
        sheet.ended.connect(lambda undone: self._heard(undone, kind))
        sheet.refused.connect(lambda error: self._refused(error, kind))
        sheet.open()

    def _heard(self, undone: Undone | None, kind: str) -> None:
        if undone is None:
            self.desk.say(NOTHING[kind])
        else:
            self._done(undone, kind)

    def _refused(self, error: BaseException, kind: str) -> None:
        """What cannot be taken back whole is offered without what stands in the way, where it is many rows."""
        if isinstance(error, StoppedError):
            self.desk.say(_("Stopped. Nothing was changed."))
            return
        if not isinstance(error, DeskError):
            raise error
        many = self.desk.db.rows_of_next(kind) > 1
        if kind == "undo" and many and isinstance(error, TouchedSinceError | HeldError):
            more = _("What stands in the way stays as it is.")
            if ask.whether(self._over, str(error), _("Take back the rest"), more=more):
                self.take(kind, partly=True)
                return
        self.desk.say(str(error))
