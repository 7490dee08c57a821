"""What stands under an opened service: the reasons one a line, and what it could help with."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QGridLayout, QLabel, QWidget

from clcdesk.services import helps, options
from clcdesk.services.helps import Help
from clcdesk.services.options import Wanted
from clcdesk.ui.case.option_reasons import Reason, about
from clcdesk.ui.case.option_rows import NOBODY
from clcdesk.ui.case.option_view import Option
from clcdesk.ui.case.outcome_card import Words
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import marks, px
from clcdesk.ui.look.marks import Status
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import column, label
from clcdesk.words import _

SIDE_BY_SIDE = 760
"""Effective pixels from which *helps with* stands beside the reasons."""
AGE = re.compile(r"(?<=\d) (?=days? ago)|(?<=day) (?=ago)|(?<=days) (?=ago)")
"""The spaces inside "5 days ago", which no line ends in."""
NAMED = 250
"""Effective pixels that what is said may take beside how."""
WIDEST = 16_777_215
SPOKEN: Mapping[Status, str] = {"fits": _("fits"), "check": _("check"), "wait": _("waiting list"), "unable": _("no")}


class Mark(QWidget):
    """A mark of a status; the words beside it say it too."""

    def __init__(self, status: Status) -> None:
        super().__init__()
        self._status = status
        self.setFixedSize(QSize(px(24), px(22)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        marks.draw(painter, self._status, QRectF(self.rect()))


class HelpLine(QWidget):
    """One outcome: a tick, its words, and once ticked a box for how."""

    grew = Signal()

    def __init__(self, desk: Desk, request_id: str, ref: str, wanted: Wanted) -> None:
        super().__init__()
        self._desk, self._request, self._ref, self._wanted = desk, request_id, ref, wanted
        self._help: Help | None = None
        self.note: Words | None = None
        self.autosave: Autosave | None = None
        self.tick = QCheckBox()
        self.tick.setAccessibleName(wanted.words)
        self.tick.setFixedWidth(px(26))
        self.tick.toggled.connect(self._ticked)  # not `clicked`: assistive software toggles
        self.words = _Pressed(wanted.words, self.tick)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setVerticalSpacing(px(2))
        self._grid.addWidget(self.tick, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.words, 0, 1)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)

    def put(self, said: Help | None) -> None:
        """Show what is said now; the box one is typing in stays."""
        before, self._help = self._help, said
        self._set(said is not None)
        if self.autosave is not None and said is not None and before is not None and before.id == said.id:
            self.autosave.refresh(said.note)
            return
        if self.note is not None:
            self._grid.removeWidget(self.note)
            self.note.hide()
            self.note.deleteLater()
            self.note = self.autosave = None
        if said is not None:
            self.note = self._box(said)
            self._grid.addWidget(self.note, 1, 1)
            if self.isVisible():
                self.note.show()  # by itself only a moment later: Tab would pass it
            QWidget.setTabOrder(self.tick, self.note)
        self.grew.emit()

    def stops(self) -> list[QWidget]:
        return [self.tick, self.note] if self.note else [self.tick]

    def _box(self, said: Help) -> Words:
        made = Words()
        made.setProperty("role", "note")
        made.setPlaceholderText(_("how, in a few words"))
        made.setAccessibleName(_("How it helps with: {outcome}").format(outcome=self._wanted.words))
        made.setToolTip(_("It opens the service’s card in the letter."))
        self.autosave = Autosave(self._desk, made, ("helps_with", said.id), "note", text=said.note, save=self._reword)
        self.autosave.complained.connect(self._desk.say)
        made.entered.connect(self._entered)
        made.document().documentLayout().documentSizeChanged.connect(self.grew)
        return made

    def _reword(self, words: str) -> None:
        if self._help is not None:
            helps.reword(self._desk.db, self._help.id, words)

    def _entered(self) -> None:
        if self.autosave is not None:
            self.autosave.commit()

    def _ticked(self, on: bool) -> None:
        db = self._desk.db

        def act() -> None:
            service = options.service_id(db, self._ref)
            helps.tick(db, self._request, service, self._wanted.outcome_id, on)

        if not self._desk.attempt(act):
            self._set(not on)

    def _set(self, on: bool) -> None:
        """Without an act."""
        with QSignalBlocker(self.tick):
            self.tick.setChecked(on)


class _Pressed(QLabel):
    """The words beside a tick box, which press it: a box of its own cannot break its words into lines."""

    def __init__(self, words: str, tick: QCheckBox) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setBuddy(tick)
        self.setMinimumHeight(px(24))
        self._tick = tick

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._tick.click()


class Detail(QFrame):
    """Reasons at the left, *helps with* at the right, or one under the other."""

    grew = Signal()
    """It needs another height."""

    def __init__(self, desk: Desk, request_id: str, called: str, option: Option, outcomes: Sequence[Wanted]) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.setAccessibleName(_("Why, for {service}").format(service=option.considered.service.name))
        self._reasons = QGridLayout()
        self._reasons.setHorizontalSpacing(px(8))
        self._reasons.setVerticalSpacing(px(2))
        self._about = about(option.considered)
        self._shown: tuple[Reason, ...] | None = None
        self._words: list[QLabel] = []
        self._beside: bool | None = None
        self.lines = {one.outcome_id: HelpLine(desk, request_id, option.ref, one) for one in outcomes}
        for line in self.lines.values():
            line.grew.connect(self.grew)
        title = _("Helps {person} with").format(person=called)
        missing = "" if outcomes else _("No outcomes yet: write them in What matters.")
        right = column(label(title, "muted"), *self.lines.values(), label(missing, "muted", wraps=True), None, gap=4)
        self._helps, self._why = QWidget(), QWidget()
        self._helps.setLayout(right)
        self._why.setLayout(column(self._reasons, None, gap=0))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(px(20))
        self._body.setContentsMargins(px(20), px(8), px(16), px(10))
        self._body.addWidget(self._why, 7)
        self._body.addWidget(self._helps, 4)
        self.setLayout(self._body)

    def put(self, reasons: tuple[Reason, ...], said: Mapping[str, Help]) -> None:
        for outcome_id, line in self.lines.items():
            line.put((said or NOBODY).get(outcome_id))
        if reasons == self._shown:
            return
        self._shown = reasons
        while (item := self._reasons.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self._beside = None
        self._words = []
        for status, what, how in (*reasons, *self._about):
            named, told = label(what, "strong", wraps=True), label(AGE.sub("\u00a0", how), "muted", wraps=True)
            named.setAccessibleName(f"{SPOKEN[status]}: {what}" if status else what)
            self._words += [named, told]
        self.grew.emit()

    def reflow(self, width: int) -> None:
        """Lay out for a width in real pixels."""
        beside = width >= px(SIDE_BY_SIDE)
        if beside == self._beside or self._shown is None:
            return
        self._beside = beside
        way = QBoxLayout.Direction
        self._body.setDirection(way.LeftToRight if beside else way.TopToBottom)
        while self._reasons.count():
            item = self._reasons.takeAt(0)
            if isinstance(mark := item.widget() if item else None, Mark):
                mark.deleteLater()
        for at, (status, _what, _how) in enumerate((*self._shown, *self._about)):
            self._lay(at, status, beside=beside)
        self._reasons.setVerticalSpacing(px(2) if beside else 0)
        self._reasons.setColumnStretch(1, 0 if beside else 1)
        self._reasons.setColumnStretch(2, 1 if beside else 0)

    def _lay(self, at: int, status: Status | None, *, beside: bool) -> None:
        """One reason: how beside what, or under it."""
        what, how = self._words[2 * at : 2 * at + 2]
        what.setMinimumWidth(self._named() if beside else 0)
        what.setMaximumWidth(self._named() if beside else WIDEST)
        how.setContentsMargins(0, px(2) if beside else 0, 0, 0 if beside else px(6))  # on one line with the bold ones
        row = at if beside else 2 * at
        if status:
            self._reasons.addWidget(Mark(status), row, 0, Qt.AlignmentFlag.AlignTop)
        self._reasons.addWidget(what, row, 1, Qt.AlignmentFlag.AlignTop)
        self._reasons.addWidget(how, row if beside else row + 1, 2 if beside else 1, Qt.AlignmentFlag.AlignTop)

    def _named(self) -> int:
        """As wide as the longest of what, so far as that is not too wide."""
        for word in self._words[::2]:
            word.ensurePolished()
        widths = (word.fontMetrics().horizontalAdvance(word.text()) for word in self._words[::2])
        return min(px(NAMED), max(widths, default=0) + px(4))

    def height_for(self, width: int) -> int:
        for inner in self.findChildren(QWidget):
            inner.ensurePolished()  # the size of its letters comes with the sheet
        self._reasons.invalidate()
        self._body.invalidate()
        return max(self._body.totalHeightForWidth(width), px(40))

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in the order read."""
        return [stop for line in self.lines.values() for stop in line.stops()]
