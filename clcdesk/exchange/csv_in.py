"""Text of a CSV file → a sheet, whichever separator and line ends it was written with."""

import csv
from collections.abc import Collection, Iterator, Sequence
from io import StringIO
from itertools import islice

from clcdesk.errors import DeskError
from clcdesk.exchange.sheet import CHUNK, LEAD, Block, Columns, Rows, Sheet, column_name
from clcdesk.words import _

SEPARATORS = ",;\t|"

_LEAD_LENGTH = 100_000
_BLOCK = 50_000
"""Characters split together where no cell is quoted."""
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

    def below(self, above: int) -> Iterator[Block]:
        """Without quotation marks a line is a record, and splitting is quicker than the csv module."""
        if '"' in self._text:
            yield from super().below(above)
            return
        text = _with_line_feeds(self._text)
        text = text if text.endswith("\n") else f"{text}\n"
        at = _after_lines(text, above)
        while at < len(text):
            end = text.find("\n", min(at + _BLOCK, len(text) - 1)) + 1
            yield _Lines(text[at : end - 1], self._separator)
            at = end

    def _lead_by(self, separator: str) -> Rows:
        return list(islice(_records(self._text[:_LEAD_LENGTH], separator), LEAD))


class _Lines(Block):
    """Whole lines without quotation marks."""

    lines: Sequence[str]

    def __init__(self, text: str, separator: str) -> None:
        self._text = text
        self.lines = text.split("\n")
        self.separator = separator

    def __len__(self) -> int:
        return len(self.lines)

    def rows(self) -> Rows:
        return [line.split(self.separator) if line else [] for line in self.lines]

    def columns(self, width: int) -> Columns | None:
        """Every line end becomes a cell of its own, so that all cells come from one split; if each
        stands where a row ends, every row is as wide as it should be."""
        cells = self._text.replace("\n", f"{self.separator}\n{self.separator}").split(self.separator)
        ends = cells[width :: width + 1]
        if len(cells) + 1 != len(self) * (width + 1) or set(ends) - {"\n"}:
            return None
        return [cells[place :: width + 1] for place in range(width)]


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator)


def _after_lines(text: str, count: int) -> int:
    at = 0
    for _line in range(count):
        at = text.find("\n", at) + 1 or len(text)
    return at


def _with_line_feeds(text: str) -> str:
    """A line end within a quoted cell is the same whichever computer wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _most_known(lead: Rows, known: Collection[str]) -> int:
    return max((sum(column_name(cell) in known for cell in record) for record in lead), default=0)
