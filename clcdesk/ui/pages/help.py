"""Help: how to work at the desk, topic by topic, searched by any word."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.help_text import Reader, Topic, matching
from clcdesk.ui.look import px
from clcdesk.ui.pages.page import Page
from clcdesk.ui.rows import Column, RowsTable
from clcdesk.ui.widgets.build import column, frame, label, row, rule
from clcdesk.ui.widgets.fields import Search
from clcdesk.ui.widgets.reflow import room
from clcdesk.words import _, ngettext

WIDE = 760
"""Effective pixels of the page under which the topics stand above the text."""
MOST = 16_777_215
"""Qt's own limit of a height: none."""
ABOVE = 136
"""Effective pixels of the topics where they stand above the text: three of them."""


class HelpPage(Page):
    name = "help"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = Search(_("Find in the help"), _("Find: undo, letter, a key …"), lambda: self.topics)
        self.search.setMinimumWidth(px(110))
        self.search.setMaximumWidth(px(320))
        self.search.textChanged.connect(self._find)
        self.found = label("", "muted", wraps=True)
        columns = (Column[Topic](_("Topic"), lambda one: one.title, stretches=True),)
        self.topics = RowsTable[Topic](_("Topics"), columns, lambda one: one.title, sorts=False)
        for part in (self.topics, self.topics.horizontalHeader()):
            part.setProperty("role", "page")
        self.topics.chosen.connect(self._show)
        self.topics.opened.connect(self._read)
        self.topics.setMinimumHeight(px(64))
        self.title = label("", "section", wraps=True)
        self.reader = Reader()
        self._lay_out()
        self._find("")

    def _lay_out(self) -> None:
        head = row(label(_("Help"), "title"), self.search, self.found, gap=12, edges=(20, 12, 20, 12))
        head.setStretch(1, 3)
        head.setStretch(2, 2)
        right = column(self.title, self.reader, gap=8, edges=(20, 14, 20, 8))
        right.setStretchFactor(self.reader, 1)
        self.body = row(self.topics, frame("bar"), gap=0)
        self.body.addLayout(right)
        for at, share in enumerate((1, 0, 2)):
            self.body.setStretch(at, share)
        page = column(head, rule(), self.body, gap=0)
        page.setStretch(2, 1)
        self.setLayout(page)

    def show_place(self, place: Place) -> None:
        """`step` may name a topic."""
        if place.step:
            self.search.clear()
            self.topics.select(place.step)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = room(self) >= WIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self.body.direction() != way:
            self.body.setDirection(way)
            self.topics.setMaximumHeight(MOST if wide else px(ABOVE))
            self.body.activate()
        self.topics.scrollTo(self.topics.currentIndex())

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
            self.reader.show_text(topic.text, self.search.text())
