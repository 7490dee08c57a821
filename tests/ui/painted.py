"""What is painted and not a widget: the words a list, a heading or a chart really draws, and where.

They are painted into a vector picture, which keeps each line of words as words. What was cut short must be
told in full where one points at it, and read out in full; no words may stand on others or out of their widget.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import combinations
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QWidget

CUT = "…"
TOLERATED = 2.0
"""Pixels that two boxes may share: a letter's box is wider than the letter."""
PART = re.compile(r"<g [^>]*?transform=\"matrix\(([^)]*)\)\"|<text ([^>]*)>(.*?)</text>", re.DOTALL)
GIVEN = re.compile(r"([\w-]+)=\"([^\"]*)\"")
Role = Qt.ItemDataRole


class Words(NamedTuple):
    text: str
    box: QRectF
    """In the widget's own pixels."""


def ill_drawn(shown: Iterable[QWidget]) -> Iterator[str]:
    """What is wrong with the words that are painted in these widgets."""
    from tests.ui.audit import called

    for widget in shown:
        if not paints(widget):
            continue
        surface = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        drawn = words_of(surface)
        yield from (f"{called(widget)}: {wrong}" for wrong in _wrong(widget, surface, drawn))


def paints(widget: QWidget) -> bool:
    """Whether its words are drawn by a delegate or by code of ours."""
    if isinstance(widget, QAbstractItemView):
        return widget.model() is not None
    own = next((one for one in type(widget).__mro__ if "paintEvent" in vars(one)), QWidget)
    return own.__module__.startswith("clcdesk.")


def words_of(surface: QWidget) -> list[Words]:
    """Every line of words that a widget itself draws now, not its children."""
    kept = QBuffer()
    picture = QSvgGenerator()
    picture.setOutputDevice(kept)
    picture.setSize(surface.size())
    picture.setResolution(96)
    surface.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground)
    return list(_read(bytes(kept.data().data()).decode()))


def _read(picture: str) -> Iterator[Words]:
    at = (0.0, 0.0)
    for matrix, given, text in PART.findall(picture):
        if matrix:
            numbers = [float(number) for number in matrix.split(",")]
            at = (numbers[4], numbers[5])
        elif words := unescape(text).strip():
            about = dict(GIVEN.findall(given))
            font = QFont(about["font-family"])
            font.setPixelSize(max(1, round(float(about["font-size"]))))
            font.setBold(int(about["font-weight"]) > 500)
            metrics = QFontMetricsF(font)
            left, line = at[0] + float(about["x"]), at[1] + float(about["y"])
            size = metrics.horizontalAdvance(words), metrics.xHeight() + metrics.descent() / 2
            yield Words(words, QRectF(left, line - metrics.xHeight(), *size))


def _wrong(widget: QWidget, surface: QWidget, drawn: Sequence[Words]) -> Iterator[str]:
    inside = QRectF(surface.rect()).adjusted(-TOLERATED, 0, TOLERATED, 0)
    seen = [words for words in drawn if _upright(surface, words)]
    for words in seen:
        if words.box.left() < inside.left() or words.box.right() > inside.right():
            ends = f"{words.box.left():.0f} to {words.box.right():.0f}"
            yield f"“{words.text[:40]}” is drawn from {ends} in {surface.width()}"
        if words.text.endswith(CUT):
            yield from _cut(widget, words)
    for one, other in combinations(seen, 2):
        shared = one.box & other.box
        if shared.width() > TOLERATED and shared.height() > TOLERATED and one.text != other.text:
            yield f"“{one.text[:30]}” and “{other.text[:30]}” are drawn on one another"


def _upright(surface: QWidget, words: Words) -> bool:
    """Whether the line is seen whole: a list may be scrolled to the middle of a row."""
    return words.box.top() >= 0 and words.box.bottom() <= surface.height()


def _cut(widget: QWidget, words: Words) -> Iterator[str]:
    start = " ".join(words.text.rstrip(CUT).split())
    told = _told(widget, words.box.center())
    if any(words.text in said for _where, said in told):
        return  # a command that goes on to ask: Print…
    for where, said in told:
        if start not in " ".join(said.split()):
            yield f"“{words.text[:40]}” is cut and not whole in {where}"


def _told(widget: QWidget, point: QPointF) -> Sequence[tuple[str, str]]:
    """What is said when one points there, and what is read out."""
    if isinstance(widget, QHeaderView):
        section = widget.logicalIndexAt(point.toPoint())
        title = widget.model().headerData(section, widget.orientation(), Role.ToolTipRole)
        whole = widget.model().headerData(section, widget.orientation(), Role.AccessibleTextRole)
        named = widget.model().headerData(section, widget.orientation(), Role.DisplayRole)
        return ("its tooltip", str(title or "")), ("what is read out", str(whole or named or ""))
    if isinstance(widget, QAbstractItemView):
        index = widget.indexAt(point.toPoint())
        row = [index.siblingAtColumn(at) for at in range(_columns(widget))] if index.isValid() else []
        spoken = " ".join(str(cell.data(Role.AccessibleTextRole) or cell.data() or "") for cell in row)
        pointed = str(index.data(Role.ToolTipRole) or "") if index.isValid() else ""
        return ("its tooltip", pointed), ("what is read out", spoken)
    spoken_of = QAccessible.queryAccessibleInterface(widget)
    texts = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    spoken = " ".join(spoken_of.text(one) for one in texts) if spoken_of else ""
    return ("its tooltip", widget.toolTip()), ("what is read out", spoken)


def _columns(view: QAbstractItemView) -> int:
    return 1 if isinstance(view, QListView) else view.model().columnCount()
