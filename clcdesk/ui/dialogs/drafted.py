"""Dialogs whose typed words are never lost: closing keeps them for the next time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QLayout, QLineEdit, QWidget

from clcdesk.errors import DeskError
from clcdesk.store import drafts
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import EVERY
from clcdesk.ui.widgets.build import column, frame, label, row, rule, scrolling
from clcdesk.ui.widgets.calendar import DayButton
from clcdesk.ui.widgets.pull import Pull
from clcdesk.ui.widgets.reflow import Turning
from clcdesk.words import _

FOOT = 480
"""Effective pixels under which the buttons stand under the words beside them."""


class DraftedDialog(QDialog):
    """`row` and `codes` say under which names drafts of the fields are kept; `read` looks at one field."""

    def __init__(self, desk: Desk, parent: QWidget, title: str, row: tuple[str, str], codes: Sequence[str]) -> None:
        super().__init__(parent)
        self.desk, self._row, self._over = desk, row, parent.window()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(px(560))
        kept = drafts.kept(desk.db, row)
        self._drafted = dict(kept)
        self.editors = {code: QLineEdit(kept.get(code, "")) for code in codes}
        self.wrong: dict[str, QLabel] = {}
        self.refusal = label("", "error", wraps=True)
        self.refusal.hide()
        self.kept_words = label(_("What you type is kept."), "muted")
        self._every = QTimer(self, interval=EVERY, singleShot=True)
        self._every.timeout.connect(self.keep)
        for code, editor in self.editors.items():
            editor.textEdited.connect(self._typed)
            editor.editingFinished.connect(self._left(code))

    def read(self, code: str) -> object:
        """The value of a field; DeskError where its text is none yet."""
        return self.text(code)

    def field(self, code: str, title: str, hint: str = "", *, calendar: bool = False) -> QWidget:
        """An editor under its label, over the line for what is wrong. `calendar`: a button that shows a month."""
        editor, wrong = self.editors[code], label("", "error", wraps=True)
        editor.setAccessibleName(title)
        editor.setPlaceholderText(hint)
        wrong.hide()
        self.wrong[code] = wrong
        heading = label(title, "filter")
        heading.setBuddy(editor)
        made = QWidget()
        line = row(editor, gap=4)
        if calendar:
            line.addWidget(DayButton(editor, title, self.desk.today, self._left(code)))
        made.setLayout(column(heading, line, wrong, None, gap=2))
        return made

    def fill(self, inside: QLayout, wide: float, *buttons: QWidget, besides: Sequence[QWidget] = ()) -> None:
        """Its parts, as many effective pixels wide, over its buttons; what is higher than the window scrolls.

        `besides` stand at the left, after the words that what is typed is kept.
        """
        self._inside, self._wide = QWidget(), wide
        self._inside.setLayout(inside)
        line = Turning(row(self.kept_words, *besides, None), row(None, *buttons), least=FOOT, gap=8)
        self._foot = frame("window", column(line, gap=0, edges=(20, 12, 20, 16)))
        area = scrolling(self._inside)
        Pull(area)
        self.setLayout(column(area, rule(), self._foot, gap=0))
        self.fit()

    def fit(self) -> None:
        """As large as its parts need, and no larger than the window."""
        whole = self._over.size()
        across = min(px(self._wide), whole.width())
        needed = self._inside.layout()
        high = needed.totalHeightForWidth(across) if needed and needed.hasHeightForWidth() else 0
        high = max(high, self._inside.sizeHint().height()) + self._foot.sizeHint().height() + px(4)
        self.setMinimumWidth(across)
        self.resize(across, min(max(high, self.height() if self.isVisible() else 0), whole.height()))

    def text(self, code: str) -> str:
        return self.editors[code].text().strip()

    def keep(self) -> None:
        """Keep what is typed as drafts."""
        self._every.stop()
        for code, editor in self.editors.items():
            if editor.isModified() and self._drafted.get(code) != editor.text():
                drafts.put(self.desk.db, self._row, code, editor.text())
                self._drafted[code] = editor.text()
                self.desk.saved.emit()

    def forget(self) -> None:
        """What was typed is in the file now: drop its drafts and empty the fields' memory of them."""
        self._every.stop()
        for code, editor in self.editors.items():
            editor.setModified(False)
            if code in drafts.kept(self.desk.db, self._row):
                drafts.forget(self.desk.db, self._row, code)
        self._drafted = {}

    def done(self, result: int) -> None:
        if result != QDialog.DialogCode.Accepted:
            self.keep()
        super().done(result)

    def looked_at(self, code: str) -> bool:
        """Is the text of this field a value? If not, say so under it."""
        refused = ""
        try:
            self.read(code)
        except DeskError as why:
            refused = str(why)
        self.say(code, refused)
        return not refused

    def all_well(self) -> bool:
        """Look at every field; the cursor goes to the first that is none yet."""
        wrong = [code for code in self.editors if not self.looked_at(code)]
        if wrong:
            self.editors[wrong[0]].setFocus()
        return not wrong

    def say(self, code: str, sentence: str) -> None:
        editor, wrong = self.editors[code], self.wrong[code]
        wrong.setText(f"✕ {sentence}" if sentence else "")
        wrong.setVisible(bool(sentence))
        editor.setAccessibleDescription(sentence)
        editor.setProperty("invalid", bool(sentence))
        editor.style().unpolish(editor)
        editor.style().polish(editor)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do an officer's act; a refusal stands in the dialog and what was typed is kept."""
        try:
            act()
        except DeskError as refused:
            self.keep()
            self.refusal.setText(f"✕ {refused}")
            self.refusal.show()
            return False
        self.refusal.hide()
        self.forget()
        self.desk.saved.emit()
        return True

    def _typed(self) -> None:
        if not self._every.isActive():
            self._every.start()

    def _left(self, code: str) -> Callable[[], object]:
        return lambda: self.looked_at(code)
