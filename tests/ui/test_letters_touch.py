"""Letters by touch: whom it is for, a tick, a fold, the pages under a moving finger; saved and final."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget

from clcdesk.services import choices, letter_form, papers
from clcdesk.ui.case.letters import LettersStep
from clcdesk.ui.main_window import MainWindow
from tests.ui import scenes
from tests.ui.test_journey_by_touch import Finger
from tests.ui.test_letters_said import made, shown

LOST = "could not find the target for gesture"
"""What Qt says when a finger is lifted from what still moves."""


@pytest.fixture
def step(desk_window: MainWindow) -> LettersStep:
    return shown(desk_window, scenes.ASHA)


def swipes(finger: Finger, widget: QWidget, up: int) -> None:
    """Over the widget, upwards, as quickly as a hand does."""
    at = widget.rect().center()
    handle, points = finger.window.windowHandle(), [at - QPoint(0, up * part // 12) for part in range(13)]
    for number, point in enumerate(points):
        sequence = QTest.touchEvent(handle, finger.device, False)
        (sequence.move if number else sequence.press)(0, widget.mapTo(finger.window, point), handle)
        sequence.commit()
        end = time.monotonic() + 0.01
        while time.monotonic() < end:
            QApplication.processEvents()
    sequence = QTest.touchEvent(handle, finger.device, False)
    sequence.release(0, widget.mapTo(finger.window, points[-1]), handle)
    sequence.commit()
    scenes.settle(finger.window, 0.2)


def tapped(finger: Finger, step: LettersStep, widget: QWidget, at: QPoint | None = None) -> None:
    step.side.ensureWidgetVisible(widget)
    made(finger.window, step)
    scenes.settle(finger.window, 0.1)
    finger.taps(widget, at)


@pytest.mark.qt_log_ignore(LOST)
def test_a_finger_moves_the_pages_and_what_it_is_told(step: LettersStep, desk_window: MainWindow) -> None:
    finger = Finger(desk_window)
    swipes(finger, step.page.pages, 240)
    assert step.page.pages.verticalScrollBar().value() > 200
    swipes(finger, step.options.note, 200)
    assert step.side.verticalScrollBar().value() > 150
    finger.taps(step.page.as_text)
    assert step.page.text.isVisible()


def test_everything_it_is_told_is_told_by_taps(step: LettersStep, desk_window: MainWindow) -> None:
    finger, db = Finger(desk_window), step.desk.db
    around = list(step.options.who.frames.values())[1]
    tapped(finger, step, around, QPoint(around.width() - 8, around.height() - 8))
    assert letter_form.of(db, step.case_id).contact_id is not None
    ticks = (next(iter(step.options.in_full.boxes.values())), step.options.matters)
    for tick in ticks:
        was = tick.isChecked()
        tapped(finger, step, tick, QPoint(12, tick.height() // 2))
        assert tick.isChecked() != was
    tapped(finger, step, step.options.besides.fold.button)
    made(desk_window, step)
    own = step.options.besides.whose.buttons["own"]
    tapped(finger, step, own, QPoint(12, own.height() // 2))
    assert letter_form.of(db, step.case_id).whose == "own"


def test_final_and_saved_by_taps(step: LettersStep, desk_window: MainWindow, tmp_path: Path) -> None:
    finger, db, before = Finger(desk_window), step.desk.db, len(step.lists)

    def agree() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, agree)
            return
        next(one for one in box.buttons() if one.text() != "Not now").click()

    def save() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, save)
            return
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.setText(str(tmp_path / "letter.pdf"))
        dialog.accept()

    QTimer.singleShot(20, agree)
    QTimer.singleShot(60, save)
    finger.taps(step.save)
    made(desk_window, step)
    assert len(step.lists) == before + 1
    assert (tmp_path / "letter.pdf").read_bytes() == choices.letter(db, step.lists[0].id)
    assert papers.of(db, step.case_id)[0].paper.kind == "saved"
