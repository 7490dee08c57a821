"""The list of Today: three groups that share their columns, one verb at the right of each line."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTreeView

from clcdesk.services.today import GROUPS, Board, Group, Thing
from clcdesk.ui.look import colour, current, em, px
from clcdesk.ui.pages import today_words
from clcdesk.ui.pages.today_words import counted, lateness
from clcdesk.ui.rows import RingDelegate
from clcdesk.ui.widgets import painted_words
from clcdesk.ui.widgets.fields import COMMANDS
from clcdesk.ui.widgets.painted_words import Words
from clcdesk.ui.widgets.pull import PullRows
from clcdesk.words import _, ngettext

WHEN, WHO, WHAT, MORE, VERB = range(5)
THING = Qt.ItemDataRole.UserRole
CELL = Qt.ItemDataRole.UserRole + 1
"""The `Words` of a cell."""
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
MOST = {"promised": 100, "others": 60, "longest": 12}
"""Lines of a group; the rest are in People."""
LOW, HEADER = 34, 36
"""Effective pixels of a line and of a group's header."""
EDGE = 20
"""Effective pixels from the first words to the edge of the page, and from the last."""
UPWARDS = (QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MovePageUp)
KEYS = {
    Qt.Key.Key_Return: "act",
    Qt.Key.Key_Enter: "act",
    Qt.Key.Key_O: "open",
    Qt.Key.Key_M: "move",
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_S: "safety",
}
Index = QModelIndex | QPersistentModelIndex


class LineDelegate(RingDelegate):
    """Headers stand on a ground of their own; a line is as high as its words need."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Sequence[Words] = index.data(CELL) or ()
        painter.save()
        if _thing(index) is None:
            _paint_header(painter, option.rect, index, cell)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            painter.fillRect(option.rect, colour("selected" if selected else "hover" if hovered else "surface"))
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
            painted_words.draw(painter, cell, self._inner(option.rect, index.column()))
        painter.restore()
        if _thing(index) is not None:
            self.ring(painter, option.rect, index)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        if _thing(index) is None:
            return QSize(0, px(HEADER))
        view = self.parent()
        assert isinstance(view, QTreeView)
        inner = self._inner(QRect(0, 0, view.columnWidth(index.column()), 0), index.column())
        low = px(44 if current().touch else LOW)
        return QSize(0, max(low, painted_words.height(index.data(CELL) or (), inner.width()) + px(12)))

    def _inner(self, rect: QRect, column: int) -> QRect:
        """Where the words of a cell stand."""
        view = self.parent()
        assert isinstance(view, QTreeView)
        bar = view.verticalScrollBar().width() if view.verticalScrollBar().isVisible() else 0
        left = px(EDGE) if column == WHEN else px(4)
        right = max(px(4), px(EDGE) - bar) if column == VERB else px(12)
        return rect.adjusted(left, 0, -right, 0)


class TodayList(QTreeView):
    """Enter does what stands at the right of a line; `KEYS` do the rest. A double click opens the case."""

    asked = Signal(str, object)
    """What is wanted ("act", or of KEYS), and the Thing it is wanted of."""
    chosen = Signal(object)
    """The Thing that is current, or None."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What is to be done"))
        self._model = QStandardItemModel(0, 5, self)
        self._model.setHorizontalHeaderLabels([_("When"), _("Who"), _("What"), _("About it"), _("To do")])
        self.setModel(self._model)
        self.narrow = False
        self._board: Board | None = None
        self._wanted = ""
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        PullRows(self)
        self.setItemDelegate(LineDelegate(self))
        self.header().sectionResized.connect(self.scheduleDelayedItemsLayout)
        self._widths()

    def put(self, board: Board) -> None:
        """Show a board; the line that was current stays so, or the one that took its place."""
        self._board = board
        current, place = self._position(), self.verticalScrollBar().value()
        seen = self.viewport().rect().contains(self.visualRect(self.currentIndex()).center())
        identity = _identity(self.current)
        self._model.removeRows(0, self._model.rowCount())
        for group in GROUPS:
            self._add(group, board.group(group), board)
        self.expandAll()
        self._restore(identity, current)
        self.verticalScrollBar().setValue(place)
        if seen:
            self.scrollTo(self.currentIndex())

    def want(self, row_id: str) -> None:
        """Make the line of this promise, paper, list or gap the current one, when it is there."""
        self._wanted = row_id
        self._restore("", self._position())

    @property
    def current(self) -> Thing | None:
        return _thing(self.currentIndex())

    def fold(self, narrow: bool) -> None:
        """With little room each line stands in one column, one thing under the other."""
        if narrow != self.narrow:
            self.narrow = narrow
            self._widths()
            if self._board is not None:
                self.put(self._board)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.modifiers() & COMMANDS and self.current is not None and (wanted := KEYS.get(Qt.Key(event.key()))):
            self.asked.emit(wanted, self.current)
        else:
            super().keyPressEvent(event)

    def visualRect(self, index: Index) -> QRect:
        """A header is one cell to a reader, as it is to the eye: its other cells are told not to show."""
        box = super().visualRect(index)
        if index.column() and index.isValid() and _thing(index) is None:
            return QRect(-px(100), box.top(), 0, box.height())
        return box

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """From line to line: a header is passed over."""
        there = super().moveCursor(action, modifiers)
        if not there.isValid() or _thing(there) is not None:
            return there
        head = there.siblingAtColumn(0)
        if action in UPWARDS and head.row():
            head = head.siblingAtRow(head.row() - 1)
            return self._model.index(self._model.rowCount(head) - 1, 0, head)
        return self._model.index(0, 0, head)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        thing = _thing(index)
        if thing is not None and index.column() == VERB and event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit("act", thing)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        over = index.column() == VERB and _thing(index) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        thing = _thing(index)
        if thing is not None and index.column() != VERB:
            self.asked.emit("open", thing)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(_thing(current))

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        if self.current is None:
            self._restore("", (0, 0))

    def _widths(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(px(24))
        for at, width in ((WHEN, 8.5), (WHO, 12.5), (MORE, 20.5), (VERB, 7.25)):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(at, em(width))
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.setColumnHidden(WHO, self.narrow)
        self.setColumnHidden(MORE, self.narrow)

    def _add(self, group: Group, things: Sequence[Thing], board: Board) -> None:
        if not things:
            return
        shown = things[: MOST[group]]
        head = _header(group, things, len(things) - len(shown), board, narrow=self.narrow)
        self._model.appendRow(head)
        for at, thing in enumerate(shown):
            line = _line(thing, board, narrow=self.narrow)
            if at == 0:
                announced = ", ".join(item.data(SPOKEN) for item in head[:2])
                line[WHEN].setData(f"{announced}. {line[WHEN].data(SPOKEN)}", SPOKEN)
            head[0].appendRow(line)
        self.setFirstColumnSpanned(self._model.rowCount() - 1, QModelIndex(), True)

    def _position(self) -> tuple[int, int]:
        index = self.currentIndex()
        return (index.parent().row(), index.row()) if index.parent().isValid() else (0, 0)

    def _restore(self, identity: str, position: tuple[int, int]) -> None:
        """The line that is wanted, or the same one; else the one now in its place; else the first there is."""
        heads = [self._model.index(at, 0) for at in range(self._model.rowCount())]
        lines = [self._model.index(at, 0, head) for head in heads for at in range(self._model.rowCount(head))]
        wanted = next((line for line in lines if self._wanted and _row_of(line) == self._wanted), None)
        self._wanted = "" if wanted else self._wanted
        same = next((line for line in lines if identity and _identity(_thing(line)) == identity), None)
        near = [line for line in lines if (line.parent().row(), line.row()) <= position]
        chosen = wanted or same or (near[-1] if near else lines[0] if lines else None)
        if chosen is not None:
            self.setCurrentIndex(chosen)


def _row_of(index: Index) -> str:
    thing = _thing(index)
    return thing.row_id if thing else ""


def _identity(thing: Thing | None) -> str:
    return f"{thing.group} {thing.row_id}" if thing else ""


def _thing(index: Index) -> Thing | None:
    thing: Thing | None = index.sibling(index.row(), 0).data(THING)
    return thing


def _header(group: Group, things: Sequence[Thing], hidden: int, board: Board, *, narrow: bool) -> list[QStandardItem]:
    """Its title, how many, and what it means; a reader meets each of these in a cell of its own."""
    title, hint = today_words.TITLES[group]
    if hidden:
        hint = ngettext("{hidden} more in People", "{hidden} more in People", hidden).format(hidden=f"{hidden:,}")
    late = sum(today_words.is_late(thing, board.today) for thing in things)
    items = [_item(words) for words in (title, counted(len(things), 0), hint, lateness(late), _("heading"))]
    items[0].setData((Words(f"{title}  {len(things)}", bold=True), Words("" if narrow else hint, small=True)), CELL)
    for item in items:
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return items


def _paint_header(painter: QPainter, rect: QRect, index: Index, cell: Sequence[Words]) -> None:
    painter.fillRect(rect, colour("sunk"))
    painter.setPen(QPen(colour("line"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if current().theme == "contrast":
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
    if index.column() or not cell:
        return
    title, hint = cell
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    inner = rect.adjusted(px(EDGE), 0, 0, 0)
    painter.setPen(colour("text"))
    painter.setFont(title.font)
    painter.drawText(inner, left, title.text)
    wide = painter.fontMetrics().horizontalAdvance(title.text)
    painter.setPen(colour("muted"))
    painter.setFont(hint.font)
    painter.drawText(inner.adjusted(wide + px(16), 0, 0, 0), left, hint.text)


def _line(thing: Thing, board: Board, *, narrow: bool) -> list[QStandardItem]:
    today = board.today
    late = today_words.is_late(thing, today)
    when = Words(("! " if late else "") + today_words.when(thing, today), bold=late, ink="error" if late else "text")
    who = Words(today_words.who(thing), bold=True)
    what, more = Words(today_words.what(thing)), Words(today_words.more(thing, today), small=True, ink="muted")
    danger = Words(today_words.danger(thing), small=True, bold=True, ink="error", most=3)
    verb = Words(today_words.VERBS[thing.kind], ink="accent", underlined=True, right=True)
    whole = tuple(part._replace(most=9) for part in (who, what, danger, more))
    cells = [(when,), (who,), whole if narrow else (what, danger), (more,), (verb,)]
    items = [_item("\n".join(part.text for part in cell if part.text)) for cell in cells]
    for item, cell in zip(items, cells, strict=True):
        item.setData(cell, CELL)
        item.setData(thing, THING)
        item.setToolTip(item.text())
        item.setFlags(item.flags() | Qt.ItemFlag.ItemNeverHasChildren)
    items[WHEN].setData(today_words.spoken(thing, today), SPOKEN)
    return items


def _item(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(text, SPOKEN)
    return item
