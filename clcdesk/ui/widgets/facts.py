"""Several facts of one row as fields side by side, one under the other where there is little room."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from clcdesk.store import drafts
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.fields import Field
from clcdesk.words import _

NARROW = 420
"""Effective pixels under which there is one column."""


def as_it_is(value: Any) -> str:
    return str(value or "")


class Fact(NamedTuple):
    """One field of a row: how its value is written, and read back."""

    column: str
    title: str
    show: Callable[[Any], str] = as_it_is
    read: Callable[[str], Any] = str.strip
    lines: int = 1
    hint: str = ""
    note: Callable[[Any], str] | None = None
    """What stands under the field, from the row: an age, a district."""
    wide: bool = False
    """As wide as two."""
    calendar: bool = False
    """A day that is near: a calendar stands beside it."""


class Cell(NamedTuple):
    widget: QWidget
    wide: bool


def wide(widget: QWidget) -> QWidget:
    """As wide as two, where it is given among facts."""
    widget.setProperty("wide", True)
    return widget


class Facts(QWidget):
    """`save(column, value)` is the officer's verb; `refresh(row)` shows the row as it is now.

    A widget among the facts (a choice with its label) stands in the same columns.
    """

    def __init__(
        self, desk: Desk, table: str, row: Any, facts: Sequence[Fact | QWidget], save: Callable[[str, Any], object],
        *, kept: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """`kept` are the row's drafts where they were read already, for several of these."""
        super().__init__()
        self.facts = tuple(fact for fact in facts if isinstance(fact, Fact))
        self.fields: dict[str, Field] = {}
        self._notes: dict[str, QLabel] = {}
        self._cells: list[Cell] = []
        self._columns = 0
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(px(16))
        self.grid.setVerticalSpacing(px(8))
        self.setLayout(self.grid)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._kept = drafts.kept(desk.db, (table, row.id)) if kept is None else kept
        for fact in facts:
            if isinstance(fact, QWidget):
                self._cells.append(Cell(fact, bool(fact.property("wide"))))
            else:
                self._cells.append(Cell(self._cell(desk, table, row, fact, save), fact.wide))
        self.refresh(row)
        self._lay_out(2)

    def refresh(self, row: Any) -> None:
        for fact in self.facts:
            self.fields[fact.column].autosave.refresh(fact.show(getattr(row, fact.column)))
            if fact.note is not None:
                said = fact.note(row)
                self._notes[fact.column].setText(said)
                self._notes[fact.column].setVisible(bool(said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(1 if self.width() < px(NARROW) else 2)

    def _cell(self, desk: Desk, table: str, row: Any, fact: Fact, save: Callable[[str, Any], object]) -> QWidget:
        def keep(value: Any) -> None:
            save(fact.column, value)

        field = self.fields[fact.column] = Field(
            desk, fact.title, (table, row.id), fact.column,
            text=fact.show(getattr(row, fact.column)), save=keep, read=fact.read, lines=fact.lines, hint=fact.hint,
            kept=self._kept, calendar=fact.calendar,
        )  # fmt: skip
        if fact.note is None:
            return field
        note = self._notes[fact.column] = label("", "muted", wraps=True)
        cell = QWidget()
        cell.setLayout(column(field, note, None, gap=2))
        return cell

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        at = 0
        for cell, wide in self._cells:
            self.grid.removeWidget(cell)
            across = columns if wide else 1
            at += -at % columns if wide else 0
            self.grid.addWidget(cell, at // columns, at % columns, 1, across, Qt.AlignmentFlag.AlignTop)
            at += across
        for each in range(2):
            self.grid.setColumnStretch(each, 1 if each < columns else 0)


def adding(desk: Desk, title: str, row: tuple[str, str], column_name: str, add: Callable[[str], object]) -> Field:
    """A field that makes a row of what is typed into it when it is left, and is blank again for the next.

    `row` is a table and an id that begins "new:", under which the draft is kept until then.
    """

    def keep(text: str) -> None:
        add(text)

    field = Field(desk, title, row, column_name, text="", save=keep)
    if isinstance(field.editor, QLineEdit):
        field.editor.returnPressed.connect(field.autosave.commit)
    field.autosave.stored.connect(lambda: field.autosave.refresh(""))
    return field


def section(title: str, *inside: QWidget | int | None, hint: str = "") -> QWidget:
    """A part of a page under its title."""
    made = QFrame()  # a frame with a name is a group to a reader
    told = [label(hint, "muted", wraps=True)] if hint else []
    made.setLayout(column(label(title, "section", wraps=True), *told, *inside, gap=8))
    made.setAccessibleName(title)
    return made


def missing(count: int) -> str:
    return _("{count} missing").format(count=count)
