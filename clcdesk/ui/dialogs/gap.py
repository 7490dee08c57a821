"""Recording a gap: what happens meanwhile, who owns it, when to look again. And looking again, and closing."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from clcdesk.errors import DeskError
from clcdesk.models.people import Officer
from clcdesk.models.requests import Gap
from clcdesk.services import gaps
from clcdesk.store import drafts
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.fitting import fit
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import EVERY
from clcdesk.ui.widgets.build import button, column, label, restyle, row
from clcdesk.ui.widgets.calendar import DayButton
from clcdesk.ui.widgets.fields import Choice, TextBox, with_label
from clcdesk.words import _

LATER = timedelta(days=14)
"""When to look again, if nothing else is said."""


class GapDialog(QDialog):
    """What is typed is kept as a draft, also when the dialog is closed."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        title: str,
        about: str,
        held: tuple[str, str],
        done: Callable[["GapDialog"], None],
    ) -> None:
        """`about` says what it is for; `held` is the row its drafts belong to; `done(dialog)` is the officer's act."""
        super().__init__(parent)
        self.desk, self._held, self._act = desk, held, done
        self._kept = dict(drafts.kept(desk.db, held))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(520))
        self.editors: dict[str, QLineEdit | TextBox] = {}
        self.owner: Choice | None = None
        self.wrong: QLabel = label("", "error", wraps=True)
        self.wrong.hide()
        self._body = column(label(title, "section"), label(about, wraps=True), gap=10, edges=(20, 20, 20, 20))
        self.setLayout(self._body)
        self._every = QTimer(self, interval=EVERY, singleShot=True)
        self._every.timeout.connect(self.keep)

    def add_words(self, code: str, title: str, text: str, hint: str, lines: int = 3) -> None:
        editor = TextBox(lines)
        editor.setPlainText(self._kept.get(code, text))
        editor.setPlaceholderText(hint)
        self._add(code, title, editor, with_label(title, editor))

    def add_day(self, code: str, title: str, on: date | None) -> None:
        editor = QLineEdit(self._kept.get(code, reading.show_day(on)))
        editor.setPlaceholderText(_("like 30 Jun, in 2 weeks"))
        editor.setFixedWidth(px(190))
        self.chooser = DayButton(editor, title, self.desk.today)
        heading = label(title, "filter")
        heading.setBuddy(editor)
        whole = QWidget()
        whole.setLayout(column(heading, row(editor, self.chooser, None, gap=4), gap=2))
        self._add(code, title, editor, whole)

    def add_owner(self, officers: Sequence[Officer], chosen: str) -> None:
        self.owner = Choice(_("Who owns it"), [(one.id, one.name) for one in officers], chosen, lambda _code: None)
        self._body.addWidget(with_label(_("Who owns it"), self.owner))

    def finish(self, verb: str) -> None:
        self.act = button(verb, self._try, "filled")
        self._body.addWidget(self.wrong)
        self._body.addLayout(row(None, button(_("&Not now"), self.reject), self.act, gap=8))

    def written(self, code: str) -> str:
        editor = self.editors[code]
        return (editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()).strip()

    def day(self, code: str) -> date:
        found = reading.day(self.written(code), self.desk.today())
        if found is None:
            raise DeskError(_("Say which day to look again."))
        return found

    def keep(self) -> None:
        """Keep what is typed as drafts."""
        self._every.stop()
        for code in self.editors:
            if self._kept.get(code, "") != self.written(code):
                drafts.put(self.desk.db, self._held, code, self.written(code))
                self._kept[code] = self.written(code)
                self.desk.saved.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit(self)

    def done(self, result: int) -> None:
        if result != QDialog.DialogCode.Accepted:
            self.keep()
        super().done(result)

    def _add(self, code: str, title: str, editor: QLineEdit | TextBox, whole: QWidget) -> None:
        editor.setAccessibleName(title)
        editor.textChanged.connect(self._typed)
        self.editors[code] = editor
        self._body.addWidget(whole)

    def _typed(self) -> None:
        if self.wrong.isVisible():
            self._say("")
        if not self._every.isActive():
            self._every.start()

    def _try(self) -> None:
        try:
            self._act(self)
        except DeskError as refused:
            self._say(str(refused))
            self._last.setFocus()
            return
        for code in self._kept:
            drafts.forget(self.desk.db, self._held, code)
        self._every.stop()
        self.desk.saved.emit()
        self.accept()

    @property
    def _last(self) -> QLineEdit | TextBox:
        """The field that can be wrong; what is wrong stands under it."""
        return list(self.editors.values())[-1]

    def _say(self, wrong: str) -> None:
        self.wrong.setText(f"✕ {wrong}" if wrong else "")
        self.wrong.setVisible(bool(wrong))
        self._last.setProperty("invalid", bool(wrong))
        self._last.setAccessibleDescription(wrong)
        restyle(self._last)


def recording(desk: Desk, parent: QWidget, request_id: str, because: str, officers: Sequence[Officer]) -> GapDialog:
    """`because` is the rule most often not met."""
    today = desk.today()

    def act(dialog: GapDialog) -> None:
        owner = dialog.owner.chosen if dialog.owner else desk.db.officer_id
        again = dialog.day("look_again_on")
        gaps.record(desk.db, request_id, today, owner, again, interim=dialog.written("interim"), because=because)

    about = _("The duty to meet the need stays: a gap has somebody who owns it, and a day to look again.")
    made = GapDialog(desk, parent, _("Record a gap"), about, ("gap", f"new:{request_id}"), act)
    made.add_words("interim", _("What happens meanwhile"), "", _("who is there, what is paid for until then"))
    made.add_owner(officers, desk.db.officer_id)
    made.add_day("look_again_on", _("Look again on"), today + LATER)
    made.finish(_("&Record the gap"))
    return made


def looking_again(desk: Desk, parent: QWidget, gap: Gap) -> GapDialog:
    def act(dialog: GapDialog) -> None:
        gaps.look_again(desk.db, gap.id, dialog.day("look_again_on"), interim=dialog.written("interim"))

    about = _("Nobody yet. The gap stays open until the day that is set here.")
    made = GapDialog(desk, parent, _("Look again later"), about, ("gap", gap.id), act)
    made.add_words("interim", _("What happens meanwhile"), gap.interim, _("who is there, what is paid for until then"))
    made.add_day("look_again_on", _("Look again on"), desk.today() + LATER)
    made.finish(_("&Look again then"))
    return made


def closing(desk: Desk, parent: QWidget, gap: Gap) -> GapDialog:
    def act(dialog: GapDialog) -> None:
        gaps.close(desk.db, gap.id, desk.today(), dialog.written("closed_because"))

    about = _("It stays in the case’s history and in the reports of gaps.")
    made = GapDialog(desk, parent, _("Close the gap"), about, ("gap", gap.id), act)
    hint = _("a place was found, or it is no longer wanted")
    made.add_words("closed_because", _("Why it is closed"), gap.closed_because, hint, lines=2)
    made.finish(_("&Close the gap"))
    return made
