"""Above and under the list of Today: the next visit, that nothing is due, what can be done with a line."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from clcdesk.services.today import Board, Thing
from clcdesk.ui import reading
from clcdesk.ui.pages import today_words
from clcdesk.ui.widgets.build import button, column, label, row, rule
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _

Ask = Callable[[str, Thing], None]


class VisitBar(QFrame):
    """The next visit, with what who goes there must know; the only filled button of the page."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask = ask
        self._thing: Thing | None = None
        self.setProperty("role", "banner")
        self.words, self.more = label("", "strong", wraps=True), label("", "quiet", wraps=True)
        self.danger = label("", "danger", wraps=True)
        self.read = button(_("&Safety marker…"), lambda: self._pressed("safety"))
        self.go = button(_("Open the &case"), lambda: self._pressed("open"), "filled")
        self.title = label(_("Next visit"), "muted")
        said = row(self.title, self.words, self.more, None, gap=10)
        said.setStretchFactor(self.more, 9)
        self._said = said
        words = column(said, self.danger, gap=4)
        buttons = row(self.read, self.go, gap=8)
        self._line = row(words, buttons, gap=10, edges=(14, 8, 10, 8))
        self._line.setAlignment(buttons, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._line.setStretchFactor(words, 1)
        self.setLayout(self._line)
        self.hide()

    def put(self, board: Board) -> None:
        """Hidden where no visit is to come."""
        visit, on = board.next_visit, board.today
        self._thing = visit
        self.setVisible(visit is not None)
        if visit is None:
            return
        day = "" if visit.due == on else reading.due(visit.due or on, on)
        parts = (day[:1].upper() + day[1:], visit.at, today_words.who(visit))
        self.words.setText(" ".join(part for part in parts if part))
        to = _("to {whom}").format(whom=visit.to_whom) if visit.to_whom else ""
        self.more.setText(" · ".join(part for part in (visit.what, to) if part))
        self.danger.setText(today_words.danger(visit))
        for part in (self.danger, self.read):
            part.setVisible(bool(visit.safety))
        self.go.setVisible(bool(visit.person_id))

    def fold(self, *, slim: bool, low: bool) -> None:
        """With little room the words stand under each other, over the buttons; in a low window the least is said."""
        down = QBoxLayout.Direction.TopToBottom
        self._said.setDirection(down if slim and not low else QBoxLayout.Direction.LeftToRight)
        self._line.setDirection(down if slim and not low else QBoxLayout.Direction.LeftToRight)
        least = low and slim
        self.more.setHidden(least)
        self.title.setHidden(least)
        self.setToolTip(self.more.text() if least else "")
        self.words.setWordWrap(False)
        self.words.setWordWrap(slim or self.words.sizeHint().width() > self.width() // 2)
        self._said.setStretchFactor(self.words, 9 if least else 0)

    def _pressed(self, wanted: str) -> None:
        if self._thing is not None:
            self._ask(wanted, self._thing)


class Calm(QWidget):
    """That nothing promised is due today, and what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self.so = False
        """Whether nothing is due."""
        self.nothing = label(_("Nothing promised today."), "strong")
        self.next = label("", wraps=True)
        said = row(self.nothing, self.next, gap=6)
        said.setStretchFactor(self.next, 1)
        for part in (self.nothing, self.next):
            said.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(said)
        self.hide()

    def put(self, board: Board) -> None:
        ahead, on = board.next_promise, board.today
        due = any(thing.due is not None and thing.due <= on for thing in board.group("promised"))
        self.so = not due and bool(board.things)
        self.setVisible(self.so)
        if ahead is None or ahead.due is None:
            self.next.setText("")
            return
        said = _("The next is {day}: {who}, {what}.")
        what = today_words.what(ahead).rstrip(".")
        self.next.setText(said.format(day=reading.due(ahead.due, on), who=today_words.who(ahead), what=what))


class LineBar(QWidget):
    """What else can be done with the line that is current: each by its key in the list, or pressed here."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask = ask
        self._thing: Thing | None = None
        self.enter = label("", "muted")
        self.open = self._button("open", _("Open the case"), "O")
        self.move_ = self._button("move", _("Another day…"), "M")
        self.remove = self._button("remove", _("Take away"), "Del")
        self.safety = self._button("safety", _("Safety marker…"), "S")
        flow = Flow(gap=8)
        for part in (self.enter, self.open, self.move_, self.remove, self.safety):
            flow.addWidget(part)
        self.setLayout(column(rule(), column(flow, edges=(20, 6, 20, 6)), gap=0))

    def put(self, thing: object) -> None:
        """What the Thing that is current allows; None: nothing."""
        one = self._thing = cast("Thing | None", thing)
        self.enter.setText(_("Enter: {verb}").format(verb=today_words.VERBS[one.kind].rstrip("…")) if one else "")
        about = today_words.who(one) if one else ""
        for pressed, shown in (
            (self.open, bool(one and one.person_id)),
            (self.move_, bool(one and one.promised)),
            (self.remove, bool(one and one.promised)),
            (self.safety, bool(one and one.safety)),
        ):
            pressed.setVisible(shown)
            pressed.setAccessibleDescription(about)

    def fold(self, slim: bool) -> None:
        self.enter.setHidden(slim)

    def _button(self, wanted: str, words: str, keys: str) -> QPushButton:
        made = button(words, lambda: self._pressed(wanted), hint=keys)
        made.hide()
        return made

    def _pressed(self, wanted: str) -> None:
        if self._thing is not None:
            self._ask(wanted, self._thing)
