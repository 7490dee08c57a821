"""Another day for a promise, as it was agreed."""

from datetime import date
from typing import cast

from PySide6.QtWidgets import QWidget

from clcdesk.services import promises
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.drafted import DraftedDialog
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _


class MoveDialog(DraftedDialog):
    """`said` is the promise in words, `due` and `at` its day and time now. The time may stay."""

    def __init__(self, desk: Desk, parent: QWidget, promise_id: str, said: str, due: date | None, at: str) -> None:
        super().__init__(desk, parent, _("Another day"), ("promise", promise_id), ("due_on", "at"))
        self._promise_id = promise_id
        now = reading.show_day(due) + (f", {at}" if at else "")
        self.make = button(_("&Move it"), self._make, "filled")
        self.make.setDefault(True)
        if not self.editors["at"].text():
            self.editors["at"].setText(at)
        fields = row(
            self.field("due_on", _("Another day"), _("like tomorrow, Fri, 23 June"), calendar=True),
            self.field("at", _("At"), _("like 14:00, if one was said")),
            gap=16,
        )
        later = button(_("&Not now"), self.reject)
        self.setLayout(
            column(
                label(_("Another day"), "section"),
                label(said, wraps=True),
                label(_("Promised for {day}").format(day=now), "muted"),
                4,
                fields,
                self.refusal,
                row(self.kept_words, None, later, self.make, gap=8),
                gap=8,
                edges=(20, 20, 20, 20),
            )
        )
        self.editors["due_on"].setFocus()

    def read(self, code: str) -> object:
        if code == "due_on":
            return reading.day(self.text(code), self.desk.today())
        return promises.hour(self.text(code), _("time"))

    def _make(self) -> None:
        if not self.all_well():
            return
        due = cast("date | None", self.read("due_on"))
        if due is None:
            self.say("due_on", _("Say which day: people wait for it."))
            self.editors["due_on"].setFocus()
            return
        if self.attempt(lambda: promises.move(self.desk.db, self._promise_id, due, self.text("at"))):
            self.accept()
