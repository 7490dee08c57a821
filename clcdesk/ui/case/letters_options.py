"""What the next letter is told: who it is for, its format and order, what it says. Each choice is an act at once."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QLayout, QRadioButton, QWidget

from clcdesk.models.choices import LetterForm
from clcdesk.services import choice_letter, letter_form, options
from clcdesk.services.choice_draft import Draft
from clcdesk.services.letter_form import Recipient
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import column, frame, label, row, rule
from clcdesk.ui.widgets.facts import Fact, Facts, section
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.words import _
from clcdesk.words.needs import word

ORDERS = [("name", _("A to Z")), ("nearest", _("Nearest first"))]


class Service:
    """A service that fits, as far as its tick needs it."""

    def __init__(self, request_id: str, ref: str, name: str) -> None:
        self.request_id, self.ref, self.name = request_id, ref, name


class Recipients(QWidget):
    """Who the letter is for: the person, then those around them; who cannot be written to says why."""

    def __init__(self, picked: Callable[[str | None], None]) -> None:
        super().__init__()
        self._picked = picked
        self._shown: tuple[Recipient, ...] = ()
        self.buttons: dict[str | None, QRadioButton] = {}
        self.frames: dict[str | None, QFrame] = {}
        self.group = QButtonGroup(self)
        self.place = column(gap=2)
        self.setLayout(self.place)

    def put(self, found: Sequence[Recipient], chosen: str | None) -> None:
        if tuple(found) != self._shown:
            self._shown = tuple(found)
            self._fill()
        for contact_id, button in self.buttons.items():
            button.setChecked(contact_id == chosen)
            around = self.frames[contact_id]
            around.setProperty("chosen", contact_id == chosen)
            around.style().unpolish(around)
            around.style().polish(around)

    def _fill(self) -> None:
        for button in self.buttons.values():
            self.group.removeButton(button)
        self.buttons.clear()
        emptied(self.place)
        for one in self._shown:
            button = QRadioButton(one.who.replace("&", "&&"))
            button.setProperty("role", "strong")
            button.setAccessibleName(one.who)
            about = _("cannot be written to: {why}").format(why=one.stop) if one.stop else one.how
            button.setAccessibleDescription(about)
            button.setEnabled(not one.stop)
            button.clicked.connect(self._picking(one.contact_id))
            self.group.addButton(button)
            self.buttons[one.contact_id] = button
            means = row(26, label(about, "muted", wraps=True), gap=0)
            around = self.frames[one.contact_id] = frame("recipient", column(button, means, gap=4, edges=(8, 6, 8, 6)))
            self.place.addWidget(around)

    def _picking(self, contact_id: str | None) -> Callable[[], None]:
        return lambda: self._picked(contact_id)


class InFull(QWidget):
    """Which services have a card of their own: the same ticks as in Options."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.boxes: dict[tuple[str, str], QCheckBox] = {}
        self.place = column(gap=4)
        self.none = label("", "muted", wraps=True)
        self.setLayout(column(self.place, self.none, gap=4))

    def put(self, found: Sequence[Service], ticked: frozenset[str]) -> None:
        keys = [(one.request_id, one.ref) for one in found]
        if keys != list(self.boxes):
            emptied(self.place)
            self.boxes = {}
            for one in found:
                box = QCheckBox(one.name.replace("&", "&&"))
                box.setAccessibleName(_("{service} in full").format(service=one.name))
                box.clicked.connect(self._ticking(one))
                self.boxes[one.request_id, one.ref] = box
                self.place.addWidget(box)
        for (_request, ref), box in self.boxes.items():
            box.setChecked(ref in ticked)
        said = "" if ticked else _("None is ticked: each one that fits is in full.")
        self.none.setText(said if found else _("Nobody fits: the letter says so, and what happens next."))
        self.none.setVisible(bool(self.none.text()))

    def _ticking(self, one: Service) -> Callable[[bool], None]:
        def tick(on: bool) -> None:
            self.desk.attempt(lambda: options.tick(self.desk.db, one.request_id, one.ref, on))

        return tick


class LetterOptions(QWidget):
    """Everything the next letter is told, in the order one is asked."""

    def __init__(self, desk: Desk, case_id: str, form: LetterForm) -> None:
        super().__init__()
        self.desk, self.case_id = desk, case_id
        self.who = Recipients(lambda contact_id: self._write(contact_id=contact_id))
        self.format = Choice(_("Format"), [], "", lambda code: self._write(format=code))
        self.order = Choice(_("Order"), ORDERS, form.ordered_by, lambda code: self._write(ordered_by=code))
        for choice in (self.format, self.order):
            choice.setMinimumContentsLength(12)
        self.note = label("", "check", wraps=True)
        self.in_full = InFull(desk)
        self.matters = QCheckBox(_("Say what matters"))
        self.matters.setAccessibleName(self.matters.text())
        self.matters.clicked.connect(lambda on: self._write(matters=on))
        self.facts = Facts(desk, "letter_form", form, self._facts(), self._save)
        self.setLayout(
            column(
                section(_("Who is it for?"), self.who), rule(),
                with_label(_("F&ormat"), self.format), with_label(_("O&rder"), self.order), self.note, rule(),
                section(_("In full"), self.in_full, hint=_("the rest stand in one table")), self.matters, rule(),
                section(_("What it says besides"), self.facts),
                gap=10,
            )
        )  # fmt: skip

    def put(self, form: LetterForm, found: Sequence[Recipient]) -> None:
        """Show what is chosen now; what is being typed stays."""
        self.who.put(found, form.contact_id)
        to = next((one for one in found if one.contact_id == form.contact_id), None)
        self._put_formats(to, form.format)
        self.order.choose(form.ordered_by)
        self.matters.setChecked(form.matters)
        self.facts.refresh(form)
        self.note.setText(not_made(to, form.format) if to else "")
        self.note.setVisible(bool(self.note.text()))

    def put_found(self, made: Draft, request_ids: Sequence[str]) -> None:
        """What was matched for this letter: which services can be ticked."""
        ticked: frozenset[str] = frozenset()
        found: list[Service] = []
        for request_id, answer in zip(request_ids, made.answers, strict=False):
            ticked |= options.ticked(self.desk.db, request_id)
            found += [Service(request_id, one.service.ref, one.service.name) for one in answer.fits]
        self.in_full.put(found, ticked)

    def _put_formats(self, to: Recipient | None, chosen: str) -> None:
        needed = to.format if to else "standard"
        usable = needed if needed in choice_letter.FORMATS else "standard"
        by_need = _("As needed: {format}").format(format=word("format", usable))
        wanted = [("", by_need), *((code, word("format", code)) for code in choice_letter.FORMATS)]
        if [self.format.itemText(at) for at in range(self.format.count())] != [words for _code, words in wanted]:
            self.format.clear()
            for code, words in wanted:
                self.format.addItem(words, code)
        self.format.choose(chosen)

    def _facts(self) -> tuple[Fact, ...]:
        def day(text: str) -> Any:
            return reading.day(text, self.desk.today())

        return (
            Fact("reply_by", _("Reply by"), reading.show_day, day, hint=_("in two weeks"), wide=True),
            Fact("doing", _("What we are doing"), hint=_("we are asking two more places"), lines=2, wide=True),
            Fact("news_by", _("News by"), reading.show_day, day, wide=True),
            Fact("meanwhile", _("What happens meanwhile"), lines=2, wide=True),
            Fact("owner", _("Who is in charge"), wide=True),
            Fact("pays", _("What they pay a week, as assessed"), hint="£12.40", wide=True),
            Fact("assessed_on", _("Assessed on"), reading.show_day, day, wide=True),
        )

    def _save(self, name: str, value: Any) -> None:
        values: Any = {name: value}
        letter_form.write(self.desk.db, self.case_id, **values)

    def _write(self, **values: Any) -> None:
        self.desk.attempt(lambda: letter_form.write(self.desk.db, self.case_id, **values))


def not_made(to: Recipient, chosen: str) -> str:
    """What the recipient needs and there is no letter of yet, with what to do; blank where all is well."""
    said = []
    if to.format not in choice_letter.FORMATS:
        needs = _("? {who} needs {format}: it is not made yet.").format(who=to.who, format=word("format", to.format))
        said.append(needs + " " + _("Go through this one together, and note why."))
    if to.language not in choice_letter.LANGUAGES:
        said.append(_("? {who} is written to in another language: this letter is in English.").format(who=to.who))
    return "\n".join(said)


def emptied(place: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := place.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inside := item.layout()) is not None:
            emptied(inside)
            inside.deleteLater()
