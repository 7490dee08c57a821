"""A sheet of text cells → a table of values, each distinct cell parsed once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, partial
from itertools import chain, repeat
from operator import itemgetter
from sys import intern
from typing import Any, NamedTuple

from clcdesk.errors import DeskError
from clcdesk.exchange.cells import Parse
from clcdesk.exchange.faults import CellFault, Faults, shown
from clcdesk.exchange.header import Header, header
from clcdesk.exchange.sheet import Block, Columns, Sheet
from clcdesk.stopping import Count, uncounted
from clcdesk.words import _


class Kind(NamedTuple):
    """What is known beforehand of the sheets of one name."""

    order: int
    """Among the sheets, for the order in which faults are told."""
    columns: Sequence[str]
    required: Sequence[str]
    """Columns it cannot do without."""
    filled: Sequence[str]
    """Of these, the ones whose cells may not be blank."""
    fact: type[tuple[Any, ...]] | None
    """What the columns after the first are, taken together."""


_Read = Callable[[Columns], Iterable[Any]]
"""A few hundred rows at a time: they are handled while their cells are in the processor's cache."""


class _Memo(dict[str, Any]):
    """Cell as it stands → its value; None if it is wrong."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self.faults: dict[str, str] = {}
        """What is wrong with those cells."""

    def __missing__(self, cell: str) -> Any:
        try:
            value = self._parse(cell.strip())
        except CellFault as fault:
            self.faults[cell] = str(fault)
            value = None
        self[cell] = value
        return value


class Table:
    """The values of a sheet, and a way to say what is wrong with a row."""

    def __init__(
        self,
        kind: Kind,
        sheet: Sheet,
        parsers: Mapping[str, Parse],
        faults: Faults,
        unread: AbstractSet[str] = frozenset(),
        count: Count = uncounted,
    ) -> None:
        """Columns not in `parsers` are plain text; those of them in `unread` are left blank. Raises the
        faults of the sheet as a whole, and adds those of its cells to `faults`."""
        self.place = sheet.place
        self.facts: list[Any] = []
        """Of each row, if its kind has one."""
        self._numbers: list[Sequence[int]] = []
        self._kind = kind
        self._faults = faults
        found = header(sheet, kind.columns, kind.required)
        self.columns = tuple(found.places)
        """The columns it has."""
        self._memos = {name: _Memo(parse) for name, parse in parsers.items()}
        apart = 1 if kind.fact else len(kind.columns)
        self._values: dict[str, list[Any]] = {name: [] for name in kind.columns[:apart]}
        self._read(sheet, found, unread, count)
        self._tell(sheet, found)

    @cached_property
    def numbers(self) -> Sequence[int]:
        """The row of the spreadsheet of each, counted from 1 with title lines, header and blank rows."""
        return list(chain.from_iterable(self._numbers))

    def __getitem__(self, column: str) -> Sequence[Any]:
        """The values of a column, as many as there are rows; blank ones where it is lacking, None
        where a cell is wrong."""
        if column in self._values:
            return self._values[column]
        return list(map(itemgetter(self._kind.columns.index(column) - 1), self.facts))

    def distinct(self, column: str) -> AbstractSet[Any]:
        """The different values of a column of codes, lists or text."""
        memo = self._memos.get(column)
        return set(self[column]) if memo is None else set(memo.values())

    def rows_in(self, column: str, wanted: AbstractSet[Any]) -> Iterator[int]:
        """Which rows have one of the values `wanted` in a column."""
        if not wanted.isdisjoint(self.distinct(column)):
            yield from (row for row, value in enumerate(self[column]) if value in wanted)

    def wrong(self, row: int, column: str, what: str) -> None:
        """`row` counts the values from nought."""
        self._wrong(self.numbers[row], column, what)

    def _wrong(self, number: int, column: str, what: str) -> None:
        position = (self._kind.columns.index(column), column)
        self._faults.of_cell(self._kind.order, self.place, number, position, what)

    def _read(self, sheet: Sheet, found: Header, unread: AbstractSet[str], count: Count) -> None:
        places = {name: place for name, place in found.places.items() if name not in unread or name in self._memos}
        reads = {
            name: _reader(places.get(name), self._memos.get(name), name in self._kind.filled or name in OFTEN)
            for name in self._kind.columns
        }
        together = [reads[name] for name in self._kind.columns if name not in self._values]
        make = partial(tuple.__new__, self._kind.fact or tuple)
        facts = self._facts_by_row(found)
        key = next(iter(self._values))
        for block, numbers in _blocks(sheet, found):
            count(len(block))
            if facts is not None and (pairs := facts.of(block)):
                self._numbers.append(numbers)
                self._values[key] += pairs[0]
                self.facts += pairs[1]
                continue
            for chunk, kept in _filled(sheet, block, numbers, found):
                self._numbers.append(kept)
                for name, values in self._values.items():
                    values += reads[name](chunk)
                if together:
                    self.facts += map(make, zip(*[read(chunk) for read in together], strict=True))
        if not self._numbers:
            raise DeskError(_("{place} has a header but no rows. Add the rows below it.").format(place=self.place))

    def _facts_by_row(self, found: Header) -> "_Facts | None":
        """For sheets whose first column is their key, as they are usually written."""
        if self._kind.fact is None or found.key != 0:
            return None
        names = [name for name in self._kind.columns if name not in self._values]
        return _Facts(self._kind.fact, found.width, [self._cell(name, found.places.get(name)) for name in names])

    def _cell(self, name: str, place: int | None) -> tuple[int, Callable[[str], Any]]:
        """Where a column's cell is, and how its value is had; one that is lacking is blank."""
        memo = self._memos.get(name)
        value = str.strip if memo is None else memo.__getitem__
        return (0, value) if place is None else (place, value)

    def _tell(self, sheet: Sheet, found: Header) -> None:
        """Say which cells are wrong, going through the sheet again if any is."""
        faulty = {name: memo.faults for name, memo in self._memos.items() if memo.faults}
        blank = {name for name in self._kind.filled if "" in self.distinct(name)}
        if not faulty and not blank:
            return
        chunks = (chunk for block, first in _blocks(sheet, found) for chunk in _filled(sheet, block, first, found))
        for chunk, numbers in chunks:
            for name in faulty.keys() | blank:
                for number, cell in zip(numbers, chunk[found.places[name]], strict=True):
                    if name in blank and not cell.strip():
                        self._wrong(number, name, _("it is blank. Fill it in, or take the row away."))
                    elif cell in faulty.get(name, ()):
                        self._wrong(number, name, faulty[name][cell])


def _reader(place: int | None, memo: _Memo | None, often: bool) -> _Read:
    """How the values of one column are had. Where the same text stands `often`, it is kept once."""
    if place is None:
        blank = "" if memo is None else memo[""]
        return lambda chunk: repeat(blank, len(chunk[0]))
    if memo is not None:
        return lambda chunk: map(memo.__getitem__, chunk[place])
    if often:
        return lambda chunk: map(intern, map(str.strip, chunk[place]))
    return lambda chunk: map(str.strip, chunk[place])


OFTEN = frozenset({"told_by"})
"""Columns of text in which the same one stands in many rows, besides references."""

ENOUGH = 10_000
"""Rows after which it is seen whether many are alike."""


class _Facts(dict[str, Any]):
    """The text of a row after its key → its fact. Rows that say the same of others share one; where
    fewer than half do, cell by cell is quicker."""

    def __init__(
        self, fact: type[tuple[Any, ...]], width: int, cells: Sequence[tuple[int, Callable[[str], Any]]]
    ) -> None:
        """`cells`: for each field of the fact its place in the row, and how its value is had."""
        self._fact, self._width, self._cells = fact, width, cells
        self._separator = ""
        self._asked = 0
        """Rows asked for so far."""

    def of(self, block: Block) -> tuple[list[str], list[Any]] | None:
        """Keys and facts of the rows; None where they must be had cell by cell."""
        if block.lines is None or len(self) * 2 > self._asked > ENOUGH:
            return None
        self._asked += len(block)
        self._separator = block.separator
        parts = [line.partition(block.separator) for line in block.lines]
        keys = [intern(part[0].strip()) for part in parts]
        if not all(keys):
            return None
        try:
            return keys, [self[part[2]] for part in parts]
        except _UnevenError:
            return None

    def __missing__(self, rest: str) -> Any:
        row = ["", *rest.split(self._separator)]
        if len(row) != self._width:
            raise _UnevenError
        self[rest] = fact = tuple.__new__(self._fact, [value(row[place]) for place, value in self._cells])
        return fact


class _UnevenError(Exception):
    """A row that is wider or narrower than the header."""


def _blocks(sheet: Sheet, found: Header) -> Iterator[tuple[Block, range]]:
    """The rows below the header, a few at a time, with their numbers."""
    first = found.row + 2
    for block in sheet.below(found.row + 1):
        yield block, range(first, first + len(block))
        first += len(block)


def _filled(sheet: Sheet, block: Block, numbers: range, found: Header) -> Iterator[tuple[Columns, Sequence[int]]]:
    """Columns of the rows that hold anything, and the numbers of these; nothing if none does."""
    columns = block.columns(found.width)
    if columns is not None and all(map(str.strip, columns[found.key])):
        yield columns, numbers
        return
    kept = [(number, row) for number, row in zip(numbers, block.rows(), strict=True) if any(map(str.strip, row))]
    if kept:
        fitted = [_fitted(sheet, number, row, found.width) for number, row in kept]
        yield list(zip(*fitted, strict=True)), [number for number, _row in kept]


def _fitted(sheet: Sheet, number: int, row: list[str], width: int) -> list[str]:
    """A row as wide as the header. Refuses one with something beyond it: a cell that holds the
    separator, without quotation marks, has pushed the others aside."""
    beyond = next((cell for cell in row[width:] if cell.strip()), "")
    if beyond:
        raise DeskError(
            _(
                "{place}, row {row}: the cell “{cell}” is beyond the last column of the header. "
                "Put quotation marks around a cell that holds the separator, or name that column."
            ).format(place=sheet.place, row=number, cell=shown(beyond))
        )
    return row[:width] + [""] * (width - len(row))
