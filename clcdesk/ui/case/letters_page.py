"""The letter beside its options: its pages, its text for a reader, or the reason why there is none."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPlainTextEdit, QPushButton, QStackedWidget, QWidget

from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, frame, label, row
from clcdesk.ui.widgets.fields import Choice
from clcdesk.ui.widgets.finger import scrolls_by_finger
from clcdesk.ui.widgets.pages_view import PagesView
from clcdesk.words import _

NARROW = 560
"""Effective pixels under which the head has two lines."""
FITS = [("width", _("Fit the width")), ("page", _("Whole page"))]


class Shown(NamedTuple):
    """A letter as the page shows it."""

    pdf: bytes
    """Blank where it is plain text only."""
    text: str
    said: str
    """Its version, and whether it is final."""
    final: bool
    lacks: str = ""
    """What it must say before it can be final."""


class LetterPage(QWidget):
    week_wanted = Signal()
    """There is nothing to answer yet: to where it is asked."""
    options_wanted = Signal()
    """Where there is room for one of the two only: to what the letter is told."""
    person_wanted = Signal()
    """To where what stops the letter is said."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self.where = label("", "strong")
        self.said = label("", "muted")
        self.pages = PagesView(desk, _("The letter"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("role", "reading")
        self.text.document().setDocumentMargin(px(20))
        scrolls_by_finger(self.text)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("The letter as text"))
        self.fit = Choice(_("Size of the page"), FITS, "width", lambda code: self.pages.fit(code == "page"))
        self.group = QButtonGroup(self)
        self.as_page = self._segment(_("Page"), _("Show the page"))
        self.as_text = self._segment(_("Text"), _("Show the text"))
        self.as_text.setProperty("last", True)
        self.as_page.setChecked(True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.pages)
        self.stack.addWidget(self.text)
        self.stack.addWidget(self._build_stop())
        self.stack.addWidget(self._build_none())
        self.lacks = label("", "check", wraps=True)
        self.lacks.hide()
        self._lay_out()
        self.pages.turned.connect(self._tell)

    def put(self, shown: Shown) -> None:
        self._shown = shown
        self.views.show()
        self.said.setText(shown.said)
        self.lacks.setText(f"? {shown.lacks}")
        self.lacks.setAccessibleName(_("Missing: {lacks}").format(lacks=shown.lacks))
        self.lacks.setVisible(bool(shown.lacks))
        if self.text.toPlainText() != shown.text:
            self.text.setPlainText(shown.text)
        self.pages.put(shown.pdf, shown.text)
        self.as_page.setEnabled(bool(shown.pdf))
        self.as_text.setEnabled(bool(shown.text))
        if not shown.pdf:
            self.as_text.setChecked(True)
        elif not shown.text:
            self.as_page.setChecked(True)
        self._choose()

    def stop(self, sentence: str, more: str) -> None:
        """There is no letter, and why, on the whole page."""
        self.stop_words.setText(f"! {sentence}")
        self.stop_words.setAccessibleName(sentence)
        self.stop_more.setText(more)
        self.stop_more.setVisible(bool(more))
        self._without(2, _("No letter may go out"))

    def nothing(self, sentence: str) -> None:
        """There is no letter yet, and what comes first."""
        self.none_words.setText(sentence)
        self._without(3, _("No letter yet"))

    def _without(self, page: int, where: str) -> None:
        self._shown = None
        self.said.setText("")
        self.where.setText(where)
        self.lacks.hide()
        self.views.hide()
        self.fit.hide()
        self.stack.setCurrentIndex(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() / px(100) * 100 < NARROW
        self.bar.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def alone(self, alone: bool) -> None:
        """The letter has the room of both: a button goes to what it is told."""
        self.to_options.setVisible(alone)
        self.said.setVisible(not alone)

    def stop_here(self) -> QWidget:
        """What is shown, to put the focus on."""
        shown: tuple[QWidget, ...] = (self.pages, self.text, self.to_person, self.to_week)
        return shown[self.stack.currentIndex()]

    def _segment(self, words: str, name: str) -> QPushButton:
        made = button(words, self._choose, "segment", name=name)
        made.setCheckable(True)
        self.group.addButton(made)
        return made

    def _build_stop(self) -> QWidget:
        self.stop_words = label("", "title", wraps=True)
        self.stop_more = label("", wraps=True)
        self.to_person = button(_("See &why in Person"), self.person_wanted.emit)
        inside = column(
            self.stop_words, self.stop_more, row(self.to_person, None), None, gap=12, edges=(28, 28, 28, 28)
        )
        return frame("alarm", inside)

    def _build_none(self) -> QWidget:
        title = label(_("No letters yet."), "section", wraps=True)
        self.none_words = label("", wraps=True)
        self.to_week = button(_("Go to The &week"), self.week_wanted.emit, "filled")
        return frame(
            "window", column(title, self.none_words, row(self.to_week, None), None, gap=10, edges=(24, 24, 24, 24))
        )

    def _lay_out(self) -> None:
        self.views = views = QWidget()
        views.setLayout(row(self.as_page, self.as_text, gap=0))
        self.to_options = button(_("See what it is &told"), self.options_wanted.emit)
        self.to_options.hide()
        told = row(self.to_options, self.where, self.said, None, gap=10)
        self.bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.bar.setSpacing(px(8))
        self.bar.addLayout(told, 1)
        self.bar.addLayout(row(views, self.fit, None, gap=10))
        bar = self.bar
        head = frame("window", column(bar, self.lacks, gap=4, edges=(16, 5, 16, 5)))
        shown = row(self.stack, 4, gap=0)  # room for the ring at the window's edge
        page = column(head, shown, gap=0)
        page.setStretchFactor(shown, 1)
        self.setLayout(page)

    def _choose(self) -> None:
        if self._shown is not None:
            self.stack.setCurrentIndex(1 if self.as_text.isChecked() else 0)
            self.fit.setVisible(self.as_page.isChecked())
            self._tell()

    def _tell(self) -> None:
        if self._shown is None:
            return
        if self.as_text.isChecked() or not self.pages.count:
            self.where.setText(_("The letter"))
            return
        said = _("Page {page} of {count}").format(page=self.pages.current, count=self.pages.count)
        self.where.setText(said)
        self.pages.setAccessibleName(_("The letter, {page}").format(page=said))
