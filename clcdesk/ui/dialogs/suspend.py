"""A provider takes no new people for a while: since when, why, and who decided."""

from datetime import date
from typing import cast

from PySide6.QtWidgets import QGridLayout, QWidget

from clcdesk.models.directory import Membership
from clcdesk.services import providers
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.drafted import DraftedDialog
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _

CODES = ("first", "last", "reason", "decided_by")


class SuspendDialog(DraftedDialog):
    """The reason is for officers; no letter and no table ever names it."""

    def __init__(self, desk: Desk, parent: QWidget, membership: Membership) -> None:
        row_name = ("membership", f"suspend:{membership.id}")
        super().__init__(desk, parent, _("No new people for a while"), row_name, CODES)
        self._membership = membership
        if not self.text("first"):
            self.editors["first"].setText(reading.show_day(desk.today()))
        self.suspend = button(_("&Take no new people"), self._suspend, "filled")
        self.suspend.setDefault(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.addWidget(self.field("first", _("From")), 0, 0)
        grid.addWidget(self.field("last", _("Until"), _("blank: until it is lifted")), 0, 1)
        grid.addWidget(self.field("reason", _("Why, for officers only"), _("contract, safeguarding")), 1, 0)
        grid.addWidget(self.field("decided_by", _("Who decided"), _("contracts team")), 1, 1)
        title = label(_("{provider} takes no new people").format(provider=membership.provider), "section", wraps=True)
        told = label(_("Its services leave every new list. Letters never name the reason."), "muted", wraps=True)
        buttons = row(self.kept_words, None, button(_("&Not now"), self.reject), self.suspend, gap=8)
        self.setLayout(column(title, told, grid, self.refusal, buttons, gap=12, edges=(20, 20, 20, 20)))
        self.editors["reason"].setFocus()

    def read(self, code: str) -> object:
        if code in ("first", "last"):
            return reading.day(self.text(code), self.desk.today())
        return self.text(code)

    def _suspend(self) -> None:
        if not self.all_well():
            return
        first = cast("date | None", self.read("first")) or self.desk.today()
        last = cast("date | None", self.read("last"))
        reason, decided_by = self.text("reason"), self.text("decided_by")
        db, membership_id = self.desk.db, self._membership.id
        if self.attempt(lambda: providers.suspend(db, membership_id, first, last, reason, decided_by)):
            self.accept()
