"""The help, topic by topic: which one tells of what is on the screen, and a box that shows one."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from clcdesk.paths import resource
from clcdesk.ui.desk import Place
from clcdesk.ui.look import colour, px
from clcdesk.ui.widgets.finger import scrolls_by_finger
from clcdesk.words import _

SCREENS = {
    "today": "Today",
    "people": "People",
    "case": "A case, step by step",
    "providers": "Providers",
    "reports": "Reports",
    "settings": "Settings",
    "person": "Person & people",
    "matters": "What matters",
    "week": "The week",
    "options": "Options",
    "letters": "Letters",
    "decision": "Decision",
    "notes": "Notes and jots",
    "history": "History",
}
"""Page, or step of a case → its topic."""
DIALOGS = {
    "AboutDialog": "Settings",
    "BusyDialog": "Undo instead of “Are you sure?”",
    "ClaimDialog": "Providers",
    "CrashDialog": "When something goes wrong",
    "GapDialog": "Options",
    "HelpDialog": "Finding your way",
    "JotDialog": "Notes and jots",
    "MarkerDialog": "Person & people",
    "MoveDialog": "Today",
    "NewPersonDialog": "People",
    "PassphraseDialog": "Settings",
    "PromiseDialog": "Today",
    "RateDialog": "Settings",
    "RecoveryDialog": "Settings",
    "SafetyDialog": "Today",
    "SuspendDialog": "Providers",
    "TakeInDialog": "Providers",
}
"""Class of a dialog → its topic."""


SLANTED = re.compile(r"(?<!\*)\*(?!\*)([^*\n]+)\*(?!\*)")
"""Words that Markdown would slant: nothing is slanted here, they are bold."""


class Topic(NamedTuple):
    title: str
    text: str
    """Markdown."""


@cache
def topics() -> tuple[Topic, ...]:
    """In the order of the file."""
    whole = resource("help", "desk.md").read_text("utf-8")
    parts = whole.split("\n## ")[1:]
    return tuple(Topic(title, text.strip()) for title, _line, text in (part.partition("\n") for part in parts))


def matching(words: str) -> list[Topic]:
    """Those that have every word; all of them for none. Titles that have them come first."""
    wanted = words.casefold().split()
    found = [one for one in topics() if all(word in f"{one.title} {one.text}".casefold() for word in wanted)]
    return sorted(found, key=lambda one: not all(word in one.title.casefold() for word in wanted))


def about(place: Place) -> str:
    """The title of the topic that tells of a place; "" where none does."""
    return SCREENS.get(place.step if place.page == "case" else place.page, "")


def about_dialog(dialog: QWidget) -> Topic:
    """The topic that tells of a dialog."""
    title = DIALOGS.get(type(dialog).__name__, "")
    return next((topic for topic in topics() if topic.title == title), topics()[0])


class Reader(QTextBrowser):
    """Markdown in the type of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "reader")
        self.setAccessibleName(_("The text of the topic"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(px(4))
        self.setMinimumHeight(px(72))
        self.setFrameShape(QFrame.Shape.NoFrame)
        scrolls_by_finger(self)

    def show_text(self, markdown: str, words: str = "") -> None:
        """`words` that were searched for stand on a ground of their own, the first of them in view."""
        self.setMarkdown(SLANTED.sub(r"**\1**", markdown))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
        for part in self.document().rootFrame().childFrames():
            if isinstance(part, QTextTable):
                _plain(part)
        found = [one for word in words.split() for one in self._all(word)]
        ground = QTextCharFormat()
        ground.setBackground(colour("selected"))
        for one in found:
            one.mergeCharFormat(ground)
        if found:
            first = min(found, key=lambda one: one.selectionStart())
            self.verticalScrollBar().setValue(max(0, self.cursorRect(first).top() - px(40)))

    def _all(self, word: str) -> Iterator[QTextCursor]:
        """Wherever the word stands."""
        at = self.document().find(word)
        while not at.isNull():
            yield at
            at = self.document().find(word, at)


def _plain(table: QTextTable) -> None:
    """Lines of words, as every list of the window: no box round each."""
    made = table.format()
    made.setBorder(0)
    made.setCellPadding(px(4))
    made.setCellSpacing(0)
    made.setLeftMargin(-px(4))
    table.setFormat(made)
