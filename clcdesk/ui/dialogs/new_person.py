"""Somebody new: the few facts one has on the telephone. Whoever is here already is noticed while typing."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from clcdesk.errors import DeskError
from clcdesk.services import people, valid
from clcdesk.services.people_list import surname_first
from clcdesk.store import drafts
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import EVERY
from clcdesk.ui.widgets.build import button, column, frame, label, row
from clcdesk.words import _


class NewPersonDialog(QDialog):
    """Closing keeps what was typed for the next time; `chosen` tells whose case to open."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Add a person"))
        self.setMinimumWidth(px(640))
        kept = drafts.kept(desk.db, people.NEW)
        proposed = {"reference": people.next_reference(desk.db)}
        self.editors = {code: QLineEdit(kept.get(code, proposed.get(code, ""))) for code in people.NEW_FIELDS}
        self.wrong: dict[str, QLabel] = {}
        self._drafted = dict(kept)
        self.refusal = label("", "error", wraps=True)
        self.refusal.hide()
        self.found = frame("banner", column(gap=4, edges=(12, 8, 12, 8)))
        self.found.hide()
        self.add = button(_("&Add and open"), self._add, "filled")
        self.add.setDefault(True)
        self.later = button(_("&Not now"), self.reject)
        self.afresh = button(_("&Start afresh"), self._start_afresh, "link")
        self.afresh.setVisible(bool(kept))
        self._lay_out()
        self._every = QTimer(self, interval=EVERY, singleShot=True)
        self._every.timeout.connect(self.keep)
        self._soon = QTimer(self, interval=150, singleShot=True)
        self._soon.timeout.connect(self.look)
        for code, editor in self.editors.items():
            editor.textEdited.connect(self._typed)
            editor.editingFinished.connect(self._left(code))
        self.look()

    def _lay_out(self) -> None:
        titles = {
            "name": (_("Name, as on an envelope"), _("Miss Asha Mehta")),
            "first_name": (_("First name"), _("as letters speak of them")),
            "addressed_as": (_("Likes to be called"), _("after “Dear”, if that is another")),
            "date_of_birth": (_("Date of birth"), _("1 Mar 1998")),
            "nhs_number": (_("NHS number"), _("if somebody has it at hand")),
            "postcode": (_("Postcode"), ""),
            "reference": (_("Reference"), ""),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        for at, (code, (title, hint)) in enumerate(titles.items()):
            whole = code == "name"
            place = 0 if whole else at + 1
            grid.addWidget(self._field(code, title, hint), place // 2, place % 2, 1, 2 if whole else 1)
        told = label(_("What you type is kept."), "muted")
        buttons = row(told, self.afresh, None, self.later, self.add, gap=8)
        self.setLayout(
            column(
                label(_("Add a person"), "section"), grid, self.found, self.refusal, buttons,
                gap=12, edges=(20, 20, 20, 20),
            )
        )  # fmt: skip

    def _field(self, code: str, title: str, hint: str) -> QWidget:
        editor, wrong = self.editors[code], label("", "error", wraps=True)
        editor.setAccessibleName(title)
        editor.setPlaceholderText(hint)
        wrong.hide()
        self.wrong[code] = wrong
        heading = label(title, "filter")
        heading.setBuddy(editor)
        made = QWidget()
        made.setLayout(column(heading, editor, wrong, None, gap=2))
        return made

    def typed(self, code: str) -> str:
        return self.editors[code].text().strip()

    def keep(self) -> None:
        """Keep what is typed as drafts: the dialog opens with it the next time."""
        self._every.stop()
        for code, editor in self.editors.items():
            if editor.isModified() and self._drafted.get(code) != editor.text():
                drafts.put(self.desk.db, people.NEW, code, editor.text())
                self._drafted[code] = editor.text()
                self.desk.saved.emit()

    def look(self) -> None:
        """Notice who is here already."""
        self._soon.stop()
        born = self._value("date_of_birth", say=False)
        found = people.alike(
            self.desk.db, self.typed("nhs_number"), self.typed("name"), born, self.typed("postcode")
        )  # fmt: skip
        _show_found(self.found, found, self._instead)

    def done(self, result: int) -> None:
        if result != QDialog.DialogCode.Accepted:
            self.keep()
        super().done(result)

    def _typed(self) -> None:
        if not self._every.isActive():
            self._every.start()
        self._soon.start()

    def _left(self, code: str) -> Callable[[], object]:
        return lambda: self._value(code)

    def _value(self, code: str, *, say: bool = True) -> date | None:
        """The value of a field that must be read; what is wrong with it stands under it."""
        born: date | None = None
        refused = ""
        try:
            if code == "date_of_birth":
                born = reading.birth(self.typed(code), self.desk.today())
            elif code == "nhs_number":
                valid.nhs_number(self.typed(code), code)
        except DeskError as why:
            refused = str(why)
        if say:
            self._say(code, refused)
        return born

    def _say(self, code: str, sentence: str) -> None:
        editor, wrong = self.editors[code], self.wrong[code]
        wrong.setText(f"✕ {sentence}" if sentence else "")
        wrong.setVisible(bool(sentence))
        editor.setAccessibleDescription(sentence)
        editor.setProperty("invalid", bool(sentence))
        editor.style().unpolish(editor)
        editor.style().polish(editor)

    def _start_afresh(self) -> None:
        for code, editor in self.editors.items():
            if code != "reference":
                editor.clear()
                editor.setModified(True)
            self._say(code, "")
        self.keep()
        self.look()
        self.editors["name"].setFocus()

    def _instead(self, person_id: str) -> None:
        self.accept()
        self.chosen.emit(person_id)

    def _add(self) -> None:
        if not self.typed("name") and not self.typed("first_name"):
            self._refuse("name", _("Give a name, or what they are called."))
            return
        try:
            born = reading.birth(self.typed("date_of_birth"), self.desk.today())
            values: people.PersonFields = {**self._texts(), "date_of_birth": born}
            person_id = people.take_on(self.desk.db, self.desk.today(), **values)
        except DeskError as refused:
            self.keep()
            self.refusal.setText(f"✕ {refused}")
            self.refusal.show()
            return
        self.desk.saved.emit()
        self.accept()
        self.chosen.emit(person_id)

    def _texts(self) -> people.PersonFields:
        name = self.typed("name") or self.typed("first_name")
        return {
            "name": name,
            "first_name": self.typed("first_name") or _first(name),
            "addressed_as": self.typed("addressed_as"),
            "nhs_number": self.typed("nhs_number"),
            "postcode": self.typed("postcode").upper(),
            "reference": self.typed("reference"),
        }

    def _refuse(self, code: str, sentence: str) -> None:
        self._say(code, sentence)
        self.editors[code].setFocus()


def _first(name: str) -> str:
    """The first name of a simple name: "Asha" of "Miss Asha Mehta"."""
    return surname_first(name, "").partition(", ")[2]


def _show_found(box: QFrame, found: list[people.Likeness], instead: Callable[[str], None]) -> None:
    """One line for each who may be the same, with the way to them."""
    layout = box.layout()
    assert layout is not None
    while layout.count():
        item = layout.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for one in found[:3]:
        layout.addWidget(_found_line(one, instead))
    box.setVisible(bool(found))


def _found_line(one: people.Likeness, instead: Callable[[str], None]) -> QWidget:
    told = {
        "nhs-number": _("{name}, {reference}, has this NHS number."),
        "name": _("{name}, {reference}, has this name and the same birth date or postcode."),
    }[one.by].format(name=one.name, reference=one.reference)
    go = button(
        _("Open that one instead"),
        lambda: instead(one.person_id),
        name=_("Open {name} instead").format(name=one.name),
    )
    made = QWidget()
    line = row(label(told, wraps=True), go, gap=12)
    line.setStretch(0, 1)
    made.setLayout(line)
    return made
