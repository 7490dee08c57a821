"""The international paragraph: words of any script broken into lines of a width.

Everything here is measured in points; nothing is drawn. Spaces are ordinary ones, but some never break: inside
dates, telephone numbers, times, post codes and distances.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple

from clcdesk.letters.bidi import levels, runs_left
from clcdesk.letters.blocks import Run, Words
from clcdesk.letters.fonts import Weight, face
from clcdesk.letters.shaping import NBSP, REMEMBERED, Shaped, space, tidy, word

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_GLUED = re.compile(
    rf"(?:(?:{_DAYS}) )?\b\d{{1,2}} (?:{_MONTHS})\b(?: \d{{4}}\b)?"
    r"|(?<![\d,.])(?:\+44 ?|0)\d{2,5}(?: \d{3,6}){1,3}\b"
    r"|\b\d{1,2}(?:[.:]\d\d)? [ap]m\b"
    r"|\b[Pp]age \d+ of \d+\b"
    r"|\b\d+(?:\.\d+)? (?:miles?|km|minutes?|hours?)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
)


_JOINTS = "@/-_"


class Piece(NamedTuple):
    """One shaped stretch in a line."""

    shaped: Shaped
    link: str
    level: int


class Line(NamedTuple):
    """One line, its pieces in reading order."""

    pieces: tuple[Piece, ...]
    width: float
    """In points, without spaces at its end."""
    broken: bool
    """Whether its last word goes on in the next line."""
    ascent: float
    descent: float
    """The highest and the lowest reach of its faces, in thousandths of the size."""


class Style(NamedTuple):
    """How words are set; size and leading in points."""

    size: float
    leading: float
    colour: str
    bold: bool = False


@lru_cache(maxsize=4096)
def glue(text: str) -> str:
    """The text with spaces that never break where a break would split one thing in two."""
    return _GLUED.sub(lambda found: found[0].replace(" ", NBSP), text)


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is on one line, in points."""
    weight: Weight = "Bold" if bold else "Regular"
    return sum(shaped.width for shaped in word(tidy(text), weight)) * size / 1000


@lru_cache(maxsize=2048)
def break_lines(words: Words, style: Style, room: float, rtl: bool = False, urdu: bool = False) -> tuple[Line, ...]:
    """The lines of a paragraph no wider than `room`; no words give no lines.

    A word wider than the room breaks between its characters; nothing else does.
    """
    limit = room * 1000 / style.size
    lines: list[Line] = []
    current: list[Piece] = []
    used = 0.0
    for unit in _fitting(_units(words, style.bold, rtl, urdu), limit, urdu):
        gap = unit.gap if current else None
        extent = unit.width + (gap.shaped.width if gap else 0)
        if current and used + extent > limit:
            lines.append(_line(current, used, style, unit.joined))
            current, used, gap, extent = [], 0.0, None, unit.width
        if gap:
            current.append(gap)
        current += unit.pieces
        used += extent
    if current:
        lines.append(_line(current, used, style, False))
    return tuple(lines)


def _line(pieces: list[Piece], used: float, style: Style, broken: bool) -> Line:
    faces = [face(name) for name in {piece.shaped.face for piece in pieces}]
    return Line(
        tuple(pieces),
        used * style.size / 1000,
        broken,
        max(font.ascent for font in faces),
        min(font.descent for font in faces),
    )


class _Unit(NamedTuple):
    """What stays together on a line, and the space before it, which gives way where a line ends."""

    gap: Piece | None
    pieces: tuple[Piece, ...]
    width: float
    joined: bool = False
    """Whether it goes on a word begun in the unit before."""


def _units(words: Words, bold: bool, rtl: bool, urdu: bool) -> Iterator[_Unit]:
    """The words of a paragraph in reading order."""
    gap: Piece | None = None
    unit: list[Piece] = []
    for text, weight, link, level in _directed(words, bold, rtl):
        for place, part in enumerate(text.split(" ")):
            if place:
                if unit:
                    yield _Unit(gap, tuple(unit), sum(piece.shaped.width for piece in unit))
                    unit = []
                gap = _gap(weight, link, level)
            if part:
                unit += _pieces(part, weight, link, level, urdu)
    if unit:
        yield _Unit(gap, tuple(unit), sum(piece.shaped.width for piece in unit))


@lru_cache(maxsize=REMEMBERED)
def _pieces(text: str, weight: Weight, link: str, level: int, urdu: bool) -> tuple[Piece, ...]:
    parts = re.split(f"({NBSP})", text) if NBSP in text else (text,)
    return tuple(Piece(shaped, link, level) for part in parts for shaped in word(part, weight, bool(level & 1), urdu))


@lru_cache(maxsize=256)
def _gap(weight: Weight, link: str, level: int) -> Piece:
    return Piece(space(weight), link, level)


def _directed(words: Words, bold: bool, rtl: bool) -> Iterator[tuple[str, Weight, str, int]]:
    """Stretches of one weight, link and level; spaces that never break are in place."""
    runs = [Run(tidy(run.text), run.bold or bold, run.link) for run in words]
    text = glue("".join(run.text for run in runs))
    directions = levels(text, int(rtl)) if rtl or runs_left(text) else None
    start = 0
    for run in runs:
        own = text[start : start + len(run.text)]
        for stretch, level in _stretches(own, start, directions):
            yield stretch, "Bold" if run.bold else "Regular", run.link, level
        start += len(run.text)


def _stretches(text: str, start: int, directions: list[int] | None) -> Iterator[tuple[str, int]]:
    """The text split where its direction changes, each with its level."""
    if directions is None:
        yield text, 0
        return
    first = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or directions[start + place] != directions[start + first]:
            yield text[first:place], directions[start + first]
            first = place


def _fitting(units: Iterable[_Unit], limit: float, urdu: bool) -> Iterator[_Unit]:
    """Units as they are, or, wider than a line, in as many parts as it takes: glue gives way first, then the word."""
    for unit in units:
        if unit.width <= limit:
            yield unit
        elif any(NBSP in piece.shaped.text for piece in unit.pieces):
            yield from _fitting(_loosened(unit, urdu), limit, urdu)
        else:
            yield from _cut(unit, limit, urdu)


def _loosened(unit: _Unit, urdu: bool) -> Iterator[_Unit]:
    """A unit parted at the spaces that were not to break."""
    gap, part = unit.gap, list[Piece]()
    for piece in unit.pieces:
        if NBSP in piece.shaped.text:
            yield _Unit(gap, tuple(part), sum(own.shaped.width for own in part))
            gap, part = piece, []
        else:
            part.append(piece)
    yield _Unit(gap, tuple(part), sum(own.shaped.width for own in part))


def _cut(unit: _Unit, limit: float, urdu: bool) -> Iterator[_Unit]:
    """A word in parts that fit, cut between clusters and shaped anew."""
    left = [
        piece._replace(shaped=piece.shaped._replace(text=cluster, width=extent))
        for piece in unit.pieces
        for cluster, extent in _clusters(piece)
    ]
    gap, joined = unit.gap, False
    while left:
        ends = list(accumulate(piece.shaped.width for piece in left))
        end = max(1, bisect_right(ends, limit))
        if end < len(left):
            end = _good_end(left[:end])
        part = _whole(left[:end], gap, joined, urdu)
        while part.width > limit and end > 1:  # shaped anew it may be wider: a pair was parted
            end -= 1
            part = _whole(left[:end], gap, joined, urdu)
        yield part
        left, gap, joined = left[end:], None, True


def _good_end(part: list[Piece]) -> int:
    """Where to cut: behind the last sign that joins words in an address, if it leaves a third of the line or more."""
    for place in range(len(part), len(part) // 3, -1):
        if part[place - 1].shaped.text in _JOINTS:
            return place
    return len(part)


def _clusters(piece: Piece) -> Iterator[tuple[str, float]]:
    """What may not be cut: the characters of each cluster in reading order, and their width."""
    glyphs = reversed(piece.shaped.glyphs) if piece.level & 1 else piece.shaped.glyphs
    found: list[tuple[str, float]] = []
    waiting = 0.0
    for glyph in glyphs:
        if glyph.text:
            found.append((glyph.text, glyph.advance + waiting))
            waiting = 0.0
        elif piece.level & 1:
            waiting += glyph.advance
        else:
            found[-1] = (found[-1][0], found[-1][1] + glyph.advance)
    replaced = "".join(text for text, _ in found) != piece.shaped.text
    if replaced:
        share = piece.shaped.width / max(len(piece.shaped.text), 1)
        return iter([(character, share) for character in piece.shaped.text])
    return iter(found)


def _whole(part: list[Piece], gap: Piece | None, joined: bool, urdu: bool) -> _Unit:
    """Clusters of one face, link and level shaped together again."""
    pieces: list[Piece] = []
    for (name, link, level), same in groupby(part, key=lambda piece: (piece.shaped.face, *piece[1:])):
        text = "".join(piece.shaped.text for piece in same)
        pieces += _pieces(text, "Bold" if name.endswith("Bold") else "Regular", link, level, urdu)
    return _Unit(gap, tuple(pieces), sum(piece.shaped.width for piece in pieces), joined)
