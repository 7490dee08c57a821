"""What the week is painted with: a band, hours, what is already there, or nothing."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from clcdesk.errors import DeskError
from clcdesk.exchange.pattern import MOST_HOURS
from clcdesk.frameworks.definition import Framework
from clcdesk.store import drafts
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import label
from clcdesk.ui.widgets.fields import Choice
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _

EDGES = 28
"""Effective pixels of a segment beside its words, which are bold where it is chosen."""
Kind = Literal["band", "hours", "already", "clear"]
Kept = Mapping[str, str]
"""Drafts of a request, by the field."""


class Brush(NamedTuple):
    kind: Kind
    band: str = ""


def by_session(framework: Framework) -> tuple[str, ...]:
    """The bands that are priced by the half or full day; "" alone where none is published."""
    if not framework.bands:
        return ("",)
    rules = framework.combinations
    return tuple(band for band in framework.bands if band not in rules or set(rules[band].units) & {"half", "full"})


def by_hour(framework: Framework) -> tuple[str, ...]:
    if not framework.bands:
        return ("",)
    rules = framework.combinations
    return tuple(band for band in framework.bands if band not in rules or "hour" in rules[band].units)


def hours(text: str) -> Decimal | None:
    """How many hours, or None while nobody has said."""
    found = reading.number(text)
    if found is not None and not 0 < found <= MOST_HOURS:
        raise DeskError(_("Hours must be above 0 and at most 24."))
    return found


class Given(QLineEdit):
    """A word or number that a brush needs. It is kept in the sealed file until it is painted."""

    entered = Signal()

    def __init__(
        self, desk: Desk, row: tuple[str, str], column: str, name: str, read: Callable[[str], Any], kept: Kept
    ) -> None:
        super().__init__()
        self._desk, self._row, self._column, self._read = desk, row, column, read
        self.setAccessibleName(name)
        self.autosave = Autosave(desk, self, row, column, text="", save=lambda _value: None, read=read, kept=kept)
        self.autosave.stored.connect(self._keep)
        self.returnPressed.connect(self._enter)

    @property
    def value(self) -> Any:
        """What was typed, as a value; None while it is none."""
        try:
            return self._read(self.text())
        except DeskError:
            return None

    def painted(self) -> None:
        """It is in the week now."""
        self.autosave.commit()
        drafts.forget(self._desk.db, self._row, self._column)

    def _keep(self) -> None:
        if self.text().strip():
            drafts.put(self._desk.db, self._row, self._column, self.text())

    def _enter(self) -> None:
        if self.autosave.commit():
            self.entered.emit()


class Segments(QWidget):
    """Buttons that touch, in one line where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(gap=0)
        self.setLayout(self._flow)

    def add(self, button: QPushButton) -> None:
        self._flow.addWidget(button)

    def sizeHint(self) -> QSize:
        items = [self._flow.itemAt(at) for at in range(self._flow.count())]
        sizes = [item.sizeHint() for item in items if item is not None]
        return QSize(sum(size.width() for size in sizes), max((size.height() for size in sizes), default=0))


class BrushBar(QWidget):
    """One brush of several is chosen; what it needs to know stands beside it."""

    changed = Signal()
    entered = Signal()
    """What the brush needed has been given."""

    def __init__(
        self, desk: Desk, request_id: str, framework: Framework, brush: Brush, hour_band: str, kept: Kept
    ) -> None:
        """`brush` is the one to begin with, `hour_band` the band hours begin with, `kept` the request's drafts."""
        super().__init__()
        self.sessions, self.hourly = by_session(framework), by_hour(framework)
        held = ("request", request_id)
        self.hours = Given(desk, held, "brush_hours", _("How many hours on a day"), hours, kept)
        self.hours.setPlaceholderText(_("hours"))
        self.hours.setFixedWidth(px(84))
        self.words = Given(desk, held, "brush_words", _("What is already there"), str.strip, kept)
        self.words.setPlaceholderText(_("like college, work, Mum home"))
        self.words.setFixedWidth(px(240))
        hourly = [(code, _band(code)) for code in self.hourly]
        self.hour_band = Choice(_("Band of the hours"), hourly, hour_band, self._told)
        self.wrong = label("", "error", wraps=True)
        self.wrong.hide()
        self.buttons = QButtonGroup(self)
        self.brushes: list[Brush] = []
        self._flow = Flow(gap=8)
        title = label(_("Paint with"), "filter")
        title.setMinimumHeight(px(32))
        self.segments = self._segments()
        self._name(short=False)
        for part in (title, self.segments, self.words, self.hours, self.hour_band):
            self._flow.addWidget(part)
        self.setLayout(self._flow)
        for given in (self.words, self.hours):
            given.entered.connect(self.entered)
            given.autosave.complained.connect(self._complain)
        held_over = Brush("already") if self.words.text() else Brush("hours") if self.hours.text() else brush
        self.choose(held_over)

    def add(self, widget: QWidget) -> None:
        """Something that stands in the same line where there is room."""
        self._flow.addWidget(widget)

    @property
    def brush(self) -> Brush:
        chosen = self.brushes[max(0, self.buttons.checkedId())]
        return Brush("hours", self.hour_band.chosen) if chosen.kind == "hours" else chosen

    def choose(self, brush: Brush) -> None:
        """Take up a brush."""
        at = next((at for at, one in enumerate(self.brushes) if one == brush), 0)
        blocked = self.buttons.blockSignals(True)
        self.buttons.button(at).setChecked(True)
        self.buttons.blockSignals(blocked)
        for button in self.buttons.buttons():
            here = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        self._show_extras()

    def choose_letter(self, letter: str) -> bool:
        """Take up the band of this letter; False if none is painted by the session."""
        band = next((band for band in self.sessions if band and band.casefold() == letter.casefold()), None)
        if band is None:
            return False
        self.choose(Brush("band", band))
        return True

    def missing(self) -> QLineEdit | None:
        """The field that must be filled before this brush can paint."""
        needed = {"already": self.words, "hours": self.hours}.get(self.brush.kind)
        return needed if needed is not None and not needed.value else None

    def _segments(self) -> QWidget:
        made = [Brush("band", band) for band in self.sessions]
        made += [Brush("hours")] if self.hourly else []
        made += [Brush("already"), Brush("clear")]
        holder = Segments()
        for at, brush in enumerate(made):
            words = _words(brush)
            button = QPushButton(words)
            button.setProperty("role", "segment")
            button.setProperty("last", at == len(made) - 1)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # read out as one of several: the group itself sees to it
            button.setAutoDefault(False)
            named = _("Paint with {brush}").format(brush=words)
            button.setAccessibleName(_("Clear, paint with nothing") if brush.kind == "clear" else named)
            self.buttons.addButton(button, at)
            self.brushes.append(brush)
            holder.add(button)
        self.buttons.idToggled.connect(self._taken_up)
        return holder

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, a band is its letter alone."""
        super().resizeEvent(event)
        needed = sum(_bold(self).horizontalAdvance(_words(brush)) + px(EDGES) for brush in self.brushes)
        self._name(short=needed > event.size().width())

    def _name(self, *, short: bool) -> None:
        """The words of the segments, with room for them in bold."""
        for button, brush in zip(self.buttons.buttons(), self.brushes, strict=True):
            words = brush.band if short and brush.band else _words(brush)
            if button.text() != words or not button.minimumWidth():
                button.setText(words)
                button.setMinimumWidth(_bold(self).horizontalAdvance(words) + px(EDGES))

    def _taken_up(self, _at: int, on: bool) -> None:
        """By the officer, or by software that reads out and turns the button over."""
        if on:
            self.choose(self.brushes[self.buttons.checkedId()])
            self._told(None)

    def _told(self, _what: object) -> None:
        self._show_extras()
        missing = self.missing()
        if missing is not None:
            missing.setFocus()
        self.changed.emit()

    def _show_extras(self) -> None:
        kind = self.brush.kind
        self.words.setVisible(kind == "already")
        self.hours.setVisible(kind == "hours")
        self.hour_band.setVisible(kind == "hours" and len(self.hourly) > 1)
        self.updateGeometry()

    def _complain(self, sentence: str) -> None:
        self.wrong.setText(f"✕ {sentence}" if sentence else "")
        self.wrong.setVisible(bool(sentence))


def _bold(widget: QWidget) -> QFontMetrics:
    font = QFont(widget.font())
    font.setBold(True)
    return QFontMetrics(font)


def _words(brush: Brush) -> str:
    if brush.kind == "band":
        return _band(brush.band) if brush.band else _("Wanted")
    return {"hours": _("One-to-one"), "already": _("Already there"), "clear": _("Clear")}[brush.kind]


def _band(code: str) -> str:
    return _("Band {band}").format(band=code) if code else _("Hours")
