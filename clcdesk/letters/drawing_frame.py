"""What stands on a page around the text: letterhead, fold mark, footer, SAMPLE."""

import math
from collections.abc import Sequence

from clcdesk.letters import drawing, recipient
from clcdesk.letters.blocks import Aside, Footer, Letterhead
from clcdesk.letters.drawing_text import plain
from clcdesk.letters.page import (
    ADDRESS,
    BODY,
    CARD,
    CARD_BOLD,
    FOOT,
    FOOTER,
    FULL,
    HEADINGS,
    LEFT,
    LINES,
    MM,
    RIGHT,
    SIZE,
    TOP,
    Row,
)
from clcdesk.letters.paragraph import Line, Style, break_lines
from clcdesk.letters.structure import Element
from clcdesk.letters.tagged import TaggedPdf

COUNCIL = Style(15, 18, HEADINGS, True)
ASIDE = 120 * MM
ADDRESS_TOP = 51 * MM
BETWEEN_ASIDES = 2 * MM
SAMPLE = Style(118, 118, "#000000", True)
SAMPLE_SHARE = 0.075
SAMPLE_TURN = 52
SAMPLE_SPACING = 6 * MM
SAMPLE_LONGEST = 230 * MM


def letterhead(block: Letterhead, footer: Footer, root: Element) -> tuple[Row, float]:
    """The top of page 1 with the footer's words, which are read next; and where the text may begin."""
    council: list[tuple[Sequence[Line], Style]] = [
        (break_lines(plain(line), style, ASIDE - LEFT - 4 * MM), style)
        for line, style in zip(block.council, (COUNCIL, *[CARD] * len(block.council)), strict=False)
    ]
    asides = [_aside(aside) for aside in block.asides]
    address = [line for words in block.address for line in break_lines(plain(words), ADDRESS, recipient.WIDTH)]
    window = max(ADDRESS_TOP, TOP + _height(council) + BETWEEN_ASIDES)
    end = TOP + sum(_height(aside) + BETWEEN_ASIDES for aside in asides)
    end = max(end, window + drawing.height(address, ADDRESS))

    def draw(pdf: TaggedPdf, _: float, __: float) -> None:
        _column(pdf, council, LEFT, TOP, root)
        y = TOP
        for aside in asides:
            y = _column(pdf, aside, ASIDE, y, root) + BETWEEN_ASIDES
        if address:
            drawing.text(pdf, address, ADDRESS, LEFT, window, Element("P", root))
        pdf.artifact("Layout")
        drawing.rule(pdf, 4 * MM, 99 * MM, 8 * MM, 0.6, LINES)
        footer_words(pdf, footer, root)

    return Row(0, draw), max(BODY, end + 1 * MM)


def _column(
    pdf: TaggedPdf, parts: Sequence[tuple[Sequence[Line], Style]], left: float, top: float, root: Element
) -> float:
    """Paragraphs one under another; returns where they end."""
    for lines, style in parts:
        drawing.text(pdf, lines, style, left, top, Element("P", root))
        top += drawing.height(lines, style)
    return top


def _aside(aside: Aside) -> list[tuple[Sequence[Line], Style]]:
    room = RIGHT - ASIDE
    parts = [(break_lines(plain(aside.label), CARD_BOLD, room), CARD_BOLD)] if aside.label else []
    return [*parts, *((break_lines(plain(line), CARD, room), CARD) for line in aside.lines)]


def _height(parts: Sequence[tuple[Sequence[Line], Style]]) -> float:
    return sum(drawing.height(lines, style) for lines, style in parts)


def foot(footer: Footer) -> float:
    """Where the footer's rule stands: at 269 mm, higher if its words take more than two lines and the page's one."""
    return FOOT - max(0.0, sum(drawing.height(lines, FOOTER) for lines in _footer_lines(footer)) - 2 * FOOTER.leading)


def _footer_lines(footer: Footer) -> list[Sequence[Line]]:
    return [break_lines(plain(line), FOOTER, FULL) for line in footer.lines]


def footer_words(pdf: TaggedPdf, footer: Footer, root: Element | None) -> float:
    """The footer's rule and words; returns where its last line goes. Without a root it is an artifact."""
    y = foot(footer)
    pdf.artifact("Pagination", "Footer")
    drawing.rule(pdf, LEFT, y, RIGHT, 1.2, LINES)
    y += 2 * MM
    for lines in _footer_lines(footer):
        drawing.text(pdf, lines, FOOTER, LEFT, y, Element("P", root) if root else None)
        y += drawing.height(lines, FOOTER)
    return y


def page_number(pdf: TaggedPdf, footer: Footer, number: int, count: int) -> None:
    """The rest of the footer: the page's number, and on every page but the first the words as well."""
    words = sum(drawing.height(lines, FOOTER) for lines in _footer_lines(footer))
    y = foot(footer) + 2 * MM + words
    if number > 1:
        footer_words(pdf, footer, None)
    pdf.artifact("Pagination", "Footer")
    lines = break_lines(plain(footer.page.format(x=number, y=count)), FOOTER, FULL)
    drawing.text(pdf, lines, FOOTER, LEFT, y, None)


def sample(pdf: TaggedPdf, word: str) -> None:
    """The word across the page, pale enough to read through."""
    (line,) = break_lines(plain(word), SAMPLE, math.inf)
    gaps = SAMPLE_SPACING * (len(word) - 1)
    scale = min(1.0, SAMPLE_LONGEST / (line.width + gaps))
    pdf.artifact("Pagination", "Watermark")
    cos, sin = math.cos(math.radians(SAMPLE_TURN)) * scale, math.sin(math.radians(SAMPLE_TURN)) * scale
    pdf.draw(f"q {pdf.opacity(SAMPLE_SHARE)} {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f}")
    pdf.draw(f"{SIZE[0] / 2:.2f} {SIZE[1] / 2:.2f} cm {SAMPLE_SPACING:.2f} Tc")
    drawing.text(pdf, [line], SAMPLE, -(line.width + gaps) / 2, pdf.height - SAMPLE.leading / 2, None)
    pdf.draw("Q")
