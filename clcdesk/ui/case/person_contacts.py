"""The people around a person: one line each, opened one at a time."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from clcdesk.exchange.request import VOICES
from clcdesk.models.people import CommunicationNeed, Contact
from clcdesk.services import contacts
from clcdesk.ui.case import person_facts
from clcdesk.ui.case.person_needs import FormatChoice, NeedsPanel
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.look.icons import icon
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.facts import Fact, Facts, adding
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.flow import Flow
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.ui.widgets.ticks import TickBox
from clcdesk.words import _
from clcdesk.words.needs import word

LEGAL = ("attorney", "deputy")


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
        self.write = TickBox(
            _("May be written to"), _("{name} may be written to").format(name=name),
            lambda on: self.save_now("may_be_written_to", on),
        )  # fmt: skip
        self.stop = TickBox(
            _("Do not write to them"), _("Do not write to {name}").format(name=name),
            lambda on: self.save_now("do_not_write", on),
        )  # fmt: skip
        letters = QWidget()
        letters.setLayout(column(label(_("Letters"), "filter"), self.write, self.stop, gap=2))
        facts: list[Fact | QWidget] = [*person_facts.contact(desk), letters]
        facts.insert(2, with_label(_("Role"), self.role))
        self.facts = Facts(desk, "contact", contact, facts, self.save)
        self.powers = {power: self._power(power, name) for power in contacts.POWERS}
        self.seen = Facts(desk, "contact", contact, person_facts.seen(desk), self.save)
        self.legal = self._legal()
        self.voice = Choice(_("How letters to {name} speak").format(name=name), _voices(), contact.voice, self._speak)
        self.voice.setMinimumContentsLength(12)
        self.needs = NeedsPanel(desk, contact.person_id, contact.id, name)
        speak = with_label(_("Letters speak of the person"), self.voice)
        self.format = FormatChoice(desk, "contact", contact, speak, self.save)
        self.remove = button(_("Take away"), self._remove, "link", name=_("Take away {name}").format(name=name))
        self.setLayout(
            column(
                self.facts, self.legal, label(_("How to tell it"), "strong"), self.needs, self.format,
                row(self.remove, None), gap=10, edges=(16, 10, 16, 12),
            )
        )  # fmt: skip

    def put(self, contact: Contact, recorded: Sequence[CommunicationNeed]) -> None:
        self.facts.refresh(contact)
        self.seen.refresh(contact)
        self.role.choose(contact.role)
        self.voice.choose(contact.voice)
        self.write.put(contact.may_be_written_to)
        self.stop.put(contact.do_not_write)
        for power, box in self.powers.items():
            box.put(power in contact.decides_on)
        self.legal.setVisible(contact.role in LEGAL)
        self.needs.put(recorded)
        self.format.put(contact, recorded)

    def stop_at(self, name: str) -> QWidget:
        """Where a field of theirs is changed."""
        fields = {**self.facts.fields, **self.seen.fields, **self.format.reason.fields}
        others = {
            "role": self.role, "may_be_written_to": self.write, "do_not_write": self.stop, "voice": self.voice,
            "format": self.format.choice, "decides_on": next(iter(self.powers.values())),
        }  # fmt: skip
        return fields.get(name) or others.get(name) or self.facts.fields["name"]

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

    def _power(self, power: str, name: str) -> TickBox:
        words = word("power", power)
        spoken = _("{name} decides on {power}").format(name=name, power=words)
        return TickBox(words.capitalize(), spoken, lambda _on: self._decide())

    def _decide(self) -> None:
        self.save_now("decides_on", [power for power, box in self.powers.items() if box.isChecked()])

    def _speak(self, code: str) -> None:
        self.save_now("voice", code)

    def _remove(self) -> None:
        self.desk.attempt(lambda: contacts.remove(self.desk.db, self.contact_id))


class ContactCard(QFrame):
    """Who it is, and in short what was agreed; pressed, it opens."""

    def __init__(self, desk: Desk, contact: Contact, opened: Callable[[str], None]) -> None:
        super().__init__()
        self.desk, self.contact = desk, contact
        self.recorded: Sequence[CommunicationNeed] = ()
        self.body: ContactBody | None = None
        self.setProperty("role", "card")
        self._opened = opened
        self.line = button("", lambda: None, "fold")
        self.line.setCheckable(True)
        self.line.toggled.connect(self._turned)  # also when software toggles it for somebody
        self.line.setIcon(icon("open"))
        self.line.setAccessibleDescription(_("folded"))
        self.told = label("", "muted", wraps=True)
        self.told.setContentsMargins(px(34), 0, 0, 0)
        self.setLayout(column(self.line, self.told, gap=0, edges=(4, 4, 12, 8)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """All of its head can be pressed."""
        if self.told.geometry().contains(event.position().toPoint()):
            self.line.click()

    def put(self, contact: Contact, recorded: Sequence[CommunicationNeed]) -> None:
        self.contact, self.recorded = contact, recorded
        self.line.setText(contact.name.replace("&", "&&"))
        self.line.setAccessibleName(contact.name)
        self.setAccessibleName(contact.name)
        self.told.setText(summary(contact))
        if self.body is not None:
            self.body.put(contact, recorded)

    def _turned(self, on: bool) -> None:
        if on != self.is_open:
            self._opened(self.contact.id if on else "")

    @property
    def is_open(self) -> bool:
        return self.body is not None and not self.body.isHidden()

    def open(self, on: bool) -> None:
        """Show what is behind the line, or fold it away."""
        if on and self.body is None:
            self.body = ContactBody(self.desk, self.contact)
            self.layout().addWidget(self.body)  # type: ignore[union-attr]
        if self.body is not None:
            self.body.setVisible(on)
        self.line.setChecked(on)
        self.line.setIcon(icon("down" if on else "open"))
        self.line.setAccessibleDescription(_("open") if on else _("folded"))
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
        self.name.editor.setPlaceholderText(_("like Mrs Hansa Mehta"))
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

    def stop_at(self, contact_id: str, name: str) -> QWidget:
        """A field of one of them, opened; without a field their line; else where somebody is added."""
        card = self.cards.get(contact_id)
        if card is None:
            return self.name
        if not name:
            return card.line
        self.open(contact_id)
        assert card.body is not None
        return card.body.stop_at(name)

    def stop_at_need(self, need_id: str) -> QWidget:
        """A need of one of them; somebody whose need was taken away is not known here."""
        for contact_id, card in self.cards.items():
            if any(need.id == need_id and need.contact_id == contact_id for need in card.recorded):
                self.open(contact_id)
                if card.body is not None and (found := card.body.needs.stop_at(need_id)) is not None:
                    return found
        return next((card.body.needs.kind for card in self.cards.values() if card.body and card.is_open), self.name)

    def open(self, contact_id: str) -> None:
        """Open one and fold the others; "" folds them all."""
        self.desk.flush()
        for each, card in self.cards.items():
            card.open(each == contact_id)
        tab_as_read(self)

    def _add(self, name: str) -> None:
        self._to_open = contacts.add(self.desk.db, self.person_id, name=name, role="carer")


def summary(contact: Contact) -> str:
    """One of them in one line, without the name."""
    parts = [", ".join(dict.fromkeys(filter(None, (contact.relationship, word("role", contact.role)))))]
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
