"""The sweep over the ten Care Act outcomes: of each, which of the four reasons hold, and a note."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from clcdesk.models.plans import AssessedOutcome
from clcdesk.rules.eligibility import DOMAINS, Reasons, unable
from clcdesk.services import assessments
from clcdesk.services.assessments import Sheet
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import column, label, row, rule
from clcdesk.ui.widgets.flow import Flow
from clcdesk.ui.widgets.ticks import TickBox
from clcdesk.words import _
from clcdesk.words import matters as said

ABLE = Reasons(False, False, False, False)


class OutcomeLine(QWidget):
    """One of the ten. A tick is an act; the note keeps itself."""

    def __init__(self, desk: Desk, assessment_id: str, domain: str, found: AssessedOutcome | None) -> None:
        super().__init__()
        self.desk, self.assessment_id, self.domain = desk, assessment_id, domain
        self.reasons, self.kept_note = Reasons(), ""
        title = said.CARE_ACT[domain]
        self.stands = label("", "muted")
        self.able = self._tick(_("achieves it"), title, self._say_able)
        self.ticks = {
            name: self._tick(said.REASONS[name], title, self._picking(name), said.REASONS_WHOLE[name])
            for name in Reasons._fields
        }
        self.note = QLineEdit()
        self.note.setAccessibleName(_("Note: {outcome}").format(outcome=title))
        self.note.setPlaceholderText(_("what was seen or said"))
        self.autosave = Autosave(
            desk, self.note, self._row(found), "note", text=found.note if found else "", save=self._say_note
        )
        whole = f"{title}, {said.INCLUDING[domain]}" if domain in said.INCLUDING else title
        named, ticks = label(whole, "strong", wraps=True), Flow(gap=14, lines=2)
        head = row(named, self.stands, gap=10)
        head.setStretchFactor(named, 1)
        for tick in (self.able, *self.ticks.values()):
            ticks.addWidget(tick)
        self.setLayout(column(head, ticks, self.note, gap=4, edges=(0, 6, 0, 8)))
        self.put(found)

    def put(self, found: AssessedOutcome | None) -> None:
        self.reasons, self.kept_note = Reasons(), ""
        if found is not None:
            self.reasons = Reasons(*(getattr(found, name) for name in Reasons._fields))
            self.kept_note = found.note
        self.autosave.row = self._row(found)
        self.autosave.refresh(self.kept_note)
        self.able.put(self.reasons == ABLE)
        for name, tick in self.ticks.items():
            tick.put(getattr(self.reasons, name) is True)
        stands = {True: _("not achieved"), False: _("achieved"), None: _("not answered")}
        is_unable = unable(self.reasons)
        self.stands.setText(stands[is_unable])
        self.stands.setProperty("role", "small-strong" if is_unable else "muted")
        self.stands.style().unpolish(self.stands)
        self.stands.style().polish(self.stands)

    def _tick(self, words: str, title: str, pressed: Callable[[bool], object], whole: str = "") -> TickBox:
        made = TickBox(words, _("{outcome}: {reason}").format(outcome=title, reason=whole or words), pressed)
        made.setToolTip(whole)
        made.setMinimumHeight(px(26))
        return made

    def _row(self, found: AssessedOutcome | None) -> tuple[str, str]:
        return "assessed_outcome", found.id if found else f"new:{self.assessment_id}:{self.domain}"

    def _picking(self, name: str) -> Callable[[bool], object]:
        return lambda on: self._answer(self._with(name, on))

    def _with(self, name: str, on: bool) -> Reasons:
        """A tick taken away is a no only where the others were answered no; else it is not known again."""
        others = [getattr(self.reasons, other) for other in Reasons._fields if other != name]
        return self.reasons._replace(**{name: True if on else False if False in others else None})

    def _say_able(self, on: bool) -> None:
        self._answer(ABLE if on else Reasons())

    def _say_note(self, text: str) -> None:
        assessments.answer(self.desk.db, self.assessment_id, self.domain, self.reasons, text)

    def _answer(self, reasons: Reasons) -> None:
        self.desk.attempt(
            lambda: assessments.answer(self.desk.db, self.assessment_id, self.domain, reasons, self.kept_note)
        )


class Sweep(QWidget):
    """All ten, in the order of the regulations."""

    def __init__(self, desk: Desk, sheet: Sheet) -> None:
        super().__init__()
        self.lines = {
            domain: OutcomeLine(desk, sheet.assessment.id, domain, sheet.answers.get(domain)) for domain in DOMAINS
        }
        place = column(gap=0)
        for line in self.lines.values():
            place.addWidget(rule())
            place.addWidget(line)
        self.setLayout(place)

    def put(self, sheet: Sheet) -> None:
        for domain, line in self.lines.items():
            line.put(sheet.answers.get(domain))
