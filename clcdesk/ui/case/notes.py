"""The step Notes: what was jotted down, in the order it was heard, to be put right and made something of."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from clcdesk.models.jots import Jot
from clcdesk.services import jots
from clcdesk.store import ChangeSet
from clcdesk.ui import reading
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.dialogs.jot import JotBox
from clcdesk.ui.look import em, px
from clcdesk.ui.widgets.build import button, column, label, row, scrolling
from clcdesk.ui.widgets.fields import Field
from clcdesk.words import _, ngettext

NARROW = 640
"""Effective pixels under which the buttons stand under the words."""
LONG = 80
"""Letters above which a line gets a box of two."""
WHOSE = (
    ("said", _("They &said it")),
    ("shows", _("They s&how it")),
    ("family", _("The &family says it")),
    ("staff", _("S&taff say it")),
)


class NotesStep(Step):
    code = "notes"
    title = _("Notes")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.box = JotBox(desk, case_id, place="notes")
        self.nothing = label("", "muted", wraps=True)
        self.theirs, self.of_nobody = _Lines(desk, case_id), _Lines(desk, case_id, theirs=False)
        self.nobodys = label(_("Belongs to nobody yet"), "strong")
        inside = QWidget()
        inside.setLayout(
            column(
                label(self.title, "section"),
                self.box,
                self.nothing,
                self.theirs,
                self.nobodys,
                self.of_nobody,
                None,
                gap=10,
                edges=(20, 16, 20, 16),
            )
        )
        self.setLayout(column(scrolling(inside)))
        self._show()

    def state(self) -> State:
        count = len(self.theirs.shown)
        spoken = ngettext("{count} line", "{count} lines", count).format(count=count) if count else ""
        return State("done" if count else "todo", str(count) if count else "", spoken)

    def show_place(self, place: Place) -> None:
        self.box.setFocus()

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches("jot"):
            self._show()

    def _show(self) -> None:
        self.theirs.put(list(jots.of(self.desk.db, self.case_id)))
        self.of_nobody.put(list(jots.of_nobody(self.desk.db)))
        self.nothing.setText(_("Nothing jotted down yet. Ctrl+J takes a line from anywhere, as they talk."))
        self.nothing.setVisible(not self.theirs.shown)
        self.nobodys.setVisible(bool(self.of_nobody.shown))


class _Lines(QWidget):
    """Jots one under the other; a line that stays keeps its cursor."""

    def __init__(self, desk: Desk, case_id: str, *, theirs: bool = True) -> None:
        super().__init__()
        self.desk, self.case_id, self.is_theirs = desk, case_id, theirs
        self.shown: dict[str, _Line] = {}
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._column)

    def put(self, rows: list[Jot]) -> None:
        kept = {jot.id for jot in rows}
        for gone in [jot_id for jot_id in self.shown if jot_id not in kept]:
            line = self.shown.pop(gone)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        for at, jot in enumerate(rows):
            line = self.shown.get(jot.id) or self._new(jot)
            if self._column.indexOf(line) != at:
                self._column.insertWidget(at, line)
            line.put(jot)
        self.setVisible(bool(rows))

    def _new(self, jot: Jot) -> "_Line":
        line = self.shown[jot.id] = _Line(self.desk, jot, self.case_id, theirs=self.is_theirs)
        return line


class _Line(QWidget):
    """One jot: when, its words, and what can be made of it."""

    def __init__(self, desk: Desk, jot: Jot, case_id: str, *, theirs: bool) -> None:
        super().__init__()
        self.desk, self.jot_id, self.case_id = desk, jot.id, case_id
        at = jot.at.astimezone()
        when = f"{reading.show_day(at.date())}, {at:%H:%M}"
        lines = 2 if len(jot.words) > LONG else 1
        self.field = Field(desk, when, ("jot", jot.id), "words", text=jot.words, save=self._change, lines=lines)
        self.became = label(_("made an outcome"), "muted")
        self.make = self._make_menu(when) if theirs else button(_("Belongs here"), self._belongs_here)
        self.make.setAccessibleDescription(when)
        remove = button(_("Take away"), lambda: desk.attempt(lambda: jots.remove(desk.db, jot.id)), "link")
        remove.setAccessibleDescription(when)
        side = row(self.became, self.make, remove, None)
        self.make.setMinimumWidth(em(8))
        self._line = row(self.field, column(None, side), gap=8)
        self._line.setStretchFactor(self.field, 1)
        self.setLayout(self._line)
        self.put(jot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the words where there is room, else under them."""
        super().resizeEvent(event)
        wide = self.width() > px(NARROW)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def put(self, jot: Jot) -> None:
        self.field.autosave.refresh(jot.words)
        self.became.setVisible(bool(jot.became))

    def _make_menu(self, when: str) -> QPushButton:
        made = button(
            _("Make an outcome"), lambda: None, name=_("Make an outcome of the line of {when}").format(when=when)
        )
        menu = QMenu(made)
        for code, words in WHOSE:
            menu.addAction(words).triggered.connect(self._maker(code))
        made.setMenu(menu)
        return made

    def _maker(self, whose: str) -> Callable[[], None]:
        def make() -> None:
            self.field.autosave.commit()
            self.desk.attempt(lambda: jots.make_outcome(self.desk.db, self.jot_id, whose))

        return make

    def _change(self, words: str) -> None:
        jots.change(self.desk.db, self.jot_id, words)

    def _belongs_here(self) -> None:
        self.desk.attempt(lambda: jots.move(self.desk.db, self.jot_id, self.case_id))
