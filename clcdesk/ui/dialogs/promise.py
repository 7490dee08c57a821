"""Promise something: what, to whom, by when. Closing keeps what was typed for the next time."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCompleter, QDialog, QGridLayout, QLabel, QLineEdit, QWidget

from clcdesk.errors import DeskError
from clcdesk.services import people_list, promises
from clcdesk.store import drafts
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import EVERY
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.words import _

KINDS = [
    ("visit", _("a visit")),
    ("call", _("a call")),
    ("post", _("something to post")),
    ("other", _("something else")),
]


class PromiseDialog(QDialog):
    """`person_id` names whose case it is about; without it the officer may name somebody, or nobody."""

    def __init__(self, desk: Desk, parent: QWidget, person_id: str = "") -> None:
        super().__init__(parent)
        self.desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Promise something"))
        self.setMinimumWidth(px(560))
        kept = drafts.kept(desk.db, promises.NEW)
        everybody = people_list.everybody(desk.db, desk.today(), person_id)
        self._cases = {f"{one.name} · {one.reference}": one.case_id for one in everybody if one.case_id}
        self.editors = {code: QLineEdit(kept.get(code, "")) for code in promises.NEW_FIELDS}
        self._drafted = dict(kept)
        if person_id and self._cases:
            self.editors["who"].setText(next(iter(self._cases)))
            self.editors["who"].setReadOnly(True)
        completer = QCompleter(list(self._cases), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.editors["who"].setCompleter(completer)
        self.kind = Choice(_("What was promised"), KINDS, "call", lambda _code: None)
        self.wrong: dict[str, QLabel] = {}
        self.refusal = label("", "error", wraps=True)
        self.refusal.hide()
        self.make = button(_("&Promise it"), self._make, "filled")
        self.make.setDefault(True)
        self.later = button(_("&Not now"), self.reject)
        self._lay_out()
        self._every = QTimer(self, interval=EVERY, singleShot=True)
        self._every.timeout.connect(self.keep)
        for code, editor in self.editors.items():
            editor.textEdited.connect(self._typed)
            editor.editingFinished.connect(self._left(code))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        kind = with_label(_("What was promised"), self.kind)
        grid.addWidget(kind, 0, 0)
        grid.addWidget(self._field("who", _("Whose case"), _("type a name; blank: nobody’s")), 0, 1)
        grid.addWidget(self._field("what", _("In a few words"), _("ring about the taster day")), 1, 0, 1, 2)
        grid.addWidget(self._field("to_whom", _("To whom"), _("blank: the person themselves")), 2, 0, 1, 2)
        grid.addWidget(self._field("due_on", _("By when"), _("tomorrow, Fri, 23 June")), 3, 0)
        grid.addWidget(self._field("at", _("At"), _("14:00, if a time was said")), 3, 1)
        buttons = row(label(_("What you type is kept."), "muted"), None, self.later, self.make, gap=8)
        inside = (label(_("Promise something"), "section"), grid, self.refusal, buttons)
        self.setLayout(column(*inside, gap=12, edges=(20, 20, 20, 20)))
        self.kind.setFocus()

    def _field(self, code: str, title: str, hint: str) -> QWidget:
        editor, wrong = self.editors[code], label("", "error", wraps=True)
        editor.setAccessibleName(title)
        editor.setPlaceholderText(hint)
        wrong.hide()
        self.wrong[code] = wrong
        made = with_label(title, editor)
        made.layout().addWidget(wrong)  # type: ignore[union-attr]
        return made

    def text(self, code: str) -> str:
        return self.editors[code].text().strip()

    def keep(self) -> None:
        """Keep what is typed as drafts."""
        self._every.stop()
        for code, editor in self.editors.items():
            if editor.isModified() and self._drafted.get(code) != editor.text():
                drafts.put(self.desk.db, promises.NEW, code, editor.text())
                self._drafted[code] = editor.text()
                self.desk.saved.emit()

    def done(self, result: int) -> None:
        if result != QDialog.DialogCode.Accepted:
            self.keep()
        super().done(result)

    def _typed(self) -> None:
        if not self._every.isActive():
            self._every.start()

    def _left(self, code: str) -> Callable[[], object]:
        return lambda: self._read(code)

    def _read(self, code: str) -> bool:
        """Is the text of this field a value? If not, say so under it."""
        refused = ""
        try:
            if code == "due_on":
                reading.day(self.text(code), self.desk.today())
            elif code == "at":
                promises.hour(self.text(code), _("time"))
            elif code == "who":
                self._case()
        except DeskError as why:
            refused = str(why)
        self._say(code, refused)
        return not refused

    def _case(self) -> str | None:
        """The case of who was typed; None for nobody's."""
        typed = self.text("who").casefold()
        if not typed:
            return None
        exact = [case for name, case in self._cases.items() if name.casefold() == typed]
        found = exact or [case for name, case in self._cases.items() if typed in name.casefold()]
        if len(found) != 1:
            several = _("More than one person has this in their name: choose one from the list.")
            raise DeskError(several if found else _("Nobody with a case is called that: check the spelling."))
        return found[0]

    def _say(self, code: str, sentence: str) -> None:
        editor, wrong = self.editors[code], self.wrong[code]
        wrong.setText(f"✕ {sentence}" if sentence else "")
        wrong.setVisible(bool(sentence))
        editor.setAccessibleDescription(sentence)
        editor.setProperty("invalid", bool(sentence))
        editor.style().unpolish(editor)
        editor.style().polish(editor)

    def _make(self) -> None:
        wrong = [code for code in self.editors if not self._read(code)]
        if wrong:
            self.editors[wrong[0]].setFocus()
            return
        today = self.desk.today()
        due: date | None = reading.day(self.text("due_on"), today)
        if due is None:
            self._say("due_on", _("Say by when: people wait for a day."))
            self.editors["due_on"].setFocus()
            return
        try:
            promises.make(
                self.desk.db, self.kind.chosen, today, due, self._case(),
                what=self.text("what"), to_whom=self.text("to_whom"), at=self.text("at"),
            )  # fmt: skip
        except DeskError as refused:
            self.keep()
            self.refusal.setText(f"✕ {refused}")
            self.refusal.show()
            return
        self.desk.saved.emit()
        self.accept()
