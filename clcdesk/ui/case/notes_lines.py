"""The jotted lines of Notes: when, the words, where they went, and what can be made of them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QMimeData, QPointF, QSize, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from clcdesk.models.jots import Jot
from clcdesk.services import jots
from clcdesk.services.jots_made import Went
from clcdesk.ui import reading
from clcdesk.ui.case import notes_making
from clcdesk.ui.case.notes_making import Making
from clcdesk.ui.case.outcome_card import Words
from clcdesk.ui.case.steps import JOT
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import colour, em, px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import button, frame, label, row
from clcdesk.words import _

NARROW = 760
"""Effective pixels under which the buttons stand under the words."""


def when(jot: Jot, today: object) -> str:
    """ "14:05" today, "Thu 12 Jun, 14:05" else."""
    at = jot.at.astimezone()
    time = f"{at:%H:%M}"
    return time if at.date() == today else f"{reading.show_day(at.date()).rpartition(' ')[0]}, {time}"


class Grip(QLabel):
    """Six dots to take a line by: it is dragged onto a step at the left."""

    def __init__(self, jot_id: str, begin: Callable[[], object]) -> None:
        super().__init__()
        self.jot_id, self._begin = jot_id, begin
        self._pressed: QPointF | None = None
        self.setToolTip(_("Drag it onto a step at the left"))
        self.setAccessibleName(_("Handle"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(px(24), px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("edge"))
        middle, apart, dot = QPointF(self.width() / 2, self.height() / 2), px(6), px(1.5)
        for across in (-0.5, 0.5):
            for down in (-1, 0, 1):
                painter.drawEllipse(middle + QPointF(across * apart, down * apart), dot, dot)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or (event.position() - self._pressed).manhattanLength() < px(6):
            return
        self._pressed = None
        self._begin()
        drag, carried = QDrag(self), QMimeData()
        carried.setData(JOT, self.jot_id.encode())
        drag.setMimeData(carried)
        if (line := self.parentWidget()) is not None:
            drag.setPixmap(line.grab().scaledToWidth(px(320), Qt.TransformationMode.SmoothTransformation))
        drag.exec(Qt.DropAction.CopyAction)


class Line(QWidget):
    """One jot. `making` is None where it belongs to nobody yet."""

    def __init__(self, desk: Desk, jot: Jot, case_id: str, making: Making | None) -> None:
        super().__init__()
        self.desk, self.jot_id, self.case_id, self.making = desk, jot.id, case_id, making
        told = when(jot, desk.today())
        self.grip = Grip(jot.id, self.commit)
        self.at = label(told, "muted")
        self.at.setFixedWidth(em(7.5))
        self.editor = Words()
        self.editor.setProperty("role", "")
        self.editor.setAccessibleName(_("Line of {when}").format(when=told))
        self.autosave = Autosave(desk, self.editor, ("jot", jot.id), "words", text=jot.words, save=self._change)
        self.editor.entered.connect(self.commit)
        self.link = button("", self._follow, "link")
        self.gone = label("", "muted")
        self.link.hide()
        self.gone.hide()
        self.menu = QMenu(self)
        self.make = self._make_button(told)
        remove = button(_("Take away"), self._remove, "link", name=_("Take away the line of {when}").format(when=told))
        self.head = row(self.grip, self.at, self.editor, gap=8)
        self.head.setStretchFactor(self.editor, 1)
        self.side = row(self.link, self.gone, self.make, remove, gap=10)
        self.line = row(self.head, self.side, gap=12, edges=(12, 5, 20, 5))
        self.line.setStretchFactor(self.head, 1)
        self.setLayout(self.line)
        self._went: Went | None = None

    def can_be_dragged(self, can: bool) -> None:
        """Only where the steps are a list; what belongs to nobody yet stands in the same columns, without a grip."""
        keeps = self.grip.sizePolicy()
        keeps.setRetainSizeWhenHidden(can)
        self.grip.setSizePolicy(keeps)
        self.grip.setVisible(can and self.making is not None)
        self.line.setContentsMargins(px(12 if can else 20), px(5), px(20), px(5))

    def commit(self) -> bool:
        return self.autosave.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the words where there is room, else under them."""
        super().resizeEvent(event)
        wide = self.width() > px(NARROW)
        down = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self.line.direction() != down:
            self.line.setDirection(down)
            self.line.setAlignment(self.side, Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignRight)

    def put(self, jot: Jot, went: Went | None) -> None:
        self.autosave.refresh(jot.words)
        self._went = went
        there = went is not None and went.there
        words = "" if went is None else notes_making.WENT[went.became] if there else notes_making.GONE[went.became]
        self.link.setText(words.replace("&", "&&"))
        self.link.setAccessibleName(_("Go to where it went: {where}").format(where=words))
        self.link.setVisible(there)
        self.gone.setText(words)
        self.gone.setVisible(went is not None and not there)

    def _make_button(self, told: str) -> QPushButton:
        if self.making is None:
            return button(
                _("Belongs here"), self._belongs_here, name=_("The line of {when} belongs here").format(when=told)
            )
        made = button(_("Make of it"), lambda: None, name=_("Make something of the line of {when}").format(when=told))
        self.menu.aboutToShow.connect(self._fill)
        made.setMenu(self.menu)
        return made

    def _fill(self) -> None:
        if self.making is not None:
            self.making.fill(self.menu, self.jot_id, self.commit)

    def _follow(self) -> None:
        if self._went is not None and self.making is not None:
            self.desk.go_requested.emit(notes_making.place_of(self._went, self.making.person_id))

    def _change(self, words: str) -> None:
        jots.change(self.desk.db, self.jot_id, " ".join(words.split()))

    def _remove(self) -> None:
        self.desk.attempt(lambda: jots.remove(self.desk.db, self.jot_id))

    def _belongs_here(self) -> None:
        self.commit()
        self.desk.attempt(lambda: jots.move(self.desk.db, self.jot_id, self.case_id))


class Lines(QWidget):
    """Jots one under the other; a line that stays keeps its cursor."""

    def __init__(self, desk: Desk, case_id: str, making: Making | None) -> None:
        super().__init__()
        self.desk, self.case_id, self.making = desk, case_id, making
        self.shown: dict[str, Line] = {}
        self._rules: dict[str, QWidget] = {}
        self._dragged = True
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setLayout(self._column)

    def put(self, rows: Sequence[Jot], went: Mapping[str, Went]) -> None:
        kept = {jot.id for jot in rows}
        for gone in [jot_id for jot_id in self.shown if jot_id not in kept]:
            for widget in (self.shown.pop(gone), self._rules.pop(gone)):
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        for at, jot in enumerate(rows):
            line = self.shown.get(jot.id) or self._new(jot)
            if self._column.indexOf(line) != at * 2:
                self._column.insertWidget(at * 2, line)
                self._column.insertWidget(at * 2 + 1, self._rules[jot.id])
            line.put(jot, went.get(jot.id))
        self.setVisible(bool(rows))

    def can_be_dragged(self, can: bool) -> None:
        """Whether the list of steps is there to drag a line onto."""
        self._dragged = can
        for line in self.shown.values():
            line.can_be_dragged(can)

    def _new(self, jot: Jot) -> Line:
        line = self.shown[jot.id] = Line(self.desk, jot, self.case_id, self.making)
        line.can_be_dragged(self._dragged)
        self._rules[jot.id] = frame("line")
        return line
