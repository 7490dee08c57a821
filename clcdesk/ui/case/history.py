"""What was done in this case, in sentences: when, by whom, and what can be taken back."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from clcdesk.errors import DeskError
from clcdesk.services import history
from clcdesk.services.history import Done, Typing
from clcdesk.store import ChangeSet
from clcdesk.ui import reading
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.rows import Column, RowsTable
from clcdesk.ui.tasks import Progress
from clcdesk.ui.where import place_of
from clcdesk.ui.widgets.build import button, column, frame, label, row
from clcdesk.ui.widgets.fields import Search
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _, ngettext
from clcdesk.words.acts import sentence


class HistoryStep(Step):
    """Newest first. Enter goes to where it happened."""

    code = "history"
    title = _("History")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.done: list[Done] = []
        self.count = 0
        self.filter = Search(_("Find in the history"), _("Find: week, letter, a name …"), lambda: self.table)
        self.filter.textChanged.connect(lambda _words: self._show())
        self.table = RowsTable[Done](_("What was done"), _columns(), lambda one: one.operation_id, sorts=False)
        self.table.opened.connect(self._go)
        self.counted = label("", "muted", wraps=True)
        self.typing = QWidget()
        self.typing_flow = Flow(gap=8)
        self.typing.setLayout(self.typing_flow)
        self.go_there = button(_("&Go there"), lambda: self._go(self.table.current))
        self.take_back = button(_("&Undo this one"), self._undo)
        foot = frame("window", row(self.counted, None, self.go_there, self.take_back, edges=(0, 4, 0, 0)))
        head = row(self.filter, None, gap=16)
        head.setStretchFactor(self.filter, 1)
        page = column(head, self.typing, self.table, foot, gap=8, edges=(20, 16, 20, 12))
        page.setStretchFactor(self.table, 1)
        self.setLayout(page)
        self._stale = True
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._read)

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
        wanted = self.filter.text().casefold().split()
        found = [one for one in self.done if all(word in _line(one).casefold() for word in wanted)]
        self.table.put(found)
        acts = ngettext("{n} act", "{n} acts", len(self.done)).format(n=len(self.done))
        some = _("{found} of {acts}").format(found=len(found), acts=acts)
        nothing = _("Nothing in the history has these words.") if self.done else _("Nothing was done here yet.")
        self.counted.setText(nothing if not found else acts if len(found) == len(self.done) else some)

    def _show_typing(self, kept: list[Typing]) -> None:
        """What was typed and is no value yet, each with a way back to its field."""
        while (item := self.typing_flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.typing.setVisible(bool(kept))
        if kept:
            self.typing_flow.addWidget(label(_("Typed, not a value yet:"), "strong"))
        for one in kept:
            words = f"{one.field.replace('_', ' ')}: “{one.text[:40]}”"
            place = Place("case", self.person_id, one.step, f"{one.table}.{one.field}")
            go = button(words.replace("&", "&&"), partial(self.desk.go_requested.emit, place), "link",
                        name=_("Go to {what}").format(what=words))  # fmt: skip
            self.typing_flow.addWidget(go)

    def _go(self, one: Done | None) -> None:
        if one is None:
            self.desk.say(_("Choose an act in the list first."))
        elif (place := place_of(self.desk.db, one.rows, one.operation_id)) is not None:
            self.desk.go_requested.emit(place)

    def _undo(self) -> None:
        one = self.table.current
        if one is None:
            self.desk.say(_("Choose an act in the list first."))
        elif one.undone:
            self.desk.say(_("This was already taken back."))
        elif not one.can_be_undone:
            self.desk.say(_("This stays as it is: a new one takes its place, it is never taken back."))
        else:
            self._take_back(one)

    def _take_back(self, one: Done) -> None:
        self.desk.flush()
        try:
            undone = self.desk.db.undo(one.operation_id)
        except DeskError as refused:
            self.desk.say(str(refused))
            return
        if undone is not None:
            self.desk.said.emit(sentence(undone.act, undone.facts, "undo"), True)


def _said(one: Done) -> str:
    said = sentence(one.act, one.facts, one.kind)
    return _("{said} · taken back since").format(said=said) if one.undone else said


def _when(one: Done) -> str:
    local = one.at.astimezone()
    return f"{reading.show_day(local.date())}, {local:%H:%M}"


def _line(one: Done) -> str:
    return f"{_when(one)} {_said(one)} {one.officer}"


def _columns() -> tuple[Column[Done], ...]:
    return (
        Column(_("When"), _when, muted=True, width=12),
        Column(_("What"), _said, stretches=True, ink=lambda one: "muted" if one.undone else ""),
        Column(_("Who"), lambda one: one.officer or _("not known here"), muted=True, width=10),
    )
