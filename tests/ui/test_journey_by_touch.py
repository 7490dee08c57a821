"""The week, an option and the letter by touch alone; another process finds what was touched."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.option_tree import OptionsTree
from clcdesk.ui.case.steps import CODES
from clcdesk.ui.case.week_paint import WeekPaint
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from tests.ui.scenes import ASHA, person, settle
from tests.ui.test_journey import read_by_another_process


class Finger:
    """One finger on the screen of a window."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.device = window, QTest.createTouchDevice()

    def taps(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.draws([(widget, at or widget.rect().center())])

    def draws(self, places: list[tuple[QWidget, QPoint]]) -> None:
        """Down on the first, over the others, up on the last."""
        handle = self.window.windowHandle()
        points = [widget.mapTo(self.window, at) for widget, at in places]
        for at, point in enumerate(points):
            sequence = QTest.touchEvent(handle, self.device, False)
            (sequence.move if at else sequence.press)(0, point, handle)
            sequence.commit()
        sequence = QTest.touchEvent(handle, self.device, False)
        sequence.release(0, points[-1], handle)
        sequence.commit()
        QApplication.processEvents()
        settle(self.window)

    def taps_row(self, view: QAbstractItemView, row: int) -> None:
        box = view.visualRect(view.model().index(row, 0))
        self.taps(view.viewport(), box.center())


def case_of(window: MainWindow) -> CasePage:
    assert window.shell is not None
    page = window.shell.stack.currentWidget()
    assert isinstance(page, CasePage)
    return page


def called(window: MainWindow, name: str) -> QAbstractButton:
    """The button with this name, scrolled to where a finger reaches it."""
    found = next(
        one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.accessibleName().startswith(name)
    )
    above = found.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(found)
        above = above.parentWidget()
    return found


def test_the_week_an_option_and_the_letter_by_touch(desk_window: MainWindow, filled_path: Path, qtbot: QtBot) -> None:
    before = read_by_another_process(filled_path)
    finger = Finger(desk_window)
    assert desk_window.shell is not None
    desk_window.shell.go(Place("case", person(desk_window, ASHA).id))
    settle(desk_window)
    page = case_of(desk_window)

    finger.taps_row(page.steps, CODES.index("week"))
    assert page.code == "week"
    finger.taps(called(desk_window, "Paint with Already there"))
    grid = desk_window.findChildren(WeekPaint)[0].grid
    finger.taps(called(desk_window, "Paint with Band C"))
    finger.draws([(grid.cells["fri", half], grid.cells["fri", half].rect().center()) for half in ("am", "pm")])

    finger.taps_row(page.steps, CODES.index("options"))
    assert page.code == "options"
    tree = desk_window.findChildren(OptionsTree)[0]
    finger.taps(called(desk_window, "Only who offers cooking"))
    assert tree.isVisible()

    finger.taps_row(page.steps, CODES.index("letters"))
    assert page.code == "letters"
    matters = called(desk_window, "Say what matters")
    was = matters.isChecked()
    finger.taps(matters, QPoint(12, matters.height() // 2))
    assert matters.isChecked() != was

    desk_window.close()
    kept = read_by_another_process(filled_path)
    assert kept.rows["pattern_entry"] > before.rows["pattern_entry"]
    assert kept.rows["letter_form"] == before.rows["letter_form"] + 1
