"""What is promised, what waits on others, who waits longest: the first page of the day."""

from datetime import timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from clcdesk.services import gaps, papers, promises, today
from clcdesk.services.today import Board, Thing
from clcdesk.store import ChangeSet
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.dialogs.promise import PromiseDialog
from clcdesk.ui.look import px
from clcdesk.ui.pages import today_words
from clcdesk.ui.pages.page import Page
from clcdesk.ui.pages.today_list import TodayList
from clcdesk.ui.tasks import Progress
from clcdesk.ui.widgets.build import button, column, frame, label, row
from clcdesk.ui.widgets.fields import Choice
from clcdesk.words import _

MINE, ALL = "mine", "all"
NARROW = 860
"""Effective pixels of the page under which a line's columns stand under each other."""
LOOK_AGAIN_IN = timedelta(days=7)


class TodayPage(Page):
    """One verb at the right of each line acts in place; Ctrl+Z takes it back."""

    name = "today"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.board = Board((), desk.today())
        self._stale = True
        self.day, self.count = label("", "muted"), label("", "muted")
        self.whose = Choice(_("Whose things"), [(MINE, _("Mine")), (ALL, _("Everybody’s"))], MINE, self._show)
        self.promise = button(_("Promise something…"), self.new_promise, keys="Ctrl+P")
        self.visit_words, self.visit_more = label("", "strong"), label("", "muted", wraps=True)
        self.go_there = button(_("Open the &case"), self._open_visit, "filled")
        self.visit = self._visit_bar()
        self.nothing, self.next_words = label("", "section", wraps=True), label("", wraps=True)
        self.list = TodayList()
        self.stack = QStackedWidget()
        self._lay_out()
        self.list.acted.connect(self.act)
        self.list.opened.connect(self.open)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._look)

    def _lay_out(self) -> None:
        self.head = row(
            label(_("Today"), "title"), self.day, None, self.count, self.whose, self.promise,
            gap=12, edges=(20, 12, 20, 8),
        )  # fmt: skip
        bar = row(self.visit, edges=(20, 4, 20, 12))
        empty = column(self.nothing, self.next_words, None, gap=8, edges=(20, 20, 20, 20))
        self.stack.addWidget(self.list)
        self.stack.addWidget(frame("surface", empty))
        keys = label(_("Enter does what stands at the right · O opens the case"), "muted", wraps=True)
        self.keys = frame("surface", row(keys, edges=(20, 6, 20, 6)))
        page = column(self.head, bar, self.stack, self.keys, gap=0)
        page.setStretchFactor(self.stack, 1)
        self.setLayout(page)

    def _visit_bar(self) -> QWidget:
        next_visit = label(_("Next visit"), "muted")
        said = row(next_visit, self.visit_words, self.visit_more, None, self.go_there, gap=10, edges=(14, 8, 10, 8))
        said.setStretchFactor(self.visit_more, 4)
        bar = frame("banner", said)
        bar.hide()
        return bar

    def show_place(self, place: Place) -> None:
        self._look()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches(*today.TABLES):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def day_changed(self) -> None:
        self._stale = True
        self._soon.start()

    def new_promise(self) -> None:
        PromiseDialog(self.desk, self).open()

    def act(self, thing: Thing) -> None:
        """Do what stands at the right of a line."""
        on, db = self.desk.today(), self.desk.db
        if thing.verb == "kept":
            self.desk.attempt(lambda: promises.keep(db, thing.row_id, on))
        elif thing.verb == "given":
            self.desk.attempt(lambda: papers.settle(db, thing.row_id, "given", on))
        elif thing.verb == "look-again":
            if self.desk.attempt(lambda: gaps.look_again(db, thing.row_id, on + LOOK_AGAIN_IN)):
                self.desk.go("case", thing.person_id, "options")
        elif thing.verb == "came-back":
            self.desk.go("case", thing.person_id, "decision")
        else:
            self.open(thing)

    def open(self, thing: Thing) -> None:
        if thing.person_id:
            self.desk.go("case", thing.person_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() / px(100) * 100
        self.list.fold(wide < NARROW)
        self.count.setHidden(wide < NARROW)
        self.day.setHidden(wide < 500)
        self.visit_more.setHidden(wide < NARROW)

    def _look(self) -> None:
        """Read the board on the worker; what is shown meanwhile stays."""
        if not self._stale:
            return
        self._stale = False
        on = self.desk.today()

        def read(_progress: Progress) -> Board:
            return today.board(self.desk.db, on)

        self.desk.tasks.run(read, owner=self, done=self._put, words=_("Reading what is to be done…"))

    def _put(self, board: Board) -> None:
        self.board = board
        self._show()

    def _show(self, _code: str = "") -> None:
        shown = self.board if self.whose.chosen == ALL else self.board.of_officer()
        on = shown.today
        self.day.setText(reading.show_day(on))
        self.count.setText(today_words.counted(len(shown.things), len(shown.late)))
        self.list.put(shown)
        self.stack.setCurrentIndex(0 if shown.things else 1)
        self.keys.setVisible(bool(shown.things))
        self.nothing.setText(_("Nothing promised today."))
        self.next_words.setText(_("Nobody waits either. Promise something, or look in People."))
        self._put_visit(shown.next_visit)

    def _put_visit(self, visit: Thing | None) -> None:
        self.visit.setVisible(visit is not None)
        if visit is None:
            return
        on = self.board.today
        day = "" if visit.due == on else reading.due(visit.due or on, on)
        at = " ".join(part for part in (day[:1].upper() + day[1:], visit.at) if part)
        self.visit_words.setText(" ".join(part for part in (at, today_words.who(visit)) if part))
        parts = (visit.what, _("to {whom}").format(whom=visit.to_whom) if visit.to_whom else "")
        self.visit_more.setText(" · ".join(part for part in parts if part))
        self.go_there.setVisible(bool(visit.person_id))

    def _open_visit(self) -> None:
        shown = self.board if self.whose.chosen == ALL else self.board.of_officer()
        if (visit := shown.next_visit) is not None:
            self.open(visit)
