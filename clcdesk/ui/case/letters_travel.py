"""What was decided about travel to each place the letter offers: a card says it only when it was decided."""

from typing import Any

from PySide6.QtWidgets import QWidget

from clcdesk.models.choices import TravelDecision
from clcdesk.services import options, travel
from clcdesk.services.choice_draft import Draft
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.facts import Fact, Facts
from clcdesk.ui.widgets.fields import Choice, Field, with_label
from clcdesk.ui.widgets.labelled import Titled
from clcdesk.words import _


class Travel(Titled):
    """One place at a time; a line for each that is decided."""

    def __init__(self, desk: Desk, case_id: str) -> None:
        self.desk, self.case_id = desk, case_id
        self.facts: Facts | None = None
        self._ref = ""
        self.rule = label(_("Till it is decided, the letter gives the general rule."), "muted", wraps=True)
        self.where = Choice(_("Travel to"), [], "", self._show)
        self.where.setMinimumContentsLength(10)
        self.where_line = with_label(_("Travel to"), self.where)
        self.place = column(gap=0)
        self.half = label(_("? Give both: the card says nothing till then."), "check", wraps=True)
        self.decided = label("", "muted", wraps=True)
        fields = QWidget()
        fields.setLayout(self.place)
        super().__init__(_("Travel"), self.rule, self.where_line, fields, self.half, self.decided, role="strong")

    @property
    def fields(self) -> dict[str, Field]:
        return dict(self.facts.fields) if self.facts is not None else {}

    def put(self, made: Draft | None) -> None:
        fits = [one.service for answer in made.answers for one in answer.fits] if made is not None else []
        self._names = {one.ref: one.name for one in fits}
        self.setVisible(bool(self._names))
        self.where.offer(list(self._names.items()))
        decided = travel.of(self.desk.db, self.case_id)
        if self._ref not in self._names and self._names:
            self._show(next((ref for ref in self._names if ref in decided), next(iter(self._names))))
        self.where.choose(self._ref)
        row = decided.get(self._ref)
        if self.facts is not None:
            self.facts.refresh(row or self._blank)
        self.half.setVisible(row is not None and bool(row.words) != (row.decided_on is not None))
        told = [line for ref, name in self._names.items() if (line := _line(name, decided.get(ref)))]
        self.decided.setText("\n".join(told))
        self.decided.setVisible(bool(told))

    def show_row(self, row_id: str) -> None:
        """The place a decision is about."""
        found = travel.of(self.desk.db, self.case_id).items()
        self._show(next((ref for ref, row in found if row.id == row_id), self._ref))

    def _show(self, ref: str) -> None:
        if ref == self._ref:
            return
        self.desk.flush()
        self._ref = ref
        self.where.choose(ref)
        service_id = options.service_id(self.desk.db, ref)
        self._blank = travel.blank(self.case_id, service_id)
        row = travel.of(self.desk.db, self.case_id).get(ref, self._blank)
        if self.facts is not None:
            self.place.removeWidget(self.facts)
            self.facts.hide()
            self.facts.deleteLater()
        self.facts = Facts(self.desk, "travel_decision", row, self._facts(), self._saving(service_id))
        self.place.addWidget(self.facts)

    def _saving(self, service_id: str) -> Any:
        def save(name: str, value: Any) -> None:
            values: Any = {name: value}
            travel.write(self.desk.db, self.case_id, service_id, **values)

        return save

    def _facts(self) -> tuple[Fact, ...]:
        def day(text: str) -> Any:
            return reading.day(text, self.desk.today())

        return (
            Fact("words", _("What was decided"), hint=_("like a taxi there and back"), wide=True),
            Fact("decided_on", _("Decided on"), reading.show_day, day, wide=True, calendar=True),
        )


def _line(name: str, row: TravelDecision | None) -> str:
    if row is None or not row.words or row.decided_on is None:
        return ""
    return f"{name}: {row.words} · {reading.show_day(row.decided_on)}"
