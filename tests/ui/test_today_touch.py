"""Today by one finger: a line is chosen, its verb done, its buttons pressed, and the list moved."""

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from clcdesk.ui.dialogs.move_promise import MoveDialog
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.today_list import VERB
from tests.ui.scenes import settle
from tests.ui.test_journey_by_touch import Finger
from tests.ui.test_today import dialog_of, page_of


def test_today_by_touch(desk_window: MainWindow, qtbot: QtBot) -> None:
    page, finger = page_of(desk_window, qtbot), Finger(desk_window)
    lines, model = page.list, page.list.model()
    second = model.index(1, 0, model.index(0, 0))
    finger.taps(lines.viewport(), lines.visualRect(second).center())
    assert lines.currentIndex().row() == 1
    finger.taps(page.line.move_)
    dialog_of(MoveDialog).reject()
    settle(desk_window)
    box = lines.visualRect(second.siblingAtColumn(VERB))
    kept = lines.current
    finger.taps(lines.viewport(), QPoint(box.right() - 20, box.center().y()))
    assert kept is not None
    qtbot.waitUntil(lambda: kept.row_id not in [thing.row_id for thing in page.board.things])
    middle = lines.viewport().width() // 3
    finger.draws([(lines.viewport(), QPoint(middle, high)) for high in range(400, 100, -20)])
    assert lines.verticalScrollBar().value() > 0


def test_two_taps_open_a_case_and_a_tap_after_a_pull_does_nothing_more(desk_window: MainWindow, qtbot: QtBot) -> None:
    page, finger = page_of(desk_window, qtbot), Finger(desk_window)
    lines, model = page.list, page.list.model()
    middle = lines.viewport().width() // 3
    many = len(page.board.things)
    right = lines.visualRect(model.index(0, VERB, model.index(0, 0))).right() - 20
    finger.draws([(lines.viewport(), QPoint(right, high)) for high in range(300, 100, -20)])
    assert len(page.board.things) == many, "a pull that ends on a verb does not do it"
    lines.verticalScrollBar().setValue(0)
    second = lines.visualRect(model.index(1, 0, model.index(0, 0)))
    for _tap in range(2):
        finger.draws([(lines.viewport(), QPoint(middle, second.center().y()))])
    assert desk_window.shell is not None
    assert desk_window.shell.here.page == "case"
