"""Where the header of a sheet is, and which columns it has."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from clcdesk.errors import DeskError
from clcdesk.exchange.sheet import Sheet, column_name
from clcdesk.words import _


class Header(NamedTuple):
    row: int
    """Counted from nought."""
    width: int
    places: Mapping[str, int]
    """Each column known → its place in a row, in the order they were wanted."""

    @property
    def key(self) -> int:
        """The place of the first column wanted, which every row with anything in it fills."""
        return next(iter(self.places.values()))


def header(sheet: Sheet, wanted: Sequence[str], required: Sequence[str]) -> Header:
    """The first row near the top that has every `required` column.

    Refuses a sheet without one, naming the columns that the likeliest row lacks, and one with a
    `wanted` column twice.
    """
    lead = [list(map(column_name, row)) for row in sheet.lead()]
    matched = {column_name(name): name for name in wanted}
    needed = {column_name(name) for name in required}
    found = next((n for n, row in enumerate(lead) if needed <= set(row)), None)
    if found is None:
        raise _lacking(sheet, lead, matched, required)
    places: dict[str, int] = {}
    for n, cell in enumerate(lead[found]):
        if name := matched.get(cell):
            if name in places:
                raise DeskError(
                    _("{place}, row {row}: the column {column} is there twice. Take one of the two away.").format(
                        place=sheet.place, row=found + 1, column=name
                    )
                )
            places[name] = n
    return Header(found, len(lead[found]), {name: places[name] for name in wanted if name in places})


def _lacking(
    sheet: Sheet, lead: Sequence[Sequence[str]], matched: Mapping[str, str], required: Sequence[str]
) -> DeskError:
    has = [len(matched.keys() & set(row)) for row in lead]
    likeliest = max(has, default=0)
    if not likeliest:
        return DeskError(
            _("{place} has no header: none of its first rows names {columns}. Put those names above the rows.").format(
                place=sheet.place, columns=", ".join(required)
            )
        )
    row = has.index(likeliest)
    problems = [
        _("{place}, row {row}: the column {column} is missing. Add it to the header and fill it in.").format(
            place=sheet.place, row=row + 1, column=name
        )
        for name in required
        if column_name(name) not in lead[row]
    ]
    return DeskError(problems[0], problems)
