"""The places really open to the person: what they answer to each, and what they said of it."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QWidget

from clcdesk.services import decision_form
from clcdesk.services.decision_form import Open
from clcdesk.ui.case.letters_options import emptied
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import column, frame, label, row
from clcdesk.ui.widgets.fields import Choice
from clcdesk.words import _

NTH = (
    _("1st choice"), _("2nd choice"), _("3rd choice"), _("4th choice"), _("5th choice"),
    _("6th choice"), _("7th choice"), _("8th choice"), _("9th choice"),
)  # fmt: skip
PARTS = {"fits": _("could support"), "check-first": _("? to check first"), "waiting": _("W would have to wait")}
NARROW = 640
"""Effective pixels under which a place has two lines."""
NARROWEST = 360
"""And three."""


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
        self.answer.setFixedWidth(px(160))
        self.words = QLineEdit()
        self.words.setAccessibleName(_("What was said of {place}").format(place=one.service))
        self.words.setPlaceholderText(_("what they said or showed"))
        self.autosave = Autosave(
            desk, self.words, ("offer_answer", f"new:{one.offer_id}"), "words", text=one.words, save=self._say
        )
        name = label(one.service, "strong", wraps=True)
        about = PARTS[one.part] + (f" · {one.lot}" if several else "")
        part = label(about, {"fits": "muted", "check-first": "check", "waiting": "wait"}[one.part], wraps=True)
        named = QWidget()
        named.setLayout(column(name, part, gap=0))
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.line.setContentsMargins(px(16), px(5), px(16), px(5))
        self.line.setSpacing(px(12))
        self.head = row(self.answer, named, gap=12)
        self.head.setStretchFactor(named, 1)
        self.line.addLayout(self.head, 5)
        self.line.addWidget(self.words, 6)
        self.setLayout(self.line)

    def put(self, one: Open) -> None:
        self.answer.choose(one.answer)
        self.autosave.refresh(one.words)
        self.setProperty("role", "selected" if one.answer == "1" else "")
        self.style().unpolish(self)
        self.style().polish(self)

    def reflow(self, effective: float) -> None:
        """In one, two or three lines."""
        for layout, least in ((self.line, NARROW), (self.head, NARROWEST)):
            down = effective < least
            layout.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)

    def _say(self, words: str) -> None:
        decision_form.say(self.desk.db, self.offer_id, words)


class Places(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.lines: dict[str, PlaceLine] = {}
        self.heads = QWidget()
        said = label(_("What was said of it"), "muted")
        heads = row(gap=12, edges=(16, 4, 16, 4))
        answer = label(_("Answer"), "muted")
        answer.setFixedWidth(px(160))
        heads.addLayout(row(answer, label(_("Places really open"), "muted"), None, gap=12), 5)
        heads.addWidget(said, 6)
        self.heads.setLayout(heads)
        self.none = label(
            _("The letter offered no place. “Not yet”, “none” and a direct payment are below."), wraps=True
        )
        self.place = column(gap=0)
        self.setLayout(column(self.heads, frame("line"), self.none, self.place, gap=0))

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
        self.heads.setVisible(bool(found) and self.effective >= NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    @property
    def effective(self) -> float:
        return self.width() / px(100) * 100

    def _reflow(self) -> None:
        for line in self.lines.values():
            line.reflow(self.effective)
        self.heads.setVisible(bool(self.lines) and self.effective >= NARROW)
