"""A place to paste or drop a referral: what is found in it is offered to fields, and the text itself is never kept."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QWidget

from clcdesk.errors import DeskError
from clcdesk.exchange.decode import decode
from clcdesk.exchange.referral import Found, found
from clcdesk.ui import ask
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.fields import TextBox
from clcdesk.words import _, ngettext

MOST_BYTES = 1_000_000
"""Of a file that is read."""
PAUSE = 150
"""Milliseconds after the last letter until it is looked through."""


class PasteText(TextBox):
    """Takes plain text, and the text of a file that is dropped on it."""

    refused = Signal(str)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        try:
            self.insertPlainText(text_of(source))
        except DeskError as refusal:
            self.refused.emit(str(refusal))


class PasteBox(QWidget):
    """`found` are the facts in the text as it stands; `looked` says that they are others."""

    looked = Signal()

    def __init__(self, take_all: Callable[[], object]) -> None:
        super().__init__()
        self.found: Sequence[Found] = ()
        self.text = PasteText(5)
        self.text.setAccessibleName(_("The referral"))
        self.text.setPlaceholderText(_("Paste the words of the referral here, or drop a file of text."))
        self.told = label("", "muted", wraps=True)
        self.file = button(_("Choose a &file…"), self._choose)
        self.take = button(_("&Take all"), take_all)
        line = row(self.told, self.file, self.take, gap=8)
        line.setStretchFactor(self.told, 1)
        self.setLayout(column(label(_("The referral"), "filter"), self.text, line, gap=4))
        self._soon = QTimer(self, interval=PAUSE, singleShot=True)
        self._soon.timeout.connect(self._look)
        self.text.textChanged.connect(self._soon.start)
        self.text.refused.connect(self._refuse)
        self.setAcceptDrops(True)
        self._look()

    def put(self, source: QMimeData) -> None:
        """What was dropped, in place of what stands here."""
        self.text.clear()
        self.text.insertFromMimeData(source)

    def read(self, path: Path) -> None:
        try:
            self.text.setPlainText(text_in(path))
        except DeskError as refusal:
            self._refuse(str(refusal))

    def say(self, sentence: str, role: str = "muted") -> None:
        self.told.setProperty("role", role)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setText(sentence)

    def _choose(self) -> None:
        path = ask.file_to_open(self, _("A referral"), _("Text (*.txt *.csv *.tsv *.eml *.md);;Everything (*)"))
        if path is not None:
            self.read(path)

    def _refuse(self, sentence: str) -> None:
        self._soon.stop()
        self.say(f"✕ {sentence}", "error")

    def _look(self) -> None:
        self._soon.stop()
        self.found = found(self.text.toPlainText())
        count = len(self.found)
        self.take.setEnabled(bool(count))
        if not self.text.toPlainText().strip():
            self.say(_("Nothing is written down until you take it. The text is not kept."))
        elif not count:
            self.say(_("Nothing was found in it: type what it says into the fields."))
        else:
            said = ngettext("{count} thing found.", "{count} things found.", count).format(count=count)
            self.say(_("{found} Look at each, and take what is right.").format(found=said))
        self.looked.emit()


def text_of(source: QMimeData) -> str:
    """What was pasted or dropped, as text; DeskError for a file that holds none."""
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return text_in(paths[0]) if paths else source.text()


def text_in(path: Path) -> str:
    """The text of a file; DeskError where it cannot be read, or is none."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError:
        raise DeskError(_("{name} cannot be read: is it still there?").format(name=path.name)) from None
    if data is None:
        raise DeskError(_("{name} is too long for a referral: paste the part that matters.").format(name=path.name))
    try:
        return decode(data, path.name)
    except DeskError:
        not_text = _("{name} is not a file of plain text: open it, copy its words and paste them here.")
        raise DeskError(not_text.format(name=path.name)) from None
