"""What a screen reader meets in a part of the window, in the order it meets it."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

NAME = QAccessible.Text.Name


def heard(root: QWidget) -> list[str]:
    """The names of all that is seen, through the accessibility tree; scroll bars are left out."""
    return [words for words in _names(QAccessible.queryAccessibleInterface(root)) if words]


def unnamed(root: QWidget) -> list[str]:
    """What can have the focus, or holds a group together, and has no name."""
    return [str(one.role()) for one in _met(QAccessible.queryAccessibleInterface(root)) if _needs_a_name(one)]


def _names(top: QAccessibleInterface) -> Iterator[str]:
    for one in _met(top):
        yield one.text(NAME)


def _met(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if one.state().invisible or one.role() == QAccessible.Role.ScrollBar:
        return
    yield one
    for at in range(one.childCount()):
        child = one.child(at)
        if child is not None:
            yield from _met(child)


def _needs_a_name(one: QAccessibleInterface) -> bool:
    return not one.text(NAME) and (bool(one.state().focusable) or one.role() == QAccessible.Role.Grouping)
