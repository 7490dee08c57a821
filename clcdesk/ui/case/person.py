"""Who it is, how to reach and tell them, and who is around them."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QWidget

from clcdesk.services import contacts, needs, people
from clcdesk.store import ChangeSet, drafts
from clcdesk.ui.case import person_facts
from clcdesk.ui.case.person_advocacy import AdvocacyPanel, CapacityLine
from clcdesk.ui.case.person_asked import AskedPanel
from clcdesk.ui.case.person_case import CaseEnd
from clcdesk.ui.case.person_contacts import ContactsPanel
from clcdesk.ui.case.person_needs import FormatChoice, NeedsPanel
from clcdesk.ui.case.person_safety import SafetyFold
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.look import px
from clcdesk.ui.widgets.alike import AlikeBox
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.facts import Fact, Facts, missing, section
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.ui.widgets.pull import Pull
from clcdesk.ui.widgets.ticks import TickBox
from clcdesk.words import _
from clcdesk.words.needs import word

WIDE = 900
"""Effective pixels from which there are two columns."""
TABLES = ("person", "contact", "communication_need", "referral", "case_file", "advocacy", "safety_marker")
DECIDING = ("decision", "decision_form")
BELOW = ("referral", "case_file", "safety_marker")
"""Tables of what stands further down."""
LATER = 120
"""Milliseconds until what stands further down is filled: what is seen first is drawn before."""


class PersonStep(Step):
    code = "person"
    title = _("Person & people")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.person = people.get(desk.db, person_id)
        who = self.person.addressed_as or self.person.first_name or self.person.name
        kept = drafts.kept(desk.db, self.person)
        self.who = Facts(desk, "person", self.person, person_facts.who(desk), self.save, kept=kept)
        self.reach = Facts(desk, "person", self.person, person_facts.reach(), self.save, kept=kept)
        self.alike = AlikeBox(lambda other: desk.go("case", other, "person"), _("Look at that one"))
        self.stop = TickBox(
            _("Do not write to this address"), _("Do not write to this address"),
            lambda on: self.save_now("do_not_write", on),
        )  # fmt: skip
        statuses = [(code, word("status", code)) for code in people.STATUSES]
        self.status = Choice(_("Status"), statuses, self.person.status, self._set_status)
        status = with_label(_("Status"), self.status)
        standing: list[Fact | QWidget] = [status, person_facts.status_since(desk)]
        self.standing = Facts(desk, "person", self.person, standing, self._save_since, kept=kept)
        self.since = self.standing.fields["status_since"]
        self.advocacy = AdvocacyPanel(desk, person_id, who)
        self.capacity = CapacityLine(desk, person_id, case_id)
        self.safety = SafetyFold(desk, person_id)
        self.needs = NeedsPanel(desk, person_id, None, who)
        self.format = FormatChoice(desk, "person", self.person, person_facts.interpreter(), self.save, kept)
        self.around = ContactsPanel(desk, person_id)
        self.asked = AskedPanel(desk, case_id)
        self.end = CaseEnd(desk, case_id)
        self._lay_out()
        self._below = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._look_anew)
        self._later = QTimer(self, interval=LATER, singleShot=True)
        self._later.timeout.connect(self._look_below)
        self._look()

    def _lay_out(self) -> None:
        stops = label(_("Anything but active stops letters, reminders and packs at once."), "muted", wraps=True)
        left = column(
            section(_("Who they are"), self.who, self.alike),
            section(_("Where, and how to reach them"), self.reach, self.stop),
            section(_("How they are now"), self.standing, stops),
            section(_("Taking part and deciding"), self.advocacy, self.capacity),
            self.safety,
            None, gap=20,
        )  # fmt: skip
        asked = [section(_("What was asked for"), self.asked), section(_("The case"), self.end)]
        for part in (*asked, self.capacity) if not self.case_id else ():
            part.hide()
        right = column(
            section(_("How to tell it"), self.needs, 4, self.format),
            section(_("People around them"), self.around),
            *asked,
            None, gap=20,
        )  # fmt: skip
        self.columns = QHBoxLayout()
        self.columns.setContentsMargins(px(20), px(16), px(20), px(20))
        self.columns.setSpacing(px(32))
        for each in (left, right):
            self.columns.addLayout(each, 1)
        inside = QWidget()
        inside.setLayout(self.columns)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self.area, gap=0))
        self.area.setWidget(inside)
        Pull(self.area)

    def state(self) -> State:
        """Done when a letter could be written, a lot's age be checked, and who must be helped to take part is."""
        blank = [value for value in (self.person.name, self.person.date_of_birth, self.person.postcode) if not value]
        count = len(blank) + self.wrong + self.advocacy.missing
        return State("todo", missing(count)) if count else State("done")

    def show_place(self, place: Place) -> None:
        self._look_at_once()
        table, _dot, name = place.field.partition(".")
        self._stop_at(table or place.row[0], name, place.row[1]).setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, place: Place) -> None:
        """Undone here: shown as it is now, also what is folded."""
        self._look_at_once()
        if place.row[0] == "safety_marker":
            self.safety.open()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.safety.fold()

    def _stop_at(self, table: str, name: str, row_id: str) -> QWidget:
        """Where the cursor goes for a field of a row."""
        if table == "referral" and self.case_id:
            self._look_below()
            body = self.asked.body
            return body.facts.fields.get(name, self.asked.begin) if body else self.asked.begin
        if table == "case_file" and self.case_id:
            self._look_below()
            return self.end.stop
        if table == "contact":
            return self.around.stop_at(row_id, name)
        if table == "communication_need":
            return self.needs.stop_at(row_id) or self.around.stop_at_need(row_id)
        if table == "advocacy":
            return self.advocacy.difficulty
        if table == "safety_marker":
            self.safety.open()
            return self.safety.stop_at(row_id, name)
        fields = {**self.who.fields, **self.reach.fields, **self.standing.fields, **self.format.facts.fields}
        if table == "person" and name in fields and not fields[name].isHidden():
            return fields[name]
        choices = {"status": self.status, "do_not_write": self.stop, "format": self.format.choice}
        return choices.get(name, self._first()) if table == "person" else self._first()

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches(*TABLES):
            self.person = people.get(self.desk.db, self.person_id)
            self.advocacy.read()
            self._below = self._below or changes.touches(*BELOW)
            self._soon.start()
        elif changes.touches(*DECIDING):
            self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= px(WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self.columns.direction() != way:
            self.columns.setDirection(way)

    def save(self, column_name: str, value: Any) -> None:
        fields: people.PersonFields = {column_name: value}  # type: ignore[misc]
        people.change(self.desk.db, self.person_id, **fields)

    def save_now(self, column_name: str, value: Any) -> None:
        """An act at once: a choice or a tick."""
        self.desk.attempt(lambda: self.save(column_name, value))

    def _look_at_once(self) -> None:
        """What was going to be shown in a moment."""
        if self._soon.isActive():
            self._look_whole()

    def _look_anew(self) -> None:
        """After an act: what stands below in a moment, unless it was changed itself."""
        if self._below:
            self._look_whole()
        else:
            self._look()

    def _look_whole(self) -> None:
        self._soon.stop()
        self._below = False
        self._look()
        self._look_below()

    def _look(self) -> None:
        """Show everything as it is now; what is being typed stays."""
        recorded = needs.of(self.desk.db, self.person_id)
        for facts in (self.who, self.reach, self.standing):
            facts.refresh(self.person)
        self.status.choose(self.person.status)
        self.since.setVisible(self.person.status != "active" or self.person.status_since is not None)
        self.stop.put(self.person.do_not_write)
        self.needs.put(recorded)
        self.format.put(self.person, recorded)
        around = contacts.of(self.desk.db, self.person_id)
        self.around.put(around, recorded)
        self.advocacy.put(around)
        self._later.start()
        tab_as_read(self.area)

    def _look_below(self) -> None:
        """What stands further down comes a moment later, so that the page answers sooner."""
        self._later.stop()
        one = self.person
        self.alike.put(
            people.alike(self.desk.db, one.nhs_number, one.name, one.date_of_birth, one.postcode, but=one.id)
        )
        self.safety.put()
        self.asked.put()
        if self.case_id:
            self.end.put()
            self.capacity.put()
        tab_as_read(self.area)

    def _first(self) -> QWidget:
        """The first field that misses something, else the first."""
        for name, field in {**self.who.fields, **self.reach.fields}.items():
            if name in ("name", "date_of_birth", "postcode") and not field.autosave.text:
                return field
        return self.who.fields["name"]

    def _set_status(self, code: str) -> None:
        today = self.desk.today()
        self.desk.attempt(lambda: people.set_status(self.desk.db, self.person_id, code, today))

    def _save_since(self, _column: str, value: Any) -> None:
        people.set_status(self.desk.db, self.person_id, self.person.status, value)
