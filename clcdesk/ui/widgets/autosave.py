"""What makes a field save itself: a draft every two seconds, an act when the cursor leaves it."""

from collections.abc import Callable, Mapping
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from clcdesk.errors import DeskError
from clcdesk.store import drafts
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.undo_keys import Editor, history, is_left_to_the_desk
from clcdesk.words import _

EVERY = 1_500
"""Milliseconds until what is typed is kept: with the time of writing, less than two seconds are ever missing."""
AGAIN = 250
"""Milliseconds until the next attempt where the worker was writing."""


class Autosave(QObject):
    """Keeps one editor's text: the row's value, the draft beside it, and whether it reads as a value."""

    complained = Signal(str)
    """What is wrong with the text, or "" when it is well again."""
    stored = Signal()
    """The text became an act."""

    def __init__(
        self,
        desk: Desk,
        editor: Editor,
        row: tuple[str, str],
        column: str,
        *,
        text: str,
        save: Callable[[Any], None],
        read: Callable[[str], Any] = str.strip,
        kept: Mapping[str, str] | None = None,
    ) -> None:
        """`row` is (table, id) and `column` its field; `text` is how the row's value is written;
        `read(text)` gives the value or raises DeskError; `save(value)` is the officer's verb; `kept` are
        the row's drafts where they were read already, once for all its fields."""
        super().__init__(editor)
        self.row, self.column = row, column
        self._desk, self._editor, self._read, self._save = desk, editor, read, save
        self._stored = text
        self._saving: str | None = None
        """The text that is being made an act at this moment."""
        self._drafted: str | None = (drafts.kept(desk.db, row) if kept is None else kept).get(column)
        self._timer = QTimer(self, interval=EVERY, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.keep_draft)
        self._hint = ""
        """What stands in the field while it is empty."""
        _put(editor, text if self._drafted is None else self._drafted)
        self._hint_if_empty()
        editor.textChanged.connect(self._typed)
        editor.installEventFilter(self)
        desk.fields.add(self)
        if self._drafted is not None:
            QTimer.singleShot(0, self, self._look)

    @property
    def alive(self) -> bool:
        return bool(shiboken6.isValid(self) and shiboken6.isValid(self._editor))

    @property
    def text(self) -> str:
        return _text(self._editor)

    @property
    def unsaved(self) -> bool:
        return self.text != self._stored

    def refresh(self, text: str) -> None:
        """The row says something new; what is being typed here is never overwritten."""
        untouched = not self.unsaved or self._saving == self.text
        self._stored = text
        if untouched:
            _put(self._editor, text)
            self._hint_if_empty()

    def focus(self) -> bool:
        """Put the cursor here, if the field can be seen."""
        if not self.alive or not self._editor.isVisible():
            return False
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keep_draft(self) -> None:
        """Keep the text as it stands, in the sealed file; a little later if the worker is writing in it."""
        self._timer.stop()
        text = self.text
        if text == self._drafted or (self._drafted is None and not self.unsaved):
            return
        if self._desk.db.busy:
            self._timer.start(AGAIN)
            return
        drafts.put(self._desk.db, self.row, self.column, text)
        self._drafted = text
        self._timer.setInterval(EVERY)
        self._desk.saved.emit()

    def commit(self) -> bool:
        """Make the text an act. False if it is not a value: then it is kept as a draft and marked."""
        if not self.unsaved and self._drafted is None and not self._editor.property("invalid"):
            return True
        self._timer.stop()
        if not self.unsaved:
            self._settle()
            return True
        self._saving = text = self.text
        try:
            self._save(self._read(text))
        except DeskError as refused:
            self.keep_draft()
            self._complain(_("{what} Kept as typed; counted as missing.").format(what=refused))
            return False
        finally:
            self._saving = None
        if self.alive:
            if self.text == text:
                self._stored = text
            self._settle()
            self._desk.saved.emit()
            self.stored.emit()
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._leaves(event):
            self.commit()
        elif event.type() == QEvent.Type.ShortcutOverride and self._not_for_the_field(event):
            event.ignore()
            return True
        return False

    def _leaves(self, event: QEvent) -> bool:
        reason = getattr(event, "reason", lambda: None)()
        return reason != Qt.FocusReason.PopupFocusReason

    def _not_for_the_field(self, event: QEvent) -> bool:
        """Ctrl+Z is the field's own while it holds letters that are not saved."""
        if not isinstance(event, QKeyEvent):
            return False
        saved = event.matches(QKeySequence.StandardKey.Undo) and not self.unsaved
        return saved or is_left_to_the_desk(self._editor, event)

    def _hint_if_empty(self) -> None:
        """A reader is told the hint as what the field holds, also where it holds something: "nobody has told us"."""
        hint = self._editor.placeholderText()
        if self.text and hint:
            self._hint = hint
            self._editor.setPlaceholderText("")
        elif not self.text and not hint and self._hint:
            self._editor.setPlaceholderText(self._hint)

    def _typed(self) -> None:
        self._hint_if_empty()
        if not self._timer.isActive():
            self._timer.start()
        if self._editor.property("invalid"):
            self._mark(False)

    def _settle(self) -> None:
        """The text is the row's: no draft, no complaint, and nothing left for the field's own undo."""
        if self._drafted is not None:
            if self.column in drafts.kept(self._desk.db, self.row):
                drafts.forget(self._desk.db, self.row, self.column)
            self._drafted = None
        if not self.unsaved:
            _begin_history(self._editor)
        self._complain("")

    def _look(self) -> None:
        """Say what is wrong with a draft that was found here."""
        try:
            self._read(self.text)
        except DeskError as refused:
            self._complain(_("{what} Kept as typed; counted as missing.").format(what=refused))

    def _complain(self, sentence: str) -> None:
        self._mark(bool(sentence))
        self._editor.setAccessibleDescription(sentence)
        self.complained.emit(sentence)

    def _mark(self, invalid: bool) -> None:
        if bool(self._editor.property("invalid")) == invalid:
            return
        self._editor.setProperty("invalid", invalid)
        self._editor.style().unpolish(self._editor)
        self._editor.style().polish(self._editor)
        self._desk.marked.emit()


def _text(editor: Editor) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def _put(editor: Editor, text: str) -> None:
    """Show another text; the cursor stays where it can."""
    if _text(editor) == text:
        return
    blocked = editor.blockSignals(True)
    if isinstance(editor, QLineEdit):
        at = editor.cursorPosition()
        editor.setText(text)
        editor.setCursorPosition(min(at, len(text)) if editor.hasFocus() else 0)
    else:
        at = editor.textCursor().position()
        editor.setPlainText(text)
        cursor = editor.textCursor()
        cursor.setPosition(min(at, editor.document().characterCount() - 1))
        editor.setTextCursor(cursor)
    editor.blockSignals(blocked)


def _begin_history(editor: Editor) -> None:
    """What was typed so far is an act: the field's own undo begins anew after it."""
    if not any(history(editor)):
        return
    if isinstance(editor, QPlainTextEdit):
        editor.document().clearUndoRedoStacks()
        return
    at, selected = editor.cursorPosition(), (editor.selectionStart(), editor.selectionLength())
    blocked = editor.blockSignals(True)
    editor.setText(editor.text())
    editor.setCursorPosition(at)
    if selected[0] >= 0:
        editor.setSelection(*selected)
    editor.blockSignals(blocked)
