"""Each rule but that of places, case by case, as *The rules, in this order* has them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clcdesk.rules.facts import Person
from tests.rules.made import (
    LEICESTER,
    MELTON,
    NEAR_MELTON,
    NOTTINGHAMSHIRE,
    ON,
    START,
    answer,
    entry,
    everyone,
    finding,
    membership,
    provider,
    request,
    result,
    service,
)

DAY_BEFORE, DAY_AFTER = date(2025, 7, 6), date(2025, 7, 8)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({}, "met"),
        ({"joined": START}, "met"),
        ({"joined": DAY_AFTER}, "not met"),
        ({"left": START}, "met"),
        ({"left": DAY_BEFORE}, "not met"),
        ({"joined": None}, "not known"),
        ({"joined": None, "left": START}, "not known"),
        ({"joined": None, "left": DAY_BEFORE}, "not met"),
        ({"framework": "clc-2017"}, "not met"),
    ],
)
def test_framework(dates: dict[str, Any], expected: str) -> None:
    one = service(provider=provider(membership()._replace(**dates)))
    assert result("framework", request(), one) == expected


def test_framework_and_open_are_judged_on_the_day_judged_when_that_is_later() -> None:
    one = service(provider=provider(membership(joined=DAY_AFTER)), valid_from=DAY_AFTER)
    for on, expected in ((START, "not met"), (DAY_AFTER, "met")):
        assert result("framework", request(), one, on) == expected
        assert result("open", request(), one, on) == expected


@pytest.mark.parametrize(
    ("own", "appointed", "expected"),
    [
        ((), ("ld-autism",), "met"),
        ((), ("pmld",), "not met"),
        (("pmld",), ("ld-autism",), "not met"),
        (("pmld", "ld-autism"), (), "met"),
        ((), (), "not known"),
    ],
)
def test_lot(own: tuple[str, ...], appointed: tuple[str, ...], expected: str) -> None:
    one = service(lots=own, provider=provider(membership(lots=appointed)))
    assert result("lot", request(), one) == expected


def test_the_lots_of_another_framework_say_nothing() -> None:
    one = service(provider=provider(membership("clc-2017", lots=("ld",))))
    assert result("lot", request(), one) == "not known"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"valid_from": START, "valid_to": START}, "met"),
        ({"valid_from": DAY_AFTER}, "not met"),
        ({"valid_to": DAY_BEFORE}, "not met"),
    ],
)
def test_open_within_its_dates(changes: dict[str, Any], expected: str) -> None:
    assert result("open", request(), service(**changes)) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (ON, None, "not met"),
        (date(2025, 6, 1), ON, "not met"),
        (date(2025, 6, 17), None, "met"),
        (date(2025, 6, 1), date(2025, 6, 15), "met"),
        (None, date(2025, 12, 31), "met"),
    ],
)
def test_a_suspension_counts_on_the_day_judged_in_any_row(first: date | None, last: date | None, expected: str) -> None:
    suspended = membership("clc-2017", suspended_from=first, suspended_to=last, suspension_reason="safeguarding")
    found = finding("open", request(), service(provider=provider(suspended, membership())))
    assert found is not None
    assert found.result == expected
    assert "safeguarding" not in str(found)


@pytest.mark.parametrize(
    ("lot", "limits", "born", "expected"),
    [
        ("ld-autism", (None, None), None, "met"),
        ("ld-autism", (18, None), None, "not known"),
        ("ld-autism", (27, 27), date(1998, 7, 7), "met"),
        ("ld-autism", (28, None), date(1998, 7, 7), "not met"),
        ("ld-autism", (None, 26), date(1998, 7, 7), "not met"),
        ("ld-autism", (None, 26), date(1998, 7, 8), "met"),
        ("older-adults", (None, None), date(1970, 7, 7), "met"),
        ("older-adults", (None, None), date(1970, 7, 8), "not met"),
        ("older-adults", (60, None), date(1970, 7, 7), "not met"),
        ("older-adults", (18, None), date(1980, 1, 1), "not met"),
    ],
)
def test_age(lot: str, limits: tuple[int | None, int | None], born: date | None, expected: str) -> None:
    asked = request(lot=lot, person=Person("", "", "", born, ""))
    assert result("age", asked, service(min_age=limits[0], max_age=limits[1])) == expected


def test_age_is_that_of_the_start_even_when_judged_later() -> None:
    asked = request(person=Person("", "", "", date(1998, 7, 8), ""))
    assert result("age", asked, service(max_age=26), on=date(2025, 8, 1)) == "met"


@pytest.mark.parametrize(
    ("asked", "changes", "expected"),
    [
        ((), {}, ""),
        (("melton",), {}, "met"),
        (("county",), {}, "met"),
        (("blaby",), {}, "not met"),
        (("county",), {"postcode": LEICESTER}, "not met"),
        (("leicester",), {"postcode": LEICESTER}, "met"),
        (("near-county",), {"postcode": LEICESTER}, "not met"),
        (("near-county",), {"postcode": NOTTINGHAMSHIRE}, "met"),
        (("melton",), {"postcode": "le131ab"}, "met"),
        (("melton",), {"postcode": "ZZ1 1ZZ"}, "not known"),
        (("melton",), {"postcode": "", "areas": ("melton",)}, "not known"),
        (("zone-melton",), {}, "not known"),
        (("zone-melton",), {"areas": ("melton",)}, "not known"),
        (("zone-melton",), {"areas": ("zone-melton",), "postcode": ""}, "met"),
        (("zone-melton",), {"areas": ("zone-hinckley",)}, "not met"),
        (("zone-hinckley", "melton"), {"areas": ("zone-melton",)}, "met"),
        (("zone-melton", "blaby"), {"areas": ("zone-melton",)}, "met"),
        (("zone-melton", "blaby"), {}, "not known"),
        (("zone-melton", "blaby"), {"areas": ("zone-hinckley",), "postcode": ""}, "not known"),
        (("melton",), {"setting": "community"}, "not known"),
        (("melton",), {"setting": "community", "areas": ("county",)}, "met"),
        (("county",), {"setting": "own-home", "areas": ("melton",)}, "met"),
        (("county",), {"setting": "own-home", "areas": ("leicester", "near-county")}, "not met"),
        (("near-county",), {"setting": "community", "areas": ("near-county",)}, "met"),
        (("zone-melton",), {"setting": "community", "areas": ("melton",)}, "not met"),
        (("zone-melton",), {"setting": "community", "areas": ("zone-melton",)}, "met"),
        (("melton",), {"setting": "remote", "postcode": ""}, "met"),
        (("melton",), {"setting": ""}, "not known"),
    ],
)
def test_area(asked: tuple[str, ...], changes: dict[str, Any], expected: str) -> None:
    assert result("area", request(areas=asked), service(**changes)) == expected


@pytest.mark.parametrize(
    ("within", "changes", "expected"),
    [
        (None, {"postcode": LEICESTER}, ""),
        ("0", {}, "met"),
        ("60", {"postcode": LEICESTER}, "met"),
        ("5", {"postcode": LEICESTER}, "not met"),
        ("5", {"postcode": "ZZ1 1ZZ"}, "not known"),
        ("5", {"setting": ""}, "not known"),
        ("5", {"setting": "community"}, ""),
        ("5", {"setting": "remote"}, ""),
    ],
)
def test_distance(within: str | None, changes: dict[str, Any], expected: str) -> None:
    asked = request(within_km=None if within is None else Decimal(within))
    assert result("distance", asked, service(**changes)) == expected


def test_distance_compares_metres_not_the_kilometres_shown() -> None:
    metres = everyone(answer(request(), service(postcode=NEAR_MELTON)))[0].metres
    assert metres is not None
    whole = int(metres)
    assert result("distance", request(within_km=Decimal(whole + 1) / 1000), service(postcode=NEAR_MELTON)) == "met"
    assert result("distance", request(within_km=Decimal(whole - 1) / 1000), service(postcode=NEAR_MELTON)) == "not met"


def test_distance_without_a_known_home() -> None:
    asked = request(within_km=Decimal(5), person=Person("", "", "", None, ""))
    assert result("distance", asked, service()) == "not known"


@pytest.mark.parametrize(
    ("bands", "expected"), [((), "not known"), (("C", "E"), "met"), (("B", "C"), "not met"), (("A",), "not met")]
)
def test_band(bands: tuple[str, ...], expected: str) -> None:
    asked = request(entry(band="C"), entry("wed"), entry(hours="2", band="E"))
    assert result("band", asked, service(bands=bands)) == expected
    assert result("band", request(), service(bands=bands)) == ""


@pytest.mark.parametrize(
    ("has", "has_not", "expected"),
    [
        (("hoist",), (), "met"),
        (("makaton",), ("hoist",), "not met"),
        (("makaton",), ("bsl",), "not known"),
        (("hoist",), ("hoist",), "not known"),
    ],
)
def test_must(has: tuple[str, ...], has_not: tuple[str, ...], expected: str) -> None:
    assert result("must:hoist", request(must=("hoist",)), service(features=has, features_no=has_not)) == expected


@pytest.mark.parametrize(
    ("languages", "expected"), [((), "not known"), (("English", "gujarati"), "met"), (("English",), "not met")]
)
def test_language(languages: tuple[str, ...], expected: str) -> None:
    assert result("language:Gujarati", request(languages=("Gujarati",)), service(languages=languages)) == expected


@pytest.mark.parametrize(
    ("choice", "expected"), [("", "not known"), ("either", "met"), ("female", "met"), ("male", "not met")]
)
def test_staff(choice: str, expected: str) -> None:
    assert result("staff", request(staff="female"), service(staff_choice=choice)) == expected


def test_findings_stand_in_the_order_of_the_rules() -> None:
    asked = request(
        entry("wed", band="C"),
        entry("mon", hours="2", band="E"),
        entry("wed", "am"),
        areas=("county",),
        within_km=Decimal(5),
        must=("makaton", "hoist"),
        languages=("Urdu", "English"),
        staff="male",
    )
    rules = [found.rule for found in everyone(answer(asked, service()))[0].findings]
    assert rules == [
        *("framework", "lot", "open", "age", "area", "distance", "band", "session:wed", "hours:mon", "session:wed"),
        *("must:makaton", "must:hoist", "language:Urdu", "language:English", "staff"),
    ]
    always = [found.rule for found in everyone(answer(request(), service(setting="", postcode=MELTON)))[0].findings]
    assert always == ["framework", "lot", "open", "age", "session:mon"]
