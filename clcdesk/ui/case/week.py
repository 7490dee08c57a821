"""The step The week: what each search looks for, painted, and what it costs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QTabBar, QWidget

from clcdesk.frameworks.definition import Framework
from clcdesk.models.people import Person
from clcdesk.models.requests import Request
from clcdesk.rules.facts import Directory
from clcdesk.services import costs, people, requests, searches
from clcdesk.services import week as weeks
from clcdesk.store import ChangeSet
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.case.week_cost import CostPanel
from clcdesk.ui.case.week_details import Details, Wishes
from clcdesk.ui.case.week_found import Found
from clcdesk.ui.case.week_paint import Seen, WeekPaint
from clcdesk.ui.desk import DIRECTORY_TABLES, FRAMEWORK_TABLES, Desk, Place
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, frame, label, row, rule
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _

TABLES = ("request", "pattern_entry", "already_there", "person", "support_plan", "referral", "case_file")
NARROW = 1000
"""Effective pixels of the window under which the three columns stand one under the other."""


class WeekStep(Step):
    code = "week"
    title = _("The week")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.searches: Sequence[Request] = ()
        self.open: Search | None = None
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Searches of this case"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.currentChanged.connect(self._tab_chosen)
        self.place = column(gap=0)
        self.setLayout(column(self.tabs, self.place, gap=0))
        self.tabs.hide()
        self.searches = requests.of(desk.db, case_id)
        self._filled = False
        QTimer.singleShot(0, self, self._ready)

    def state(self) -> State:
        if not self.searches:
            return State("todo")
        empty = [one for one in self.searches if not requests.entries(self.desk.db, one.id)]
        if empty:
            return State("todo", _("1 missing") if len(empty) == 1 else _("{count} missing").format(count=len(empty)))
        return State("done")

    def show_place(self, place: Place) -> None:
        self._ready()
        if self.open is None:
            self.none.looks.setFocus()
        elif not self.open.show_field(place.field):
            self.open.paint.grid.enter()

    def touched(self, changes: ChangeSet) -> None:
        if not changes.touches(*TABLES, *FRAMEWORK_TABLES, *DIRECTORY_TABLES):
            return
        now = requests.of(self.desk.db, self.case_id)
        shape = [(one.id, one.framework) for one in now]
        if not self._filled:
            self.searches = now
        elif changes.touches(*FRAMEWORK_TABLES) or shape != [(one.id, one.framework) for one in self.searches]:
            self._fill()
        else:
            self.searches = now
            self._title_tabs()
        if self.open is not None:
            self.open.put()

    def begin(self, *, assistant: bool = False) -> None:
        """One act: another search of this case; it is shown."""
        desk, made = self.desk, []
        known = desk.frameworks()
        if desk.attempt(
            lambda: made.append(searches.begin(desk.db, self.case_id, desk.today(), assistant=assistant, known=known))
        ):
            self._show(made[0])
            if self.open is not None:
                self.open.paint.grid.enter()

    def remove(self, request_id: str) -> None:
        """One act: this search is no longer wanted."""
        self.desk.flush()
        self.desk.attempt(lambda: requests.remove(self.desk.db, request_id))

    def showEvent(self, event: QShowEvent) -> None:
        self._ready()
        super().showEvent(event)

    # --- which search is shown

    def _ready(self) -> None:
        """The widgets are many: they are made when first shown, or in the first idle moment."""
        if not self._filled:
            self._filled = True
            self._fill()

    def _fill(self) -> None:
        """Everything anew, on the search that was shown if it is still there."""
        shown = self.open.request_id if self.open else ""
        self.searches = requests.of(self.desk.db, self.case_id)
        blocked = self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for one in self.searches:
            self.tabs.setTabData(self.tabs.addTab(""), one.id)
        self.tabs.blockSignals(blocked)
        self._title_tabs()
        self.tabs.setVisible(len(self.searches) > 1)
        ids = [one.id for one in self.searches]
        self._show(shown if shown in ids else ids[0] if ids else "", anew=True)

    def _title_tabs(self) -> None:
        titles = self.titles()
        for at, one in enumerate(self.searches):
            if self.tabs.tabText(at) != titles[one.id].replace("&", "&&"):
                self.tabs.setTabText(at, titles[one.id].replace("&", "&&"))

    def titles(self) -> dict[str, str]:
        """What each search is called; alike ones by their number too."""
        known = self.desk.frameworks()
        plain = {one.id: _title(known.get(one.framework), one.lot) for one in self.searches}
        seen: dict[str, int] = {}
        for request_id, title in plain.items():
            seen[title] = seen.get(title, 0) + 1
            if seen[title] > 1:
                plain[request_id] = f"{title} {seen[title]}"
        return plain

    def _tab_chosen(self, at: int) -> None:
        self.desk.flush()
        self._show(str(self.tabs.tabData(at)))

    def _show(self, request_id: str, *, anew: bool = False) -> None:
        if self.open is not None and self.open.request_id == request_id and not anew:
            return
        while (item := self.place.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        request = next((one for one in self.searches if one.id == request_id), None)
        framework = self.desk.frameworks().get(request.framework) if request else None
        self.open = None
        if request is None or framework is None:
            self.none = NoSearch(self, lost=request is not None)
            self.place.addWidget(self.none)
            return
        at = [one.id for one in self.searches].index(request_id)
        blocked = self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(at)
        self.tabs.blockSignals(blocked)
        self.open = Search(self, request, framework)
        self.place.addWidget(self.open)


class Search(QScrollArea):
    """One search: its week, its wishes, its details, its cost."""

    def __init__(self, step: WeekStep, request: Request, framework: Framework) -> None:
        super().__init__(step)
        self.step, self.desk, self.request_id = step, step.desk, request.id
        self._framework = framework
        self._stale = True
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        person = people.get(self.desk.db, step.person_id)
        self.paint = WeekPaint(
            self.desk, request, framework, self._seen(), _("The week {name} wants").format(name=_name(person))
        )
        self.wishes = Wishes(self.desk, request.id)
        self.found = Found(lambda: self.desk.go("case", step.person_id, "options"))
        self.details = Details(self.desk, request, framework)
        self.cost = CostPanel()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.put(request)

    def put(self, request: Request | None = None) -> None:
        """Show it as it is now."""
        desk = self.desk
        row_now = request or next(one for one in self.step.searches if one.id == self.request_id)
        self.paint.put(self._seen())
        self.wishes.put(row_now)
        self.details.put(row_now, people.get(desk.db, self.step.person_id))
        self._stale = True
        if self.isVisible():
            QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """What follows from every choice made here, after the choice itself is drawn: the cost, who could help."""
        if not self._stale:
            return
        self._stale = False
        desk = self.desk
        weekly = costs.weekly(desk.db, self.step.case_id, desk.today(), desk.frameworks())
        self.cost.put(weekly, self.step.titles(), self.paint.said)
        desk.with_directory(self, self._count)

    def show_field(self, field: str) -> bool:
        """Go to a field by its table.column; False if it is none of here."""
        places = {
            "request.start": self.details.start,
            "request.within_km": self.details.within,
            "request.areas": self.details.areas.editor,
            "request.framework": self.details.framework,
            "request.lot": self.details.lot,
            "request.bands_agreed": self.details.bands,
            "request.stale_after_days": self.details.stale,
            "request.must": self.wishes.must.editor,
            "request.would_like": self.wishes.would.editor,
            "request.languages": self.wishes.languages.editor,
            "request.staff": self.wishes.staff,
        }
        if field not in places:
            return False
        places[field].setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(places[field])
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() / px(100) * 100 < NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)

    def _seen(self) -> Seen:
        rows = requests.pattern_of(self.desk.db, self.request_id)
        return Seen(rows, weeks.already(self.desk.db, self.step.person_id))

    def _count(self, directory: Directory) -> None:
        self.wishes.offer(directory)
        if self.paint.seen.pattern:
            request = requests.facts_of(self.desk.db, self.request_id)
            self.found.look(self.desk, self._framework, request, directory)
        else:
            self.found.nothing()

    def _lay_out(self) -> None:
        for at, part in enumerate((self._wishes_and_found(), self.details, self.cost)):
            if at:
                self._columns.addWidget(frame("bar"))
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._columns.addWidget(part, 1)
        self._columns.setSpacing(0)
        self._columns.setContentsMargins(0, 0, 0, 0)
        page = frame("surface", column(self.paint, rule(), self._columns, rule(), self._foot(), gap=0))
        self.setWidget(page)
        self.paint.sideways.fill()

    def _wishes_and_found(self) -> QWidget:
        return frame("surface", column(self.wishes, self.found, None, gap=0))

    def _foot(self) -> QWidget:
        step = self.step
        days = button(_("Add a search for days out"), lambda: step.begin(), "link")
        assistant = button(_("Add a search for an assistant"), lambda: step.begin(assistant=True), "link")
        away = button(_("Take this search away"), lambda: step.remove(self.request_id), "link")
        flow = Flow(gap=16)
        for one in (days, assistant, away):
            flow.addWidget(one)
        holder = QWidget()
        holder.setLayout(flow)
        return frame("surface", column(holder, edges=(20, 8, 20, 12)))


class NoSearch(QFrame):
    """What is so, and the next step."""

    def __init__(self, step: WeekStep, *, lost: bool) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        said = _("The framework of this search is no longer known.") if lost else _("Nothing is being looked for yet.")
        more = _("Say what to look for; the week, the place and the framework can be changed at once.")
        self.looks = button(_("Look for days out"), lambda: step.begin(), "filled")
        self.assistant = button(_("Look for a personal assistant"), lambda: step.begin(assistant=True))
        self.setLayout(
            column(
                label(step.title, "section"), label(said, "strong", wraps=True), label(more, "", wraps=True),
                row(self.looks, self.assistant, None), None, gap=10, edges=(20, 16, 20, 16),
            )
        )  # fmt: skip


def _title(framework: Framework | None, lot: str) -> str:
    """Days out, or what else the lot is for."""
    if lot in searches.ASSISTANTS:
        return _("Personal assistant")
    if framework is not None and framework.code.startswith("clc-"):
        return _("Days out")
    found = framework.lots.get(lot) if framework else None
    return found.title if found else lot


def _name(person: Person) -> str:
    return person.addressed_as or person.first_name or person.name
