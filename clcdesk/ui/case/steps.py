"""The steps of a case: their order, their list at the left, and the row of tabs where there is little room."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabBar,
    QToolButton,
    QWidget,
)

from clcdesk.rules import geography
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.look import colour, em, icons, px
from clcdesk.ui.look.style import RING
from clcdesk.ui.widgets.build import row
from clcdesk.words import _, ngettext

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
JOT = "application/x-clcdesk-jot"
"""What is dragged from Notes: the id of a jotted line."""
TAKES_LINES = ("person", "matters", "week", "decision", "notes")
"""Steps that a jotted line can become something of."""
WIDE, HIGH = 208, 34
"""Effective pixels of the list, and of a row of it."""


class Entry(NamedTuple):
    """One step as the list knows it before it is built."""

    code: str
    title: str
    short: str
    """Its name on a tab."""
    place: str
    """module:class."""
    ticked: bool = True
    """False: a place to look, never to do or done."""


STEPS = (
    Entry("person", _("Person & people"), _("Person"), "clcdesk.ui.case.person:PersonStep"),
    Entry("matters", _("What matters"), _("Matters"), "clcdesk.ui.case.matters:MattersStep"),
    Entry("week", _("The week"), _("Week"), "clcdesk.ui.case.week:WeekStep"),
    Entry("options", _("Options"), _("Options"), "clcdesk.ui.case.options:OptionsStep"),
    Entry("letters", _("Letters"), _("Letters"), "clcdesk.ui.case.letters:LettersStep"),
    Entry("decision", _("Decision"), _("Decision"), "clcdesk.ui.case.decision:DecisionStep"),
    Entry("notes", _("Notes"), _("Notes"), "clcdesk.ui.case.notes:NotesStep", ticked=False),
    Entry("history", _("History"), _("History"), "clcdesk.ui.case.history:HistoryStep", ticked=False),
)
CODES = tuple(entry.code for entry in STEPS)


def step_class(code: str) -> type[Step]:
    """The class of a step; its module is loaded at this first use."""
    module, name = STEPS[CODES.index(code)].place.split(":")
    found: type[Step] = getattr(import_module(module), name)
    return found


def spoken(entry: Entry, state: State | None) -> str:
    """A step as it is read out: "Options, to do, 3 could, 2 to check"."""
    if state is None:
        return entry.title
    tick = {"done": _("done"), "todo": _("to do")}[state.tick] if entry.ticked else ""
    return ", ".join(part for part in (entry.title, tick, state.spoken or state.note) if part)


def load() -> None:
    """Bring in the modules of all steps, and where postcodes lie, ahead of the first case that is opened."""
    for code in CODES:
        step_class(code)
    geography.gazetteer()


class StepsModel(QAbstractListModel):
    """The steps with how each stands (None: not looked yet)."""

    def __init__(self) -> None:
        super().__init__()
        self.states: dict[str, State] = {}

    def put(self, states: Mapping[str, State]) -> None:
        if states != self.states:
            self.states = dict(states)
            self.dataChanged.emit(self.index(0), self.index(len(STEPS) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(STEPS)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = STEPS[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(entry, self.states.get(entry.code))
        return None


class StepsList(QListView):
    """The list at the left: Up and Down show a step, Enter or a click goes into it."""

    shown = Signal(str)
    """The code of the step to show; the focus stays here."""
    entered = Signal(str)
    """The code of the step to work in."""
    dropped = Signal(str, str, QPoint)
    """A jotted line was dropped: the code of the step, the line's id, and where on the screen."""

    def __init__(self, model: StepsModel) -> None:
        super().__init__()
        self.over = ""
        """The code of the step that a line is being dragged over."""
        self.setModel(model)
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Steps of this case"))
        self.setItemDelegate(_Drawn(self))
        self.setFixedWidth(px(WIDE))
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "steps")
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView { background: transparent; border: 0; }")
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(lambda index: self.entered.emit(CODES[index.row()]))

    def choose(self, code: str) -> None:
        """Mark a step as the one shown, without saying that it was chosen here."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.model().index(CODES.index(code), 0))
        self.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.entered.emit(CODES[self.currentIndex().row()])
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(px(WIDE), px(HIGH) * len(STEPS) + px(16))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(JOT):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag_over(self._step_at(event.position().toPoint()))
        if self.over:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._drag_over("")

    def dropEvent(self, event: QDropEvent) -> None:
        at = event.position().toPoint()
        code, jot_id = self._step_at(at), event.mimeData().data(JOT).toStdString()
        self._drag_over("")
        if code and jot_id:
            event.acceptProposedAction()
            self.dropped.emit(code, jot_id, self.viewport().mapToGlobal(at))

    def _step_at(self, at: QPoint) -> str:
        """The step there, if a line can become something of it."""
        index = self.indexAt(at)
        return CODES[index.row()] if index.isValid() and CODES[index.row()] in TAKES_LINES else ""

    def _drag_over(self, code: str) -> None:
        if code != self.over:
            self.over = code
            self.viewport().update()

    def _moved(self, now: Index) -> None:
        if now.isValid():
            self.shown.emit(CODES[now.row()])


class _Drawn(QStyledItemDelegate):
    """A mark, the title, and the note at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        apart = px(16) if _begins_looking(index.row()) else 0
        return QSize(px(WIDE), px(HIGH) + apart)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        assert isinstance(view, StepsList)
        entry, box = STEPS[index.row()], QRectF(option.rect)
        model = index.model()
        state = model.states.get(entry.code) if isinstance(model, StepsModel) else None
        chosen = view.currentIndex().row() == index.row()
        painter.save()
        if _begins_looking(index.row()):
            line = round(box.top()) + px(8)
            painter.fillRect(round(box.left()) + px(12), line, round(box.width()) - px(24), 1, colour("line"))
            box.setTop(box.top() + px(16))
        if chosen:
            painter.fillRect(box, colour("selected"))
            painter.fillRect(QRectF(box.left(), box.top(), px(4), box.height()), colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("hover"))
        if entry.ticked:
            _mark(painter, QRectF(box.left() + px(14), box.center().y() - px(10), px(20), px(20)), state, here=chosen)
        _words(painter, box, entry, state.note if state else "", bold=chosen)
        if (view.hasFocus() and chosen) or view.over == entry.code:
            painter.setPen(QPen(colour("focus"), RING))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()


def _begins_looking(at: int) -> bool:
    return at > 0 and STEPS[at - 1].ticked and not STEPS[at].ticked


def _mark(painter: QPainter, box: QRectF, state: State | None, *, here: bool) -> None:
    """Tick done, disc here, ring to do; nothing where nobody looked yet: a ring would say that it is not done."""
    if state is None and not here:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state is not None and state.tick == "done":
        icons.draw(painter, "tick", box, colour("fits"))
        return
    side = px(10) if here else px(11)
    round_box = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    painter.setPen(QPen(colour("accent" if here else "edge"), px(2)))
    painter.setBrush(colour("accent") if here else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(round_box)


def _words(painter: QPainter, box: QRectF, entry: Entry, note: str, *, bold: bool) -> None:
    """The title, or its short form where the note leaves no room, and the note at the right."""
    font = QFont(painter.font())
    font.setPixelSize(em(0.875))
    painter.setFont(font)
    painter.setPen(colour("muted"))
    beside = painter.fontMetrics().horizontalAdvance(note)
    right = box.adjusted(0, 0, -px(12), 0)
    painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)
    font.setPixelSize(em(1))
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(colour("text"))
    room = box.adjusted(px(42), 0, -px(20) - beside, 0)
    title = entry.title if painter.fontMetrics().horizontalAdvance(entry.title) <= room.width() else entry.short
    shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, round(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class StepTabs(QWidget):
    """The same steps as a row of tabs; those that find no room stand under "4 more"."""

    shown = Signal(str)
    entered = Signal(str)

    def __init__(self, model: StepsModel) -> None:
        super().__init__()
        self._model = model
        self._code = CODES[0]
        self.bar = QTabBar()
        self.bar.setAccessibleName(_("Steps of this case"))
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.more = QToolButton()
        self.more.setProperty("role", "quiet")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.more.setIcon(icons.icon("down"))
        self.more.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.setLayout(row(self.bar, self.more, None, gap=4, edges=(12, 0, 12, 0)))
        self.bar.currentChanged.connect(self._moved)
        self.bar.tabBarClicked.connect(
            lambda at: self.entered.emit(self._code) if at == self.bar.currentIndex() else None
        )
        model.dataChanged.connect(self.fill)
        self.fill()

    def choose(self, code: str) -> None:
        self._code = code
        self.fill()

    def fill(self) -> None:
        """As many tabs as there is room for; the one shown is always among them."""
        room = self.width() - px(24) - px(170)
        here = CODES.index(self._code)
        taken = self._width(here)
        shown = {here}
        for at in (at for at in range(len(STEPS)) if at != here):
            taken += self._width(at)
            if taken > room:
                break
            shown.add(at)
        blocked = self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        for at in sorted(shown):
            place = self.bar.addTab(self._text(at))
            self.bar.setTabData(place, CODES[at])
            self.bar.setAccessibleTabName(place, spoken(STEPS[at], self._model.states.get(CODES[at])))
            if at == here:
                self.bar.setCurrentIndex(place)
        self.bar.blockSignals(blocked)
        self._fill_menu([at for at in range(len(STEPS)) if at not in shown])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fill()

    def _fill_menu(self, left: list[int]) -> None:
        self.menu.clear()
        for at in left:
            action = QAction(spoken(STEPS[at], self._model.states.get(CODES[at])).replace("&", "&&"), self.menu)
            action.triggered.connect(self._go_to(CODES[at]))
            self.menu.addAction(action)
        words = ngettext("{count} more", "{count} more", len(left)).format(count=len(left))
        self.more.setText(words)
        self.more.setAccessibleName(_("{count} more steps").format(count=len(left)))
        self.more.setVisible(bool(left))

    def _go_to(self, code: str) -> Callable[[], None]:
        return lambda: self.entered.emit(code)

    def _moved(self, at: int) -> None:
        self._code = str(self.bar.tabData(at))
        self.shown.emit(self._code)

    def _text(self, at: int) -> str:
        entry, state = STEPS[at], self._model.states.get(CODES[at])
        tick = "✓ " if state and state.tick == "done" and entry.ticked else ""
        note = f" {state.note}" if state and state.note else ""
        return (tick + entry.short + note).replace("&", "&&")

    def _width(self, at: int) -> int:
        bold = QFont(self.font())
        bold.setBold(True)
        return QFontMetrics(bold).horizontalAdvance(self._text(at)) + px(36)
