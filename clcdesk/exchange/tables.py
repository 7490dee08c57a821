"""A sheet of text cells → a table: the header found, and a tuple of cells for each column known."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from clcdesk.errors import DeskError
from clcdesk.exchange.csv_in import LEAD, column_name
from clcdesk.exchange.faults import shown
from clcdesk.exchange.sheets import Sheet
from clcdesk.words import _


class Table(NamedTuple):
    place: str
    columns: tuple[str, ...]
    """The columns it has, in the order of `wanted`."""
    cells: Mapping[str, tuple[str, ...]]
    """Column → its cells as they stand, not stripped; all of one length."""
    numbers: Sequence[int]
    """The row of the spreadsheet of each, counted from 1 with title lines, header and blank rows."""


def table(sheet: Sheet, wanted: Sequence[str], required: Sequence[str]) -> Table:
    """The rows below the header: the first row near the top that has every `required` column.

    Columns that are not `wanted` and rows with nothing in them are left out. Refuses a sheet without
    such a header, with a column twice, without rows, and a row with cells beyond its header.
    """
    names = {column_name(name): name for name in wanted}
    top, header = _header(sheet, names, required)
    place = _places(sheet, header, names)
    rows, numbers = _rows(sheet, top, len(header))
    columns = list(zip(*rows, strict=True))
    if rows and any(not cell.strip() for cell in set(columns[place[required[0]]])):
        rows, numbers = _with_something(rows, numbers)
        columns = list(zip(*rows, strict=True))
    if not rows:
        raise DeskError(_("{place} has a header but no rows. Add the rows below it.").format(place=sheet.place))
    cells = {name: columns[place[name]] for name in wanted if name in place}
    return Table(sheet.place, tuple(cells), cells, numbers)


def _with_something(rows: list[list[str]], numbers: Sequence[int]) -> tuple[list[list[str]], Sequence[int]]:
    kept = [n for n, row in enumerate(rows) if any(cell.strip() for cell in row)]
    return [rows[n] for n in kept], [numbers[n] for n in kept]


def _header(sheet: Sheet, names: Mapping[str, str], required: Sequence[str]) -> tuple[int, list[str]]:
    """Where the header is, and its names as they are matched."""
    best: tuple[int, list[str]] = (0, [])
    most = 0
    for n, row in enumerate(islice(sheet.rows, LEAD)):
        header = [column_name(cell) for cell in row]
        if all(column_name(name) in header for name in required):
            return n, header
        if (has := sum(name in header for name in names)) > most:
            best, most = (n, header), has
    lacks = [name for name in required if column_name(name) not in best[1]]
    if not most:
        raise DeskError(
            _("{place} has no header: its first rows name none of {columns}. Put the header above the rows.").format(
                place=sheet.place, columns=", ".join(required)
            )
        )
    problems = [
        _("{place}, row {row}: the column {column} is missing. Add it to the header and fill it in.").format(
            place=sheet.place, row=best[0] + 1, column=name
        )
        for name in lacks
    ]
    raise DeskError(problems[0], problems)


def _places(sheet: Sheet, header: Sequence[str], names: Mapping[str, str]) -> Mapping[str, int]:
    place: dict[str, int] = {}
    for n, matched in enumerate(header):
        name = names.get(matched)
        if name in place:
            raise DeskError(
                _("{place} has the column {column} twice. Keep one and take the other away.").format(
                    place=sheet.place, column=name
                )
            )
        if name:
            place[name] = n
    return place


def _rows(sheet: Sheet, top: int, width: int) -> tuple[list[list[str]], Sequence[int]]:
    """The rows below the header that hold anything, each as wide as the header, and their numbers."""
    rows = sheet.rows[top + 1 :]
    numbers: Sequence[int] = range(top + 2, top + 2 + len(rows))
    if set(map(len, rows)) <= {width}:
        return rows, numbers
    kept = [(number, row) for number, row in zip(numbers, rows, strict=True) if row]
    fitted = [_fitted(sheet, number, row, width) for number, row in kept]
    return fitted, [number for number, _row in kept]


def _fitted(sheet: Sheet, number: int, row: list[str], width: int) -> list[str]:
    if len(row) == width:
        return row
    beyond = [cell for cell in row[width:] if cell.strip()]
    if beyond:
        raise DeskError(
            _(
                "{place}, row {row}: there is a cell “{cell}” beyond the last column of the header. "
                "Put quotation marks around a cell that holds the separator, or name the column."
            ).format(place=sheet.place, row=number, cell=shown(beyond[0]))
        )
    return row[:width] + [""] * (width - len(row))
