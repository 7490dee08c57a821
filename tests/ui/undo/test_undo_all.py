"""No kind of act without a test that Ctrl+Z takes it back through the window."""

import ast
import inspect
from pathlib import Path

from PySide6.QtCore import Qt

from clcdesk.services import act, people
from clcdesk.store import Act
from clcdesk.store.act import FINAL
from clcdesk.ui.case.no_case import NoCaseStep
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.fields import Field
from tests.ui.conftest import focused, press, type_text
from tests.ui.undoing import button, db_of, go, person_id, takes_back, undoes_typing

HERE = Path(__file__).parent
NOT_BY_CTRL_Z = {
    "AddDefinition": "no screen takes in a framework's definition yet",
    "AddEntry": "a smaller form of PaintWeek, which is what the window does",
    "AddFeature": "no screen adds a feature: they come with a directory",
    "ChangeFeature": "no screen changes a feature: they come with a directory",
    "AddPerson": "the window adds a person with a case (TakeOn)",
    "FreezeList": "final: a letter is superseded by the next one",
    "PrintLetter": "final: it has left the building",
    "RegisterPaper": "final: it has left the building",
    "RemoveClaim": "no screen takes a claim away: a newer one stands before it",
    "RemoveEntry": "a smaller form of PaintWeek, which is what the window does",
    "SetWeek": "a smaller form of PaintWeek, which is what the window does",
}
"""Act → why no test presses Ctrl+Z after it."""


def kinds() -> dict[str, type[Act]]:
    members = inspect.getmembers(act, lambda one: inspect.isclass(one) and issubclass(one, Act))
    return {name: kind for name, kind in members if kind.__module__ == act.__name__}


def taken_back() -> set[str]:
    """The acts given to `takes_back` in these tests."""
    found: set[str] = set()
    for file in HERE.glob("test_undo_*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("takes_back"):
                found.update(ast.unparse(given).rpartition(".")[2] for given in node.args[1:2])
    return found


def test_every_kind_of_act_is_taken_back_through_the_window() -> None:
    missing = sorted(kinds().keys() - taken_back() - NOT_BY_CTRL_Z.keys())
    assert missing == [], "write a test with takes_back(window, act.…) in tests/ui/undo for each of them"


def test_no_reason_is_left_for_an_act_that_is_gone_or_taken_back() -> None:
    assert NOT_BY_CTRL_Z.keys() <= kinds().keys()
    assert not NOT_BY_CTRL_Z.keys() & taken_back()
    assert {name for name, kind in kinds().items() if kind.kind in FINAL} <= NOT_BY_CTRL_Z.keys()


def test_a_field_is_taken_back_and_typing_in_it_is_the_fields_own(undo_window: MainWindow) -> None:
    go(undo_window, Place("case", person_id(undo_window), "person"))
    field = next(one for one in undo_window.findChildren(Field) if one.title == "Likes to be called")
    field.setFocus()
    assert focused() is field.editor
    undoes_typing(undo_window, lambda: field.autosave.text)

    def change() -> None:
        field.setFocus()
        type_text(" Mehta")
        press(Qt.Key.Key_Tab)

    takes_back(
        undo_window,
        act.ChangePerson,
        change,
        says="Person’s details changed",
        sees=lambda: field.autosave.text,
        elsewhere=True,
    )


def test_a_case_is_opened_for_somebody_who_has_none(undo_window: MainWindow) -> None:
    added = people.add(db_of(undo_window), reference="CL-9001", name="Ms Ada Marlow")
    go(undo_window, Place("case", added, "options"))

    def open_it() -> None:
        button(undo_window, "Open a case").setFocus()
        press(Qt.Key.Key_Space)

    takes_back(undo_window, act.OpenCase, open_it, says="Case opened", place=("case", added), elsewhere=True)
    go(undo_window, Place("case", added, "options"))
    assert any(one.isVisible() for one in undo_window.findChildren(NoCaseStep))
