"""Words turned into glyphs, each word once in a process.

A shaped word knows nothing of size, colour or letter: its numbers are thousandths of the font size.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from clcdesk.letters.fonts import LATIN, REPLACEMENT, Face, Weight, face, face_for, stays

REMEMBERED = 1 << 15
"""Words kept: far more than a letter has, far less than memory."""
NBSP = "\u00a0"
_EVERYTHING: dict[str, bool] = {}
_NO_LIGATURES = {"liga": False, "clig": False}
"""So that every glyph stands for one character, and the text layer needs no help."""
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")


class Glyph(NamedTuple):
    number: int
    advance: float
    right: float
    up: float
    text: str
    """The characters it stands for; "" for the later glyphs of a cluster."""


class Shaped(NamedTuple):
    """A stretch of one face, one direction: glyphs from left to right."""

    face: str
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    faithful: bool
    """Whether the glyphs alone, read in order, give the text back."""
    show: str
    """The inside of a PDF `TJ` array; "" when a glyph stands off the line and needs more than that."""


def tidy(text: str) -> str:
    """Text that a PDF can carry: white space is one space, control characters are gone, halves of characters are �."""
    if text.isprintable() and "  " not in text:
        return text
    plain = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not text.isascii() else text
    kept = (c for c in plain if c.isspace() or not _forbidden(c))
    return re.sub(r"[^\S\u00a0]+", " ", "".join(kept))


def _forbidden(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or ord(character) & 0xFFFE == 0xFFFE or character == "\ufeff"


@lru_cache(maxsize=REMEMBERED)
def word(text: str, weight: Weight, rtl: bool = False, urdu: bool = False) -> tuple[Shaped, ...]:
    """A word in reading order, split where its face changes."""
    first = face(f"{LATIN[0]}-{weight}")
    if not text:
        return ()
    if first.coverage.issuperset(text) and NBSP not in text:
        return (_shape(first, text, text, rtl),)
    parts: list[tuple[str, str, str]] = []
    for character in text:
        before = parts[-1] if parts else None
        name, drawn = _face_of(character, before[:2] if before else None, weight, urdu)
        if before and before[0] == name:
            parts[-1] = (name, before[1] + drawn, before[2] + character)
        else:
            parts.append((name, drawn, character))
    return tuple(_shape(face(name), drawn, own, rtl) for name, drawn, own in parts)


def _face_of(character: str, before: tuple[str, str] | None, weight: Weight, urdu: bool) -> tuple[str, str]:
    """The face for a character, given face and characters before it, and the character that it draws."""
    if character == NBSP:
        return f"{LATIN[0]}-{weight}", " "
    if before and (_UNSEEN.match(character) or _joins(character, *before)):
        return before[0], character
    if _UNSEEN.match(character):
        return f"{LATIN[0]}-{weight}", character
    name = face_for(character, weight, urdu)
    return (name, character) if name else (f"{LATIN[1]}-{weight}", REPLACEMENT)


def _joins(character: str, name: str, before: str) -> bool:
    """Whether a mark can be drawn by the face of what it stands on, alone or as one letter with it."""
    if not stays(character):
        return False
    whole = unicodedata.normalize("NFC", before[-1] + character)
    coverage = face(name).coverage
    return character in coverage or whole in coverage


def _shape(font: Face, drawn: str, text: str, rtl: bool) -> Shaped:
    buffer = hb.Buffer()
    buffer.add_str(drawn)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(font.font, buffer, _EVERYTHING if font.complex else _NO_LIGATURES)
    glyphs = _glyphs(font, buffer, drawn)
    as_read = "".join([font.characters.get(glyph.number, "\0") for glyph in glyphs])
    faithful = not rtl and as_read == drawn == text.replace(NBSP, " ")
    return Shaped(font.name, text, glyphs, sum([g.advance for g in glyphs]), faithful, _show(font, glyphs))


def _glyphs(font: Face, buffer: hb.Buffer, text: str) -> tuple[Glyph, ...]:
    placed = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    starts = sorted({info.cluster for info, _ in placed})
    ends = dict(pairwise([*starts, len(text)]))
    glyphs = []
    for info, position in placed:
        end = ends.pop(info.cluster, None)
        own = "" if end is None else text[info.cluster : end]
        moves = (position.x_advance, position.x_offset, position.y_offset)
        advance, right, up = moves if font.scale == 1 else [round(move * font.scale, 2) for move in moves]
        glyphs.append(Glyph(info.codepoint, advance, right, up, own))
    return tuple(glyphs)


def _show(font: Face, glyphs: tuple[Glyph, ...]) -> str:
    if any(glyph.up for glyph in glyphs):
        return ""
    return "".join([show_glyph(font, glyph) for glyph in glyphs]).replace("><", "")


def show_glyph(font: Face, glyph: Glyph) -> str:
    """One glyph inside a `TJ` array, with the moves that put it where shaping wants it."""
    before = f"{-glyph.right:g}" if glyph.right else ""
    after = font.width(glyph.number) - glyph.advance + glyph.right
    return f"{before}<{glyph.number:04x}>{after:g}" if after else f"{before}<{glyph.number:04x}>"


@lru_cache(maxsize=16)
def space(weight: Weight) -> Shaped:
    """The space between words, of the first face whatever stands around it."""
    return word(" ", weight)[0]
