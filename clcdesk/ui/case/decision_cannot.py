"""Somebody who cannot make this choice: who found that and when, and what was decided in their best interests."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from clcdesk.services import deciders
from clcdesk.services.deciders import Decider
from clcdesk.ui import reading
from clcdesk.ui.case.letters_options import emptied
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.fields import Field
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _
from clcdesk.words.needs import word


class Cannot(QWidget):
    """`make(code, title, …)` makes a field that saves itself; `put(code, words)` writes into one at once."""

    def __init__(self, make: Callable[..., Field], put: Callable[[str, str], object]) -> None:
        super().__init__()
        self._put = put
        found = Flow(gap=16)
        for field in (
            make("assessed_by", _("Who assessed this"), width=340),
            make("assessed_on", _("When it was assessed"), day=True, width=180),
        ):
            found.addWidget(field)
        self.legal = column(gap=2)
        nobody = label(
            _("Nobody else signs for an adult: next of kin and appointees are asked, they do not decide."),
            "muted", wraps=True,
        )  # fmt: skip
        self.take = button(_("Take the places of the letter"), self._take_places, "link")
        self._places: Sequence[str] = ()
        self.setLayout(
            column(
                found,
                make("decided_by", _("Who decided for them")),
                self.legal,
                nobody,
                make("options", _("The options really available"), lines=2),
                self.take,
                make("wishes", _("Their wishes, and how they show them"), lines=2),
                make("consulted", _("Who was asked, and what each said"), lines=2),
                gap=8,
            )
        )

    def show_with(self, found: Sequence[Decider], places: Sequence[str], options: str) -> None:
        """`places` are those the letter offers."""
        emptied(self.legal)
        for one in found:
            words = legal_words(one)
            if one.decides:
                offer = _("{who}: put as who decided").format(who=words).replace("&", "&&")
                put = button(offer, partial(self._put, "decided_by", one.name), "link")
                line = Flow()
                line.addWidget(put)
                self.legal.addLayout(line)
            else:
                self.legal.addWidget(label(words, "muted", wraps=True))
        self._places = places
        self.take.setVisible(bool(places) and not options)

    def _take_places(self) -> None:
        self._put("options", "; ".join(self._places))


def legal_words(one: Decider) -> str:
    """ "Mrs Pine, deputy for health and welfare, document seen Tue 6 May 2025", or why they do not decide."""
    powers = ", ".join(word("power", power) for power in one.powers) or _("nothing that is written down")
    told = _("{name}, {role} for {powers}").format(name=one.name, role=word("role", one.role), powers=powers)
    if one.seen_on is None:
        return _("{who}: the document was not seen, so they do not decide yet").format(who=told)
    if deciders.POWER not in one.powers:
        return _("{who}: that does not cover this choice").format(who=told)
    return _("{who}, document seen {day}").format(who=told, day=reading.show_day(one.seen_on))
