"""The week, options and the letter by touch alone; another process finds what was touched.

A finger taps, draws and scrolls; what is typed after it has tapped a field comes from the keyboard on the screen.
"""

import time
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from clcdesk.services import cases, choices, options, papers, requests
from clcdesk.store import Database
from clcdesk.ui.case.case_page import CasePage
from clcdesk.ui.case.letters import LettersStep
from clcdesk.ui.case.option_tree import OptionsTree
from clcdesk.ui.case.options import OptionsStep
from clcdesk.ui.case.steps import CODES
from clcdesk.ui.case.week_paint import WeekPaint
from clcdesk.ui.desk import Place
from clcdesk.ui.dialogs.gap import GapDialog
from clcdesk.ui.look import px
from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import focused, press, type_text
from tests.ui.scenes import ASHA, PATIENCE, person, settle
from tests.ui.test_journey import read_by_another_process


class Finger:
    """One finger on the screen, wherever a window of the program lies under it."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.device = window, QTest.createTouchDevice()

    def taps(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.draws([(widget, at or widget.rect().center())])

    def presses(self, name: str) -> None:
        """The button with this name."""
        self.taps(self.reached(QAbstractButton, name))

    def writes(self, name: str, words: str) -> None:
        """Tap a field, mark what stands there, and type over it."""
        self.taps(self.reached((QLineEdit, QPlainTextEdit), name), QPoint(12, 12))
        assert focused().accessibleName().startswith(name)
        press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_text(words)
        settle(self.window, 0.03)

    def chooses(self, name: str, words: str) -> None:
        """Tap a list to choose from, then the line with these words in what drops down."""
        box = self.reached(QComboBox, name)
        assert isinstance(box, QComboBox)
        self.taps(box)
        assert box.view().isVisible()
        self.taps_row(box.view(), box.findText(words))

    def draws(self, places: list[tuple[QWidget, QPoint]]) -> None:
        """Down on the first, over the others, up on the last."""
        top = places[0][0].window()
        handle = top.windowHandle()
        points = [widget.mapTo(top, at) for widget, at in places]
        for at, point in enumerate(points):
            sequence = QTest.touchEvent(handle, self.device, False)
            (sequence.move if at else sequence.press)(0, point, handle)
            sequence.commit()
        sequence = QTest.touchEvent(handle, self.device, False)
        sequence.release(0, points[-1], handle)
        sequence.commit()
        QApplication.processEvents()
        settle(self.window, 0.03)

    def taps_row(self, view: QAbstractItemView, row: int) -> None:
        index = view.model().index(row, 0)
        view.scrollTo(index)
        self.taps(view.viewport(), view.visualRect(index).center())

    def reached(self, kind: type[QWidget] | tuple[type[QWidget], ...], name: str) -> QWidget:
        """What has this name and is seen, scrolled to where a finger reaches it."""
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isActiveWindow()]
        every = [child for top in tops or [self.window] for child in top.findChildren(QWidget)]
        found = [
            one for one in every if isinstance(one, kind) and one.isVisible() and one.accessibleName().startswith(name)
        ]  # fmt: skip
        assert found, f"nothing is called {name}"
        above = found[0].parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(found[0])
            above = above.parentWidget()
        settle(self.window, 0.03)
        return found[0]


class Touched:
    """Asha's case under a finger, and what it leaves behind."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.finger = window, Finger(window)
        assert window.shell is not None
        window.shell.go(Place("case", person(window, ASHA).id))
        settle(window)

    @property
    def page(self) -> CasePage:
        assert self.window.shell is not None
        page = self.window.shell.stack.currentWidget()
        assert isinstance(page, CasePage)
        return page

    @property
    def db(self) -> Database:
        assert self.window.desk is not None
        return self.window.desk.db

    @property
    def case_id(self) -> str:
        return cases.of(self.db, self.page.person_id)[0].id

    @property
    def request_id(self) -> str:
        return requests.of(self.db, self.case_id)[0].id

    def step(self, code: str) -> QWidget:
        self.finger.taps_row(self.page.steps, CODES.index(code))
        settle(self.window)
        assert self.page.code == code
        assert self.page.step is not None
        return self.page.step


@pytest.fixture
def touched(desk_window: MainWindow) -> Touched:
    return Touched(desk_window)


def test_the_week_by_touch(touched: Touched, filled_path: Path) -> None:
    before = read_by_another_process(filled_path)
    finger, step = touched.finger, touched.step("week")
    grid = step.findChildren(WeekPaint)[0].grid
    finger.presses("Paint with Band C")
    finger.draws([(grid.cells["fri", half], grid.cells["fri", half].rect().center()) for half in ("am", "pm")])
    assert grid.cells["fri", "pm"].accessibleName() == "Friday afternoon, wanted, band C"
    finger.presses("Paint with Already there")
    finger.writes("What is already there", "allotment")
    finger.draws([(grid.cells["sun", half], grid.cells["sun", half].rect().center()) for half in ("am", "pm")])
    finger.presses("Clear, paint with nothing")
    finger.taps(grid.cells["wed", "am"])
    finger.writes("Type a day", "sat am c\n")
    finger.presses("Must have: take away")
    finger.writes("Add to Languages spoken", "Gujarati\n")
    finger.writes("Start by", "14 Jul 2025")
    finger.writes("Within so many km of home", "9")
    finger.taps(step, QPoint(4, 4))
    touched.window.close()
    kept = read_by_another_process(filled_path)
    assert {"allotment", "Gujarati", "2025-07-14", "9"} <= set(kept.values)
    assert kept.rows["already_there"] == before.rows["already_there"] + 2
    assert kept.rows["pattern_entry"] == before.rows["pattern_entry"] + 1, "Friday and Saturday more, Wednesday less"


def test_options_by_touch(touched: Touched, filled_path: Path) -> None:
    before = read_by_another_process(filled_path)
    finger, step = touched.finger, touched.step("options")
    assert isinstance(step, OptionsStep)
    tree = step.tree
    _a_change_and_back(touched, step, tree)
    first = tree.rows.view.groups[0].shown[0].ref
    row = tree.rows.find(first)
    assert row is not None
    finger.taps(tree.viewport(), QPoint(px(25), tree.visualRect(row).center().y()))
    assert first in options.ticked(touched.db, touched.request_id)
    finger.taps(tree.viewport(), QPoint(px(120), tree.visualRect(row).center().y()))
    assert tree.rows.opened == first
    assert tree.detail is not None
    line = next(one for one in tree.detail.lines.values() if not one.tick.isChecked())
    finger.taps(line.tick, QPoint(px(10), line.tick.height() // 2))
    assert line.tick.isChecked()
    finger.presses("Record a gap")
    _records_a_gap(finger)
    touched.window.close()
    kept = read_by_another_process(filled_path)
    assert kept.rows["in_letter"] == before.rows["in_letter"] + 1
    assert kept.rows["helps_with"] == before.rows["helps_with"] + 1
    assert kept.rows["gap"] == before.rows["gap"] + 1
    assert {"Mum and her aunt", "2025-06-27"} <= set(kept.values)


def _a_change_and_back(touched: Touched, step: OptionsStep, tree: OptionsTree) -> None:
    """One change that finds more is looked at and taken back; the request stays as it was."""
    wanted = requests.pattern_of(touched.db, touched.request_id)
    line = next(
        one for one in tree.loose.findChildren(QAbstractButton) if one.isVisible() and "more if" in one.accessibleName()
    )
    touched.finger.taps(line)
    settle(touched.window)
    assert step.loosened_to.isVisible()
    touched.finger.presses("Take back")
    settle(touched.window)
    assert not step.loosened_to.isVisible()
    assert requests.pattern_of(touched.db, touched.request_id) == wanted


def _records_a_gap(finger: Finger) -> None:
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, GapDialog) and one.isVisible())
    dialog.activateWindow()
    settle(finger.window)
    for code, words in (("interim", "Mum and her aunt"), ("look_again_on", "27 Jun")):
        finger.taps(dialog.editors[code], QPoint(12, 12))
        press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_text(words)
    finger.taps(dialog.act)
    assert not (shiboken6.isValid(dialog) and dialog.isVisible()), dialog.wrong.text()


def test_the_letter_by_touch(touched: Touched, filled_path: Path, tmp_path: Path) -> None:
    before = read_by_another_process(filled_path)
    finger, saved, step = touched.finger, tmp_path / "letter.pdf", touched.step("letters")
    assert isinstance(step, LettersStep)
    there = len(choices.of(touched.db, touched.case_id))
    finger.presses("Mrs Mehta")
    _wait_for_the_letter(touched, step)
    finger.chooses("Format", "Large print")
    box = finger.reached(QAbstractButton, "Bluebell Barn in full")
    finger.taps(box, QPoint(px(10), box.height() // 2))
    _wait_for_the_letter(touched, step)
    finger.writes("Reply by", "4 Jul 2025")
    _wait_for_the_letter(touched, step)
    asked = _answering(finger, saved)
    finger.presses("Make it final")
    _wait_for_the_letter(touched, step)
    made = choices.of(touched.db, touched.case_id)
    assert len(made) == there + 1
    finger.presses("Save a file")
    _wait_for_the_letter(touched, step)
    asked.stop()
    newest = made[0].id
    assert saved.read_bytes() == choices.letter(touched.db, newest)
    paper = papers.of(touched.db, touched.case_id)[0].paper
    assert (paper.kind, paper.list_id) == ("saved", newest)
    touched.window.close()
    kept = read_by_another_process(filled_path)
    assert kept.rows["choice_list"] == before.rows["choice_list"] + 1
    assert kept.rows["paper"] == before.rows["paper"] + 1
    assert kept.rows["in_letter"] == before.rows["in_letter"] + 1


def _answering(finger: Finger, saved: Path) -> QTimer:
    """While the letter is made final and saved, the finger answers what is asked, whatever waits for it."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            finger.taps(next(one for one in dialog.buttons() if one.text() != "Not now"))
        elif isinstance(dialog, QFileDialog):
            name = dialog.findChild(QLineEdit)
            assert name is not None
            finger.taps(name)
            name.selectAll()
            type_text(f"{saved}")
            finger.taps(next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == "Save"))

    asked = QTimer(interval=50)
    asked.timeout.connect(look)
    asked.start()
    return asked


def _wait_for_the_letter(touched: Touched, step: LettersStep) -> None:
    end = time.monotonic() + PATIENCE
    settle(touched.window)
    while step.making and time.monotonic() < end:
        settle(touched.window, 0.05)
    settle(touched.window)
