"""A council's own rate: what one unit of a band costs from a day on."""

from datetime import date
from decimal import Decimal
from typing import cast, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from clcdesk.frameworks.definition import Framework, Unit
from clcdesk.services import frameworks
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.drafted import DraftedDialog
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.words import _

CODES = ("starts", "amount")
UNITS = {"half": _("half a day"), "full": _("full day"), "hour": _("hour")}


class RateDialog(DraftedDialog):
    """A blank amount says that the rate is not set."""

    def __init__(self, desk: Desk, parent: QWidget, framework: Framework) -> None:
        super().__init__(desk, parent, _("Set a rate"), ("framework_rate", f"new:{framework.code}"), CODES)
        self._framework = framework
        bands = [(code, f"{code} · {band.title}") for code, band in framework.bands.items()]
        self.band = Choice(_("Band"), bands, bands[0][0] if bands else "", lambda _code: None)
        units = [(code, UNITS[code]) for code in get_args(Unit)]
        self.unit = Choice(_("For one"), units, "full", lambda _code: None)
        self.put = button(_("&Set the rate"), self._set, "filled")
        self.put.setDefault(True)
        if not self.text("starts"):
            self.editors["starts"].setText(reading.show_day(desk.today()))
            self.editors["starts"].setCursorPosition(0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.addWidget(with_label(_("Band"), self.band), 0, 0, 1, 3)
        cells = (
            with_label(_("For one"), self.unit),
            self.field("starts", _("From"), calendar=True),
            self.field("amount", _("Pounds"), _("blank: not set")),
        )
        for at, cell in enumerate(cells):
            grid.addWidget(cell, 1, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, 1)
        title = label(_("A rate of {framework}").format(framework=framework.title), "section", wraps=True)
        told = label(_("It counts from that day until a later one; what was priced before keeps its price."), "muted",
                     wraps=True)  # fmt: skip
        later = button(_("&Not now"), self.reject)
        self.fill(column(title, told, grid, self.refusal, None, gap=12, edges=(20, 20, 20, 12)), 660, later, self.put)
        self.editors["amount"].setFocus()

    def read(self, code: str) -> object:
        if code == "starts":
            return reading.day(self.text(code), self.desk.today())
        return reading.money(self.text(code))

    def _set(self) -> None:
        if not self.all_well():
            return
        starts = cast("date | None", self.read("starts")) or self.desk.today()
        amount = cast("Decimal | None", self.read("amount"))
        code, band, unit = self._framework.code, self.band.chosen, self.unit.chosen
        if self.attempt(lambda: frameworks.set_rate(self.desk.db, code, band, unit, starts, amount)):
            self.accept()
