"""History: acts alike in one line that opens, found by any word, taken back by name with a reason where not."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from clcdesk import store
from clcdesk.services import contacts, history, people
from clcdesk.services.history import Done
from clcdesk.ui.case import history_lines
from clcdesk.ui.case.history import HistoryStep
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from clcdesk.words import wording
from tests.desk_fixtures import PASSPHRASE
from tests.ui import scenes
from tests.ui.conftest import focused, press, type_text

Key = Qt.Key
TODAY = date(2025, 6, 16)


def _done(at: datetime, act: str = "note-help") -> Done:
    return Done(f"{at:%j%H%M}", at, "o", "Ruth", "act", act, {}, (), False, True, f"{act} done")


@pytest.fixture
def step(desk_window: MainWindow) -> HistoryStep:
    desk_window.shell.go(Place("case", scenes.person(desk_window, scenes.ASHA).id, "history"))  # type: ignore[union-attr]
    scenes.settle(desk_window)
    return next(one for one in desk_window.findChildren(HistoryStep) if one.isVisible())


def test_times_are_short_where_the_day_is_near() -> None:
    days = (date(2025, 6, 16), date(2025, 6, 12), date(2024, 6, 12))
    told = [datetime(day.year, day.month, day.day, 12, 5, tzinfo=UTC) for day in days]
    time = f"{told[0].astimezone():%H:%M}"
    assert [history_lines.when(_done(at), TODAY) for at in told] == [
        time,
        f"Thu 12 Jun, {time}",
        f"Wed 12 Jun 2024, {time}",
    ]


def test_acts_alike_are_one_line_that_opens() -> None:
    day = [datetime(2025, 6, 12, 9, minute, tzinfo=UTC) for minute in range(5)]
    done = [_done(at) for at in day[:3]] + [_done(day[3], "add-outcome"), _done(day[4], "add-outcome")]
    folded = history_lines.of(done, TODAY, frozenset())
    assert [line.said for line in folded] == [
        "3 like this: note-help done",
        "add-outcome done",
        "add-outcome done",
    ]
    opened = history_lines.of(done, TODAY, frozenset([folded[0].key]))
    assert [line.inside for line in opened] == [False, True, True, True, False, False]


def test_by_keys_a_line_opens_and_an_act_is_taken_back(step: HistoryStep, desk_window: MainWindow) -> None:
    press(Key.Key_Down)
    at = next(at for at, line in enumerate(step.table.rows.rows) if line.acts > 1)
    press(Key.Key_Down, times=at)
    line = step.table.current
    assert line is not None
    shown = len(step.table.rows.rows)
    press(Key.Key_Right)
    assert len(step.table.rows.rows) == shown + line.acts
    press(Key.Key_Left)
    assert len(step.table.rows.rows) == shown
    assert step.why_not.text().startswith("Several acts stand in this line")
    press(Key.Key_Return)
    press(Key.Key_Down)
    one = step.table.current
    assert one is not None
    assert step.why_not.text() == ""
    step.take_back.click()
    scenes.settle(desk_window)
    assert next(each for each in step.done if each.operation_id == one.done.operation_id).undone
    shell = desk_window.shell
    assert shell is not None
    assert shell.foot.sentence.text() == f"Undone: {one.done.said}"
    assert shell.foot.redo.isVisible()


def test_finding_looks_into_what_is_folded(step: HistoryStep, desk_window: MainWindow) -> None:
    type_text("bluebell cook")
    assert [line.acts for line in step.table.rows.rows] == [1] * len(step.table.rows.rows)
    assert all("Bluebell" in line.said and "cook" in line.said for line in step.table.rows.rows)
    assert step.table.rows.rows
    type_text(" xyzzy")
    assert step.nothing.isVisible()


def test_why_one_cannot_be_taken_back_stands_beside_the_button(step: HistoryStep, desk_window: MainWindow) -> None:
    db, person = scenes.desk_of(desk_window).db, step.person_id
    people.change(db, person, phone="0116 496 0001")
    db.undo()
    scenes.settle(desk_window)
    said = {one.done.act: (one, history_lines.why_not(one)) for one in step.table.rows.rows if one.acts == 1}
    assert said["freeze-list"][1].startswith("Final")
    undone = [history_lines.why_not(line) for line in step.table.rows.rows if line.done.act == "change-person"]
    assert [words.split(":")[0].rstrip(".") for words in undone] == [
        "This says that something was taken back or done again",
        "This was already taken back",
    ]


def test_enter_goes_to_where_it_happened(step: HistoryStep, desk_window: MainWindow) -> None:
    db = scenes.desk_of(desk_window).db
    contact = contacts.of(db, step.person_id)[0]
    contacts.change(db, contact.id, phone="0116 496 0003")
    scenes.settle(desk_window)
    newest = history.of(db, step.person_id)[0]
    assert newest.said == f"Contact’s details changed: {contact.name} ({contact.relationship}), telephone"
    press(Key.Key_Down)
    press(Key.Key_Home)
    press(Key.Key_Return)
    assert desk_window.shell is not None
    assert desk_window.shell.here[:3] == ("case", step.person_id, "person")
    assert focused().isVisible()


def test_every_act_of_the_made_up_people_has_its_sentence(filled_path: Path) -> None:
    with store.open_database(filled_path, PASSPHRASE) as db:
        nameless = wording("en", "acts")["nameless"].values()
        for person in people.everyone(db):
            said = [one.said for one in history.of(db, person.id)]
            assert said
            assert not [words for words in said if "{" in words or words.split(": ")[-1] in nameless]
