"""The week of somebody, opened in a window: what tests of it look at and press."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from clcdesk.rules.facts import Entry
from clcdesk.services import cases, people, requests, week
from clcdesk.services.week import Mark
from clcdesk.store import Database
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.week import Search, WeekStep
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.week_grid import Cell, WeekGrid
from tests.ui.conftest import press
from tests.ui.scenes import settle


class Opened(NamedTuple):
    window: MainWindow
    step: WeekStep
    db: Database
    request_id: str
    person_id: str

    @property
    def search(self) -> Search:
        assert self.step.open is not None
        return self.step.open

    @property
    def grid(self) -> WeekGrid:
        return self.search.paint.grid

    @property
    def pattern(self) -> list[Entry]:
        return [*requests.pattern_of(self.db, self.request_id)]

    @property
    def marks(self) -> Sequence[Mark]:
        return week.already(self.db, self.person_id)

    @property
    def foot(self) -> str:
        assert self.window.shell is not None
        return self.window.shell.foot.sentence.text()

    def cell(self, day: str, part: str) -> QPushButton:
        return self.grid.cells[day, part]

    def says(self, day: str, part: str) -> str:
        return self.cell(day, part).accessibleName()

    def brush(self, words: str) -> None:
        """Take up a brush by Space on its button."""
        button = next(one for one in self.search.paint.bar.buttons.buttons() if words in one.accessibleName())
        button.setFocus()
        press(Qt.Key.Key_Space)


def opened(window: MainWindow, reference: str) -> Opened:
    desk, shell = window.desk, window.shell
    assert desk is not None
    assert shell is not None
    person = next(one for one in people.everyone(desk.db) if one.reference == reference)
    desk.go("case", person.id, "week")
    page = shell.pages["case"]
    assert isinstance(page, CasePage)
    step = page.built["week"]
    assert isinstance(step, WeekStep)
    found = requests.of(desk.db, cases.of(desk.db, person.id)[0].id)
    settle(window, 0.03)
    return Opened(window, step, desk.db, found[0].id if found else "", person.id)


def go(opened: Opened, cell: Cell) -> None:
    opened.grid.enter(cell)
    QApplication.processEvents()


def words_of(opened: Opened) -> str:
    return " | ".join(label.text() for label in opened.search.cost._made)
