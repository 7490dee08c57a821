"""Ctrl+Z after each kind of act in The week."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from clcdesk.services import act
from clcdesk.ui.case.week import WeekStep
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.fields import Field
from tests.ui.conftest import chord, press, type_text
from tests.ui.scenes import settle
from tests.ui.undoing import button, go, person_id, takes_back, undoes_typing
from tests.ui.weeks import Opened, opened

FILLED, BLANK = "CL-4827", "CL-4844"


def week_of(window: MainWindow, reference: str = FILLED) -> Opened:
    go(window, Place("case", person_id(window, reference), "week"))
    return opened(window, reference)


def says(asha: Opened) -> Callable[[], object]:
    return lambda: asha.grid.accessibleDescription()


def typed(field: Callable[[], object], text: str) -> Callable[[], None]:
    """Another text in a field, and away from it."""

    def do() -> None:
        field()
        chord(Qt.Key.Key_A)
        type_text(text)
        press(Qt.Key.Key_Tab)

    return do


def shown_in(field: Field) -> Callable[[], object]:
    return lambda: field.autosave.text


def test_a_stroke_of_the_brush(undo_window: MainWindow) -> None:
    asha = week_of(undo_window)

    def paint() -> None:
        asha.grid.enter(("fri", "am"))
        press(Qt.Key.Key_Space)

    takes_back(undo_window, act.PaintWeek, paint, says="Friday morning added", sees=says(asha), elsewhere=True)


def test_a_cell_is_cleared_with_what_is_there(undo_window: MainWindow) -> None:
    asha = week_of(undo_window)

    def clear() -> None:
        asha.grid.enter(("tue", "am"))
        press(Qt.Key.Key_Delete)

    takes_back(undo_window, act.PaintWeek, clear, says="Tuesday morning cleared", sees=says(asha))


def test_a_typed_line_is_one_act_and_half_of_it_is_the_fields_own(undo_window: MainWindow) -> None:
    asha = week_of(undo_window)
    asha.search.paint.typing.setFocus()
    undoes_typing(undo_window, asha.search.paint.typing.text)

    def write() -> None:
        asha.search.paint.typing.setFocus()
        type_text("thu eve, sat full b\n")

    words = "Thursday evening, Saturday full day added"
    takes_back(undo_window, act.PaintWeek, write, says=words, sees=says(asha))


def test_hours_and_what_is_already_there(undo_window: MainWindow) -> None:
    asha = week_of(undo_window)

    def hours() -> None:
        asha.brush("One-to-one")
        asha.grid.enter(("mon", "hour"))
        press(Qt.Key.Key_Space)
        type_text("2\n")

    takes_back(undo_window, act.PaintWeek, hours, says="Monday hours added", sees=lambda: asha.says("mon", "hour"))

    def there() -> None:
        asha.brush("Already there")
        asha.grid.enter(("sun", "pm"))
        press(Qt.Key.Key_Space)
        type_text("the temple\n")

    said = "Sunday afternoon noted as already there"
    takes_back(undo_window, act.PaintWeek, there, says=said, sees=says(asha))


def test_each_field_beside_the_week(undo_window: MainWindow) -> None:
    asha = week_of(undo_window)
    details = asha.search.details
    for field, text, word in (
        (details.start, "1/9/25", "start"),
        (details.within, "20", "distance"),
        (details.stale, "14", "how old facts may be"),
    ):
        change = typed(field.setFocus, text)
        takes_back(undo_window, act.ChangeRequest, change, says=word, sees=shown_in(field))
    details.start.setFocus()
    undoes_typing(undo_window, lambda: details.start.autosave.text)


def test_a_wish_is_added_and_taken_away(undo_window: MainWindow) -> None:
    asha = week_of(undo_window)
    chips = asha.search.wishes.must

    def add() -> None:
        chips.editor.setFocus()
        type_text("quiet room\n")

    def take_away() -> None:
        chips.chips[0].setFocus()
        press(Qt.Key.Key_Space)

    takes_back(undo_window, act.ChangeRequest, add, says="must-haves", sees=lambda: chips.items, elsewhere=True)
    takes_back(undo_window, act.ChangeRequest, take_away, says="must-haves", sees=lambda: chips.items)


def test_a_choice_from_a_list(undo_window: MainWindow) -> None:
    asha = week_of(undo_window)
    choice = asha.search.wishes.staff

    def choose() -> None:
        choice.setFocus()
        choice.choose("female")
        choice.activated.emit(choice.currentIndex())

    takes_back(undo_window, act.ChangeRequest, choose, says="staff", sees=lambda: choice.chosen)


def test_a_search_is_added_and_another_taken_away(undo_window: MainWindow) -> None:
    blank = week_of(undo_window, BLANK)
    step = blank.step

    def shown() -> object:
        return step.open is not None, step.tabs.count(), step.tabs.currentIndex()

    def begin() -> None:
        step.none.looks.setFocus()
        press(Qt.Key.Key_Space)

    takes_back(undo_window, act.AddRequest, begin, says="Search added", sees=shown, elsewhere=True, keep=True)

    def another() -> None:
        settle(undo_window)
        button(undo_window, "Add a search for an assistant").click()

    takes_back(undo_window, act.AddRequest, another, says="Personal assistants", sees=shown, keep=True)
    assert step.titles() and step.tabs.count() == 2

    def away() -> None:
        settle(undo_window)
        button(undo_window, "Take this search away").click()

    takes_back(undo_window, act.RemoveRequest, away, says="Search taken away: Personal assistants", sees=shown)


def test_undo_in_the_other_search_shows_that_one(undo_window: MainWindow) -> None:
    step = week_of(undo_window, BLANK).step
    assert isinstance(step, WeekStep) and step.tabs.count() == 2
    step.tabs.setCurrentIndex(0)
    settle(undo_window)
    assert step.open is not None
    first = step.open.request_id
    step.open.paint.grid.enter(("wed", "pm"))
    press(Qt.Key.Key_Space)
    step.tabs.setCurrentIndex(1)
    settle(undo_window)
    assert step.open.request_id != first
    chord(Qt.Key.Key_Z)
    settle(undo_window)
    assert step.open.request_id == first and step.tabs.currentIndex() == 0
