"""What the next letter is told: who it is for, its format and order, what it says. Each choice is an act at once."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLayout, QWidget

from clcdesk.models.choices import LetterForm
from clcdesk.services import choice_letter, letter_form, options
from clcdesk.services.choice_draft import Draft
from clcdesk.services.letter_form import Recipient
from clcdesk.ui import reading
from clcdesk.ui.case.letters_besides import FOLDED, Besides
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.widgets.build import column, label, restyle, row, rule
from clcdesk.ui.widgets.elided import Pick, Tick
from clcdesk.ui.widgets.facts import Fact, Facts, section
from clcdesk.ui.widgets.fields import Choice, Field
from clcdesk.ui.widgets.labelled import Titled, beside
from clcdesk.words import _
from clcdesk.words.needs import word

ORDERS = [("name", _("A to Z")), ("nearest", _("Nearest first"))]
ALONE = ("doing", "news_by", "meanwhile", "owner")
"""What is said only where one service fits, or none."""


class Service:
    """A service that fits, as far as its tick needs it."""

    def __init__(self, request_id: str, ref: str, name: str) -> None:
        self.request_id, self.ref, self.name = request_id, ref, name


class Around(QFrame):
    """What stands round a button: pressed anywhere, it presses the button."""

    def __init__(self, button: Pick, inside: QLayout) -> None:
        super().__init__()
        self.setProperty("role", "recipient")
        self.setLayout(inside)
        self._button = button

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._button.isEnabled() and self.rect().contains(event.position().toPoint()):
            self._button.click()


class Recipients(QWidget):
    """Who the letter is for: the person, then those around them; who cannot be written to says why."""

    def __init__(self, picked: Callable[[str | None], None]) -> None:
        super().__init__()
        self._picked = picked
        self._shown: tuple[Recipient, ...] = ()
        self.buttons: dict[str | None, Pick] = {}
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
            if around.property("chosen") != (contact_id == chosen):
                around.setProperty("chosen", contact_id == chosen)
                restyle(around)

    def _fill(self) -> None:
        for button in self.buttons.values():
            self.group.removeButton(button)
        self.buttons.clear()
        emptied(self.place)
        for one in self._shown:
            button = Pick(one.who)
            button.setProperty("role", "strong")
            about = _("cannot be written to: {why}").format(why=one.stop) if one.stop else one.how
            button.setAccessibleDescription(about)
            button.setEnabled(not one.stop)
            button.clicked.connect(self._picking(one.contact_id))
            self.group.addButton(button)
            self.buttons[one.contact_id] = button
            means = row(26, label(about, "muted", wraps=True), gap=0)
            around = self.frames[one.contact_id] = Around(button, column(button, means, gap=2, edges=(8, 4, 8, 6)))
            self.place.addWidget(around)

    def _picking(self, contact_id: str | None) -> Callable[[], None]:
        return lambda: self._picked(contact_id)


class InFull(QWidget):
    """Which services have a card of their own: the same ticks as in Options."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.boxes: dict[tuple[str, str], Tick] = {}
        self.place = column(gap=4)
        self.none = label("", "muted", wraps=True)
        self.setLayout(column(self.place, self.none, gap=4))

    def put(self, found: Sequence[Service], ticked: frozenset[str]) -> None:
        keys = [(one.request_id, one.ref) for one in found]
        if keys != list(self.boxes):
            emptied(self.place)
            self.boxes = {}
            for one in found:
                box = Tick()
                box.call(one.name, _("{service} in full").format(service=one.name))
                box.clicked.connect(self._ticking(one))
                self.boxes[one.request_id, one.ref] = box
                self.place.addWidget(box)
        for (_request, ref), box in self.boxes.items():
            box.setChecked(ref in ticked)
        self.none.setText(_full_words(len(found), bool(ticked)))
        self.none.setVisible(bool(self.none.text()))

    def _ticking(self, one: Service) -> Callable[[bool], None]:
        def tick(on: bool) -> None:
            self.desk.attempt(lambda: options.tick(self.desk.db, one.request_id, one.ref, on))

        return tick


def _full_words(fits: int, ticked: bool) -> str:
    if not fits:
        return _("Nobody fits: the letter says so, and what happens next.")
    if ticked:
        return ""
    if fits > choice_letter.MOST_IN_FULL:
        return _("None is ticked: the nearest six are in full.")
    return _("None is ticked: each one that fits is in full.")


class LetterOptions(QWidget):
    """Everything the next letter is told, in the order one is asked."""

    def __init__(self, desk: Desk, case_id: str, form: LetterForm) -> None:
        super().__init__()
        self.desk, self.case_id = desk, case_id
        self.who = Recipients(lambda contact_id: self._write(contact_id=contact_id))
        self.format = Choice(_("Format"), [], "", self._pick_format)
        self.order = Choice(_("Order"), ORDERS, form.ordered_by, lambda code: self._write(ordered_by=code))
        for choice in (self.format, self.order):
            choice.setMinimumContentsLength(10)
        self.reply_by = self._field(form, "reply_by", _("Reply by"), hint=_("like in two weeks"), day=True)
        self.note = label("", "check", wraps=True)
        self.noted = label("", "muted", wraps=True)
        self.reason = self._field(form, "reason", _("Why this format"), hint=_("like “we read it together”"))
        self.alone = Facts(desk, "letter_form", form, self._alone(), self._save)
        self.alone_title = Titled("", self.alone)
        self.in_full = InFull(desk)
        self.matters = Tick(_("Say what matters"))
        self.matters.clicked.connect(lambda on: self._write(matters=on))
        self.besides = Besides(desk, case_id, form, self._field, self._write)
        how = beside((_("F&ormat"), self.format), (_("O&rder"), self.order), (_("Repl&y by"), self.reply_by))
        full = Titled(_("In full"), self.in_full, self.matters, beside=_("the rest stand in one table"))
        self.setLayout(
            column(
                section(_("Who is it for?"), self.who), rule(), how, self.note, self.noted, self.reason, rule(),
                self.alone_title, full, rule(), self.besides, gap=12,
            )
        )  # fmt: skip
        self._put_alone(form, None)

    @property
    def fields(self) -> dict[str, Field]:
        """By column of the letter, those in a fold that was never opened left out."""
        own = {"reply_by": self.reply_by, "reason": self.reason}
        return {**own, **self.alone.fields, **self.besides.fields}

    def field(self, name: str) -> Field | None:
        return self.fields.get(name)

    def reveal(self, table: str, place: Place) -> None:
        """Unfold where something was told."""
        column_name = place.field.partition(".")[2]
        if table != "letter_form" or column_name in FOLDED:
            self.besides.fold.open()
        if table == "travel_decision":
            self.besides.travel.show_row(place.row[1])

    def put(self, form: LetterForm, found: Sequence[Recipient], called: str) -> None:
        """Show what is chosen now; what is being typed stays."""
        self.who.put(found, form.contact_id)
        to = next((one for one in found if one.contact_id == form.contact_id), None)
        self._put_formats(to, form)
        self.order.choose(form.ordered_by)
        self.matters.setChecked(form.matters)
        self.matters.call(_("Say what matters to {name}").format(name=called))
        self.reply_by.autosave.refresh(reading.show_day(form.reply_by))
        self.reason.autosave.refresh(form.reason)
        self.alone.refresh(form)
        self.besides.put(form, to, called)

    def put_nothing(self) -> None:
        """There is no letter to tick anything for."""
        self.in_full.put((), frozenset())
        self.in_full.none.setText(_("There is no letter yet."))

    def put_found(self, made: Draft, form: LetterForm) -> None:
        """What was matched for this letter."""
        self.put_ticks(made)
        self._put_alone(form, made)
        self.besides.put_found(made)

    def put_ticks(self, made: Draft) -> None:
        """Which services can be ticked, and are."""
        ticked: frozenset[str] = frozenset()
        found: list[Service] = []
        for request_id, answer in zip(made.request_ids, made.answers, strict=True):
            ticked |= options.ticked(self.desk.db, request_id)
            found += [Service(request_id, one.service.ref, one.service.name) for one in answer.fits]
        self.in_full.put(found, ticked)

    def _put_formats(self, to: Recipient | None, form: LetterForm) -> None:
        self._usable = usable_format(to)
        chosen = form.format or self._usable
        self.format.offer([(code, word("format", code)) for code in choice_letter.FORMATS])
        self.format.choose(chosen)
        said = format_notes(to, chosen) if to else []
        self.note.setText(f"? {' '.join(said)}")
        self.note.setAccessibleName(" ".join(said))
        self.note.setVisible(bool(said))
        another = to is not None and to.needs != chosen
        self.reason.setVisible(another or bool(form.reason))
        self.noted.setText(_("Noted in Person: {reason}").format(reason=to.reason if to else ""))
        self.noted.setVisible(another and to is not None and bool(to.reason))

    def _pick_format(self, code: str) -> None:
        """The one that the needs choose goes on following them."""
        self._write(format="" if code == self._usable else code)

    def _put_alone(self, form: LetterForm, made: Draft | None) -> None:
        """Asked where it is needed, and seen where something was written."""
        few = made is not None and len(made.letter_facts.offers) < 2
        self.alone_title.setVisible(few or any(getattr(form, name) for name in ALONE))
        none = made is not None and not made.letter_facts.offers
        title = _("Nobody fits: what happens now") if none else _("Only one fits: what happens now")
        if not few:
            title = _("If only one fits, or none")
        self.alone_title.call(title)
        self.alone.fields["owner"].setVisible(none or bool(form.owner))  # a letter with one service does not say it

    def _alone(self) -> tuple[Fact, ...]:
        def day(text: str) -> Any:
            return reading.day(text, self.desk.today())

        return (
            Fact("doing", _("What we are doing"), hint=_("like “we are asking two more places”"), lines=2, wide=True),
            Fact("news_by", _("News by"), reading.show_day, day, wide=True, calendar=True),
            Fact("meanwhile", _("What happens meanwhile"), lines=2, wide=True),
            Fact("owner", _("Who is in charge"), wide=True),
        )

    def _field(
        self, form: LetterForm, name: str, title: str, *,
        hint: str = "", day: bool = False, money: bool = False, lines: int = 1,
    ) -> Field:  # fmt: skip
        def as_day(text: str) -> Any:
            return reading.day(text, self.desk.today())

        def save(value: Any) -> None:
            self._save(name, value)

        value = getattr(form, name)
        return Field(
            self.desk, title, ("letter_form", form.id), name, text=reading.show_day(value) if day else str(value or ""),
            save=save, read=as_day if day else as_money if money else str.strip, hint=hint, calendar=day,
            lines=lines,
        )  # fmt: skip

    def _save(self, name: str, value: Any) -> None:
        values: Any = {name: value}
        letter_form.write(self.desk.db, self.case_id, **values)

    def _write(self, **values: Any) -> None:
        self.desk.attempt(lambda: letter_form.write(self.desk.db, self.case_id, **values))


def as_money(text: str) -> str:
    """An amount as it stands on paper: "£12.40"."""
    return reading.show_money(reading.money(text))


def usable_format(to: Recipient | None) -> str:
    """The format a letter to them has when nobody chooses another."""
    needed = to.format if to else "standard"
    return needed if needed in choice_letter.FORMATS else "standard"


def format_notes(to: Recipient, chosen: str) -> list[str]:
    """Where the letter is not as its recipient needs it, with what to do."""
    said = []
    if to.needs != chosen and to.needs not in choice_letter.FORMATS:
        needs = _("{who} needs {format}. That letter is not made here yet.")
        said.append(needs.format(who=to.who, format=word("format", to.needs)))
        said.append(_("Go through this one together."))
    elif to.needs != chosen:
        needs = _("{who} needs {format}: say why it is another.")
        said.append(needs.format(who=to.who, format=word("format", to.needs)))
    if to.language not in choice_letter.LANGUAGES:
        said.append(_("{who} is written to in another language: this letter is in English.").format(who=to.who))
    return said


def emptied(place: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := place.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inside := item.layout()) is not None:
            emptied(inside)
            inside.deleteLater()
