"""The week at the top of Options: what is wanted and what is already there, to look at only."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy

from clcdesk.rules.facts import DAYS, Entry, Feature
from clcdesk.services.options import Options
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label, restyle, row
from clcdesk.words import _
from clcdesk.words.bill import WEEKDAYS, plain
from clcdesk.words.week import SHORT_DAYS, sentence

SESSIONS = {"am": _("morning"), "pm": _("afternoon"), "eve": _("evening"), "half": _("half day"), "full": _("full day")}


class WeekStrip(QFrame):
    """Seven days, two lines; beside them what must be there and what would be liked."""

    def __init__(self, change: Callable[[], object]) -> None:
        super().__init__()
        self.wanted = {day: _Cell() for day in DAYS}
        self.there = {day: _Cell() for day in DAYS}
        self.must = label("", "small-strong", wraps=True)
        self.liked = label("", "status", wraps=True)
        self.change = button(_("change the week"), change, "link")
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(4))
        grid.setVerticalSpacing(px(2))
        grid.addWidget(label(_("The week"), "strong"), 0, 0)
        grid.addWidget(label(_("Wanted"), "muted"), 1, 0)
        grid.addWidget(label(_("Already there"), "muted"), 2, 0)
        grid.setColumnMinimumWidth(0, px(112))
        for at, day in enumerate(DAYS, 1):
            grid.addWidget(label(SHORT_DAYS[day], "muted"), 0, at, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(self.wanted[day], 1, at)
            grid.addWidget(self.there[day], 2, at)
            grid.setColumnStretch(at, 1)
        must = row(label(_("Must have"), "muted"), self.must, gap=8)
        liked = row(label(_("Would like"), "muted"), self.liked, self.change, gap=8)
        for line in (must, liked):
            line.setStretch(1, 1)
        sides = column(must, liked, None, gap=4)
        whole = row(grid, sides, gap=16, edges=(16, 8, 16, 8))
        whole.setStretch(0, 6)
        whole.setStretch(1, 3)
        self.setLayout(whole)

    def put(self, shown: Options, features: Mapping[str, Feature]) -> None:
        pattern = shown.request.pattern
        for day in DAYS:
            wanted = [entry for entry in pattern if entry.day == day]
            words = " + ".join(map(_short, wanted))
            _say(self.wanted[day], words, "wanted", _("{day}, wanted: {what}").format(day=WEEKDAYS[day], what=words))
            there = dict.fromkeys(mark.words for mark in shown.already if mark.day == day)
            words = ", ".join(there)
            spoken = _("{day}, already there: {what}").format(day=WEEKDAYS[day], what=words)
            _say(self.there[day], words, "already", spoken)
        self.must.setText(", ".join(_named(code, features) for code in shown.request.must) or _("nothing"))
        self.liked.setText(", ".join(_named(code, features) for code in shown.would_like) or _("not asked yet"))
        self.setAccessibleName(_("The week"))
        self.setAccessibleDescription(sentence(pattern, [(mark.day, mark.part, mark.words) for mark in shown.already]))


class _Cell(QLabel):
    """A word in a painted ground, cut where it is too long; the whole of it is read out and in its tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "cell")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(22))
        self._words = ""

    def put(self, words: str, spoken: str) -> None:
        self._words = words
        self.setToolTip(words)
        self.setAccessibleName(spoken if words else "")
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - px(8)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))


def _say(cell: _Cell, words: str, state: str, spoken: str) -> None:
    cell.setProperty("state", state if words else "")
    restyle(cell)
    cell.put(words, spoken)


def _short(entry: Entry) -> str:
    if entry.hours is not None:
        return _("{hours} h").format(hours=plain(entry.hours))
    return SESSIONS[entry.session]


def _named(code: str, features: Mapping[str, Feature]) -> str:
    return features[code].words if code in features else code
