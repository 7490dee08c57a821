"""The cells of a table → their values, column by column, each distinct cell parsed once."""

from collections.abc import Mapping, Sequence
from typing import Any

from clcdesk.exchange.cells import Parse, written
from clcdesk.exchange.faults import CellFault, Faults
from clcdesk.exchange.tables import Table
from clcdesk.words import _


class Values:
    """The values of one sheet by column, and a way to say what is wrong with a row."""

    def __init__(self, sheet: int, table: Table, wanted: Sequence[str], faults: Faults) -> None:
        self.table = table
        self._sheet = sheet
        self._wanted = wanted
        self._faults = faults
        self._columns: dict[str, Sequence[Any]] = {}
        self._memos: dict[str, Mapping[str, Any]] = {}

    def parse(self, parsers: Mapping[str, Parse], filled: Sequence[str]) -> None:
        """Find the values; the cells of the columns `filled` may not be blank."""
        for name in self._wanted:
            self._columns[name] = self._parsed(name, parsers.get(name), filled=name in filled)

    def __getitem__(self, column: str) -> Sequence[Any]:
        """The values of a column, as many as there are rows; blank ones where it is lacking, None
        where the cell is wrong."""
        return self._columns[column]

    def __len__(self) -> int:
        return len(self.table.numbers)

    def texts(self, column: str) -> Sequence[str]:
        """The values of a column as they are written, e.g. all dates ISO."""
        memo = self._memos.get(column)
        if memo is None:
            return list(map(written, self._columns[column]))
        texts = {cell: written(value) for cell, value in memo.items()}
        cells = self.table.cells[column]
        if all(cell == text for cell, text in texts.items()):
            return cells
        return list(map(texts.__getitem__, cells))

    def wrong(self, row: int, column: str, what: str) -> None:
        """`row` counts the values from nought."""
        position = (self._wanted.index(column), column)
        self._faults.of_cell(self._sheet, self.table.place, self.table.numbers[row], position, what)

    def _parsed(self, name: str, parse: Parse | None, *, filled: bool) -> Sequence[Any]:
        column = self.table.cells.get(name)
        if column is None:
            return [parse("") if parse else ""] * len(self)
        if parse is None and not filled:
            return list(map(str.strip, column))
        memo: dict[str, Any] = {}
        faults: dict[str, str] = {}
        for cell in set(column):
            stripped = cell.strip()
            try:
                if filled and not stripped:
                    raise CellFault(_("it is blank. Fill it in, or take the row away."))
                memo[cell] = parse(stripped) if parse else stripped
            except CellFault as fault:
                faults[cell] = str(fault)
                memo[cell] = None
        if faults:
            for row, cell in enumerate(column):
                if cell in faults:
                    self.wrong(row, name, faults[cell])
        self._memos[name] = memo
        return list(map(memo.__getitem__, column))
