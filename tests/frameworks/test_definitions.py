"""The definitions that ship: every file is good, and every figure is the published one."""

from datetime import date
from decimal import Decimal

import pytest

from clcdesk import frameworks
from clcdesk.frameworks.definition import Area
from clcdesk.paths import resource

KNOWN = frameworks.load()
DISTRICTS = (
    "blaby",
    "charnwood",
    "harborough",
    "hinckley-and-bosworth",
    "melton",
    "north-west-leicestershire",
    "oadby-and-wigston",
)
LOTS = {
    "clc-2017": "ld pd mh-under-65 mh-65-plus op",
    "clc-2021": "ld-autism pmld physical-sensory mental-health older-adults dementia pa",
    "clc-2026": "groups managed-pa",
    "homecare-2021": "home-care",
    "supported-living-dps": "supported-living",
    "supported-living-sefton-2022": "supported-living",
}
ZONES = {
    "zone-coalville-and-ashby": ("Ibstock", "Measham", "Ravenstone", "Ellistown"),
    "zone-charnwood-north": ("Loughborough", "Shepshed", "Kegworth"),
    "zone-charnwood-south": ("Quorn", "Barrow upon Soar", "Mountsorrel", "Birstall", "Syston"),
    "zone-west-leicester": ("Braunstone", "Markfield", "Anstey", "Ratby", "Groby"),
    "zone-oadby-and-wigston": ("Great Glen", "Fleckney", "Kibworth Harcourt"),
    "zone-hinckley": ("Earl Shilton", "Sapcote", "Stoney Stanton", "Broughton Astley"),
    "zone-melton": ("Asfordby", "Harby"),
    "zone-south-leicestershire": ("Narborough", "Blaby", "Countesthorpe", "Whetstone"),
    "zone-market-harborough": (),
    "zone-castle-donington": (),
    "zone-lutterworth": (),
    "zone-bottesford": (),
    "zone-west-leicestershire-rural": ("Market Bosworth", "Desford", "Newbold Verdon", "Bagworth"),
    "zone-harborough": (),
}


def test_the_six_frameworks_are_known_in_the_order_of_their_codes_with_their_lots() -> None:
    assert {code: " ".join(framework.lots) for code, framework in KNOWN.items()} == LOTS
    assert list(KNOWN) == sorted(LOTS)


@pytest.mark.parametrize("code", LOTS)
def test_each_file_is_named_for_its_code_and_stands_the_check(code: str) -> None:
    framework = frameworks.check(resource("frameworks", f"{code}.toml"))
    assert framework == KNOWN[code]
    assert framework.title and framework.public_name and framework.authority
    assert all(lot.title for lot in framework.lots.values())
    assert set(framework.own_areas) <= set(framework.areas)


def test_only_four_lots_have_an_age_limit() -> None:
    limits = {
        (code, lot.code): (lot.min_age, lot.max_age)
        for code, framework in KNOWN.items()
        for lot in framework.lots.values()
        if (lot.min_age, lot.max_age) != (None, None)
    }
    assert limits == {
        ("clc-2017", "mh-under-65"): (None, 64),
        ("clc-2017", "mh-65-plus"): (65, None),
        ("clc-2017", "op"): (55, None),
        ("clc-2021", "older-adults"): (55, None),
    }


def test_the_dates_kinds_and_orders() -> None:
    facts = {code: (f.kind, f.starts, f.ends, f.order) for code, f in KNOWN.items()}
    assert facts == {
        "clc-2017": ("closed", date(2017, 1, 1), date(2021, 11, 30), ()),
        "clc-2021": ("closed", date(2021, 11, 29), date(2026, 8, 30), ()),
        "clc-2026": ("closed", date(2026, 8, 31), date(2029, 8, 31), ()),
        "homecare-2021": ("open", None, None, ("role", "quality")),
        "supported-living-dps": ("open", None, None, ("quality",)),
        "supported-living-sefton-2022": ("open", None, None, ("quality",)),
    }
    assert KNOWN["clc-2021"].openings == ((date(2022, 4, 27), date(2022, 6, 6)),)
    assert "2031" in KNOWN["clc-2026"].extensions[0]
    assert KNOWN["clc-2021"].session_hours == {"half": 3, "full": 6}
    assert {KNOWN[code].public_name for code in LOTS if code.startswith("clc")} == {"Community Life Choices"}


def test_only_clc_2021_publishes_bands_with_the_rates_of_7_april_2025() -> None:
    assert {code: "".join(framework.bands) for code, framework in KNOWN.items() if framework.bands} == {
        "clc-2021": "ABCDEF"
    }
    clc = KNOWN["clc-2021"]
    assert {rate.starts for rate in clc.rates} == {date(2025, 4, 7)}
    assert {(rate.band, rate.unit): str(rate.amount) for rate in clc.rates} == {
        ("A", "half"): "16.18",
        ("A", "full"): "32.36",
        ("B", "half"): "26.22",
        ("B", "full"): "52.44",
        ("C", "half"): "39.21",
        ("C", "full"): "78.42",
        ("D", "half"): "78.70",
        ("D", "full"): "157.40",
        ("E", "hour"): "17.14",
        ("F", "hour"): "21.47",
    }
    rules = {band: (rule.units, rule.needs_session_of) for band, rule in clc.combinations.items()}
    sessions = (("half", "full"), ())
    assert rules == {
        **dict.fromkeys("ABCD", sessions),
        "E": (("hour",), ("B", "C", "D")),
        "F": (("hour",), ()),
    }


def test_home_care_has_fourteen_zones_and_four_price_levels() -> None:
    homecare = KNOWN["homecare-2021"]
    assert {code: homecare.areas[code].members for code in homecare.own_areas} == ZONES
    assert {price.level: price.amount for price in homecare.prices} == {
        "urban": Decimal("18.75"),
        "fringe": Decimal("19.95"),
        "rural": Decimal("22.95"),
        "isolated": Decimal("26.15"),
    }


def test_every_area_and_zone_is_known_on_every_framework() -> None:
    codes = {*DISTRICTS, "leicester", "rutland", "county", "near-county", *ZONES}
    for framework in KNOWN.values():
        assert set(framework.areas) == codes
    areas = KNOWN["clc-2021"].areas
    assert areas["county"].members == DISTRICTS
    assert areas["near-county"].members == (*DISTRICTS, "leicester", "rutland")
    assert areas["melton"] == Area("melton", "Melton", "district", ("E07000133",))


def test_supported_living_publishes_no_areas() -> None:
    assert KNOWN["supported-living-dps"].own_areas == KNOWN["supported-living-sefton-2022"].own_areas == ()
