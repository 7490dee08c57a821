"""What may be wrong with a screen, found by looking at its widgets and at its picture.

`findings(root)` gives sentences: names, the tab order, sizes, keys, what is clipped, what scrolls sideways,
and contrast measured in the picture. Root is a window or a dialog that is shown.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFocusFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QSizeGrip,
    QStyle,
    QTabBar,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from clcdesk.ui.case.week_paint import Sideways
from clcdesk.ui.idle import Veil
from clcdesk.ui.look import px
from tests.ui.contrast import too_pale
from tests.ui.painted import ill_drawn
from tests.ui.rings import Rings

SCREEN = (1366, 768)
"""Real pixels of the laptop, whatever the size of the text."""
LEAST = 24
"""Effective pixels of anything to press."""
MOST_STOPS = 600
COLOURED = ("error", "fits", "check", "wait")
"""Roles of labels that have a colour of their own."""
MARK = re.compile(r"&(?=[^&])(.)")


def findings(root: QWidget, *, contrast: bool = True) -> list[str]:
    """Everything wrong with what `root` shows now; the focus walks once round it."""
    shown = list(_shown(root))
    found = [
        *(sentence for widget in shown for sentence in _of_one(widget)),
        *_keys(shown),
        *_window(root),
        *(too_pale(root, shown) if contrast else ()),
        *ill_drawn(shown),
        *_overlaps(shown),
        *_walk(root, shown),
    ]
    return list(dict.fromkeys(found))


def called(widget: QObject) -> str:
    """What a finding calls a widget: its class, its words, and the class of ours that it stands in."""
    words = ""
    if isinstance(widget, QWidget):
        words = widget.accessibleName() or getattr(widget, "text", str)()
    owner: QObject | None = widget
    while owner is not None and not type(owner).__module__.startswith("clcdesk.ui."):
        owner = owner.parent()
    above = widget.parent()
    while above is not None and not re.match(r"clcdesk\.ui\.(pages|case|dialogs)\.", type(above).__module__):
        above = above.parent()
    place = next((type(one).__name__ for one in (above, owner) if one is not None), "")
    return f"{type(widget).__name__} “{' '.join(words.split())[:60]}” in {place}"


def _shown(root: QWidget) -> Iterator[QWidget]:
    """Every widget that is seen, or would be after scrolling down; not the inner parts of Qt's own."""
    yield root
    for child in root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        inner = child.objectName().startswith("qt_") and not isinstance(child, QAbstractItemView | QLabel)
        if child.isWindow() or not child.isVisible() or isinstance(child, QFocusFrame | Veil | QSizeGrip):
            continue
        if isinstance(root, QComboBox | QLineEdit | QTabBar | QHeaderView):
            continue
        if inner or (type(child) is QWidget and isinstance(root, QAbstractScrollArea)):
            yield from list(_shown(child))[1:]
        else:
            yield from _shown(child)


def is_stop(widget: QWidget) -> bool:
    """Whether the Tab key should come here."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.focusProxy() is None


def _of_one(widget: QWidget) -> Iterator[str]:
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield from _named(widget)
        if min(widget.width(), widget.height()) < px(LEAST):
            yield f"{called(widget)} is {widget.width()} × {widget.height()}, less than {px(LEAST)}"
    if isinstance(widget, QAbstractButton) and not widget.isEnabled() and not widget.accessibleDescription():
        yield f"{called(widget)} cannot be pressed and does not say why"
    if isinstance(widget, QLabel) and widget.property("role") in COLOURED and not widget.text().strip():
        yield f"{called(widget)} has a colour and no words"
    yield from _clipped(widget)
    yield from _scrolls(widget)


def _named(widget: QWidget) -> Iterator[str]:
    spoken = QAccessible.queryAccessibleInterface(widget)
    name = spoken.text(QAccessible.Text.Name) if spoken else ""
    if isinstance(widget, QComboBox | QLineEdit | QPlainTextEdit | QTextEdit | QAbstractItemView):
        name = widget.accessibleName()
    if not name.strip():
        yield f"{called(widget)} has no name"
    elif "&" in widget.accessibleName().replace("&&", "").replace(" & ", ""):
        yield f"{called(widget)} has an access key's mark in its name"


def _clipped(widget: QWidget) -> Iterator[str]:
    above = widget.parentWidget()
    if (
        above is not None
        and not widget.isWindow()
        and not _is_viewport(above)
        and not above.rect().contains(widget.geometry())
    ):
        yield f"{called(widget)} at {_box(widget.geometry())} stands out of its parent {_box(above.rect())}"
    elif above is not None and _is_viewport(above) and _too_wide(widget, above):
        yield f"{called(widget)} is {widget.width()} wide in an area of {above.width()}"
    if (wanted := _words_need(widget)) and not widget.toolTip():
        wide, high = wanted
        if wide > widget.width() + 1 or high > widget.height() + 1:
            yield f"{called(widget)} needs {wide} × {high} and has {widget.width()} × {widget.height()}"
    if isinstance(widget, QAbstractItemView):
        yield from _clipped_cells(widget)


def _is_viewport(widget: QWidget) -> bool:
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def _too_wide(widget: QWidget, viewport: QWidget) -> bool:
    area = viewport.parentWidget()
    return isinstance(area, QScrollArea) and not isinstance(area, Sideways) and widget.width() > viewport.width()


def _words_need(widget: QWidget) -> tuple[int, int] | None:
    """The width and height its words need; None for what has none, or scrolls them."""
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, QLabel):
        if not widget.text() or not widget.pixmap().isNull():
            return None
        if widget.wordWrap():
            return widget.width(), widget.heightForWidth(widget.width())
        return widget.sizeHint().width(), widget.sizeHint().height()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.sizeHint().width(), widget.sizeHint().height() - px(8)
    if isinstance(widget, QComboBox):
        return metrics.horizontalAdvance(widget.currentText()) + px(36), metrics.height()
    if isinstance(widget, QLineEdit) and not widget.text():
        return metrics.horizontalAdvance(widget.placeholderText()) + px(20), metrics.height()
    return None


def _clipped_cells(view: QAbstractItemView) -> Iterator[str]:
    """Cells whose words do not fit and that do not say them when pointed at; columns beyond the edge."""
    model = view.model()
    if isinstance(view, QTableView) and view.horizontalHeader().length() > view.viewport().width() + 1:
        need, there = view.horizontalHeader().length(), view.viewport().width()
        yield f"{called(view)}: its columns need {need}, there are {there}"
    if model is None or isinstance(view, QHeaderView):
        return
    for row in range(min(model.rowCount(), 30)):
        for column in range(columns(view)):
            index = model.index(row, column)
            box = view.visualRect(index)
            words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            if not words or box.isEmpty() or index.data(Qt.ItemDataRole.ToolTipRole):
                continue
            font = index.data(Qt.ItemDataRole.FontRole) or view.font()
            wide, high = QFontMetrics(font).horizontalAdvance(words), QFontMetrics(font).height()
            if box.width() < wide or box.height() < high:
                yield f"{called(view)}: “{words[:40]}” needs {wide} × {high} and has {box.width()} × {box.height()}"


def columns(view: QAbstractItemView) -> int:
    """A list has one (its model keeps the count to itself)."""
    return 1 if isinstance(view, QListView) else view.model().columnCount()


def _scrolls(widget: QWidget) -> Iterator[str]:
    if not isinstance(widget, QAbstractScrollArea) or isinstance(widget, Sideways):
        return
    over = widget.horizontalScrollBar().maximum()
    if over > 0 and not isinstance(widget, QHeaderView):
        yield f"{called(widget)} scrolls sideways by {over}"
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None and inside.minimumSizeHint().width() > widget.viewport().width():
        needs = inside.minimumSizeHint().width()
        yield f"{called(widget)}: what is in it needs {needs} and has {widget.viewport().width()}"


def _overlaps(shown: list[QWidget]) -> Iterator[str]:
    """Words that stand under a neighbour: brothers and sisters that share some of their place."""
    families: dict[QWidget, list[QWidget]] = {}
    for widget in shown:
        above = widget.parentWidget()
        if above is not None and not widget.isWindow() and not isinstance(above, QAbstractItemView | QHeaderView):
            families.setdefault(above, []).append(widget)
    for children in families.values():
        for one, other in combinations(children, 2):
            shared = _of_words(one) & _of_words(other)
            if shared.width() > 1 and shared.height() > 1:
                yield f"{called(one)} and {called(other)} stand on one another by {shared.width()} × {shared.height()}"


def _of_words(widget: QWidget) -> QRect:
    """Where it stands in its parent; of a label only as much as its words take."""
    box = widget.geometry()
    if isinstance(widget, QLabel) and not widget.wordWrap() and widget.pixmap().isNull():
        words = widget.sizeHint()
        aligned = QStyle.alignedRect(widget.layoutDirection(), widget.alignment(), words, box)
        return aligned & box
    return box


def _window(root: QWidget) -> Iterator[str]:
    """A window that had to grow beyond the screen because something in it did not give way."""
    wants = root.minimumSizeHint()
    if wants.width() > SCREEN[0] or wants.height() > SCREEN[1]:
        yield f"{called(root)} cannot be smaller than {wants.width()} × {wants.height()}"


def _keys(shown: list[QWidget]) -> Iterator[str]:
    """Shortcuts and access keys that two things want at once."""
    wanted: list[tuple[str, str]] = []
    for widget in shown:
        if isinstance(widget, QAbstractButton) and widget.isEnabled() and not widget.shortcut().isEmpty():
            wanted.append((widget.shortcut().toString(), called(widget)))
        if isinstance(widget, QLabel) and widget.buddy() is not None and (mark := MARK.search(widget.text())):
            wanted.append((f"Alt+{mark[1].upper()}", called(widget)))
        for short in widget.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if short.isEnabled():
                wanted.append((_portable(short.key()), called(widget)))
    several = {keys for keys, times in Counter(keys for keys, _by in set(wanted)).items() if times > 1}
    for keys in sorted(several):
        yield f"{keys} is wanted by {'; '.join(sorted(by for key, by in set(wanted) if key == keys))}"


def _portable(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.PortableText)


def _walk(root: QWidget, shown: list[QWidget]) -> Iterator[str]:
    """Press Tab until it is round; each stop is met once, in the order one reads."""
    stops = [widget for widget in shown if is_stop(widget)]
    if not stops:
        return
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    met: list[QWidget] = []
    rings = Rings(root)
    while len(met) < MOST_STOPS and (here := QApplication.focusWidget()) is not None and here not in met:
        met.append(here)
        yield from rings.come_to(here)
        if stops == [here]:
            return
        if (held := _tab_from(here)) is not None:
            yield held
            return
    if here is None:
        yield f"the focus is lost after {called(met[-1]) if met else called(stops[0])}"
        return
    yield from rings.come_to(here)
    if here is not met[0]:
        yield f"Tab comes to {called(here)} twice"
    missed = (one for one in stops if one not in met and one.isVisible() and is_stop(one) and not _in_turn(one, met))
    yield from (f"Tab never comes to {called(widget)}" for widget in missed)
    yield from (wrong for one, other in pairwise(met) if (wrong := _backwards(root, one, other)))


def _in_turn(widget: QWidget, met: list[QWidget]) -> bool:
    """Whether arrows come to it from one that was met: of several of which one is chosen, Tab stops at one."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    if group is not None and group.exclusive():
        return any(one in met for one in group.buttons())
    alike = [one for one in met if isinstance(one, type(widget)) and one.parentWidget() is widget.parentWidget()]
    return widget.autoExclusive() and bool(alike)


def _tab_from(here: QWidget) -> str | None:
    """Go on; what a reader holds (links) is passed one by one."""
    for _time in range(60 if isinstance(here, QTextBrowser) else 1):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is here:
            QApplication.processEvents()
        if QApplication.focusWidget() is not here:
            return None
    return f"{called(here)} keeps the Tab key"


def _backwards(root: QWidget, one: QWidget, other: QWidget) -> str | None:
    """A stop that stands wholly above or left of the one before it, where they part."""
    first, second = _parting(root, one, other)
    if first is None or second is None or first is second:
        return None
    box, after = first.geometry(), second.geometry()
    above = after.bottom() < box.top() and after.left() <= box.right()
    left = after.right() < box.left() and after.top() <= box.bottom() and box.top() <= after.bottom()
    return f"Tab goes backwards from {called(one)} to {called(other)}" if above or left else None


def _parting(root: QWidget, one: QWidget, other: QWidget) -> tuple[QWidget | None, QWidget | None]:
    """The two children of their nearest common parent that hold them."""
    lines = [_upwards(root, one), _upwards(root, other)]
    common = next((widget for widget in lines[0] if widget in lines[1]), None)
    halves = [line[line.index(common) - 1] if common and line.index(common) else None for line in lines]
    return halves[0], halves[1]


def _upwards(root: QWidget, widget: QWidget) -> list[QWidget]:
    line: list[QWidget] = []
    above: QWidget | None = widget
    while above is not None:
        line.append(above)
        above = None if above is root else above.parentWidget()
    return line


def _box(rect: QRect) -> str:
    corner: QPoint = rect.topLeft()
    return f"({corner.x()}, {corner.y()}) {rect.width()} × {rect.height()}"
