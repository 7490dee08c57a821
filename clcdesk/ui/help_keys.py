"""F1 in a dialog: shortcuts of the window do not reach what stands over it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from clcdesk.ui.dialogs.help import HelpDialog
from clcdesk.ui.help_text import about_dialog

OURS = "clcdesk.ui.dialogs"


class HelpKeys(QObject):
    """Gives every dialog of ours its own F1, once the focus comes into it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or not type(dialog).__module__.startswith(OURS):
            return
        if isinstance(dialog, HelpDialog) or dialog.property("helped"):
            return
        dialog.setProperty("helped", True)
        shortcut = QShortcut(QKeySequence("F1"), dialog)
        shortcut.activated.connect(lambda: HelpDialog(about_dialog(dialog), dialog).open())
