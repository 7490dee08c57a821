"""Every list of the window: one model of plain rows, one table view that keeps its place.

A row is any object with an id; a column says how to show it, sort it and read it out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from clcdesk.ui.look import colour, em, marks, px
from clcdesk.ui.look.marks import Status
from clcdesk.ui.look.style import RING
from clcdesk.ui.widgets.pull import PullRows

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Column(Generic[T]):
    title: str
    text: Callable[[T], str]
    sort: Callable[[T], Any] | None = None
    """A native value to sort by; default the text without case."""
    spoken: Callable[[T], str] | None = None
    """What is read out instead of the text."""
    right: bool = False
    bold: bool = False
    muted: bool = False
    ink: Callable[[T], str] | None = None
    """The colour token of a cell; "" is the usual."""
    mark: Callable[[T], Status | None] | None = None
    """The mark that stands before the text; an alarm is bold."""
    stretches: bool = False
    """Takes the width that is left; the one with the sentence."""
    width: float = field(default=0)
    """In ems; 0 fits the contents."""


class RowsModel(QAbstractTableModel, Generic[T]):
    """Plain rows as a table. Sort values are native; `ROW` gives the row itself."""

    def __init__(self, columns: Sequence[Column[T]], identify: Callable[[T], str]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[T] = []
        self.identify = identify
        self._order: tuple[int, Qt.SortOrder] | None = None

    def put(self, rows: Sequence[T]) -> None:
        self.beginResetModel()
        self.rows = self._ordered(list(rows))
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By the native values of a column, also whatever is put in from now on; what is unknown comes first.

        Here and not in a proxy of Qt's: that asks Python of each pair, two seconds at 20,000 rows.
        """
        self._order = (column, order)
        self.layoutAboutToBeChanged.emit()
        before, kept = self.rows, self.persistentIndexList()
        self.rows = self._ordered(before)
        place = {id(row): at for at, row in enumerate(self.rows)}
        moved = [self.index(place[id(before[one.row()])], one.column()) for one in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _ordered(self, rows: list[T]) -> list[T]:
        if self._order is None or not 0 <= self._order[0] < len(self.columns):
            return rows
        column, order = self.columns[self._order[0]], self._order[1]

        def key(row: T) -> tuple[bool, Any]:
            value = column.sort(row) if column.sort else column.text(row).casefold()
            return value is not None, value

        return sorted(rows, key=key, reverse=order == Qt.SortOrder.DescendingOrder)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {(column.spoken or column.text)(row)}" if column.title else column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return (column.spoken or column.text)(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole:
                return _font(column, _mark(column, row))
            case Qt.ItemDataRole.DecorationRole:
                mark = _mark(column, row)
                return marks.picture(mark) if mark else None
            case Qt.ItemDataRole.ForegroundRole:
                return _ink(column, row)
        return row if role == ROW else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _mark(column: Column[T], row: T) -> Status | None:
    return column.mark(row) if column.mark else None


def _font(column: Column[Any], mark: Status | None) -> QFont | None:
    if not (column.bold or column.muted or mark == "alarm"):
        return None
    font = QFont()
    font.setPixelSize(em(0.875) if column.muted else em(1))
    font.setBold(column.bold or mark == "alarm")
    return font


def _ink(column: Column[T], row: T) -> Any:
    token = column.ink(row) if column.ink else ""
    return colour(token or "muted") if token or column.muted else None


class RowsTable(QTableView, Generic[T]):
    """A list of rows: selection and place stay when it is filled anew. Enter or a double click opens a row."""

    opened = Signal(object)
    """The row to open."""
    chosen = Signal(object)
    """The current row, or None."""

    def __init__(
        self, name: str, columns: Sequence[Column[T]], identify: Callable[[T], str], *, sorts: bool = True
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows: RowsModel[T] = RowsModel(columns, identify)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        PullRows(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(RingDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(34))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumHeight(px(28))
        for at, column in enumerate(columns):
            self._width(header, at, column)
        self.setSortingEnabled(sorts)
        if sorts:
            self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.over = -1
        """The row under the mouse, which is lit whole."""
        self.entered.connect(lambda index: self._light(index.row()))
        self.viewportEntered.connect(lambda: self._light(-1))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW)))
        self.selectionModel().currentRowChanged.connect(lambda index, _old: self.chosen.emit(index.data(ROW)))

    def put(self, rows: Sequence[T]) -> None:
        """Fill anew; the row that was current is current again, and the list does not jump."""
        current, place = self.current_id, self.verticalScrollBar().value()
        self.rows.put(rows)
        self.select(current)
        self.verticalScrollBar().setValue(place)

    @property
    def current(self) -> T | None:
        row: T | None = self.currentIndex().data(ROW)
        return row

    @property
    def current_id(self) -> str:
        row = self.current
        return self.rows.identify(row) if row is not None else ""

    def select(self, identity: str) -> bool:
        """Make a row current by its id."""
        if not identity:
            return False
        at = next((at for at, row in enumerate(self.rows.rows) if self.rows.identify(row) == identity), None)
        if at is None:
            return False
        self.setCurrentIndex(self.rows.index(at, 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._light(-1)

    def _light(self, row: int) -> None:
        if row != self.over:
            self.over = row
            self.viewport().update()

    def _width(self, header: QHeaderView, at: int, column: Column[T]) -> None:
        if column.stretches:
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        elif column.width:
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(at, em(column.width))
        else:
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)


class RingDelegate(QStyledItemDelegate):
    """Draws the focus ring on the inner edge of the current row, and lights the whole of the row under the mouse."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        view = self.parent()
        if isinstance(view, RowsTable) and view.over == index.row():
            option.state |= QStyle.StateFlag.State_MouseOver

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        self.ring(painter, option.rect, index)

    def ring(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The part of the ring that runs through a cell, if its row is the current one of a list with the focus."""
        view = self.parent()
        if not isinstance(view, QAbstractItemView) or not view.hasFocus() or view.currentIndex().row() != index.row():
            return
        if view.currentIndex().parent() != index.parent():
            return
        last = view.model().columnCount(index.parent()) - 1
        painter.save()
        painter.setPen(QPen(colour("focus"), RING, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(rect.left(), rect.top() + 1, rect.right() + 1, rect.top() + 1)
        painter.drawLine(rect.left(), rect.bottom(), rect.right() + 1, rect.bottom())
        if index.column() == 0:
            painter.drawLine(rect.left() + 1, rect.top(), rect.left() + 1, rect.bottom())
        if index.column() == last:
            painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        painter.restore()
