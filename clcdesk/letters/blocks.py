"""A letter as a list of blocks, in reading order: what every format is drawn or read from.

Plain text walks the blocks; the PDF draws them and tags them in the same order. So the text layer of
one equals the other word for word. All text is as it will be read: blanks filled, nothing escaped, and
tidy (single spaces only; no line ends, control characters, lone surrogates or invisible marks of
direction).
"""

from datetime import date
from typing import Literal, NamedTuple


class Run(NamedTuple):
    """A stretch of words of one weight, which may lead somewhere."""

    text: str
    bold: bool = False
    link: str = ""
    """What the words link to (`mailto:…`, `https://…`); "" is no link."""


Words = tuple[Run, ...]


class Aside(NamedTuple):
    """One entry of the column beside the address: an optional bold label, then lines."""

    label: str
    lines: tuple[str, ...]


class Letterhead(NamedTuple):
    """Top of page 1. Read in this order: council, asides, address, then the footer's lines (page 1 only)."""

    council: tuple[str, ...]
    """The council's name, then what lies below it; () when the council is not known."""
    asides: tuple[Aside, ...]
    address: tuple[str, ...]
    """At most six lines, name first, for the window of a DL envelope."""


class Heading(NamedTuple):
    level: Literal[1, 2]
    text: str


class Paragraph(NamedTuple):
    words: Words


class Bullets(NamedTuple):
    items: tuple[Words, ...]


class Outcome(NamedTuple):
    """One outcome in somebody's words, and whose they are (() when not recorded)."""

    words: str
    whose: Words


class NoteBox(NamedTuple):
    """The framed box for *only one* and *none*."""

    heading: str
    paragraphs: tuple[Words, ...]


class Help(NamedTuple):
    """How a service could help with one outcome: `outcome` in bold, a space, `note`."""

    outcome: str
    """With its colon and, in the person's own voice, its quotation marks."""
    note: str


class Photo(NamedTuple):
    data: bytes
    alt: str


class FactRow(NamedTuple):
    """A bold label and its fact; each of `lines` starts a line of its own."""

    label: str
    lines: tuple[Words, ...]
    link: str = ""
    """A web address: a QR code of it stands at the right (the words that link to it are a run of theirs)."""
    link_alt: str = ""


class Card(NamedTuple):
    """One service that could help. Read in the order of the fields."""

    name: str
    run_by: str
    tick: str
    help_heading: str
    helps: tuple[Help, ...]
    photo: Photo | None
    facts: tuple[FactRow, ...]
    notes: str
    """The label over the ruled lines."""
    continued: str
    """What follows the name where a card taller than a page goes on."""


class Table(NamedTuple):
    header: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


class Ticks(NamedTuple):
    """Boxes to tick, one under the other."""

    items: tuple[Words, ...]


class TickNames(NamedTuple):
    """A bold lead, then names with boxes in two columns (read across), or one writing line when () ."""

    lead: str
    names: tuple[str, ...]


class TickLine(NamedTuple):
    """A box, its words, and a line to write on when `line`."""

    words: Words
    line: bool


class WritingLine(NamedTuple):
    """Words and, behind them, a line to write on."""

    label: str


class WritingLines(NamedTuple):
    """A bold label and ruled lines under it."""

    label: str
    lines: int


class Framed(NamedTuple):
    """Words in a framed line with a bar at the left (where to send the slip)."""

    words: Words


SlipPart = Paragraph | TickNames | TickLine | WritingLine | WritingLines | Framed


class Slip(NamedTuple):
    """The reply slip: the last page, on an odd one."""

    heading: str
    reference: str
    """At the right of the heading, read after it; "" when there is none."""
    parts: tuple[SlipPart, ...]
    padding: str
    """The heading of the ruled page that is put before it where it would land on an even page
    (an artifact: it carries nothing to read)."""


Block = Letterhead | Heading | Paragraph | Bullets | Outcome | NoteBox | Card | Table | Ticks | Slip


class Footer(NamedTuple):
    """On every page; real text on page 1 (drawn after the letterhead), an artifact on the others."""

    lines: tuple[str, ...]
    page: str
    """For `str.format` with x and y (other braces are doubled); always an artifact."""


class Letter(NamedTuple):
    title: str
    language: str
    author: str
    dated: date
    """The day judged: the only date in the file's metadata."""
    blocks: tuple[Block, ...]
    footer: Footer
    sample: str
    """The word printed across every page, or ""."""
