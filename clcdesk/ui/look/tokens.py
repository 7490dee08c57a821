"""The colours, three tables of one shape. A test works out every contrast they promise."""

from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["light", "dark", "contrast"]


@dataclass(frozen=True)
class Tokens:
    """Colours as #rrggbb, named for what they are used for."""

    window: str
    surface: str
    sunk: str
    """Rail, group headers, what is full or disabled."""
    tint: str
    """The line that says what is next; an opened detail."""
    hover: str
    selected: str
    line: str
    """Decorative: never the only edge of something to press."""
    already: str
    """What is already in the week."""
    text: str
    muted: str
    accent: str
    on_accent: str
    edge: str
    """Of fields and buttons."""
    focus: str
    fits: str
    check: str
    wait: str
    unable: str
    error: str
    error_ground: str


LIGHT = Tokens(
    window="#F5F4F0",
    surface="#FFFFFF",
    sunk="#EFEDE7",
    tint="#E9F0F8",
    hover="#F2F5F9",
    selected="#DCE8F5",
    line="#DAD7CF",
    already="#E4E1D9",
    text="#1A2025",
    muted="#4E575E",
    accent="#1D4F91",
    on_accent="#FFFFFF",
    edge="#747A80",
    focus="#0B3A75",
    fits="#1C6B3A",
    check="#854A00",
    wait="#6A3F9E",
    unable="#59626A",
    error="#A8201A",
    error_ground="#FBECEA",
)
DARK = Tokens(
    window="#14171A",
    surface="#1C2024",
    sunk="#252A2F",
    tint="#1D2A3A",
    hover="#23292F",
    selected="#263A54",
    line="#3A4148",
    already="#333A41",
    text="#ECEEF0",
    muted="#B5BDC4",
    accent="#93BDF2",
    on_accent="#0E1620",
    edge="#8B949C",
    focus="#C4DCFA",
    fits="#84CE9C",
    check="#EBB66C",
    wait="#C7ABF2",
    unable="#AAB3BB",
    error="#FF9F95",
    error_ground="#3A2120",
)
CONTRAST = Tokens(
    window="#000000",
    surface="#000000",
    sunk="#000000",
    tint="#000000",
    hover="#1A1A1A",
    selected="#003B70",
    line="#FFFFFF",
    already="#3A3A3A",
    text="#FFFFFF",
    muted="#FFFFFF",
    accent="#7FD4FF",
    on_accent="#000000",
    edge="#FFFFFF",
    focus="#FFE94A",
    fits="#8CF2A6",
    check="#FFD27A",
    wait="#DDC2FF",
    unable="#FFFFFF",
    error="#FFB3AB",
    error_ground="#000000",
)
THEMES: dict[ThemeName, Tokens] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance of #rrggbb, 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
