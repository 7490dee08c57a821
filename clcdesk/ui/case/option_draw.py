"""How a row of Options is drawn: one line with columns, or two lines where there is little room."""

from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from clcdesk.ui.case import option_words
from clcdesk.ui.case.option_rows import FIRST_DAY, HELPS, NAME, Group, Index, OptionsModel
from clcdesk.ui.case.option_view import Option
from clcdesk.ui.look import colour, current, em, icons, marks, px
from clcdesk.ui.look.style import RING
from clcdesk.words.week import SHORT_DAYS

SELECTED, HOVERED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
EDGE, TICK, HIGH, HEADER, TWO_LINES = 16, 18, 32, 28, 58
"""Effective pixels: table edge, tick box, rows."""
INSET = 6
"""Effective pixels from a column's edge to its text, in the rows and in their head (in the sheet: role options)."""
NOTE, LEAST_NOTE = 300, 60
"""Effective pixels that the sums of a header keep beside its buttons, and under which they are not drawn."""
NAME_AT = EDGE + TICK + 14


class OptionDelegate(QStyledItemDelegate):
    """Draws by the row's kind; `narrow` puts everything into the first column."""

    def __init__(self, view: QTreeView, model: OptionsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.narrow = False
        self.detail_height = 0
        self.beside = 0
        """Pixels taken by buttons at the right of the header of those not able."""
        self.under = False
        """The buttons stand in a second line of that header."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._model.is_detail(index):
            return QSize(0, self.detail_height if index.column() == NAME else 0)
        if (group := self._model.group(index)) is not None:
            return QSize(0, px(2 * HEADER if self.under and group.status == "unable" else HEADER))
        return QSize(0, px(TWO_LINES if self.narrow else HIGH))

    def editorEvent(self, *_event: object) -> bool:
        """The view ticks, by key and by mouse alike."""
        return False

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """The detail takes the whole of its row."""
        editor.setGeometry(option.rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._model.is_detail(index):
            return
        painter.save()
        box = QRectF(option.rect)
        group, service = self._model.group(index), self._model.option(index)
        self._ground(painter, option, box, header=group is not None)
        if group is not None:
            self._group(painter, box, group, open_now=self._view.isExpanded(index))
        elif service is not None and self.narrow:
            self._two_lines(painter, box, service)
        elif service is not None:
            self._cell(painter, box, service, index.column())
        elif index.column() == NAME:
            _text(painter, box.adjusted(px(NAME_AT), 0, -px(8), 0), self._model.more_words(index), 0.9375, ink="muted")
        self._ring(painter, option, index)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, *, header: bool) -> None:
        ground = "sunk" if header else "surface"
        state = option.state
        if state & SELECTED:
            ground = "selected"
        elif state & HOVERED:
            ground = "hover"
        painter.fillRect(box, colour(ground))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))
        if header and current().theme == "contrast":
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), colour("line"))

    def _group(self, painter: QPainter, whole: QRectF, group: Group, *, open_now: bool) -> None:
        box = QRectF(whole.left(), whole.top(), whole.width(), min(whole.height(), px(HEADER)))
        marks.draw(painter, group.status, QRectF(box.left() + px(EDGE), box.top(), px(TICK), box.height()), header=True)
        words = box.adjusted(px(NAME_AT - 4), 0, -px(EDGE), 0)
        words.setLeft(words.left() + _text(painter, words, f"{group.title}  {group.total}", 1, bold=True) + px(10))
        arrow = QRectF(words.left(), box.center().y() - px(8), px(16), px(16))
        icons.draw(painter, "down" if open_now else "open", arrow, colour("muted"))
        words.setLeft(arrow.right() + px(10))
        if group.status == "unable" and self.beside and not self.under:
            words.setRight(box.right() - self.beside - px(EDGE + 14))
        if words.width() > px(LEAST_NOTE):
            _text(painter, words, group.note, 0.875, ink="muted")

    def room_beside(self, group: Group, width: int) -> int:
        """Pixels at the right of a header's title, in a list of this width; its sums take NOTE of them."""
        _font, metrics = _letters(self._view.font().family(), em(1), True)
        title = metrics.horizontalAdvance(f"{group.title}  {group.total}")
        return width - px(NAME_AT - 4) - title - px(40) - px(EDGE)

    def _cell(self, painter: QPainter, box: QRectF, option: Option, column: int) -> None:
        model = self._model
        if column == NAME:
            _tick(painter, box.left() + px(EDGE), box.center().y(), on=option.ref in model.view.ticked)
            name = box.adjusted(px(NAME_AT), 0, -px(6), 0)
            _text(painter, name, model.text(option, column), 1, bold=True)
        elif column == HELPS:
            self._helps(painter, box.adjusted(px(INSET) - 1, 0, 0, 0), option)
        elif column < model.far:
            finding = option_words.on_day(option.considered, model.view.days[column - FIRST_DAY])
            if finding is not None:
                marks.draw(painter, option_words.status_of(finding), box)
        elif column == model.far:
            _text(painter, box.adjusted(0, 0, -px(INSET), 0), model.text(option, column), 1, align=RIGHT)
        elif column == model.far + 1:
            _text(painter, box.adjusted(px(INSET), 0, -px(4), 0), model.text(option, column), 0.9375)
        else:
            self._arrow(painter, box, option)

    def _helps(self, painter: QPainter, box: QRectF, option: Option) -> float:
        """Dots, then "2 of 3"; more than four outcomes have the words only."""
        of = self._model.view.outcomes
        if not of:
            return 0
        dots = of if of <= 4 and not self.narrow else 0
        marks.dots(painter, box, self._model.helps(option), dots)
        words = box.adjusted(px(16) * dots + px(6) * bool(dots), 0, 0, 0)
        return _text(painter, words, self._model.helped(option), 0.9375, bold=self.narrow)

    def _two_lines(self, painter: QPainter, box: QRectF, option: Option) -> None:
        half = box.height() / 2
        top = QRectF(box.left(), box.top() + px(3), box.width(), half - px(3))
        _tick(painter, box.left() + px(EDGE), top.center().y(), on=option.ref in self._model.view.ticked)
        self._arrow(painter, QRectF(box.right() - px(36), top.top(), px(30), top.height()), option)
        _text(painter, top.adjusted(px(NAME_AT), 0, -px(40), 0), option.considered.service.name, 1, bold=True)
        at = QRectF(box.left() + px(NAME_AT), box.top() + half - px(2), 0, half - px(3))
        at.setRight(box.right() - px(8))
        at.setLeft(at.left() + self._helps(painter, at, option))
        for day in self._model.view.days:
            finding = option_words.on_day(option.considered, day)
            between = " · " if at.left() > box.left() + px(NAME_AT) + 1 else ""
            at.setLeft(at.left() + _text(painter, at, f"{between}{SHORT_DAYS[day]} ", 0.9375))
            if finding is not None:
                mark = QRectF(at.left(), at.top(), px(20), at.height())
                marks.draw(painter, option_words.status_of(finding), mark)
                at.setLeft(mark.right())
        _text(painter, at, " · " + option_words.far(option.considered), 0.9375)

    def _arrow(self, painter: QPainter, box: QRectF, option: Option) -> None:
        square = QRectF(box.center().x() - px(8), box.center().y() - px(8), px(16), px(16))
        icons.draw(painter, "down" if option.ref == self._model.opened else "open", square, colour("muted"))

    def _ring(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """On the inner edge of the current row."""
        now = self._view.currentIndex()
        if not self._view.hasFocus() or (now.row(), now.parent()) != (index.row(), index.parent()):
            return
        box = option.rect
        painter.setPen(QPen(colour("focus"), RING))
        painter.drawLine(box.left(), box.top() + 1, box.right(), box.top() + 1)
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
        whole = self.narrow or self._model.group(index) is not None
        if index.column() == NAME:
            painter.drawLine(box.left() + 1, box.top(), box.left() + 1, box.bottom())
        if whole or index.column() == self._model.columnCount() - 1:
            painter.drawLine(box.right(), box.top(), box.right(), box.bottom())


def _tick(painter: QPainter, left: float, middle: float, *, on: bool) -> None:
    side = px(TICK)
    box = QRectF(left, middle - side / 2, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("accent" if on else "edge"), 1))
    painter.setBrush(colour("accent" if on else "surface"))
    painter.drawRoundedRect(box, px(3), px(3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if on:
        icons.draw(painter, "tick", box.adjusted(1, 1, -1, -1), colour("on_accent"))


def _text(
    painter: QPainter,
    box: QRectF,
    words: str,
    size: float,
    *,
    bold: bool = False,
    ink: str = "text",
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Draw words in one line, cut where the room ends; how wide they were."""
    font, metrics = _letters(painter.font().family(), em(size), bold)
    painter.setFont(font)
    painter.setPen(colour(ink))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, round(box.width())))
    painter.drawText(box, align, shown)
    return float(metrics.horizontalAdvance(shown))


@cache
def _letters(family: str, pixels: int, bold: bool) -> tuple[QFont, QFontMetrics]:
    """Made once: twenty rows of eight cells ask for them at each letter that is typed."""
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font, QFontMetrics(font)
