"""The help names everything that can be done in the window, with its keys, and finds it by a word."""

import ast
import re
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import clcdesk.ui
from clcdesk.ui.actions import ACTIONS
from clcdesk.ui.case.steps import CODES
from clcdesk.ui.desk import Place
from clcdesk.ui.dialogs.about import AboutDialog
from clcdesk.ui.dialogs.help import HelpDialog
from clcdesk.ui.help_text import DIALOGS, about, matching, topics
from clcdesk.ui.look import colour
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.help import HelpPage
from clcdesk.ui.shell import PAGES
from tests.ui.conftest import focused, press, type_text
from tests.ui.scenes import ASHA, person, settle

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


def test_f1_opens_the_topic_of_the_screen_one_is_on(desk_window: MainWindow) -> None:
    assert desk_window.shell is not None
    asha = person(desk_window, ASHA).id
    places = [*(Place(name) for name in PAGES if name not in ("case", "help"))]
    for place in (*places, *(Place("case", asha, code) for code in CODES)):
        desk_window.shell.go(place)
        settle(desk_window, 0.02)
        press(Qt.Key.Key_F1)
        page = desk_window.shell.stack.currentWidget()
        assert isinstance(page, HelpPage)
        assert page.title.text() == about(place) != "", place
        assert about(place) in [topic.title for topic in topics()]


def test_every_dialog_has_a_topic_and_f1_opens_it_there(desk_window: MainWindow) -> None:
    titles = [topic.title for topic in topics()]
    here = {
        node.name
        for file in (UI / "dialogs").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and node.name.endswith("Dialog") and node.name != "DraftedDialog"
    }
    assert here == DIALOGS.keys() and set(DIALOGS.values()) <= set(titles)
    dialog = AboutDialog(desk_window)
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    press(Qt.Key.Key_F1)
    (helping,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpDialog) and one.isVisible()]
    assert "Change the passphrase" in helping.reader.toPlainText()
    press(Qt.Key.Key_Escape)
    dialog.activateWindow()
    QApplication.processEvents()
    press(Qt.Key.Key_Escape)
    assert not shiboken6.isValid(dialog) or dialog.isHidden()


def test_words_that_were_found_are_shown_where_they_stand(desk_window: MainWindow) -> None:
    press(Qt.Key.Key_F1)
    assert desk_window.shell is not None
    page = desk_window.shell.stack.currentWidget()
    assert isinstance(page, HelpPage)
    type_text("directory")
    assert "*" not in page.reader.toPlainText()
    formats = [one.toCharFormat() for one in page.reader.document().allFormats() if one.isCharFormat()]
    assert not any(one.fontItalic() for one in formats)
    assert [one for one in formats if one.background().color() == colour("selected")]


def labels_in_the_source() -> set[str]:
    """The words of every button that is written in the window's code, as the help has them."""
    found = set()
    for file in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func) != "button" or not node.args:
                continue
            words = node.args[0]
            if isinstance(words, ast.Call) and isinstance(words.args[0], ast.Constant):
                found.add(plain(str(words.args[0].value)))
    return found


def plain(words: str) -> str:
    return words.replace("&", "").replace("’", "'").strip("… ‹").casefold()


def test_every_button_is_in_it() -> None:
    told = plain(" ".join(text().replace("*", "").split()))
    assert len(labels_in_the_source()) > 100
    assert sorted(words for words in labels_in_the_source() if words not in told) == []
