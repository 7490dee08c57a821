"""The card of a service: one row that never breaks; of a card taller than a page, one row for each page."""

from collections.abc import Sequence
from typing import NamedTuple

from segno import DataOverflowError

from clcdesk.letters import drawing, photo
from clcdesk.letters.blocks import Card, FactRow, Run
from clcdesk.letters.drawing_text import bullet_rows, line_rows, plain, tick_box
from clcdesk.letters.page import (
    AFTER_PARAGRAPH,
    BOX,
    CARD,
    CARD_BOLD,
    FULL,
    HEADINGS,
    LEFT,
    LINES,
    MM,
    RIGHT,
    ROOM,
    SECTION_ABOVE,
    SECTION_BELOW,
    TINT,
    WRITING,
    Group,
    Row,
)
from clcdesk.letters.paragraph import Line, Style, break_lines, width
from clcdesk.letters.structure import Element
from clcdesk.letters.tagged import TaggedPdf

NAME = Style(15.2, 18, HEADINGS, True)
PAD = 4 * MM
INNER = LEFT + PAD
ROOM_INSIDE = FULL - 2 * PAD
HEAD = 14 * MM
CORNER = 2 * MM
LABEL, LABEL_GAP = 29 * MM, 2 * MM
FACT = ROOM_INSIDE - LABEL - LABEL_GAP
PHOTO, PHOTO_TALL, PHOTO_GAP = 44 * MM, 33 * MM, 5 * MM
QR = 15 * MM
ROW_GAP = 0.8 * MM
BELOW_HEAD = 2.4 * MM
BELOW_LINES = 6.5 * MM
BELOW_OPENING = 2 * MM
_ABOVE_A_CARD = 30 * MM
"""Kept free on the first page of a card that goes on, for the heading over it."""


def card(block: Card, root: Element, level: int) -> Group:
    """The card as a group; the notes of its last row grow."""
    section = Element("Sect", root)
    head = _head(block, section, level)
    opening = _opening(block, section)
    facts = _facts(block.facts, section)
    notes = _notes(block, section)
    rows = [*opening, *facts, notes]
    if head.height + _height(rows) > ROOM:
        rows = [*_opening(block._replace(photo=None), section, loose=True), *_loose_facts(block.facts, section), notes]
    rows[0] = rows[0]._replace(gap=0)
    parts = _parts(rows, head, _continued(block))
    return Group(tuple(_framed(part) for part in parts), SECTION_BELOW, SECTION_ABOVE)


class _Part(NamedTuple):
    """What of a card stands on one page."""

    head: Row
    rows: tuple[Row, ...]


def _height(rows: Sequence[Row]) -> float:
    return BELOW_HEAD + sum(row.height + row.gap for row in rows)


def _parts(rows: Sequence[Row], head: Row, again: Row) -> list[_Part]:
    if head.height + _height(rows) <= ROOM:
        return [_Part(head, tuple(rows))]
    parts: list[_Part] = []
    own: list[Row] = []
    top, room = head, ROOM - _ABOVE_A_CARD
    for row in rows:
        if own and top.height + _height([*own, row]) > room:
            parts.append(_Part(top, tuple(own)))
            own, top, room = [], again, ROOM
        own.append(row)
    return [*parts, _Part(top, tuple(own))]


def _framed(part: _Part) -> Row:
    """A part in its frame: head with tint, then rows; more height goes to the last row."""

    def draw(pdf: TaggedPdf, top: float, height: float) -> None:
        pdf.artifact("Layout")
        drawing.filled(pdf, LEFT, top, FULL, part.head.height, TINT, CORNER)
        drawing.frame(pdf, LEFT, top, FULL, height, 1.2, LINES, CORNER)
        drawing.rule(pdf, LEFT, top + part.head.height, RIGHT, 0.8, LINES)
        part.head.draw(pdf, top, part.head.height)
        y = top + part.head.height + BELOW_HEAD
        for row in part.rows:
            y += row.gap
            row.draw(pdf, y, top + height - y if row.grows else row.height)
            y += row.height

    tall = part.head.height + _height(part.rows)
    if not part.rows[-1].grows:
        tall += BELOW_HEAD
    return Row(tall, draw, part.rows[-1].grows)


def _head(block: Card, section: Element, level: int) -> Row:
    beside = min(width(block.tick, CARD_BOLD.size, True) + 1, 60 * MM)
    tick = break_lines(plain(block.tick), CARD_BOLD, beside)
    box = RIGHT - PAD - beside - 2.4 * MM - BOX
    name = break_lines(plain(block.name), NAME, box - 4 * MM - INNER)
    run_by = break_lines(plain(block.run_by), CARD, box - 4 * MM - INNER)
    words = drawing.height(name, NAME) + drawing.height(run_by, CARD)
    tall = max(HEAD, words + 2.4 * MM, drawing.height(tick, CARD_BOLD) + 2.4 * MM)
    title, by, choice = Element(f"H{level}", section), Element("P", section), Element("P", section)

    def draw(pdf: TaggedPdf, top: float, _: float) -> None:
        pdf.bookmark(block.name, level - 1, top)
        y = top + (tall - words) / 2
        drawing.text(pdf, name, NAME, INNER, y, title)
        drawing.text(pdf, run_by, CARD, INNER, y + drawing.height(name, NAME), by)
        tick_box(pdf, box, top + (tall - BOX) / 2)
        y = top + (tall - drawing.height(tick, CARD_BOLD)) / 2
        drawing.text(pdf, tick, CARD_BOLD, box + BOX + 2.4 * MM, y, choice)

    return Row(tall, draw)


def _continued(block: Card) -> Row:
    """The head of a card that goes on: an artifact."""
    name = break_lines((Run(f"{block.name} "),), NAME, ROOM_INSIDE)
    more = break_lines(plain(block.continued), CARD, ROOM_INSIDE)
    words = drawing.height(name, NAME) + drawing.height(more, CARD)

    def draw(pdf: TaggedPdf, top: float, height: float) -> None:
        pdf.artifact("Pagination", "Header")
        y = top + (height - words) / 2
        drawing.text(pdf, name, NAME, INNER, y, None)
        drawing.text(pdf, more, CARD, INNER, y + drawing.height(name, NAME), None)

    return Row(max(HEAD, words + 2.4 * MM), draw)


def _opening(block: Card, section: Element, loose: bool = False) -> list[Row]:
    """How it could help, and the photo at its right; `loose` rows may be parted by the end of a page."""
    picture = photo.cropped(block.photo.data, PHOTO, PHOTO_TALL) if block.photo else None
    rows = _helps(block, section, ROOM_INSIDE - (PHOTO + PHOTO_GAP if picture else 0))
    if loose or not (rows or picture):
        return rows
    words = sum(row.height + row.gap for row in rows)
    alt = (block.photo and block.photo.alt) or block.name

    def draw(pdf: TaggedPdf, top: float, _: float) -> None:
        y = top
        for row in rows:
            y += row.gap
            row.draw(pdf, y, row.height)
            y += row.height
        if picture:
            _photo(pdf, picture, alt, top, section)

    return [Row(max(words, PHOTO_TALL if picture else 0), draw)]


def _helps(block: Card, section: Element, room: float) -> list[Row]:
    if not block.helps:
        return []
    heading = break_lines(plain(block.help_heading), CARD_BOLD, room)
    rows = list(line_rows(heading, CARD_BOLD, INNER, Element("P", section)))
    whole = Element("L", section, attributes="/O /List /ListNumbering /Disc")
    for outcome, note in block.helps:
        words = (Run(outcome, True), Run(f" {note}"))
        item = bullet_rows(words, CARD, INNER, 5 * MM, 1.4 * MM, room, whole)
        rows += [item[0]._replace(gap=ROW_GAP), *item[1:]]
    return rows


def _photo(pdf: TaggedPdf, picture: bytes, alt: str, top: float, section: Element) -> None:
    left = RIGHT - PAD - PHOTO
    pdf.tag(figure(pdf, section, alt, (left, top, left + PHOTO, top + PHOTO_TALL)))
    pdf.image(picture, left, top, PHOTO, PHOTO_TALL)
    pdf.artifact("Layout")
    drawing.frame(pdf, left, top, PHOTO, PHOTO_TALL, 0.8, LINES, 0.6)


def figure(pdf: TaggedPdf, parent: Element, alt: str, box: tuple[float, float, float, float]) -> Element:
    """The element of a picture, with the words for those who do not see it and where it stands."""
    left, top, right, bottom = box
    bounds = " ".join(f"{value:.2f}" for value in (left, pdf.height - bottom, right, pdf.height - top))
    return Element("Figure", parent, {"Alt": alt}, f"/O /Layout /Placement /Block /BBox [{bounds}]")


def _facts(facts: Sequence[FactRow], section: Element) -> list[Row]:
    whole = Element("L", section)
    rows = [_fact(fact, whole) for fact in facts]
    return [row._replace(gap=ROW_GAP if place else BELOW_OPENING) for place, row in enumerate(rows)]


def _fact(fact: FactRow, whole: Element) -> Row:
    item = Element("LI", whole)
    name, body = Element("Lbl", item), Element("LBody", item)
    label = break_lines(plain(fact.label), CARD_BOLD, LABEL)
    lines = _fact_lines(fact)
    tall = max(drawing.height(label, CARD_BOLD), drawing.height(lines, CARD), QR if _has_code(fact) else 0)

    def draw(pdf: TaggedPdf, top: float, _: float) -> None:
        drawing.text(pdf, label, CARD_BOLD, INNER, top, name)
        drawing.text(pdf, lines, CARD, INNER + LABEL + LABEL_GAP, top, body)
        if _has_code(fact):
            left = RIGHT - PAD - QR
            pdf.tag(figure(pdf, body, fact.link_alt or fact.link, (left, top, left + QR, top + QR)))
            drawing.qr_code(pdf, fact.link, left, top, QR)

    return Row(tall, draw)


def _fact_lines(fact: FactRow) -> list[Line]:
    room = FACT - (QR + LABEL_GAP if _has_code(fact) else 0)
    return [line for words in fact.lines for line in break_lines(words, CARD, room)]


def _has_code(fact: FactRow) -> bool:
    """Whether there is an address that a code of this size can hold."""
    try:
        return bool(fact.link) and drawing.code_rows(fact.link) <= drawing.MOST_CODE_ROWS
    except DataOverflowError:
        return False


def _loose_facts(facts: Sequence[FactRow], section: Element) -> list[Row]:
    """Fact rows of a card that goes on; one too tall for a page is parted between its lines."""
    whole = Element("L", section)
    rows: list[Row] = []
    for fact in facts:
        row = _fact(fact, whole)
        own = [row] if row.height < ROOM / 2 else _parted_fact(fact, whole)
        rows += [own[0]._replace(gap=ROW_GAP), *own[1:]]
    return rows


def _parted_fact(fact: FactRow, whole: Element) -> list[Row]:
    item = Element("LI", whole)
    name, body = Element("Lbl", item), Element("LBody", item)
    label = break_lines(plain(fact.label), CARD_BOLD, LABEL)

    def mark(pdf: TaggedPdf, top: float) -> None:
        drawing.text(pdf, label, CARD_BOLD, INNER, top, name)

    lines = _fact_lines(fact._replace(link=""))
    return list(line_rows(lines, CARD, INNER + LABEL + LABEL_GAP, body, mark))


def _notes(block: Card, section: Element) -> Row:
    """A label and ruled lines: one, and as many more as the page has room for."""
    label = break_lines(plain(block.notes), CARD_BOLD, ROOM_INSIDE)
    element = Element("P", section)
    first = drawing.height(label, CARD_BOLD) + 1.2 * MM

    def draw(pdf: TaggedPdf, top: float, height: float) -> None:
        drawing.text(pdf, label, CARD_BOLD, INNER, top, element)
        pdf.artifact("Layout")
        for line in range(1 + max(0, int((height - first - BELOW_LINES) / WRITING))):
            drawing.rule(pdf, INNER, top + first + line * WRITING, RIGHT - PAD, 0.8, LINES)

    return Row(first + WRITING - 0.6 * MM, draw, True, AFTER_PARAGRAPH)
