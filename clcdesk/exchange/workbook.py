"""A workbook (xlsx, xls, ods) → rows of text, each cell as a CSV file would have it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from clcdesk.errors import DeskError
from clcdesk.exchange import unpacking
from clcdesk.exchange.sheet import Rows
from clcdesk.words import _

Cell = int | float | str | bool | time | date | datetime | timedelta


def read(path: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Rows]]:
    """The title and rows of each sheet whose title is `wanted`; row n of the spreadsheet at n - 1.

    A formula counts as what it last gave, an error (`#N/A`) as blank.
    """
    unpacking.check(path)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            for title in workbook.sheet_names:
                if wanted(title):
                    yield title, _rows(path, workbook.get_sheet_by_name(title))
    except PasswordError:
        raise DeskError(
            _("{file} is protected by a password. Save it without one, or save its sheets as CSV UTF-8.").format(
                file=path.name
            )
        ) from None
    except CalamineError:
        raise unpacking.broken(path) from None
    except BaseException as error:
        # A fault within the parser is a "panic", which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise unpacking.broken(path) from None


def _rows(path: Path, sheet: CalamineSheet) -> Rows:
    if sheet.end is None:
        return []
    unpacking.check_cells(path, (sheet.end[0] + 1) * (sheet.end[1] + 1))
    return [list(map(_text, row)) for row in sheet.to_python(skip_empty_area=False)]


def _text(cell: Cell) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
        case time():
            return cell.isoformat("seconds" if cell.second else "minutes")
    return str(cell)
