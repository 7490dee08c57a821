"""What stands below the week of a search: what it asks for besides, who could help, and what it costs."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from clcdesk.frameworks.definition import Framework
from clcdesk.models.people import Person
from clcdesk.models.requests import Request
from clcdesk.ui.case.record_button import record_button
from clcdesk.ui.case.week_cost import CostPanel
from clcdesk.ui.case.week_details import Details, Wishes
from clcdesk.ui.case.week_found import Found
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, frame, restyle
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _

NARROW = 1000
"""Effective pixels of the window under which the three columns stand one under the other."""


class Ways(QFrame):
    """At the foot: another search, this one no more, and the note for the case record."""

    def __init__(
        self, desk: Desk, case_id: str, step: str, begin: Callable[[bool], object], remove: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        flow = Flow(gap=16, lines=6)
        for one in (
            record_button(desk, case_id, step),
            button(_("Add a search for days out"), lambda: begin(False), "link"),
            button(_("Add a search for an assistant"), lambda: begin(True), "link"),
            button(_("Take this search away"), remove, "link"),
        ):
            flow.addWidget(one)
        holder = QWidget()
        holder.setLayout(flow)
        self.setLayout(column(holder, edges=(20, 10, 20, 14)))


class Below(QFrame):
    """Three columns: wishes and who could help; when, where and on what; the cost."""

    def __init__(
        self, desk: Desk, request: Request, framework: Framework, see: Callable[[], object], kept: Mapping[str, str]
    ) -> None:
        """`see` goes to the options; `kept` are the request's drafts."""
        super().__init__()
        self.setProperty("role", "surface")
        self.wishes = Wishes(desk, request.id, kept)
        self.found = Found(see)
        self.details = Details(desk, request, framework, kept)
        self.cost = CostPanel()
        self._between = [frame("bar"), frame("bar")]
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(0)
        self._columns.setContentsMargins(0, 0, 0, 0)
        left = frame("surface", column(self.wishes, self.found, None, gap=0))
        for part, line in zip((left, self.details, self.cost), [*self._between, None], strict=True):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._columns.addWidget(part, 1)
            if line is not None:
                self._columns.addWidget(line)
        self.setLayout(self._columns)

    def put(self, request: Request, person: Person) -> None:
        """Show the search as it is now."""
        self.wishes.put(request)
        self.details.put(request, person)

    def place_of(self, field: str) -> QWidget | None:
        """Where a field is worked on, by its table.column."""
        return {
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
        }.get(field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() / px(100) * 100 < NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)
            for line in self._between:
                line.setProperty("role", "line" if narrow else "bar")
                restyle(line)
