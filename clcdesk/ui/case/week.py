"""The step The week: what each search looks for, painted, and what it costs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QTabBar

from clcdesk.frameworks.definition import Framework
from clcdesk.models.requests import Request
from clcdesk.rules.facts import Directory
from clcdesk.services import costs, people, requests, searches
from clcdesk.services import week as weeks
from clcdesk.services.telling import called
from clcdesk.store import ChangeSet, drafts
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.case.week_below import Below, Ways
from clcdesk.ui.case.week_cost import CostPanel
from clcdesk.ui.case.week_details import Details, Wishes
from clcdesk.ui.case.week_found import Found
from clcdesk.ui.case.week_paint import Seen, WeekPaint
from clcdesk.ui.desk import DIRECTORY_TABLES, FRAMEWORK_TABLES, Desk, Place
from clcdesk.ui.widgets.build import button, column, frame, label, row, rule
from clcdesk.ui.widgets.facts import missing
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.ui.widgets.pull import Pull
from clcdesk.words import _

TABLES = ("request", "pattern_entry", "already_there", "person", "support_plan", "referral", "case_file")


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
        count = len(empty) + self.wrong
        return State("todo", missing(count)) if count else State("done")

    def show_place(self, place: Place) -> None:
        self.reveal(place)
        if self.open is None:
            self.none.looks.setFocus()
        elif not self.open.show_field(place.field):
            self.open.paint.grid.enter()

    def reveal(self, place: Place) -> None:
        """The search that something happened to is the one that is shown."""
        self._ready()
        request_id = requests.of_row(self.desk.db, *place.row)
        if any(one.id == request_id for one in self.searches):
            self._show(request_id)

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

    def begin_for(self, assistant: bool) -> None:
        self.begin(assistant=assistant)

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
    """One search: its week, and below it its wishes, its details, its cost, which are made a moment later."""

    def __init__(self, step: WeekStep, request: Request, framework: Framework) -> None:
        super().__init__(step)
        self.step, self.desk, self.request_id = step, step.desk, request.id
        self._framework = framework
        self._stale = True
        self._below: Below | None = None
        self._kept = drafts.kept(self.desk.db, ("request", request.id))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        person = people.get(self.desk.db, step.person_id)
        title = _("The week {name} wants").format(name=called(person))
        self.paint = WeekPaint(self.desk, request, framework, self._seen(), title, self._kept)
        self._place = column(gap=0)
        page = column(self.paint, rule(), self._place, gap=0)
        page.setStretchFactor(self._place, 1)
        self.setWidget(frame("surface", page))
        self.paint.sideways.fill()
        Pull(self)
        QTimer.singleShot(0, self, self._make_below)

    @property
    def below(self) -> Below:
        return self._below or self._make_below()

    @property
    def wishes(self) -> Wishes:
        return self.below.wishes

    @property
    def details(self) -> Details:
        return self.below.details

    @property
    def found(self) -> Found:
        return self.below.found

    @property
    def cost(self) -> CostPanel:
        return self.below.cost

    def put(self) -> None:
        """Show it as it is now."""
        self.paint.put(self._seen())
        if self._below is not None:
            self._put_below(self._below)

    def look(self) -> None:
        """What follows from every choice made here, after the choice itself is drawn: the cost, who could help."""
        if not self._stale or self._below is None:
            return
        self._stale = False
        desk = self.desk
        weekly = costs.weekly(desk.db, self.step.case_id, desk.today(), desk.frameworks())
        self.cost.put(weekly, self.step.titles(), self.paint.said)
        desk.with_directory(self, self._count)

    def show_field(self, field: str) -> bool:
        """Go to a field by its table.column; False if it is none of here."""
        place = self.below.place_of(field)
        if place is None:
            return False
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(place)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _seen(self) -> Seen:
        rows = requests.pattern_of(self.desk.db, self.request_id)
        return Seen(rows, weeks.already(self.desk.db, self.step.person_id))

    def _make_below(self) -> Below:
        """In the first moment after the week is drawn, or when it is asked for."""
        if self._below is not None:
            return self._below
        step, request = self.step, self._now()
        made = self._below = Below(self.desk, request, self._framework, self._to_options, self._kept)
        self._put_below(made)
        ways = Ways(self.desk, step.case_id, step.code, step.begin_for, lambda: step.remove(self.request_id))
        self._place.addWidget(made, 1)
        for part in (rule(), ways):
            self._place.addWidget(part)
        tab_as_read(self)
        return made

    def _put_below(self, below: Below) -> None:
        below.put(self._now(), people.get(self.desk.db, self.step.person_id))
        self._stale = True
        if self.isVisible():
            QTimer.singleShot(0, self, self.look)

    def _now(self) -> Request:
        return next(one for one in self.step.searches if one.id == self.request_id)

    def _to_options(self) -> None:
        self.desk.go("case", self.step.person_id, "options")

    def _count(self, directory: Directory) -> None:
        self.wishes.offer(directory)
        if self.paint.seen.pattern:
            request = requests.facts_of(self.desk.db, self.request_id)
            self.found.look(self.desk, self._framework, request, directory)
        else:
            self.found.nothing()


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
