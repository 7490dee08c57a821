"""Lines of text, rules, boxes and codes put on a tagged page. Points from the top left corner."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import segno

from clcdesk.letters.bidi import visual_order
from clcdesk.letters.fonts import face
from clcdesk.letters.paragraph import Line, Piece, Style
from clcdesk.letters.shaping import NBSP, Shaped, show_glyph, space
from clcdesk.letters.structure import Element
from clcdesk.letters.tagged import TaggedPdf

_CORNER = 0.5523
"""How far a curve's handles reach to make a quarter of a circle."""
_REACH = 1240
"""Of Atkinson Hyperlegible, in thousandths: the leading of every style has room for it."""
_MASK = 0
"""Of the eight patterns laid over a code any one may be read; to try them all costs more than the page around it."""
MOST_CODE_ROWS = 60
"""More would be modules too small to print and read."""


def leading(line: Line, style: Style) -> float:
    """The height of a line: the style's, or more where a script reaches higher."""
    reach = line.ascent - line.descent
    return style.leading if reach <= _REACH else max(style.leading, reach * style.size / 1000)


def height(lines: Sequence[Line], style: Style) -> float:
    return sum(leading(line, style) for line in lines)


def text(
    pdf: TaggedPdf,
    lines: Sequence[Line],
    style: Style,
    left: float,
    top: float,
    element: Element | None,
    right: float | None = None,
) -> None:
    """Draw lines one under another; without an element they belong to the artifact that is open.

    With `right`, lines end there instead of beginning at `left`.
    """
    links: dict[str, Element] = {}
    for stack in _stacks(lines):
        placed = []
        for line in stack:
            x = left if right is None else right - line.width
            tall = leading(line, style)
            baseline = top + (tall + (line.ascent + line.descent) * style.size / 1000) / 2
            placed.append((line, x, baseline, top + tall))
            top += tall
        _draw_stack(pdf, placed, style, element, links)


def _stacks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines by themselves, save where a word goes on from one to the next: those together."""
    stack: list[Line] = []
    for line in lines:
        stack.append(line)
        if not line.broken:
            yield stack
            stack = []
    if stack:
        yield stack


_Placed = tuple[Line, float, float, float]


class _Segment(NamedTuple):
    """What of a line belongs to one element: its pieces from left to right, and the words they stand for."""

    pieces: tuple[Piece, ...]
    said: str
    link: str
    ends: bool
    """Whether a space follows it, at the end of a line."""
    box: tuple[float, float, float, float]
    baseline: float

    @property
    def plain(self) -> bool:
        return all(piece.shaped.faithful and not piece.level for piece in self.pieces)


def _segments(line: Line, style: Style, x: float, baseline: float, bottom: float) -> Iterator[_Segment]:
    visual = _visual(line.pieces)
    shares = [(link, tuple(pieces)) for link, pieces in groupby(visual, key=lambda piece: piece.link)]
    for place, (link, pieces) in enumerate(shares):
        wide = sum(piece.shaped.width for piece in pieces) * style.size / 1000
        logical = line.pieces if len(shares) == 1 else [piece for piece in line.pieces if piece in pieces]
        said = "".join(piece.shaped.text for piece in logical).replace(NBSP, " ")
        ends = place == len(shares) - 1 and not line.broken
        yield _Segment(pieces, said, link, ends, (x, bottom - style.leading, x + wide, bottom), baseline)
        x += wide


def _draw_stack(
    pdf: TaggedPdf, placed: list[_Placed], style: Style, element: Element | None, links: dict[str, Element]
) -> None:
    """Lines, each stretch of one link as content of its own element; a word over two lines is said as one."""
    segments = [segment for line, *at in placed for segment in _segments(line, style, *at)]
    for link, grouped in groupby(segments, key=lambda segment: segment.link):
        group = list(grouped)
        owner = element
        if element is not None:
            owner = links.setdefault(link, Element("Link", element)) if link else element
            pdf.tag(_said(owner, group))
        for segment in group:
            _show(pdf, segment, style)
        if link and owner is not None:
            for segment in group:
                pdf.link(owner, link, "".join(one.said for one in group), segment.box)


def _said(owner: Element, group: Sequence[_Segment]) -> Element:
    """The element for a stretch: its owner, or, where glyphs alone do not give the words, a part that says them."""
    if len(group) == 1 and group[0].plain:
        return owner
    said = "".join(f"{segment.said} " if segment.ends else segment.said for segment in group)
    return Element("Span", owner, {"ActualText": said})


def _visual(pieces: Sequence[Piece]) -> Sequence[Piece]:
    if all(piece.level == 0 for piece in pieces):
        return pieces
    return visual_order(pieces, [piece.level for piece in pieces])


def _show(pdf: TaggedPdf, segment: _Segment, style: Style) -> None:
    """One text object: a font change where faces change, one array of glyphs for each."""
    shown = [piece.shaped for piece in segment.pieces]
    if segment.ends:
        shown.append(space("Bold" if style.bold else "Regular"))
    code = [f"BT {colour(style.colour)} rg {segment.box[0]:.2f} {pdf.height - segment.baseline:.2f} Td"]
    for name, same in groupby(shown, key=lambda shaped: shaped.face):
        code.append(f"{pdf.fonts.resource(name)} {style.size:g} Tf")
        array: list[str] = []
        for shaped in same:
            pdf.fonts.use(shaped)
            if shaped.show or not shaped.glyphs:
                array.append(shaped.show)
            else:
                code += _risen(shaped, style.size, array)
        if array:
            code.append(f"[{''.join(array)}] TJ".replace("><", ""))
    pdf.draw(" ".join(code), "ET")


def _risen(shaped: Shaped, size: float, array: list[str]) -> Iterator[str]:
    """Operators for glyphs some of which stand off the line; empties what waits before them."""
    if array:
        yield f"[{''.join(array)}] TJ"
        array.clear()
    font = face(shaped.face)
    for up, glyphs in groupby(shaped.glyphs, key=lambda glyph: glyph.up):
        yield f"{up * size / 1000:.3f} Ts [{''.join(show_glyph(font, glyph) for glyph in glyphs)}] TJ"
    yield "0 Ts"


@lru_cache(maxsize=64)
def colour(code: str) -> str:
    """`#rrggbb` as PDF's three numbers."""
    return " ".join(f"{int(code[place : place + 2], 16) / 255:.3g}" for place in (1, 3, 5))


def rule(pdf: TaggedPdf, left: float, top: float, right: float, thick: float, ink: str) -> None:
    """A line across; into what is open."""
    y = pdf.height - top
    pdf.draw(f"{colour(ink)} RG {thick:g} w {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S")


def bar(pdf: TaggedPdf, left: float, top: float, width: float, tall: float, ink: str) -> None:
    """A filled rectangle."""
    pdf.draw(f"{colour(ink)} rg {left:.2f} {pdf.height - top - tall:.2f} {width:.2f} {tall:.2f} re f")


def frame(
    pdf: TaggedPdf, left: float, top: float, width: float, tall: float, thick: float, ink: str, radius: float
) -> None:
    """The outline of a box with round corners."""
    path = _round(left, pdf.height - top - tall, width, tall, radius, radius)
    pdf.draw(f"{colour(ink)} RG {thick:g} w {path} S")


def filled(pdf: TaggedPdf, left: float, top: float, width: float, tall: float, ink: str, radius: float) -> None:
    """A filled box whose upper corners are round."""
    path = _round(left, pdf.height - top - tall, width, tall, radius, 0)
    pdf.draw(f"{colour(ink)} rg {path} f")


def dot(pdf: TaggedPdf, x: float, y: float, radius: float, ink: str) -> None:
    """A bullet, centred on a point."""
    path = _round(x - radius, pdf.height - y - radius, 2 * radius, 2 * radius, radius, radius)
    pdf.draw(f"{colour(ink)} rg {path} f")


def _round(x: float, y: float, width: float, tall: float, upper: float, lower: float) -> str:
    """A closed path with round corners, from its lower left corner in PDF's coordinates."""
    right, top, up, low = x + width, y + tall, upper * (1 - _CORNER), lower * (1 - _CORNER)
    steps = (
        ((x + lower, y), "m"),
        ((right - lower, y), "l"),
        ((right - low, y, right, y + low, right, y + lower), "c"),
        ((right, top - upper), "l"),
        ((right, top - up, right - up, top, right - upper, top), "c"),
        ((x + upper, top), "l"),
        ((x + up, top, x, top - up, x, top - upper), "c"),
        ((x, y + lower), "l"),
        ((x, y + low, x + low, y, x + lower, y), "c"),
    )
    return " ".join(f"{' '.join(f'{value:.2f}' for value in points)} {step}" for points, step in steps) + " h"


@lru_cache(maxsize=256)
def _modules(address: str) -> tuple[tuple[int, int, int], ...]:
    """A QR code as bars (row, first column, length), its quiet zone of four counted in; the size is the first row."""
    rows = [bytes(row) for row in segno.make(address, micro=False, error="m", mask=_MASK).matrix_iter(border=4)]
    bars = [(len(rows), 0, 0)]
    for number, row in enumerate(rows):
        column = 0
        for dark, same in groupby(row):
            length = len(list(same))
            if dark:
                bars.append((number, column, length))
            column += length
    return tuple(bars)


def code_rows(address: str) -> int:
    """How many modules high the code of an address is, its quiet zone counted; DataOverflowError if none holds it."""
    return _modules(address)[0][0]


def qr_code(pdf: TaggedPdf, address: str, left: float, top: float, size: float) -> None:
    """A QR code as one filled path; `size` counts the quiet zone."""
    (count, *_), *bars = _modules(address)
    unit = size / count
    path = " ".join(f"{column} {count - row - 1} {length} 1 re" for row, column, length in bars)
    pdf.draw(f"q 0 g {unit:.5f} 0 0 {unit:.5f} {left:.2f} {pdf.height - top - size:.2f} cm {path} f Q")
