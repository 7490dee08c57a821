"""What can be made of a jotted line: the menu beside it, and what a line dropped on a step becomes."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from clcdesk.services import choices, contacts, jots, jots_made, people, requests
from clcdesk.services.telling import called
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk, Place
from clcdesk.words import _

WHOSE = (
    ("said", _("They &said it")),
    ("shows", _("They s&how it")),
    ("family", _("The &family says it")),
    ("staff", _("S&taff say it")),
)
WISHES = (("must", _("A &must-have")), ("would-like", _("&Would be liked")))
AHEAD = ((0, _("by &today")), (1, _("by t&omorrow")), (3, _("in &three days")), (7, _("in a &week")))
WENT = {
    "outcome": _("an outcome in What matters"),
    "must": _("a must-have in The week"),
    "would-like": _("would be liked: in The week"),
    "contact": _("somebody in Person & people"),
    "how-to-reach": _("how to reach them: in Person & people"),
    "decision": _("in the words of the decision"),
    "promise": _("promised: on Today"),
}
GONE = {
    "outcome": _("was an outcome, taken away since"),
    "contact": _("was somebody around them, taken away since"),
    "how-to-reach": _("was how to reach them, taken away since"),
    "promise": _("was a promise, taken away since"),
}
FIELDS = {
    "outcome": ("matters", "outcome.words"),
    "must": ("week", "request.must"),
    "would-like": ("week", "request.would_like"),
    "contact": ("person", "contact.name"),
    "how-to-reach": ("person", "communication_need.detail"),
    "decision": ("decision", "decision_form.how_shown"),
}
Commit = Callable[[], object]


def place_of(went: jots_made.Went, person_id: str) -> Place:
    """Where a line went."""
    row = (went.table, went.row_id)
    if went.became == "promise":
        return Place("today", row=row)
    step, field = FIELDS[went.became]
    return Place("case", person_id, step, field, row)


class Making:
    """Of the lines of one case. Each choice is one act; a refusal is said at the foot."""

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        self.desk, self.person_id, self.case_id = desk, person_id, case_id

    def fill(self, menu: QMenu, jot_id: str, commit: Commit) -> None:
        """Everything that can be made of it. `commit` first keeps what is being typed in the line."""
        menu.clear()
        self._outcome(menu.addMenu(_("An &outcome")), jot_id, commit)
        self._wishes(menu, jot_id, commit)
        self._somebody(menu, jot_id, commit)
        self._decision(menu, jot_id, commit)
        self._promise(menu.addMenu(_("A &promise")), jot_id, commit)

    def drop(self, step: str, jot_id: str, over: QWidget, at: QPoint) -> None:
        """Dropped on a step: done at once where it can only mean one thing, else asked at that point."""
        menu = QMenu(over)
        fill = {
            "matters": self._outcome, "week": self._wishes, "person": self._somebody,
            "decision": self._decision, "notes": self._promise,
        }[step]  # fmt: skip
        fill(menu, jot_id, _nothing)
        if len(menu.actions()) == 1 and menu.actions()[0].menu() is None:
            menu.actions()[0].trigger()
            menu.deleteLater()
        elif menu.actions():
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _outcome(self, menu: QMenu, jot_id: str, commit: Commit) -> None:
        for code, words in WHOSE:
            self._add(menu, words, commit, partial(jots.make_outcome, self.desk.db, jot_id, code, self.desk.today()))

    def _wishes(self, menu: QMenu, jot_id: str, commit: Commit) -> None:
        searches = requests.of(self.desk.db, self.case_id)
        for code, words in WISHES:
            for one in searches:
                title = f"{words} · {one.lot}" if len(searches) > 1 else words
                self._add(menu, title, commit, partial(self._wish, jot_id, one.id, code))
            if not searches:
                self._add(menu, words, commit, partial(self._wish, jot_id, "", code))

    def _wish(self, jot_id: str, request_id: str, code: str) -> None:
        desk = self.desk
        if not request_id:
            desk.say(_("There is no search yet: begin one in The week, then make this part of it."))
            return
        found = jots_made.wish(desk.db, jot_id, request_id, code)
        if code == "must" and not found:
            desk.say(_("No place is known by these words, so they are kept as what would be liked."))

    def _somebody(self, menu: QMenu, jot_id: str, commit: Commit) -> None:
        db, today = self.desk.db, self.desk.today()
        self._add(menu, _("Somebody &around them"), commit, partial(jots_made.contact, db, jot_id))
        reached = menu.addMenu(_("How to &reach …"))
        self._add(reached, called(people.get(db, self.person_id)).replace("&", "&&"), commit,
                  partial(jots_made.how_to_reach, db, jot_id, "", today))  # fmt: skip
        for one in contacts.of(db, self.person_id):
            self._add(reached, one.name.replace("&", "&&"), commit,
                      partial(jots_made.how_to_reach, db, jot_id, one.id, today))  # fmt: skip

    def _decision(self, menu: QMenu, jot_id: str, commit: Commit) -> None:
        self._add(menu, _("Words of the &decision"), commit, partial(self._decide, jot_id))

    def _decide(self, jot_id: str) -> None:
        made = choices.of(self.desk.db, self.case_id)
        if made:
            jots_made.decision(self.desk.db, jot_id, made[0].id)
        else:
            self.desk.say(_("No letter is final yet: a decision is about the places that a letter offers."))

    def _promise(self, menu: QMenu, jot_id: str, commit: Commit) -> None:
        today = self.desk.today()
        for days, words in AHEAD:
            due = today + timedelta(days=days)
            title = words if days < 2 else f"{words} · {reading.short_day(due, today)}"
            self._add(menu, title, commit, partial(self._promised, jot_id, due))

    def _promised(self, jot_id: str, due: date) -> None:
        jots_made.promise(self.desk.db, jot_id, self.desk.today(), due)

    def _add(self, menu: QMenu, words: str, commit: Commit, act: Callable[[], object]) -> None:
        def chosen() -> None:
            commit()
            self.desk.attempt(act)

        menu.addAction(words).triggered.connect(chosen)


def _nothing() -> None:
    pass
