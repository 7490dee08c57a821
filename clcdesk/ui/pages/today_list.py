"""The list of Today: three groups that share their columns, one verb at the right of each line."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QKeyEvent, QMouseEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTreeView

from clcdesk.services.today import GROUPS, Board, Group, Thing
from clcdesk.ui.look import colour, em, px
from clcdesk.ui.pages import today_words
from clcdesk.ui.rows import RingDelegate
from clcdesk.words import _, ngettext

WHEN, WHO, WHAT, MORE, VERB = range(5)
THING = Qt.ItemDataRole.UserRole
HINT = Qt.ItemDataRole.UserRole + 1
"""Of a group's header: what stands beside its title in grey."""
MOST_WAITING = 12
"""Lines of *waiting longest*; the rest are in People."""
Index = QModelIndex | QPersistentModelIndex


class LineDelegate(RingDelegate):
    """Headers stand on a ground of their own; a chosen line keeps the colours of its words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if _thing(index) is None:
            _paint_header(painter, option, index)
            return
        plain = QStyleOptionViewItem(option)
        if plain.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour("selected"))
            plain.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        super().paint(painter, plain, index)


class TodayList(QTreeView):
    """Enter does what stands at the right of a line; O, or a double click, opens the case."""

    acted = Signal(object)
    """A Thing whose verb was pressed."""
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What is to be done"))
        self._model = QStandardItemModel(0, 5, self)
        self._model.setHorizontalHeaderLabels([_("When"), _("Who"), _("What"), _("About it"), _("To do")])
        self.setModel(self._model)
        self.narrow = False
        self._board: Board | None = None
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(LineDelegate(self))
        self._widths()

    def put(self, board: Board) -> None:
        """Show a board; the line that was current stays so, or the one that took its place."""
        self._board = board
        current, place = self._position(), self.verticalScrollBar().value()
        identity = _identity(self.current)
        self._model.removeRows(0, self._model.rowCount())
        for group in GROUPS:
            self._add(group, board.group(group), board)
        self.expandAll()
        self._restore(identity, current)
        self.verticalScrollBar().setValue(place)

    @property
    def current(self) -> Thing | None:
        return _thing(self.currentIndex())

    def fold(self, narrow: bool) -> None:
        """With little room each line stands in one column, one thing under the other."""
        if narrow != self.narrow:
            self.narrow = narrow
            self.setWordWrap(narrow)
            self._widths()
            if self._board is not None:
                self.put(self._board)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        thing = self.current
        if thing is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit(thing)
        elif thing is not None and event.key() == Qt.Key.Key_O and not event.modifiers():
            self.opened.emit(thing)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        thing = _thing(index)
        if thing is not None and index.column() == VERB and event.button() == Qt.MouseButton.LeftButton:
            self.acted.emit(thing)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        over = index.column() == VERB and _thing(index) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        thing = _thing(index)
        if thing is not None and index.column() != VERB:
            self.opened.emit(thing)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        if self.current is None:
            self._restore("", (0, 0))

    def _widths(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(px(24))
        for at, width in ((WHEN, 8), (WHO, 13), (MORE, 20), (VERB, 8)):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(at, em(width))
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.setColumnHidden(WHO, self.narrow)
        self.setColumnHidden(MORE, self.narrow)

    def _add(self, group: Group, things: Sequence[Thing], board: Board) -> None:
        if not things:
            return
        shown = things[:MOST_WAITING] if group == "longest" else things
        head = _header(group, len(things), len(things) - len(shown), narrow=self.narrow)
        self._model.appendRow(head)
        for thing in shown:
            head[0].appendRow(_line(thing, board, narrow=self.narrow))
        self.setFirstColumnSpanned(self._model.rowCount() - 1, QModelIndex(), True)

    def _position(self) -> tuple[int, int]:
        index = self.currentIndex()
        return (index.parent().row(), index.row()) if index.parent().isValid() else (0, 0)

    def _restore(self, identity: str, position: tuple[int, int]) -> None:
        """The same line; else the one now in its place; else the first there is."""
        heads = [self._model.index(at, 0) for at in range(self._model.rowCount())]
        lines = [self._model.index(at, 0, head) for head in heads for at in range(self._model.rowCount(head))]
        same = next((line for line in lines if identity and _identity(_thing(line)) == identity), None)
        near = [line for line in lines if (line.parent().row(), line.row()) <= position]
        chosen = same or (near[-1] if near else lines[0] if lines else None)
        if chosen is not None:
            self.setCurrentIndex(chosen)


def _identity(thing: Thing | None) -> str:
    return f"{thing.group} {thing.row_id}" if thing else ""


def _thing(index: Index) -> Thing | None:
    thing: Thing | None = index.sibling(index.row(), 0).data(THING)
    return thing


def _header(group: Group, count: int, hidden: int, *, narrow: bool) -> list[QStandardItem]:
    title, hint = today_words.TITLES[group]
    said = f"{title}  {count}"
    if hidden:
        hint = ngettext("{hidden} more in People", "{hidden} more in People", hidden).format(hidden=f"{hidden:,}")
    head = _item(said, bold=True)
    head.setData("" if narrow else hint, HINT)
    head.setData(f"{title}, {count}, {hint}", Qt.ItemDataRole.AccessibleTextRole)
    head.setSizeHint(QSize(0, px(36)))
    items = [head, *(_item("") for _column in range(4))]
    for item in items:
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return items


def _paint_header(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.save()
    painter.fillRect(option.rect, colour("sunk"))
    painter.setPen(colour("line"))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
    rect = option.rect.adjusted(px(13), 0, 0, 0)
    painter.setFont(index.data(Qt.ItemDataRole.FontRole))
    painter.setPen(colour("text"))
    title = painter.boundingRect(rect, left, index.data())
    painter.drawText(rect, left, index.data())
    font = QFont(painter.font())
    font.setBold(False)
    font.setPixelSize(em(0.875))
    painter.setFont(font)
    painter.setPen(colour("muted"))
    painter.drawText(rect.adjusted(title.width() + px(16), 0, 0, 0), left, index.data(HINT) or "")
    painter.restore()


def _line(thing: Thing, board: Board, *, narrow: bool) -> list[QStandardItem]:
    today = board.today
    late = today_words.is_late(thing, today)
    said, more = today_words.what(thing), today_words.more(thing, today)
    items = [
        _item(("! " if late else "") + today_words.when(thing, today), bold=late, ink="error" if late else ""),
        _item(today_words.who(thing), bold=True),
        _item("\n".join((today_words.who(thing), said, more)) if narrow else said),
        _item(more, small=True, ink="muted"),
        _item(today_words.VERBS[thing.kind], ink="accent", underlined=True, right=True),
    ]
    for item in items:
        item.setData(thing, THING)
        item.setToolTip(item.text())
    items[WHEN].setData(today_words.spoken(thing, today), Qt.ItemDataRole.AccessibleTextRole)
    items[WHEN].setSizeHint(QSize(0, px(106 if narrow else 34)))
    return items


def _item(
    text: str, *, bold: bool = False, small: bool = False, ink: str = "", underlined: bool = False, right: bool = False
) -> QStandardItem:
    item = QStandardItem(text)
    font = QFont()
    font.setPixelSize(em(0.875) if small else em(1))
    font.setBold(bold)
    font.setUnderline(underlined)
    item.setFont(font)
    if ink:
        item.setForeground(QBrush(colour(ink)))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
