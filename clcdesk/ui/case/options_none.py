"""What Options says when nobody fits, and of a gap that is open."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QFrame

from clcdesk.models.people import Officer
from clcdesk.models.requests import Gap
from clcdesk.rules.facts import Answer
from clcdesk.ui import reading
from clcdesk.ui.case import option_words
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _


class NobodyFits(QFrame):
    """What is so, in bold; then the next steps."""

    def __init__(self, look: Callable[[], object], gap: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.so = label("", "strong", wraps=True)
        self.next = label("", wraps=True)
        self.look = button(_("Look at those"), look)
        self.record = button(_("Record a gap…"), gap)
        self._flow = Flow(gap=8)
        self._flow.setContentsMargins(0, px(4), 0, px(4))
        self._flow.addWidget(self.look)
        self._flow.addWidget(self.record)
        self.setLayout(column(self.so, self.next, self._flow, gap=4, edges=(16, 8, 16, 6)))

    def put(self, answer: Answer, has_gap: bool) -> None:
        days = option_words.days_said(option_words.days_of(answer.request))
        self.so.setText(_("Nobody fits on {days}.").format(days=days))
        more = option_words.would(answer.nearly[0]) if answer.nearly else ""
        first = _("Look at those, ask") if more else _("Ask")
        off = _("{first} about a place off the framework (a spot purchase), or record a gap.").format(first=first)
        self.next.setText(f"{more} {off}".strip())
        self.look.setVisible(bool(answer.nearly))
        self.record.setVisible(not has_gap)
        self.setVisible(not answer.fits)


class GapLine(QFrame):
    """The open gap: what happens meanwhile, who owns it, when to look again."""

    def __init__(self, again: Callable[[], object], close: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.words = label("", wraps=True)
        self.buttons = [button(_("Look again later…"), again), button(_("Close the gap…"), close)]
        flow = Flow(gap=8)
        flow.setContentsMargins(0, px(4), 0, px(4))
        for one in self.buttons:
            flow.addWidget(one)
        self.setLayout(column(self.words, flow, gap=2, edges=(16, 8, 16, 6)))

    def put(self, gap: Gap | None, officers: Mapping[str, Officer], today: date) -> None:
        self.setVisible(gap is not None)
        if gap is not None:
            self.words.setText(said(gap, officers, today))


def said(gap: Gap, officers: Mapping[str, Officer], today: date) -> str:
    """ "Gap since Mon 16 Jun · meanwhile: … · Sam looks again Mon 30 Jun"."""
    owner = officers[gap.owner_id].name if gap.owner_id in officers else _("nobody named")
    late = gap.look_again_on < today
    when = _("{owner} looks again {day}").format(owner=owner, day=reading.short_day(gap.look_again_on, today))
    parts = (
        _("Gap since {day}").format(day=reading.short_day(gap.found_on, today)),
        _("meanwhile: {what}").format(what=gap.interim or _("nobody has said")),
        f"{when} ({reading.due(gap.look_again_on, today)})" if late else when,
    )
    return " · ".join(parts)
