"""Text of a CSV file → its records, whichever separator it was written with."""

import csv
from collections.abc import Collection, Iterator
from io import StringIO
from itertools import islice

from clcdesk.errors import DeskError
from clcdesk.words import _

SEPARATORS = ",;\t|"
LEAD = 60
"""Records looked at to find the header: a few title lines and blank lines stand above it."""

_LEAD_LENGTH = 100_000
_LONGEST_CELL = 2**31 - 1
_END = "\x1e end of file \x1e"


def column_name(text: str) -> str:
    """A column or sheet name as it is matched: without case, spaces or underscores."""
    return "".join(text.split()).replace("_", "").casefold()


def records(text: str, place: str, known: Collection[str]) -> list[list[str]]:
    """Every record of `text`, blank lines as `[]`, so that record n is row n + 1 of a spreadsheet.

    The separator is the one by which a line near the top holds most of the `known` column names
    (as `column_name` gives them). Refuses a quotation mark that is never closed.
    """
    csv.field_size_limit(_LONGEST_CELL)
    separator = max(SEPARATORS, key=lambda mark: _most_known(text, mark, known))
    found = list(_reader(f"{text}\n{_END}\n", separator))
    if found.pop() != [_END]:
        raise DeskError(
            _(
                "{place}, row {row}: a quotation mark is opened there and never closed. "
                "Put the missing one at the end of that cell."
            ).format(place=place, row=len(found) + 1)
        )
    if found and not found[-1]:
        found.pop()
    return found


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text), delimiter=separator)


def _most_known(text: str, separator: str, known: Collection[str]) -> int:
    lead = islice(_reader(text[:_LEAD_LENGTH], separator), LEAD)
    return max((sum(column_name(cell) in known for cell in record) for record in lead), default=0)
