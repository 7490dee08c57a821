"""A sheet of text cells → a table of values, column by column, each distinct cell parsed once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from sys import intern
from typing import Any, NamedTuple

from clcdesk.errors import DeskError
from clcdesk.exchange.cells import Parse
from clcdesk.exchange.faults import CellFault, Faults, shown
from clcdesk.exchange.header import Header, header
from clcdesk.exchange.sheet import Rows, Sheet
from clcdesk.words import _

Read = Callable[[Iterable[str]], Iterable[Any]]


class Kind(NamedTuple):
    """What is known beforehand of the sheets of one name."""

    order: int
    """Among the sheets, for the order in which faults are told."""
    columns: Sequence[str]
    required: Sequence[str]
    """Columns it cannot do without."""
    filled: Sequence[str]
    """Of these, the ones whose cells may not be blank."""


class Table:
    """The values of a sheet by column, and a way to say what is wrong with a row."""

    def __init__(self, kind: Kind, sheet: Sheet, parsers: Mapping[str, Parse], faults: Faults) -> None:
        """Columns not in `parsers` are plain text. Raises the faults of the sheet as a whole, and
        adds those of its cells to `faults`."""
        self.place = sheet.place
        self._kind = kind
        self._faults = faults
        found = header(sheet, kind.columns, kind.required)
        self.columns = tuple(found.places)
        """The columns it has."""
        memos = {name: _Memo(parse) for name, parse in parsers.items()}
        reads = {name: _reader(memos.get(name), name in kind.filled) for name in found.places}
        self.numbers, self._values = _read(sheet, found, reads)
        """The row of the spreadsheet of each, counted from 1 with title lines, header and blank rows."""
        self._add_blank(parsers)
        for name in kind.columns:
            if name in memos and memos[name].faulty:
                self._tell_faults(name)
            if name in kind.filled and not all(self._values[name]):
                self._tell_blanks(name)

    def __getitem__(self, column: str) -> Sequence[Any]:
        """The values of a column, as many as there are rows; blank ones where it is lacking, None
        where a cell is wrong."""
        return self._values[column]

    def __len__(self) -> int:
        return len(self.numbers)

    def rows_in(self, column: str, wanted: Set[Any]) -> Iterator[int]:
        """Which rows have one of the values `wanted` in a column."""
        if wanted:
            yield from (row for row, value in enumerate(self[column]) if value in wanted)

    def wrong(self, row: int, column: str, what: str) -> None:
        """`row` counts the values from nought."""
        position = (self._kind.columns.index(column), column)
        self._faults.of_cell(self._kind.order, self.place, self.numbers[row], position, what)

    def _add_blank(self, parsers: Mapping[str, Parse]) -> None:
        for name in self._kind.columns:
            if name not in self._values:
                self._values[name] = [parsers[name]("") if name in parsers else ""] * len(self)

    def _tell_faults(self, name: str) -> None:
        values = self._values[name]
        for row, value in enumerate(values):
            if isinstance(value, CellFault):
                self.wrong(row, name, str(value))
                values[row] = None

    def _tell_blanks(self, name: str) -> None:
        values = self._values[name]
        for row, value in enumerate(values):
            if value == "":
                self.wrong(row, name, _("it is blank. Fill it in, or take the row away."))
                values[row] = None


class _Memo(dict[str, Any]):
    """Cell as it stands → its value, or the `CellFault` it is."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self.faulty = False

    def __missing__(self, cell: str) -> Any:
        try:
            value = self._parse(cell.strip())
        except CellFault as fault:
            value = fault
            self.faulty = True
        self[cell] = value
        return value


def _reader(memo: _Memo | None, filled: bool) -> Read:
    """How cells become values. References and names are kept once each: the same one stands in many rows."""
    if memo is not None:
        return partial(map, memo.__getitem__)
    if filled:
        return lambda cells: map(intern, map(str.strip, cells))
    return partial(map, str.strip)


def _read(sheet: Sheet, found: Header, reads: Mapping[str, Read]) -> tuple[list[int], dict[str, list[Any]]]:
    """The numbers and values of all rows below the header that hold anything."""
    numbers: list[int] = []
    values: dict[str, list[Any]] = {name: [] for name in reads}
    first = 1
    for chunk in sheet.chunks():
        above = max(found.row + 2 - first, 0)
        columns, kept = _filled(sheet, chunk[above:], first + above, found)
        first += len(chunk)
        if columns:
            numbers += kept
            for name, read in reads.items():
                values[name] += read(columns[found.places[name]])
    if not numbers:
        raise DeskError(_("{place} has a header but no rows. Add the rows below it.").format(place=sheet.place))
    return numbers, values


def _filled(sheet: Sheet, rows: Rows, first: int, found: Header) -> tuple[Sequence[Sequence[str]], Sequence[int]]:
    """Columns of the rows that hold anything, and the numbers of these; `first` is the first row's."""
    numbers: Sequence[int] = range(first, first + len(rows))
    if set(map(len, rows)) == {found.width}:
        columns: Sequence[Sequence[str]] = list(zip(*rows, strict=True))
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
