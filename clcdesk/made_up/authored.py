"""What of the made-up world stands still: the sheets of `resources/demo`."""

import csv
from functools import cache

from clcdesk.paths import resource

Row = dict[str, str]


@cache
def rows(name: str) -> list[Row]:
    """The rows of `NAME.csv`, by the names of their columns; read once."""
    with resource("demo", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows_of(name: str, reference: str) -> list[Row]:
    """The rows of one person."""
    return [row for row in rows(name) if row["reference"] == reference]


def listed(text: str) -> tuple[str, ...]:
    """The items of a cell, parted by semicolons."""
    return tuple(part for part in text.split(";") if part)
