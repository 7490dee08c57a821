"""A new safety marker: what to do on a visit, the incident it rests on, and when it is looked at again."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from clcdesk.errors import DeskError
from clcdesk.services import markers, valid
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.drafted import DraftedDialog
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _

USUAL = timedelta(days=182)
"""Until it is looked at again, where nobody says otherwise."""


class MarkerDialog(DraftedDialog):
    """Closing keeps what was typed for the next time."""

    def __init__(self, desk: Desk, parent: QWidget, person_id: str) -> None:
        super().__init__(desk, parent, _("Safety marker"), markers.new(person_id), markers.NEW_FIELDS)
        self.person_id = person_id
        self.record = button(_("&Record it"), self._record, "filled")
        self.record.setDefault(True)
        self.later = button(_("&Not now"), self.reject)
        if not self.text("review_on"):
            self.editors["review_on"].setText(reading.show_day(desk.today() + USUAL))
        self._lay_out()
        self.editors["words"].setFocus()

    def read(self, code: str) -> object:
        match code:
            case "happened_on" | "review_on":
                return self._day(code)
            case "words":
                return valid.needed(self.text(code), _("word on what to do on a visit"))
            case _incident:
                return valid.needed(self.text(code), _("incident it rests on"))

    def _lay_out(self) -> None:
        told = label(
            _("Only what happened and is on record. Seen on Today and before a visit, never on paper."),
            "muted", wraps=True,
        )  # fmt: skip
        incident = self.field(
            "incident", _("The incident, and where it is recorded"), _("like bitten at the gate; incident 112")
        )
        days = row(
            self.field("happened_on", _("It happened on"), _("like 3 June 2025"), calendar=True),
            self.field("review_on", _("Look at it again on"), calendar=True), gap=16,
        )  # fmt: skip
        words = self.field(
            "words", _("What to do on a visit"), _("like two of us; ring first, the dog is shut in then")
        )
        inside = column(
            label(_("Safety marker"), "section"), told, words, incident, days, self.refusal, None,
            gap=12, edges=(20, 20, 20, 12),
        )  # fmt: skip
        self.fill(inside, 560, self.later, self.record)

    def _day(self, code: str) -> date:
        found = reading.day(self.text(code), self.desk.today())
        if found is None:
            raise DeskError(_("The day is blank: please give it."))
        return found

    def _record(self) -> None:
        if not self.all_well():
            return
        words, incident = self.text("words"), self.text("incident")
        happened, review, today = self._day("happened_on"), self._day("review_on"), self.desk.today()
        if self.attempt(lambda: markers.record(self.desk.db, self.person_id, words, incident, happened, today, review)):
            self.accept()
