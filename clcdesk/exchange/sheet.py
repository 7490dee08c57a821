"""One sheet of text cells, whether it came from a CSV file or a workbook."""

from collections.abc import Iterator, Sequence

LEAD = 60
"""Rows looked at to find the header: a few title lines and blank lines may stand above it."""

CHUNK = 500
"""Rows handled together: few enough that their cells stay in the processor's cache."""

Rows = list[list[str]]
Columns = Sequence[Sequence[str]]
"""The same rows, turned: one sequence for each column."""


def column_name(text: str) -> str:
    """A column or sheet name as it is matched: without case, spaces or underscores."""
    return "".join(text.split()).replace("_", "").casefold()


class Sheet:
    """Rows as a spreadsheet shows them, title lines and blank rows (perhaps as `[]`) included."""

    def __init__(self, place: str, rows: Rows) -> None:
        self.place = place
        """What sentences call it: `services.csv`, or `plan.xlsx, sheet Services`."""
        self.rows = rows

    def lead(self) -> Rows:
        """The first rows."""
        return self.rows[:LEAD]

    def chunks(self) -> Iterator[Rows]:
        """All rows from the first, a few at a time."""
        for start in range(0, len(self.rows), CHUNK):
            yield self.rows[start : start + CHUNK]

    def below(self, above: int) -> "Iterator[Block]":
        """The rows after the first `above`, a few at a time."""
        first = 0
        for rows in self.chunks():
            kept, first = rows[max(above - first, 0) :], first + len(rows)
            if kept:
                yield Block(kept)


class Block:
    """A few rows, to be had in the way that is quickest."""

    lines: Sequence[str] | None = None
    """The text of each row, where no cell is quoted."""
    separator = ""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self) -> Rows:
        return self._rows

    def columns(self, width: int) -> Columns | None:
        """The rows turned; None where one is not `width` wide."""
        rows = self._rows
        return tuple(zip(*rows, strict=True)) if set(map(len, rows)) == {width} else None
