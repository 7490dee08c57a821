"""A workbook (xlsx, xls, ods) → rows of text, each cell as a CSV file would have it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from clcdesk.errors import DeskError
from clcdesk.exchange import unpacking
from clcdesk.words import _

Cell = int | float | str | bool | time | date | datetime | timedelta


def read(path: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, list[list[str]]]]:
    """The title and rows of each sheet whose title is `wanted`; row n of the spreadsheet at n - 1."""
    unpacking.check(path)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            for title in workbook.sheet_names:
                if wanted(title):
                    rows = workbook.get_sheet_by_name(title).to_python(skip_empty_area=False)
                    yield title, [list(map(_text, row)) for row in rows]
    except PasswordError:
        raise DeskError(
            _("{file} is protected by a password. Save it without one, or save its sheets as CSV UTF-8.").format(
                file=path.name
            )
        ) from None
    except CalamineError:
        raise _broken(path) from None
    except BaseException as error:
        # A fault in the parser below is a "panic", which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise _broken(path) from None


def _broken(path: Path) -> DeskError:
    return DeskError(
        _("{file} cannot be read: it is damaged or cut short. Open it in a spreadsheet and save it again.").format(
            file=path.name
        )
    )


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
            return cell.strftime("%H:%M") if not cell.second else cell.isoformat("seconds")
        case timedelta():
            return str(cell)
    return str(cell)
