"""A request is read whole, or refused with one sentence that names the key."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clcdesk.errors import DeskError
from clcdesk.exchange import request
from clcdesk.frameworks import load
from clcdesk.rules.facts import Entry, Request

FRAMEWORKS = load()
PLAIN: dict[str, Any] = {
    "framework": "clc-2021",
    "lot": "ld-autism",
    "start": "2025-07-07",
    "pattern": [{"day": "mon", "session": "full"}],
}
WHOLE: dict[str, Any] = {
    "framework": "CLC-2021",
    "lot": " LD-Autism ",
    "start": "2025-07-07",
    "person": {"reference": "P1", "first_name": "Asha", "date_of_birth": "1998-03-01", "postcode": "LE13 1AB"},
    "pattern": [
        {"day": "Mon", "session": "FULL", "band": "c"},
        {"day": "wed", "session": "half", "hours": None},
        {"day": "mon", "hours": 2.50, "band": "E", "session": ""},
    ],
    "areas": ["Melton", "county", "melton"],
    "within_km": 12,
    "must": ["hoist", "HOIST", "own-thing"],
    "languages": ["Gujarati", "gujarati", " "],
    "staff": None,
    "stale_after_days": 45,
    "format": "Large-Print",
    "language": "en",
    "outcomes": ["I want to learn to cook"],
    "sample": True,
    "address": "1 High Street\nMelton",
    "reply_by": "2025-06-30",
    "voice": "other",
    "something_else": {"anything": [1, None]},
}


def read(tmp_path: Path, document: dict[str, Any]) -> Request:
    path = tmp_path / "request.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return request.read(path, FRAMEWORKS, ("hoist", "makaton", "own-thing"))


def test_every_key(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert (found.framework, found.lot, found.start) == ("clc-2021", "ld-autism", date(2025, 7, 7))
    assert found.pattern == (
        Entry("mon", "full", None, "C"),
        Entry("wed", "half", None, ""),
        Entry("mon", "", Decimal("2.5"), "E"),
    )
    assert found.person.date_of_birth == date(1998, 3, 1)
    assert found.areas == ("melton", "county")
    assert found.within_km == 12
    assert found.must == ("hoist", "own-thing")
    assert found.languages == ("Gujarati",)
    assert (found.staff, found.stale_after_days) == ("", 45)
    letter = found.correspondence
    assert (letter.format, letter.voice, letter.sample) == ("large-print", "other", True)
    assert letter.address == ("1 High Street", "Melton")
    assert letter.reply_by == date(2025, 6, 30)


def test_only_four_keys_are_needed(tmp_path: Path) -> None:
    found = read(tmp_path, PLAIN)
    assert (found.areas, found.within_km, found.must, found.languages, found.staff) == ((), None, (), (), "")
    assert (found.stale_after_days, found.person.postcode, found.person.date_of_birth) == (30, "", None)


def test_null_is_not_given(tmp_path: Path) -> None:
    optional = [key for key in WHOLE if key not in PLAIN]
    nothing = PLAIN | dict.fromkeys(optional)
    assert read(tmp_path, nothing) == read(tmp_path, PLAIN)


@pytest.mark.parametrize("address", ["1 High Street, Melton", ["1 High Street", "Melton"], "1 High Street\r\nMelton\n"])
def test_an_address_in_a_list_or_a_text(tmp_path: Path, address: object) -> None:
    assert read(tmp_path, PLAIN | {"address": address}).correspondence.address == ("1 High Street", "Melton")


def test_a_framework_without_bands_takes_any(tmp_path: Path) -> None:
    asked = PLAIN | {"framework": "clc-2026", "lot": "groups"}
    found = read(tmp_path, asked | {"pattern": [{"day": "mon", "session": "am", "band": "x9"}]})
    assert found.pattern[0].band == "X9"


def test_hours_to_the_whole_day(tmp_path: Path) -> None:
    for hours in (0.25, 24):
        found = read(tmp_path, PLAIN | {"pattern": [{"day": "mon", "hours": hours}]})
        assert found.pattern[0].hours == Decimal(str(hours))


def one(**changes: object) -> dict[str, object]:
    return {"pattern": [{"day": "mon", "session": "full"}, {"day": "mon", "session": "full"} | changes]}


REFUSED: list[tuple[dict[str, object], str]] = [
    ({"framework": None}, "“framework” is missing"),
    ({"lot": " "}, "“lot” is missing"),
    ({"start": ""}, "“start” is missing"),
    ({"pattern": []}, "“pattern” is missing"),
    ({"framework": "clc-2020"}, "“framework” has “clc-2020”"),
    ({"framework": 2021}, "“framework” must be text"),
    ({"lot": "ld"}, "“lot” has “ld”"),
    ({"start": "2025-02-30"}, "“start” is not a date"),
    ({"start": "07/07/2025"}, "“start” is not a date"),
    ({"start": "20250707"}, "“start” is not a date"),
    ({"start": "2025-W28-1"}, "“start” is not a date"),
    ({"start": "２０２５-07-07"}, "“start” is not a date"),
    ({"start": 20250707}, "“start” must be text"),
    ({"person": "Asha"}, "“person” must be an object"),
    ({"person": {"date_of_birth": "1998-13-01"}}, "“person.date_of_birth” is not a date"),
    ({"person": {"date_of_birth": "2025-07-08"}}, "“person.date_of_birth” is after the start"),
    ({"person": {"postcode": 13}}, "“person.postcode” must be text"),
    ({"pattern": {"day": "mon"}}, "“pattern” must be a list"),
    ({"pattern": ["mon"]}, "“pattern[1]” must be an object"),
    (one(day=None), "“pattern[2].day” is missing"),
    (one(day="any"), "“pattern[2].day” has “any”"),
    (one(day="monday"), "“pattern[2].day” has “monday”"),
    (one(session="hour"), "“pattern[2].session” has “hour”"),
    (one(session=None), "“pattern[2].session” or “hours”: give exactly one"),
    (one(hours=2), "“pattern[2].session” or “hours”: give exactly one"),
    (one(session=None, hours=0), "“pattern[2].hours” must be above 0"),
    (one(session=None, hours=24.01), "“pattern[2].hours” must be above 0 and at most 24"),
    (one(session=None, hours=-1), "“pattern[2].hours” is below zero"),
    (one(session=None, hours="2"), "“pattern[2].hours” must be a number"),
    (one(session=None, hours=True), "“pattern[2].hours” must be a number"),
    (one(band="G"), "“pattern[2].band” has “G”"),
    (one(band=3), "“pattern[2].band” must be text"),
    ({"areas": "melton"}, "“areas” must be a list"),
    ({"areas": ["rugby"]}, "“areas” has “rugby”"),
    ({"areas": [["melton"]]}, "“areas” must be a list of texts"),
    ({"within_km": -0.1}, "“within_km” is below zero"),
    ({"within_km": "12"}, "“within_km” must be a number"),
    ({"must": ["hoists"]}, "“must” has “hoists”"),
    ({"must": [None]}, "“must” must be a list of texts"),
    ({"languages": [1]}, "“languages” must be a list of texts"),
    ({"staff": "either"}, "“staff” has “either”"),
    ({"stale_after_days": -1}, "“stale_after_days” is below zero"),
    ({"stale_after_days": 1.5}, "“stale_after_days” must be a whole number"),
    ({"stale_after_days": "30"}, "“stale_after_days” must be a number"),
    ({"format": "braille"}, "“format” has “braille”"),
    ({"voice": "theirs"}, "“voice” has “theirs”"),
    ({"reply_by": "soon"}, "“reply_by” is not a date"),
    ({"sample": "yes"}, "“sample” must be true or false"),
    ({"outcomes": "cook"}, "“outcomes” must be a list"),
]


@pytest.mark.parametrize(("changes", "says"), REFUSED)
def test_a_fault_names_its_key(tmp_path: Path, changes: dict[str, object], says: str) -> None:
    with pytest.raises(DeskError) as refused:
        read(tmp_path, PLAIN | changes)
    assert f"request.json: {says}" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_long_value_is_told_short(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as refused:
        read(tmp_path, PLAIN | {"lot": "x\n" * 5_000})
    assert len(str(refused.value)) < 400
