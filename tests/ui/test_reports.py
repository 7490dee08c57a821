"""Reports: each picture has its table beside it and says in words what it shows."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from clcdesk.services import people, people_list
from clcdesk.services.reports import Line, Report
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.reports import ReportsPage
from clcdesk.ui.widgets.charts import in_words
from tests.ui.conftest import focused


@pytest.fixture
def page(desk_window: MainWindow, qtbot: QtBot) -> ReportsPage:
    assert desk_window.desk is not None and desk_window.shell is not None
    desk_window.desk.go("reports")
    made = desk_window.shell.pages["reports"]
    assert isinstance(made, ReportsPage)
    qtbot.waitUntil(lambda: bool(made.sections))
    return made


def test_every_picture_has_its_table_and_its_words(page: ReportsPage) -> None:
    assert [section.report.code for section in page.sections] == [
        "lots", "bands", "ages", "districts", "gaps", "waits", "spend-lots", "spend-bands",
    ]  # fmt: skip
    assert focused() is page.sections[0].table
    for section in page.sections:
        report = section.report
        shown = sum(sum(line.counts) for line in section.table.rows.rows)
        assert shown == sum(sum(line.counts) for line in report.lines) > 0, report.code
        assert section.chart.accessibleDescription() == in_words(report)
        assert report.definition


def test_nobody_is_named(page: ReportsPage) -> None:
    names = [one.name for one in people_list.everybody(page.desk.db, page.desk.today())]
    words = " ".join(in_words(section.report) for section in page.sections)
    assert names and not [name for name in names if name in words]


def test_a_change_is_counted(page: ReportsPage, qtbot: QtBot) -> None:
    """Whoever has died no longer waits."""

    def waiting() -> int:
        return sum(sum(line.counts) for line in page.sections[5].report.lines)

    before = waiting()
    waits = [one for one in people_list.everybody(page.desk.db, page.desk.today()) if one.waiting is not None]
    people.set_status(page.desk.db, waits[0].person_id, "died", page.desk.today())
    qtbot.waitUntil(lambda: waiting() == before - 1)


def when_open(kind: type[QWidget], act: Callable[[Any], object]) -> None:
    """Do something to the window of this kind as soon as it asks."""
    asking = QApplication.activeModalWidget()
    if isinstance(asking, kind) and asking.isVisible():
        act(asking)
    else:
        QTimer.singleShot(50, lambda: when_open(kind, act))


def answer(words: str) -> None:
    """Press this button of the question as soon as it stands open."""
    when_open(QMessageBox, lambda box: next(each for each in box.buttons() if each.text() == words).click())


def save_as(path: Path) -> None:
    """Type the whole name into the file picker as soon as it stands open: the list of files under it comes later."""

    def type_in(picker: QFileDialog) -> None:
        name = picker.findChild(QLineEdit)
        assert name is not None
        name.setText(str(path))
        picker.accept()

    when_open(QFileDialog, type_in)


def test_nothing_leaves_without_a_word_and_small_numbers_never(page: ReportsPage, tmp_path: Path) -> None:
    path = tmp_path / "lots.csv"
    answer("Not now")
    page.sections[0].save.click()
    assert not path.exists()

    answer("Save it")
    QTimer.singleShot(50, lambda: save_as(path))
    page.sections[0].save.click()
    text = path.read_text("utf-8-sig")
    assert text.startswith("Lot,looking,chose") and "1 to 4" in text


def test_with_little_room_nothing_scrolls_sideways(page: ReportsPage, desk_window: MainWindow) -> None:
    desk_window.resize(683, 700)
    QApplication.processEvents()
    first = page.sections[0]
    assert first.table.y() > first.chart.y()
    assert page.area.horizontalScrollBar().maximum() == 0


def test_pounds_stand_beside_people_and_what_is_not_known_is_never_nothing(page: ReportsPage) -> None:
    lots = page.sections[6]
    assert lots.report.summary.startswith("£") and lots.report.summary.endswith(" a week.")
    table = lots.table.model()
    assert [table.headerData(at, Qt.Orientation.Horizontal) for at in range(4)] == [
        "Lot", "People", "Rate not set", "A week",
    ]  # fmt: skip
    assert str(table.index(0, 3).data()).startswith("£")
    lines = [Line("Band B", (2, 1), Decimal("75.5")), Line("Band C", (1, 1), None)]
    report = Report("spend-bands", "Spend", "Definition", "Band", ("people", "rate not set"), lines, spend=True)
    assert in_words(report) == "Band B: £75.50 a week, 1 rate not set, 2 people. Band C: 1 rate not set, 1 person"


def test_a_line_of_the_picture_stands_at_the_height_of_its_row(page: ReportsPage) -> None:
    section = page.sections[0]
    wide = section.chart.width()
    assert section.chart.over == section.table.horizontalHeader().height()
    assert section.chart.heights(wide) == [section.table.rowHeight(at) for at in range(len(section.report.lines))]
    assert section.table.verticalScrollBar().maximum() == 0


def test_a_picture_says_none_where_nothing_was_counted() -> None:
    lines = [Line("Band B", (2, 0)), Line("Band C", (0, 0))]
    report = Report("bands", "Bands", "Definition", "Band", ("looking", "chose"), lines)
    assert in_words(report) == "Band B: 2 looking. Band C: none"
