"""What every letter says of the council, and the officers who work at this desk."""

from typing import Any

from PySide6.QtWidgets import QWidget

from clcdesk.models.people import Officer
from clcdesk.services import council, officers
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.facts import Fact, Facts, adding
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _


class CouncilPanel(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        facts = (
            Fact("name", _("Council’s name"), wide=True),
            Fact("phone", _("Telephone, where an officer has none")),
            Fact("freepost", _("Freepost name")),
            Fact("privacy", _("Privacy page, short address")),
            Fact("complaints_phone", _("Telephone for complaints")),
            Fact("advocacy", _("Free advocacy by")),
            Fact("advocacy_phone", _("Its telephone")),
        )
        self.facts = Facts(desk, "council", council.get(desk.db), facts, self._save)
        self.setLayout(column(self.facts, gap=0))

    def put(self) -> None:
        self.facts.refresh(council.get(self.desk.db))

    def _save(self, column_name: str, value: Any) -> None:
        fields: council.CouncilFields = {column_name: value}  # type: ignore[misc]
        council.change(self.desk.db, **fields)


class OfficersPanel(QWidget):
    """Oneself, as letters show it, and the others by name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        me = self._me()
        facts = (
            Fact("name", _("Your name")),
            Fact("phone", _("Your telephone")),
            Fact("email", _("Your email")),
            Fact("working_days", _("Days you work"), hint=_("Monday to Thursday")),
        )
        self.facts = Facts(desk, "officer", me, facts, self._save)
        self.cover = Choice(_("Who covers for you"), self._others(), me.cover_id or "", self._cover)
        self.others = label("", "muted", wraps=True)
        self.more = adding(desk, _("Add an officer: their name"), ("officer", "new:officer"), "name", self._add)
        flow = Flow()
        flow.addWidget(with_label(_("Who covers for you"), self.cover))
        chooser = QWidget()
        chooser.setLayout(flow)
        self.setLayout(column(self.facts, chooser, self.others, self.more, gap=8))
        self._tell()

    def put(self) -> None:
        me = self._me()
        self.facts.refresh(me)
        self.cover.clear()
        for code, words in self._others():
            self.cover.addItem(words, code)
        self.cover.choose(me.cover_id or "")
        self._tell()

    def _tell(self) -> None:
        names = ", ".join(words for code, words in self._others() if code)
        said = _("Also here: {names}.").format(names=names) if names else _("Nobody else works at this desk.")
        self.others.setText(said)

    def _me(self) -> Officer:
        mine = [one for one in officers.everyone(self.desk.db) if one.id == self.desk.db.officer_id]
        blank = Officer(id=self.desk.db.officer_id, name="", phone="", email="", working_days="", cover_id=None)
        return mine[0] if mine else blank

    def _others(self) -> list[tuple[str, str]]:
        others = [(one.id, one.name) for one in officers.everyone(self.desk.db) if one.id != self.desk.db.officer_id]
        return [("", _("nobody yet")), *others]

    def _save(self, column_name: str, value: Any) -> None:
        fields: officers.OfficerFields = {column_name: value}  # type: ignore[misc]
        if any(one.id == self.desk.db.officer_id for one in officers.everyone(self.desk.db)):
            officers.change(self.desk.db, self.desk.db.officer_id, **fields)
        else:
            officers.add(self.desk.db, self.desk.db.officer_id, **fields)

    def _cover(self, code: str) -> None:
        self.desk.attempt(lambda: officers.change(self.desk.db, self.desk.db.officer_id, cover_id=code or None))

    def _add(self, name: str) -> None:
        if name:
            officers.add(self.desk.db, name=name)
