"""Lists: the model keeps Qt's rules, and the view keeps its place."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from clcdesk.ui import look, start
from clcdesk.ui.rows import ROW, Column, RowsModel, RowsTable
from tests.ui.conftest import press


class Service(NamedTuple):
    ref: str
    name: str
    places: int | None


COLUMNS = (
    Column[Service]("Name", lambda one: one.name, stretches=True, bold=True),
    Column[Service](
        "Places",
        lambda one: "?" if one.places is None else str(one.places),
        sort=lambda one: one.places,
        spoken=lambda one: "nobody has told us" if one.places is None else f"{one.places} places",
        right=True,
        ink=lambda one: "check" if one.places is None else "",
    ),
)
ROWS = [Service("S1", "Barn", 10), Service("S2", "attic", 9), Service("S3", "Café", None), Service("S4", "Depot", 0)]


@pytest.fixture
def table(qtbot: QtBot) -> RowsTable[Service]:
    start.application()
    made: RowsTable[Service] = RowsTable("Services", COLUMNS, lambda one: one.ref)
    qtbot.addWidget(made)
    made.put(ROWS)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def shown(table: RowsTable[Service], column: int = 0) -> list[str]:
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules_and_tells_of_each_filling(qtbot: QtBot) -> None:
    start.application()
    model: RowsModel[Service] = RowsModel(COLUMNS, lambda one: one.ref)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with qtbot.waitSignals([model.modelAboutToBeReset, model.modelReset]):
        model.put(ROWS)
    assert model.rowCount() == 4
    with qtbot.waitSignal(model.modelReset):
        model.put([])
    assert model.rowCount() == 0
    assert tester.model() is model


def test_a_cell_says_what_it_is(table: RowsTable[Service]) -> None:
    unknown = table.rows.index(2, 1)
    assert unknown.data() == "?"
    assert unknown.data(Qt.ItemDataRole.AccessibleTextRole) == "Places: nobody has told us"
    assert unknown.data(Qt.ItemDataRole.ForegroundRole) == look.colour("check")
    assert unknown.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert table.rows.index(0, 0).data(Qt.ItemDataRole.FontRole).bold()
    assert table.rows.index(1, 0).data(ROW) is ROWS[0]
    assert table.rows.headerData(1, Qt.Orientation.Horizontal) == "Places"


def test_sorts_words_without_case_and_numbers_as_numbers(table: RowsTable[Service]) -> None:
    assert shown(table) == ["attic", "Barn", "Café", "Depot"]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert shown(table, 1) == ["?", "0", "9", "10"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert shown(table, 1) == ["10", "9", "0", "?"]
    table.put([*ROWS, Service("S5", "Elm", 5)])
    assert shown(table, 1) == ["10", "9", "5", "0", "?"]


def test_the_current_row_stays_current_when_the_order_changes(table: RowsTable[Service]) -> None:
    tester = QAbstractItemModelTester(table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.select("S4")
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert table.current_id == "S4" and table.currentIndex().row() == 1
    assert tester.model() is table.rows


def test_what_was_current_stays_so_and_is_told(table: RowsTable[Service], qtbot: QtBot) -> None:
    assert table.current == ROWS[1], "the first of the list, once the focus is in it"
    with qtbot.waitSignal(table.chosen) as told:
        press(Qt.Key.Key_Down)
    assert told.args == [ROWS[0]]
    table.put([Service("S9", "Aardvark", 1), *ROWS])
    assert table.current_id == "S1"
    table.put([row for row in ROWS if row.ref != "S1"])
    assert table.current_id != "S1"
    assert table.select("S4")
    assert not table.select("S1")


def test_enter_and_a_double_click_open(table: RowsTable[Service], qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.opened) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args == [ROWS[1]]
    with qtbot.waitSignal(table.opened) as opened:
        table.doubleClicked.emit(table.model().index(2, 0))
    assert opened.args == [ROWS[2]]


def test_tab_leaves_the_list(table: RowsTable[Service]) -> None:
    assert not table.tabKeyNavigation()
    assert table.accessibleName() == "Services"
