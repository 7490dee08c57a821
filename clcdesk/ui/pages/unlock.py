"""The unlock page: the field, focused; that everything typed is kept; Unlock. Nobody's name, no count."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, frame, label, row, rule
from clcdesk.words import _

WIDTH = 480
KEPT = _("Everything you typed is kept.")


class UnlockPage(QWidget):
    """Asks for the passphrase. `unlock(passphrase)` is called with it; `refuse` says why it did not open."""

    def __init__(
        self, unlock: Callable[[str], None], *, hint: str = "", another: Callable[[], object] | None = None
    ) -> None:
        """`hint` is said under the field: the demo's passphrase, since there is nothing to protect.

        `another` opens another database; without it there is only this one.
        """
        super().__init__()
        self._unlock = unlock
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(_("Passphrase"))
        self.field.returnPressed.connect(self._try)
        self.heading = label(_("&Passphrase"), "strong")
        self.heading.setTextFormat(Qt.TextFormat.AutoText)
        self.heading.setBuddy(self.field)
        self.told = label(KEPT, "muted", wraps=True)
        self.file = label("", "muted", wraps=True)
        self.wrong = label("", "error", wraps=True)
        self.said = label(hint, "muted", wraps=True)
        for part, shown in ((self.file, False), (self.wrong, False), (self.said, bool(hint))):
            part.setVisible(shown)
        self.show_button = button(_("&Show"), self._show, name=_("Show the passphrase"))
        self.show_button.setCheckable(True)
        self.open_button = button(_("&Unlock"), self._try, "filled")
        self.forgotten = button(_("I have &forgotten it"), self._forgotten, "link")
        self.another = button(_("&Open another…"), another or (lambda: None), "link")
        self.another.setVisible(another is not None)
        self.card = frame("card", self._laid())
        self.setLayout(row(None, column(None, self.card, None, None), None))
        self.setFocusProxy(self.field)

    def say_file(self, name: str) -> None:
        """Which database it is, by its file."""
        self.file.setText(name)
        self.file.setVisible(bool(name))

    def say_locked(self, when: str) -> None:
        """When it was locked: what was typed before is kept."""
        self.told.setText(_("Locked at {when}.").format(when=when) + " " + KEPT)

    def refuse(self, sentence: str) -> None:
        """It did not open: say why, and let them try again."""
        self.wait(False)
        self._complain(sentence)
        self.field.selectAll()
        self.field.setFocus()

    def wait(self, waiting: bool, words: str = "") -> None:
        """While the file is being opened nothing can be pressed twice."""
        for part in (self.open_button, self.another, self.forgotten):
            part.setEnabled(not waiting)
        self.field.setReadOnly(waiting)
        if words:
            self.said.setText(words)
            self.said.show()

    def blank(self) -> None:
        """As when first shown."""
        self.field.clear()
        self._complain("")
        self.show_button.setChecked(False)
        self._show()
        self.wait(False)
        self.field.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.setFixedWidth(min(px(WIDTH), self.width() - px(24)))

    def _laid(self) -> QLayout:
        return column(
            label(_("CLC Desk"), "title"),
            self.told,
            self.file,
            12,
            self.heading,
            row(self.field, self.show_button),
            self.wrong,
            self.said,
            8,
            row(self.open_button, None, self.forgotten),
            8,
            rule(),
            row(self.another, None),
            gap=4,
            edges=(32, 28, 32, 20),
        )

    def _show(self) -> None:
        shown = self.show_button.isChecked()
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_button.setText(_("&Hide") if shown else _("&Show"))

    def _forgotten(self) -> None:
        self._complain(_("Type your recovery code instead of the passphrase: it opens the desk too. Without either, "
                         "nobody can open it."))  # fmt: skip
        self.field.setFocus()

    def _complain(self, sentence: str) -> None:
        self.wrong.setText(f"✕ {sentence}" if sentence else "")
        self.wrong.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)

    def _try(self) -> None:
        if self.open_button.isEnabled():
            self._complain("")
            self._unlock(self.field.text())
