"""Text of a CSV file → a sheet, whichever separator and line ends it was written with."""

import csv
from collections.abc import Collection, Iterator
from io import StringIO
from itertools import islice

from clcdesk.errors import DeskError
from clcdesk.exchange.sheet import CHUNK, LEAD, Rows, Sheet, column_name
from clcdesk.words import _

SEPARATORS = ",;\t|"

_LEAD_LENGTH = 100_000
_LONGEST_CELL = 2**31 - 1
_END = "\x1e end of file \x1e"


class CsvSheet(Sheet):
    """A record of the file is a row of the sheet, also where a quoted cell runs over several lines."""

    def __init__(self, place: str, text: str, known: Collection[str]) -> None:
        """`known` are column names, as `column_name` gives them: the separator is the one by which a
        record near the top holds most of them."""
        csv.field_size_limit(_LONGEST_CELL)
        self.place = place
        self._text = _with_line_feeds(text) if '"' in text else text
        leads = {separator: self._lead_by(separator) for separator in SEPARATORS}
        self._separator = max(leads, key=lambda separator: _most_known(leads[separator], known))
        self._lead = leads[self._separator]

    def lead(self) -> Rows:
        return self._lead

    def chunks(self) -> Iterator[Rows]:
        """Refuses a quotation mark that is never closed: it swallows the mark put at the end."""
        records = _records(f"{self._text}\n{_END}\n", self._separator)
        row = 0
        while chunk := list(islice(records, CHUNK)):
            row += len(chunk)
            if chunk[-1] == [_END]:
                yield chunk[:-1]
                return
            yield chunk
        raise DeskError(
            _(
                "{place}, row {row}: a quotation mark is opened there and never closed. "
                "Put the missing one at the end of that cell."
            ).format(place=self.place, row=row)
        )

    def _lead_by(self, separator: str) -> Rows:
        return list(islice(_records(self._text[:_LEAD_LENGTH], separator), LEAD))


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator)


def _with_line_feeds(text: str) -> str:
    """A line end within a quoted cell is the same whichever computer wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _most_known(lead: Rows, known: Collection[str]) -> int:
    return max((sum(column_name(cell) in known for cell in record) for record in lead), default=0)
