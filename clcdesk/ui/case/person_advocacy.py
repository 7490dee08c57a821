"""Taking part and deciding: substantial difficulty and who then helps (Care Act s 67); capacity, as Decision says."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from clcdesk.models.people import Contact
from clcdesk.models.safeguards import Advocacy
from clcdesk.services import advocacy, capacity
from clcdesk.services.capacity import Capacity
from clcdesk.ui import reading
from clcdesk.ui.case.person_facts import reads_day
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.facts import Fact, Facts
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.flow import Flow
from clcdesk.ui.widgets.ticks import TickBox
from clcdesk.words import _
from clcdesk.words.needs import word

ADVOCATE = "advocate"


class AdvocacyPanel(QWidget):
    """Whether taking part is difficult for them; where it is, with what, and who helps."""

    def __init__(self, desk: Desk, person_id: str, who: str) -> None:
        super().__init__()
        self.desk, self.person_id, self.who = desk, person_id, who
        self.row = advocacy.of(desk.db, person_id)
        self.difficulty = Choice(
            _("Difficulty taking part"), _difficulties(), "", lambda code: self._do("difficulty", code)
        )
        self.asked = label("", "muted")
        self.difficult: Difficult | None = None
        title = label(_("Would {who} have difficulty taking part?").format(who=who), "filter", wraps=True)
        title.setBuddy(self.difficulty)
        self.setLayout(column(title, self.difficulty, self.asked, gap=2))

    def read(self) -> None:
        self.row = advocacy.of(self.desk.db, self.person_id)

    def put(self, around: Sequence[Contact]) -> None:
        self.difficulty.choose(self.row.difficulty)
        asked = self.row.asked_on
        self.asked.setText(
            _("asked {ago}").format(ago=reading.ago(asked, self.desk.today())) if asked is not None else ""
        )
        self.asked.setVisible(asked is not None)
        substantial = self.row.difficulty == "substantial"
        if substantial and self.difficult is None:
            self.difficult = Difficult(self.desk, self.row, self.who)
            self.layout().addWidget(self.difficult)  # type: ignore[union-attr]
        if self.difficult is not None:
            self.difficult.setVisible(substantial)
            self.difficult.put(self.row, around)

    @property
    def missing(self) -> bool:
        """The duty asks for something more."""
        return bool(advocacy.lacks(self.row))

    def _do(self, column_name: str, value: Any) -> None:
        self.desk.attempt(lambda: save(self.desk, self.person_id, column_name, value))


class Difficult(QWidget):
    """With what, and who helps them take part."""

    def __init__(self, desk: Desk, now: Advocacy, who: str) -> None:
        super().__init__()
        self.desk, self.person_id, self.who = desk, now.person_id, who
        self.with_what = {code: self._tick(code) for code in advocacy.WITH_WHAT}
        ticks = Flow(gap=16, lines=4)
        for box in self.with_what.values():
            box.setMinimumWidth(px(160))
            ticks.addWidget(box)
        self.helper = Choice(_("Who helps {who} take part").format(who=who), [], "", self._choose)
        wants = _("{who} wants this one").format(who=who)
        self.agreed = TickBox(wants, wants, lambda on: self._do("agreed", on))
        self.unpaid = label(
            _("Where they cannot say, it is in their best interests. Not somebody who is paid to care for them."),
            "muted", wraps=True,
        )  # fmt: skip
        to = Fact("referred_to", _("Referred to"), hint=_("like the advocacy service"))
        on = Fact("referred_on", _("Referred on"), reading.show_day, reads_day(desk), hint=_("not yet"), calendar=True)
        self.referral = Facts(desk, "advocacy", now, [to, on], self.save)
        self.lacks = label("", "check", wraps=True)
        self.setLayout(
            column(
                label(_("What is difficult"), "filter"), ticks, 4,
                with_label(_("Who helps them take part"), self.helper),
                self.agreed, self.unpaid, self.referral, self.lacks, gap=6, edges=(0, 6, 0, 0),
            )
        )  # fmt: skip

    def put(self, now: Advocacy, around: Sequence[Contact]) -> None:
        for code, box in self.with_what.items():
            box.put(code in now.with_what)
        individual = now.through == "individual"
        self.helper.offer(_helpers(around))
        self.helper.choose(now.individual_id or "" if individual else now.through)
        self.agreed.put(now.agreed)
        for part in (self.agreed, self.unpaid):
            part.setVisible(individual and now.individual_id is not None)
        self.referral.setVisible(now.through == ADVOCATE)
        self.referral.refresh(now)
        lacks = advocacy.lacks(now)
        self.lacks.setText(f"? {lacks}" if lacks else "")
        self.lacks.setVisible(bool(lacks))

    def save(self, column_name: str, value: Any) -> None:
        save(self.desk, self.person_id, column_name, value)

    def _do(self, column_name: str, value: Any) -> None:
        self.desk.attempt(lambda: self.save(column_name, value))

    def _tick(self, code: str) -> TickBox:
        words = word("with-what", code)
        spoken = _("Difficult for {who}: {what}").format(who=self.who, what=words)
        return TickBox(words, spoken, lambda _on: self._difficult())

    def _difficult(self) -> None:
        self._do("with_what", tuple(code for code, box in self.with_what.items() if box.isChecked()))

    def _choose(self, code: str) -> None:
        """One of the people around, an advocate, or nobody yet."""
        if code in ("", ADVOCATE):
            self._do("through", code)
        else:
            self._do("individual_id", code)


class CapacityLine(QWidget):
    """What Decision says of mental capacity for this choice; it is written down there only."""

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__()
        self.desk, self.person_id, self.case_id = desk, person_id, case_id
        self.told = label("", wraps=True)
        go = button(_("Go to Decision"), self._go, "link", name=_("Capacity for this choice: go to Decision"))
        line = row(self.told, go, gap=12)
        line.setStretchFactor(self.told, 1)
        self.setLayout(column(label(_("Mental capacity for this choice"), "filter"), line, gap=2))

    def put(self) -> None:
        self.told.setText(told_of(capacity.for_choice(self.desk.db, self.case_id)))

    def _go(self) -> None:
        self.desk.go("case", self.person_id, "decision")


def save(desk: Desk, person_id: str, column_name: str, value: Any) -> None:
    fields: advocacy.AdvocacyFields = {column_name: value}  # type: ignore[misc]
    advocacy.change(desk.db, person_id, desk.today(), **fields)


def told_of(found: Capacity | None) -> str:
    """Presumed, unless somebody said otherwise of this choice."""
    if found is None:
        return _("Presumed, as the law has it. Nobody has said otherwise.")
    if found.decides == "cannot":
        by = found.assessed_by or _("nobody has said by whom")
        on = reading.show_day(found.assessed_on) or _("nobody has said when")
        return _("Cannot make this choice: assessed by {by}, {on}.").format(by=by, on=on)
    if found.capacity == "in-doubt":
        return _("In doubt: {doubt}.").format(doubt=found.doubt.rstrip(".") or _("nobody has said who was asked"))
    if found.recorded_on is None:
        return _("Presumed. The decision is being written down.")
    return _("Presumed, in the decision of {day}.").format(day=reading.show_day(found.recorded_on))


def _difficulties() -> list[tuple[str, str]]:
    said = [(code, word("difficulty", code)) for code in advocacy.DIFFICULTY]
    return [("", _("Nobody has asked yet")), *((code, words[:1].upper() + words[1:]) for code, words in said)]


def _helpers(around: Sequence[Contact]) -> list[tuple[str, str]]:
    """An advocate who is here already helps as one: only the others can be the appropriate individual."""
    named = [
        (one.id, _("{name}, appropriate individual").format(name=one.name)) for one in around if one.role != ADVOCATE
    ]
    return [("", _("not settled yet")), *named, (ADVOCATE, _("an independent advocate"))]
