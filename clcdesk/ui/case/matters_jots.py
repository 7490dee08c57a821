"""What was jotted down and is not yet made anything of: each line can become something that matters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from clcdesk.models.jots import Jot
from clcdesk.services import jots, plans
from clcdesk.store import Database
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _, ngettext
from clcdesk.words import matters as said

SHOWN = 2
"""Lines that the folded part names."""
MOST_LETTERS = 40
"""Of a line that the folded part names."""


def left(db: Database, case_id: str) -> Sequence[Jot]:
    """Lines of this case that nothing is made of yet."""
    return [jot for jot in jots.of(db, case_id) if not jot.became]


def summary(lines: Sequence[Jot]) -> str:
    """ "2 lines not placed: “loves the hens”, “hates the minibus being late”"."""
    count = ngettext("{count} line not placed", "{count} lines not placed", len(lines)).format(count=len(lines))
    named = [f"“{_short(jot.words)}”" for jot in lines[:SHOWN]]
    return f"{count}: {', '.join([*named, *(['…'] if len(lines) > SHOWN else [])])}"


class JotsPart(QWidget):
    """The lines, each with what it can become here; Notes has all of them."""

    def __init__(self, desk: Desk, person_id: str, name: str) -> None:
        super().__init__()
        self.desk, self.name = desk, name
        self.lines: dict[str, QWidget] = {}
        self.place = column(gap=6)
        notes = button(_("All of them in Notes"), lambda: desk.go("case", person_id, "notes"), "link")
        self.setLayout(column(self.place, row(notes, None), gap=8, edges=(30, 0, 0, 0)))

    def put(self, rows: Sequence[Jot]) -> None:
        kept = {jot.id for jot in rows}
        for gone in [jot_id for jot_id in self.lines if jot_id not in kept]:
            line = self.lines.pop(gone)
            self.place.removeWidget(line)
            line.hide()
            line.deleteLater()
        for at, jot in enumerate(rows):
            if jot.id not in self.lines:
                self.lines[jot.id] = self._line(jot)
                self.place.insertWidget(at, self.lines[jot.id])

    def _line(self, jot: Jot) -> QWidget:
        made = QWidget()
        words = label(f"“{jot.words}”", wraps=True)
        line = row(words, self._becomes(jot), gap=12)
        line.setStretchFactor(words, 1)
        made.setLayout(line)
        return made

    def _becomes(self, jot: Jot) -> QPushButton:
        made = button(
            _("Make it an outcome"), lambda: None, name=_("Make an outcome of: {words}").format(words=jot.words)
        )
        menu = QMenu(made)
        for code in plans.WHOSE:
            menu.addAction(said.whose(code, self.name).replace("&", "&&"), self._maker(jot.id, code))
        made.setMenu(menu)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def _maker(self, jot_id: str, whose: str) -> Callable[[], object]:
        desk = self.desk
        return lambda: desk.attempt(lambda: jots.make_outcome(desk.db, jot_id, whose, desk.today()))


def _short(words: str) -> str:
    plain = " ".join(words.split()).removesuffix(".")
    return plain if len(plain) <= MOST_LETTERS else f"{plain[: MOST_LETTERS - 1].rstrip()}…"
