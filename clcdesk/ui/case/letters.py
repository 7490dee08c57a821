"""The step Letters: the page itself, live beside what it is told, and the letters that are final."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from clcdesk.errors import DeskError
from clcdesk.models.choices import ChoiceList
from clcdesk.rules.facts import Directory
from clcdesk.services import choices, letter_form, papers, people, telling
from clcdesk.services.choice_draft import Draft
from clcdesk.services.letter_form import NothingAskedError
from clcdesk.store import ChangeSet
from clcdesk.ui.case.letters_final import Final, FinalTold, read
from clcdesk.ui.case.letters_made import Papers, Versions
from clcdesk.ui.case.letters_options import LetterOptions
from clcdesk.ui.case.letters_out import Outgoing
from clcdesk.ui.case.letters_page import LetterPage, Shown
from clcdesk.ui.case.record_button import record_button
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.desk import DIRECTORY_TABLES, FRAMEWORK_TABLES, Desk, Place
from clcdesk.ui.look import px
from clcdesk.ui.tasks import Progress
from clcdesk.ui.widgets.build import button, column, frame, row, rule, scrolling
from clcdesk.ui.widgets.facts import section
from clcdesk.ui.widgets.flow import Flow
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.ui.widgets.pull import Pull
from clcdesk.words import _

TOLD = (
    "letter_form", "person", "contact", "communication_need", "request", "pattern_entry", "in_letter", "helps_with",
    "outcome", "support_plan", "case_file", "officer", "council", "choice_list", "printed_must", "travel_decision",
    "decision_form", "decision", *DIRECTORY_TABLES, *FRAMEWORK_TABLES,
)  # fmt: skip
"""Tables a letter rests on."""
TOLD_HERE = ("letter_form", "printed_must", "travel_decision")
"""Tables whose rows are written in this step."""
SOON = 120
"""Milliseconds after the last change until the letter is made anew."""
NARROW = 900
"""Effective pixels of the step under which it shows either what the letter is told or the letter."""
WIDEST = 340


class LettersStep(Step):
    code = "letters"
    title = _("Letters")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.lists: Sequence[ChoiceList] = choices.of(desk.db, case_id)
        self.shown = ""
        """The final letter that is shown; blank: the next one."""
        self.draft: Draft | None = None
        self._wanted = self._built = self._stale = False
        self._asked = 0
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._soon.timeout.connect(self._make)
        self.place = column(gap=0)
        self.setLayout(self.place)
        QTimer.singleShot(0, self, self._build)

    def state(self) -> State:
        newest = self.lists[0] if self.lists else None
        if newest is None:
            return State("todo")
        return State("done", str(len(self.lists)), _("{count} final").format(count=len(self.lists)))

    def show_place(self, place: Place) -> None:
        self._build()
        self.reveal(place)
        field = self.options.field(place.field.partition(".")[2]) if self._table(place) in TOLD_HERE else None
        if field is not None and not field.isHidden():
            field.autosave.focus()
            return
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self) -> QWidget:
        """Where work goes on: whom the next letter is for, the final one that is shown, or the letter itself."""
        if self.narrow and not self._on_options:
            return self.page.stop_here()
        if self.shown:
            return self.versions.buttons[self.shown]
        chosen = [one for one in self.options.who.buttons.values() if one.isChecked() and one.isEnabled()]
        return chosen[0] if chosen else self.options.format

    def reveal(self, place: Place) -> None:
        """What the next letter is told, unfolded; a paper beside it."""
        table = self._table(place)
        if table in TOLD_HERE:
            if self.shown:
                self.show_version("")
            self._narrow_to(options=True)
            self.options.reveal(table, place)
        elif table in ("paper", "paper_step"):
            self._narrow_to(options=True)

    def _table(self, place: Place) -> str:
        return place.field.partition(".")[0] or place.row[0]

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches(*TOLD):
            self.lists = choices.of(self.desk.db, self.case_id)
            self._wanted = True
        if self._built and changes.touches(*TOLD, "paper", "paper_step"):
            self._stale = True
            if self.isVisible():
                QTimer.singleShot(0, self, self._refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._build()
        if self._stale:
            self._refresh()
        if self._wanted:
            self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._built:
            self._reflow()

    @property
    def making(self) -> bool:
        """Whether another letter is on its way to the page."""
        return self._soon.isActive() or bool(self._asked)

    # --- what is built

    def _build(self) -> None:
        if self._built:
            return
        self._built = self._wanted = True
        desk = self.desk
        self.options = LetterOptions(desk, self.case_id, letter_form.of(desk.db, self.case_id))
        self.versions = Versions(self.show_version)
        self.papers = Papers(desk)
        self.out = Outgoing(desk, self, self.case_id, self.show_version)
        self.page = LetterPage(desk)
        self.page.week_wanted.connect(lambda: desk.go("case", self.person_id, "week"))
        self.page.options_wanted.connect(lambda: self._narrow_to(options=True))
        self.page.person_wanted.connect(lambda: desk.go("case", self.person_id, "person"))
        self.record = record_button(desk, self.case_id, "letters")
        self.record_below = record_button(desk, self.case_id, "letters")
        self.as_told = FinalTold()
        self.as_told.hide()
        inside = QWidget()
        made = section(_("Final letters"), self.versions)
        out = section(_("Papers"), self.papers)
        self.line = rule()
        every = (self.options, self.line, made, self.as_told, rule(), out, self.record_below, None)
        inside.setLayout(column(*every, gap=12, edges=(22, 16, 20, 16)))
        inside.setProperty("role", "surface")
        self.side = scrolling(inside, later=True)
        self.bar = frame("bar")
        self.next = button(_("&Back to the next letter"), lambda: self.show_version(""))
        self.final = button(_("Make it &final"), self._finalise)
        self.save = button(_("&Save a file…"), self._save)
        self.print = button(_("Print…"), self._print, "filled", name=_("Print"), keys="Ctrl+P", hint="Ctrl+P")
        acts = Flow(right=True)
        for each in (self.final, self.save, self.print):
            acts.addWidget(each)
        foot = row(self.next, self.record, acts, gap=8, edges=(16, 7, 16, 7))
        foot.setStretchFactor(acts, 1)
        self.foot = frame("surface", foot)
        self.letter = QWidget()
        self.letter.setLayout(column(self.page, rule(), self.foot, gap=0))
        self.switch = button(_("See the &letter"), lambda: self._narrow_to(options=False))
        self.switch_bar = frame("window", row(self.switch, None, edges=(16, 6, 16, 6)))
        body = row(self.side, self.bar, self.letter, gap=0)
        body.setStretchFactor(self.letter, 1)
        self.place.addWidget(self.switch_bar)
        self.place.addLayout(body)
        self.side.setWidget(inside)
        Pull(self.side)
        self._on_options = True
        self._enable(_("The letter is being made."))
        self._refresh()
        self._reflow()

    def _reflow(self) -> None:
        effective = self.width() / px(100) * 100
        self.narrow = effective < NARROW
        self.bar.setVisible(not self.narrow)
        self.record.setVisible(not self.narrow)
        self.record_below.setVisible(self.narrow)
        if self.narrow:
            self.side.setMaximumWidth(16_777_215)
            self.side.setMinimumWidth(0)
        else:
            self.side.setFixedWidth(min(px(WIDEST), self.width() // 3 + 1))
        self._narrow_to(options=self._on_options)

    def _narrow_to(self, *, options: bool) -> None:
        """Where there is little room one of the two is shown, and a button goes to the other."""
        self._on_options = options
        self.side.setVisible(options or not self.narrow)
        self.switch_bar.setVisible(options and self.narrow)
        self.letter.setVisible(not options or not self.narrow)
        self.page.alone(self.narrow)

    # --- what is shown

    def show_version(self, list_id: str) -> None:
        """Show a letter as it was frozen; blank: the next one."""
        self.lists = choices.of(self.desk.db, self.case_id)
        self.shown = list_id
        self._refresh()
        if list_id and self.narrow and self._on_options:
            self._narrow_to(options=False)
            self.page.stop_here().setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        self._stale = False
        desk = self.desk
        form, found = letter_form.of(desk.db, self.case_id), letter_form.recipients(desk.db, self.case_id)
        names = {one.contact_id: one.who for one in found}
        person = people.get(desk.db, self.person_id)
        self.options.put(form, found, telling.called(person))
        if self.draft is not None:
            self.options.put_ticks(self.draft)
        self.options.setVisible(not self.shown)
        self.line.setVisible(not self.shown)
        self.as_told.setVisible(bool(self.shown))
        self.versions.put(self.lists, names, self.shown)
        self.papers.put(papers.of(desk.db, self.case_id))
        tab_as_read(self)
        self.next.setVisible(bool(self.shown))
        self.final.setVisible(not self.shown)
        if self.shown:
            self._show_final(names)
        elif stop := letter_form.stopped(person):
            self.draft = None
            self._stop(stop)
            self._enable(stop)
        else:
            self._wanted = True
            if self.isVisible():
                self._soon.start()

    def _show_final(self, names: Mapping[str | None, str]) -> None:
        one = next(one for one in self.lists if one.id == self.shown)
        db, who = self.desk.db, names.get(one.contact_id) or _("somebody")
        said = _("version {version} for {who}, final").format(version=one.version, who=who)
        title = _("Version {version} for {who}, as it was told").format(version=one.version, who=who)

        def put(final: Final) -> None:
            if self.shown == one.id:
                self.as_told.put(title, final)
                self.page.put(Shown(b"" if one.format == "plain" else final.data, final.text, said, final=True))
                self._enable("")

        self.desk.tasks.run(lambda _progress: read(db, one, who), owner=self, done=put)

    def _make(self) -> None:
        """The next letter, made by the worker; its pages replace the last ones when they are ready."""
        if self.shown or not self._built:
            return
        self._wanted = False
        self._asked += 1
        self.desk.with_directory(self, self._make_of)

    def _make_of(self, known: Directory) -> None:
        desk, case_id, today = self.desk, self.case_id, self.desk.today()

        def work(_progress: Progress) -> Draft | DeskError:
            try:
                return letter_form.draft(desk.db, case_id, today, known)
            except DeskError as stop:
                return stop

        desk.tasks.run(work, owner=self, done=self._made)

    def _made(self, made: "Draft | DeskError") -> None:
        self._asked -= 1
        if self.shown or self._asked:
            return
        if isinstance(made, DeskError):
            self.draft = None
            show = self.page.nothing if isinstance(made, NothingAskedError) else self._stop
            show(str(made))
            self.options.put_nothing()
            self._enable(str(made))
            return
        self.draft = draft = made
        self.options.put_found(draft, letter_form.of(self.desk.db, self.case_id))
        tab_as_read(self)
        said = _("version {version}, not final").format(version=draft.version)
        pdf = draft.letter if draft.addressee.format == "standard" else b""
        self.page.put(Shown(pdf, draft.text, said, final=False, lacks=letter_form.missing(draft)))
        self._enable("")

    def _stop(self, sentence: str) -> None:
        self.page.stop(sentence, _("Nothing is printed or saved. Letters that are final stay as they are."))

    def _enable(self, why_not: str) -> None:
        """What makes the letter leave, or (a sentence) why it cannot."""
        for each in (self.final, self.save, self.print):
            each.setEnabled(not why_not)
            each.setAccessibleDescription(why_not)
            each.setToolTip(why_not)
        self.print.setToolTip(f"{_('Print…   Ctrl+P')}\n{why_not}".strip())

    # --- what leaves

    def _lacks(self) -> str:
        return letter_form.missing(self.draft) if self.draft is not None else ""

    def _finalise(self) -> None:
        self.out.finalise(self._lacks())

    def _save(self) -> None:
        self.out.save_it(self.shown, *self._paper(), self._lacks())

    def _print(self) -> None:
        self.out.print_it(self.shown, *self._paper(), self._lacks())

    def _paper(self) -> tuple[str, str]:
        """Format and reference of the letter that is shown."""
        if self.draft is not None and not self.shown:
            return self.draft.addressee.format, self.draft.letter_facts.reference
        one = next(one for one in self.lists if one.id == self.shown)
        return one.format, f"{people.get(self.desk.db, self.person_id).reference}/{one.version}"
