"""Jot (Ctrl+J): type as they talk. Enter keeps a line with its time; closing keeps what stands in the box."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QWidget

from clcdesk.models.jots import Jot
from clcdesk.services import jots
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _

NEW = ("jot", "new:jot")
"""The row that the line being typed is the draft of, until it is a jot."""


class JotBox(QLineEdit):
    """A line to type in. Enter, leaving and locking keep it as a jot of `case_id` ("": of nobody yet)."""

    def __init__(self, desk: Desk, case_id: str, *, place: str = "") -> None:
        super().__init__()
        self.desk, self.case_id = desk, case_id
        self.setAccessibleName(_("Write what you hear"))
        self.setPlaceholderText(_("Write what you hear; Enter keeps the line"))
        row_id = f"{NEW[1]}:{place}" if place else NEW[1]
        self.autosave = Autosave(desk, self, (NEW[0], row_id), "words", text="", save=self._keep)
        self.returnPressed.connect(self.autosave.commit)

    def _keep(self, words: str) -> None:
        if words:
            jots.add(self.desk.db, words, self.desk.now(), self.case_id or None)
        self.clear()


class JotDialog(QDialog):
    """Beside the window, which can be used meanwhile. `whose` says in words whom the lines belong to."""

    def __init__(self, desk: Desk, case_id: str, whose: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Jot"))
        self.setMinimumWidth(px(320))
        self.lines = QListWidget()
        self.lines.setAccessibleName(_("Lines kept"))
        self.lines.setWordWrap(True)
        self.lines.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setMinimumHeight(px(96))
        self.lines.hide()
        self.hint = label(
            _("Each line is kept with its time. In Notes it then becomes an outcome, a must-have, a promise …"),
            "muted", wraps=True,
        )  # fmt: skip
        self.box = JotBox(desk, case_id)
        self.box.autosave.stored.connect(self._kept)
        self._known = {jot.id for jot in self._jots(case_id)}
        self._case_id = case_id
        done = button(_("&Done"), self.close)
        told = column(label(_("Jot"), "section"), label(whose, wraps=True), gap=2)
        inside = (told, self.hint, self.lines, self.box, row(None, done))
        self.setLayout(column(*inside, gap=10, edges=(20, 16, 20, 16)))
        self.resize(px(520), self.sizeHint().height())
        self.box.setFocus()

    def done(self, result: int) -> None:
        """However it is closed, what stands in the box is kept."""
        self.box.autosave.commit()
        super().done(result)

    def _kept(self) -> None:
        for jot in self._jots(self._case_id):
            if jot.id not in self._known:
                self._known.add(jot.id)
                self._show_lines()
                self.lines.addItem(f"{jot.at.astimezone():%H:%M}   {jot.words}")
        self.lines.scrollToBottom()

    def _show_lines(self) -> None:
        """From the first line on there is room for some."""
        if self.lines.isHidden():
            self.hint.hide()
            self.lines.show()
            self.resize(self.width(), max(self.height(), px(320)))

    def _jots(self, case_id: str) -> tuple[Jot, ...]:
        return tuple(jots.of(self.desk.db, case_id) if case_id else jots.of_nobody(self.desk.db))
