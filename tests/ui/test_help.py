"""The help names everything that can be done in the window, with its keys, and finds it by a word."""

import ast
import re
from pathlib import Path

from PySide6.QtCore import Qt

import clcdesk.ui
from clcdesk.ui.actions import ACTIONS
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.help import HelpPage, matching, topics
from tests.ui.conftest import focused, press, type_text

UI = Path(clcdesk.ui.__file__).parent
KEYS = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Z0-9+=-]|Return|Enter|PgUp|PgDown)|F\d{1,2}")


def text() -> str:
    """Every topic, without the marks of Markdown."""
    return "\n".join(topic.text for topic in topics()).replace("**", "")


def keys_in_the_source() -> set[str]:
    """Every shortcut written anywhere in the window's code."""
    found = set()
    for file in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEYS.fullmatch(node.value):
                found.add(node.value.replace("Return", "Enter"))
    return found


def test_every_action_of_the_search_box_is_in_it_with_its_keys() -> None:
    lines = [" ".join(row) for row in re.findall(r"^\| (.+?) \| (.+?) \|$", topics()[1].text, re.MULTILINE)]
    missing = [one.words for one in ACTIONS if not any(one.words in line and one.keys in line for line in lines)]
    assert missing == []


def test_every_shortcut_of_the_window_is_in_it() -> None:
    assert len(keys_in_the_source()) > 15
    assert sorted(key for key in keys_in_the_source() if key not in text()) == []


def test_a_word_finds_its_topic() -> None:
    assert matching("history")[0].title == "History"
    assert matching("passphrase forgotten")[0].title == "Locking"
    assert matching("zebra crossing") == []
    assert matching("") == list(topics())


def test_f1_opens_it_and_typing_finds(desk_window: MainWindow) -> None:
    press(Qt.Key.Key_F1)
    assert desk_window.shell is not None
    page = desk_window.shell.stack.currentWidget()
    assert isinstance(page, HelpPage)
    assert focused() is page.search
    type_text("ctrl+z")
    assert page.topics.current is not None
    assert "Ctrl+Z" in page.reader.toPlainText()
    press(Qt.Key.Key_Down)
    assert focused() is page.topics
    press(Qt.Key.Key_Return)
    assert focused() is page.reader
