"""A list of words as chips, each with a cross, and a box that searches while one types."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QWidget

from clcdesk.errors import DeskError
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.flow import Flow
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.words import _

MOST_SHOWN = 8
"""How many of the words that could be meant the list shows."""
MOST_SAID = 6
"""How many of the words that could be meant a sentence names."""


class Adding(QLineEdit):
    """The box one types into. Up and Down go through the list under it, which never takes the cursor away."""

    picked = Signal(str)

    def __init__(self, under: QListWidget) -> None:
        super().__init__()
        self._under = under

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows, key = self._under.count(), event.key()
        if rows and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            at = self._under.currentRow() + (1 if key == Qt.Key.Key_Down else -1)
            self._under.setCurrentRow(max(-1, min(at, rows - 1)))
            item = self._under.currentItem()
            if item is not None and at >= 0:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, item.text()))
        elif rows and key == Qt.Key.Key_Escape:
            show(self._under, [])
        elif rows and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._under.currentRow() >= 0:
            self.picked.emit(self._under.currentItem().text())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        show(self._under, [])


class Chips(QWidget):
    """Adding and taking away are acts at once; what is half typed is kept as a draft."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        row: tuple[str, str],
        name: str,
        *,
        save: Callable[[list[str]], None],
        free: bool = False,
        role: str = "strong",
        kept: Mapping[str, str] | None = None,
    ) -> None:
        """`row` and `name` say where a half-typed word is kept (`kept` are the row's drafts, where they were
        read already); `save(items)` is the officer's verb; `free` takes words that are not among the options
        too; `role` is the label's."""
        super().__init__()
        self.title, self._desk, self._save, self._free = title, desk, save, free
        self.items: tuple[str, ...] = ()
        self.options: Mapping[str, str] = {}
        self.chips: list[QPushButton] = []
        self.list = _list(_("What can be added to {what}").format(what=title))
        self.editor = Adding(self.list)
        self.editor.setAccessibleName(_("Add to {what}").format(what=title))
        self.editor.setPlaceholderText(_("add"))
        self.editor.setFixedWidth(px(170))
        self.autosave = Autosave(
            desk, self.editor, row, f"{name}_typed", text="", save=self._add, read=self.read, kept=kept
        )
        self.autosave.stored.connect(self._empty)
        self.autosave.complained.connect(self._complain)
        self.editor.textEdited.connect(self._look)
        self.editor.picked.connect(self._pick)
        self.editor.returnPressed.connect(self.autosave.commit)
        self.list.itemClicked.connect(lambda item: self._pick(item.text()))
        self.heading = label(title, role)
        self.heading.setBuddy(self.editor)
        self.wrong = label("", "error", wraps=True)
        self.wrong.hide()
        self._flow = Flow(gap=6)
        self._flow.addWidget(self.editor)
        flow = QWidget()
        flow.setLayout(self._flow)
        self.setLayout(column(self.heading, flow, self.list, self.wrong, gap=4))

    def offer(self, options: Mapping[str, str]) -> None:
        """Code → words of what can be added."""
        if options != self.options:
            self.options = options
            items, self.items = self.items, ()
            self.put(items)

    def put(self, items: Sequence[str]) -> None:
        """Show these; the focus stays in the list."""
        if tuple(items) == self.items and len(self.chips) == len(items):
            return
        at = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        self.items = tuple(items)
        for old in self.chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.chips = [self._chip(item) for item in self.items]
        self._flow.removeWidget(self.editor)
        before: QWidget = self.editor.previousInFocusChain() or self
        for chip in self.chips:
            self._flow.addWidget(chip)
            QWidget.setTabOrder(before, chip)
            before = chip
        self._flow.addWidget(self.editor)
        tab_as_read(self)
        if at is not None:
            (self.chips[min(at, len(self.chips) - 1)] if self.chips else self.editor).setFocus()
        self._flow.invalidate()
        self.updateGeometry()

    def words(self, item: str) -> str:
        said = self.options.get(item, item)
        return said[:1].upper() + said[1:]

    def read(self, text: str) -> str:
        """The code of what was typed, or its words where those are free; DeskError where it is none of the list."""
        typed = " ".join(text.split())
        if not typed:
            return ""
        plain = typed.casefold()
        known = {words.casefold(): code for code, words in self.options.items()}
        if plain in known or typed in self.options:
            return known.get(plain, typed)
        for meant in (
            [words for words in known if words.startswith(plain)],
            [words for words in known if plain in words],
        ):
            if len(meant) == 1 and not self._free:
                return known[meant[0]]
        if self._free:
            return typed
        meant = [said for said in self.options.values() if plain in said.casefold()][:MOST_SAID]
        if not meant:
            raise DeskError(_("Nothing in the list is called “{text}”.").format(text=typed[:40]))
        raise DeskError(_("“{text}” could be: {words}.").format(text=typed[:40], words=", ".join(meant)))

    def _look(self, text: str) -> None:
        """The words that what is typed could mean: those that begin so first."""
        typed = " ".join(text.split()).casefold()
        there = {self.options.get(item, item) for item in self.items}
        meant = [said for said in self.options.values() if typed in said.casefold() and said not in there]
        meant.sort(key=lambda said: (not said.casefold().startswith(typed), said.casefold()))
        show(self.list, meant[:MOST_SHOWN] if typed else [])

    def _pick(self, words: str) -> None:
        self.editor.setText(words)
        self.autosave.commit()
        self.editor.setFocus()

    def _chip(self, item: str) -> QPushButton:
        said = self.words(item)
        return button(f"{said}  ✕".replace("&", "&&"), lambda: self._remove(item), "chip", name=self._take_away(said))

    def _take_away(self, said: str) -> str:
        return _("{what}: take away {item}").format(what=self.title, item=said)

    def _add(self, item: str) -> None:
        if item and item not in self.items:
            self._save([*self.items, item])

    def _remove(self, item: str) -> None:
        self._desk.attempt(lambda: self._save([other for other in self.items if other != item]))

    def _empty(self) -> None:
        self.autosave.refresh("")
        show(self.list, [])

    def _complain(self, sentence: str) -> None:
        self.wrong.setText(f"✕ {sentence}" if sentence else "")
        self.wrong.setVisible(bool(sentence))


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setProperty("role", "suggestions")
    made.hide()
    return made


def show(suggestions: QListWidget, words: Sequence[str]) -> None:
    """These words, or no list at all."""
    suggestions.clear()
    suggestions.addItems(words)
    suggestions.setCurrentRow(-1)
    suggestions.setVisible(bool(words))
    if words:
        suggestions.setFixedHeight(sum(map(suggestions.sizeHintForRow, range(len(words)))) + px(4))
