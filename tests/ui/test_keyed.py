"""The shortcut on a button, and the search boxes: there where there is room, and never part of what is read out."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clcdesk.ui import look, start
from clcdesk.ui.case.head_parts import NextWords
from clcdesk.ui.widgets.build import button, row
from clcdesk.ui.widgets.keyed import KeyedButton, show_hint
from clcdesk.ui.widgets.search_line import SearchLine


def test_the_shortcut_stands_on_the_button_and_is_not_its_name(qtbot: QtBot) -> None:
    look.apply(start.application(), look.Look())
    plain, keyed = button("&Jot", lambda: None), button("&Jot", lambda: None, hint="Ctrl+J")
    window = QWidget()
    window.setLayout(row(plain, keyed, None))
    qtbot.addWidget(window)
    window.show()
    assert isinstance(keyed, KeyedButton)
    assert keyed.width() > plain.width() + look.px(30)
    spoken = QAccessible.queryAccessibleInterface(keyed)
    assert spoken is not None and spoken.text(QAccessible.Text.Name) == "Jot"
    show_hint(keyed, "")
    assert keyed.sizeHint() == plain.sizeHint()
    show_hint(plain, "Ctrl+J")
    assert keyed.sizeHint() == plain.sizeHint()


def test_a_search_box_shows_its_key_only_where_there_is_room(qtbot: QtBot) -> None:
    look.apply(start.application(), look.Look())
    box = SearchLine("Search everything", "Search everything", "Ctrl+K")
    qtbot.addWidget(box)
    pictures = []
    for width, keys in ((400, "Ctrl+K"), (400, ""), (180, "Ctrl+K"), (180, "")):
        box.keys = keys
        box.resize(width, 32)
        pictures.append(box.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[2] == pictures[3]
    spoken = QAccessible.queryAccessibleInterface(box)
    assert spoken is not None and spoken.text(QAccessible.Text.Name) == "Search everything"


def test_with_little_room_the_keys_go_first_and_cut_words_are_whole_when_pointed_at(qtbot: QtBot) -> None:
    look.apply(start.application(), look.Look())
    keyed = button("Record the decision", lambda: None, "filled", keys="Ctrl+Return", hint="Ctrl+Enter")
    qtbot.addWidget(keyed)
    keyed.show()
    words = keyed.minimumSizeHint().width()
    keyed.resize(words, 32)
    without = keyed.grab().toImage()
    show_hint(keyed, "")
    assert keyed.grab().toImage() == without
    assert keyed.toolTip() == "Ctrl+Return"
    keyed.resize(words // 2, 32)
    assert keyed.toolTip() == "Record the decision   Ctrl+Return"


def test_what_is_next_is_cut_only_where_little_height_is_left(qtbot: QtBot) -> None:
    look.apply(start.application(), look.Look())
    words = NextWords()
    qtbot.addWidget(words)
    words.setText("Visit Asha and her mum: Go through the letter at her kitchen table at 14:00")
    words.resize(180, 40)
    whole = words.heightForWidth(180)
    words.cut(2)
    assert words.heightForWidth(180) < whole
    words.grab()
    assert words.toolTip() == words.text()
    words.cut(9)
    words.grab()
    assert words.toolTip() == ""
