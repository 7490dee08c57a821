"""The reference sheet: every state of every kind of control, built from the window's own widgets.

`Sheet` is a page like any other, and passes the audit as it is built; `pose` then puts on it what passes by in
life (a mouse over it, a focus in several places at once), and `draw` keeps its picture in light and dark.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import NamedTuple, TypeVar

from PIL import Image
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from clcdesk.models.directory import Membership
from clcdesk.services import people
from clcdesk.ui import reading
from clcdesk.ui.case.step import State
from clcdesk.ui.case.steps import StepsList, StepsModel
from clcdesk.ui.desk import Desk
from clcdesk.ui.foot import Foot
from clcdesk.ui.look import Look, marks, px
from clcdesk.ui.look.marks import Status
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.provider_detail import Banner
from clcdesk.ui.rail import Rail
from clcdesk.ui.rows import Column, RowsTable
from clcdesk.ui.tasks import Progress, Tasks
from clcdesk.ui.widgets.build import button, column, frame, label, row
from clcdesk.ui.widgets.claims_grid import Cell, Told
from clcdesk.ui.widgets.fields import Choice, Field
from clcdesk.ui.widgets.flow import Flow
from clcdesk.ui.widgets.ring import FocusRing
from clcdesk.ui.widgets.week_grid import Heading, Shown, WeekGrid
from tests.ui import scenes

WIDE = 683
"""Effective pixels of the sheet: two of them side by side are as wide as the laptop's screen."""
DAY = "18 Mar 1998"
NEVER = "31/02/1998"
WORDS = "What was said, as it was said."
FULL: Mapping[str, Shown] = {
    "wanted": Shown("C", "wanted", "Monday morning, wanted, band C"),
    "either": Shown("either", "either", "Tuesday morning, half a day wanted, morning or afternoon"),
    "already": Shown("college", "already", "Wednesday morning, already there: college"),
    "broken": Shown("3 h", "broken", "Thursday morning, 3 hours, more than a morning has"),
    "": Shown("", "", "Friday morning, free"),
}
TOLD = (
    Told("2", "5 days ago", "told", "Monday: 2, 5 days ago"),
    Told("0", "yesterday", "full", "Tuesday: full, yesterday"),
    Told("1", "41 days, ask", "stale", "Wednesday: 1, told 41 days ago, ask again"),
    Told("?", "not told", "nobody", "Thursday: nobody has told us"),
)
STATUSES: Mapping[Status, tuple[str, str]] = {
    "fits": ("fits", "fits"),
    "check": ("check", "check"),
    "wait": ("wait", "wait"),
    "unable": ("not able", "quiet"),
    "alarm": ("no new people", "danger"),
}
"""Status → its words, and the role of a label that has its colour."""


class Place(NamedTuple):
    name: str
    state: str
    mark: Status | None = None


PLACES = (
    Place("Willow Yard", "plain"),
    Place("Willow Yard, again", "under the mouse"),
    Place("Old Bakery", "selected"),
    Place("Hill Top Studio", "stale: told 41 days ago, ask again", "check"),
    Place("Juniper Rooms", "suspended: no new people", "alarm"),
)


Made = TypeVar("Made", bound=QWidget)


def _nothing(*_given: object) -> None:
    pass


class Sheet(QWidget):
    """All of it, on the desk of a filled database. `close` ends the work that its busy line tells of."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAccessibleName("States")
        self.desk = desk
        self.hovered: list[QWidget] = []
        self.ringed: list[QWidget] = []
        self.rings: list[FocusRing] = []
        self.tables = [_table("Places"), _table("Places, with the focus")]
        self.steps = _steps()
        self.tasks = Tasks(_nothing, self)
        self.enough = Event()
        self.busy = Foot(self.tasks, _nothing)
        self.tasks.run(self._long_work, owner=self, done=_nothing, words="Reading the directory: 24 of 100 services")
        self.setLayout(
            column(
                label("States", "title"),
                *_section("Buttons", self._buttons()),
                *_section("Fields", self._fields(), self._kept()),
                *_section("To choose from", self._choices()),
                *_section("Rows", *self.tables),
                *_section("A week, and what was said of places in it", self._week(), _claims()),
                *_section("Where one is", self._places()),
                *_section("Status: word, shape, colour", _statuses()),
                *_section("Undone, busy, suspended, nothing here yet", *self._lines()),
                None, gap=8, edges=(24, 20, 24, 20),
            )
        )  # fmt: skip
        self.setFixedWidth(px(WIDE))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.enough.set()
        self.tasks.close()
        super().closeEvent(event)

    def pose(self) -> None:
        """Put a mouse and a focus where the words say so."""
        for widget in self.hovered:
            widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
            widget.update()
        for widget in self.ringed:
            self.rings.append(FocusRing(self))
            self.rings[-1].setWidget(widget)
        plain, focused = self.tables
        for table in self.tables:
            table.selectRow(2)
        focused.setFocus(Qt.FocusReason.TabFocusReason)
        over = QPointF(plain.visualRect(plain.model().index(1, 0)).center())
        none, held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(
            plain.viewport(), QMouseEvent(QEvent.Type.MouseMove, over, over, none, none, held)
        )  # fmt: skip

    def _long_work(self, progress: Progress) -> None:
        progress.tell(24, 100)
        self.enough.wait()

    def _hover(self, widget: Made) -> Made:
        self.hovered.append(widget)
        return widget

    def _ring(self, widget: Made) -> Made:
        self.ringed.append(widget)
        return widget

    def _buttons(self) -> QWidget:
        disabled = button("Print…", _nothing, name="Print, not yet")
        disabled.setEnabled(False)
        disabled.setAccessibleDescription("Tick a place in Options first.")
        return _flowing(
            _captioned("plain", button("Later…", _nothing)),
            _captioned("hover", self._hover(button("Later…", _nothing, name="Later, hover"))),
            _captioned("focus", self._ring(button("Later…", _nothing, name="Later, focus"))),
            _captioned("disabled", disabled),
            _captioned("main", button("Print…", _nothing, "filled")),
            _captioned("main, focus", self._ring(button("Print…", _nothing, "filled", name="Print, focus"))),
            _captioned("its keys", button("Jot", _nothing, hint="Ctrl+J")),
            _captioned("link", button("Redo", _nothing, "link", name="Redo, a link")),
        )

    def _fields(self) -> QWidget:
        hover, focus, disabled = self._field("hover", DAY), self._field("focus", DAY), self._field("disabled", "")
        disabled.editor.setPlaceholderText("not needed")
        disabled.editor.setEnabled(False)
        self._hover(hover.editor)
        self._ring(focus.editor)
        return _across(self._field("plain", DAY), hover, focus, disabled)

    def _kept(self) -> QWidget:
        """What is typed and no day is told from the start: nobody is typing any more."""
        invalid, words = self._field("invalid, kept", "", calendar=True), self._field("running text", WORDS, lines=2)
        assert isinstance(invalid.editor, QLineEdit)
        invalid.editor.setText(NEVER)
        invalid.autosave.commit()
        return _across(invalid, words)

    def _field(self, title: str, text: str, *, lines: int = 1, calendar: bool = False) -> Field:
        def read(typed: str) -> object:
            return reading.day(typed, self.desk.today()) if lines == 1 else typed

        asha = people.everyone(self.desk.db)[0].id
        where = ("person", asha), f"sheet {title}"
        return Field(
            self.desk, title, *where, text=text, save=_nothing, read=read, lines=lines, calendar=calendar,
        )  # fmt: skip

    def _choices(self) -> QWidget:
        chosen = Choice("Format of letters", [("std", "Standard letter"), ("large", "Large print")], "std", _nothing)
        cooking = button("cooking", _nothing, "chip")
        cooking.setCheckable(True)
        cooking.setChecked(True)
        chip = button("hoist  ✕", _nothing, "chip", name="Take away hoist")
        return _flowing(*_boxes(), _segments(), chosen, chip, cooking)

    def _week(self) -> QWidget:
        days = [Heading(code, code or "free") for code in FULL]
        grid = WeekGrid(days, [Heading("am", "Morning")])
        grid.setAccessibleName("The week")
        grid.put({(code, "am"): shown for code, shown in FULL.items()})
        self._ring(grid.cells["wanted", "am"])
        return grid

    def _places(self) -> QWidget:
        steps, rail = StepsList(self.steps), Rail(_nothing)
        steps.choose("week")
        rail.choose("today")
        self._hover(next(one for one in rail.findChildren(QToolButton) if one.text() == "Reports"))
        steps.setMinimumHeight(steps.sizeHint().height())
        rail.setMinimumHeight(steps.sizeHint().height())
        return _across(rail, steps)

    def _lines(self) -> tuple[QWidget, ...]:
        undone, banner = Foot(Tasks(_nothing, self), _nothing), Banner(_nothing)
        undone.say("Undone: Wednesday morning added", can_redo=True)
        since = self.desk.today() - timedelta(days=12)
        banner.show_suspension(Membership(provider="Juniper Rooms", suspended_from=since, suspended_by="Sam Whitlock"))
        said = label("No letters yet.", "strong"), label("Tick a place in Options, then Make letters.", "quiet")
        return undone, self.busy, banner, frame("card", row(*said, None, edges=(14, 10, 14, 10)))


def draw(path: Path, picture: Path) -> None:
    """The picture of the sheet in light and dark, side by side, on a copy of a filled database."""
    halves = []
    for theme in ("light", "dark"):
        half = picture.with_suffix(f".{theme}.png")
        with scenes.window(path, Look(theme, 100)) as shown, opened(shown) as sheet:
            sheet.pose()
            scenes.settle(shown)
            sheet.grab().save(str(half))
        halves.append(Image.open(half).convert("RGB"))
        half.unlink()
    whole = Image.new("RGB", (sum(half.width for half in halves), max(half.height for half in halves)))
    whole.paste(halves[0], (0, 0))
    whole.paste(halves[1], (halves[0].width, 0))
    whole.save(picture, optimize=True)  # all its colours: they are what it is looked at for


@contextmanager
def opened(shown: MainWindow) -> Iterator[Sheet]:
    """The sheet, shown beside the window of its desk, with its long work said."""
    sheet = Sheet(scenes.desk_of(shown))
    try:
        sheet.show()
        sheet.activateWindow()
        until = time.monotonic() + 5
        while not sheet.busy.isVisible() and time.monotonic() < until:
            scenes.settle(shown, 0.05)
        sheet.resize(sheet.width(), max(sheet.heightForWidth(sheet.width()), sheet.sizeHint().height()))
        scenes.settle(shown)
        yield sheet
    finally:
        sheet.close()
        sheet.deleteLater()


def _section(title: str, *parts: QWidget) -> tuple[QWidget | int, ...]:
    return 6, label(title, "strong"), *parts


def _captioned(caption: str, widget: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(column(label(caption, "muted"), widget, gap=4))
    return made


def _across(*parts: QWidget) -> QWidget:
    made = QWidget()
    layout = row(*parts, None, gap=14)
    for part in parts:
        layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    made.setLayout(layout)
    return made


def _flowing(*parts: QWidget) -> QWidget:
    made = QWidget()
    flow = Flow(gap=10)
    for part in parts:
        flow.addWidget(part)
    made.setLayout(flow)
    return made


def _boxes() -> list[QAbstractButton]:
    ticked, off, chosen = QCheckBox("ticked"), QCheckBox("cannot be ticked"), QRadioButton("chosen")
    ticked.setChecked(True)
    chosen.setChecked(True)
    off.setEnabled(False)
    off.setAccessibleDescription("Nothing is ticked in Options.")
    return [ticked, QCheckBox("not ticked"), off, chosen, QRadioButton("not chosen")]


def _segments() -> QWidget:
    made, parts = QWidget(), []
    for words in ("Yes", "Not sure", "No"):
        part = QPushButton(words)
        part.setProperty("role", "segment")
        part.setProperty("last", words == "No")
        part.setCheckable(True)
        part.setAutoExclusive(True)
        part.setChecked(words == "Yes")
        parts.append(part)
    made.setLayout(row(*parts, gap=0))
    return made


def _table(name: str) -> RowsTable[Place]:
    columns = [
        Column[Place]("Service", lambda one: one.name, width=11),
        Column[Place]("How it stands", lambda one: one.state, stretches=True, mark=lambda one: one.mark, ink=_ink),
    ]
    made = RowsTable(name, columns, lambda one: one.name, sorts=False)
    made.put(PLACES)
    rows = len(PLACES) * made.verticalHeader().defaultSectionSize()
    made.setFixedHeight(rows + made.horizontalHeader().sizeHint().height() + px(6))
    return made


def _ink(place: Place) -> str:
    return {"check": "check", "alarm": "error"}.get(place.mark or "", "")


def _claims() -> QWidget:
    made, cells = QWidget(), []
    for said in TOLD:
        cell = Cell(_nothing)
        cell.setAccessibleName(said.spoken)
        cell.say(said)
        cells.append(cell)
    made.setLayout(row(*cells, gap=4))
    return made


def _steps() -> StepsModel:
    made = StepsModel()
    could = State("todo", "4 · 9", "4 could, 9 to check")
    made.put({
        "person": State("todo", "1 missing"), "matters": State("done", "3"), "week": State("done"), "options": could,
        "letters": State("todo"), "decision": State("todo"),
    })  # fmt: skip
    return made


def _statuses() -> QWidget:
    """As in a cell; the words are the colour of their mark."""
    parts = []
    for status, (words, role) in STATUSES.items():
        mark = QLabel()
        mark.setPixmap(marks.picture(status))
        part = QWidget()
        part.setLayout(row(mark, label(words, role), gap=6))
        parts.append(part)
    return _across(*parts)
