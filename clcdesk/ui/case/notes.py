"""The step Notes: what was jotted down, in the order it was heard, and what is promised."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from clcdesk.models.promises import Promise
from clcdesk.services import jots, jots_made, promises
from clcdesk.services.next_step import promise_words
from clcdesk.store import ChangeSet
from clcdesk.ui import reading
from clcdesk.ui.case.letters_options import emptied
from clcdesk.ui.case.notes_lines import Lines
from clcdesk.ui.case.notes_making import Making
from clcdesk.ui.case.record_button import record_button
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.case.steps import TAKES_LINES
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.dialogs.jot import JotBox
from clcdesk.ui.look import em, px
from clcdesk.ui.widgets.build import button, column, frame, label, row, rule, scrolling
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.ui.widgets.pull import Pull
from clcdesk.words import _, ngettext

TABLES = ("jot", "promise", "outcome", "contact", "communication_need", "request", "person")

HAS_LIST = 1000
"""Effective pixels of the window from which on the steps are a list."""


class NotesStep(Step):
    code = "notes"
    title = _("Notes")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.making = Making(desk, person_id, case_id)
        self.box = JotBox(desk, case_id, place="notes")
        self.nothing = label("", "strong", wraps=True)
        self.next = label(
            _("Ctrl+J takes a line from anywhere, as they talk. Afterwards each becomes an outcome, a must-have, "
              "somebody around them, a promise or part of the decision."),
            "muted", wraps=True,
        )  # fmt: skip
        self.drag = label("", "muted", wraps=True)
        self.theirs = Lines(desk, case_id, self.making)
        self.promised = Promised(desk, case_id)
        self.of_nobody = Lines(desk, case_id, None)
        self.nobodys = _part(_("Belongs to nobody yet"), self.of_nobody)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        copy = record_button(self.desk, self.case_id, "notes")
        head = column(label(self.title, "section"), self.box, self.nothing, self.next, self.drag, gap=8,
                      edges=(20, 16, 20, 12))  # fmt: skip
        inside = QWidget()
        inside.setLayout(column(head, self.theirs, self.promised, self.nobodys, None, gap=0, edges=(0, 0, 0, 16)))
        foot = frame("surface", row(None, copy, edges=(16, 7, 16, 7)))
        self.area = scrolling(inside)
        Pull(self.area)
        page = column(self.area, rule(), foot, gap=0)
        page.setStretch(0, 1)
        self.setLayout(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The steps are a list at the left, or tabs, on which nothing is dropped."""
        super().resizeEvent(event)
        has_list = self.window().width() / px(100) * 100 >= HAS_LIST
        for part in (self.theirs, self.of_nobody, self.promised):
            part.can_be_dragged(has_list)
        dragged = _("Drag a line onto a step at the left, or choose from Make of it what it becomes.")
        self.drag.setText(dragged if has_list else _("Choose from Make of it what a line becomes."))

    def state(self) -> State:
        count = len(self.theirs.shown)
        spoken = ngettext("{count} line", "{count} lines", count).format(count=count) if count else ""
        return State("done" if count else "todo", str(count) if count else "", spoken)

    def show_place(self, place: Place) -> None:
        line = self.theirs.shown.get(place.row[1]) or self.of_nobody.shown.get(place.row[1])
        (line.editor if line is not None else self.box).setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, place: Place) -> None:
        line = self.theirs.shown.get(place.row[1]) or self.of_nobody.shown.get(place.row[1])
        if line is not None:
            self.area.ensureWidgetVisible(line)

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches(*TABLES):
            self._show()

    def drop(self, step: str, jot_id: str, over: QWidget, at: QPoint) -> None:
        """A line was dropped on a step of the list."""
        if step in TAKES_LINES and jot_id in self.theirs.shown:
            self.theirs.shown[jot_id].commit()
            self.making.drop(step, jot_id, over, at)

    def _show(self) -> None:
        db = self.desk.db
        theirs = jots.of(db, self.case_id)
        self.theirs.put(theirs, jots_made.went(db, theirs))
        self.of_nobody.put(jots.of_nobody(db), {})
        self.promised.put(promises.to_keep(db, self.case_id))
        self.nothing.setText(_("Nothing jotted down yet."))
        self.nothing.setVisible(not theirs)
        self.next.setVisible(not theirs)
        self.drag.setVisible(bool(theirs))
        self.nobodys.setVisible(bool(self.of_nobody.shown))
        tab_as_read(self)


class Promised(QFrame):
    """What is promised in this case and not kept yet, the one due first ahead."""

    def __init__(self, desk: Desk, case_id: str) -> None:
        super().__init__()
        self.desk, self.case_id = desk, case_id
        self._left = 44
        self.buttons: dict[str, QPushButton] = {}
        """Kept, by the promise."""
        self.place = column(gap=0)
        self.title = label(_("Promised"), "strong")
        self.setLayout(column(row(self.title, edges=(20, 16, 20, 6)), frame("line"), self.place, gap=0))
        self.setAccessibleName(_("Promised"))

    def put(self, found: Sequence[Promise]) -> None:
        emptied(self.place)
        self.buttons.clear()
        for one in found:
            self.place.addWidget(self._line(one))
            self.place.addWidget(frame("line"))
        self.setVisible(bool(found))

    def _line(self, one: Promise) -> QWidget:
        today = self.desk.today()
        due = label(reading.due(one.due_on, today), "error" if one.due_on < today else "muted")
        due.setFixedWidth(em(7.5))
        words = promise_words(one.kind, one.what, one.to_whom, one.at)
        kept = button(_("Kept"), lambda: self._keep(one.id), name=_("Kept: {what}").format(what=words))
        self.buttons[one.id] = kept
        made = QWidget()
        line = row(due, label(words, wraps=True), kept, gap=8, edges=(self._left, 5, 20, 5))
        line.setStretch(1, 1)
        made.setLayout(line)
        return made

    def can_be_dragged(self, can: bool) -> None:
        """In the same columns as the lines above, which then have a grip."""
        self._left = 44 if can else 20
        for at in range(self.place.count()):
            if (item := self.place.itemAt(at)) and (widget := item.widget()) and (line := widget.layout()):
                line.setContentsMargins(px(self._left), px(5), px(20), px(5))

    def _keep(self, promise_id: str) -> None:
        self.desk.attempt(lambda: promises.keep(self.desk.db, promise_id, self.desk.today()))


def _part(title: str, lines: QWidget) -> QWidget:
    made = QFrame()
    made.setLayout(column(row(label(title, "strong"), edges=(20, 16, 20, 6)), frame("line"), lines, gap=0))
    made.setAccessibleName(title)
    return made
