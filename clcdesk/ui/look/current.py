"""The look in use. There is one for the whole window, as there is one `QApplication`."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from clcdesk.ui.look.tokens import THEMES, ThemeName, Tokens

BODY = 16
"""Pixels of body text at 100 %."""


@dataclass(frozen=True)
class Look:
    theme: ThemeName = "light"
    percent: int = 100
    """Size of the text, 100 to 200."""
    touch: bool = False
    """On a visit everything that can be pressed is 44 px or more."""

    @property
    def tokens(self) -> Tokens:
        return THEMES[self.theme]


_current = Look()


def current() -> Look:
    return _current


def put(look: Look) -> None:
    global _current
    _current = look


def px(size: float) -> int:
    """Effective pixels in real ones: 8 is 16 when the text is at 200 %."""
    return round(size * _current.percent / 100)


def em(size: float) -> int:
    """A multiple of the body text in pixels."""
    return px(BODY * size)


def colour(name: str) -> QColor:
    """A token of the look in use, by its name in `Tokens`."""
    return QColor(getattr(_current.tokens, name))
