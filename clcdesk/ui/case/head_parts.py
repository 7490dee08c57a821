"""Parts of the case page's head: an officer who can be changed, how to tell it, what it costs."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QMenu, QWidget

from clcdesk.models.people import Officer
from clcdesk.services import costs
from clcdesk.services.telling import Told
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets import painted_words
from clcdesk.ui.widgets.build import label, row
from clcdesk.ui.widgets.fact_button import FactButton, Part
from clcdesk.ui.widgets.flow import Flow
from clcdesk.ui.widgets.painted_words import Words
from clcdesk.words import _

WIDEST, LONGEST = 420, 150
"""Effective pixels of a way to tell it, and of an officer's name."""


class OfficerButton(FactButton):
    """Who has one of the three parts in a case; its menu names somebody else."""

    def __init__(self, part: str, picked: Callable[[str | None], None]) -> None:
        super().__init__()
        self._part, self._picked = part, picked
        self.list = QMenu(self)
        self.setMenu(self.list)

    def put(self, officers: Sequence[Officer], chosen: str | None, me: str) -> None:
        """Show who it is, and offer everybody else."""
        names = {officer.id: officer.name for officer in officers}
        name = _("you") if chosen == me else names.get(chosen or "", _("nobody yet"))
        shown = QFontMetrics(self.font()).elidedText(name, Qt.TextElideMode.ElideRight, px(LONGEST))
        self.say(Part(self._part, muted=True), Part(shown))
        self.setAccessibleName(_("{part}: {name}. Change").format(part=self._part, name=name))
        self.setToolTip(_("{part}: {name}. Change").format(part=self._part, name=name))
        self.list.clear()
        for code, words in (*((one.id, one.name) for one in officers), (None, _("nobody yet"))):
            action = QAction(words.replace("&", "&&"), self.list)
            action.setCheckable(True)
            action.setChecked(code == (chosen or None))
            action.triggered.connect(self._picking(code))
            self.list.addAction(action)

    def _picking(self, code: str | None) -> Callable[[], None]:
        return lambda: self._picked(code)


class NextWords(QLabel):
    """What is next, on as many lines as it needs; `most` cuts it where little height is left (then it is a tooltip)."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.most = 9

    def cut(self, most: int) -> None:
        if most != self.most:
            self.most = most
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        return painted_words.height((self._words(),), width)

    def sizeHint(self) -> QSize:
        return QSize(px(200), self.heightForWidth(px(200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(100), QFontMetrics(self._words().font).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painted_words.draw(painter, (self._words(),), self.rect())
        painter.end()
        shown = " ".join(painted_words.broken(self._words(), self.width()))
        self.setToolTip(self.text() if shown.endswith("…") else "")

    def _words(self) -> Words:
        return Words(self.text(), bold=True, most=self.most)


class TellLine(QWidget):
    """How each of them is told: a name in bold, and the way."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = Flow(gap=16, lines=2)
        self._told: list[tuple[QLabel, QLabel]] = []
        self.setLayout(self.flow)

    def put(self, told: Iterable[Told]) -> None:
        while (item := self.flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.flow.addWidget(label(_("How to tell it"), "muted"))
        self._told = []
        for one in told:
            who, how = label(one.who, "small-strong"), label(one.how, "status" if one.known else "muted")
            for part in (who, how):
                part.setMaximumWidth(px(WIDEST))
            who.setWordWrap(who.sizeHint().width() > px(WIDEST))
            self._told.append((who, how))
            made = QWidget()
            made.setLayout(row(who, how, gap=6))
            made.setToolTip(f"{one.who}: {one.how}")
            self.flow.addWidget(made)
        self._wrap()
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        """Over several lines only what has no room on one: a wrapped label asks for a narrow box."""
        for who, how in self._told:
            room = min(px(WIDEST), self.width() - who.sizeHint().width() - px(6))
            how.setWordWrap(QFontMetrics(how.font()).horizontalAdvance(how.text()) > room)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Lay out at once what was added while nobody saw it."""
        for at in range(self.flow.count()):
            if (item := self.flow.itemAt(at)) is not None and (widget := item.widget()) is not None:
                widget.show()
        self.flow.invalidate()
        self.flow.activate()


class CostFoot(QFrame):
    """What the case costs the council a week, and the budget, under the list of steps."""

    def __init__(self) -> None:
        super().__init__()
        self.cost_name, self.cost = label("", "muted"), label("", "small-strong")
        self.budget_name, self.budget = label("", "muted"), label("", "status")
        grid = QGridLayout()
        grid.setContentsMargins(px(16), 0, px(16), px(4))
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(2))
        for at, (name, amount) in enumerate(((self.cost_name, self.cost), (self.budget_name, self.budget))):
            name.setWordWrap(True)
            amount.setWordWrap(True)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(name, at, 0)
            grid.addWidget(amount, at, 1)
        self.setLayout(grid)

    def put(self, desk: Desk, case_id: str) -> None:
        """Hidden until there is a week to pay for or a budget."""
        told = costs.weekly(desk.db, case_id, desk.today(), desk.frameworks()) if case_id else None
        self.setVisible(told is not None and bool(told.searches or told.budget is not None))
        if told is None:
            return
        stage = {"indicative": _("Budget, indicative"), "agreed": _("Budget, agreed")}
        self.cost_name.setText(_("Council, a week"))
        self.cost.setText(reading.show_money(told.amount, _("not known")) if told.searches else _("no days yet"))
        self.cost.setToolTip("\n".join(told.unknown))
        self.budget_name.setText(stage.get(told.budget_stage, _("Budget")))
        self.budget.setText(reading.show_money(told.budget, _("not known")))
