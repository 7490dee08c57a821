"""Labels beside what they are of, and titles with a word beside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.fields import Field
from clcdesk.ui.widgets.flow import Flow


def beside(*lines: tuple[str, QWidget]) -> QWidget:
    """Editors one under the other, each with its label at the left. A `Field` gives up the label it had above."""
    made = QWidget()
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(8))
    grid.setColumnStretch(1, 1)
    for at, (title, editor) in enumerate(lines):
        heading: QLabel = label(title, "filter")
        heading.setMinimumHeight(px(32))
        if isinstance(editor, Field):
            editor.heading.hide()
            heading.setBuddy(editor.editor)
        else:
            heading.setBuddy(editor)
        grid.addWidget(heading, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(editor, at, 1)
    made.setLayout(grid)
    return made


class Titled(QFrame):
    """A part of a page under its title; `beside` says something small on the same line."""

    def __init__(self, title: str, *inside: QWidget | int | None, role: str = "section", beside: str = "") -> None:
        super().__init__()
        self.heading = label("", role, wraps=not beside)
        self.beside = label(beside, "muted")
        if not beside:
            self.beside.hide()
        line = Flow(8)
        line.addWidget(self.heading)
        line.addWidget(self.beside)
        first = line if beside else self.heading
        self.setLayout(column(first, *inside, gap=8))
        self.call(title)

    def call(self, title: str) -> None:
        self.heading.setText(title)
        self.setAccessibleName(title)
