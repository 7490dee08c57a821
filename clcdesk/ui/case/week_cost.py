"""What the week costs the council, as it is painted, against the budget."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from clcdesk.services.costs import Search, Weekly
from clcdesk.ui import reading
from clcdesk.ui.look import colour, px
from clcdesk.ui.widgets.build import column, label, row
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.words import _
from clcdesk.words.bill import line_text

STAGES = {"indicative": _("indicative"), "agreed": _("agreed"), "": _("from the referral")}


class Bar(QWidget):
    """How much of the budget the week takes; the words under it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(10))
        self.part = 0.0

    def put(self, cost: Decimal, budget: Decimal) -> None:
        self.part = float(cost / budget) if budget else float(cost > 0) * 2
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("edge"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRect(box)
        taken = QRectF(box.left(), box.top(), box.width() * min(self.part, 1.0), box.height())
        painter.fillRect(taken.adjusted(0.5, 0.5, -0.5, -0.5), colour("error" if self.part > 1 else "accent"))


class CostPanel(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(px(12))
        self._table.setVerticalSpacing(px(4))
        self._table.setColumnStretch(0, 1)
        self._made: list[QLabel] = []
        self.bar = Bar()
        self.left = label("", "strong", wraps=True)
        self.why = label("", "muted", wraps=True)
        title = row(label(_("What it costs the council"), "strong"), None, label(_("a week"), "muted"))
        self.setLayout(column(title, self._table, self.bar, self.left, self.why, None, gap=6, edges=(20, 12, 20, 14)))

    def put(self, cost: Weekly, titles: Mapping[str, str], said: Collection[str] = ()) -> None:
        """`titles`: what each search is called, where there is more than one; `said` stands elsewhere already."""
        for old in self._made:
            self._table.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = []
        for search in cost.searches:
            self._search(search, titles.get(search.request_id, "") if len(titles) > 1 else "")
        if not cost.searches:
            self._line(_("No days painted yet"), "", "muted")
        self._line(_("Total"), reading.show_money(cost.amount, _("not known")), "strong")
        stage = STAGES.get(cost.budget_stage, cost.budget_stage)
        budget = _("Budget, {stage}").format(stage=stage) if cost.budget is not None else _("Budget")
        self._line(budget, reading.show_money(cost.budget, _("nobody has told us")))
        self._left(cost)
        since = _since(cost)
        self.why.setText("\n".join([*(why for why in cost.unknown if why not in said), *since]))
        self.why.setVisible(bool(self.why.text()))
        tab_as_read(self)

    def _search(self, search: Search, title: str) -> None:
        if title:
            self._line(title, "", "filter")
        for line in search.lines:
            unknown = _("rate not set")
            said = line_text(line) if line.rate is not None else line_text(line).removesuffix(f": {unknown}")
            self._line(said, reading.show_money(line.amount, unknown))
        if search.breaches:
            self._line(_("The week breaks a rule of the framework"), _("not known"), "error")

    def _line(self, said: str, amount: str, role: str = "") -> None:
        at = len(self._made) // 2
        words, money = label(said, role, wraps=True), label(amount, role)
        money.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._table.addWidget(words, at, 0)
        self._table.addWidget(money, at, 1)
        self._made += [words, money]

    def _left(self, cost: Weekly) -> None:
        known = cost.amount is not None and cost.budget is not None and bool(cost.searches)
        self.bar.setVisible(known)
        self.left.setVisible(known)
        if known and cost.amount is not None and cost.budget is not None and cost.left is not None:
            self.bar.put(cost.amount, cost.budget)
            self.left.setText(_left_in_words(cost.left))


def _since(cost: Weekly) -> list[str]:
    rates = [search.rates_from for search in cost.searches if search.rates_from is not None]
    return [_("Rates from {day}").format(day=reading.show_day(day)) for day in dict.fromkeys(rates)]


def _left_in_words(left: Decimal) -> str:
    if left < 0:
        return _("! {amount} over the budget").format(amount=reading.show_money(-left))
    return _("{amount} under the budget").format(amount=reading.show_money(left)) if left else _("Exactly the budget")
