"""The list of Options: Enter opens, Space ticks; what was current, open and in view stays so."""

from collections.abc import Callable

from PySide6.QtCore import QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollArea, QScrollBar, QTreeView, QWidget

from clcdesk.ui.case.option_detail import Detail
from clcdesk.ui.case.option_draw import EDGE, HEADER, NAME_AT, NOTE, OptionDelegate
from clcdesk.ui.case.option_rows import FIRST_DAY, HELPS, NAME, ROOT, Index, OptionsModel, View
from clcdesk.ui.case.option_view import Option
from clcdesk.ui.case.options_loose import LooseLines
from clcdesk.ui.look import px
from clcdesk.ui.widgets.pull import PullRows
from clcdesk.words import _

WIDTHS = {NAME: 252, HELPS: 132}
DAY, FAR, ARROW, SENTENCE = 56, 84, 44, 160
AWAY = 100
PAGE_SOON = 30
"""Milliseconds in which the page takes the height of what was opened, before it is scrolled to."""
LEAST = 150
"""Effective pixels of the columns, and of the height; the sentence takes what is left, at least its own."""


class OptionsTree(QTreeView):
    """`detail` makes the widget that stands under a row when it is opened."""

    ticked = Signal(str, bool)
    """Reference of a service, and whether it is to be in the letter."""
    more_wanted = Signal(str)
    """The group of which more rows are wanted."""
    folded = Signal()
    """A group was opened or folded."""

    def __init__(self, detail: Callable[[Option], Detail]) -> None:
        super().__init__()
        self.rows = OptionsModel()
        self.drawn = OptionDelegate(self, self.rows)
        self.detail: Detail | None = None
        self._make = detail
        self._unfolded = {"fits": True, "check": True, "wait": True, "unable": False}
        self._pressed = QPoint()
        self._high = 0
        self._page: QScrollArea | None = None
        self._wanted = QPersistentModelIndex()
        self._page_soon = QTimer(self, interval=PAGE_SOON, singleShot=True)
        self._page_soon.timeout.connect(self._scroll_the_page)
        self.loose = LooseLines(self.viewport())
        """Stands at the right of the header of those not able."""
        self.loose.reached.connect(self._to_the_loose)
        self.grown = False
        """As high as all its rows: then the page scrolls, and not the list."""
        self.setModel(self.rows)
        self.setItemDelegate(self.drawn)
        self.setAccessibleName(_("Who could support"))
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pull = PullRows(self, self._pulled)
        header = self.header()
        header.setProperty("role", "options")
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(px(24))
        header.setMinimumHeight(px(28))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(200), self._height_of_all() if self.grown else px(LEAST))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def grow(self, grown: bool, page: QScrollArea) -> None:
        """Scroll in itself, or be as high as all its rows and let the page scroll."""
        if grown != self.grown:
            self.grown, self._page = grown, page
            off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
            self.setVerticalScrollBarPolicy(off if grown else needed)
            self.updateGeometry()

    def updateGeometries(self) -> None:
        """Rows came, went, opened or moved."""
        super().updateGeometries()
        if self.grown and self._high != (high := self._height_of_all()):
            self._high = high
            self.updateGeometry()
        self.place_loose()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.place_loose()

    def visualRect(self, index: Index) -> QRect:
        """A cell under a row that spans all columns is nowhere: else a reader meets cells that say nothing.

        (It keeps its height: by that alone the row under the mouse is drawn anew.)
        """
        box = super().visualRect(index)
        if index.column() > 0 and self.isFirstColumnSpanned(index.row(), index.parent()):
            return QRect(-px(AWAY), box.top(), 0, box.height())
        return box

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.grown:
            self._show_on_the_page(current)

    def place_loose(self) -> None:
        """What one change would add, at the right of the header of those not able."""
        at = self.rows.find_group("unable")
        shown = at is not None and bool(self.loose.lines)
        self.loose.setVisible(shown)
        self.drawn.beside = 0
        if at is None or not shown or (group := self.rows.group(at)) is None:
            return
        box, width = self.visualRect(at), self.viewport().width()
        if self.drawn.under:
            whole = width - px(NAME_AT - 8) - px(EDGE)
            wide = self.drawn.beside = self.loose.fit(whole, whole)
            self.loose.setGeometry(px(NAME_AT - 8), box.top() + px(HEADER) - px(2), wide, px(HEADER))
        else:
            room = self.drawn.room_beside(group, width)
            wide = self.drawn.beside = self.loose.fit(room - px(NOTE), room)
            self.loose.setGeometry(width - px(EDGE) - wide, box.top(), wide, box.height() - 1)

    def put(self, view: View) -> None:
        """Fill anew. Where the same services stay, nothing moves and an open detail stays itself."""
        current, place = self._current(), self.verticalScrollBar().value()
        open_before = self.rows.opened
        columns = self.rows.columnCount()
        self._under(view)
        if self.rows.put(view):
            self.detail = None
            self.rows.opened = ""
            self._shape()
            self._go_to(*current)
            if self.hasFocus():
                self._begin()
            if open_before:
                self.open(open_before)
            self.verticalScrollBar().setValue(place)
        if columns != self.rows.columnCount() or self.header().count() != columns:
            self.lay_out()
        if self.detail is not None:
            self._measure()

    @property
    def current(self) -> Option | None:
        return self.rows.option(self.currentIndex())

    def is_open(self, status: str) -> bool:
        return self._unfolded[status]

    @property
    def narrow(self) -> bool:
        return self.drawn.narrow

    def open(self, ref: str) -> None:
        """Open the detail under a service; "" closes the one that is open."""
        self.rows.open(ref)
        self.detail = None
        at = self.rows.find(self.rows.opened)
        if at is not None and (option := self.rows.option(at)) is not None:
            self.expand(at)
            self.setFirstColumnSpanned(0, at, True)
            self.detail = self._make(option)
            self.setIndexWidget(self.rows.index(0, 0, at), self.detail)
            self.detail.grew.connect(self._measure_soon)
            self._measure()
            self._measure_soon()
            self._in_tab_order()
            self.scrollTo(self.rows.index(0, 0, at))
            self.scrollTo(at)
            if self.grown:
                self._show_on_the_page(at)
        self.viewport().update()

    def lay_out(self) -> None:
        """Columns for the width there is; two lines a row where it is too little."""
        header, days = self.header(), len(self.rows.view.days)
        room = self.viewport().width()
        fixed = sum(map(px, WIDTHS.values())) + px(DAY) * days + px(FAR) + px(ARROW)
        narrow = room < fixed + px(SENTENCE)
        changed = narrow != self.drawn.narrow
        self.drawn.narrow = self.rows.narrow = narrow
        self._under()
        header.setVisible(not narrow)
        for at in range(1, header.count()):
            self.setColumnHidden(at, narrow)
        if narrow:
            header.resizeSection(NAME, room)
        else:
            widths = {**WIDTHS, self.rows.far: FAR, self.rows.far + 2: ARROW}
            widths |= dict.fromkeys(range(FIRST_DAY, self.rows.far), DAY)
            for at, width in widths.items():
                header.resizeSection(at, px(width))
            header.resizeSection(self.rows.far + 1, room - fixed)
        if changed:
            self.scheduleDelayedItemsLayout()
        self._measure()

    def _under(self, view: View | None = None) -> None:
        """In a narrow list what one change would add stands under the header, not beside."""
        groups = (view or self.rows.view).groups
        group = next((one for one in groups if one.status == "unable"), None)
        under = False
        if group is not None and self.loose.lines:
            under = self.drawn.narrow or self.loose.first > self.drawn.room_beside(group, self.viewport().width())
        if under != self.drawn.under:
            self.drawn.under = under
            self.scheduleDelayedItemsLayout()

    # --- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        option, index = self.current, self.currentIndex()
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(index)
        elif key == Qt.Key.Key_Space and option is not None:
            self._tick(option)
        elif key == Qt.Key.Key_Space:
            self._enter(index)
        elif option is not None and key == Qt.Key.Key_Right:
            if self.rows.opened != option.ref:
                self.open(option.ref)
        elif option is not None and key == Qt.Key.Key_Left and self.rows.opened == option.ref:
            self.open("")
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.rows.group(index) is not None:
            self._fold(index, key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(at) == self.indexAt(self._pressed):
            self._pressed_at(at)

    def _pulled(self) -> QScrollBar:
        """By a finger."""
        return (self._page if self.grown and self._page is not None else self).verticalScrollBar()

    def _pressed_at(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        self.setCurrentIndex(index.siblingAtColumn(NAME))
        option = self.rows.option(index)
        if option is not None and at.x() < px(NAME_AT):
            self._tick(option)
        else:
            self._enter(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._begin()
        super().focusInEvent(event)
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def _enter(self, index: Index) -> None:
        option = self.rows.option(index)
        if option is not None:
            self.open("" if self.rows.opened == option.ref else option.ref)
        elif (status := self.rows.more(index)) is not None:
            self.more_wanted.emit(status)
        elif self.rows.group(index) is not None:
            self._fold(index, not self.isExpanded(index))

    def _fold(self, index: Index, unfolded: bool) -> None:
        group = self.rows.group(index)
        if group is not None:
            self._unfolded[group.status] = unfolded
            self.setExpanded(self.rows.index(index.row(), 0), unfolded)
            self.folded.emit()

    def _tick(self, option: Option) -> None:
        self.ticked.emit(option.ref, option.ref not in self.rows.view.ticked)
        said = QAccessibleAnnouncementEvent(self, self.rows.spoken(option, NAME))
        QAccessible.updateAccessibility(said)

    # --- the page round it

    def _height_of_all(self) -> int:
        """Of the header and every row."""
        last = self.rows.index(self.rows.rowCount() - 1, 0)
        while self.isExpanded(last) and self.rows.rowCount(last):
            last = self.rows.index(self.rows.rowCount(last) - 1, 0, last)
        rows = self.visualRect(last).bottom() + 1 + self.verticalOffset() if last.isValid() else 0
        header = 0 if self.header().isHidden() else self.header().sizeHint().height()
        return max(px(LEAST), rows + header + 2 * self.frameWidth())

    def _show_on_the_page(self, index: Index) -> None:
        """Scroll the page to a row: once it has the height for what was just opened."""
        self._wanted = QPersistentModelIndex(index)
        self._page_soon.start()

    def _scroll_the_page(self) -> None:
        index = self._wanted
        box = self.visualRect(index)
        if self._page is None or (inside := self._page.widget()) is None or not index.isValid():
            return
        if self.rows.rowCount(index) and self.rows.group(index) is None:
            box = box.united(self.visualRect(self.rows.index(0, 0, index)))
        for corner in (box.bottomLeft(), box.topLeft()):
            at = self.viewport().mapTo(inside, corner)
            self._page.ensureVisible(0, at.y(), 0, px(4))

    def _to_the_loose(self) -> None:
        """One of the lines has the focus."""
        if (at := self.rows.find_group("unable")) is not None:
            self.scrollTo(at)
            if self.grown:
                self._show_on_the_page(at)

    # --- places

    def _current(self) -> tuple[str, str]:
        """(reference, group) of the current row."""
        option, group = self.current, self.rows.group(self.currentIndex())
        return option.ref if option else "", group.status if group else ""

    def _begin(self) -> None:
        """The first service is current, if nothing is."""
        if not self.currentIndex().isValid() and self.rows.rowCount():
            groups = [group for group in self.rows.view.groups if self._unfolded[group.status]]
            first = next((group.shown[0].ref for group in groups if group.shown), "")
            self.setCurrentIndex(self.rows.find(first) or self.rows.index(0, 0))

    def _go_to(self, ref: str, status: str) -> None:
        found = self.rows.find(ref) or self.rows.find_group(status)
        if found is not None:
            group = found.parent()
            folded = group.isValid() and not self.isExpanded(group)
            self.setCurrentIndex(group if folded else found)

    def _shape(self) -> None:
        """Groups across all columns, open or folded as before. Opened before they span: spanning lays out."""
        self.scheduleDelayedItemsLayout()  # once for all groups, not once for each
        groups = list(enumerate(self.rows.view.groups))
        for at, group in groups:
            self.setExpanded(self.rows.index(at, 0), self._unfolded[group.status])
        for at, group in groups:
            self.setFirstColumnSpanned(at, ROOT, True)
            if len(group.shown) < group.total:
                self.setFirstColumnSpanned(len(group.shown), self.rows.index(at, 0), True)

    def _measure_soon(self) -> None:
        QTimer.singleShot(0, self, self._measure)

    def _measure(self) -> None:
        """Give the open detail the height it needs at this width."""
        if self.detail is None:
            return
        width = self.viewport().width()
        self.detail.reflow(width)
        height = self.detail.height_for(width)
        if height != self.drawn.detail_height or self.detail.height() != height:
            self.drawn.detail_height = height
            self.detail.setFixedHeight(height)
            self.scheduleDelayedItemsLayout()
            if self._page_soon.isActive():
                self._page_soon.start()

    def _in_tab_order(self) -> None:
        before: QWidget = self
        for widget in self.detail.stops() if self.detail else ():
            QWidget.setTabOrder(before, widget)
            before = widget
