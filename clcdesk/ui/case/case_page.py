"""One case, one page: the head, the list of steps, and the step one works in."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from clcdesk.errors import DeskError
from clcdesk.services import cases, people
from clcdesk.store import ChangeSet
from clcdesk.ui.case.head import Head
from clcdesk.ui.case.no_case import NoCaseStep
from clcdesk.ui.case.step import Step
from clcdesk.ui.case.steps import CODES, StepsList, StepsModel, StepTabs, step_class
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.look import px
from clcdesk.ui.pages.page import Page
from clcdesk.ui.widgets.build import column, frame, row, rule

NARROW = 1000
"""Effective pixels under which the steps are tabs."""
SEEN, REST, QUIET = 200, 60, 300
"""Milliseconds: after a step is shown and before another is built; between two; and without a key before that."""


class CasePage(Page):
    """A person's newest case. Steps are built when first shown, the others in idle moments after that."""

    name = "case"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.person_id = self.case_id = ""
        self.code = CODES[0]
        self.built: dict[str, Step] = {}
        self._unheard: dict[str, ChangeSet] = {}
        """What steps that are not shown have not heard of yet: a key does not wait for them."""
        self.model = StepsModel()
        self.head = Head(desk, self.enter)
        self.steps = StepsList(self.model)
        self.tabs = StepTabs(self.model)
        self.stack = QStackedWidget()
        self._blank = QWidget()
        self.stack.addWidget(self._blank)
        self.stack.setProperty("role", "surface")
        self.stack.setMinimumHeight(px(60))
        self.side = frame("window", column(self.steps, self.head.costs, gap=8, edges=(0, 8, 0, 12)))
        self.bar = frame("bar")
        body = row(self.side, self.bar, self.stack, gap=0)
        body.setStretchFactor(self.stack, 1)
        page = column(self.head, self.tabs, rule(), body, gap=0)
        page.setStretchFactor(body, 1)
        self.setLayout(page)
        for chooser in (self.steps, self.tabs):
            chooser.shown.connect(self.show_step)
            chooser.entered.connect(self.enter)
        self.steps.dropped.connect(self._dropped)
        for keys, move in (("Ctrl+PgUp", self._before), ("Ctrl+PgDown", self._after)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(move)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._catch_up)
        self._counting = QTimer(self, interval=0, singleShot=True)
        self._counting.timeout.connect(self.tell)
        desk.marked.connect(self._counting.start)
        self._reflow()

    @property
    def step(self) -> Step | None:
        """The step that is shown."""
        return self.built.get(self.code)

    def show_place(self, place: Place) -> None:
        if place.subject and place.subject != self.person_id:
            if not self._there(place.subject):
                self._leave()
                return
            self._open(place.subject)
        if self.person_id:
            self.enter(place.step or self.code, place)

    def reveal(self, place: Place) -> None:
        if self.step is not None:
            self.step.reveal(place)

    def touched(self, changes: ChangeSet) -> None:
        if not self.person_id:
            return
        if changes.touches("person") and not self._there(self.person_id):
            self._leave()
            return
        if changes.touches("case_file") and self._case_of(self.person_id) != self.case_id:
            self._open(self.person_id)
            self.show_step(self.code)
            return
        self.head.touched(changes)
        for code, step in tuple(self.built.items()):
            if code == self.code:
                step.touched(changes)
            else:
                before = self._unheard.get(code)
                self._unheard[code] = before.and_then(changes) if before else changes
        self.tell()
        self._idle.start(REST)

    def day_changed(self) -> None:
        if self.person_id:
            self.head.show_case(self.person_id, self.case_id)

    def show_step(self, code: str) -> None:
        """Bring a step to the front; the focus stays where it is."""
        self.desk.flush()
        self.code = code
        step = self._step(code)
        self._hear(code)
        self.stack.setCurrentWidget(step)
        self.steps.choose(code)
        self.tabs.choose(code)
        self.tell()
        self._idle.start(SEEN)

    def enter(self, code: str, place: Place | None = None) -> None:
        """Bring a step to the front and put the focus where its work goes on."""
        self.show_step(code)
        self._step(code).show_place(place or Place("case", self.person_id, code))

    def tell(self) -> None:
        """Ask every step that is built how it stands; the list shows it."""
        self.model.put({code: step.state() for code, step in self.built.items()})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _reflow(self) -> None:
        narrow = self.width() / px(100) * 100 < NARROW
        self.tabs.setVisible(narrow)
        self.side.setVisible(not narrow)
        self.bar.setVisible(not narrow)
        self.head.narrow(narrow)

    def _open(self, person_id: str) -> None:
        """Another person: nothing of the one before stays."""
        self.desk.flush()
        self._clear()
        if person_id != self.person_id:
            self.code = CODES[0]
        self.person_id, self.case_id = person_id, self._case_of(person_id)
        self.head.show_case(self.person_id, self.case_id)

    def _clear(self) -> None:
        """The blank comes to the front first: else the stack shows, and lays out, each step that is left in turn."""
        self.stack.setCurrentWidget(self._blank)
        for step in self.built.values():
            self.stack.removeWidget(step)
            step.deleteLater()
        self.built.clear()
        self._unheard.clear()

    def _there(self, person_id: str) -> bool:
        try:
            people.get(self.desk.db, person_id)
        except DeskError:
            return False
        return True

    def _leave(self) -> None:
        """Whom the page shows was taken back (their adding was undone): back to People."""
        self._idle.stop()
        self._clear()
        self.person_id = self.case_id = ""
        if self.isVisible():
            QTimer.singleShot(0, self, lambda: self.desk.go("people"))

    def _case_of(self, person_id: str) -> str:
        """The newest open case, else the newest; "" if the person has none."""
        found = cases.of(self.desk.db, person_id)
        still_open = [case for case in found if case.closed_on is None]
        return next((case.id for case in (*still_open, *found)), "")

    def _step(self, code: str) -> Step:
        step = self.built.get(code)
        if step is None:
            made = step_class(code) if self.case_id or code == "person" else NoCaseStep
            step = self.built[code] = made(self.desk, self.person_id, self.case_id)
            self.stack.addWidget(step)
            step.told.connect(self.tell)
        return step

    def _hear(self, code: str) -> None:
        changes = self._unheard.pop(code, None)
        if changes is not None:
            self.built[code].touched(changes)

    def _catch_up(self) -> None:
        """While nobody types, one step that is not shown hears what changed, or one not gone to yet is built."""
        left = next((code for code in CODES if code in self._unheard or code not in self.built), None)
        if left is None or not self.person_id:
            return
        if not self.desk.rests(QUIET):
            self._idle.start(QUIET)
            return
        self._step(left)
        self._hear(left)
        self.tell()
        QTimer.singleShot(0, self, lambda: self._idle.start(REST))  # after what the step does a moment later: a rest

    def _dropped(self, code: str, jot_id: str, at: QPoint) -> None:
        """A jotted line was dragged from Notes onto a step."""
        if (notes := self.built.get("notes")) is not None:
            notes.drop(code, jot_id, self.steps, at)

    def _before(self) -> None:
        self.enter(CODES[(CODES.index(self.code) - 1) % len(CODES)])

    def _after(self) -> None:
        self.enter(CODES[(CODES.index(self.code) + 1) % len(CODES)])
