"""The people around a person: one line each, opened one at a time."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QSizePolicy, QWidget

from clcdesk.exchange.request import VOICES
from clcdesk.models.people import CommunicationNeed, Contact
from clcdesk.services import contacts
from clcdesk.ui.case import person_facts
from clcdesk.ui.case.person_needs import FormatChoice, NeedsPanel
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.facts import Facts, adding
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.flow import Flow
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.words import _
from clcdesk.words.needs import word

LEGAL = ("attorney", "deputy")


def tick(words: str, name: str, pressed: Callable[[bool], object]) -> QCheckBox:
    made = QCheckBox(words)
    made.setAccessibleName(name)
    made.clicked.connect(lambda on: pressed(on))
    return made


class ContactBody(QWidget):
    """Everything about one of them; built when first opened."""

    def __init__(self, desk: Desk, contact: Contact) -> None:
        super().__init__()
        self.desk, self.contact_id, name = desk, contact.id, contact.name
        self.role = Choice(
            _("Role of {name}").format(name=name),
            [(code, word("role", code)) for code in contacts.ROLES],
            contact.role,
            lambda code: self.save_now("role", code),
        )
        self.facts = Facts(desk, "contact", contact, person_facts.contact(desk), self.save)
        self.write = tick(
            _("May be written to"), _("{name} may be written to").format(name=name),
            lambda on: self.save_now("may_be_written_to", on),
        )  # fmt: skip
        self.stop = tick(
            _("Do not write to them"), _("Do not write to {name}").format(name=name),
            lambda on: self.save_now("do_not_write", on),
        )  # fmt: skip
        self.powers = {power: self._power(power, name) for power in contacts.POWERS}
        self.seen = Facts(desk, "contact", contact, person_facts.seen(desk), self.save)
        self.legal = self._legal()
        self.voice = Choice(_("How letters to {name} speak").format(name=name), _voices(), contact.voice, self._speak)
        self.voice.setMinimumContentsLength(12)
        self.needs = NeedsPanel(desk, contact.person_id, contact.id, name)
        self.format = FormatChoice(desk, "contact", contact, self.save)
        self.remove = button(_("Take away {name}").format(name=name), self._remove, "link")
        ticks = Flow(gap=16)
        ticks.addWidget(self.write)
        ticks.addWidget(self.stop)
        self.setLayout(
            column(
                row(with_label(_("Role"), self.role), None), self.facts, ticks, self.legal,
                label(_("How to tell it"), "strong"), self.needs, self.format,
                with_label(_("Letters speak of the person"), self.voice),
                row(self.remove, None), gap=10, edges=(16, 8, 12, 12),
            )
        )  # fmt: skip

    def put(self, contact: Contact, recorded: Sequence[CommunicationNeed]) -> None:
        self.facts.refresh(contact)
        self.seen.refresh(contact)
        self.role.choose(contact.role)
        self.voice.choose(contact.voice)
        self.write.setChecked(contact.may_be_written_to)
        self.stop.setChecked(contact.do_not_write)
        for power, box in self.powers.items():
            box.setChecked(power in contact.decides_on)
        self.legal.setVisible(contact.role in LEGAL)
        self.needs.put(recorded)
        self.format.put(contact, recorded)

    def save(self, column_name: str, value: Any) -> None:
        """The officer's verb for one field; a refusal goes to the field."""
        fields: contacts.ContactFields = {column_name: value}  # type: ignore[misc]
        contacts.change(self.desk.db, self.contact_id, **fields)

    def save_now(self, column_name: str, value: Any) -> None:
        """An act at once: a choice or a tick."""
        self.desk.attempt(lambda: self.save(column_name, value))

    def _legal(self) -> QWidget:
        made = QWidget()
        boxes = Flow(gap=16)
        for box in self.powers.values():
            boxes.addWidget(box)
        told = label(_("Decides only on what the document covers, and only once it was seen."), "muted", wraps=True)
        made.setLayout(column(label(_("Decides on"), "filter"), boxes, self.seen, told, gap=6))
        return made

    def _power(self, power: str, name: str) -> QCheckBox:
        words = word("power", power)
        spoken = _("{name} decides on {power}").format(name=name, power=words)
        return tick(words.capitalize(), spoken, lambda _on: self._decide())

    def _decide(self) -> None:
        self.save_now("decides_on", [power for power, box in self.powers.items() if box.isChecked()])

    def _speak(self, code: str) -> None:
        self.save_now("voice", code)

    def _remove(self) -> None:
        self.desk.attempt(lambda: contacts.remove(self.desk.db, self.contact_id))


class FoldLine(QPushButton):
    """A line that opens what is under it; too long a text ends in dots."""

    def __init__(self, opened: Callable[[bool], None]) -> None:
        super().__init__()
        self._said = ""
        self.setProperty("role", "step")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda on: opened(on))
        self.toggled.connect(lambda _on: self._elide())

    def say(self, text: str) -> None:
        self._said = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(px(40), self.width() - px(36))
        text = f"{'▾' if self.isChecked() else '▸'} {self._said}"
        bold = QFont(self.font())
        bold.setBold(True)
        shown = QFontMetrics(bold).elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class ContactCard(QFrame):
    """One line that opens."""

    def __init__(self, desk: Desk, contact: Contact, opened: Callable[[str], None]) -> None:
        super().__init__()
        self.desk, self.contact = desk, contact
        self.recorded: Sequence[CommunicationNeed] = ()
        self.body: ContactBody | None = None
        self.setProperty("role", "card")
        self.line = FoldLine(lambda on: opened(contact.id if on else ""))
        self.setLayout(column(self.line, gap=0, edges=(0, 0, 0, 0)))

    def put(self, contact: Contact, recorded: Sequence[CommunicationNeed]) -> None:
        self.contact, self.recorded = contact, recorded
        self.line.say(summary(contact))
        if self.body is not None:
            self.body.put(contact, recorded)

    def open(self, on: bool) -> None:
        """Show what is behind the line, or fold it away."""
        if on and self.body is None:
            self.body = ContactBody(self.desk, self.contact)
            self.layout().addWidget(self.body)  # type: ignore[union-attr]
        if self.body is not None:
            self.body.setVisible(on)
        self.line.setChecked(on)
        self.put(self.contact, self.recorded)


class ContactsPanel(QWidget):
    """Their cards, and a line to add somebody."""

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__()
        self.desk, self.person_id = desk, person_id
        self.cards: dict[str, ContactCard] = {}
        self._to_open = ""
        self.none = label(_("Nobody yet. Add whoever helps, is asked or is written to."), "muted", wraps=True)
        self.place = column(gap=6)
        self.name = adding(desk, _("Add somebody: their name"), ("contact", f"new:{person_id}"), "name", self._add)
        self.name.editor.setPlaceholderText(_("Mrs Hansa Mehta"))
        self.setLayout(column(self.none, self.place, self.name, gap=6))

    def put(self, around: Sequence[Contact], recorded: Sequence[CommunicationNeed]) -> None:
        here = {contact.id for contact in around}
        for gone in [contact_id for contact_id in self.cards if contact_id not in here]:
            card = self.cards.pop(gone)
            if card.isAncestorOf(card.window().focusWidget() or self):
                self.name.setFocus()
            self.place.removeWidget(card)
            card.hide()
            card.deleteLater()
        for at, contact in enumerate(around):
            if contact.id not in self.cards:
                self.cards[contact.id] = ContactCard(self.desk, contact, self.open)
                self.place.insertWidget(at, self.cards[contact.id])
            self.cards[contact.id].put(contact, recorded)
        self.none.setVisible(not around)
        if self._to_open in self.cards:
            self.open(self._to_open)
            self._to_open = ""

    def open(self, contact_id: str) -> None:
        """Open one and fold the others; "" folds them all."""
        self.desk.flush()
        for each, card in self.cards.items():
            card.open(each == contact_id)
        tab_as_read(self)

    def _add(self, name: str) -> None:
        self._to_open = contacts.add(self.desk.db, self.person_id, name=name, role="carer")


def summary(contact: Contact) -> str:
    """One of them in one line."""
    parts = [contact.name, ", ".join(dict.fromkeys(filter(None, (contact.relationship, word("role", contact.role)))))]
    if contact.do_not_write:
        parts.append(_("do not write"))
    elif contact.may_be_written_to:
        parts.append(_("may be written to"))
    if contact.interpreter:
        parts.append(_("{language} interpreter").format(language=contact.interpreter))
    return " · ".join(filter(None, (*parts, contact.phone)))


def _voices() -> list[tuple[str, str]]:
    told = {"mine": _("as “you”"), "other": _("by the person’s name")}
    return [(code, told[code]) for code in VOICES]
