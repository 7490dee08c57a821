"""Bringing a directory in: what it would change, row by row, before anything is changed."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from clcdesk.errors import DeskError
from clcdesk.services import bringing, directory
from clcdesk.services.bringing import Brought
from clcdesk.services.intake import Fate, Line
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.rows import Column, RowsTable
from clcdesk.ui.tasks import Progress, StoppedError
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _, ngettext

FATES: dict[Fate, str] = {"added": _("new"), "changed": _("changed"), "left": _("as it was")}
MOST_SHOWN = 2000


class TakeInDialog(QDialog):
    """Reads `path` on the worker, shows what it holds or what is wrong with it, and waits for the word."""

    taken_in = Signal(str)
    """A sentence: what was done."""

    def __init__(self, desk: Desk, parent: QWidget, path: Path) -> None:
        super().__init__(parent)
        self.desk, self._path = desk, path
        self._brought: Brought | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Bring in a directory"))
        room = parent.window().size()
        self.resize(min(px(760), room.width()), min(px(520), room.height()))
        self.summary = label(_("Reading {name}…").format(name=path.name), "section", wraps=True)
        self.told = label(_("Nothing is changed yet."), "muted", wraps=True)
        self.table: RowsTable[tuple[str, ...]] = RowsTable(_("Row by row"), _columns(), "\t".join, sorts=False)
        self.take = button(_("&Take it in"), self._take_in, "filled")
        self.take.setEnabled(False)
        self.later = button(_("&Not now"), self.reject)
        buttons = row(None, self.later, self.take, gap=8)
        inside = column(self.summary, self.told, self.table, buttons, gap=12, edges=(20, 20, 20, 20))
        inside.setStretchFactor(self.table, 1)
        self.setLayout(inside)
        self.later.setFocus()
        self._weigh()

    def _weigh(self) -> None:
        db, path, today = self.desk.db, self._path, self.desk.today()

        def weigh(_progress: Progress) -> Brought:
            return bringing.weigh(db, path, today)

        self._task = self.desk.tasks.run(
            weigh, owner=self, done=self._weighed, failed=self._refused, words=_("Reading the directory…")
        )

    def _weighed(self, brought: Brought) -> None:
        self._brought = brought
        report = brought.report
        added, changed, left = (report.count(fate) for fate in FATES)
        said = _("{added} rows are new, {changed} would change, {left} are as they were.")
        self.summary.setText(said.format(added=f"{added:,}", changed=f"{changed:,}", left=f"{left:,}"))
        self.told.setText(
            " ".join((_("Nothing is changed yet. Afterwards Ctrl+Z takes it back."), *report.warnings[:3]))
        )
        self.table.put([_line(line) for line in report.lines if line.fate != "left"][:MOST_SHOWN])
        self.take.setEnabled(bool(added or changed))
        (self.take if self.take.isEnabled() else self.later).setFocus()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, StoppedError):
            self.reject()
            return
        if not isinstance(error, DeskError):
            raise error
        count = len(error.problems)
        said = ngettext("{count} thing is wrong with it.", "{count} things are wrong with it.", count)
        self.summary.setText(said.format(count=f"{count:,}"))
        self.told.setText(_("Nothing was changed. Put the file right and bring it in again."))
        self.table.put([("", "", "", problem) for problem in error.problems[:MOST_SHOWN]])
        self.later.setFocus()

    def _take_in(self) -> None:
        if self._brought is None:
            return
        brought, db = self._brought, self.desk.db
        self.desk.flush()
        self.take.setEnabled(False)
        self.summary.setText(_("Taking it in…"))

        def take_in(_progress: Progress) -> directory.Report:
            return directory.take_in(db, brought.reading, brought.photos)

        self._task = self.desk.tasks.run(
            take_in, owner=self, done=self._done, failed=self._refused, words=_("Taking the directory in…")
        )

    def _done(self, report: directory.Report) -> None:
        said = _("Directory taken in: {added} new, {changed} changed, {left} as before. Ctrl+Z takes it back.")
        counts = {fate: f"{report.count(fate):,}" for fate in FATES}
        self.accept()
        self.taken_in.emit(said.format(**counts))


def _columns() -> list[Column[tuple[str, ...]]]:
    return [
        Column(_("Sheet"), lambda one: one[0], width=7),
        Column(_("Row"), lambda one: one[1], right=True, width=4),
        Column(_("Reference"), lambda one: one[2], bold=True, width=8),
        Column(_("What"), lambda one: one[3], stretches=True),
    ]


def _line(line: Line) -> tuple[str, ...]:
    said = FATES[line.fate]
    if line.columns:
        said = f"{said}: {', '.join(name.replace('_', ' ') for name in line.columns)}"
    return line.sheet, str(line.row), line.reference, said
