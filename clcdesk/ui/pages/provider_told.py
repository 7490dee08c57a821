"""What a service told us, a line for each call, and what else is known of it: title and words, line by line."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from clcdesk.models.directory import Claim
from clcdesk.ui import reading
from clcdesk.ui.dialogs.claim import told_how
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import label, rule
from clcdesk.ui.widgets.claims_grid import DAYS, SESSIONS, answer
from clcdesk.words import _

MOST = 12
"""Lines that stand open."""


class Told(NamedTuple):
    """What one person said on one day, in the order of the week."""

    on: date | None
    whom: str
    what: str


def told(claims: Iterable[Claim]) -> list[Told]:
    """The newest first."""
    ordered = sorted(claims, key=_newest)
    return [
        Told(on, how, "; ".join(_sessions(list(together))))
        for (on, how), together in groupby(ordered, key=lambda claim: (claim.as_of, told_how(claim)))
    ]


def _newest(claim: Claim) -> tuple[int, str, str, int, int]:
    position = list(SESSIONS).index(claim.session), list(DAYS).index(claim.day)
    return (-(claim.as_of or date.min).toordinal(), told_how(claim), claim.band, *position)


def _part(claim: Claim) -> tuple[str, str, str]:
    return claim.band, claim.session, reading.show_number(claim.places)


def _sessions(claims: Sequence[Claim]) -> Iterable[str]:
    """ "Full day, out of 10: 2 places Mon and Wed, no place Tue", once for each part of the day and band."""
    for (band, session, places), together in groupby(claims, key=_part):
        days: dict[str, list[str]] = {}
        for claim in together:
            answered = _("no place") if claim.vacancies == "none" else answer(claim)
            days.setdefault(answered, []).append(DAYS[claim.day][0])
        said = ", ".join(f"{words} {_and(names)}" for words, names in days.items())
        whose = [SESSIONS[session]]
        whose += [_("band {band}").format(band=band)] if band else []
        whose += [_("out of {places}").format(places=places)] if places else []
        yield f"{', '.join(whose)}: {said}"


def _and(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])


class Lines(QWidget):
    """Lines of words in columns under each other; the labels are used again for the next service."""

    def __init__(self, widths: Mapping[int, float], stretches: int, roles: Sequence[str], *, ruled: bool) -> None:
        """`widths`: effective pixels a column has at least; `stretches` takes the rest and wraps."""
        super().__init__()
        self._stretches, self._roles, self._ruled = stretches, roles, ruled
        self._lines: list[tuple[QLabel, ...]] = []
        self._rules: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(stretches, 1)
        for at, width in widths.items():
            self._grid.setColumnMinimumWidth(at, px(width))
        self.setLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def put(self, lines: Sequence[Sequence[str]]) -> None:
        while len(self._lines) < len(lines):
            self._add()
        for at, labels in enumerate(self._lines):
            shown = at < len(lines)
            for word, place in zip(lines[at] if shown else ("",) * len(labels), labels, strict=True):
                place.setText(word)
                place.setVisible(shown)
            if self._ruled:
                self._rules[at].setVisible(shown)

    @property
    def words(self) -> list[tuple[str, ...]]:
        """What is shown."""
        return [tuple(one.text() for one in labels) for labels in self._lines if not labels[0].isHidden()]

    def _add(self) -> None:
        at = len(self._lines)
        made = tuple(label("", role, wraps=place == self._stretches) for place, role in enumerate(self._roles))
        for place, one in enumerate(made):
            one.setContentsMargins(0, px(2) if self._roles[place] == "muted" else 0, 0, 0)
            self._grid.addWidget(one, at * 2, place, Qt.AlignmentFlag.AlignTop)
        if self._ruled:
            self._rules.append(rule())
            self._grid.addWidget(self._rules[-1], at * 2 + 1, 0, 1, len(made))
        self._lines.append(made)
