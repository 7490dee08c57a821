"""What Options says over its list: that nobody fits and what then, and of a gap that is open."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton

from clcdesk.models.people import Officer
from clcdesk.models.requests import Gap
from clcdesk.rules.facts import Answer, Feature
from clcdesk.ui import reading
from clcdesk.ui.case import option_words
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _, reasons

MOST_NAMED = 3


class Banner(QFrame):
    """What is so, in bold; what then; and its buttons beside it, or under it where there is little room."""

    def __init__(self, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.buttons = list(buttons)
        self.so = label("", "strong", wraps=True)
        self.next = label("", wraps=True)
        self._pressed = row(*self.buttons, gap=8)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(px(12))
        self._line.setContentsMargins(px(12), px(7), px(16), px(7))
        words = column(self.so, self.next, gap=0)
        words.insertStretch(0, 1)
        words.addStretch(1)
        self._line.addLayout(words, 1)
        self._line.addLayout(self._pressed)
        self.setLayout(self._line)

    def fold(self, narrow: bool) -> None:
        self._line.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )  # fmt: skip
        last = self._pressed.itemAt(self._pressed.count() - 1)
        if narrow and last is not None and last.widget() is not None:
            self._pressed.addStretch(1)
        elif not narrow and last is not None and last.widget() is None:
            self._pressed.removeItem(last)


class NobodyFits(Banner):
    """Which one condition gives most, whom to ask, buying off the framework, and recording a gap."""

    def __init__(self, look: Callable[[], object], gap: Callable[[], object]) -> None:
        self.look = button(_("Look at those"), look)
        self.record = button(_("Record a gap…"), gap)
        super().__init__([self.look, self.record])
        self.hide()

    def put(self, answer: Answer, features: Mapping[str, Feature], *, has_gap: bool) -> None:
        days = option_words.days_said(option_words.days_of(*answer.request.pattern))
        self.so.setText(_("Nobody fits on {days}.").format(days=days))
        more = option_words.would(answer.nearly[0], features) if answer.nearly else ""
        names = [one.service.name for one in answer.check_first]
        ask = _("Ask first: {names}.").format(names=option_words.some(names, MOST_NAMED)) if names else ""
        spot = _("A place off the framework can be bought (a spot purchase).")
        gap = "" if has_gap else _("If none of these will do, record a gap: the duty stays.")
        self.next.setText(" ".join(part for part in (more, ask, spot, gap) if part))
        self.look.setVisible(bool(answer.nearly))
        self.record.setVisible(not has_gap)
        self.setVisible(not answer.fits)


class GapLine(Banner):
    """The open gap: what happens meanwhile, who owns it, when to look again."""

    def __init__(self, again: Callable[[], object], close: Callable[[], object]) -> None:
        super().__init__([button(_("Look again later…"), again), button(_("Close the gap…"), close)])
        self.hide()

    def put(
        self, gap: Gap | None, officers: Mapping[str, Officer], features: Mapping[str, Feature], today: date
    ) -> None:
        self.setVisible(gap is not None)
        if gap is not None:
            self.so.setText(_("Gap since {day}.").format(day=reading.short_day(gap.found_on, today)))
            self.next.setText(said(gap, officers, features, today))


def said(gap: Gap, officers: Mapping[str, Officer], features: Mapping[str, Feature], today: date) -> str:
    """ "Meanwhile: her mother is at home · Sam looks again Mon 30 Jun · mostly: no place on Monday"."""
    owner = officers[gap.owner_id].name if gap.owner_id in officers else _("nobody named")
    late = gap.look_again_on < today
    when = _("{owner} looks again {day}").format(owner=owner, day=reading.short_day(gap.look_again_on, today))
    names = {code: feature.words for code, feature in features.items()}
    mostly = _("mostly: {why}").format(why=reasons.left_out(gap.because, names)) if gap.because else ""
    parts = (
        _("Meanwhile: {what}").format(what=gap.interim.rstrip(".") or _("nobody has said")),
        f"{when} ({reading.due(gap.look_again_on, today)})" if late else when,
        mostly,
    )
    return " · ".join(filter(None, parts))
