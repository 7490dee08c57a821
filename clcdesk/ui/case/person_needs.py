"""How somebody is told things: the needs recorded, when each was last checked, and the format they choose."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from clcdesk.exchange.request import FORMATS
from clcdesk.models.people import CommunicationNeed, Contact, Person
from clcdesk.services import needs
from clcdesk.services.telling import called, format_needed
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import button, column, label, restyle, row
from clcdesk.ui.widgets.facts import Fact, Facts
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.reflow import Turning
from clcdesk.words import _
from clcdesk.words.needs import word

OLD = 365
"""Days after which a need is asked about again."""


class NeedLine(QWidget):
    """One need: its words and the day it was last checked, over the officer's own words and what can be done."""

    def __init__(self, desk: Desk, need: CommunicationNeed) -> None:
        super().__init__()
        self.desk, self.need_id = desk, need.id
        said = word(need.need_group, need.code)
        self.words = label(_capital(said), "strong", wraps=True)
        self.words.setToolTip(word("group", need.need_group))
        self.checked = label("", "muted")
        self.detail = QLineEdit()
        self.detail.setAccessibleName(_("More about {need}").format(need=said))
        self.detail.setPlaceholderText(_("more about it"))
        self.detail.setMinimumWidth(px(120))
        self.autosave = Autosave(
            desk, self.detail, ("communication_need", need.id), "detail", text=need.detail, save=self._save
        )
        self.again = button(_("Checked today"), self._check, name=_("{need}: checked today").format(need=said))
        self.remove = button(_("Take away"), self._remove, "link", name=_("Take away: {need}").format(need=said))
        first = row(self.words, self.checked, gap=12)
        first.setStretchFactor(self.words, 1)
        second = Turning(self.detail, row(self.again, self.remove, gap=12), least=350)
        self.setLayout(column(first, second, gap=2))
        self.refresh(need)

    def refresh(self, need: CommunicationNeed) -> None:
        today = self.desk.today()
        self.autosave.refresh(need.detail)
        self.again.setVisible(need.checked_on != today)
        old = need.checked_on is None or (today - need.checked_on).days > OLD
        if need.checked_on is None:
            self.checked.setText(_("? not checked yet"))
        elif old:
            self.checked.setText(_("? checked {day}: ask again").format(day=reading.show_day(need.checked_on)))
        else:
            self.checked.setText(_("checked {ago}").format(ago=reading.ago(need.checked_on, today)))
        role = "check" if old else "muted"
        if self.checked.property("role") != role:
            self.checked.setProperty("role", role)
            restyle(self.checked)

    def _save(self, text: str) -> None:
        needs.change(self.desk.db, self.need_id, text)

    def _check(self) -> None:
        self.desk.attempt(lambda: needs.check(self.desk.db, self.need_id, self.desk.today()))

    def _remove(self) -> None:
        self.desk.attempt(lambda: needs.remove(self.desk.db, self.need_id))


class NeedsPanel(QWidget):
    """The needs of a person (`contact_id` None) or of one of those around them, and a choice to add one."""

    def __init__(self, desk: Desk, person_id: str, contact_id: str | None, who: str) -> None:
        super().__init__()
        self.desk, self.person_id, self.contact_id = desk, person_id, contact_id
        self.lines: dict[str, NeedLine] = {}
        self.none = label(_("Nobody has recorded how to tell it yet. Ask, and add what they say."), "muted", wraps=True)
        self.place = column(gap=12)
        self.kind = Choice(_("A need to add for {who}").format(who=who), _every_need(), "", lambda _code: None)
        self.kind.setMinimumContentsLength(14)
        self.add = button(_("Add the need"), self._add, name=_("Add the need for {who}").format(who=who))
        line = Turning(self.kind, row(None, self.add), least=350)
        self.setLayout(column(self.none, self.place, line, gap=12))

    def put(self, recorded: Sequence[CommunicationNeed]) -> None:
        """Show these needs; lines that stay keep their focus."""
        mine = [need for need in recorded if need.contact_id == self.contact_id]
        here = {need.id for need in mine}
        for gone in [need_id for need_id in self.lines if need_id not in here]:
            line = self.lines.pop(gone)
            if line.isAncestorOf(line.window().focusWidget() or self):
                self.kind.setFocus()
            self.place.removeWidget(line)
            line.hide()
            line.deleteLater()
        for at, need in enumerate(mine):
            if need.id in self.lines:
                self.lines[need.id].refresh(need)
            else:
                self.lines[need.id] = NeedLine(self.desk, need)
                self.place.insertWidget(at, self.lines[need.id])
        self.none.setVisible(not mine)

    def stop_at(self, need_id: str) -> QWidget | None:
        """The words of one of these needs; None where it is none of them."""
        line = self.lines.get(need_id)
        return None if line is None else line.detail

    def _add(self) -> None:
        group, _slash, code = self.kind.chosen.partition("/")
        if not code:
            self.desk.say(_("Choose a need first, then add it."))
            self.kind.setFocus()
            return
        today = self.desk.today()
        if self.desk.attempt(
            lambda: needs.record(self.desk.db, self.person_id, group, code, today, contact_id=self.contact_id)
        ):
            self.kind.choose("")


class FormatChoice(QWidget):
    """The format of letters: what the needs choose, or another with its reason; `beside` stands in the same line."""

    def __init__(
        self, desk: Desk, table: str, one: Person | Contact, beside: Fact | QWidget,
        save: Callable[[str, object], object], kept: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.desk, self._save = desk, save
        self.choice = Choice(_("Format of letters to {who}").format(who=called(one)), [], "", self._pick)
        self.choice.setMinimumContentsLength(12)
        self.facts = Facts(desk, table, one, [beside, with_label(_("Format of letters"), self.choice)], save, kept=kept)
        hint = _("needed where the officer chooses")
        reason = Fact("format_reason", _("Why this format"), lines=2, hint=hint, wide=True)
        self.reason = Facts(desk, table, one, [reason], save, kept=kept)
        self.setLayout(column(self.facts, self.reason, gap=8))

    def put(self, one: Person | Contact, recorded: Sequence[CommunicationNeed]) -> None:
        contact_id = one.id if isinstance(one, Contact) else None
        needed = format_needed([need for need in recorded if need.contact_id == contact_id])
        by_need = _("By need: {format}").format(format=word("format", needed))
        options = [("", by_need), *((code, word("format", code)) for code in FORMATS)]
        self.choice.offer(options)
        self.choice.choose(one.format)
        self.facts.refresh(one)
        self.reason.setVisible(bool(one.format))
        self.reason.refresh(one)

    def _pick(self, code: str) -> None:
        self.desk.attempt(lambda: self._save("format", code))


def _every_need() -> list[tuple[str, str]]:
    """Its own words first: a letter typed goes to them. Then its group."""
    options = [("", _("Choose a need"))]
    for group, codes in needs.CODES.items():
        said = word("group", group)
        kind = f"{said[:1].lower()}{said[1:]}"
        options += [(f"{group}/{code}", f"{_capital(word(group, code))} · {kind}") for code in codes]
    return options


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
