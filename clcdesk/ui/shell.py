"""What is seen once the desk is open: rail, top bar, the pages, the line at the foot."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from clcdesk.services import officers, overview, people, said
from clcdesk.store import ChangeSet, Undone
from clcdesk.ui import actions
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.record_button import copy_record
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.dialogs.jot import JotDialog
from clcdesk.ui.foot import Foot
from clcdesk.ui.help_keys import HelpKeys
from clcdesk.ui.help_text import about
from clcdesk.ui.look import px
from clcdesk.ui.pages.help import HelpPage
from clcdesk.ui.pages.page import Page
from clcdesk.ui.pages.people import PeoplePage
from clcdesk.ui.pages.providers import ProvidersPage
from clcdesk.ui.pages.reports import ReportsPage
from clcdesk.ui.pages.settings import SettingsPage
from clcdesk.ui.pages.today import TodayPage
from clcdesk.ui.rail import Rail
from clcdesk.ui.search import SearchBox
from clcdesk.ui.taking_back import TakingBack
from clcdesk.ui.top_bar import TopBar
from clcdesk.ui.where import place_of
from clcdesk.ui.widgets.build import column, frame, label, row, rule
from clcdesk.words import _

PAGES: dict[str, type[Page]] = {
    page.name: page for page in (TodayPage, PeoplePage, CasePage, ProvidersPage, ReportsPage, SettingsPage, HelpPage)
}
NARROW = 1000
"""Effective pixels under which the rail becomes icons."""
RESTS = 400
"""Milliseconds after which the page of a case is built, empty, ahead of the first that is opened."""


class Shell(QWidget):
    """Pages are built when first gone to (a case's in a moment of rest before), and hear of every change after that."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.pages: dict[str, Page] = {}
        self.place = Place("today")
        self.search = SearchBox(desk)
        self.top = TopBar(desk, self.search, self._officer(), desk.lock_requested.emit)
        self.stack = QStackedWidget()
        self.foot = Foot(desk.tasks, self.redo)
        self.rail = Rail(self._go_to_page)
        self.made_up = self._made_up()
        main = column(self.top, rule(), self.made_up, self.stack, self.foot, gap=0)
        main.setStretchFactor(self.stack, 1)
        self.setLayout(row(self.rail, main, gap=0))
        self._help_keys = HelpKeys(self)
        self.back = TakingBack(desk, self, self._taken_back)
        self._wire()
        self._tell_of_the_directory()
        QTimer.singleShot(RESTS, self, lambda: self._page(CasePage.name))

    def _page(self, name: str) -> Page:
        page = self.pages.get(name)
        if page is None:
            page = self.pages[name] = PAGES[name](self.desk)
            self.stack.addWidget(page)
        return page

    def _wire(self) -> None:
        self.desk.go_requested.connect(self.go)
        self.desk.jot_requested.connect(self.jot)
        self.desk.record_requested.connect(self.copy_record)
        self.desk.changed.connect(self._touched)
        self.desk.said.connect(self.foot.say)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo),
            (QKeySequence("Ctrl+Y"), self.redo),
            (QKeySequence("Ctrl+Shift+Z"), self.redo),
            (QKeySequence("Ctrl+K"), self.search.begin),
            (QKeySequence("Ctrl+J"), self.jot),
            (QKeySequence("Ctrl+Shift+C"), self.copy_record),
            (QKeySequence("Ctrl++"), lambda: actions.larger(self.desk)),
            (QKeySequence("Ctrl+="), lambda: actions.larger(self.desk)),
            (QKeySequence("Ctrl+-"), lambda: actions.smaller(self.desk)),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    @property
    def here(self) -> Place:
        """Where one is, to the step."""
        page = self.stack.currentWidget()
        return Place("case", page.person_id, page.code) if isinstance(page, CasePage) else self.place

    def go(self, place: Place) -> None:
        """Show a page, and what of it was asked for."""
        self.desk.flush()
        if place.page == self.place.page == "case" and not place.subject:
            place = place._replace(subject=self.place.subject)
        if place.page == "help" and not place.step:
            place = place._replace(step=about(self.here))
        page = self._page(place.page)
        self.place = place
        self.stack.setCurrentWidget(page)
        self.rail.choose(place.page)
        page.show_place(place)

    def jot(self) -> None:
        """Something to write in while somebody talks, whatever is shown."""
        page = self.stack.currentWidget()
        case_id = page.case_id if isinstance(page, CasePage) else ""
        whose = _("For nobody yet: say later whose it is.")
        if isinstance(page, CasePage) and case_id:
            whose = _("For {name}.").format(name=people.get(self.desk.db, page.person_id).name)
        JotDialog(self.desk, case_id, whose, self).show()

    def copy_record(self) -> None:
        """The case that is shown, whole, as a note on the clipboard."""
        page = self.stack.currentWidget()
        if isinstance(page, CasePage) and page.case_id:
            copy_record(self.desk, page.case_id)
        else:
            self.desk.say(_("Go to a case first: its note is then copied for the case record."))

    def undo(self) -> None:
        """Take back this officer's newest act, go to where it happened, and say so."""
        if what := self.desk.look_back():
            self.foot.say(_("Undone: {what}").format(what=what), can_redo=True)
            return
        self.back.take("undo")

    def redo(self) -> None:
        if what := self.desk.look_back(again=True):
            self.foot.say(_("Done again: {what}").format(what=what))
            return
        self.back.take("redo")

    def _taken_back(self, undone: Undone, kind: str) -> None:
        self._go_to_where_it_happened(undone)
        self.foot.say(said.sentence(self.desk.db, undone.act, undone.facts, kind), can_redo=kind == "undo")

    def _go_to_where_it_happened(self, undone: Undone) -> None:
        """There, with the cursor in the field if it was one; nowhere else if that place is shown already."""
        done_at = self.desk.done_at.get(undone.operation_id)
        place = done_at or place_of(self.desk.db, undone.rows, undone.operation_id, self.here)
        if place is None:
            return
        page = self.stack.currentWidget()
        if place[:3] != self.here[:3]:
            self.go(place)
        elif isinstance(page, Page):
            page.reveal(place)
        column = place.field.partition(".")[2]
        for field in tuple(self.desk.fields):
            if column == field.column and field.row in undone.rows and field.focus():
                return

    def _go_to_page(self, page: str) -> None:
        self.go(Place(page))

    def _touched(self, changes: ChangeSet) -> None:
        for page in tuple(self.pages.values()):
            page.touched(changes)
        if changes.touches("claim", "service", "framework_use", "officer"):
            self._tell_of_the_directory()

    def _made_up(self) -> QWidget:
        """The demo says on every page that it is one, and which day it lives on."""
        day = self.desk.today()
        words = _("Everybody here is made up, and it is {day}.").format(day=f"{day:%A} {day.day} {day:%B %Y}")
        line = frame("tint", row(label(words, "muted", wraps=True), edges=(20, 3, 20, 3)))
        line.setVisible(self.desk.demo)
        return line

    def _officer(self) -> str:
        mine = [one.name for one in officers.everyone(self.desk.db) if one.id == self.desk.db.officer_id]
        return mine[0] if mine else ""

    def _tell_of_the_directory(self) -> None:
        told = overview.directory_told(self.desk.db, self.desk.today())
        self.top.directory.setText(told.directory)
        self.top.framework.setText(told.framework)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = round(self.width() / px(100) * 100)
        self.top.narrow(width)
        self.rail.narrow(width < NARROW)
