"""The international paragraph: words of any script broken into lines of a width.

Everything here is measured in points; nothing is drawn. Spaces are ordinary ones, but some never break: inside
dates, telephone numbers, times, post codes and distances.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from clcdesk.letters.bidi import levels, runs_left
from clcdesk.letters.blocks import Run, Words
from clcdesk.letters.fonts import Weight, face
from clcdesk.letters.shaping import NBSP, Shaped, space, tidy, word

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_GLUED = re.compile(
    rf"(?:(?:{_DAYS}) )?\b\d{{1,2}} (?:{_MONTHS})\b(?: \d{{4}}\b)?"
    r"|(?<![\d,.])(?:\+44|0)\d{2,5}(?: \d{3,6}){1,3}\b"
    r"|\b\d{1,2}(?:[.:]\d\d)? [ap]m\b"
    r"|\b[Pp]age \d+ of \d+\b"
    r"|\b\d+(?:\.\d+)? (?:miles?|km|minutes?|hours?)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
)


class Piece(NamedTuple):
    """One shaped stretch in a line."""

    shaped: Shaped
    link: str
    level: int
    breaks: bool
    """Whether it is a space at which a line may break."""


class Line(NamedTuple):
    """One line, its pieces in reading order."""

    pieces: tuple[Piece, ...]
    width: float
    """In points, without spaces at its end."""
    broken: bool
    """Whether its last word goes on in the next line."""


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


def ascent_and_descent(line: Line) -> tuple[float, float]:
    """The highest and the lowest reach of its faces, in thousandths of the size."""
    faces = [face(name) for name in {piece.shaped.face for piece in line.pieces}]
    return max((f.ascent for f in faces), default=950), min((f.descent for f in faces), default=-290)


def break_lines(words: Words, style: Style, room: float, rtl: bool = False, urdu: bool = False) -> tuple[Line, ...]:
    """The lines of a paragraph no wider than `room`; no words give no lines.

    A word wider than the room breaks between its characters; nothing else does.
    """
    limit = room * 1000 / style.size
    pieces = list(_pieces(words, style.bold, rtl, urdu))
    lines: list[Line] = []
    current: list[Piece] = []
    used = 0.0
    for unit in _units(pieces, limit, urdu):
        extent = sum(piece.shaped.width for piece in unit.pieces)
        if current and used + extent > limit and not unit.pieces[0].breaks:
            lines.append(_line(current, style, unit.joined))
            current, used = [], 0.0
        if current or not unit.pieces[0].breaks:
            current += unit.pieces
            used += extent
    if current:
        lines.append(_line(current, style, False))
    return tuple(lines)


def _line(pieces: list[Piece], style: Style, broken: bool) -> Line:
    kept = list(pieces)
    while kept and kept[-1].breaks:
        kept.pop()
    return Line(tuple(kept), sum(piece.shaped.width for piece in kept) * style.size / 1000, broken)


def _pieces(words: Words, bold: bool, rtl: bool, urdu: bool) -> Iterator[Piece]:
    """All pieces of a paragraph in reading order; a breaking space is a piece of its own."""
    runs = [Run(tidy(run.text), run.bold or bold, run.link) for run in words]
    text = glue("".join(run.text for run in runs))
    directions = levels(text, int(rtl)) if rtl or runs_left(text) else None
    start = 0
    for run in runs:
        weight: Weight = "Bold" if run.bold else "Regular"
        own = text[start : start + len(run.text)]
        for stretch, level in _stretches(own, start, directions):
            yield from _shaped(stretch, weight, run.link, level, urdu)
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


def _shaped(text: str, weight: Weight, link: str, level: int, urdu: bool) -> Iterator[Piece]:
    gap = Piece(space(weight), link, level, True)
    for place, part in enumerate(text.split(" ")):
        if place:
            yield gap
        if part:
            for shaped in word(part, weight, bool(level & 1), urdu):
                yield Piece(shaped, link, level, False)


class _Unit(NamedTuple):
    """What stays together on a line."""

    pieces: tuple[Piece, ...]
    joined: bool = False
    """Whether it goes on a word begun in the unit before."""


def _units(pieces: Iterable[Piece], limit: float, urdu: bool) -> Iterator[_Unit]:
    unit: list[Piece] = []
    for piece in pieces:
        if not piece.breaks:
            unit.append(piece)
            continue
        yield from _fitted(unit, limit, urdu)
        unit = []
        yield _Unit((piece,))
    yield from _fitted(unit, limit, urdu)


def _fitted(unit: list[Piece], limit: float, urdu: bool) -> Iterator[_Unit]:
    """A unit as it is, or, wider than a line, in as many parts as it takes: glue gives way first, then the word."""
    if not unit:
        return
    if sum(piece.shaped.width for piece in unit) <= limit:
        yield _Unit(tuple(unit))
    elif any(NBSP in piece.shaped.text for piece in unit):
        plain = [loose for piece in unit for loose in _loosened(piece, urdu)]
        yield from _units(plain, limit, urdu)
    else:
        yield from _cut(unit, limit, urdu)


def _loosened(piece: Piece, urdu: bool) -> Iterator[Piece]:
    weight: Weight = "Bold" if piece.shaped.face.endswith("Bold") else "Regular"
    yield from _shaped(piece.shaped.text.replace(NBSP, " "), weight, piece.link, piece.level, urdu)


def _cut(unit: list[Piece], limit: float, urdu: bool) -> Iterator[_Unit]:
    """A word in parts that fit, cut between clusters and shaped anew."""
    part: list[Piece] = []
    used, joined = 0.0, False
    for piece in unit:
        for cluster, extent in _clusters(piece):
            if part and used + extent > limit:
                yield _Unit(_whole(part, urdu), joined)
                part, used, joined = [], 0.0, True
            part.append(piece._replace(shaped=piece.shaped._replace(text=cluster)))
            used += extent
    yield _Unit(_whole(part, urdu), joined)


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


def _whole(part: list[Piece], urdu: bool) -> tuple[Piece, ...]:
    """Clusters of one face, link and level shaped together again."""
    joined: list[Piece] = []
    for piece in part:
        last = joined[-1] if joined else None
        if last and (last.shaped.face, *last[1:]) == (piece.shaped.face, *piece[1:]):
            joined[-1] = last._replace(shaped=last.shaped._replace(text=last.shaped.text + piece.shaped.text))
        else:
            joined.append(piece)
    shaped: list[Piece] = []
    for piece in joined:
        weight: Weight = "Bold" if piece.shaped.face.endswith("Bold") else "Regular"
        again = word(piece.shaped.text, weight, bool(piece.level & 1), urdu)
        shaped += [piece._replace(shaped=own) for own in again]
    return tuple(shaped)
