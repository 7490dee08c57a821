"""The reply slip, and the ruled page before it."""

from clcdesk.letters import drawing
from clcdesk.letters.blocks import Framed, Paragraph, Slip, SlipPart, TickLine, TickNames, WritingLine, WritingLines
from clcdesk.letters.drawing_text import barred, line_rows, paragraph, plain, tick_box, tick_rows
from clcdesk.letters.page import (
    AFTER_ITEM,
    AFTER_PARAGRAPH,
    BOLD,
    BOX,
    FULL,
    LEFT,
    LINES,
    MM,
    RIGHT,
    SECTION,
    SECTION_BELOW,
    TEXT,
    TITLE,
    TOP,
    WRITING,
    Group,
    Row,
)
from clcdesk.letters.paragraph import break_lines
from clcdesk.letters.structure import Element
from clcdesk.letters.tagged import TaggedPdf

BETWEEN_TICKS = 3.2 * MM
_INDENT = BOX + 2.4 * MM
_LEAST_LINE = 40 * MM
"""A line to write on that is shorter than this goes below its words."""


def slip(block: Slip, root: Element) -> list[Group]:
    """Everything on the slip, from its heading down."""
    groups = [_top(block, root)]
    for part in block.parts:
        groups += _part(part, root)
    return groups


def _top(block: Slip, root: Element) -> Group:
    """The heading, and the reference at the right on the same line."""
    reference = break_lines(plain(block.reference), BOLD, FULL / 2)
    wide = max((line.width for line in reference), default=0)
    lines = break_lines(plain(block.heading), TITLE, FULL - wide - 4 * MM)
    title, other = Element("H1", root), Element("P", root)
    tall = max(drawing.height(lines, TITLE), drawing.height(reference, BOLD))

    def draw(pdf: TaggedPdf, top: float, height: float) -> None:
        pdf.bookmark(block.heading, 0, top)
        drawing.text(pdf, lines, TITLE, LEFT, top, title)
        low = top + max(0.0, height - drawing.height(reference, BOLD) - 1.6 * MM)
        drawing.text(pdf, reference, BOLD, LEFT, low, other, right=RIGHT)

    return Group((Row(tall, draw),), leads=True)


def _part(part: SlipPart, root: Element) -> list[Group]:
    match part:
        case Paragraph():
            return [paragraph(part, root)]
        case TickNames():
            return _tick_names(part, root)
        case TickLine():
            return [_tick_line(part, root)]
        case WritingLine():
            return [Group((_writing_line(part.label, LEFT, Element("P", root)),), AFTER_ITEM, BETWEEN_TICKS)]
        case WritingLines():
            return [_writing_lines(part, root)]
        case Framed():
            return [_framed(part, root)]


def _tick_names(part: TickNames, root: Element) -> list[Group]:
    """The lead in bold, then names in two columns, read across; with none, one line to write on."""
    lead = line_rows(break_lines(plain(part.lead), BOLD, FULL), BOLD, LEFT, Element("P", root))
    if not part.names:
        return [Group((*lead, _ruled(1)), below=BETWEEN_TICKS)]
    whole = Element("L", root)
    left, column = LEFT + 9 * MM, (FULL - 9 * MM) / 2
    rows: list[Row] = []
    for first in range(0, len(part.names), 2):
        pair = part.names[first : first + 2]
        cells = [
            tick_rows(plain(name), left + place * column, column - 4 * MM, whole) for place, name in enumerate(pair)
        ]
        rows += _side_by_side(cells)
    groups = [Group(lead, below=AFTER_ITEM, leads=True)]
    return [*groups, *(Group((row,), below=2.6 * MM) for row in rows[:-1]), Group((rows[-1],), below=BETWEEN_TICKS)]


def _side_by_side(cells: list[tuple[Row, ...]]) -> list[Row]:
    if any(len(cell) > 1 for cell in cells):
        return [row for cell in cells for row in cell]

    def draw(pdf: TaggedPdf, top: float, _: float) -> None:
        for (row,) in cells:
            row.draw(pdf, top, row.height)

    return [Row(max(row.height for (row,) in cells), draw)]


def _tick_line(part: TickLine, root: Element) -> Group:
    """A box and words, with a line behind them where something is to be written."""
    if not part.line:
        return Group(tick_rows(part.words, LEFT, FULL, Element("L", root)), below=BETWEEN_TICKS)
    body = Element("LBody", Element("LI", Element("L", root)))
    words = "".join(run.text for run in part.words)
    line = _writing_line(words, LEFT + _INDENT, body)

    def draw(pdf: TaggedPdf, top: float, height: float) -> None:
        tick_box(pdf, LEFT, top)
        line.draw(pdf, top, height)

    return Group((line._replace(height=max(BOX, line.height), draw=draw),), below=BETWEEN_TICKS)


def _writing_line(label: str, left: float, element: Element) -> Row:
    """Words, and behind the last of them a line up to the margin."""
    lines = break_lines(plain(label), TEXT, RIGHT - left)
    words = drawing.height(lines, TEXT)
    end = left + (lines[-1].width if lines else 0) + 3 * MM
    below = RIGHT - end < _LEAST_LINE
    drop = (BOX - TEXT.leading) / 2

    def draw(pdf: TaggedPdf, top: float, height: float) -> None:
        drawing.text(pdf, lines, TEXT, left, top + drop, element)
        pdf.artifact("Layout")
        drawing.rule(pdf, left if below else end, top + height, RIGHT, 0.8, LINES)

    return Row(max(words + drop, BOX) + (WRITING if below else 0), draw)


def _ruled(lines: int) -> Row:
    """Lines to write on."""

    def draw(pdf: TaggedPdf, top: float, _: float) -> None:
        pdf.artifact("Layout")
        for line in range(1, lines + 1):
            drawing.rule(pdf, LEFT, top + line * WRITING, RIGHT, 0.8, LINES)

    return Row(lines * WRITING, draw)


def _writing_lines(part: WritingLines, root: Element) -> Group:
    lead = line_rows(break_lines(plain(part.label), BOLD, FULL), BOLD, LEFT, Element("P", root))
    return Group((*lead, _ruled(part.lines)), AFTER_PARAGRAPH, AFTER_PARAGRAPH)


def _framed(part: Framed, root: Element) -> Group:
    """Where to send it: a frame with a bar at its left."""
    pad, thick = 3.2 * MM, 2.4 * MM
    left = LEFT + thick + 5 * MM
    lines = break_lines(part.words, TEXT, RIGHT - 4 * MM - left)
    element = Element("P", root)

    def draw(pdf: TaggedPdf, top: float, height: float) -> None:
        pdf.artifact("Layout")
        barred(pdf, top, height, thick)
        drawing.text(pdf, lines, TEXT, left, top + pad, element)

    return Group((Row(drawing.height(lines, TEXT) + 2 * pad, draw),), 5 * MM)


def padding(heading: str, bottom: float) -> Row:
    """A ruled page that carries nothing to read."""
    lines = break_lines(plain(heading), SECTION, FULL)

    def draw(pdf: TaggedPdf, top: float, _: float) -> None:
        pdf.artifact("Layout")
        drawing.text(pdf, lines, SECTION, LEFT, top, None)
        first = top + drawing.height(lines, SECTION) + SECTION_BELOW
        for line in range(1, int((bottom - first) / WRITING) + 1):
            drawing.rule(pdf, LEFT, first + line * WRITING, RIGHT, 0.8, LINES)

    return Row(bottom - TOP, draw)
