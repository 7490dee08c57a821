"""A sheet of text cells → a table of values, each distinct cell parsed once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import repeat
from operator import itemgetter
from sys import intern
from typing import Any, NamedTuple

from clcdesk.errors import DeskError
from clcdesk.exchange.cells import Parse
from clcdesk.exchange.faults import CellFault, Faults, shown
from clcdesk.exchange.header import Header, header
from clcdesk.exchange.sheet import Rows, Sheet
from clcdesk.words import _

Chunk = Sequence[Sequence[str]]
"""A few hundred rows, as columns: they are handled while their cells are in the processor's cache."""


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


_Read = Callable[[Chunk], Iterable[Any]]


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

    def __init__(self, kind: Kind, sheet: Sheet, parsers: Mapping[str, Parse], faults: Faults) -> None:
        """Columns not in `parsers` are plain text. Raises the faults of the sheet as a whole, and
        adds those of its cells to `faults`."""
        self.place = sheet.place
        self.facts: list[Any] = []
        """Of each row, if its kind has one."""
        self.numbers: list[int] = []
        """The row of the spreadsheet of each, counted from 1 with title lines, header and blank rows."""
        self._kind = kind
        self._faults = faults
        found = header(sheet, kind.columns, kind.required)
        self.columns = tuple(found.places)
        """The columns it has."""
        self._memos = {name: _Memo(parse) for name, parse in parsers.items()}
        apart = 1 if kind.fact else len(kind.columns)
        self._values: dict[str, list[Any]] = {name: [] for name in kind.columns[:apart]}
        self._read(sheet, found)
        self._tell(sheet, found)

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

    def _read(self, sheet: Sheet, found: Header) -> None:
        reads = {
            name: _reader(found.places.get(name), self._memos.get(name), name in self._kind.filled)
            for name in self._kind.columns
        }
        together = [reads[name] for name in self._kind.columns if name not in self._values]
        make = partial(tuple.__new__, self._kind.fact or tuple)
        for chunk, numbers in _chunks(sheet, found):
            self.numbers += numbers
            for name, values in self._values.items():
                values += reads[name](chunk)
            if together:
                self.facts += map(make, zip(*[read(chunk) for read in together], strict=True))
        if not self.numbers:
            raise DeskError(_("{place} has a header but no rows. Add the rows below it.").format(place=self.place))

    def _tell(self, sheet: Sheet, found: Header) -> None:
        """Say which cells are wrong, going through the sheet again if any is."""
        faulty = {name: memo.faults for name, memo in self._memos.items() if memo.faults}
        blank = {name for name in self._kind.filled if "" in self.distinct(name)}
        if not faulty and not blank:
            return
        for chunk, numbers in _chunks(sheet, found):
            for name in faulty.keys() | blank:
                for number, cell in zip(numbers, chunk[found.places[name]], strict=True):
                    if name in blank and not cell.strip():
                        self._wrong(number, name, _("it is blank. Fill it in, or take the row away."))
                    elif cell in faulty.get(name, ()):
                        self._wrong(number, name, faulty[name][cell])


def _reader(place: int | None, memo: _Memo | None, filled: bool) -> _Read:
    """How the values of one column are had. References and names are kept once each: the same one
    stands in many rows."""
    if place is None:
        blank = "" if memo is None else memo[""]
        return lambda chunk: repeat(blank, len(chunk[0]))
    if memo is not None:
        return lambda chunk: map(memo.__getitem__, chunk[place])
    if filled:
        return lambda chunk: map(intern, map(str.strip, chunk[place]))
    return lambda chunk: map(str.strip, chunk[place])


def _chunks(sheet: Sheet, found: Header) -> Iterator[tuple[Chunk, Sequence[int]]]:
    """The rows below the header that hold anything, a few at a time, with their numbers."""
    first = 1
    for rows in sheet.chunks():
        above = max(found.row + 2 - first, 0)
        if len(rows) > above:
            columns, numbers = _filled(sheet, rows[above:], first + above, found)
            if numbers:
                yield columns, numbers
        first += len(rows)


def _filled(sheet: Sheet, rows: Rows, first: int, found: Header) -> tuple[Chunk, Sequence[int]]:
    """Columns of the rows that hold anything, and the numbers of these; `first` is the first row's."""
    numbers: Sequence[int] = range(first, first + len(rows))
    if set(map(len, rows)) == {found.width}:
        columns: Chunk = list(zip(*rows, strict=True))
        if all(map(str.strip, columns[found.key])):
            return columns, numbers
    kept = [(number, row) for number, row in zip(numbers, rows, strict=True) if any(map(str.strip, row))]
    fitted = [_fitted(sheet, number, row, found.width) for number, row in kept]
    return list(zip(*fitted, strict=True)), [number for number, _row in kept]


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
