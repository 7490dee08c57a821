"""Which frameworks this desk looks on, and what their bands cost."""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from clcdesk.frameworks.definition import Framework, Rate
from clcdesk.services import frameworks
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.rate import UNITS, RateDialog
from clcdesk.ui.look import px
from clcdesk.ui.rows import Column, RowsTable
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _


class Priced(NamedTuple):
    """A rate as one line of the table."""

    at: int
    rate: Rate
    band: str


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
        self.table = RowsTable[Priced](_("Rates"), _columns(), lambda row: str(row.at), sorts=False)
        self.table.setMinimumHeight(px(180))
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
        rates = [Priced(at, rate, _band(framework, rate)) for at, rate in enumerate(framework.rates)]
        rates.sort(key=lambda one: (one.rate.band, one.rate.unit, one.rate.starts))
        self.table.put(rates)
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


def _band(framework: Framework, rate: Rate) -> str:
    band = framework.bands.get(rate.band)
    return f"{rate.band} · {band.title}" if band else rate.band


def _columns() -> tuple[Column[Priced], ...]:
    return (
        Column(_("Band"), lambda row: row.band, stretches=True),
        Column(_("For one"), lambda row: str(UNITS.get(row.rate.unit, row.rate.unit))),
        Column(_("From"), lambda row: reading.show_day(row.rate.starts), width=9),
        Column(_("Rate"), lambda row: reading.show_money(row.rate.amount, _("rate not set")), right=True, width=7),
    )
