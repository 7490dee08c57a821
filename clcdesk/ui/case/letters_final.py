"""What a final letter was told, in the place where the next one is told it: to be read, never changed."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from clcdesk.models.choices import ChoiceList
from clcdesk.services import choices, officers
from clcdesk.store import Database
from clcdesk.ui import reading
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.fields import with_label
from clcdesk.ui.widgets.pages_view import words
from clcdesk.words import _, ngettext
from clcdesk.words.needs import word


class Final(NamedTuple):
    """A final letter as the worker reads it."""

    data: bytes
    text: str
    told: tuple[tuple[str, str], ...]
    """(what, how it was), in the order it is asked."""
    faults: tuple[str, ...]
    """What is no longer as it was frozen."""


def read(db: Database, one: ChoiceList, who: str) -> Final:
    """The frozen bytes with their text, and what the list was told. For the worker."""
    data = choices.letter(db, one.id)
    faults = choices.prove(db, one.id)
    kept: Mapping[str, Any] = json.loads(choices.record(db, one.id))
    text = str(kept.get("text", "")) or (data.decode() if one.format == "plain" else words(data))
    made_by = next((officer.name for officer in officers.everyone(db) if officer.id == one.made_by_id), "")
    return Final(data, text, tuple(_told(one, who, kept, made_by)), faults)


def _told(one: ChoiceList, who: str, kept: Mapping[str, Any], made_by: str) -> Sequence[tuple[str, str]]:
    letter, why = kept["letter"], kept.get("why", {})
    day = reading.show_day(one.judged_on)
    found = _("{by}, {day}").format(by=why.get("found_by", ""), day=_day(why.get("found_on")))
    lines = [
        (_("To"), who),
        (_("Made final"), _("{day}, by {who}").format(day=day, who=made_by) if made_by else day),
        (_("Format"), word("format", one.format)),
        (_("Why this format"), str(why.get("reason", ""))),
        (_("Order"), _("Nearest first") if one.ordered_by == "nearest" else _("A to Z")),
        (_("Reply by"), _day(letter["reply_by"])),
        (_("Mental capacity found lacking by"), found if why.get("found_by") else ""),
        (_("It offers"), _offers(letter)),
        (_("Newest fact"), _day(kept["newest_fact"])),
    ]
    return [(what, how) for what, how in lines if how]


def _offers(letter: Mapping[str, Any]) -> str:
    fits, full = letter["offers"], [one for one in letter["offers"] if one["in_full"]]
    said = [ngettext("{n} place that fits", "{n} places that fit", len(fits)).format(n=len(fits))]
    if len(full) < len(fits):
        said.append(_("{n} in full").format(n=len(full)))
    if checks := len(letter["checks"]):
        said.append(_("{n} to check").format(n=checks))
    if waits := len(letter["waits"]):
        said.append(_("{n} to wait for").format(n=waits))
    return ", ".join(said)


def _day(iso: str | None) -> str:
    return reading.show_day(date.fromisoformat(iso)) if iso else ""


class FinalTold(QWidget):
    """Beside a final letter."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "strong", wraps=True)
        self.proof = label("", "fits", wraps=True)
        self.place = column(gap=10)
        self.setLayout(column(self.title, self.proof, self.place, gap=10))

    def put(self, title: str, final: Final) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)
        unchanged = _("✓ Nothing in it has changed since it was made final.")
        self.proof.setText("\n".join(f"✕ {fault}" for fault in final.faults) or unchanged)
        while (item := self.place.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for what, how in final.told:
            self.place.addWidget(with_label(what, label(how, wraps=True), "muted"))
