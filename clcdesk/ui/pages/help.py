"""Help: how to work at the desk, topic by topic, searched by any word."""

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QFrame, QTextBrowser, QVBoxLayout

from clcdesk.paths import resource
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.look import px
from clcdesk.ui.pages.page import Page
from clcdesk.ui.rows import Column, RowsTable
from clcdesk.ui.widgets.build import column, frame, label, row
from clcdesk.ui.widgets.fields import Search
from clcdesk.words import _, ngettext

WIDE = 760
"""Effective pixels of the page under which the topics stand above the text."""
MOST = 16_777_215
"""Qt's own limit of a height: none."""


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


class HelpPage(Page):
    name = "help"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.search = Search(_("Find in the help"), _("Find: undo, letter, a key …"), lambda: self.topics)
        self.search.textChanged.connect(self._find)
        self.found = label("", "muted", wraps=True)
        columns = (Column[Topic](_("Topic"), lambda one: one.title, stretches=True),)
        self.topics = RowsTable[Topic](_("Topics"), columns, lambda one: one.title, sorts=False)
        self.topics.chosen.connect(self._show)
        self.topics.opened.connect(self._read)
        self.topics.setMinimumHeight(px(64))
        self.title = label("", "section", wraps=True)
        self.reader = Reader()
        self.body = row(gap=0)
        self.body.addWidget(frame("window", self._left()), 1)
        right = column(self.title, self.reader, gap=8, edges=(20, 8, 20, 8))
        right.setStretchFactor(self.reader, 1)
        self.body.addWidget(frame("surface", right), 2)
        page = column(row(label(_("Help"), "title"), None, edges=(20, 16, 20, 8)), self.body, gap=0)
        page.setStretch(1, 1)
        self.setLayout(page)
        self._find("")

    def show_place(self, place: Place) -> None:
        """`step` may name a topic."""
        if place.step:
            self.search.clear()
            self.topics.select(place.step)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= px(WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self.body.direction() != way:
            self.body.setDirection(way)
            self.topics.setMaximumHeight(MOST if wide else px(64))

    def _left(self) -> QVBoxLayout:
        made = column(self.search, self.found, self.topics, gap=8, edges=(20, 4, 12, 8))
        made.setStretchFactor(self.topics, 1)
        return made

    def _read(self, _topic: Topic) -> None:
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, words: str) -> None:
        found = matching(words)
        self.topics.put(found)
        said = ngettext("{n} topic", "{n} topics", len(found)).format(n=len(found))
        nothing = _("Nothing in the help has these words. Try one word.")
        self.found.setText(said if found else nothing)
        if found and self.topics.current not in found:
            self.topics.select(found[0].title)
        self._show(self.topics.current)

    def _show(self, topic: Topic | None) -> None:
        if topic is not None:
            self.title.setText(topic.title)
            self.reader.show_text(topic.text)


class Reader(QTextBrowser):
    """Markdown in the type of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The text of the topic"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(px(4))
        self.setMinimumHeight(px(72))
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_text(self, markdown: str) -> None:
        self.setMarkdown(markdown)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
