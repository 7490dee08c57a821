"""Ctrl+Z in a field that has nothing of its own to take back is the desk's; and Redo likewise."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

Editor = QLineEdit | QPlainTextEdit
REDO = (
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y),
    QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z),
)


class UndoKeys(QObject):
    """Watches the field that has the focus: Qt's own would take the key even where it can do nothing with it.

    Only that one: a filter on the whole program hears every event of every widget that is built.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(watched, Editor):
            return False
        if not isinstance(event, QKeyEvent) or not is_left_to_the_desk(watched, event):
            return False
        event.ignore()
        return True

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Twice on the same field is once; the one before may be half gone, and hears no key without the focus."""
        if isinstance(now, Editor):
            now.installEventFilter(self)


def is_left_to_the_desk(editor: Editor, event: QKeyEvent) -> bool:
    can_undo, can_redo = history(editor)
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    return event.keyCombination() in REDO and not can_redo


def history(editor: Editor) -> tuple[bool, bool]:
    """Whether the field itself has something to undo, and to redo."""
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable(), editor.isRedoAvailable()
    return editor.document().isUndoAvailable(), editor.document().isRedoAvailable()
