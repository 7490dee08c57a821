"""What was said of a service's places, day by day: each number with its age, and how sure it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from clcdesk.models.directory import Claim
from clcdesk.ui import reading
from clcdesk.ui.look import em, px
from clcdesk.ui.widgets.build import label, restyle
from clcdesk.words import _, ngettext

DAYS = {
    "mon": (_("Mon"), _("Monday")),
    "tue": (_("Tue"), _("Tuesday")),
    "wed": (_("Wed"), _("Wednesday")),
    "thu": (_("Thu"), _("Thursday")),
    "fri": (_("Fri"), _("Friday")),
    "sat": (_("Sat"), _("Saturday")),
    "sun": (_("Sun"), _("Sunday")),
    "any": (_("Any day"), _("any day")),
}
WORKING = ("mon", "tue", "wed", "thu", "fri")
SESSIONS = {
    "am": _("Morning"),
    "pm": _("Afternoon"),
    "eve": _("Evening"),
    "full": _("Full day"),
    "hour": _("Hours a week"),
}
ANSWERS = {
    "none": _("full"),
    "waitlist": _("waiting list"),
    "assess": _("would assess"),
    "closed": _("closed"),
    "": _("not known"),
}
Place = tuple[str, str]
"""A day and a part of it."""


class Told(NamedTuple):
    """What one cell says."""

    number: str
    """ "2", "0", "?" or a word; several bands side by side."""
    age: str
    state: str
    """told, full, stale, nobody."""
    spoken: str


def latest(claims: Iterable[Claim], today: date) -> Mapping[Place, Sequence[Claim]]:
    """Place in the week → the newest claim of each band, by band."""
    found: dict[Place, dict[str, Claim]] = {}
    for claim in claims:
        if claim.as_of is None or claim.as_of <= today:
            bands = found.setdefault((claim.day, claim.session), {})
            before = bands.get(claim.band)
            if before is None or (claim.as_of or date.min) > (before.as_of or date.min):
                bands[claim.band] = claim
    return {cell: [bands[band] for band in sorted(bands)] for cell, bands in found.items()}


def told(claims: Sequence[Claim], today: date, stale_after: int) -> Told:
    """How a cell reads that these claims fill."""
    if not claims:
        return Told("?", _("not told"), "nobody", _("nobody has told us"))
    oldest = min(claim.as_of or date.min for claim in claims)
    number = ", ".join(_number(claim, several=len(claims) > 1) for claim in claims)
    words = _("no place") if number == "0" else number
    if oldest == date.min:
        return Told(number, _("no date, ask"), "stale", _("{answer}, told nobody knows when").format(answer=words))
    days = (today - oldest).days
    if days > stale_after:
        age = ngettext("{days} day, ask", "{days} days, ask", days).format(days=days)
        spoken = ngettext("{number}, told {days} day ago, ask again", "{number}, told {days} days ago, ask again", days)
        return Told(number, age, "stale", spoken.format(number=words, days=days))
    state = "full" if all(claim.vacancies in ("none", "closed", "0") for claim in claims) else "told"
    return Told(number, reading.ago(oldest, today), state, f"{words}, {reading.ago(oldest, today)}")


def answer(claim: Claim) -> str:
    """One claim's answer in words: "2 places", "4 hours", "full"."""
    if claim.vacancies in ANSWERS:
        return ANSWERS[claim.vacancies]
    count = reading.show_number(reading.number(claim.vacancies))
    if claim.session == "hour":
        return _("{count} hours free").format(count=count)
    return ngettext("{count} place", "{count} places", 1 if count == "1" else 2).format(count=count)


def _number(claim: Claim, *, several: bool) -> str:
    words = {"none": "0", "": "?"}
    number = words.get(claim.vacancies, ANSWERS.get(claim.vacancies, ""))
    number = number or reading.show_number(reading.number(claim.vacancies))
    return f"{claim.band} {number}" if several and claim.band else number


class Cell(QPushButton):
    """The number, and smaller under it how old it is."""

    def __init__(self, pressed: Callable[[], object]) -> None:
        super().__init__()
        self.said = Told("", "", "", "")
        self.setProperty("role", "cell")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.clicked.connect(lambda: pressed())

    def say(self, said: Told) -> None:
        self.said = said
        self.setProperty("state", said.state)
        restyle(self)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        number, age = QFontMetrics(_number_font()), QFontMetrics(_age_font())
        wide = max(number.horizontalAdvance(self.said.number), age.horizontalAdvance(self.said.age))
        return QSize(wide + px(12), number.height() + age.height() + px(8))

    def minimumSizeHint(self) -> QSize:
        """The widest age must fit, whatever the number: a word can be cut, and is in the tooltip."""
        wide = QFontMetrics(_age_font()).horizontalAdvance(self.said.age) + px(8)
        return QSize(min(wide, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        painter.setPen(option.palette.buttonText().color())
        high = QFontMetrics(_number_font()).height()
        inside = self.rect().adjusted(px(2), px(4), -px(2), -px(4))
        for font, words, box in (
            (_number_font(), self.said.number, QRect(inside.left(), inside.top(), inside.width(), high)),
            (_age_font(), self.said.age, inside.adjusted(0, high, 0, 0)),
        ):
            painter.setFont(font)
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()


def _number_font() -> QFont:
    font = QFont()
    font.setPixelSize(em(1))
    font.setBold(True)
    return font


def _age_font() -> QFont:
    font = QFont()
    font.setPixelSize(em(0.875))
    return font


class ClaimsGrid(QFrame):
    """Every cell is a button: pressing it logs what they say of that day now."""

    def __init__(self, pressed: Callable[[str, str], object]) -> None:
        super().__init__()
        self._pressed = pressed
        self.setAccessibleName(_("Places free, day by day"))
        self.cells: dict[Place, Cell] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(4))
        self.setLayout(self._grid)

    def put(self, claims: Sequence[Claim], today: date, stale_after: int) -> None:
        """Show the newest of these claims; a cell that stays keeps the focus."""
        found = latest(claims, today)
        days = [day for day in DAYS if day in WORKING or any(cell[0] == day for cell in found)]
        sessions = [code for code in SESSIONS if any(cell[1] == code for cell in found)] or ["am", "pm"]
        wanted = {(day, session) for day in days for session in sessions if (day == "any") <= (session == "hour")}
        if set(self.cells) != wanted:
            self._build(days, sessions, wanted)
        for cell in wanted:
            self._fill(cell, told(found.get(cell, ()), today, stale_after))

    def _build(self, days: Sequence[str], sessions: Sequence[str], wanted: set[Place]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.cells = {}
        for at, day in enumerate(days, 1):
            self._grid.addWidget(label(DAYS[day][0], "strong"), 0, at, Qt.AlignmentFlag.AlignHCenter)
            self._grid.setColumnStretch(at, 1)
        for line, session in enumerate(sessions, 1):
            self._grid.addWidget(label(SESSIONS[session]), line, 0)
            for at, day in enumerate(days, 1):
                if (day, session) in wanted:
                    self._grid.addWidget(self._cell(day, session), line, at)

    def _cell(self, day: str, session: str) -> Cell:
        made = self.cells[day, session] = Cell(lambda: self._pressed(day, session))
        return made

    def _fill(self, place: Place, said: Told) -> None:
        made = self.cells[place]
        made.say(said)
        name = f"{DAYS[place[0]][1]} {SESSIONS[place[1]].casefold()}: {said.spoken}"
        made.setAccessibleName(name[:1].upper() + name[1:])
        made.setAccessibleDescription(_("Press to log what they say now"))
        made.setToolTip(name[:1].upper() + name[1:])
