"""Bringing a directory in: what it would change, row by row, before anything is changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from clcdesk.errors import DeskError
from clcdesk.services import bringing, directory
from clcdesk.services.bringing import Brought
from clcdesk.services.intake import Fate, Line
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.rows import Column, RowsTable
from clcdesk.ui.tasks import Progress, StoppedError, Task
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _, ngettext

FATES: dict[Fate, str] = {"added": _("new"), "changed": _("changed"), "left": _("as it was")}
MOST_SHOWN = 2000


class Weighed(NamedTuple):
    """What the dialog shows of a directory that was read."""

    brought: Brought
    counts: Counter[Fate]
    rows: Sequence[tuple[str, ...]]
    """The first rows that are new or changed, a cell each for sheet, row, reference and what."""


class TakeInDialog(QDialog):
    """Reads `path` on the worker, shows what it holds or what is wrong with it, and waits for the word.

    Whatever the worker is at can be stopped: everything is then as it was.
    """

    taken_in = Signal(str)
    """A sentence: what was done."""

    def __init__(self, desk: Desk, parent: QWidget, path: Path) -> None:
        super().__init__(parent)
        self.desk, self._path = desk, path
        self._weighed: Weighed | None = None
        self._task: Task | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Bring in a directory"))
        room = parent.window().size()
        self.resize(min(px(760), room.width()), min(px(520), room.height()))
        self.summary = label("", "section", wraps=True)
        self.told = label(_("Nothing is changed yet."), "muted", wraps=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far it is"))
        self.bar.setTextVisible(False)
        self.table: RowsTable[tuple[str, ...]] = RowsTable(_("Row by row"), _columns(), "\t".join, sorts=False)
        self.take = button(_("&Take it in"), self._take_in, "filled")
        self.later = button(_("&Not now"), self.reject)
        self.later.setAutoDefault(True)
        self.take.setAutoDefault(True)
        buttons = row(None, self.later, self.take, gap=8)
        inside = column(self.summary, self.bar, self.told, self.table, buttons, gap=12, edges=(20, 20, 20, 20))
        inside.setStretchFactor(self.table, 1)
        self.setLayout(inside)
        desk.tasks.moved.connect(self._moved)
        self._weigh()

    @property
    def busy(self) -> bool:
        return self._task is not None

    def reject(self) -> None:
        """Not now; while something is going on, stop that first."""
        if self._task is None:
            super().reject()
            return
        self._task.cancel()
        self.later.setEnabled(False)
        self.later.setAccessibleDescription(_("It stops at the next row"))
        self.summary.setText(_("Stopping…"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by its window it stops; when the desk is locked, what was asked for is still done."""
        if self._task is not None and event.spontaneous():
            self._task.cancel()
        event.accept()

    def _weigh(self) -> None:
        db, path, today = self.desk.db, self._path, self.desk.today()

        def weigh(progress: Progress) -> Weighed:
            brought = bringing.weigh(db, path, today, progress.tell)
            report = brought.report
            worth = (_cells(line) for line in report.lines if line.fate != "left")
            return Weighed(brought, Counter(line.fate for line in report.lines), list(islice(worth, MOST_SHOWN)))

        self._busy(_("Reading {name}…").format(name=path.name))
        self._task = self.desk.tasks.run(weigh, owner=self, done=self._show, failed=self._refused)

    def _show(self, weighed: Weighed) -> None:
        self._rest()
        self._weighed = weighed
        self.summary.setText(_would(weighed.counts))
        warnings = weighed.brought.report.warnings
        more = len(weighed.rows) == MOST_SHOWN
        told = [_("Nothing is changed yet. Afterwards Ctrl+Z takes it back.")]
        told += [_("The first {most} rows stand here.").format(most=f"{MOST_SHOWN:,}")] if more else []
        self.told.setText(" ".join((*told, *warnings[:3])))
        self.table.put(weighed.rows)
        self._offer()

    def _offer(self) -> None:
        """Whether it is taken in is now for the officer to say."""
        counts = self._weighed.counts if self._weighed else Counter[Fate]()
        worth = bool(counts["added"] or counts["changed"])
        self.take.setEnabled(worth)
        self.take.setAccessibleDescription("" if worth else _("There is nothing new in it"))
        (self.take if worth else self.later).setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: BaseException) -> None:
        self._rest()
        if isinstance(error, StoppedError):
            self._stopped()
            return
        if not isinstance(error, DeskError):
            raise error
        count = len(error.problems)
        said = ngettext("{count} thing is wrong with it.", "{count} things are wrong with it.", count)
        self.summary.setText(said.format(count=f"{count:,}"))
        self.told.setText(_("Nothing was changed. Put the file right and bring it in again."))
        self.table.put([("", "", "", problem) for problem in error.problems[:MOST_SHOWN]])
        self.take.setAccessibleDescription(_("It has faults: put the file right first"))
        self.later.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stopped(self) -> None:
        """Read and not yet taken in: it can be asked for again. Not even read: nothing to stay open for."""
        if self._weighed is None:
            self.desk.say(_("Stopped. Nothing was changed."))
            self.reject()
            return
        self.summary.setText(_("Stopped. Everything is as it was."))
        self._offer()

    def _take_in(self) -> None:
        if self._weighed is None or self.busy:
            return
        brought, db = self._weighed.brought, self.desk.db
        self.desk.flush()

        def take_in(progress: Progress) -> Counter[Fate]:
            report = directory.take_in(db, brought.reading, brought.photos, tell=progress.tell)
            return Counter(line.fate for line in report.lines)

        self._busy(_("Taking it in…"))
        self._task = self.desk.tasks.run(take_in, owner=self, done=self._done, failed=self._refused)

    def _done(self, counts: Counter[Fate]) -> None:
        self._rest()
        said = _("Directory taken in: {added} new, {changed} changed, {left} as before. Ctrl+Z takes it back.")
        self.accept()
        self.taken_in.emit(said.format(**{fate: f"{counts[fate]:,}" for fate in FATES}))

    def _busy(self, words: str) -> None:
        """Words, how far it is, and Stop, in the place where the result will be."""
        self.summary.setText(words)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.take.setEnabled(False)
        self.take.setAccessibleDescription(words)
        self.later.setText(_("&Stop"))
        self.later.setAccessibleName(_("Stop; everything stays as it was"))
        self.later.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rest(self) -> None:
        self._task = None
        self.bar.hide()
        self.later.setEnabled(True)
        self.later.setAccessibleDescription("")
        self.later.setText(_("&Not now"))
        self.later.setAccessibleName(_("Not now"))

    def _moved(self, task: Task, done: int, of: int) -> None:
        if task is self._task:
            self.bar.setRange(0, of)
            self.bar.setValue(done)


def _would(counts: Counter[Fate]) -> str:
    """ "9 rows are new, 2 would change." """
    if not counts["added"] and not counts["changed"]:
        return _("Everything in it is here already.")
    said: Iterable[tuple[Fate, str]] = (
        ("added", ngettext("{n} row is new", "{n} rows are new", counts["added"])),
        ("changed", ngettext("{n} would change", "{n} would change", counts["changed"])),
        ("left", ngettext("{n} is as it was", "{n} are as they were", counts["left"])),
    )
    return ", ".join(words.format(n=f"{counts[fate]:,}") for fate, words in said if counts[fate]) + "."


def _columns() -> list[Column[tuple[str, ...]]]:
    return [
        Column(_("Sheet"), lambda one: one[0], width=7),
        Column(_("Row"), lambda one: one[1], right=True, width=5),
        Column(_("Reference"), lambda one: one[2], bold=True, width=9),
        Column(_("What"), lambda one: one[3], stretches=True),
    ]


def _cells(line: Line) -> tuple[str, ...]:
    said = FATES[line.fate]
    if line.columns:
        said = f"{said}: {', '.join(name.replace('_', ' ') for name in line.columns)}"
    return line.sheet, str(line.row), line.reference, said
