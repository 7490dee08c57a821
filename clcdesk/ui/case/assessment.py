"""The assessment, folded to its result; opened, it is there for whoever assesses."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from clcdesk.models.plans import Assessment
from clcdesk.services import assessments, officers
from clcdesk.services.assessments import Sheet
from clcdesk.ui import reading
from clcdesk.ui.case.assessment_sweep import Sweep
from clcdesk.ui.case.person_facts import reads_needed_day
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.facts import Fact, Facts
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.words import _
from clcdesk.words import eligibility as words

ANSWERS = (("", _("not known")), ("yes", _("yes")), ("no", _("no")))
VALUES = {"": None, "yes": True, "no": False}
CODES = {value: code for code, value in VALUES.items()}


class AssessmentPart(QWidget):
    """One assessment whole, another to choose, a new one to begin."""

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__()
        self.desk, self.person_id = desk, person_id
        self.chosen_id = ""
        self.sheet: SheetView | None = None
        self.known: Sequence[Assessment] = ()
        self.none = label(_("No assessment is recorded yet."), "muted", wraps=True)
        self.choice = Choice(_("Assessment to show"), [], "", self._choose)
        self.choice.setMinimumContentsLength(20)
        self.chosen = with_label(_("Assessment"), self.choice)
        self.fresh = button(_("New assessment"), self._begin, name=_("Begin a new assessment"))
        ways = row(self.chosen, column(None, self.fresh), None, gap=12)
        self.place = column(gap=0)
        self.setLayout(column(self.none, ways, self.place, gap=10, edges=(30, 0, 0, 0)))

    def put(self, known: Sequence[Assessment]) -> None:
        self.known = known
        ids = [one.id for one in known]
        if self.chosen_id not in ids:
            self.chosen_id = ids[0] if ids else ""
        self.none.setVisible(not ids)
        self.chosen.setVisible(len(ids) > 1)
        self.choice.offer([(one.id, told(one)) for one in known])
        self.choice.choose(self.chosen_id)
        self._put_sheet()

    def focus(self) -> None:
        (self.sheet.first if self.sheet is not None else self.fresh).setFocus()

    def _put_sheet(self) -> None:
        if self.sheet is not None and self.sheet.assessment_id != self.chosen_id:
            self.place.removeWidget(self.sheet)
            self.sheet.hide()
            self.sheet.deleteLater()
            self.sheet = None
        if not self.chosen_id:
            return
        sheet = assessments.sheet(self.desk.db, self.chosen_id)
        if self.sheet is None:
            self.sheet = SheetView(self.desk, sheet)
            self.place.addWidget(self.sheet)
        self.sheet.put(sheet)

    def _choose(self, assessment_id: str) -> None:
        self.desk.flush()
        self.chosen_id = assessment_id
        self._put_sheet()

    def _begin(self) -> None:
        def begin() -> None:
            self.chosen_id = assessments.record(
                self.desk.db, self.person_id, self.desk.today(), assessed_by=_me(self.desk)
            )

        if self.desk.attempt(begin):
            self.put(assessments.of(self.desk.db, self.person_id))
            self.focus()


class SheetView(QWidget):
    """One assessment: when and by whom, the three questions, what they come to, the decision."""

    def __init__(self, desk: Desk, sheet: Sheet) -> None:
        super().__init__()
        self.desk, self.assessment_id = desk, sheet.assessment.id
        one = sheet.assessment
        self.facts = Facts(desk, "assessment", one, _facts(desk), self._save)
        self.first = self.facts.fields["assessed_on"].editor
        self.impairment = self._question(_("Needs arise from a physical or mental impairment or illness"), "impairment")
        self.wellbeing = self._question(_("There is a significant impact on wellbeing"), "wellbeing")
        self.sweep = Sweep(desk, sheet)
        self.why = column(gap=2)
        self.sentences = [label("", wraps=True) for _sentence in range(4)]
        for sentence in self.sentences:
            self.why.addWidget(sentence)
        self.decision = Choice(_("Decision on eligibility"), [*words.DECISIONS.items()], "", self._decide)
        self.decided = Facts(desk, "assessment", one, _decided(desk), self._save)
        self.setLayout(
            column(
                self.facts,
                asked(self.impairment),
                label(_("The ten outcomes"), "section"),
                label(_("Tick every reason that holds: one is enough for an outcome not to be achieved."), wraps=True),
                self.sweep,
                asked(self.wellbeing),
                label(_("What the answers come to"), "section"),
                self.why,
                asked(self.decision),
                self.decided,
                gap=10,
            )
        )  # fmt: skip

    def put(self, sheet: Sheet) -> None:
        one = sheet.assessment
        self.facts.refresh(one)
        self.impairment.choose(CODES[one.impairment])
        self.wellbeing.choose(CODES[one.wellbeing])
        self.sweep.put(sheet)
        for shown, sentence in zip(self.sentences, words.explained(sheet.eligibility), strict=True):
            shown.setText(sentence)
        self.sentences[-1].setProperty("role", "strong")
        self.sentences[-1].style().polish(self.sentences[-1])
        self.decision.choose(one.decision)
        self.decided.setVisible(bool(one.decision))
        self.decided.refresh(one)

    def _question(self, asked: str, column_name: str) -> Choice:
        return Choice(asked, [*ANSWERS], "", self._picking(column_name))

    def _picking(self, column_name: str) -> Callable[[str], object]:
        return lambda code: self.desk.attempt(lambda: self._save(column_name, VALUES[code]))

    def _save(self, column_name: str, value: Any) -> None:
        assessments.change(self.desk.db, self.assessment_id, **{column_name: value})

    def _decide(self, decision: str) -> None:
        db, today = self.desk.db, self.desk.today()
        if decision:
            self.desk.attempt(lambda: assessments.decide(db, self.assessment_id, decision, today, _me(self.desk)))
        else:
            self.desk.attempt(lambda: assessments.take_back_decision(db, self.assessment_id))


def asked(choice: Choice) -> QWidget:
    """A question with its answers under it."""
    made = QWidget()
    heading = label(choice.accessibleName(), "strong", wraps=True)
    heading.setBuddy(choice)
    made.setLayout(column(heading, row(choice, None), gap=4))
    return made


def told(one: Assessment) -> str:
    """ "Fri 14 Mar 2025, D. Ellis"."""
    day = reading.show_day(one.assessed_on)
    return f"{day}, {one.assessed_by}" if one.assessed_by else day


def _me(desk: Desk) -> str:
    """The officer who sits here, by name."""
    return next((one.name for one in officers.everyone(desk.db) if one.id == desk.db.officer_id), "")


def _facts(desk: Desk) -> list[Fact]:
    return [
        Fact("assessed_on", _("Assessed on"), reading.show_day, reads_needed_day(desk), calendar=True),
        Fact("assessed_by", _("Assessed by"), hint=_("nobody has told us")),
        Fact("summary", _("Summary"), lines=3, hint=_("nothing written yet"), wide=True),
    ]


def _decided(desk: Desk) -> list[Fact]:
    return [
        Fact("decided_by", _("Decided by"), hint=_("a name is needed")),
        Fact("decided_on", _("Decided on"), reading.show_day, reads_needed_day(desk), calendar=True),
    ]
