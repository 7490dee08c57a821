"""Headings, paragraphs, lists, outcomes, the note box and the table of the standard format, as groups of rows."""

from collections.abc import Callable, Sequence

from clcdesk.letters import drawing
from clcdesk.letters.blocks import Bullets, Heading, NoteBox, Outcome, Paragraph, Run, Table, Ticks, Words
from clcdesk.letters.page import (
    AFTER_ITEM,
    AFTER_PARAGRAPH,
    BESIDE,
    BOLD,
    BOX,
    BOX_LINE,
    CARD,
    CARD_BOLD,
    FULL,
    HEADINGS,
    INK,
    LEFT,
    LINES,
    MEASURE,
    MM,
    QUIET_TEXT,
    RIGHT,
    ROOM,
    SECTION,
    SECTION_ABOVE,
    SECTION_BELOW,
    TEXT,
    TINT,
    TITLE,
    Group,
    Row,
)
from clcdesk.letters.paragraph import Line, Style, break_lines
from clcdesk.letters.structure import Element
from clcdesk.letters.tagged import TaggedPdf

BULLET = 6 * MM
_TALLEST = ROOM / 2
"""Text taller than this may break between its lines; shorter text stays whole."""


def plain(text: str, bold: bool = False) -> Words:
    return (Run(text, bold),)


def line_rows(
    lines: Sequence[Line],
    style: Style,
    left: float,
    element: Element,
    mark: Callable[[TaggedPdf, float], None] | None = None,
) -> tuple[Row, ...]:
    """One row for the lines, or, of very many, a row for each, two at either end; `mark` is drawn at the first."""

    def row(stretch: Sequence[Line], first: bool) -> Row:
        def draw(pdf: TaggedPdf, top: float, _: float) -> None:
            if mark and first:
                mark(pdf, top)
            drawing.text(pdf, stretch, style, left, top, element)

        return Row(drawing.height(stretch, style), draw)

    return tuple(row(stretch, place == 0) for place, stretch in enumerate(_stretches(lines, style)))


def _stretches(lines: Sequence[Line], style: Style) -> list[Sequence[Line]]:
    """Lines that stay together: all of them; of a tall text two at either end, and those that share a word."""
    if drawing.height(lines, style) <= _TALLEST:
        return [lines] if lines else []
    stretches: list[list[Line]] = []
    for place, line in enumerate(lines):
        shares = place in (1, len(lines) - 1) or (place > 0 and lines[place - 1].broken)
        if shares and drawing.height(stretches[-1], style) < _TALLEST:
            stretches[-1].append(line)
        else:
            stretches.append([line])
    return list(stretches)


def heading(block: Heading, root: Element, level: int) -> Group:
    """A heading, with its entry in the outline."""
    style = TITLE if block.level == 1 else SECTION
    lines = break_lines(plain(block.text), style, FULL)
    element = Element(f"H{level}", root)

    def draw(pdf: TaggedPdf, top: float, _: float) -> None:
        pdf.bookmark(block.text, level - 1, top)
        drawing.text(pdf, lines, style, LEFT, top, element)

    row = Row(drawing.height(lines, style), draw)
    if block.level == 1:
        return Group((row,), AFTER_PARAGRAPH, AFTER_PARAGRAPH, leads=True)
    return Group((row,), SECTION_ABOVE, SECTION_BELOW, leads=True)


def paragraph(block: Paragraph, root: Element) -> Group:
    """A sentence that ends in a colon stays with the first of what it announces."""
    lines = break_lines(block.words, TEXT, MEASURE)
    announces = bool(block.words) and block.words[-1].text.rstrip().endswith(":")
    return Group(line_rows(lines, TEXT, LEFT, Element("P", root)), leads=announces)


def bullets(block: Bullets, root: Element) -> list[Group]:
    """A list; each item stays whole."""
    whole = Element("L", root, attributes="/O /List /ListNumbering /Disc")
    groups = [
        Group(bullet_rows(words, TEXT, LEFT, BULLET, 2.5 * MM, MEASURE, whole), below=AFTER_ITEM)
        for words in block.items
    ]
    return _last_below(groups)


def bullet_rows(
    words: Words, style: Style, left: float, indent: float, at: float, measure: float, whole: Element
) -> tuple[Row, ...]:
    """One item of a list; its bullet is a drawn dot, so that the words of the page are the words of the letter."""
    lines = break_lines(words, style, measure - indent)
    body = Element("LBody", Element("LI", whole))

    def mark(pdf: TaggedPdf, top: float) -> None:
        pdf.artifact("Layout")
        drawing.dot(pdf, left + at, top + style.leading / 2 + 0.6, 2, INK)

    return line_rows(lines, style, left + indent, body, mark)


def _last_below(groups: list[Group]) -> list[Group]:
    if groups:
        groups[-1] = groups[-1]._replace(below=AFTER_PARAGRAPH)
    return groups


def outcome(block: Outcome, root: Element) -> Group:
    """Words in bold, whose they are below, and a bar beside both."""
    element = Element("Div", root)
    left, room = LEFT + 5 * MM, MEASURE - 5 * MM
    words = break_lines(plain(block.words), BOLD, room)
    whose = break_lines(block.whose, QUIET_TEXT, room)
    rows = line_rows(words, BOLD, left, Element("P", element))
    rows += line_rows(whose, QUIET_TEXT, left, Element("P", element))
    return Group(tuple(_with_bar(row) for row in rows), below=AFTER_ITEM)


def _with_bar(row: Row) -> Row:
    def draw(pdf: TaggedPdf, top: float, height: float) -> None:
        pdf.artifact("Layout")
        drawing.bar(pdf, LEFT, top, 1.3, height, BESIDE)
        row.draw(pdf, top, height)

    return row._replace(draw=draw)


def tick_box(pdf: TaggedPdf, left: float, top: float) -> None:
    """An empty box; its place in the text is taken by the words beside it."""
    pdf.artifact("Layout")
    drawing.frame(pdf, left, top, BOX, BOX, BOX_LINE, INK, 1.2)


def ticks(block: Ticks, root: Element) -> list[Group]:
    """Boxes one under another, each with its words."""
    whole = Element("L", root)
    groups = [Group(tick_rows(words, LEFT, MEASURE, whole), below=AFTER_ITEM) for words in block.items]
    return _last_below(groups)


def tick_rows(words: Words, left: float, measure: float, whole: Element, style: Style = TEXT) -> tuple[Row, ...]:
    """A box and, level with it, its words."""
    indent = BOX + 2.4 * MM
    lines = break_lines(words, style, measure - indent)
    drop = max(0.0, (BOX - style.leading) / 2)
    rows = line_rows(lines, style, left + indent, Element("LBody", Element("LI", whole)))

    def draw(pdf: TaggedPdf, top: float, height: float) -> None:
        tick_box(pdf, left, top)
        if rows:
            rows[0].draw(pdf, top + drop, height)

    return (Row(max(BOX, rows[0].height + drop) if rows else BOX, draw), *rows[1:])


def note_box(block: NoteBox, root: Element, level: int) -> Group:
    """The framed box with a bar at its left; it does not break, unless no page could hold it."""
    pad, thick = 5 * MM, 2.4 * MM
    left, room = LEFT + thick + pad, FULL - thick - 2 * pad
    box = Element("Div", root)
    title = break_lines(plain(block.heading), SECTION, room)
    parts: list[tuple[tuple[Line, ...], Style, Element]] = [(title, SECTION, Element(f"H{level}", box))]
    parts += [(break_lines(words, TEXT, room), TEXT, Element("P", box)) for words in block.paragraphs]
    inner = sum(drawing.height(lines, style) + AFTER_PARAGRAPH for lines, style, _ in parts) - AFTER_PARAGRAPH

    def draw(pdf: TaggedPdf, top: float, height: float) -> None:
        pdf.artifact("Layout")
        barred(pdf, top, height, thick)
        pdf.bookmark(block.heading, level - 1, top)
        y = top + pad
        for lines, style, element in parts:
            drawing.text(pdf, lines, style, left, y, element)
            y += drawing.height(lines, style) + AFTER_PARAGRAPH

    if inner + 2 * pad <= ROOM:
        return Group((Row(inner + 2 * pad, draw),), SECTION_ABOVE, SECTION_ABOVE)
    rows = [row for lines, style, element in parts for row in line_rows(lines, style, left, element)]
    return Group(tuple(row._replace(gap=AFTER_PARAGRAPH) for row in rows), SECTION_ABOVE, SECTION_ABOVE)


def barred(pdf: TaggedPdf, top: float, height: float, thick: float) -> None:
    """The frame of the note box and of where to send the slip."""
    drawing.frame(pdf, LEFT, top, FULL, height, 1.2, LINES, 1 * MM)
    drawing.bar(pdf, LEFT, top, thick, height, HEADINGS)


def table(block: Table, root: Element) -> Group:
    """Rows under a header that is repeated where they go on to another page."""
    whole = Element("Table", root)
    head, body = Element("TR", Element("THead", whole)), Element("TBody", whole)
    widths = _columns(len(block.header))
    titles = tuple(plain(title) for title in block.header)
    heads = [Element("TH", head, attributes="/O /Table /Scope /Column") for _ in titles]
    rows = _table_rows(titles, widths, CARD_BOLD, heads)
    for cells in block.rows:
        line = Element("TR", body)
        rows += _table_rows(cells, widths, CARD, [Element("TD", line) for _ in cells])
    (again,) = _table_rows(titles, widths, CARD_BOLD, [None for _ in titles])
    return Group(rows, repeated=again)


def _columns(count: int) -> list[float]:
    shares = [40, 38, 38, 52] if count == 4 else [1] * count
    return [FULL * share / sum(shares) for share in shares]


def _table_rows(
    cells: Sequence[Words], widths: Sequence[float], style: Style, elements: Sequence[Element | None]
) -> tuple[Row, ...]:
    """One row of the table, or several where a cell is taller than half a page."""
    pad = 1.6 * MM
    broken = [break_lines(words, style, width - 2 * pad) for words, width in zip(cells, widths, strict=True)]
    most = int(_TALLEST / style.leading)
    count = max(1, *(len(lines) for lines in broken))
    return tuple(
        _table_row([lines[start : start + most] for lines in broken], widths, style, elements)
        for start in range(0, count, most)
    )


def _table_row(
    cells: Sequence[Sequence[Line]], widths: Sequence[float], style: Style, elements: Sequence[Element | None]
) -> Row:
    pad = 1.6 * MM
    repeated = None in elements

    def draw(pdf: TaggedPdf, top: float, height: float) -> None:
        pdf.artifact(*("Pagination", "Header") if repeated else ("Layout",))
        if style.bold:
            drawing.bar(pdf, LEFT, top, FULL, height, TINT)
        drawing.rule(pdf, LEFT, top + height, RIGHT, 0.8, LINES)
        x = LEFT
        for lines, width, element in zip(cells, widths, elements, strict=True):
            if element is not None:
                pdf.empty(element)
            drawing.text(pdf, lines, style, x + pad, top + pad, element)
            x += width

    return Row(max(drawing.height(lines, style) for lines in cells) + 2 * pad, draw)
