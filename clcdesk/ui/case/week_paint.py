"""Painting the week: the sentence, the brushes, the grid of buttons, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QScrollArea, QSizePolicy, QWidget

from clcdesk.frameworks.definition import Framework
from clcdesk.models.requests import Request
from clcdesk.rules import cost, typed_week, week
from clcdesk.rules.cost import Breach
from clcdesk.rules.facts import DAYS, Entry
from clcdesk.services import week as weeks
from clcdesk.services.searches import ASSISTANTS
from clcdesk.services.week import Mark
from clcdesk.ui.case.week_brush import Brush, BrushBar, Kept, by_hour, by_session
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import column, frame, label, row
from clcdesk.ui.widgets.flow import Flow
from clcdesk.ui.widgets.week_grid import Cell, Heading, Shown, WeekGrid
from clcdesk.words import _
from clcdesk.words import week as words
from clcdesk.words.bill import breach_text, plain

COLUMNS = tuple(Heading(day, words.SHORT_DAYS[day]) for day in DAYS)
ROWS = (
    Heading("am", _("Morning")),
    Heading("pm", _("Afternoon")),
    Heading("eve", _("Evening")),
    Heading("hour", _("By the hour")),
)
BESIDE = 800
"""Effective pixels from which the sentence stands beside the title."""


class Seen(NamedTuple):
    """What the grid shows."""

    pattern: tuple[Entry, ...]
    marks: Sequence[Mark]


class Sideways(QScrollArea):
    """As high as what is in it; the one thing that may be scrolled sideways."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setParent(self.viewport())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self) -> None:
        """Once all stands in its place: its many cells are styled anew for each parent that is put above them."""
        self.setWidget(self._inside)

    def sizeHint(self) -> QSize:
        inside = self._inside.minimumSizeHint()
        bar = self.horizontalScrollBar().sizeHint().height() if inside.width() > self.width() else 0
        return QSize(inside.width(), inside.height() + bar)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(220), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.updateGeometry()
        return done


class WeekPaint(QFrame):
    """The week of one search. `put` shows it; every stroke, key and typed line is one act."""

    def __init__(self, desk: Desk, request: Request, framework: Framework, seen: Seen, title: str, kept: Kept) -> None:
        super().__init__()
        self.desk, self.request_id, self.framework = desk, request.id, framework
        self.seen = seen
        self.said: list[str] = []
        """The rules that the week breaks, in words."""
        self._waiting: list[Cell] = []
        self.setProperty("role", "surface")
        self.title = label(title, "section")
        self.sentence = label("", "muted", wraps=True)
        brush = _first_brush(framework, seen.pattern, hours=request.lot in ASSISTANTS)
        self.bar = BrushBar(desk, request.id, framework, brush, _first_hourly(framework, seen.pattern), kept)
        self.grid = WeekGrid(COLUMNS, ROWS)
        self.grid.setAccessibleName(_("The week"))
        self.faults = label("", "error", wraps=True)
        self._build_typing(kept)
        self._lay_out()
        self.bar.changed.connect(self._brush_changed)
        self.bar.entered.connect(self._given)
        self.grid.painted.connect(self.paint_cells)
        self.grid.cleared.connect(self.clear_cells)
        self.grid.lettered.connect(self._lettered)
        self.grid.moved.connect(self._moved)
        self.put(seen)
        self._brush_changed()

    def put(self, seen: Seen) -> None:
        """Show the week as it is now."""
        self.seen = seen
        breaches = cost.breaches(self.framework, seen.pattern)
        said = words.sentence(seen.pattern, seen.marks)
        self.sentence.setText(said)
        self.grid.setAccessibleDescription(said)
        self.grid.put(shown(seen, breaches))
        self.said = [breach_text(breach, self.framework) for breach in breaches]
        self.faults.setText("\n".join(f"! {sentence}" for sentence in self.said))
        self.faults.setVisible(bool(self.said))

    def paint_cells(self, cells: list[Cell]) -> None:
        """One act: these cells as the brush says."""
        brush = self.bar.brush
        if brush.kind == "clear":
            self.clear_cells(cells)
            return
        if all(part == "hour" for _day, part in cells) and brush.kind != "hours" and self.bar.hourly:
            brush = Brush("hours", self.bar.hour_band.chosen)
            self.bar.choose(Brush("hours"))
        missing = self.bar.missing()
        if missing is not None:
            self._ask(missing, cells)
            return
        if brush.kind == "already":
            self._apply(self.seen.pattern, {cell: self.bar.words.value for cell in cells if cell[1] != "hour"})
            self.bar.words.painted()
        elif brush.kind == "hours":
            days = dict.fromkeys(day for day, _part in cells)
            entries = [Entry(day, "", self.bar.hours.value, brush.band) for day in days]
            self._apply(week.with_entries(self.seen.pattern, entries))
            self.bar.hours.painted()
        else:
            parts = [cell for cell in cells if cell[1] != "hour"]
            self._apply(week.paint(self.seen.pattern, parts, brush.band))

    def clear_cells(self, cells: list[Cell]) -> None:
        """One act: nothing wanted and nothing there in these cells."""
        days = [day for day, part in cells if part == "hour"]
        parts = [cell for cell in cells if cell[1] != "hour"]
        pattern = week.without_hours(week.paint(self.seen.pattern, parts, None), days)
        there = {(mark.day, mark.part) for mark in self.seen.marks}
        self._apply(pattern, {cell: "" for cell in parts if cell in there})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= px(BESIDE)
        self._title.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._title.setSpacing(px(10) if beside else px(2))

    # --- what is built

    def _build_typing(self, kept: Kept) -> None:
        self.typing = QLineEdit()
        self.typing.setAccessibleName(_("Type a day"))
        self.typing.setPlaceholderText(_("like mon full c"))
        self.typing.setMinimumWidth(px(160))
        self.typed = Autosave(
            self.desk,
            self.typing,
            ("request", self.request_id),
            "typed",
            text="",
            save=self._paint_typed,
            read=self._read,
            kept=kept,
        )
        self.typed.stored.connect(self._empty_typing)
        self.typing.returnPressed.connect(self.typed.commit)
        self.typing_wrong = label("", "error", wraps=True)
        self.typing_wrong.hide()
        self.typed.complained.connect(self._complain)

    def _lay_out(self) -> None:
        heading = label(_("or t&ype"), "filter")
        heading.setBuddy(self.typing)
        typing = QWidget()
        typing.setLayout(row(heading, self.typing))
        self.bar.add(typing)
        self.sideways = Sideways(self.grid)
        self._title = row(self.title, self.sentence, gap=10)
        self._title.setStretchFactor(self.sentence, 1)
        self.setLayout(
            column(
                self._title,
                self.bar,
                self.typing_wrong,
                self.bar.wrong,
                self.sideways,
                self.faults,
                _legend(),
                gap=8,
                edges=(20, 12, 16, 12),
            )
        )

    # --- what is done

    def _apply(self, pattern: Sequence[Entry], marks: Mapping[Cell, str] | None = None) -> None:
        desk = self.desk
        if not desk.attempt(lambda: weeks.paint(desk.db, self.request_id, pattern, marks or {})):
            self.put(self.seen)

    def _read(self, text: str) -> typed_week.Typed | None:
        if not text.strip():
            return None
        brush = self.bar.brush
        sessions = self.bar.sessions or ("",)
        band = brush.band if brush.kind == "band" else _first_band(self.seen.pattern) or sessions[0]
        return typed_week.read(text, self.framework, band, self.bar.hour_band.chosen)

    def _paint_typed(self, typed: typed_week.Typed | None) -> None:
        """One act of a whole line; a refusal is for the field to show."""
        if typed is None:
            return
        parts = [cell for cell in typed.cleared if cell[1] != "hour"]
        pattern = week.without_hours(
            week.paint(self.seen.pattern, parts, None), [day for day, part in typed.cleared if part == "hour"]
        )
        there = {(mark.day, mark.part) for mark in self.seen.marks}
        marks = {cell: "" for cell in parts if cell in there} | dict(typed.already)
        weeks.paint(self.desk.db, self.request_id, week.with_entries(pattern, typed.wanted), marks)

    def _empty_typing(self) -> None:
        self.typed.refresh("")

    def _ask(self, field: QLineEdit, cells: list[Cell]) -> None:
        self._waiting = cells
        field.setFocus()
        asked = _("Say what is already there, then press Enter: the week is painted with it.")
        if field is self.bar.hours:
            asked = _("Say how many hours, then press Enter: the week is painted with them.")
        self.desk.say(asked)

    def _given(self) -> None:
        """What the brush lacked is there: paint what waited for it, and go back to the week."""
        cells, self._waiting = self._waiting, []
        if cells and self.bar.missing() is None:
            self.paint_cells(cells)
        self.grid.enter()

    def _lettered(self, letter: str, cells: list[Cell]) -> None:
        if self.bar.choose_letter(letter):
            self._brush_changed()
            self.paint_cells(cells)

    def _brush_changed(self) -> None:
        self._waiting = []
        self.grid.brush = look_of(self.bar.brush, self.bar.words.text())

    def _moved(self, cell: QWidget) -> None:
        """Bring the cell into view, also where the page itself scrolls."""
        self.sideways.ensureWidgetVisible(cell, px(20), 0)
        above: Any = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(cell, 0, px(20))

    def _complain(self, sentence: str) -> None:
        self.typing_wrong.setText(f"✕ {sentence}" if sentence else "")
        self.typing_wrong.setVisible(bool(sentence))


def shown(seen: Seen, breaches: Sequence[Breach]) -> Mapping[Cell, Shown]:
    """Every cell as it looks and as it is read out."""
    painted = week.painted(seen.pattern)
    marks = {(mark.day, mark.part): mark.words for mark in seen.marks}
    broken = {cell for breach in breaches for cell in _cells_of(breach.entry)}
    fault = _("breaks a rule of the framework")
    cells: dict[Cell, Shown] = {}
    for day in DAYS:
        for part in week.PARTS:
            cell = (day, part)
            spoken = words.cell(cell, painted.get(cell), marks.get(cell, ""), fault if cell in broken else "")
            cells[cell] = Shown(*_session_look(painted.get(cell), marks.get(cell, ""), cell in broken), spoken)
        lines = week.hours(seen.pattern, day)
        text = " + ".join(" ".join((_("{hours} h").format(hours=plain(many)), band)).strip() for many, band in lines)
        state = "broken" if (day, "hour") in broken else "wanted" if lines else ""
        spoken = words.hours_cell(day, lines, fault if state == "broken" else "")
        cells[day, "hour"] = Shown(f"! {text}" if state == "broken" else text, state, spoken)
    return cells


def look_of(brush: Brush, already: str) -> Shown:
    """What a cell looks like while this brush goes over it."""
    if brush.kind == "clear":
        return Shown("", "", "")
    if brush.kind == "already":
        return Shown(already.strip(), "already", "")
    return Shown(_band(brush.band), "wanted", "")


def _session_look(painted: week.Painted | None, mark: str, broken: bool) -> tuple[str, str]:
    if painted is None:
        return mark, "already" if mark else ""
    bands = " + ".join(band for band in dict.fromkeys(painted.bands) if band)
    text = (_("half, {band}").format(band=bands) if bands else _("half")) if painted.either else _band(bands)
    text = f"{text} · {mark}" if mark else text
    if broken:
        return f"! {text}", "broken"
    return text, "either" if painted.either else "wanted"


def _band(bands: str) -> str:
    return _("Band {band}").format(band=bands) if bands else _("Wanted")


def _cells_of(entry: Entry) -> list[Cell]:
    if entry.hours is not None:
        return [(entry.day, "hour")]
    return [(entry.day, part) for part in week.parts(entry.session)]


def _first_band(pattern: Sequence[Entry]) -> str:
    """The band painted already, to go on with."""
    return next((entry.band for entry in pattern if entry.hours is None and entry.band), "")


def _first_brush(framework: Framework, pattern: Sequence[Entry], *, hours: bool) -> Brush:
    """What was painted already, to go on with; assistants come by the hour."""
    if not pattern and hours and by_hour(framework):
        return Brush("hours")
    return Brush("band", _first_band(pattern) or next(iter(by_session(framework)), ""))


def _first_hourly(framework: Framework, pattern: Sequence[Entry]) -> str:
    """The band of hours painted already; else one that may stand beside what is painted."""
    there = [entry.band for entry in pattern if entry.hours is not None]
    rules = framework.combinations
    alone = [band for band in by_hour(framework) if band not in rules or not rules[band].needs_session_of]
    return next(iter([*there, *(by_hour(framework) if pattern else alone), *by_hour(framework)]), "")


def _legend() -> QWidget:
    made = QWidget()
    flow = Flow(gap=6, lines=4)
    for state, said in (
        ("wanted", _("wanted")),
        ("either", _("half a day, either half")),
        ("already", _("already there")),
    ):
        swatch = frame("swatch")
        swatch.setProperty("state", state)
        swatch.setFixedSize(px(16), px(16))
        entry = QWidget()
        entry.setLayout(row(swatch, label(said, "muted"), gap=6, edges=(0, 0, 12, 0)))
        flow.addWidget(entry)
    keys = (_("Space paints,"), _("Delete clears,"), _("arrows move,"), _("a band’s letter paints it"))
    for key in keys:
        flow.addWidget(label(key, "muted"))
    made.setLayout(flow)
    return made
