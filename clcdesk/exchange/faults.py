"""What is wrong in a set of sheets: gathered, put into the order of the file, told all at once."""

from typing import NamedTuple, NoReturn

from clcdesk.errors import DeskError
from clcdesk.words import _

MOST = 10_000
"""More faults than this are not gathered: the file is of another kind, and nobody reads on."""


class CellFault(Exception):
    """What is wrong with one cell and what to do, as sentences that do not say where."""


class Fault(NamedTuple):
    sheet: int
    row: int
    column: int
    sentence: str


class Faults:
    """Faults of several sheets. Sheets count in the order they were opened here."""

    def __init__(self) -> None:
        self._found: list[Fault] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def of_sheet(self, sheet: int, sentence: str) -> None:
        self._found.append(Fault(sheet, 0, 0, sentence))

    def of_cell(self, sheet: int, place: str, row: int, column: tuple[int, str], what: str) -> None:
        """`column` is its position, for the order, and its name."""
        if len(self._found) >= MOST:
            return
        where = _("{place}, row {row}, column {column}:").format(place=place, row=row, column=column[1])
        self._found.append(Fault(sheet, row, column[0], f"{where} {what}"))

    def refuse(self) -> NoReturn:
        """Raise what was found, in file order."""
        sentences = [fault.sentence for fault in sorted(self._found)]
        raise DeskError(sentences[0], sentences)


def shown(cell: str, most: int = 40) -> str:
    """A cell as a sentence can show it: on one line, cut when long."""
    words = " ".join(cell.split())
    return words if len(words) <= most else words[: most - 1] + "…"
