"""The search box at the top (Ctrl+K): people, providers, what they run, what was jotted, and what can be done."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clcdesk.services import finder
from clcdesk.services.finder import Found
from clcdesk.ui import actions
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import colour, em, px
from clcdesk.ui.rows import Index
from clcdesk.ui.tasks import Progress
from clcdesk.ui.widgets.search_line import SearchLine
from clcdesk.words import _

SOON = 80
"""Milliseconds of not typing before the file is searched."""
ABOUT = Qt.ItemDataRole.UserRole
RUN = Qt.ItemDataRole.UserRole + 1
MOST_SHOWN = 9
EVERYTHING = _("Search people, providers, cases, actions")
KINDS = {
    "person": _("person"),
    "contact": _("around {about}"),
    "service": _("service of {about}"),
    "provider": _("provider"),
    "jot": _("jotted for {about}"),
}


class Answer(NamedTuple):
    title: str
    about: str
    """What it is, in words."""
    run: Callable[[], object]


class SearchBox(SearchLine):
    """One box for whatever one wants to go to or do. Up and Down choose, Enter goes, Escape gives the focus back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(EVERYTHING, EVERYTHING, "Ctrl+K")
        self.desk = desk
        self.setToolTip(_("{what}   Ctrl+K").format(what=EVERYTHING))
        self.answers: list[Answer] = []
        self.list: QListWidget | None = None
        self._before: QWidget | None = None
        self._at_once = False
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._soon.timeout.connect(self._search)
        self.textEdited.connect(self._typed)

    def begin(self) -> None:
        """The officer wants to search."""
        self._before = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._go()
            case Qt.Key.Key_Escape:
                self.clear()
                self._leave()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._hide()

    def _typed(self) -> None:
        self._at_once = False
        self._soon.start()

    def _search(self) -> None:
        words = self.text().strip()
        if not words:
            self._hide()
            return

        def look(_progress: Progress) -> list[Found]:
            return finder.found(self.desk.db, words)

        def show(found: list[Found]) -> None:
            if words == self.text().strip() and self.hasFocus():
                self._show([*map(self._answer_of, found), *self._doable(words)])
                at_once, self._at_once = self._at_once, False
                if at_once and self.answers:
                    self._go()

        self.desk.tasks.run(look, owner=self, done=show)

    def _answer_of(self, found: Found) -> Answer:
        about = KINDS[found.kind].format(about=found.about)
        if found.kind in ("person", "provider") and found.about:
            about += f" · {found.about}"
        page = "providers" if found.kind in ("service", "provider") else "case"
        step = {"contact": "person", "jot": "notes", "service": found.row_id}.get(found.kind, "")
        return Answer(found.title, about, lambda: self.desk.go(page, found.subject, step))

    def _doable(self, words: str) -> list[Answer]:
        return [
            Answer(action.words, action.keys or _("action"), lambda run=action.run: run(self.desk))  # type: ignore[misc]
            for action in actions.matching(words)
        ]

    def _show(self, answers: list[Answer]) -> None:
        self.answers = answers
        if self.list is None:
            self.list = self._make_list()
        self.list.clear()
        for answer in answers:
            item = QListWidgetItem(answer.title)
            item.setData(ABOUT, answer.about)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{answer.title}, {answer.about}")
            self.list.addItem(item)
        if not answers:
            nothing = QListWidgetItem(self._nothing())
            nothing.setToolTip(nothing.text())
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0 if answers else -1)
        self._place(self.list)
        self._tell()

    def _make_list(self) -> QListWidget:
        made = QListWidget(self._ground())
        made.setProperty("role", "popup")
        made.setAccessibleName(_("What was found"))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setItemDelegate(_TwoEnds(made))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.itemClicked.connect(lambda _item: self._go())
        return made

    def _ground(self) -> QWidget:
        """What the list lies on: all of the open desk, so that it goes when the desk is locked."""
        ground: QWidget = self
        while (above := ground.parentWidget()) is not None and not isinstance(above, QStackedWidget):
            ground = above
        return ground

    def _place(self, shown: QListWidget) -> None:
        window = self._ground()
        corner = self.mapTo(window, QPoint(0, self.height() + px(2)))
        rows = min(MOST_SHOWN, max(1, shown.count()))
        width = min(max(self.width(), px(460)), window.width() - corner.x() - px(8))
        high = min(rows * _row_height() + px(4), window.height() - corner.y() - px(8))
        shown.setGeometry(QRect(corner, QSize(width, high)))
        shown.show()
        shown.raise_()

    def _tell(self) -> None:
        """What is chosen is read out, and is the box's description: the focus stays here."""
        row = self.list.currentRow() if self.list else -1
        chosen = self.answers[row] if 0 <= row < len(self.answers) else None
        said = ""
        if chosen is not None:
            place = _("{at} of {count}").format(at=row + 1, count=len(self.answers))
            said = f"{chosen.title}, {chosen.about}, {place}"
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said or self._nothing()))

    def _nothing(self) -> str:
        words = self.text().strip()
        return _("Nothing has “{words}” in it. Ctrl+N adds a person.").format(words=words)

    def _move(self, by: int) -> None:
        if self.list is None or not self.list.isVisible() or not self.answers:
            self._search()
            return
        self.list.setCurrentRow((self.list.currentRow() + by) % len(self.answers))
        self._tell()

    def _go(self) -> None:
        """To what is chosen; where the letters are newer than what was found, to the first that has them."""
        row = self.list.currentRow() if self.list and self.list.isVisible() else -1
        if self._soon.isActive() or not 0 <= row < len(self.answers):
            self._soon.stop()
            self._at_once = True
            self._search()
            return
        run = self.answers[row].run
        self.clear()
        self._leave()
        run()

    def _leave(self) -> None:
        """Hide what was found; the focus goes back to where it was."""
        self._hide()
        before, self._before = self._before, None
        try:
            if before is not None and before is not self and before.isVisible():
                before.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        except RuntimeError:  # it is gone meanwhile
            pass
        self.clearFocus()

    def _hide(self) -> None:
        self._soon.stop()
        if self.list is not None:
            self.list.hide()


def _row_height() -> int:
    return px(34)


class _TwoEnds(QStyledItemDelegate):
    """The title at the left, what it is at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        painter.fillRect(rect, colour("selected" if chosen else "surface"))
        inner = rect.adjusted(px(10), 0, -px(10), 0)
        small = QFont(painter.font())
        small.setPixelSize(em(0.875))
        painter.save()
        painter.setFont(small)
        painter.setPen(colour("muted"))
        about = str(index.data(ABOUT) or "")
        width = min(painter.fontMetrics().horizontalAdvance(about), inner.width() // 2)
        where = QRect(inner.right() - width, inner.top(), width + 1, inner.height())
        about = painter.fontMetrics().elidedText(about, Qt.TextElideMode.ElideRight, width + 1)
        painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, about)
        painter.restore()
        painter.setPen(colour("text"))
        left = inner.adjusted(0, 0, -width - px(12), 0)
        title = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(200), _row_height())
