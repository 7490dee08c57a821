"""Which frameworks this desk looks on, and what their bands cost."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, get_args

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from clcdesk.frameworks.definition import Framework, Unit
from clcdesk.services import frameworks
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.rate import RateDialog
from clcdesk.ui.look import px
from clcdesk.ui.look.sheet import CELL_MARGIN
from clcdesk.ui.rows import Column, RowsTable
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _


class Priced(NamedTuple):
    """What a band costs from a day on, as one line of the table."""

    band: str
    words: str
    """ "B · Medium level of support"."""
    starts: date
    pounds: Mapping[Unit, Decimal | None]
    """By unit; None is a rate that is not set, and one that is not there is not priced so."""


class FrameworksPanel(QWidget):
    """One framework at a time; whether it is in use, and every rate of it that is known."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.chosen = Choice(_("Framework"), self._titles(), self._first(), lambda _code: self.put())
        self.told = label("", wraps=True)
        self.use = button("", self._use)
        self.rate = button(_("Set a &rate…"), self._rate)
        self.none = label(_("No rates are known. Set what the council pays."), "muted", wraps=True)
        self.table = _Rates()
        acts = QWidget()
        flow = Flow(gap=8)
        for each in (self.use, self.rate):
            flow.addWidget(each)
        acts.setLayout(flow)
        self.setLayout(
            column(with_label(_("Framework"), self.chosen), self.told, self.table, self.none, acts, gap=8)
        )  # fmt: skip
        self.put()

    @property
    def framework(self) -> Framework:
        return self.desk.frameworks()[self.chosen.chosen]

    def put(self) -> None:
        """Show the chosen one as it is now."""
        framework = self.framework
        is_used = self._is_used()
        ends = _(" It ends on {day}.").format(day=reading.show_day(framework.ends)) if framework.ends else ""
        said = _("In use here.") if is_used else _("Not in use here.")
        self.told.setText(said + ends)
        self.use.setText(_("&Stop using it") if is_used else _("&Use it from today"))
        self.use.setAccessibleName(
            (_("Stop using {title}") if is_used else _("Use {title} from today")).format(title=framework.title)
        )
        rates = _priced(framework)
        self.table.put(rates)
        self.table.fit()
        self.table.setVisible(bool(rates))
        self.none.setVisible(not rates)

    def _titles(self) -> list[tuple[str, str]]:
        return [(code, one.title) for code, one in sorted(self.desk.frameworks().items())]

    def _first(self) -> str:
        used = frameworks.in_use(self.desk.db, self.desk.today())
        return used[0] if used else ""

    def _is_used(self) -> bool:
        return self.framework.code in frameworks.in_use(self.desk.db, self.desk.today())

    def _use(self) -> None:
        code, today = self.framework.code, self.desk.today()
        if self._is_used():
            self.desk.attempt(lambda: frameworks.stop_using(self.desk.db, code, today))
        else:
            self.desk.attempt(lambda: frameworks.use(self.desk.db, code, today))

    def _rate(self) -> None:
        RateDialog(self.desk, self, self.framework).open()


class _Rates(RowsTable[Priced]):
    """As high as its rows, of which a long name takes two lines: the page scrolls, not the list."""

    def __init__(self) -> None:
        super().__init__(_("Rates"), _columns(), lambda row: f"{row.band} {row.starts}", sorts=False)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        heights, metrics = self.verticalHeader(), QFontMetrics(self.font())
        others = sum(map(self.columnWidth, range(1, self.model().columnCount())))
        room = self.viewport().width() - others - 2 * (px(8) + CELL_MARGIN) - px(4)
        box = QRect(0, 0, max(room, px(40)), px(1000))
        for at in range(self.model().rowCount()):
            words = self.model().index(at, 0).data()
            wrapped = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, words)
            heights.resizeSection(at, max(px(34), wrapped.height() + px(12)))
        self.setFixedHeight(heights.length() + self.horizontalHeader().sizeHint().height() + px(2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _priced(framework: Framework) -> list[Priced]:
    """By band, the newest first; what the council set itself stands for what it replaces."""
    found: dict[tuple[str, date], dict[Unit, Decimal | None]] = {}
    for rate in framework.rates:
        found.setdefault((rate.band, rate.starts), {})[rate.unit] = rate.amount
    ordered = sorted(found, key=lambda key: (key[0], -key[1].toordinal()))
    return [Priced(band, _band(framework, band), starts, found[band, starts]) for band, starts in ordered]


def _band(framework: Framework, code: str) -> str:
    band = framework.bands.get(code)
    return f"{code} · {band.title}" if band else code


def _columns() -> tuple[Column[Priced], ...]:
    def pounds(unit: Unit, title: str) -> Column[Priced]:
        def shown(row: Priced) -> str:
            return reading.show_money(row.pounds[unit], _("not set")) if unit in row.pounds else ""

        def spoken(row: Priced) -> str:
            return shown(row) or _("not priced so")

        return Column(title, shown, spoken=spoken, right=True, width=5)

    titles: Mapping[Unit, str] = {"half": _("Half day"), "full": _("Full day"), "hour": _("Hour")}
    return (
        Column(_("Band"), lambda row: row.words, stretches=True),
        *(pounds(unit, titles[unit]) for unit in get_args(Unit)),
        Column(_("From"), lambda row: reading.show_day(row.starts), muted=True, width=7.75),
    )
