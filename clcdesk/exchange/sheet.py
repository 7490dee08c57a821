"""One sheet of text cells, whether it came from a CSV file or a workbook."""

from collections.abc import Iterator

LEAD = 60
"""Rows looked at to find the header: a few title lines and blank lines may stand above it."""

CHUNK = 500
"""Rows handled together: few enough that their cells stay in the processor's cache."""

Rows = list[list[str]]


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
