"""A list of words as chips, each with a cross, and a box that searches while one types."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QWidget

from clcdesk.errors import DeskError
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _

MOST_SAID = 6
"""How many of the words that could be meant a sentence names."""


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
        hint: str = "",
    ) -> None:
        """`row` and `name` say where a half-typed word is kept; `save(items)` is the officer's verb;
        `free` takes words that are not among the options too."""
        super().__init__()
        self.title, self._desk, self._save, self._free = title, desk, save, free
        self.items: tuple[str, ...] = ()
        self.options: Mapping[str, str] = {}
        self.chips: list[QPushButton] = []
        self.editor = QLineEdit()
        self.editor.setAccessibleName(_("Add to {what}").format(what=title))
        self.editor.setPlaceholderText(hint or _("add"))
        self.editor.setFixedWidth(px(170))
        self._model = QStringListModel(self)
        self._completer()
        self.autosave = Autosave(desk, self.editor, row, f"{name}_typed", text="", save=self._add, read=self.read)
        self.autosave.stored.connect(self._empty)
        self.autosave.complained.connect(self._complain)
        self.editor.returnPressed.connect(self.autosave.commit)
        self.heading = label(title, "strong")
        self.heading.setBuddy(self.editor)
        self.wrong = label("", "error", wraps=True)
        self.wrong.hide()
        self._flow = Flow(gap=6)
        self._flow.addWidget(self.editor)
        flow = QWidget()
        flow.setLayout(self._flow)
        self.setLayout(column(self.heading, flow, self.wrong, gap=4))

    def offer(self, options: Mapping[str, str]) -> None:
        """Code → words of what can be added."""
        if options != self.options:
            self.options = options
            self._model.setStringList(sorted(options.values(), key=str.casefold))
            items, self.items = self.items, ()
            self.put(items)

    def put(self, items: Sequence[str]) -> None:
        """Show these; the focus stays in the list."""
        if tuple(items) == self.items and len(self.chips) == len(items):
            return
        at = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        self.items = tuple(items)
        self._flow.takeAt(self._flow.indexOf(self.editor))
        for old in self.chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.chips = [self._chip(item) for item in self.items]
        for chip in self.chips:
            self._flow.addWidget(chip)
        self._flow.addWidget(self.editor)
        self._tab_order()
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

    def _completer(self) -> None:
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(_("What can be added to {what}").format(what=self.title))
        completer.activated.connect(self._chosen)
        self.editor.setCompleter(completer)

    def _chosen(self, _text: object) -> None:
        """The line edit takes the words in after this signal: only then is there something to add."""
        QTimer.singleShot(0, self, self._commit)

    def _commit(self) -> None:
        self.autosave.commit()

    def _chip(self, item: str) -> QPushButton:
        said = self.words(item)
        return button(f"{said}  ✕".replace("&", "&&"), lambda: self._remove(item), "chip", name=self._take_away(said))

    def _take_away(self, said: str) -> str:
        return _("{what}: take away {item}").format(what=self.title, item=said)

    def _tab_order(self) -> None:
        for before, after in zip(self.chips, [*self.chips[1:], self.editor], strict=True):
            QWidget.setTabOrder(before, after)

    def _add(self, item: str) -> None:
        if item and item not in self.items:
            self._save([*self.items, item])

    def _remove(self, item: str) -> None:
        self._desk.attempt(lambda: self._save([other for other in self.items if other != item]))

    def _empty(self) -> None:
        self.autosave.refresh("")

    def _complain(self, sentence: str) -> None:
        self.wrong.setText(f"✕ {sentence}" if sentence else "")
        self.wrong.setVisible(bool(sentence))
