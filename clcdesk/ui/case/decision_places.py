"""The places really open to the person: what they answer to each, and what they said of it."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from clcdesk.services import decision_form
from clcdesk.services.decision_form import Open
from clcdesk.ui.case.letters_options import emptied
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import column, frame, label, restyle
from clcdesk.ui.widgets.fields import Choice
from clcdesk.words import _

NTH = (
    _("1st choice"), _("2nd choice"), _("3rd choice"), _("4th choice"), _("5th choice"),
    _("6th choice"), _("7th choice"), _("8th choice"), _("9th choice"),
)  # fmt: skip
PARTS = {"fits": _("could support"), "check-first": _("? to check first"), "waiting": _("W would have to wait")}
INKS = {"fits": "muted", "check-first": "check", "waiting": "wait"}
ANSWER, PLACE, SAID, STOOD = range(4)
"""The columns where there is room."""
WIDTHS = {ANSWER: 176, PLACE: 220, STOOD: 170}
"""Effective pixels; what was said takes the rest."""
SHAPES = {
    4: ((0, 1), (0, 3), (0, 0), (0, 2)),
    2: ((0, 1), (1, 1), (0, 0), (2, 0, 1, 2)),
    1: ((1, 0), (2, 0), (0, 0), (3, 0)),
}
"""Columns → where the place, how it stood, the answer and the words are put: in the order they are read out."""
NARROW = 880
"""Effective pixels under which a place has two lines."""
NARROWEST = 420
"""And four."""


def answer_words(code: str) -> str:
    """ "1st choice", "wait for it", "not for me"; "no answer yet"."""
    if code in decision_form.RANKS:
        return NTH[int(code) - 1]
    return {"wait": _("wait for it"), "no": _("not for me")}.get(code, _("no answer yet"))


class PlaceLine(QFrame):
    """One place. Its answer is an act at once; its words save themselves."""

    def __init__(self, desk: Desk, one: Open, ranks: int, several: bool) -> None:
        super().__init__()
        self.desk, self.offer_id = desk, one.offer_id
        codes = ["", *decision_form.RANKS[:ranks], "wait", "no"]
        self.answer = Choice(
            _("Answer to {place}").format(place=one.service),
            [(code, answer_words(code)) for code in codes],
            one.answer,
            lambda code: desk.attempt(lambda: decision_form.answer(desk.db, self.offer_id, code)),
        )
        self.answer.setFixedWidth(px(WIDTHS[ANSWER]))
        self.name = label(one.service, "strong", wraps=True)
        self.words = QLineEdit()
        self.words.setAccessibleName(_("What was said of {place}").format(place=one.service))
        self.words.setPlaceholderText(_("what was said, or shown"))
        self.autosave = Autosave(
            desk, self.words, ("offer_answer", f"new:{one.offer_id}"), "words", text=one.words, save=self._say
        )
        about = PARTS[one.part] + (f" · {one.lot}" if several else "")
        self.part = label(about, INKS[one.part], wraps=True)
        self.part.setAccessibleName(about.removeprefix("? ").removeprefix("W "))
        for words in (self.name, self.part):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.grid = _grid()
        self.setLayout(self.grid)
        self.setAccessibleName(one.service)
        self._shape = 0

    def put(self, one: Open) -> None:
        self.answer.choose(one.answer)
        self.autosave.refresh(one.words)
        chosen = one.answer == "1"
        if chosen != (self.property("role") == "selected"):
            self.setProperty("role", "selected" if chosen else "")
            restyle(self)

    def reflow(self, columns: int) -> None:
        """In one line, two or four."""
        if columns == self._shape:
            return
        self._shape = columns
        cells: tuple[QWidget, ...] = (self.name, self.part, self.answer, self.words)
        for cell in cells:
            self.grid.removeWidget(cell)
        for cell, at in zip(cells, SHAPES[columns], strict=True):
            self.grid.addWidget(cell, *at)
        _size(self.grid, columns)

    def _say(self, words: str) -> None:
        decision_form.say(self.desk.db, self.offer_id, words)


class Places(QFrame):
    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.desk = desk
        self.lines: dict[str, PlaceLine] = {}
        self._columns = 0
        self.heads = QWidget()
        grid = _grid()
        titles = {
            PLACE: _("Places really open"),
            STOOD: _("In the letter"),
            ANSWER: _("Answer"),
            SAID: _("What {name} said of it").format(name=name),
        }
        for at, title in titles.items():
            head: QLabel = label(title, "muted")
            grid.addWidget(head, 0, at)
        _size(grid, len(titles))
        self.heads.setLayout(grid)
        self.none = label(
            _("The letter offered no place. “Not yet”, “none” and a direct payment are below."), wraps=True
        )
        self.none.setContentsMargins(px(20), 0, px(20), 0)
        self.place = column(gap=0)
        self.setLayout(column(frame("line"), self.heads, frame("line"), self.none, self.place, gap=0))
        self.setAccessibleName(_("Places really open"))

    def put(self, found: Sequence[Open]) -> None:
        if [one.offer_id for one in found] != list(self.lines):
            emptied(self.place)
            several = len({one.lot for one in found}) > 1
            ranks = min(9, max(3, len(found)))
            self.lines = {one.offer_id: PlaceLine(self.desk, one, ranks, several) for one in found}
            for line in self.lines.values():
                self.place.addWidget(line)
                self.place.addWidget(frame("line"))
            self._reflow()
        for one in found:
            self.lines[one.offer_id].put(one)
        self.none.setVisible(not found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _reflow(self) -> None:
        effective = self.width() / px(100) * 100
        columns = 4 if effective >= NARROW else 2 if effective >= NARROWEST else 1
        for line in self.lines.values():
            line.reflow(columns)
        if columns != self._columns:
            self._columns = columns
            QTimer.singleShot(0, self, self.updateGeometry)  # the page is being laid out at this moment: measure again
        self.heads.setVisible(bool(self.lines) and columns == 4)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(px(20), px(3), px(20), px(3))
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(4))
    return grid


def _size(grid: QGridLayout, columns: int) -> None:
    """The same widths in every line and in the heads, where there are four columns."""
    for at in range(4):
        least = WIDTHS.get(at, 0) if columns == 4 or (columns == 2 and at == ANSWER) else 0
        grid.setColumnMinimumWidth(at, px(least))
        grid.setColumnStretch(at, int(at == (SAID if columns == 4 else columns - 1)))
