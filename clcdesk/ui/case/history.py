"""What was done in this case, in sentences: when, by whom, and what can be taken back."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from clcdesk.errors import DeskError
from clcdesk.services import history, said
from clcdesk.services.history import Done, Typing
from clcdesk.store import ChangeSet
from clcdesk.ui.case import history_lines
from clcdesk.ui.case.history_lines import Line, why_not
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.look import px
from clcdesk.ui.rows import RowsTable
from clcdesk.ui.tasks import Progress
from clcdesk.ui.where import place_of
from clcdesk.ui.widgets.build import button, column, frame, label, row, rule
from clcdesk.ui.widgets.fields import Search
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _, ngettext, wording

SOME = 40
"""Letters of what is being typed that are shown."""
NARROW = 640
"""Effective pixels under which an act has two lines, and who did it is only read out."""
WHO = 2


class Lines(RowsTable[Line]):
    """Right opens a line of several acts, Left folds it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current
        opens = {Qt.Key.Key_Right: False, Qt.Key.Key_Left: True}
        if line is not None and line.acts > 1 and opens.get(Qt.Key(event.key())) is line.is_open:
            self.opened.emit(line)
        else:
            super().keyPressEvent(event)


class HistoryStep(Step):
    """Newest first. Enter goes to where it happened, and opens a line that holds several acts."""

    code = "history"
    title = _("History")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.done: list[Done] = []
        self.opened: frozenset[str] = frozenset()
        self.filter = Search(_("Find in the history"), _("Find: week, letter, a name …"), lambda: self.table)
        self.filter.textChanged.connect(lambda _words: self._show())
        self.table = Lines(_("What was done"), history_lines.columns(), lambda line: line.key, sorts=False)
        self.table.opened.connect(self._enter)
        self.table.chosen.connect(self._tell_why_not)
        self.counted = label("", "muted")
        self.nothing = label("", "strong", wraps=True)
        self.why_not = label("", "muted", wraps=True)
        self.typing = QWidget()
        self.typing_flow = Flow(gap=8)
        self.typing.setLayout(self.typing_flow)
        self.go_there = button(_("&Go there"), lambda: self._go(self.table.current))
        self.take_back = button(_("&Undo this one"), self._undo)
        self._lay_out()
        self._stale = True
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._read)

    def _lay_out(self) -> None:
        head = row(self.filter, self.counted, None, gap=12)
        self.filter.setMinimumWidth(0)
        head.setStretchFactor(self.filter, 2)
        top = column(head, self.typing, self.nothing, gap=8, edges=(20, 12, 20, 12))
        self.nothing.hide()
        self.why_not.hide()
        foot_line = row(self.why_not, None, self.go_there, self.take_back, gap=10, edges=(16, 7, 16, 7))
        foot_line.setStretchFactor(self.why_not, 8)
        page = column(top, self.table, rule(), frame("surface", foot_line), gap=0)
        page.setStretchFactor(self.table, 1)
        self.setLayout(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW)
        self.table.setColumnHidden(WHO, narrow)
        self.table.setWordWrap(narrow)
        self.table.verticalHeader().setDefaultSectionSize(px(54 if narrow else 34))
        self.table.horizontalHeader().setVisible(not narrow)

    def state(self) -> State:
        return State("todo")

    def show_place(self, place: Place) -> None:
        self._soon.start()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def touched(self, changes: ChangeSet) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: object) -> None:
        if self._stale:
            self._soon.start()

    def _read(self) -> None:
        """Read on the worker: a long case has thousands of acts."""
        self._stale = False
        db, person_id = self.desk.db, self.person_id

        def read(_progress: Progress) -> tuple[list[Done], list[Typing]]:
            return list(history.of(db, person_id)), list(history.typing(db, person_id))

        def shown(found: tuple[list[Done], list[Typing]]) -> None:
            self.done = found[0]
            self._show_typing(found[1])
            self._show()

        self.desk.tasks.run(read, owner=self, done=shown)

    def _show(self) -> None:
        """All lines; or, with words to find, each act that has them by itself."""
        wanted, today = self.filter.text().casefold().split(), self.desk.today()
        if wanted:
            every = history_lines.singly(self.done, today)
            lines = [line for line in every if all(word in _searched(line) for word in wanted)]
        else:
            lines = history_lines.of(self.done, today, self.opened)
        self.table.put(lines)
        acts = ngettext("{n} act", "{n} acts", len(self.done)).format(n=len(self.done))
        self.counted.setText(_("{found} of {acts}").format(found=len(lines), acts=acts) if wanted else acts)
        nothing = _("Nothing in the history has these words.") if self.done else _("Nothing was done here yet.")
        self.nothing.setText(nothing)
        self.nothing.setVisible(not lines)
        self._tell_why_not(self.table.current)

    def _show_typing(self, kept: list[Typing]) -> None:
        """What was typed and is no value yet, each with a way back to its field."""
        while (item := self.typing_flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.typing.setVisible(bool(kept))
        if kept:
            self.typing_flow.addWidget(label(_("Typed, not a value yet:"), "strong"))
        fields = wording("en", "acts")["fields"]
        for one in kept:
            words = f"{fields.get(one.field, one.field.replace('_', ' '))}: “{one.text[:SOME]}”"
            place = Place("case", self.person_id, one.step, f"{one.table}.{one.field}", (one.table, one.row_id))
            go = button(words.replace("&", "&&"), partial(self.desk.go_requested.emit, place), "link",
                        name=_("Go to {what}").format(what=words))  # fmt: skip
            self.typing_flow.addWidget(go)

    def _tell_why_not(self, line: Line | None) -> None:
        said = why_not(line) if line is not None else ""
        self.why_not.setText(said)
        self.why_not.setVisible(bool(said))
        self.take_back.setAccessibleDescription(said)

    def _enter(self, line: Line) -> None:
        if line.acts == 1:
            self._go(line)
            return
        self.opened ^= {line.key}
        self._show()

    def _go(self, line: Line | None) -> None:
        if line is None:
            self.desk.say(_("Choose an act in the list first."))
            return
        place = place_of(self.desk.db, line.done.rows, line.done.operation_id)
        if place is None or place.step == "history":
            self.desk.say(_("There is no place to go to for this one."))
        else:
            self.desk.go_requested.emit(place)

    def _undo(self) -> None:
        line = self.table.current
        if line is None:
            self.desk.say(_("Choose an act in the list first."))
        elif refusal := why_not(line):
            self.desk.say(refusal)
        else:
            self._take_back(line.done)

    def _take_back(self, one: Done) -> None:
        self.desk.flush()
        try:
            undone = self.desk.db.undo(one.operation_id)
        except DeskError as refused:
            self.why_not.setText(str(refused))
            self.why_not.show()
            self.desk.say(str(refused))
            return
        if undone is not None:
            self.desk.said.emit(said.sentence(self.desk.db, undone.act, undone.facts, "undo"), True)


def _searched(line: Line) -> str:
    return f"{line.when} {line.said} {line.done.officer}".casefold()
