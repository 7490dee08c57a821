"""What stands under an opened service: the reasons one a line, and what it could help with."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QGridLayout, QLabel, QWidget

from clcdesk.services import helps, options
from clcdesk.services.helps import Help
from clcdesk.services.options import Wanted
from clcdesk.ui.case.option_rows import NOBODY
from clcdesk.ui.case.option_view import Option
from clcdesk.ui.case.option_words import Reason
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import marks, px
from clcdesk.ui.look.marks import Status
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.fields import Field
from clcdesk.words import _

SIDE_BY_SIDE = 760
"""Effective pixels from which *helps with* stands beside the reasons."""
SPOKEN: Mapping[Status, str] = {"fits": _("fits"), "check": _("check"), "wait": _("waiting list"), "unable": _("no")}


class Mark(QWidget):
    """A mark of a status; the words beside it say it too."""

    def __init__(self, status: Status) -> None:
        super().__init__()
        self._status = status
        self.setFixedSize(QSize(px(24), px(24)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        marks.draw(painter, self._status, QRectF(self.rect()))


class HelpLine(QWidget):
    """One outcome: a tick, its words, and once ticked a field for how."""

    grew = Signal()

    def __init__(self, desk: Desk, request_id: str, ref: str, wanted: Wanted) -> None:
        super().__init__()
        self._desk, self._request, self._ref, self._wanted = desk, request_id, ref, wanted
        self._help: Help | None = None
        self.field: Field | None = None
        self.tick = QCheckBox()
        self.tick.setAccessibleName(wanted.words)
        self.tick.setFixedWidth(px(26))
        self.tick.clicked.connect(self._ticked)
        words = label(wanted.words, wraps=True)
        words.setBuddy(self.tick)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setVerticalSpacing(px(2))
        self._grid.addWidget(self.tick, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, 0, 1)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)

    def put(self, said: Help | None) -> None:
        """Show what is said now; the field one is typing in stays."""
        before, self._help = self._help, said
        self.tick.setChecked(said is not None)
        if self.field is not None and said is not None and before is not None and before.id == said.id:
            self.field.autosave.refresh(said.note)
            return
        if self.field is not None:
            self._grid.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = None
        if said is not None:
            self.field = self._made(said)
            self._grid.addWidget(self.field, 1, 1)
            self.field.setVisible(self.isVisible())
            QWidget.setTabOrder(self.tick, self.field.editor)
        self.grew.emit()

    def stops(self) -> list[QWidget]:
        return [self.tick, self.field.editor] if self.field else [self.tick]

    def _made(self, said: Help) -> Field:
        def save(words: str) -> None:
            helps.reword(self._desk.db, said.id, words)

        at = ("helps_with", said.id)
        made = Field(self._desk, _("How"), at, "note", text=said.note, save=save, hint=_("in a few words"), lines=2)
        made.heading.hide()
        made.editor.setAccessibleName(_("How it helps with: {outcome}").format(outcome=self._wanted.words))
        return made

    def _ticked(self, on: bool) -> None:
        db = self._desk.db

        def act() -> None:
            service = options.service_id(db, self._ref)
            helps.tick(db, self._request, service, self._wanted.outcome_id, on)

        if not self._desk.attempt(act):
            self.tick.setChecked(not on)


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
        self._why.setLayout(column(self._reasons, label(_offer(option), "muted", wraps=True), None, gap=6))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(px(16))
        self._body.setContentsMargins(px(28), px(8), px(16), px(10))
        self._body.addWidget(self._why, 5)
        self._body.addWidget(self._helps, 3)
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
        for reason in reasons:
            what, how = label(reason.what, "strong", wraps=True), label(reason.how, "muted", wraps=True)
            what.setAccessibleName(f"{SPOKEN[reason.status]}: {reason.what}")
            self._words += [what, how]
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
        for at, reason in enumerate(self._shown):
            what, how = self._words[2 * at : 2 * at + 2]
            row = at if beside else 2 * at
            self._reasons.addWidget(Mark(reason.status), row, 0, Qt.AlignmentFlag.AlignTop)
            self._reasons.addWidget(what, row, 1, Qt.AlignmentFlag.AlignTop)
            self._reasons.addWidget(how, row if beside else row + 1, 2 if beside else 1)
        self._reasons.setColumnStretch(1, 2 if beside else 1)
        self._reasons.setColumnStretch(2, 4 if beside else 0)

    def height_for(self, width: int) -> int:
        for inner in self.findChildren(QWidget):
            inner.ensurePolished()  # the size of its letters comes with the sheet
        self._reasons.invalidate()
        self._body.invalidate()
        high = self._body.heightForWidth(width) if self._body.hasHeightForWidth() else self._body.sizeHint().height()
        return max(high + 2 * self.frameWidth() + px(4), px(40))

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in the order read."""
        return [stop for line in self.lines.values() for stop in line.stops()]


def _offer(option: Option) -> str:
    """What people do there, and how to reach them."""
    service = option.considered.service
    doing = ", ".join(service.activities)
    reach = " · ".join(part for part in (option.considered.provider, service.phone, service.address) if part)
    return "\n".join(part for part in (_("There: {what}").format(what=doing) if doing else "", reach) if part)
