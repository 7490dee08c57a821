import csv
import gzip
import io
from decimal import Decimal
from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clcdesk import frameworks
from clcdesk.paths import resource
from clcdesk.rules import geography
from clcdesk.rules.geography import Place

AREAS = frameworks.load()["clc-2021"].areas
METRES = st.integers(0, 200_000)


def test_every_row_of_the_file_is_known() -> None:
    packed = resource("places", "postcodes_live_leics_and_border.csv.gz").read_bytes()
    rows = list(csv.DictReader(io.StringIO(gzip.decompress(packed).decode())))
    known = geography.gazetteer()
    assert len(known) == len(rows) == 42_295
    for row in rows:
        place = Place(row["lad_code"], int(row["easting"]), int(row["northing"]))
        assert known[row["postcode"].replace(" ", "")] == place


@pytest.mark.parametrize("postcode", ["LE13 1AB", "le131ab", " Le13\u00a01aB ", "L E 1 3 1 A B"])
def test_spaces_and_case_do_not_matter(postcode: str) -> None:
    assert geography.place(postcode) == Place("E07000133", 475761, 319094)


@pytest.mark.parametrize("postcode", ["", "LE13", "LE13 1", "LE13 1ABC", "ZZ99 9ZZ", "LE13-1AB"])
def test_there_is_no_fallback_for_an_unknown_postcode(postcode: str) -> None:
    assert geography.place(postcode) is None


def test_a_distance_is_a_straight_line_and_not_rounded() -> None:
    here = Place("", 450_000, 300_000)
    assert geography.metres(here, here) == 0
    assert geography.metres(here, Place("", 453_000, 304_000)) == 5000
    assert geography.metres(here, Place("", 450_001, 300_001)) == pytest.approx(2**0.5, rel=1e-15)


@pytest.mark.parametrize(
    ("metres", "kilometres"),
    [
        (4250, "4.3"),
        (4249, "4.2"),
        (4249.5, "4.3"),
        (4249.49, "4.2"),
        (4350, "4.4"),
        (0, "0.0"),
        (49.4, "0.0"),
        (49.5, "0.1"),
        (12_950, "13.0"),
    ],
)
def test_kilometres_are_half_up_from_whole_metres(metres: float, kilometres: str) -> None:
    assert str(geography.kilometres(metres)) == kilometres


@given(METRES, METRES)
def test_kilometres_against_whole_numbers(east: int, north: int) -> None:
    square = east * east + north * north
    whole = isqrt(square)
    whole += (2 * whole + 1) ** 2 <= 4 * square
    distance = geography.metres(Place("", 0, 0), Place("", east, north))
    assert geography.kilometres(distance) == Decimal((whole + 50) // 100) / 10


@pytest.mark.parametrize(
    ("district", "areas"),
    [
        ("E07000133", {"melton", "county"}),
        ("E07000134", {"north-west-leicestershire", "county"}),
        ("E06000016", {"leicester"}),
        ("E06000017", {"rutland"}),
        ("E07000219", {"near-county"}),
        ("E06000018", {"near-county"}),
    ],
)
def test_the_areas_of_a_district(district: str, areas: set[str]) -> None:
    assert geography.areas_of(district, AREAS) == areas


def test_every_place_lies_in_a_district_or_near_the_county() -> None:
    for district in {place.district for place in geography.gazetteer().values()}:
        assert len(geography.areas_of(district, AREAS) - {"county"}) == 1


def test_the_county_stands_for_the_seven_on_either_side() -> None:
    county = geography.spread(["county"], AREAS)
    assert len(county) == 7
    assert county & geography.spread(["melton"], AREAS)
    assert county & geography.spread(["county", "rutland"], AREAS)
    assert not county & geography.spread(["leicester", "near-county", "zone-melton"], AREAS)
