"""What opens the file: another passphrase, and a recovery code, shown once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from clcdesk.errors import DeskError
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import em, px
from clcdesk.ui.pages.first import strength
from clcdesk.ui.tasks import Progress
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _


class PassphraseDialog(QDialog):
    """The old one, and the new one twice. Nothing of it is ever kept as a draft."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Change the passphrase"))
        self.setMinimumWidth(px(460))
        self.old = _secret(_("Your passphrase now"))
        self.new = _secret(_("The new passphrase"))
        self.again = _secret(_("The new passphrase again"))
        self.told = label(strength(""), "muted", wraps=True)
        self.told.setMinimumHeight(em(2.5))
        self.new.textChanged.connect(lambda text: self.told.setText(strength(text)))
        self.wrong = label("", "error", wraps=True)
        self.wrong.hide()
        self.change = button(_("&Change it"), self._change, "filled")
        self.change.setDefault(True)
        later = button(_("&Not now"), self.reject)
        new = _titled(self.new)
        new.addWidget(self.told)
        self.setLayout(
            column(
                label(_("Change the passphrase"), "section"), _titled(self.old), new, _titled(self.again), self.wrong,
                row(None, later, self.change), gap=12, edges=(20, 20, 20, 20),
            )
        )  # fmt: skip
        self.old.setFocus()

    def refuse(self, sentence: str) -> None:
        self._wait(False)
        self.wrong.setText(f"✕ {sentence}")
        self.wrong.show()
        self.change.setAccessibleDescription(sentence)

    def _change(self) -> None:
        old, new = self.old.text(), self.new.text()
        if not new.strip():
            self.refuse(_("The new passphrase is missing."))
            self.new.setFocus()
            return
        if new != self.again.text():
            self.refuse(_("The two new passphrases are not alike."))
            self.again.setFocus()
            return

        def put(_progress: Progress) -> None:
            self.desk.db.change_passphrase(old, new)

        def done(_none: None) -> None:
            self.changed.emit()
            self.accept()

        def failed(error: BaseException) -> None:
            if not isinstance(error, DeskError | OSError):
                raise error
            self.refuse(str(error))
            self.old.setFocus()

        self._wait(True)
        self.desk.tasks.run(put, owner=self, done=done, failed=failed)

    def _wait(self, waiting: bool) -> None:
        self.change.setEnabled(not waiting)
        self.change.setText(_("Changing it…") if waiting else _("&Change it"))


class RecoveryDialog(QDialog):
    """Makes a new recovery code and shows it this once."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Recovery code"))
        self.setMinimumWidth(px(520))
        self.code = QLineEdit(_("Making it…"))
        self.code.setReadOnly(True)
        self.code.setProperty("role", "code")
        self.code.setAccessibleName(_("Recovery code"))
        self.written = button(_("I have &written it down"), self.accept, "filled")
        told = _(
            "It opens your desk when the passphrase is forgotten. It is shown this once and kept nowhere: "
            "lock it away, not beside the computer."
        )
        self.setLayout(
            column(
                label(_("Write this down on paper"), "section"), label(told, wraps=True), self.code,
                row(None, self.written), None, gap=12, edges=(20, 20, 20, 20),
            )
        )  # fmt: skip
        desk.tasks.run(lambda _progress: desk.db.new_recovery(), owner=self, done=self.code.setText)


def _secret(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setAccessibleName(name)
    return made


def _titled(field: QLineEdit) -> QVBoxLayout:
    """A field under its label."""
    heading = label(field.accessibleName(), "filter")
    heading.setBuddy(field)
    return column(heading, field, gap=2)
