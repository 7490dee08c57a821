"""The audit finds what is wrong: each fault is planted, and told."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from clcdesk.ui.widgets.build import column
from tests.ui.audit import findings
from tests.ui.painted import words_of

LONG = "A sentence about a place, much too long for the room that there is"


class Careless(QWidget):
    """Draws one sentence over another, and beyond its edge."""

    __module__ = "clcdesk.tests"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(4, 20, LONG)
        painter.drawText(10, 22, "Over it")
        painter.end()


class Cutting(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        room = QRect(option.rect)
        short = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, short)


def test_words_painted_over_others_and_beyond_the_edge(qtbot: QtBot) -> None:
    root, careless = _window(qtbot), Careless()
    careless.setFixedSize(120, 60)
    root.setLayout(column(careless, None))
    found = _found(qtbot, root)
    assert "are drawn on one another" in found
    assert "is drawn from 4 to" in found
    assert [words.text for words in words_of(careless)] == [LONG, "Over it"]


def test_a_cell_that_is_cut_must_say_it_whole_where_one_points_and_aloud(qtbot: QtBot) -> None:
    root, view, model = _window(qtbot), QListView(), QStandardItemModel()
    item = QStandardItem(LONG)
    item.setData("Something else", Qt.ItemDataRole.AccessibleTextRole)
    model.appendRow(item)
    view.setModel(model)
    view.setItemDelegate(Cutting(view))
    view.setAccessibleName("Places")
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setUniformItemSizes(True)
    view.setFixedSize(150, 80)
    root.setLayout(column(view, None))
    found = _found(qtbot, root)
    assert "is cut and not whole in its tooltip" in found
    assert "is cut and not whole in what is read out" in found
    item.setData(LONG, Qt.ItemDataRole.ToolTipRole)
    item.setData(LONG, Qt.ItemDataRole.AccessibleTextRole)
    assert "is cut" not in _found(qtbot, root)


def test_what_stands_on_its_neighbour(qtbot: QtBot) -> None:
    root = _window(qtbot)
    words, press = QLabel("A sentence", root), QPushButton("Over it", root)
    words.setGeometry(20, 20, 200, 30)
    press.setGeometry(60, 30, 100, 40)
    assert "stand on one another" in _found(qtbot, root)
    words.setAlignment(Qt.AlignmentFlag.AlignLeft)
    press.setGeometry(20 + words.sizeHint().width() + 4, 30, 100, 40)
    assert "stand on one another" not in _found(qtbot, root)


def test_a_control_whose_focus_is_not_seen(qtbot: QtBot) -> None:
    root = _window(qtbot)
    buttons = [QPushButton(f"Button {number}") for number in (1, 2)]
    root.setLayout(column(*buttons, None))
    found = _found(qtbot, root)
    assert found.count("its focus ring changes") >= 1, "nothing draws a ring in this window"


def _window(qtbot: QtBot) -> QWidget:
    root = QWidget()
    root.setAccessibleName("A window")
    root.resize(400, 300)
    qtbot.addWidget(root)
    return root


def _found(qtbot: QtBot, root: QWidget) -> str:
    root.show()
    root.activateWindow()
    qtbot.waitUntil(root.isActiveWindow)
    return "\n".join(findings(root))
