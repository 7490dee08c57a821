"""What a letter says besides, folded away until it is wanted: whose choice it is, must-haves, travel, money."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QButtonGroup, QWidget

from clcdesk.models.choices import LetterForm
from clcdesk.models.requests import Request
from clcdesk.services import letter_form
from clcdesk.services.choice_draft import Draft
from clcdesk.services.letter_form import Must, Recipient
from clcdesk.ui import reading
from clcdesk.ui.case.letters_travel import Travel
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.elided import Pick, Tick
from clcdesk.ui.widgets.fields import Field
from clcdesk.ui.widgets.fold import Fold
from clcdesk.ui.widgets.labelled import Titled
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.words import _

FOLDED = ("found_by", "found_on", "view", "pays", "assessed_on", "whose", "asked_cost", "left_out")
"""Columns of the letter whose place lies under the fold."""
Make = Callable[..., Field]
Write = Callable[..., None]


class Ticks(QWidget):
    """Boxes under one another, made anew only when they are others."""

    def __init__(self, ticked: Callable[[str, bool], None]) -> None:
        super().__init__()
        self._ticked = ticked
        self._listed: list[tuple[str, str]] = []
        self.boxes: dict[str, Tick] = {}
        self.place = column(gap=4)
        self.setLayout(self.place)

    def put(self, listed: Sequence[tuple[str, str]], on: frozenset[str]) -> None:
        """`listed`: (code, words)."""
        if list(listed) != self._listed:
            self._listed = list(listed)
            for box in self.boxes.values():
                self.place.removeWidget(box)
                box.hide()
                box.deleteLater()
            self.boxes = {code: self._box(code, words) for code, words in listed}
        for code, box in self.boxes.items():
            box.setChecked(code in on)

    def _box(self, code: str, words: str) -> Tick:
        box = Tick(words)
        box.clicked.connect(lambda on: self._ticked(code, on))
        self.place.addWidget(box)
        return box


class WhoseChoice(Titled):
    """In a letter about the person: whose choice it is, and what mental capacity was found (`domain.md` §7)."""

    def __init__(self, form: LetterForm, make: Make, write: Write) -> None:
        self.group = QButtonGroup()
        self.buttons = {code: Pick() for code in ("", *letter_form.WHOSE)}
        self.found_by = make(form, "found_by", _("Who found that"), hint=_("their name and role"))
        self.found_on = make(form, "found_on", _("When"), day=True)
        self.view = make(form, "view", _("The council’s view, in a sentence"), lines=2)
        self.lacking = QWidget()
        self.lacking.setLayout(column(self.found_by, self.found_on, self.view, gap=8, edges=(26, 0, 0, 0)))
        super().__init__(_("Whose choice is it?"), *self.buttons.values(), self.lacking, role="strong")
        for code, button in self.buttons.items():
            self.group.addButton(button)
            button.clicked.connect(lambda _on=False, code=code: write(whose=code))

    @property
    def fields(self) -> dict[str, Field]:
        return {"found_by": self.found_by, "found_on": self.found_on, "view": self.view}

    def put(self, form: LetterForm, called: str, found: letter_form.Found) -> None:
        self._name(called)
        self.buttons[form.whose].setChecked(True)
        self.lacking.setVisible(form.whose == "lacking")
        self.found_by.autosave.refresh(form.found_by)
        self.found_on.autosave.refresh(reading.show_day(form.found_on))
        self.view.autosave.refresh(form.view)
        self.found_by.editor.setPlaceholderText(found.by or _("their name and role"))
        self.found_on.editor.setPlaceholderText(reading.show_day(found.on))

    def _name(self, called: str) -> None:
        words = {
            "": _("Not said"),
            "own": _("{name}’s own").format(name=called),
            "lacking": _("{name} cannot make it").format(name=called),
        }
        for code, button in self.buttons.items():
            button.call(words[code])


class Money(Titled):
    """What the person pays as assessed, and what it costs the council, if they ask."""

    def __init__(self, form: LetterForm, make: Make, write: Write) -> None:
        self.asked = Tick()
        self.asked.clicked.connect(lambda on: write(asked_cost=on))
        self.cost = label("", "muted", wraps=True)
        self.pays = make(form, "pays", _("They pay a week, as assessed"), hint=_("like £12.40"), money=True)
        self.assessed_on = make(form, "assessed_on", _("Assessed on"), day=True)
        self.half = label(_("? Give both: till then it says that nothing is decided."), "check", wraps=True)
        super().__init__(_("Money"), self.pays, self.assessed_on, self.half, self.asked, self.cost, role="strong")

    @property
    def fields(self) -> dict[str, Field]:
        return {"pays": self.pays, "assessed_on": self.assessed_on}

    def put(self, form: LetterForm, called: str, cost: Decimal | None) -> None:
        self.asked.call(_("{name} asked what it costs").format(name=called))
        self.asked.setChecked(form.asked_cost)
        known = _("It says about {cost} a week for the council.").format(cost=reading.show_money(cost))
        self.cost.setText(known if cost is not None else _("The cost is not known yet: it is left out."))
        self.cost.setVisible(form.asked_cost)
        self.pays.autosave.refresh(form.pays)
        self.assessed_on.autosave.refresh(reading.show_day(form.assessed_on))
        self.half.setVisible(bool(form.pays) != (form.assessed_on is not None))


class Besides(QWidget):
    """The fold; it says in a line what lies under it."""

    def __init__(self, desk: Desk, case_id: str, form: LetterForm, make: Make, write: Write) -> None:
        super().__init__()
        self.desk, self.case_id = desk, case_id
        self._make, self._write = make, write
        self._form, self._called = form, ""
        self._to: Recipient | None = None
        self._draft: Draft | None = None
        self.fold = Fold(_("What it says besides"), self._inside, opened=self._opened)
        self.setLayout(column(self.fold, gap=0))

    @property
    def fields(self) -> dict[str, Field]:
        if self.fold.inside is None:
            return {}
        return {**self.whose.fields, **self.money.fields, **self.travel.fields}

    def put(self, form: LetterForm, to: Recipient | None, called: str) -> None:
        self._form, self._to, self._called = form, to, called
        self._refresh()

    def put_found(self, made: Draft) -> None:
        self._draft = made
        self._refresh()

    def _inside(self) -> QWidget:
        self.whose = WhoseChoice(self._form, self._make, self._write)
        self.searches = Ticks(self._answer)
        self.which = Titled(_("Which searches"), self.searches, role="strong")
        self.musts = Ticks(self._name_must)
        self.never = label("", "muted", wraps=True)
        self.asked_for = Titled(_("Must-haves on paper"), self.never, self.musts, role="strong")
        self.travel = Travel(self.desk, self.case_id)
        self.money = Money(self._form, self._make, self._write)
        inside = QWidget()
        inside.setLayout(
            column(self.whose, self.which, self.asked_for, self.travel, self.money, gap=14, edges=(0, 4, 0, 4))
        )
        return inside

    def _opened(self) -> None:
        self._refresh()
        tab_as_read(self)

    def _refresh(self) -> None:
        form, db = self._form, self.desk.db
        musts = letter_form.musts(db, self.case_id, form.contact_id)
        self.fold.say("" if self.fold.is_open else self._summary(musts))
        if self.fold.inside is None or not self.fold.is_open:
            return
        about = self._to is not None and self._to.voice == "other"
        self.whose.setVisible(about)
        if about:
            self.whose.put(form, self._called, letter_form.found(db, self.case_id, form))
        searches = letter_form.searches(db, self.case_id)
        self.which.setVisible(len(searches) > 1)
        self.searches.put(
            [(one.id, _search_words(at, one)) for at, one in enumerate(searches, 1)],
            frozenset(one.id for one in searches if one.id not in form.left_out),
        )
        self._put_musts(musts)
        self.travel.put(self._draft)
        self.money.put(form, self._called, letter_form.cost(db, self.case_id, self.desk.today()))

    def _put_musts(self, musts: Sequence[Must]) -> None:
        who = self._to.who if self._to else self._called
        self.asked_for.setVisible(bool(musts))
        self.never.setText(_("They stay off paper, except those ticked for {who}.").format(who=who))
        self.musts.put([(one.code, one.words) for one in musts], frozenset(one.code for one in musts if one.ticked))

    def _summary(self, musts: Sequence[Must]) -> str:
        form = self._form
        decided = sum(1 for offer in self._draft.letter_facts.offers if offer.travel) if self._draft else 0
        told = [
            (bool(form.whose) and self._to is not None and self._to.voice == "other", _("whose choice")),
            (bool(form.left_out), _("not every search")),
            (any(one.ticked for one in musts), _("must-haves")),
            (bool(decided), _("travel")),
            (bool(form.pays) or form.asked_cost, _("money")),
        ]
        return " · ".join(words for there, words in told if there)

    def _answer(self, request_id: str, on: bool) -> None:
        left = [one for one in self._form.left_out if one != request_id]
        self._write(left_out=tuple(left if on else [*left, request_id]))

    def _name_must(self, code: str, on: bool) -> None:
        desk, contact_id = self.desk, self._form.contact_id
        desk.attempt(lambda: letter_form.tick_must(desk.db, self.case_id, contact_id, code, on))


def _search_words(at: int, one: Request) -> str:
    return _("Search {number}, from {day}").format(number=at, day=reading.show_day(one.start))
