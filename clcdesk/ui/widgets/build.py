"""Making widgets in one line each, with their role, their accessible name and their place."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clcdesk.ui.look import px
from clcdesk.ui.widgets.keyed import KeyedButton


def label(text: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """Plain text, never markup: what people are called is shown as typed."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made


def button(
    text: str, pressed: Callable[[], object], role: str = "", *, name: str = "", keys: str = "", hint: str = ""
) -> QPushButton:
    """A button; `name` is what is read out (default: its words), `keys` its shortcut.

    `hint` is a shortcut that stands on it after its words, smaller and lighter (`keyed.show_hint` takes it away).
    """
    made = KeyedButton(text, hint) if hint else QPushButton(text)
    made.setAccessibleName(name or text.replace("&", ""))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if keys:
        made.setToolTip(keys)
        at_once(made, keys)
    made.clicked.connect(lambda: pressed())
    return made


def at_once(pressed: QAbstractButton, keys: str) -> None:
    """A shortcut that presses a button at once: Qt's own first shows it pressed for a tenth of a second."""
    pressed.setProperty("keys", keys)
    shortcut = QShortcut(QKeySequence(keys), pressed)
    shortcut.activated.connect(pressed.click)


def frame(role: str, layout: QLayout | None = None) -> QFrame:
    made = QFrame()
    made.setProperty("role", role)
    if layout is not None:
        made.setLayout(layout)
    return made


def restyle(widget: QWidget) -> None:
    """A property that its style depends on is another; what was never styled yet will be when it is shown."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def scrolling(inside: QWidget, *, later: bool = False) -> QScrollArea:
    """What may be longer than the window: it scrolls downwards only.

    `later`: the caller calls `setWidget(inside)` once the area stands in its own place. From then on all that is
    inside is styled, and Qt styles it anew for each parent that is put above it. (Its place in the order of Tab it
    has from the beginning.)
    """
    made = QScrollArea()
    if later:
        inside.setParent(made.viewport())
    else:
        made.setWidget(inside)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def rule() -> QFrame:
    """A line across."""
    return frame("line")


def column(
    *items: QWidget | QLayout | int | None, gap: float = 8, edges: tuple[float, ...] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """One under the other; a number is a gap, None takes what is left."""
    made = QVBoxLayout()
    _fill(made, items, gap, edges)
    return made


def row(*items: QWidget | QLayout | int | None, gap: float = 8, edges: tuple[float, ...] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Side by side; a number is a gap, None takes what is left."""
    made = QHBoxLayout()
    _fill(made, items, gap, edges)
    return made


def _fill(
    layout: QBoxLayout, items: tuple[QWidget | QLayout | int | None, ...], gap: float, edges: tuple[float, ...]
) -> None:
    layout.setSpacing(px(gap))
    layout.setContentsMargins(*(px(edge) for edge in edges))
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(px(item))
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
