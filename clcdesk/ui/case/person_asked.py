"""Who asked for this search, when, how urgent, by when it is wanted, and what is ready."""

from typing import Any

from PySide6.QtWidgets import QWidget

from clcdesk.models.cases import Referral
from clcdesk.services import referrals
from clcdesk.ui.case import person_facts
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import button, column, row
from clcdesk.ui.widgets.facts import Fact, Facts, adding
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.words import _


class AskedPanel(QWidget):
    """The newest referral of the case; a first one begins with who asked."""

    def __init__(self, desk: Desk, case_id: str) -> None:
        super().__init__()
        self.desk, self.case_id = desk, case_id
        self.body: ReferralBody | None = None
        self.begin = adding(desk, _("Asked for by"), ("referral", f"new:{case_id}"), "asked_by", self._record)
        self.begin.editor.setPlaceholderText(_("like the family, or the community nurse"))
        self.setLayout(column(self.begin, gap=8))

    def put(self) -> None:
        newest = next(iter(referrals.of(self.desk.db, self.case_id)), None) if self.case_id else None
        if self.body is not None and (newest is None or newest.id != self.body.referral_id):
            self.body.hide()
            self.body.deleteLater()
            self.body = None
        self.begin.setVisible(newest is None)
        if newest is not None:
            if self.body is None:
                self.body = ReferralBody(self.desk, newest)
                self.layout().addWidget(self.body)  # type: ignore[union-attr]
            self.body.put(newest)

    def _record(self, asked_by: str) -> None:
        referrals.record(self.desk.db, self.case_id, asked_by, self.desk.today())


class ReferralBody(QWidget):
    def __init__(self, desk: Desk, referral: Referral) -> None:
        super().__init__()
        self.desk, self.referral_id = desk, referral.id
        self.urgency = Choice(
            _("How urgent"), _urgencies(), referral.urgency, lambda code: self.save_now("urgency", code)
        )
        ready = {"plan_ready": _("Plan"), "budget_ready": _("Budget"), "band_ready": _("Band")}
        self.ready = {code: Choice(_("{what} ready").format(what=words), _readiness(), "", self._saying(code))
                      for code, words in ready.items()}  # fmt: skip
        asked_by, asked_on, wanted_by, budget, note = person_facts.referral(desk)
        choices = [with_label(_("{what} ready").format(what=words), self.ready[code]) for code, words in ready.items()]
        urgent = with_label(_("How urgent"), self.urgency)
        facts: list[Fact | QWidget] = [asked_by, asked_on, wanted_by, urgent, budget, *choices, note]
        self.facts = Facts(desk, "referral", referral, facts, self.save)
        self.remove = button(_("Take this referral away"), self._remove, "link")
        self.setLayout(column(self.facts, row(self.remove, None), gap=8))

    def put(self, referral: Referral) -> None:
        self.facts.refresh(referral)
        self.urgency.choose(referral.urgency)
        for code, choice in self.ready.items():
            said = getattr(referral, code)
            choice.choose("" if said is None else "yes" if said else "no")

    def save(self, column_name: str, value: Any) -> None:
        fields: referrals.ReferralFields = {column_name: value}  # type: ignore[misc]
        referrals.change(self.desk.db, self.referral_id, **fields)

    def save_now(self, column_name: str, value: Any) -> None:
        self.desk.attempt(lambda: self.save(column_name, value))

    def _saying(self, column_name: str) -> Any:
        known = {"": None, "yes": True, "no": False}
        return lambda code: self.save_now(column_name, known[code])

    def _remove(self) -> None:
        self.desk.attempt(lambda: referrals.remove(self.desk.db, self.referral_id))


def _urgencies() -> list[tuple[str, str]]:
    told = {"routine": _("Routine"), "soon": _("Soon"), "urgent": _("Urgent")}
    return [(code, told[code]) for code in referrals.URGENCIES]


def _readiness() -> list[tuple[str, str]]:
    return [("", _("not known")), ("yes", _("ready")), ("no", _("not ready"))]
