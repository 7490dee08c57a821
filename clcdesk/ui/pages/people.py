"""Everybody, to be found by a few letters."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from clcdesk.services import officers, people_list
from clcdesk.services.people_list import Glance
from clcdesk.store import ChangeSet
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.dialogs.new_person import NewPersonDialog
from clcdesk.ui.look import em, px
from clcdesk.ui.pages.page import Page
from clcdesk.ui.rows import Column, RowsTable
from clcdesk.ui.tasks import Progress
from clcdesk.ui.widgets.build import button, column, frame, label, row, rule
from clcdesk.ui.widgets.fields import Choice, Search
from clcdesk.ui.widgets.keyed import show_hint
from clcdesk.ui.widgets.reflow import columns_give_way, give_way
from clcdesk.words import _, ngettext

OPEN, CLOSED, ALL = "open", "closed", "all"
NAME, REFERENCE, OUTWARD, NEXT, WAITING, WORKER = range(6)
ADD = _("Add a person")
HIDDEN_UNDER = {WORKER: 860, OUTWARD: 1000, REFERENCE: 860, WAITING: 600}
"""Effective pixels of the page under which a column gives its room away."""


class Filter(Search):
    """Enter opens the one who is left, or goes into the list."""

    def __init__(self, name: str, hint: str, table: RowsTable[Glance]) -> None:
        super().__init__(name, hint, lambda: table if table.isVisible() else None)
        self._table = table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self._table.rows.rows:
            super().keyPressEvent(event)
        elif len(self._table.rows.rows) == 1:
            self._table.opened.emit(self._table.rows.rows[0])
        else:
            self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)


class PeoplePage(Page):
    """Typing filters at once, Down goes into the list, Enter opens the case."""

    name = "people"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.everybody: list[Glance] = []
        self.order, self.backwards = NAME, False
        self._stale, self._looked = True, False
        self.table: RowsTable[Glance] = RowsTable(_("People"), _columns(desk), lambda one: one.person_id, sorts=False)
        self.filter = Filter(_("Find a person"), _("Name, reference, NHS number or postcode"), self.table)
        self.which = Choice(_("Which cases"), _which(), OPEN, lambda _code: self.show_rows())
        self.worker = Choice(_("Whose cases"), self._workers(), "", lambda _code: self.show_rows())
        self.add = button(ADD, self.new_person, "filled", keys="Ctrl+N", hint="Ctrl+N")
        self.paste = button(_("Paste a referral…"), self.paste_referral)
        self.nobody = label("", "section", wraps=True)
        self.told = label("", "muted")
        self.stack = QStackedWidget()
        self.setAcceptDrops(True)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.head = row(
            label(_("People"), "title"), self.filter, self.which, self.worker, None, self.paste, self.add,
            gap=12, edges=(20, 12, 20, 12),
        )  # fmt: skip
        self.head.setStretchFactor(self.filter, 40)
        self.filter.setMinimumWidth(px(330))
        self.filter.setMaximumWidth(px(440))
        add_one = button(_("Add them as a new person"), self.new_person)
        next_step = label(_("Check the spelling, or add a person."))
        empty = column(self.nobody, next_step, row(add_one, None), None, gap=12, edges=(20, 20, 20, 20))
        self.stack.addWidget(self.table)
        self.stack.addWidget(frame("surface", empty))
        top = QWidget()
        top.setLayout(self.head)
        top.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        page = column(top, rule(), self.stack, rule(), row(self.told, edges=(20, 12, 20, 12)), gap=0)
        page.setStretchFactor(self.stack, 1)
        self.setLayout(page)

    def _wire(self) -> None:
        header = self.table.horizontalHeader()
        for part in (self.table, header):
            part.setProperty("role", "page")
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
        header.sectionClicked.connect(self._sort_by)
        self.filter.textChanged.connect(lambda _text: self.show_rows())
        self.table.opened.connect(self._open)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._look)

    def show_place(self, place: Place) -> None:
        self._look()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filter.selectAll()
        if place.step == "new":
            self.new_person()
        elif place.step == "paste":
            self.paste_referral()

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches(*people_list.TABLES):
            self._stale = True
            if self.isVisible():
                self._soon.start()
        if changes.touches("officer"):
            self._fill_workers()

    def day_changed(self) -> None:
        self._stale = True
        self._soon.start()

    def show_rows(self) -> None:
        """Show those the filter lets through."""
        words, which, worker = self.filter.text(), self.which.chosen, self.worker.chosen
        among = [one for one in self.everybody if _among(one, which) and worker in ("", one.worker)]
        found = people_list.matching(among, words)
        if self.order != NAME or self.backwards:
            found.sort(key=SORTS[self.order], reverse=self.backwards)
        self.table.put(found)
        self.stack.setCurrentIndex(0 if found or not words.strip() else 1)
        self.nobody.setText(_("Nobody called “{words}”.").format(words=" ".join(words.split())))
        self.told.setText(_told(len(found), len(self.everybody)) if self._looked else "")

    def new_person(self) -> NewPersonDialog:
        dialog = NewPersonDialog(self.desk, self)
        dialog.chosen.connect(lambda person_id: self.desk.go("case", person_id))
        dialog.open()
        return dialog

    def paste_referral(self) -> None:
        self.new_person().paste()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A referral dropped on the list: its facts are offered for a new person."""
        self.new_person().paste(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns_give_way(self, self.table, HIDDEN_UNDER)
        wide = give_way(self, {self.worker: 1160, self.which: 860, self.paste: 1060})
        show_hint(self.add, "Ctrl+N" if wide >= 860 else "")
        for at, (whole, narrow) in {NAME: (16, 12), WAITING: (7, 6)}.items():
            self.table.horizontalHeader().resizeSection(at, em(narrow if wide < 760 else whole))

    def _look(self) -> None:
        """Read everybody on the worker; what is shown meanwhile stays."""
        if not self._stale:
            return
        self._stale = False
        today = self.desk.today()

        def read(_progress: Progress) -> list[Glance]:
            return people_list.everybody(self.desk.db, today)

        self.desk.tasks.run(read, owner=self, done=self._put, words=_("Reading everybody…"))

    def _put(self, found: list[Glance]) -> None:
        self.everybody, self._looked = found, True
        self.show_rows()

    def _open(self, one: Glance) -> None:
        self.desk.go("case", one.person_id)

    def _sort_by(self, at: int) -> None:
        self.backwards = at == self.order and not self.backwards
        self.order = at
        order = Qt.SortOrder.DescendingOrder if self.backwards else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(at, order)
        self.show_rows()

    def _workers(self) -> list[tuple[str, str]]:
        names = dict.fromkeys(officer.name for officer in officers.everyone(self.desk.db))
        return [("", _("Any worker")), *((name, name) for name in names)]

    def _fill_workers(self) -> None:
        chosen = self.worker.chosen
        self.worker.clear()
        for code, words in self._workers():
            self.worker.addItem(words, code)
        self.worker.choose(chosen)


def _which() -> list[tuple[str, str]]:
    return [(OPEN, _("Open cases")), (CLOSED, _("Closed cases")), (ALL, _("Everybody"))]


def _among(one: Glance, which: str) -> bool:
    """People without a case are among the open ones: something is still to be done for them."""
    return which == ALL or (one.standing.closed_on is not None) == (which == CLOSED)


def _told(shown: int, of: int) -> str:
    if not of:
        return _("Nobody here yet. Add a person to begin.")
    people = ngettext("{shown} of {of} person", "{shown} of {of} people", of).format(shown=f"{shown:,}", of=f"{of:,}")
    return _("{people} · Enter opens the case").format(people=people)


def _next(one: Glance, desk: Desk) -> str:
    if one.next.due is None:
        return one.next.words
    return f"{one.next.words} · {reading.due(one.next.due, desk.today())}"


def _late(one: Glance, desk: Desk) -> str:
    return "error" if one.next.due is not None and one.next.due < desk.today() else "text"


def _waiting(one: Glance) -> str:
    return "–" if one.waiting is None else ngettext("{days} day", "{days} days", one.waiting).format(days=one.waiting)


def _columns(desk: Desk) -> list[Column[Glance]]:
    return [
        Column(_("Name"), lambda one: one.sorted_name, bold=True, width=16),
        Column(_("Reference"), lambda one: one.reference, muted=True, width=8),
        Column(_("Postcode"), lambda one: one.outward, width=7),
        Column(_("Next"), lambda one: _next(one, desk), ink=lambda one: _late(one, desk), stretches=True),
        Column(_("Waiting"), _waiting, spoken=_spoken_waiting, right=True, width=7),
        Column(_("Worker"), lambda one: one.worker or _("nobody yet"), muted=True, width=10),
    ]


def _spoken_waiting(one: Glance) -> str:
    return _("does not wait") if one.waiting is None else _waiting(one)


SORTS: dict[int, Callable[[Glance], Any]] = {
    NAME: lambda one: one.sorted_name.casefold(),
    REFERENCE: lambda one: one.reference.casefold(),
    OUTWARD: lambda one: one.outward,
    NEXT: lambda one: (one.next.words, one.next.due.toordinal() if one.next.due else 0),
    WAITING: lambda one: -1 if one.waiting is None else one.waiting,
    WORKER: lambda one: one.worker.casefold(),
}
