"""The page of the standard format, and how rows flow over pages.

Points from the top left corner of A4. A row is the least that may stand on a page; a group is rows that stay
together where they can; what stands on which page is settled before anything is drawn.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from clcdesk.letters import recipient
from clcdesk.letters.paragraph import Style
from clcdesk.letters.tagged import TaggedPdf

MM = 72 / 25.4
SIZE = (210 * MM, 297 * MM)
LEFT, RIGHT, TOP = 22 * MM, 190 * MM, 16 * MM
BODY = 93.8 * MM
"""Where the first line of page 1 begins, below the window of the envelope: its letters at 95 mm."""
FOOT = 269 * MM
"""The rule over the footer of three lines; a longer footer begins higher."""
FOOT_GAP = 1 * MM
CARD_END = 2.8 * MM
"""How much higher than text a card must end."""
MEASURE = 156 * MM
"""Running text: about 80 letters."""
FULL = RIGHT - LEFT
ROOM = FOOT - FOOT_GAP - CARD_END - TOP
"""What a page holds of a card."""

INK, HEADINGS, QUIET, LINES = "#1b1b1b", "#0b4a52", "#333333", "#56676a"
TINT, BESIDE = "#e4eeee", "#7d9fa3"

TEXT = Style(12, 16.4, INK)
QUIET_TEXT = Style(12, 16.4, QUIET)
BOLD = Style(12, 16.4, INK, True)
CARD = Style(12, 15.4, INK)
CARD_BOLD = Style(12, 15.4, INK, True)
ADDRESS = recipient.STYLE
FOOTER = Style(12, 14.7, INK)
TITLE = Style(23, 26, HEADINGS, True)
SECTION = Style(16.3, 18, HEADINGS, True)
SECTION_ABOVE, SECTION_BELOW = 6.5 * MM, 2.5 * MM
AFTER_PARAGRAPH, AFTER_ITEM = 2.6 * MM, 1.4 * MM
BOX, BOX_LINE = 6.5 * MM, 1.4
WRITING = 8.5 * MM


class Row(NamedTuple):
    """What never breaks. `draw(pdf, top, height)` may be given more height than it asked for, if it `grows`."""

    height: float
    draw: Callable[[TaggedPdf, float, float], None]
    grows: bool = False
    gap: float = 0
    """Space before it, unless it is the first on its page or in its group."""


class Group(NamedTuple):
    """Rows that stay on one page if a page can hold them."""

    rows: tuple[Row, ...]
    above: float = 0
    below: float = AFTER_PARAGRAPH
    leads: bool = False
    """Whether it stays with what follows, as a heading does."""
    repeated: Row | None = None
    """Drawn as an artifact at the top of each page it goes on to."""

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows) + sum(row.gap for row in self.rows[1:])


class Placed(NamedTuple):
    row: Row
    top: float
    height: float
    artifact: bool = False


@dataclass
class Flow:
    """Pages being filled from top to bottom."""

    bottom: float
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    top: float = TOP
    below: float = 0

    def start_at(self, top: float) -> None:
        """Leave the rest of the page above for what was put there by hand."""
        self.top, self.below = top, 0

    def fixed(self, row: Row, top: float) -> None:
        """A row at a place of its own on this page."""
        self.pages[-1].append(Placed(row, top, row.height))

    def turn(self) -> None:
        """Go on to a new page."""
        self.pages.append([])
        self.top, self.below = TOP, 0

    def add(self, groups: Iterable[Group]) -> None:
        """Place groups, each heading with what it leads."""
        for chain in _chains(groups):
            if self._used and self._needed(chain) > self._left(chain[0]):
                self._grow(chain)
                self.turn()
            for group in chain:
                self._place(group)

    @property
    def _used(self) -> bool:
        return self.top > TOP

    def _left(self, group: Group) -> float:
        return self.bottom - self.top - max(self.below, group.above)

    def _needed(self, chain: Sequence[Group]) -> float:
        """The least height that may stay on this page: everything, or, of what no page holds, its beginning."""
        heights = [group.height for group in chain]
        gaps = [max(first.below, second.above) for first, second in pairwise(chain)]
        whole = sum(heights) + sum(gaps) + _end(chain[-1].rows[-1])
        if whole <= self.bottom - TOP:
            return whole
        return whole - heights[-1] + chain[-1].rows[0].height

    def _grow(self, following: Sequence[Group]) -> None:
        """Fill the page with its last row, where that and what goes on the next page both grow (cards)."""
        last = self.pages[-1][-1] if self.pages[-1] else None
        if last and last.row.grows and any(row.grows for row in following[0].rows):
            self.pages[-1][-1] = last._replace(height=max(last.height, self.bottom - CARD_END - last.top))

    def _place(self, group: Group) -> None:
        if self._used:
            self.top += max(self.below, group.above)
        for place, row in enumerate(group.rows):
            gap = row.gap if place else 0
            if self._used and self.top + gap + row.height + _end(row) > self.bottom + 0.01:
                self.turn()
                gap = 0
                if group.repeated and place > 1:
                    again = group.repeated
                    self.pages[-1].append(Placed(again, self.top, again.height, True))
                    self.top += again.height
            self.top += gap
            self.pages[-1].append(Placed(row, self.top, row.height))
            self.top += row.height
        self.below = group.below


def _end(row: Row) -> float:
    return CARD_END if row.grows else 0


def _chains(groups: Iterable[Group]) -> Iterator[list[Group]]:
    chain: list[Group] = []
    for group in groups:
        if not group.rows:
            continue
        chain.append(group)
        if not group.leads:
            yield chain
            chain = []
    if chain:
        yield chain
