"""A provider takes no new people for a while: since when, why, and who decided."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from clcdesk.models.directory import Membership
from clcdesk.services import frameworks, providers
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.drafted import DraftedDialog
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.words import _

CODES = ("first", "last", "reason", "decided_by")


class SuspendDialog(DraftedDialog):
    """The reason is for officers; no letter and no table ever names it."""

    def __init__(self, desk: Desk, parent: QWidget, memberships: Sequence[Membership]) -> None:
        """`memberships` of one provider, of which one is suspended: the officer says on which framework."""
        self._memberships = {one.id: one for one in memberships}
        first = _in_use(desk, memberships)
        row_name = ("membership", f"suspend:{first.provider_id}")
        super().__init__(desk, parent, _("No new people for a while"), row_name, CODES)
        titles = {code: one.title for code, one in desk.frameworks().items()}
        offered = [(one.id, titles.get(one.framework, one.framework)) for one in memberships]
        self.where = Choice(_("On which framework"), offered, first.id, lambda _code: None)
        if not self.text("first"):
            self.editors["first"].setText(reading.show_day(desk.today()))
        self.suspend = button(_("&Take no new people"), self._suspend, "filled")
        self.suspend.setDefault(True)
        self._lay_out(first.provider)
        self.editors["reason"].setFocus()

    def _lay_out(self, provider: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        cells = (
            self.field("first", _("From"), calendar=True),
            self.field("last", _("Until"), _("blank: until it is lifted"), calendar=True),
            self.field("reason", _("Why, for officers only"), _("like contract, safeguarding")),
            self.field("decided_by", _("Who decided"), _("like the contracts team")),
        )
        for at, cell in enumerate(cells):
            grid.addWidget(cell, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at % 2, 1)
        if len(self._memberships) > 1:
            grid.addWidget(with_label(_("On which framework"), self.where), 2, 0, 1, 2)
        title = label(_("{provider} takes no new people").format(provider=provider), "section", wraps=True)
        told = label(_("Its services leave every new list. Letters never name the reason."), "muted", wraps=True)
        later = button(_("&Not now"), self.reject)
        self.fill(
            column(title, told, grid, self.refusal, None, gap=12, edges=(20, 20, 20, 12)), 600, later, self.suspend
        )

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
        db, membership_id = self.desk.db, self.where.chosen
        if self.attempt(lambda: providers.suspend(db, membership_id, first, last, reason, decided_by)):
            self.accept()


def _in_use(desk: Desk, memberships: Sequence[Membership]) -> Membership:
    """The one on the framework that is in use here, else the last."""
    used = frameworks.in_use(desk.db, desk.today())
    ranked = sorted(memberships, key=lambda one: used.index(one.framework) if one.framework in used else len(used))
    return ranked[0]
