"""Somebody new: the facts one has on the telephone, or in a referral. Whoever is here already is noticed meanwhile."""

from datetime import date

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clcdesk.errors import DeskError
from clcdesk.exchange.referral import Found
from clcdesk.services import people, valid
from clcdesk.services.people_list import surname_first
from clcdesk.ui import reading
from clcdesk.ui.case.person_facts import postcode
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.drafted import DraftedDialog
from clcdesk.ui.look import px
from clcdesk.ui.widgets.alike import AlikeBox, fill
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.ui.widgets.paste_box import PasteBox
from clcdesk.ui.widgets.reflow import room
from clcdesk.words import _

WIDE = ("name", "address", "email")
"""Fields as wide as two."""
NARROW = 540
"""Effective pixels under which there is one column."""


class NewPersonDialog(DraftedDialog):
    """Closing keeps what was typed for the next time; `chosen` tells whose case to open."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent, _("Add a person"), people.NEW, people.NEW_FIELDS)
        if "reference" not in self._drafted:
            self.editors["reference"].setText(people.next_reference(desk.db))
        self.found = AlikeBox(self._instead)
        self.paste_button = button(_("&Paste a referral…"), self.paste)
        self.pasted = PasteBox(self.take_all)
        self.pasted.hide()
        self.offers: dict[str, QVBoxLayout] = {}
        self.add = button(_("&Add and open"), self._add, "filled")
        self.add.setDefault(True)
        self.later = button(_("&Not now"), self.reject)
        self.afresh = button(_("&Start afresh"), self._start_afresh, "link")
        if not self._drafted:
            self.afresh.hide()
        self._columns = 0
        self._lay_out()
        self._soon = QTimer(self, interval=150, singleShot=True)
        self._soon.timeout.connect(self.look)
        for editor in self.editors.values():
            editor.textChanged.connect(self._soon.start)
            editor.installEventFilter(self)
        self.pasted.looked.connect(self.offer)
        self.setAcceptDrops(True)
        self.look()
        self.editors["name"].setFocus()

    def read(self, code: str) -> object:
        match code:
            case "date_of_birth":
                return reading.birth(self.text(code), self.desk.today())
            case "nhs_number":
                return valid.nhs_number(self.text(code), code)
            case "postcode":
                return postcode(self.text(code))
        return self.text(code)

    def paste(self, source: QMimeData | None = None) -> None:
        """Show where a referral goes; what was dropped is in it at once."""
        self.pasted.show()
        self.paste_button.hide()
        if source is not None:
            self.pasted.put(source)
        self.pasted.text.setFocus()
        self.fit()

    def offer(self) -> None:
        """Beside each field what the referral says of it, and where."""
        for code, place in self.offers.items():
            found = [one for one in self.pasted.found if one.field == code]
            fill(place, [self._offered(one) for one in found])
        tab_as_read(self)
        self.fit()

    def take(self, one: Found) -> None:
        """Put it into its field, as if it had been typed."""
        editor = self.editors[one.field]
        editor.selectAll()
        editor.insert(one.value)
        editor.setModified(True)
        self._typed()
        self.looked_at(one.field)
        self.offer()

    def take_all(self) -> None:
        """The first of each kind."""
        first: dict[str, Found] = {}
        for one in self.pasted.found:
            first.setdefault(one.field, one)
        for one in first.values():
            self.take(one)
        self.editors["name"].setFocus()

    def look(self) -> None:
        """Notice who is here already."""
        self._soon.stop()
        alike = people.alike(
            self.desk.db, self.text("nhs_number"), self.text("name"), self._born(), self.text("postcode")
        )
        self.found.put(alike)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down takes what is offered under a field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            offered = next((one for one in self.pasted.found if self.editors[one.field] is watched), None)
            if offered is not None:
                self.take(offered)
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.paste(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(1 if room(self) < NARROW else 2)

    def _lay_out(self) -> None:
        titles = {
            "name": (_("Name, as on an envelope"), _("like Miss Asha Mehta")),
            "first_name": (_("First name"), _("as letters speak of them")),
            "addressed_as": (_("Likes to be called"), _("after “Dear”, if that is another")),
            "date_of_birth": (_("Date of birth"), _("like 7 May 1970")),
            "nhs_number": (_("NHS number"), _("if somebody has it at hand")),
            "address": (_("Address, its lines parted by commas"), _("like 14 Sample Lane, Melton Mowbray")),
            "postcode": (_("Postcode"), _("like LE13 1AB")),
            "phone": (_("Telephone"), ""),
            "email": (_("Email"), ""),
            "reference": (_("Reference"), ""),
            "case_system_reference": (_("Case system reference"), ""),
        }
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(px(16))
        self.grid.setVerticalSpacing(px(8))
        self.cells = {code: self._cell(code, title, hint) for code, (title, hint) in titles.items()}
        self._place(2)
        first = row(label(_("Add a person"), "section"), None, self.paste_button)
        inside = column(first, self.pasted, self.grid, self.found, self.refusal, None, gap=12, edges=(20, 20, 20, 12))
        self.fill(inside, 660, self.later, self.add, besides=[self.afresh])

    def _cell(self, code: str, title: str, hint: str) -> QWidget:
        self.offers[code] = column(gap=2)
        cell = QWidget()
        cell.setLayout(column(self.field(code, title, hint), self.offers[code], None, gap=4))
        return cell

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        at = 0
        for code, cell in self.cells.items():
            self.grid.removeWidget(cell)
            across = columns if code in WIDE else 1
            self.grid.addWidget(cell, at // columns, at % columns, 1, across)
            at += across
        for each in range(2):
            self.grid.setColumnStretch(each, 1 if each < columns else 0)

    def _offered(self, one: Found) -> QWidget:
        """What was found for a field, and where; once it is there, that it is."""
        made = QWidget()
        if self.text(one.field) == one.value:
            made.setLayout(row(label(_("✓ as in “{source}”").format(source=one.source), "muted", wraps=True)))
            return made
        title = self.editors[one.field].accessibleName()
        spoken = _("{field}: take {value}").format(field=title, value=one.value)
        take = button(_("Take"), lambda: self.take(one), "chip", name=spoken)
        take.setToolTip(_("Down in the field takes it"))
        told = label(_("{value} · in “{source}”").format(value=one.value, source=one.source), "status", wraps=True)
        line = row(take, told, gap=8)
        line.setAlignment(take, Qt.AlignmentFlag.AlignTop)
        line.setStretchFactor(told, 1)
        made.setLayout(line)
        return made

    def _born(self) -> date | None:
        try:
            return reading.birth(self.text("date_of_birth"), self.desk.today())
        except DeskError:
            return None

    def _start_afresh(self) -> None:
        for code, editor in self.editors.items():
            if code != "reference":
                editor.clear()
                editor.setModified(True)
            self.say(code, "")
        self.keep()
        self.look()
        self.editors["name"].setFocus()

    def _instead(self, person_id: str) -> None:
        self.accept()
        self.chosen.emit(person_id)

    def _add(self) -> None:
        if not self.text("name") and not self.text("first_name"):
            self.say("name", _("Give a name, or what they are called."))
            self.editors["name"].setFocus()
            return
        if not self.all_well():
            return
        added: list[str] = []
        if self.attempt(lambda: added.append(people.take_on(self.desk.db, self.desk.today(), **self._values()))):
            self.accept()
            self.chosen.emit(added[0])

    def _values(self) -> people.PersonFields:
        name = self.text("name") or self.text("first_name")
        lines = (line.strip() for line in self.text("address").split(","))
        return {
            "name": name,
            "first_name": self.text("first_name") or _first(name),
            "addressed_as": self.text("addressed_as"),
            "date_of_birth": self._born(),
            "nhs_number": self.text("nhs_number"),
            "address": "\n".join(line for line in lines if line),
            "postcode": postcode(self.text("postcode")),
            "phone": self.text("phone"),
            "email": self.text("email"),
            "reference": self.text("reference"),
            "case_system_reference": self.text("case_system_reference"),
        }


def _first(name: str) -> str:
    """The first name of a simple name: "Asha" of "Miss Asha Mehta"."""
    return surname_first(name, "").partition(", ")[2]
