"""The support plan: its version, its budget, and the versions before it to read."""

from typing import Any

from PySide6.QtWidgets import QWidget

from clcdesk.models.plans import SupportPlan
from clcdesk.services import assessments, plans
from clcdesk.services.plans import Board
from clcdesk.ui import reading
from clcdesk.ui.case.assessment import told
from clcdesk.ui.case.person_facts import reads_needed_day
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.facts import Fact, Facts
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.words import _, ngettext
from clcdesk.words import matters as said


class PlanPart(QWidget):
    """The current version as fields; `put` shows another board."""

    def __init__(self, desk: Desk, person_id: str, name: str) -> None:
        super().__init__()
        self.desk, self.person_id, self.name = desk, person_id, name
        self.plan_id = ""
        self.facts: Facts | None = None
        self.none = label(_("There is no plan yet: it begins with the first thing that matters."), "muted", wraps=True)
        self.fresh = button(_("New &version"), self._new_version, name=_("New version of the support plan"))
        self.fresh.setToolTip(_("Copies the outcomes; the version before stays to read below"))
        self.place, self.older = column(gap=0), column(gap=8)
        self.past = label(_("Versions before"), "strong")
        parts = (self.none, self.place, row(self.fresh, None), self.past, self.older)
        self.setLayout(column(*parts, gap=8, edges=(30, 0, 0, 0)))

    def put(self, board: Board) -> None:
        plan = board.current
        self.none.setVisible(plan is None)
        self.fresh.setText(_("New &version") if plan else _("Begin the plan"))
        self.fresh.setAccessibleName(_("New version of the support plan") if plan else _("Begin the plan"))
        if plan is None or plan.id != self.plan_id:
            self._begin_anew(plan)
        if plan is not None and self.facts is not None:
            self.facts.refresh(plan)
            self.stage.choose(plan.budget_stage)
            self._offer_assessments()
            self.basis.choose(plan.assessment_id or "")
        self._put_older(board)

    def _begin_anew(self, plan: SupportPlan | None) -> None:
        if self.facts is not None:
            self.place.removeWidget(self.facts)
            self.facts.hide()
            self.facts.deleteLater()
        self.facts, self.plan_id = None, plan.id if plan else ""
        if plan is not None:
            self.facts = Facts(self.desk, "support_plan", plan, self._wanted(), self._save)
            self.place.addWidget(self.facts)

    def _wanted(self) -> list[Fact | QWidget]:
        """Who made it and when, its budget, its summary."""
        desk = self.desk
        stages = [("", _("not said")), *said.STAGES.items()]
        self.stage = Choice(_("Budget is"), stages, "", lambda code: self._pick("budget_stage", code))
        self.basis = Choice(_("Rests on the assessment of"), [], "", self._rests_on)
        money = reading.show_money, reading.money
        return [
            Fact("made_on", _("Made on"), reading.show_day, reads_needed_day(desk), calendar=True),
            Fact("made_by", _("Made by"), hint=_("nobody has told us")),
            Fact("weekly_budget", _("Budget a week"), *money, hint=_("not known")),
            with_label(_("Budget is"), self.stage),
            with_label(_("Rests on the assessment of"), self.basis),
            Fact("summary", _("Summary"), lines=3, hint=_("nothing written yet"), wide=True),
        ]

    def _put_older(self, board: Board) -> None:
        while (item := self.older.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        before = board.versions[1:]
        self.past.setVisible(bool(before))
        for plan in before:
            self.older.addWidget(self._older(plan, board))

    def _older(self, plan: SupportPlan, board: Board) -> QWidget:
        made = QWidget()
        told = [label(summary(plan), wraps=True)]
        told += [
            label(f"· {said.line(one.words, one.whose, one.how_shown, self.name)}", "status", wraps=True)
            for one in board.outcomes[plan.id]
        ]
        if plan.summary:
            told.append(label(plan.summary, "status", wraps=True))
        made.setLayout(column(*told, gap=2))
        made.setMinimumHeight(px(24))
        return made

    def _new_version(self) -> None:
        self.desk.flush()
        self.desk.attempt(lambda: plans.new_version(self.desk.db, self.person_id, self.desk.today()))

    def _save(self, column_name: str, value: Any) -> None:
        plans.change(self.desk.db, self.plan_id, **{column_name: value})

    def _offer_assessments(self) -> None:
        known = [("", _("none chosen")), *((one.id, told(one)) for one in assessments.of(self.desk.db, self.person_id))]
        self.basis.offer(known)

    def _rests_on(self, assessment_id: str) -> None:
        self.desk.attempt(lambda: self._save("assessment_id", assessment_id or None))

    def _pick(self, column_name: str, value: str) -> None:
        self.desk.attempt(lambda: self._save(column_name, value))


def summary(plan: SupportPlan) -> str:
    """ "Version 2 of Wed 30 Apr 2025 · D. Ellis · £165.00 a week, agreed"."""
    parts = [_("Version {version} of {day}").format(version=plan.version, day=reading.show_day(plan.made_on))]
    parts += [plan.made_by] if plan.made_by else []
    parts.append(budget(plan))
    return " · ".join(parts)


def counted(count: int) -> str:
    return ngettext("{count} outcome", "{count} outcomes", count).format(count=count)


def budget(plan: SupportPlan) -> str:
    if plan.weekly_budget is None:
        return _("budget not known")
    told = _("{amount} a week").format(amount=reading.show_money(plan.weekly_budget))
    return f"{told}, {said.STAGES[plan.budget_stage]}" if plan.budget_stage else told
