"""The unlock page: the field, focused; that everything typed is kept; Unlock. Nobody's name, no count."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, frame, label, row
from clcdesk.words import _


class UnlockPage(QWidget):
    """Asks for the passphrase. `unlock(passphrase)` is called with it; `refuse` says why it did not open."""

    quit_requested = Signal()

    def __init__(self, unlock: Callable[[str], None], *, hint: str = "") -> None:
        """`hint` is said under the field: the demo's passphrase, since there is nothing to protect."""
        super().__init__()
        self._unlock = unlock
        self.setProperty("role", "surface")
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(_("Passphrase"))
        self.field.setMaximumWidth(px(420))
        self.field.returnPressed.connect(self._try)
        heading = label(_("&Passphrase"), "strong")
        heading.setTextFormat(Qt.TextFormat.AutoText)
        heading.setBuddy(self.field)
        self.wrong = label("", "error", wraps=True)
        self.wrong.hide()
        self.said = label(hint, "muted", wraps=True)
        self.said.setVisible(bool(hint))
        self.open_button = button(_("&Unlock"), self._try, "filled")
        inner = frame("surface")
        inner.setFixedWidth(px(460))
        inner.setLayout(
            column(
                label(_("CLC Desk"), "title"),
                label(_("Everything you typed is kept."), "muted"),
                12,
                heading,
                self.field,
                self.wrong,
                self.said,
                row(self.open_button, None),
                edges=(20, 20, 20, 20),
            )
        )
        self.setLayout(row(None, column(None, inner, None, None), None))
        self.setFocusProxy(self.field)

    def refuse(self, sentence: str) -> None:
        """It did not open: say why, and let them try again."""
        self.wait(False)
        self.wrong.setText(f"✕ {sentence}")
        self.wrong.show()
        self.field.setAccessibleDescription(sentence)
        self.field.selectAll()
        self.field.setFocus()

    def wait(self, waiting: bool, words: str = "") -> None:
        """While the file is being opened nothing can be pressed twice."""
        self.open_button.setEnabled(not waiting)
        self.field.setReadOnly(waiting)
        if words:
            self.said.setText(words)
            self.said.show()

    def blank(self) -> None:
        """As when first shown."""
        self.field.clear()
        self.wrong.hide()
        self.wait(False)
        self.field.setFocus()

    def _try(self) -> None:
        if self.open_button.isEnabled():
            self.wrong.hide()
            self._unlock(self.field.text())
