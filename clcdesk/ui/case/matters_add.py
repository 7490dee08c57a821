"""The one box to add what matters: as they say it, and whose words they are."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QWidget

from clcdesk.services import plans
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import button, column, frame, label
from clcdesk.ui.widgets.fields import Choice
from clcdesk.words import _
from clcdesk.words import matters as said

NARROW = 560
"""Effective pixels under which the choice stands under the box."""


class _Typed(Autosave):
    """Kept as an outcome when the cursor leaves the whole box, not on the way to say whose words they are."""

    def _leaves(self, event: QEvent) -> bool:
        going = QApplication.focusWidget()
        box = self._editor.parentWidget()
        return super()._leaves(event) and not (going is not None and box is not None and box.isAncestorOf(going))


class AddBox(QWidget):
    """Enter adds, and the box is empty for the next. What stands in it when it is left is added too."""

    def __init__(self, desk: Desk, person_id: str, name: str) -> None:
        super().__init__()
        self.desk, self.person_id = desk, person_id
        self.words = QLineEdit()
        self.words.setAccessibleName(_("Something that matters"))
        self.words.setPlaceholderText(_("Write it as they say it"))
        options = [(code, said.whose(code, name)) for code in plans.WHOSE]
        self.whose = Choice(_("Whose words they are"), options, "said", lambda _code: None)
        self.add = button(_("A&dd"), self._add, name=_("Add what matters"))
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.line.setSpacing(px(8))
        for part, stretch in ((self.words, 1), (self.whose, 0), (self.add, 0)):
            self.line.addWidget(part, stretch)
        self.title = label(_("Something that matters"), "strong")
        self.title.setBuddy(self.words)
        self.wrong = label("", "error", wraps=True)
        self.wrong.hide()
        self.box = frame("sunk", column(self.title, self.line, self.wrong, gap=6, edges=(16, 10, 16, 12)))
        self.box.setAccessibleName(_("Another outcome"))
        self.setLayout(column(self.box, gap=0))
        self.autosave = _Typed(desk, self.words, ("outcome", f"new:{person_id}"), "words", text="", save=self._keep)
        self.autosave.complained.connect(self._complain)
        self.words.returnPressed.connect(self.autosave.commit)
        for part in (self.whose, self.add):
            part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            going = QApplication.focusWidget()
            if going is not None and not self.isAncestorOf(going) and going.window() is self.window():
                QTimer.singleShot(0, self.autosave, self.autosave.commit)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW)
        self.line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _add(self) -> None:
        if not self.words.text().strip():
            self.desk.say(_("Write what matters first, as they say it."))
        self.autosave.commit()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, text: str) -> None:
        words = said.unquoted(text)
        if words:
            plans.write_down(self.desk.db, self.person_id, words, self.whose.chosen, self.desk.today())
        self.words.clear()
        self.whose.choose("said")

    def _complain(self, sentence: str) -> None:
        self.wrong.setText(f"✕ {sentence}" if sentence else "")
        self.wrong.setVisible(bool(sentence))
