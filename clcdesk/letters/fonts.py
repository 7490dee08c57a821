"""The fonts letters are set in, and which of them has a character.

Atkinson Hyperlegible first; Noto where it lacks a script. Faces hold facts of the font files only, never of a
letter, so one letter cannot change another.
"""

import unicodedata
from functools import cache, cached_property, lru_cache
from typing import Literal

import uharfbuzz as hb  # type: ignore[import-untyped]

from clcdesk.paths import resource

Weight = Literal["Regular", "Bold"]

LATIN = ("AtkinsonHyperlegible", "NotoSans")
SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0600, 0x06FF, "NotoNaskhArabic"),
    (0x0750, 0x077F, "NotoNaskhArabic"),
    (0x08A0, 0x08FF, "NotoNaskhArabic"),
    (0x0900, 0x097F, "NotoSansDevanagari"),
    (0x0980, 0x09FF, "NotoSansBengali"),
    (0x0A00, 0x0A7F, "NotoSansGurmukhi"),
    (0x0A80, 0x0AFF, "NotoSansGujarati"),
    (0xA8E0, 0xA8FF, "NotoSansDevanagari"),
    (0xFB50, 0xFDFF, "NotoNaskhArabic"),
    (0xFE70, 0xFEFC, "NotoNaskhArabic"),
)
URDU = "NotoNastaliqUrdu"
FAMILIES = tuple(dict.fromkeys((*LATIN, *(family for _, _, family in SCRIPTS), URDU)))
REPLACEMENT = "\ufffd"
"""Drawn for a character that no font has; Noto Sans has it."""


class Face:
    """One font file; every measure is in thousandths of the font size."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data = resource("fonts", f"{name}.ttf").read_bytes()
        self.raw = hb.Face(self.data)
        self.font = hb.Font(self.raw)
        self.scale = 1000 / self.raw.upem
        self.coverage = frozenset(map(chr, self.raw.unicodes))
        extents = self.font.get_font_extents("ltr")
        self.ascent, self.descent = extents.ascender * self.scale, extents.descender * self.scale
        self.complex = name.partition("-")[0] not in LATIN
        """Whether glyphs join, move or stand for several characters as the rule, not the exception."""
        self._widths: dict[int, int] = {}

    @cached_property
    def characters(self) -> dict[int, str]:
        """Each glyph that stands for a character by itself → the first such character."""
        found: dict[int, str] = {}
        for character in sorted(self.coverage):
            found.setdefault(self.font.get_nominal_glyph(ord(character)) or 0, character)
        return found

    def width(self, glyph: int) -> int:
        """As the PDF's table of widths has it: whole thousandths."""
        if glyph not in self._widths:
            self._widths[glyph] = round(self.font.get_glyph_h_advance(glyph) * self.scale)
        return self._widths[glyph]


@cache
def face(name: str) -> Face:
    """The face of a name such as `NotoSans-Bold`, read once in a process."""
    return Face(name)


@lru_cache(maxsize=1 << 16)
def face_for(character: str, weight: Weight, urdu: bool = False) -> str | None:
    """The name of the first face that has the character; None when none has."""
    code = ord(character)
    script = next((family for low, high, family in SCRIPTS if low <= code <= high), None)
    wanted = [script] if script else []
    if script == "NotoNaskhArabic" and urdu:
        wanted.insert(0, URDU)
    for family in dict.fromkeys((*wanted, *LATIN, *FAMILIES)):
        if character in face(f"{family}-{weight}").coverage:
            return f"{family}-{weight}"
    return None


def stays(character: str) -> bool:
    """Whether a character belongs to the one before it: marks, joiners, and the stops that scripts share."""
    return character in "\u200c\u200d\u0964\u0965" or unicodedata.category(character) in ("Mn", "Mc", "Me")
