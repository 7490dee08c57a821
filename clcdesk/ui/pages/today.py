"""What is promised, what waits on others, who waits longest: the first page of the day."""

from datetime import timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from clcdesk.services import gaps, papers, promises, today
from clcdesk.services.today import Board, Thing
from clcdesk.store import ChangeSet
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.dialogs.move_promise import MoveDialog
from clcdesk.ui.dialogs.promise import PromiseDialog
from clcdesk.ui.dialogs.safety import SafetyDialog
from clcdesk.ui.look import px
from clcdesk.ui.pages import today_words
from clcdesk.ui.pages.page import Page
from clcdesk.ui.pages.today_bars import Calm, LineBar, VisitBar
from clcdesk.ui.pages.today_list import TodayList
from clcdesk.ui.tasks import Progress
from clcdesk.ui.widgets.build import button, column, frame, label, row
from clcdesk.ui.widgets.fields import Choice
from clcdesk.ui.widgets.keyed import show_hint
from clcdesk.words import _

MINE, ALL = "mine", "all"
NARROW, SLIM, LOW = 1060, 760, 560
"""Effective pixels of the page under which a line's columns stand under each other, and under which less is said."""
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
        self.day, self.count = label("", "quiet"), label("", "muted")
        self.whose = Choice(_("Whose things"), [(MINE, _("Mine")), (ALL, _("Everybody’s"))], MINE, self._show)
        self.promise = button(_("Promise something…"), self.new_promise, keys="Ctrl+P", hint="Ctrl+P")
        self.visit, self.calm = VisitBar(self.ask), Calm()
        self.nothing, self.next_words = label("", "section", wraps=True), label("", wraps=True)
        self.list = TodayList()
        self.line = LineBar(self.ask)
        self.stack = QStackedWidget()
        self._lay_out()
        self.list.asked.connect(self.ask)
        self.list.chosen.connect(self.line.put)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._look)

    def _lay_out(self) -> None:
        self.head = row(
            label(_("Today"), "title"), self.day, None, self.count, self.whose, self.promise,
            gap=12, edges=(20, 12, 20, 8),
        )  # fmt: skip
        above = column(self.visit, self.calm, gap=8, edges=(20, 4, 20, 12))
        empty = column(self.nothing, self.next_words, None, gap=8, edges=(20, 20, 20, 20))
        self.stack.addWidget(self.list)
        self.stack.addWidget(frame("surface", empty))
        page = column(self.head, above, self.stack, self.line, gap=0)
        page.setStretchFactor(self.stack, 1)
        self.setLayout(page)

    def show_place(self, place: Place) -> None:
        self.reveal(place)
        self._look()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, place: Place) -> None:
        """The line of something undone becomes the current one, now or once it is read."""
        if place.row[1]:
            self.list.want(place.row[1])

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

    def ask(self, wanted: str, thing: Thing) -> None:
        """Do with a line what was asked of it: act, open, move, remove, safety."""
        if wanted == "act":
            self.act(thing)
        elif wanted == "open":
            self.open(thing)
        elif wanted == "safety" and thing.safety:
            SafetyDialog(self.desk, self, thing.person_id, thing.who).open()
        elif thing.promised and wanted == "move":
            said = ": ".join(part for part in (thing.who, thing.what or _("the visit")) if part)
            MoveDialog(self.desk, self, thing.row_id, said, thing.due, thing.at).open()
        elif thing.promised and wanted == "remove":
            self.desk.attempt(lambda: promises.remove(self.desk.db, thing.row_id))

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
        self._arrange()

    def _arrange(self) -> None:
        """What there is room for."""
        wide, high = (side / px(100) * 100 for side in (self.width(), self.height()))
        self.list.fold(wide < NARROW)
        self.count.setHidden(wide < SLIM)
        self.day.setHidden(wide < LOW)
        self.visit.fold(slim=wide < SLIM, low=high < LOW)
        self.calm.setVisible(self.calm.so and (high >= LOW or self.visit.isHidden()))
        self.line.fold(wide < SLIM)
        show_hint(self.promise, "" if wide < SLIM else "Ctrl+P")

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
        self.line.put(self.list.current)
        self.stack.setCurrentIndex(0 if shown.things else 1)
        self.line.setVisible(bool(shown.things))
        self.nothing.setText(_("Nothing promised today."))
        self.next_words.setText(_("Nobody waits either. Promise something, or look in People."))
        self.visit.put(shown)
        self.calm.put(shown)
        self._arrange()
