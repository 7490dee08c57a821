"""The head of the case page."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from clcdesk.services import people
from clcdesk.store import ChangeSet
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import button, frame, label, row
from clcdesk.words import _


class Head(QFrame):
    def __init__(self, desk: Desk, enter: Callable[[str], None]) -> None:
        super().__init__()
        self.desk, self.enter = desk, enter
        self.person_id = self.case_id = ""
        self.back = button(_("&People"), lambda: desk.go("people"), "link", name=_("Back to People"))
        self.name = label("", "title")
        self.reference = label("", "muted")
        self.costs = frame("window")
        self.setLayout(row(self.back, self.name, self.reference, None, gap=16, edges=(20, 10, 16, 8)))

    def show_case(self, person_id: str, case_id: str) -> None:
        self.person_id, self.case_id = person_id, case_id
        person = people.get(self.desk.db, person_id)
        self.name.setText(" ".join(filter(None, (person.first_name, person.name))))
        self.reference.setText(person.reference)

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches("person"):
            self.show_case(self.person_id, self.case_id)

    def narrow(self, narrow: bool) -> None:
        self.reference.setHidden(narrow)
