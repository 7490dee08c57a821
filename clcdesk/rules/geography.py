"""Where a postcode lies, how far two places are apart, and which areas a place lies in.

The gazetteer is `resources/places/postcodes_live_leics_and_border.csv.gz`: every live postcode of
the county and its border, on the British National Grid, so that a distance is plain Pythagoras.
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from math import hypot
from typing import NamedTuple

from clcdesk.frameworks.definition import Area
from clcdesk.paths import resource


class Place(NamedTuple):
    district: str
    """The district's code of the Office for National Statistics, e.g. E07000133."""
    easting: int
    northing: int
    """Metres on the British National Grid."""


class Gazetteer(Mapping[str, Place]):
    """Every known place by its postcode, upper-case and without spaces. A place is made when it is asked for."""

    def __init__(self, rows: Iterable[str]) -> None:
        """`rows` as `LE131AB,475761,319094,E07000133`."""
        self._rest: dict[str, str] = dict(row.split(",", 1) for row in rows)

    def __getitem__(self, postcode: str) -> Place:
        easting, northing, district = self._rest[postcode].split(",")
        return Place(district, int(easting), int(northing))

    def __iter__(self) -> Iterator[str]:
        return iter(self._rest)

    def __len__(self) -> int:
        return len(self._rest)

    def __contains__(self, postcode: object) -> bool:
        return postcode in self._rest


@cache
def gazetteer() -> Gazetteer:
    packed = resource("places", "postcodes_live_leics_and_border.csv.gz").read_bytes()
    _header, _newline, rows = gzip.decompress(packed).decode("ascii").replace(" ", "").partition("\n")
    return Gazetteer(rows.splitlines())


def plain(postcode: str) -> str:
    """A postcode as the gazetteer's key: upper-case, without spaces of any kind."""
    return "".join(postcode.split()).upper()


def place(postcode: str) -> Place | None:
    """Where the full postcode is, or None when we do not know it: there is no fallback to a part."""
    return gazetteer().get(plain(postcode))


def metres(a: Place, b: Place) -> float:
    """The straight line between two places, not rounded."""
    return hypot(a.easting - b.easting, a.northing - b.northing)


def kilometres(distance: float) -> Decimal:
    """Metres as kilometres to one decimal, half up from whole metres: 4,250 m is 4.3."""
    whole = int(distance + 0.5)
    return Decimal((whole + 50) // 100).scaleb(-1)


def spread(codes: Iterable[str], areas: Mapping[str, Area]) -> frozenset[str]:
    """Area codes with every group (the county) standing for its members. Two lists of areas have
    one in common when their spreads meet."""
    spread_out: set[str] = set()
    for code in codes:
        area = areas[code]
        spread_out.update(area.members if area.kind == "group" else (code,))
    return frozenset(spread_out)


def areas_of(district: str, areas: Mapping[str, Area]) -> frozenset[str]:
    """The codes of every area a place in this district lies in: its district's, the groups that
    one is a member of, and those that lie elsewhere. Never a zone: only a service says its zone."""
    found = {code for code, area in areas.items() if area.kind == "district" and district in area.members}
    found |= {code for code, area in areas.items() if area.kind == "elsewhere" and found.isdisjoint(area.members)}
    return frozenset(found | {code for code, area in areas.items() if area.kind == "group" and found & {*area.members}})
