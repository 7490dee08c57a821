"""Which council's district a postcode lies in, and which it probably does where only its beginning is known."""

import csv
import io
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from clcdesk.paths import resource
from clcdesk.rules import geography

INWARD = 3
"""Characters of a postcode after its space; the first of them ends the sector."""


class District(NamedTuple):
    code: str
    """Of the Office for National Statistics."""
    name: str
    exact: bool
    """The full postcode is known; else it is where most of its sector lies."""


def of(postcode: str) -> District | None:
    """The district of a postcode; by its sector where the postcode itself is not known; None beyond those."""
    place = geography.place(postcode)
    if place is not None:
        return District(place.district, _names().get(place.district, place.district), True)
    plain = geography.plain(postcode)
    sector = f"{plain[:-INWARD]} {plain[-INWARD:][:1]}" if len(plain) > INWARD + 1 else ""
    code = _sectors().get(sector)
    return District(code, _names().get(code, code), False) if code else None


@cache
def _names() -> Mapping[str, str]:
    return {row[0]: row[1] for row in _rows("lad_names.csv")}


@cache
def _sectors() -> Mapping[str, str]:
    """The district most of a sector's live postcodes lie in, by the sector ("LE13 1")."""
    return {row[0]: row[4] for row in _rows("sector_centroids.csv")}


def _rows(name: str) -> list[list[str]]:
    text = resource("places", name).read_text("utf-8")
    return list(csv.reader(io.StringIO(text)))[1:]
