"""Pictures first, each with its table beside it and the definition it uses; nobody's name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QWidget

from clcdesk.exchange import output
from clcdesk.services import reports
from clcdesk.services.reports import Line, Report
from clcdesk.store import ChangeSet
from clcdesk.ui import ask, reading
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.look import px
from clcdesk.ui.pages.page import Page
from clcdesk.ui.rows import Column, RowsTable
from clcdesk.ui.tasks import Progress
from clcdesk.ui.widgets.build import button, column, label, row, rule, scrolling
from clcdesk.ui.widgets.charts import Bars, HeatGrid
from clcdesk.ui.widgets.pull import Pull
from clcdesk.ui.widgets.reflow import room
from clcdesk.words import _

NARROW = 900
"""Effective pixels of the page under which the table stands under its picture."""


class ReportsPage(Page):
    """Counted anew when the page is come to and something has changed."""

    name = "reports"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sections: list[Section] = []
        self._stale, self._arrived = True, False
        self.day = label(reading.show_day(desk.today()), "muted")
        told = _("Of what this database holds. Counts without names, for officers; small numbers stay here.")
        self._inside = QWidget()
        self._list = column(gap=24, edges=(20, 16, 20, 24))
        self._inside.setLayout(self._list)
        self.area = scrolling(self._inside)
        Pull(self.area)
        head = row(label(_("Reports"), "title"), self.day, None, gap=12, edges=(20, 12, 20, 2))
        page = column(head, row(label(told, "muted", wraps=True), edges=(20, 0, 20, 10)), rule(), self.area, gap=0)
        page.setStretchFactor(self.area, 1)
        self.setLayout(page)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._look)

    def show_place(self, place: Place) -> None:
        self._arrived = True
        self._look()
        self._put_focus()

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches(*reports.TABLES):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def day_changed(self) -> None:
        self._stale = True
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _look(self) -> None:
        """Count on the worker; what is shown meanwhile stays."""
        if not self._stale:
            return
        self._stale = False
        today = self.desk.today()

        def read(_progress: Progress) -> list[Report]:
            return list(reports.everything(self.desk.db, today))

        self.desk.tasks.run(read, owner=self, done=self._put, words=_("Counting…"))

    def _put(self, found: list[Report]) -> None:
        self.day.setText(reading.show_day(self.desk.today()))
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.sections = [Section(report, self.save) for report in found]
        for section in self.sections:
            self._list.addWidget(section)
        self._list.addStretch(1)
        self._arrange()
        self._put_focus()

    def _put_focus(self) -> None:
        """Into the first table, once it is there, for somebody who has just come."""
        first = next((section.table for section in self.sections if not section.report.empty), None)
        if self._arrived and first is not None:
            self._arrived = False
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        narrow = room(self) < NARROW
        for section in self.sections:
            section.stand(upright=narrow)
        self._list.activate()

    def save(self, report: Report) -> None:
        """Write a report as CSV, once the officer has said so and where."""
        question = _("Save “{title}” as a file?").format(title=report.title)
        more = _("It leaves the sealed database. There are no names in it, and counts from 1 to 4 are not said.")
        if not ask.whether(self, question, _("Save it"), more=more):
            return
        suggested = f"{report.code}-{self.desk.today().isoformat()}.csv"
        path = ask.file_to_save(self, _("Save a report"), suggested, _("Tables (*.csv)"))
        if path is not None:
            text = "\ufeff" + reports.as_csv(report)
            if self.desk.attempt(lambda: output.save(path, text.encode())):
                self.desk.say(_("Saved: {name}").format(name=path.name))


class Section(QFrame):
    """One report: its title, what it comes to, what it counts, its picture and its table."""

    def __init__(self, report: Report, save: Callable[[Report], object]) -> None:
        super().__init__()
        self.report, self._upright = report, False
        self.chart = HeatGrid(report) if report.grid else Bars(report)
        self.table = _table(report)
        self.save = button(_("Save as a file…"), lambda: save(report), "link")
        self.save.setAccessibleName(_("Save “{title}” as a file").format(title=report.title))
        self.nothing = label(_("Nothing to count yet."), wraps=True)
        self._side: QHBoxLayout = row(self.chart, self.table, gap=24)
        for at, part in enumerate((self.chart, self.table)):
            self._side.setAlignment(part, Qt.AlignmentFlag.AlignTop)
            self._side.setStretch(at, 1)
        head = row(label(report.title, "section"), None, self.save, gap=12)
        comes_to = label(report.summary, "strong", wraps=True)
        if report.empty or not report.summary:
            comes_to.hide()
        told = label(report.definition, "muted", wraps=True)
        self.setLayout(column(head, comes_to, told, self.nothing, self._side, gap=6))
        self.setAccessibleName(report.title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.nothing.setVisible(report.empty)
        for shown in (self.chart, self.table, self.save):
            shown.setHidden(report.empty)

    def stand(self, *, upright: bool) -> None:
        """The table under its picture, or beside it; a heat grid needs the width."""
        self._upright = upright or self.report.grid
        direction = QBoxLayout.Direction.TopToBottom if self._upright else QBoxLayout.Direction.LeftToRight
        self._side.setDirection(direction)
        self._side.setSpacing(px(12 if self._upright else 24))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Side by side, a line of the picture and its row of the table stand at one height."""
        wide = self.width() if self._upright else (self.width() - self._side.spacing()) // 2
        heights, over = self.chart.heights(wide), self.table.horizontalHeader()
        over.setFixedHeight(px(30))
        self.chart.over = self.chart.head(wide) if self._upright else max(self.chart.head(wide), over.height())
        self.chart.setFixedHeight(self.chart.over + sum(heights) + px(4))
        rows = [px(34)] * self.table.rows.rowCount() if self._upright else heights
        for at, high in enumerate(rows):
            self.table.verticalHeader().resizeSection(at, high)
        self.table.setFixedHeight(sum(rows) + over.height() + px(4))


def _table(report: Report) -> RowsTable[Line]:
    if report.grid:
        cells = [
            Line(f"{line.label} · {need}", (count,))
            for line in report.lines
            for need, count in zip(report.series, line.counts, strict=True)
            if count
        ]
        return _filled(report, cells, (_("requests"),))
    return _filled(report, report.lines, report.series)


def _filled(report: Report, lines: Sequence[Line], series: tuple[str, ...]) -> RowsTable[Line]:
    columns: list[Column[Line]] = [Column(report.over, lambda line: line.label, stretches=True)]
    columns += [_count(at, name) for at, name in enumerate(series)]
    if report.spend:
        columns.append(Column(_("A week"), _pounds, sort=lambda line: line.pounds or 0, right=True, width=7))
    table: RowsTable[Line] = RowsTable(report.title, columns, lambda line: line.label, sorts=False)
    table.put(lines)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table


def _count(at: int, name: str) -> Column[Line]:
    def number(line: Line) -> int:
        return line.counts[at]

    def shown(line: Line) -> str:
        return f"{line.counts[at]:,}"

    wide = 7 if len(name) > 8 else 5.5
    return Column(name[:1].upper() + name[1:], shown, sort=number, right=True, width=wide)


def _pounds(line: Line) -> str:
    return reading.show_money(line.pounds, _("not known"))
