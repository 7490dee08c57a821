"""What matters and The week by a finger alone: cards, folds, ticks, brushes, chips and lists."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from clcdesk.rules.facts import Entry
from clcdesk.services import assessments, plans, requests
from clcdesk.ui.case.assessment import AssessmentPart
from clcdesk.ui.case.matters import MattersStep
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import focused, type_text
from tests.ui.scenes import ASHA, person, settle
from tests.ui.test_journey_by_touch import Finger
from tests.ui.weeks import opened

FRIDAY = Entry("fri", "full", None, "B")


def called(window: MainWindow, name: str) -> QWidget:
    """The button with this name, scrolled to where a finger reaches it."""
    buttons = window.findChildren(QAbstractButton)
    return reach(next(one for one in buttons if one.isVisible() and one.accessibleName().startswith(name)))


def matters_of(window: MainWindow) -> MattersStep:
    assert window.shell is not None
    window.shell.go(Place("case", person(window, ASHA).id, "matters"))
    settle(window)
    return next(one for one in window.findChildren(MattersStep) if one.isVisible())


def reach(widget: QWidget) -> QWidget:
    """Scrolled to where a finger reaches it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    QTest.qWait(50)
    return widget


def test_the_week_by_touch(desk_window: MainWindow, qtbot: QtBot) -> None:
    asha = opened(desk_window, ASHA)
    finger = Finger(desk_window)
    settle(desk_window)
    grid = asha.grid

    def over(*cells: tuple[str, str]) -> None:
        finger.draws([(reach(grid.cells[cell]), grid.cells[cell].rect().center()) for cell in cells])

    finger.taps(called(desk_window, "Paint with Band B"))
    over(("fri", "am"), ("fri", "pm"))
    assert FRIDAY in asha.pattern
    finger.taps(called(desk_window, "Clear, paint with nothing"))
    over(("fri", "pm"), ("fri", "am"))
    assert FRIDAY not in asha.pattern
    finger.taps(reach(asha.search.paint.typing))
    assert focused() is asha.search.paint.typing
    type_text("sun am c\n")
    assert Entry("sun", "am", None, "C") in asha.pattern
    finger.taps(reach(asha.search.wishes.must.chips[0]))
    assert requests.get(asha.db, asha.request_id).must == ()
    finger.taps(reach(asha.search.wishes.must.editor))
    type_text("hois")
    suggestions = asha.search.wishes.must.list
    finger.taps(reach(suggestions), suggestions.visualItemRect(suggestions.item(0)).center())
    assert len(requests.get(asha.db, asha.request_id).must) == 1
    finger.taps(reach(asha.search.details.within.editor))
    assert focused() is asha.search.details.within.editor
    finger.taps(called(desk_window, "Add a search for an assistant"))
    assert len(requests.of(asha.db, asha.step.case_id)) == 2


def test_what_matters_by_touch(desk_window: MainWindow, qtbot: QtBot) -> None:
    finger = Finger(desk_window)
    step = matters_of(desk_window)
    db = step.desk.db
    before = [one.id for one in plans.board(db, step.person_id).now]
    cards = [step.cards[one] for one in before]
    finger.taps(called(desk_window, "More about"))
    assert cards[0].rest is not None and cards[0].rest.isVisible()
    finger.taps(called(desk_window, "Move down"))
    assert [one.id for one in plans.board(db, step.person_id).now] == [before[1], before[0], *before[2:]]
    finger.taps(reach(step.add.words))
    type_text("To sing")
    finger.taps(called(desk_window, "Add what matters"))
    assert [one.words for one in plans.board(db, step.person_id).now][-1] == "To sing"
    finger.taps(called(desk_window, "From the assessment"))
    part = step.assessment.inside
    assert isinstance(part, AssessmentPart) and part.sheet is not None
    tick = part.sheet.sweep.lines["clothing"].ticks["takes_longer"]
    finger.taps(reach(tick), QPoint(10, tick.height() // 2))
    assert assessments.sheet(db, part.chosen_id).answers["clothing"].takes_longer is True


def test_a_tap_opens_a_menu_and_a_list(desk_window: MainWindow, qtbot: QtBot) -> None:
    finger = Finger(desk_window)
    step = matters_of(desk_window)
    card = next(iter(step.cards.values()))
    opened_menus: list[bool] = []

    def shows() -> None:
        opened_menus.append(card.whose.list.isVisible())
        for _time in range(2):
            QTest.keyClick(card.whose.list, Qt.Key.Key_Down)
        QTest.keyClick(card.whose.list, Qt.Key.Key_Return)

    QTimer.singleShot(200, card, shows)
    finger.taps(reach(card.whose))
    qtbot.waitUntil(lambda: opened_menus == [True])
    assert plans.board(step.desk.db, step.person_id).now[0].whose == "shows"
    desk_window.activateWindow()
    finger.taps(reach(step.add.whose))
    assert step.add.whose.view().isVisible()
    step.add.whose.hidePopup()


def test_a_finger_moves_the_page_and_no_card(desk_window: MainWindow, qtbot: QtBot) -> None:
    step = matters_of(desk_window)
    before = [one.id for one in plans.board(step.desk.db, step.person_id).now]
    next(iter(step.cards.values())).more.click()
    step.plan.open()
    settle(desk_window)
    bar = step.area.verticalScrollBar()
    bar.setValue(0)
    strokes(desk_window, step.cards[before[0]], -160)
    assert bar.value() == 160
    assert [one.id for one in plans.board(step.desk.db, step.person_id).now] == before


def test_a_finger_pulls_the_week_beside_its_grid_and_paints_on_it(desk_window: MainWindow, qtbot: QtBot) -> None:
    asha = opened(desk_window, ASHA)
    settle(desk_window)
    bar, before = asha.search.verticalScrollBar(), asha.pattern
    bar.setValue(0)
    strokes(desk_window, asha.search.wishes.must.heading, -160)
    assert bar.value() == 160 and asha.pattern == before
    bar.setValue(0)
    cells = [asha.grid.cells["sun", part] for part in ("am", "pm", "eve")]
    Finger(desk_window).draws([(cell, cell.rect().center()) for cell in cells])
    assert bar.value() == 0 and len(asha.pattern) == len(before) + 2


def strokes(window: MainWindow, widget: QWidget, by: int) -> None:
    """A finger goes down on a widget, so many pixels up or down, and leaves."""
    handle, device = window.windowHandle(), QTest.createTouchDevice()
    start = widget.mapTo(window, QPoint(widget.width() // 2, 3))
    for step in range(11):
        sequence = QTest.touchEvent(handle, device, False)
        (sequence.move if step else sequence.press)(0, start + QPoint(0, by * step // 10), handle)
        sequence.commit()
        QApplication.processEvents()
    sequence = QTest.touchEvent(handle, device, False)
    sequence.release(0, start + QPoint(0, by), handle)
    sequence.commit()
