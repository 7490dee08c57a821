"""A grid of days and parts of days: real buttons, so that a reader hears each; painting is dragging over them.

It knows nothing of what is painted: `put` says what each cell shows, and the signals which cells were meant.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QTouchEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import column, label, restyle

Cell = tuple[str, str]
"""Column and row: ("wed", "am")."""
WIDE, HIGH = 94, 44
"""Effective pixels of a cell at least."""
STRIDE = 8
"""Pixels between the places looked at along a fast stroke."""
MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Home: (-7, 0),
    Qt.Key.Key_End: (7, 0),
}
PAINTS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Heading(NamedTuple):
    code: str
    title: str
    hint: str = ""


class Shown(NamedTuple):
    """What a cell shows, in which of the style sheet's states, and how it is read out."""

    text: str
    state: str
    spoken: str


EMPTY = Shown("", "", "")
EMPTY_STATES = ("", "already")
"""States of a cell in which nothing is wanted: it is not checked."""


class WeekGrid(QFrame):
    """One stop of the Tab key; arrows move inside. Every stroke is told once, when it ends."""

    painted = Signal(object)
    """The cells (a list) that the brush went over, in the order it met them."""
    cleared = Signal(object)
    """The cells (a list) to make empty."""
    lettered = Signal(str, object)
    """A letter was pressed on a cell."""
    moved = Signal(QWidget)
    """The focus is on this cell now."""

    def __init__(self, columns: Sequence[Heading], rows: Sequence[Heading]) -> None:
        super().__init__()
        self.columns, self.rows = columns, rows
        self.brush = EMPTY
        """What cells look like while a stroke goes over them."""
        self.cells: dict[Cell, QPushButton] = {}
        self._shown: dict[Cell, Shown] = {}
        self._here: Cell = (columns[0].code, rows[0].code)
        self._stroke: list[Cell] = []
        self._last = QPoint()
        self._build()
        self._settle(self._here)

    def put(self, shown: Mapping[Cell, Shown]) -> None:
        """Show this; only cells that change are touched, and the focus stays."""
        for cell, button in self.cells.items():
            self._dress(cell, button, shown.get(cell, EMPTY))

    def enter(self, cell: Cell | None = None) -> None:
        """Put the focus on a cell, or on the one it was last on."""
        self._settle(cell or self._here)
        self.cells[self._here].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def here(self) -> Cell:
        return self._here

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QPushButton):
            return False
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            case QMouseEvent():
                return self._mouse(watched, event)
            case QTouchEvent():
                return self._touch(watched, event)
        if event.type() == QEvent.Type.FocusIn:
            self._settle(self._cell_of(watched))
            self.moved.emit(watched)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for cell, button in self.cells.items():
            _write(button, self._shown[cell].text)

    # --- how it is built

    def _build(self) -> None:
        layout = QGridLayout()
        layout.setSpacing(px(5))
        layout.setContentsMargins(0, px(4), px(4), px(4))
        for x, heading in enumerate(self.columns, 1):
            layout.addWidget(label(heading.title, "strong"), 0, x, Qt.AlignmentFlag.AlignCenter)
            layout.setColumnStretch(x, 1)
            layout.setColumnMinimumWidth(x, px(WIDE))
        for y, heading in enumerate(self.rows, 1):
            layout.addLayout(_heading(heading), y, 0)
            layout.setRowMinimumHeight(y, px(HIGH))
            for x, of in enumerate(self.columns, 1):
                button = self._cell((of.code, heading.code))
                layout.addWidget(button, y, x)
        layout.setColumnMinimumWidth(0, px(90))
        self.setLayout(layout)

    def _cell(self, cell: Cell) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "cell")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        button.installEventFilter(self)
        button.toggled.connect(self._pressed)
        self.cells[cell] = button
        self._shown[cell] = EMPTY
        return button

    def _dress(self, cell: Cell, button: QPushButton, shown: Shown) -> None:
        before = self._shown[cell]
        _check(button, shown)
        if before == shown:
            return
        self._shown[cell] = shown
        if before.state != shown.state:
            button.setProperty("state", shown.state)
            restyle(button)
        button.setAccessibleName(shown.spoken)
        _write(button, shown.text)

    def _settle(self, cell: Cell) -> None:
        """Only the cell one is on is a stop of the Tab key."""
        self.cells[self._here].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._here = cell
        self.cells[cell].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _cell_of(self, button: QPushButton) -> Cell:
        return next(cell for cell, other in self.cells.items() if other is button)

    # --- keys, and what presses without a mouse

    def _pressed(self) -> None:
        """By software that reads out: it presses, or turns a cell over, without a mouse or a key."""
        button = self.sender()
        if isinstance(button, QPushButton):
            cell = self._cell_of(button)
            _check(button, self._shown[cell])
            self.painted.emit([cell])

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if held:
            return False
        if key in MOVES:
            self._move(*MOVES[key])
        elif key in PAINTS:
            self._over(self._here)
            self.cells[self._here].repaint()  # at once: keeping the act takes longer than a frame
            self._end()
        elif key in CLEARS:
            self.cleared.emit([self._here])
        elif key == Qt.Key.Key_Escape and self._stroke:
            self._drop()
        elif event.text().isalpha():
            self.lettered.emit(event.text(), [self._here])
        else:
            return False
        return True

    def _move(self, right: int, down: int) -> None:
        columns, rows = [one.code for one in self.columns], [one.code for one in self.rows]
        x = min(max(columns.index(self._here[0]) + right, 0), len(columns) - 1)
        y = min(max(rows.index(self._here[1]) + down, 0), len(rows) - 1)
        self.cells[columns[x], rows[y]].setFocus(Qt.FocusReason.TabFocusReason)

    # --- strokes of a mouse or a finger

    def _mouse(self, button: QPushButton, event: QMouseEvent) -> bool:
        at = button.mapTo(self, event.position().toPoint())
        match event.type():
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                if event.button() == Qt.MouseButton.LeftButton:
                    self._begin(button, at)
                return True
            case QEvent.Type.MouseMove:
                self._go(at)
                return bool(self._stroke)
            case QEvent.Type.MouseButtonRelease:
                self._end()
                return True
        return False

    def _touch(self, button: QPushButton, event: QTouchEvent) -> bool:
        if event.type() == QEvent.Type.TouchCancel or not event.points():
            self._drop()
            return True
        at = button.mapTo(self, event.points()[0].position().toPoint())
        match event.type():
            case QEvent.Type.TouchBegin:
                self._begin(button, at)
            case QEvent.Type.TouchUpdate:
                self._go(at)
            case QEvent.Type.TouchEnd:
                self._go(at)
                self._end()
        event.accept()
        return True

    def _begin(self, button: QPushButton, at: QPoint) -> None:
        self._drop()
        button.setFocus(Qt.FocusReason.MouseFocusReason)
        self._last = at
        self._over(self._cell_of(button))

    def _go(self, at: QPoint) -> None:
        """The cells on the way here too: a fast hand skips over some."""
        if not self._stroke:
            return
        way = at - self._last
        steps = max(abs(way.x()), abs(way.y())) // STRIDE + 1
        for step in range(1, steps + 1):
            under = self.childAt(self._last + way * (step / steps))
            if isinstance(under, QPushButton) and under in self.cells.values():
                self._over(self._cell_of(under))
        self._last = at

    def _over(self, cell: Cell) -> None:
        if cell in self._stroke:
            return
        self._stroke.append(cell)
        button, brush = self.cells[cell], self.brush
        button.setProperty("state", brush.state)
        restyle(button)
        _write(button, brush.text)

    def _end(self) -> None:
        stroke = list(self._stroke)
        self._drop()
        if stroke:
            self.painted.emit(stroke)

    def _drop(self) -> None:
        """Show what was there before the stroke."""
        for cell in self._stroke:
            button, shown = self.cells[cell], self._shown[cell]
            button.setProperty("state", shown.state)
            restyle(button)
            _write(button, shown.text)
        self._stroke.clear()


def _heading(heading: Heading) -> QVBoxLayout:
    words = [label(heading.title), *([label(heading.hint, "muted")] if heading.hint else [])]
    return column(None, *words, None, gap=0)


def _check(button: QPushButton, shown: Shown) -> None:
    """As it is, which is no press."""
    blocked = button.blockSignals(True)
    button.setChecked(shown.state not in EMPTY_STATES)
    button.blockSignals(blocked)


def _write(button: QPushButton, text: str) -> None:
    """The text as far as there is room; all of it in the tooltip where there is none."""
    room = button.width() - px(10)
    shown = button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room) if room > 0 else text
    if button.text() != shown.replace("&", "&&"):
        button.setText(shown.replace("&", "&&"))
    button.setToolTip(text if shown != text else "")
