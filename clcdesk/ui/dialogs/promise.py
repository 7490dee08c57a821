"""Promise something: what, to whom, by when."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QWidget

from clcdesk.errors import DeskError
from clcdesk.services import cases, promises
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.drafted import DraftedDialog
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.words import _

KINDS = [
    ("visit", _("a visit")),
    ("call", _("a call")),
    ("post", _("something to post")),
    ("other", _("something else")),
]


class PromiseDialog(DraftedDialog):
    """`person_id` names whose case it is about; without it the officer may name somebody, or nobody."""

    def __init__(self, desk: Desk, parent: QWidget, person_id: str = "") -> None:
        super().__init__(desk, parent, _("Promise something"), promises.NEW, promises.NEW_FIELDS)
        self._cases: Mapping[str, str] = {}
        self._read = False
        if person_id:
            self._know(cases.by_name(desk.db, person_id))
            self.editors["who"].setText(next(iter(self._cases), ""))
            self.editors["who"].setReadOnly(bool(self._cases))
        else:
            desk.tasks.run(lambda _progress: cases.by_name(desk.db), owner=self, done=self._know)
        self.kind = Choice(_("What was promised"), KINDS, "call", lambda _code: None)
        self.make = button(_("&Promise it"), self._make, "filled")
        self.make.setDefault(True)
        self._lay_out()

    def _know(self, found: Mapping[str, str]) -> None:
        """Who has a case: offered while a name is typed."""
        self._cases, self._read = found, True
        completer = QCompleter(list(found), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.editors["who"].setCompleter(completer)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.addWidget(with_label(_("What was promised"), self.kind), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.field("who", _("Whose case"), _("type a name; blank: nobody’s")), 0, 1)
        grid.addWidget(self.field("what", _("In a few words"), _("like ring about the taster day")), 1, 0, 1, 2)
        grid.addWidget(self.field("to_whom", _("To whom"), _("blank: the person themselves")), 2, 0, 1, 2)
        grid.addWidget(self.field("due_on", _("By when"), _("like tomorrow, Fri, 23 June"), calendar=True), 3, 0)
        grid.addWidget(self.field("at", _("At"), _("like 14:00, if one was said")), 3, 1)
        later = button(_("&Not now"), self.reject)
        buttons = row(self.kept_words, None, later, self.make, gap=8)
        inside = (label(_("Promise something"), "section"), grid, self.refusal, buttons)
        self.setLayout(column(*inside, gap=12, edges=(20, 20, 20, 20)))
        self.kind.setFocus()

    def read(self, code: str) -> object:
        if code == "due_on":
            return reading.day(self.text(code), self.desk.today())
        if code == "at":
            return promises.hour(self.text(code), _("time"))
        return self._case() if code == "who" else self.text(code)

    def _case(self) -> str | None:
        """The case of who was typed; None for nobody's."""
        typed = self.text("who").casefold()
        if not typed:
            return None
        if not self._read:
            self._know(cases.by_name(self.desk.db))
        exact = [case for name, case in self._cases.items() if name.casefold() == typed]
        found = exact or [case for name, case in self._cases.items() if typed in name.casefold()]
        if len(found) != 1:
            several = _("More than one person has this in their name: choose one from the list.")
            raise DeskError(several if found else _("Nobody with a case is called that: check the spelling."))
        return found[0]

    def _make(self) -> None:
        if not self.all_well():
            return
        today, due = self.desk.today(), cast("date | None", self.read("due_on"))
        if due is None:
            self.say("due_on", _("Say by when: people wait for a day."))
            self.editors["due_on"].setFocus()
            return
        texts: promises.PromiseFields = {
            "what": self.text("what"), "to_whom": self.text("to_whom"), "at": self.text("at"),
        }  # fmt: skip
        case, kind = self._case(), self.kind.chosen
        if self.attempt(lambda: promises.make(self.desk.db, kind, today, due, case, **texts)):
            self.accept()
