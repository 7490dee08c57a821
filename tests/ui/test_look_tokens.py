"""The colours keep the contrast they promise, on every ground they meet."""

from typing import get_args

import pytest

from clcdesk.ui.look import THEMES
from clcdesk.ui.look.tokens import ThemeName, Tokens

GROUNDS = ("surface", "window", "sunk", "tint", "hover", "selected", "error_ground")
WORDS = ("text", "muted", "accent", "fits", "check", "wait", "unable", "error")
EDGES = ("edge", "focus")


def light(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def worst(tokens: Tokens, name: str) -> float:
    return min(contrast(getattr(tokens, name), getattr(tokens, ground)) for ground in GROUNDS)


@pytest.mark.parametrize("theme", get_args(ThemeName))
def test_words_and_edges_can_be_seen_on_every_ground(theme: ThemeName) -> None:
    tokens = THEMES[theme]
    assert {name: worst(tokens, name) for name in WORDS if worst(tokens, name) < 4.5} == {}
    assert {name: worst(tokens, name) for name in EDGES if worst(tokens, name) < 3} == {}
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@pytest.mark.parametrize(
    ("theme", "name", "on_surface", "at_worst"),
    [
        ("light", "text", 16.4, 13.2), ("light", "muted", 7.4, 5.9), ("light", "accent", 8.1, 6.6),
        ("light", "focus", 11.2, 9.0), ("light", "error", 7.3, 5.9), ("light", "edge", 4.3, 3.5),
        ("dark", "text", 14.1, 9.9), ("dark", "muted", 8.6, 6.1), ("dark", "accent", 8.4, 6.0),
        ("dark", "edge", 5.3, 3.8), ("contrast", "text", 21, 11.3), ("contrast", "focus", 17.0, 9.2),
    ],
)  # fmt: skip
def test_the_numbers_of_the_design(theme: ThemeName, name: str, on_surface: float, at_worst: float) -> None:
    tokens = THEMES[theme]
    assert contrast(getattr(tokens, name), tokens.surface) == pytest.approx(on_surface, abs=0.1)
    assert worst(tokens, name) == pytest.approx(at_worst, abs=0.1)


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
