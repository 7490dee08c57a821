"""Who it is, how to reach and tell them, and who is around them."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QWidget

from clcdesk.services import contacts, needs, people
from clcdesk.store import ChangeSet
from clcdesk.ui import reading
from clcdesk.ui.case import person_facts
from clcdesk.ui.case.person_asked import AskedPanel
from clcdesk.ui.case.person_case import CaseEnd
from clcdesk.ui.case.person_contacts import ContactsPanel, tick
from clcdesk.ui.case.person_needs import FormatChoice, NeedsPanel
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import column, label, row
from clcdesk.ui.widgets.facts import Fact, Facts, missing, section
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.words import _
from clcdesk.words.needs import word

WIDE = 900
"""Effective pixels from which there are two columns."""
TABLES = ("person", "contact", "communication_need", "referral", "case_file")


class PersonStep(Step):
    code = "person"
    title = _("Person & people")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.person = people.get(desk.db, person_id)
        who = self.person.addressed_as or self.person.first_name or self.person.name
        self.who = Facts(desk, "person", self.person, person_facts.who(desk), self.save)
        self.reach = Facts(desk, "person", self.person, person_facts.reach(), self.save)
        self.stop = tick(
            _("Do not write to this address"), _("Do not write to this address"),
            lambda on: self.save_now("do_not_write", on),
        )  # fmt: skip
        statuses = [(code, word("status", code)) for code in people.STATUSES]
        self.status = Choice(_("Status"), statuses, self.person.status, self._set_status)
        since = Fact("status_since", _("Since"), reading.show_day, self._since, hint=_("not known"))
        self.since = Facts(desk, "person", self.person, [since], self._save_since)
        self.needs = NeedsPanel(desk, person_id, None, who)
        self.format = FormatChoice(desk, "person", self.person, self.save)
        spoken = Fact("interpreter", _("Interpreter for"), hint=_("no interpreter needed"))
        self.interpreter = Facts(desk, "person", self.person, [spoken], self.save)
        self.around = ContactsPanel(desk, person_id)
        self.asked = AskedPanel(desk, case_id)
        self.end = CaseEnd(desk, case_id)
        self._lay_out()
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._look)
        self._later = QTimer(self, interval=20, singleShot=True)
        self._later.timeout.connect(self._look_below)
        self._look()

    def _lay_out(self) -> None:
        status = row(with_label(_("Status"), self.status), self.since, gap=16)
        status.setAlignment(Qt.AlignmentFlag.AlignTop)
        standing = QWidget()
        standing.setLayout(status)
        stops = label(_("Anything but active stops letters, reminders and packs at once."), "muted", wraps=True)
        left = column(
            section(_("Who they are"), self.who),
            section(_("Where, and how to reach them"), self.reach, self.stop),
            section(_("How they are now"), standing, stops),
            None, gap=20,
        )  # fmt: skip
        asked = [section(_("What was asked for"), self.asked), section(_("The case"), self.end)]
        for part in asked if not self.case_id else ():
            part.hide()
        right = column(
            section(_("How to tell it"), self.needs, self.interpreter, self.format),
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

    def state(self) -> State:
        """Done when a letter could be written and a lot's age be checked."""
        wrong = len({*self.who.invalid, *self.reach.invalid})
        blank = [value for value in (self.person.name, self.person.date_of_birth, self.person.postcode) if not value]
        count = len(blank) + wrong
        return State("todo", missing(count)) if count else State("done")

    def show_place(self, place: Place) -> None:
        table, _dot, name = place.field.partition(".")
        fields = {**self.who.fields, **self.reach.fields, **self.since.fields, **self.interpreter.fields}
        if table == "referral" and self.case_id:
            self._look_below()
            body = self.asked.body
            (body.facts.fields.get(name, self.asked.begin) if body else self.asked.begin).setFocus()
        elif table in ("contact", "communication_need"):
            self.around.name.setFocus()
        elif table == "person" and name in fields:
            fields[name].setFocus()
        else:
            self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches(*TABLES):
            self.person = people.get(self.desk.db, self.person_id)
            self._soon.start()

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

    def _look(self) -> None:
        """Show everything as it is now; what is being typed stays."""
        recorded = needs.of(self.desk.db, self.person_id)
        for facts in (self.who, self.reach, self.since, self.interpreter):
            facts.refresh(self.person)
        self.status.choose(self.person.status)
        self.since.setVisible(self.person.status != "active" or self.person.status_since is not None)
        self.stop.setChecked(self.person.do_not_write)
        self.needs.put(recorded)
        self.format.put(self.person, recorded)
        self.around.put(contacts.of(self.desk.db, self.person_id), recorded)
        self._later.start()
        tab_as_read(self.area)

    def _look_below(self) -> None:
        """What stands further down comes a moment later, so that the page answers sooner."""
        self._later.stop()
        self.asked.put()
        if self.case_id:
            self.end.put()
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

    def _since(self, text: str) -> Any:
        return person_facts.reads_needed_day(self.desk)(text)

    def _save_since(self, _column: str, value: Any) -> None:
        people.set_status(self.desk.db, self.person_id, self.person.status, value)
