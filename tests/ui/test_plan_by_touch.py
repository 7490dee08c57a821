"""What matters and The week by a finger alone: cards, folds, ticks, brushes, chips and lists."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from clcdesk.rules.facts import Entry
from clcdesk.services import assessments, plans, requests
from clcdesk.ui.case.assessment import AssessmentPart
from clcdesk.ui.case.matters import MattersStep
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from tests.ui.conftest import focused, type_text
from tests.ui.scenes import ASHA, person, settle
from tests.ui.test_journey_by_touch import Finger, called, case_of
from tests.ui.weeks import opened

FRIDAY = Entry("fri", "full", None, "B")


def reach(widget: QWidget) -> QWidget:
    """Scrolled to where a finger reaches it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
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
    assert desk_window.shell is not None
    desk_window.shell.go(Place("case", person(desk_window, ASHA).id, "matters"))
    settle(desk_window)
    step = case_of(desk_window).step
    assert isinstance(step, MattersStep)
    db = step.desk.db
    before = [one.id for one in plans.board(db, step.person_id).now]
    cards = [step.cards[one] for one in before]
    inside = cards[0].parentWidget()
    assert inside is not None
    down = cards[1].geometry().bottomLeft() + QPoint(20, 4)
    finger.draws([(cards[0], QPoint(cards[0].width() // 2, 3)), (inside, down), (inside, down + QPoint(0, 6))])
    assert [one.id for one in plans.board(db, step.person_id).now] == [before[1], before[0], *before[2:]]
    finger.taps(called(desk_window, "More about"))
    assert cards[1].rest is not None and cards[1].rest.isVisible()
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
    assert desk_window.shell is not None
    desk_window.shell.go(Place("case", person(desk_window, ASHA).id, "matters"))
    settle(desk_window)
    step = case_of(desk_window).step
    assert isinstance(step, MattersStep)
    card = next(iter(step.cards.values()))
    opened_menus: list[bool] = []

    def shows() -> None:
        opened_menus.append(card.whose.list.isVisible())
        for _time in range(2):
            QTest.keyClick(card.whose.list, Qt.Key.Key_Down)
        QTest.keyClick(card.whose.list, Qt.Key.Key_Return)

    QTimer.singleShot(200, card, shows)
    finger.taps(reach(card.whose))
    assert opened_menus == [True]
    assert plans.board(step.desk.db, step.person_id).now[0].whose == "shows"
    desk_window.activateWindow()
    finger.taps(reach(step.add.whose))
    assert step.add.whose.view().isVisible()
    step.add.whose.hidePopup()
