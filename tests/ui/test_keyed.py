"""The shortcut on a button, and the search boxes: there where there is room, and never part of what is read out."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clcdesk.ui import look, start
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
