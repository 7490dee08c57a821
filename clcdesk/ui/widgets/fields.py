"""Fields that save themselves, with their label and, under them, what is wrong."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.build import row as side_by_side
from clcdesk.ui.widgets.calendar import DayButton
from clcdesk.ui.widgets.search_line import SearchLine
from clcdesk.ui.widgets.undo_keys import Editor

PASSES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
"""Keys that would choose row after row in a closed list."""
SHORTEST = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Field(QWidget):
    """A label, an editor that saves itself, and a line for what is wrong. `autosave` is its keeper."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        row: tuple[str, str],
        column_name: str,
        *,
        text: str,
        save: Callable[[Any], None],
        read: Callable[[str], Any] = str.strip,
        lines: int = 1,
        hint: str = "",
        kept: Mapping[str, str] | None = None,
        calendar: bool = False,
        width: float = 0,
    ) -> None:
        """`lines` above 1 makes a box for running text. `hint` stands in the empty field.

        `calendar` puts a button beside it that shows a month: for a day that is near. `width` in effective
        pixels makes the editor as wide as what it holds; without it, it is as wide as there is room.
        """
        super().__init__()
        self.title = title
        self.editor: Editor = QLineEdit() if lines == 1 else TextBox(lines)
        self.editor.setAccessibleName(title)
        self.editor.setPlaceholderText(hint)
        self.heading = label(title, "filter")
        self.heading.setBuddy(self.editor)
        self.wrong = label("", "error", wraps=True)
        self.wrong.hide()
        self.autosave = Autosave(desk, self.editor, row, column_name, text=text, save=save, read=read, kept=kept)
        self.autosave.complained.connect(self._say)
        self.day_button: DayButton | None = None
        line: QWidget | QLayout = self.editor
        if calendar and isinstance(self.editor, QLineEdit):
            self.day_button = DayButton(self.editor, title, desk.today, self.autosave.commit)
            line = side_by_side(self.editor, self.day_button, gap=4)
        if width:
            self.editor.setFixedWidth(px(width))
            line = side_by_side(line, None, gap=0)
        self.setLayout(column(self.heading, line, self.wrong, gap=2))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """To the editor. (With a focus proxy Tab would come back here from wherever this frame stands in its order.)"""
        self.editor.setFocus(reason)

    def _say(self, sentence: str) -> None:
        self.wrong.setText(f"✕ {sentence}" if sentence else "")
        self.wrong.setVisible(bool(sentence))


class TextBox(QPlainTextEdit):
    """Running text of so many lines; Tab goes on to the next field, as everywhere."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        high = QFontMetrics(self.font()).lineSpacing() * self._lines + px(20)
        return QSize(px(240), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self.sizeHint().height())


NARROWEST = 220
"""Effective pixels a list to choose from keeps, however little room there is."""


class Choice(QComboBox):
    """A list to choose from that says its name when read out, and leaves the wheel to the page."""

    def __init__(self, name: str, options: list[tuple[str, str]], chosen: str, picked: Callable[[str], object]) -> None:
        """`options` are (code, words); `picked(code)` hears of a choice made by the officer only."""
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)  # on Linux a list is called by what is chosen in it, whatever its name
        self.setMinimumContentsLength(min(24, max((len(words) for _code, words in options), default=8)))
        self.currentTextChanged.connect(self.setToolTip)
        self.offer(options)
        self.choose(chosen)
        self.activated.connect(lambda _at: picked(self.chosen))

    @property
    def chosen(self) -> str:
        return str(self.currentData() or "")

    def offer(self, options: list[tuple[str, str]]) -> None:
        """Other things to choose from, where they are others."""
        if [(self.itemData(at), self.itemText(at)) for at in range(self.count())] != options:
            self.clear()
            for code, words in options:
                self.addItem(words, code)

    def choose(self, code: str) -> None:
        self.setCurrentIndex(max(0, self.findData(code)))

    def sizeHint(self) -> QSize:
        self._fit()
        return super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """In a narrow window a long choice gives way; opened, the list shows it whole."""
        self._fit()
        wanted = super().minimumSizeHint()
        return QSize(min(wanted.width(), px(NARROWEST)), wanted.height())

    def _fit(self) -> None:
        """Only once a size is wanted: it makes the list that drops down, which is then styled at each new parent."""
        if self.sizeAdjustPolicy() != SHORTEST:
            self.setSizeAdjustPolicy(SHORTEST)

    def wheelEvent(self, event: Any) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A closed list opens; only what is then chosen is an act, never each row passed on the way."""
        if event.key() in PASSES or (event.text().strip() and not event.modifiers() & COMMANDS):
            self.showPopup()
            if event.text().strip():
                self.view().keyboardSearch(event.text())
        else:
            super().keyPressEvent(event)


class Search(SearchLine):
    """A box to filter by. Down goes into the list below, Escape empties it."""

    def __init__(self, name: str, hint: str, into: Callable[[], QWidget | None]) -> None:
        super().__init__(name, hint)
        self._into = into

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and (below := self._into()) is not None:
            below.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def with_label(title: str, editor: QWidget, role: str = "filter", *, gap: float = 2) -> QWidget:
    """An editor under its label."""
    made = QWidget()
    heading: QLabel = label(title, role)
    heading.setBuddy(editor)
    made.setLayout(column(heading, editor, gap=gap))
    return made
