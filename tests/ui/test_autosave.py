"""The field that saves itself: drafts, acts, undo, and that nothing typed is ever overwritten."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clcdesk.models.people import Person
from clcdesk.services import people
from clcdesk.store import Database, drafts
from clcdesk.ui import reading, start
from clcdesk.ui.desk import Desk
from clcdesk.ui.tasks import Tasks
from clcdesk.ui.widgets.autosave import EVERY
from clcdesk.ui.widgets.fields import Choice, Field
from tests.ui.conftest import Modifier, chord, focused, press, type_text

TODAY = date(2025, 6, 16)


class Form(QWidget):
    """Three fields of one person, refreshed as a page does."""

    def __init__(self, db: Database, person_id: str) -> None:
        super().__init__()
        self.tasks = Tasks(lambda error: pytest.fail(repr(error)))
        self.desk = Desk(db, lambda: TODAY, self.tasks)
        self.db, self.person_id = db, person_id
        self.desk.changed.connect(lambda _changes: self.show_row())
        row = ("person", person_id)
        self.name = Field(self.desk, "Name", row, "name", text="", save=self.save_name)
        self.born = Field(
            self.desk, "Born", row, "date_of_birth", text="", save=self.save_born,
            read=lambda text: reading.birth(text, TODAY),
        )  # fmt: skip
        self.address = Field(self.desk, "Address", row, "address", text="", save=self.save_address, lines=3)
        layout = QVBoxLayout(self)
        for field in (self.name, self.born, self.address):
            layout.addWidget(field)
        self.show_row()

    def save_name(self, value: str) -> None:
        people.change(self.db, self.person_id, name=value)

    def save_born(self, value: date | None) -> None:
        people.change(self.db, self.person_id, date_of_birth=value)

    def save_address(self, value: str) -> None:
        people.change(self.db, self.person_id, address=value)

    @property
    def row(self) -> Person:
        return people.get(self.db, self.person_id)

    def show_row(self) -> None:
        row = self.row
        self.name.autosave.refresh(row.name)
        self.born.autosave.refresh(reading.show_day(row.date_of_birth))
        self.address.autosave.refresh(row.address)

    def drafts(self) -> dict[str, str]:
        return dict(drafts.kept(self.db, ("person", self.person_id)))


@pytest.fixture
def form(desk: Database, qtbot: QtBot) -> Form:
    start.application()
    made = Form(desk, people.add(desk, reference="P1", name="Ann"))
    desk.sitting.clear()
    qtbot.addWidget(made, before_close_func=lambda _form: made.tasks.close())
    shown(made, qtbot)
    made.name.setFocus()
    return made


def shown(widget: QWidget, qtbot: QtBot) -> None:
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    widget.setFocus()


def test_leaving_makes_one_act_and_no_draft_stays(form: Form) -> None:
    press(Qt.Key.Key_End)
    type_text(" Lee")
    assert form.row.name == "Ann"
    form.name.autosave.keep_draft()
    assert form.drafts() == {"name": "Ann Lee"}
    press(Qt.Key.Key_Tab)
    assert form.row.name == "Ann Lee"
    assert form.drafts() == {}
    assert len(form.db.sitting) == 1


def test_a_draft_is_kept_within_two_seconds_though_the_typing_goes_on(form: Form, qtbot: QtBot) -> None:
    press(Qt.Key.Key_End)
    for _letter in range(EVERY // 100 + 5):
        type_text("x")
        qtbot.wait(100)
    assert form.drafts()["name"].startswith("Annxxxxx")
    assert form.row.name == "Ann"


def test_a_value_is_shown_as_it_was_understood(form: Form) -> None:
    form.born.setFocus()
    type_text("31/3/90")
    press(Qt.Key.Key_Tab)
    assert form.row.date_of_birth == date(1990, 3, 31)
    assert form.born.autosave.text == reading.show_day(date(1990, 3, 31))
    assert not form.born.autosave.unsaved


def test_what_is_no_value_stays_marked_and_kept(form: Form) -> None:
    form.born.setFocus()
    type_text("31/02/1990")
    press(Qt.Key.Key_Tab)
    assert form.born.autosave.text == "31/02/1990"
    assert form.drafts() == {"date_of_birth": "31/02/1990"}
    assert "Kept as typed" in form.born.wrong.text()
    assert form.born.editor.property("invalid")
    assert form.born.editor.accessibleDescription()
    assert not form.desk.flush()
    form.born.setFocus()
    press(Qt.Key.Key_A, Modifier.ControlModifier)
    type_text("28/02/1990")
    assert not form.born.editor.property("invalid"), "never while still typing"
    press(Qt.Key.Key_Tab)
    assert form.row.date_of_birth == date(1990, 2, 28)
    assert form.drafts() == {}
    assert form.desk.flush()


def test_a_draft_left_by_a_crash_is_shown_and_becomes_an_act(form: Form, qtbot: QtBot) -> None:
    drafts.put(form.db, ("person", form.person_id), "name", "Ann Le")
    drafts.put(form.db, ("person", form.person_id), "date_of_birth", "31/02")
    again = Form(form.db, form.person_id)
    qtbot.addWidget(again, before_close_func=lambda _form: again.tasks.close())
    assert again.name.autosave.text == "Ann Le"
    qtbot.waitUntil(lambda: bool(again.born.wrong.text()))
    assert not again.desk.flush()
    assert again.row.name == "Ann Le"
    assert again.drafts() == {"date_of_birth": "31/02"}


def test_refresh_never_overwrites_what_is_being_typed(form: Form) -> None:
    press(Qt.Key.Key_End)
    type_text("ie")
    people.change(form.db, form.person_id, name="Bob", address="1 High Street")
    assert form.name.autosave.text == "Annie"
    assert form.address.autosave.text == "1 High Street"
    press(Qt.Key.Key_Tab)
    assert form.row.name == "Annie"


def test_refresh_keeps_the_cursor(form: Form) -> None:
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Right)
    people.change(form.db, form.person_id, name="Annette")
    assert form.name.editor is focused()
    type_text("!")
    assert form.name.autosave.text == "A!nnette"


def undo_of(form: Form) -> None:
    """What the window does on Ctrl+Z when the field leaves it the key."""
    form.desk.undo()


def test_the_fields_own_undo_ends_where_its_last_act_began(form: Form) -> None:
    press(Qt.Key.Key_End)
    type_text(" Lee")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_End)
    type_text("s")
    chord(Qt.Key.Key_Z)
    assert form.name.autosave.text == "Ann Lee", "the field's own undo takes back what is not saved"
    chord(Qt.Key.Key_Z)
    assert form.name.autosave.text == "Ann Lee", "and no more: the rest is the desk's"
    undo_of(form)
    assert form.name.autosave.text == form.row.name == "Ann"


def test_the_same_in_a_box_of_running_text(form: Form) -> None:
    form.address.setFocus()
    type_text("1 High Street\nMelton")
    press(Qt.Key.Key_Tab)
    assert form.row.address == "1 High Street\nMelton"
    form.address.setFocus()
    chord(Qt.Key.Key_Z)
    assert form.address.autosave.text == "1 High Street\nMelton"
    undo_of(form)
    assert form.address.autosave.text == ""


def test_undo_of_another_act_leaves_half_typed_text_of_no_value(form: Form) -> None:
    press(Qt.Key.Key_End)
    type_text("a")
    press(Qt.Key.Key_Tab)
    type_text("31/02")
    undo_of(form)
    assert form.row.name == "Ann"
    assert form.born.autosave.text == "31/02"


def test_paste_drop_and_input_methods_are_typing(form: Form) -> None:
    QApplication.clipboard().setText("Zoë ")
    press(Qt.Key.Key_Home)
    chord(Qt.Key.Key_V)
    composed = QInputMethodEvent("half", [])
    QApplication.sendEvent(form.name.editor, composed)
    assert form.name.autosave.text == "Zoë Ann", "what is still being composed is not the text"
    composed = QInputMethodEvent()
    composed.setCommitString("李")
    QApplication.sendEvent(form.name.editor, composed)
    data = QMimeData()
    data.setText("!")
    at, buttons = QPoint(4, 8), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, buttons, Modifier.NoModifier)
    QApplication.sendEvent(form.name.editor, enter)
    drop = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, buttons, Modifier.NoModifier)
    QApplication.sendEvent(form.name.editor, drop)
    typed = form.name.autosave.text
    assert sorted(typed) == sorted("Zoë 李Ann!")
    form.name.autosave.keep_draft()
    assert form.drafts() == {"name": typed}
    form.desk.flush()
    assert form.row.name == typed


def test_typing_while_the_worker_writes_waits_for_it(form: Form, qtbot: QtBot) -> None:
    press(Qt.Key.Key_End)
    type_text("e")
    with form.db.transaction():
        form.name.autosave.keep_draft()
        assert form.drafts() == {}
    qtbot.waitUntil(lambda: form.drafts() == {"name": "Anne"}, timeout=2000)


def test_a_row_not_made_yet_has_drafts_too(form: Form, qtbot: QtBot) -> None:
    made: list[str] = []
    new = Field(form.desk, "New", ("person", "new:person"), "name", text="", save=made.append)
    qtbot.addWidget(new)
    shown(new, qtbot)
    type_text("Bo")
    new.autosave.keep_draft()
    assert drafts.kept(form.db, ("person", "new:person")) == {"name": "Bo"}
    new.autosave.commit()
    assert made == ["Bo"]
    assert drafts.kept(form.db, ("person", "new:person")) == {}


def test_passing_a_closed_list_chooses_nothing(qtbot: QtBot) -> None:
    start.application()
    picked: list[str] = []
    choice = Choice("Status", [("a", "Active"), ("h", "In hospital"), ("d", "Died")], "a", picked.append)
    qtbot.addWidget(choice)
    shown(choice, qtbot)
    press(Qt.Key.Key_Down)
    assert choice.view().isVisible()
    press(Qt.Key.Key_Down)
    assert picked == []
    press(Qt.Key.Key_Return)
    assert picked == ["h"]
