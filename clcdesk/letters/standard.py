"""The standard format: a letter as a tagged PDF on A4, at least 12 point."""

from collections.abc import Sequence

from clcdesk.letters import drawing_card, drawing_frame, drawing_slip, drawing_text
from clcdesk.letters.blocks import (
    Block,
    Bullets,
    Card,
    Heading,
    Letter,
    Letterhead,
    NoteBox,
    Outcome,
    Paragraph,
    Slip,
    Table,
    Ticks,
)
from clcdesk.letters.page import FOOT_GAP, SIZE, TOP, Flow, Group, Placed
from clcdesk.letters.shaping import tidy
from clcdesk.letters.structure import Element
from clcdesk.letters.tagged import TaggedPdf


def pdf(letter: Letter) -> bytes:
    """The letter as PDF/UA-1: the same letter gives the same bytes, whatever was drawn before it and wherever."""
    paper = TaggedPdf(tidy(letter.title), letter.language, tidy(letter.author), letter.dated, SIZE)
    pages = _lay_out(letter, paper.root)
    for number, page in enumerate(pages, 1):
        for placed in page:
            placed.row.draw(paper, placed.top, placed.height)
        drawing_frame.page_number(paper, letter.footer, number, len(pages))
        if letter.sample.strip():
            drawing_frame.sample(paper, letter.sample)
        paper.end_page()
    return paper.finish()


def _lay_out(letter: Letter, root: Element) -> list[list[Placed]]:
    """Which row stands where on which page."""
    flow = Flow(drawing_frame.foot(letter.footer) - FOOT_GAP)
    groups: list[Group] = []
    level = 0
    for block in letter.blocks:
        if isinstance(block, Letterhead):
            row, body = drawing_frame.letterhead(block, letter.footer, root)
            flow.fixed(row, TOP)
            flow.start_at(body)
        elif isinstance(block, Slip):
            flow.add(groups)
            groups = []
            _turn_to_slip(flow, block)
            flow.add(drawing_slip.slip(block, root))
        else:
            level, own = _groups(block, root, level)
            groups += own
    flow.add(groups)
    return flow.pages


def _turn_to_slip(flow: Flow, block: Slip) -> None:
    """The slip begins on an odd page, so that what is sent away has nothing of the letter on its back."""
    if len(flow.pages) % 2:
        flow.turn()
        flow.fixed(drawing_slip.padding(block.padding, flow.bottom), TOP)
    flow.turn()


def _groups(block: Block, root: Element, level: int) -> tuple[int, Sequence[Group]]:
    """A block's groups, and the level of the last heading, so that none is skipped."""
    match block:
        case Heading():
            level = min(block.level, level + 1)
            return level, [drawing_text.heading(block, root, level)]
        case Paragraph():
            return level, [drawing_text.paragraph(block, root)]
        case Bullets():
            return level, drawing_text.bullets(block, root)
        case Outcome():
            return level, [drawing_text.outcome(block, root)]
        case NoteBox():
            level = min(2, level + 1)
            return level, [drawing_text.note_box(block, root, level)]
        case Card():
            level = min(3, level + 1)
            return level, [drawing_card.card(block, root, level)]
        case Table():
            return level, [drawing_text.table(block, root)]
        case Ticks():
            return level, drawing_text.ticks(block, root)
        case Letterhead() | Slip():
            raise AssertionError("placed by itself")
