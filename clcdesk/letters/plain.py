"""A letter as plain text, for screen readers and e-mail: the same words in the same order, no layout.

One paragraph a line, a blank line between; nothing wraps, and nothing is drawn with signs. Page numbers,
tick boxes, bullets and writing lines are layout, so they are not here.
"""

from collections.abc import Iterator

from clcdesk.letters.blocks import (
    Block,
    Bullets,
    Card,
    FactRow,
    Framed,
    Heading,
    Letter,
    Letterhead,
    NoteBox,
    Outcome,
    Paragraph,
    Slip,
    SlipPart,
    Table,
    TickLine,
    TickNames,
    Ticks,
    WritingLine,
    WritingLines,
)
from clcdesk.letters.wording import plain

Stretch = tuple[str, ...]
"""Lines that stand together."""


def text(letter: Letter) -> str:
    """The whole letter, ending with a line end."""
    stretches = (stretch for block in letter.blocks for stretch in _block(block, letter))
    told = (tuple(line for line in stretch if line) for stretch in stretches)
    return "\n\n".join("\n".join(lines) for lines in told if lines) + "\n"


def _block(block: Block, letter: Letter) -> Iterator[Stretch]:
    match block:
        case Letterhead():
            yield from _letterhead(block, letter)
        case Heading():
            yield (block.text,)
        case Paragraph(words):
            yield (plain(words),)
        case Bullets(items) | Ticks(items):
            yield tuple(plain(item) for item in items)
        case Outcome(words, whose):
            yield (words, plain(whose))
        case NoteBox(heading, paragraphs):
            yield from ((heading,), *((plain(words),) for words in paragraphs))
        case Card():
            yield from _card(block)
        case Table(header, rows):
            yield from (header, *(tuple(plain(cell) for cell in row) for row in rows))
        case Slip():
            yield from ((block.heading, block.reference), *(_slip_part(part) for part in block.parts))


def _letterhead(head: Letterhead, letter: Letter) -> Iterator[Stretch]:
    yield head.council
    yield from ((aside.label, *aside.lines) for aside in head.asides)
    yield head.address
    yield letter.footer.lines


def _card(card: Card) -> Iterator[Stretch]:
    yield (card.name, card.run_by, card.tick)
    yield (card.help_heading, *(f"{helps.outcome} {helps.note}" for helps in card.helps))
    yield from (_fact(row) for row in card.facts)
    yield (card.notes,)


def _fact(row: FactRow) -> Stretch:
    return (row.label, *(plain(line) for line in row.lines))


def _slip_part(part: SlipPart) -> Stretch:
    match part:
        case Paragraph(words) | Framed(words):
            return (plain(words),)
        case TickLine():
            return (plain(part.words),)
        case TickNames(lead, names):
            return (lead, *names)
        case WritingLine() | WritingLines():
            return (part.label,)
