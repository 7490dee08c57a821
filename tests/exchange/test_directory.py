"""What is taken in, and that it means what was typed."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from clcdesk.exchange import directory
from clcdesk.exchange.columns import CAPACITY as CAPACITY_COLUMNS
from clcdesk.exchange.columns import PROVIDERS as PROVIDER_COLUMNS
from clcdesk.exchange.columns import SERVICES as SERVICE_COLUMNS
from clcdesk.rules.facts import Claim, Directory, Feature, Membership, Service, Span
from clcdesk.rules.vacancy import order
from tests.exchange.directories import (
    CAPACITY,
    GOOD,
    PROVIDERS,
    SERVICES,
    in_csv,
    lay,
    read,
    table,
    with_cell,
    with_text,
    without_column,
)

ACCENTS = "Café “Süß” £4 – Jo’s été"


def test_the_facts(tmp_path: Path) -> None:
    found = read(lay(tmp_path / "d", GOOD)).directory
    lane, oak = found.services
    assert (lane.ref, lane.name, lane.address, lane.bands) == ("S1", "The Lane", "1 High Street, Melton", ("C", "D"))
    assert (lane.registered, oak.registered) == (True, False)
    assert oak.areas == ("zone-melton", "zone-hinckley")
    assert [member.framework for member in oak.provider.memberships] == ["clc-2026", "homecare-2021"]
    assert lane.provider.memberships[0].joined == date(2021, 11, 29)
    assert lane.claims == (
        Claim("", "wed", "am", Decimal(10), "waitlist", date(2025, 6, 2), "email", "Jo"),
        Claim("C", "mon", "full", Decimal(10), Decimal(2), date(2025, 6, 2), "phone", "Jo"),
    )
    assert oak.claims == (Claim("", "any", "hour", None, Decimal("4.5"), date(2025, 6, 1), "", ""),)
    assert [provider.ref for provider in found.idle] == ["P3"]
    assert found.warnings == ()


def test_the_columns_and_rows_it_had(tmp_path: Path) -> None:
    reading = read(lay(tmp_path / "d", GOOD))
    assert reading.columns["providers"] == ("provider_ref", "provider", "framework", "lots", "joined", "left")
    assert set(reading.columns) == {"providers", "services", "capacity"}
    assert reading.rows["providers"]["P3", "clc-2017"] == 5
    assert reading.rows["services"]["S2"] == 3
    assert reading.rows["capacity"]["S2", reading.directory.services[1].claims[0]] == 4


CELLS: list[tuple[str, str, str, str, object]] = [
    ("providers.csv", "framework", "CLC-2021", "framework", "clc-2021"),
    ("providers.csv", "lots", " LD-Autism ;; PMLD;pmld", "lots", ("ld-autism", "pmld")),
    ("providers.csv", "joined", "31/03/21", "joined", date(2021, 3, 31)),
    ("providers.csv", "joined", "1/4/2021", "joined", date(2021, 4, 1)),
    ("providers.csv", "joined", "2021-11-29 00:00:00", "joined", date(2021, 11, 29)),
    ("providers.csv", "joined", "29.11.2021", "joined", date(2021, 11, 29)),
    ("providers.csv", "joined", " 2024-02-29 ", "joined", date(2024, 2, 29)),
    ("providers.csv", "suspended_to", "2025-06-01", "suspended_to", date(2025, 6, 1)),
    ("providers.csv", "role", "", "roles", {}),
    ("providers.csv", "role", "Prime", "roles", {"": "prime"}),
    (
        "providers.csv",
        "role",
        "zone-melton=Prime; Zone-Hinckley = supplementary",
        "roles",
        {"zone-hinckley": "supplementary", "zone-melton": "prime"},
    ),
    ("providers.csv", "quality_score", "82.50", "quality_score", Decimal("82.5")),
    ("services.csv", "kind", "", "kind", ""),
    ("services.csv", "kind", "DAY", "kind", "day"),
    ("services.csv", "bands", "c; f", "bands", ("C", "F")),
    ("services.csv", "areas", "COUNTY;near-county", "areas", ("county", "near-county")),
    ("services.csv", "min_age", "18.0", "min_age", 18),
    ("services.csv", "max_age", "0", "max_age", 0),
    ("services.csv", "activities", "Cooking; Long walks;", "activities", ("Cooking", "Long walks")),
    ("services.csv", "features", "HOIST;for-pmld", "features", ("hoist", "for-pmld")),
    ("services.csv", "features_no", "hydrotherapy", "features_no", ("hydrotherapy",)),
    ("services.csv", "languages", "Gujarati; BSL", "languages", ("Gujarati", "BSL")),
    ("services.csv", "staff_choice", "Either", "staff_choice", "either"),
    ("services.csv", "registered", "TRUE", "registered", True),
    ("services.csv", "registered", "", "registered", None),
    ("services.csv", "opens", "9:30", "opens", time(9, 30)),
    ("services.csv", "closes", "15:00:00", "closes", time(15)),
    (
        "services.csv",
        "closed_dates",
        "2025-12-22/2026-01-02; 25/8/25;1/5/25/2/5/25",
        "closed_dates",
        (
            Span(date(2025, 12, 22), date(2026, 1, 2)),
            Span(date(2025, 8, 25), date(2025, 8, 25)),
            Span(date(2025, 5, 1), date(2025, 5, 2)),
        ),
    ),
    ("services.csv", "group_size", "6 to 10", "group_size", "6 to 10"),
    ("services.csv", "service", ACCENTS, "name", ACCENTS),
    ("services.csv", "description", 'two\nlines, "quoted"', "description", 'two\nlines, "quoted"'),
    ("services.csv", "description", "long " * 40_000, "description", ("long " * 40_000).strip()),
    ("services.csv", "service", "<b>A & B</b>", "name", "<b>A & B</b>"),
    ("capacity.csv", "band", "c", "band", "C"),
    ("capacity.csv", "day", "Mon", "day", "mon"),
    ("capacity.csv", "session", "FULL", "session", "full"),
    ("capacity.csv", "places", "", "places", None),
    ("capacity.csv", "vacancies", "", "vacancies", ""),
    ("capacity.csv", "vacancies", "0", "vacancies", Decimal(0)),
    ("capacity.csv", "vacancies", "Waitlist", "vacancies", "waitlist"),
    ("capacity.csv", "as_of", "16/06/25", "as_of", date(2025, 6, 16)),
    ("capacity.csv", "as_of", "", "as_of", None),
    ("capacity.csv", "source", "Return", "source", "return"),
]


@pytest.mark.parametrize(("file", "column", "cell", "field", "value"), CELLS)
def test_a_cell_is_taken_in(tmp_path: Path, file: str, column: str, cell: str, field: str, value: object) -> None:
    found = read(lay(tmp_path / "d", with_cell(file, 2, column, cell))).directory.services[0]
    facts: Mapping[str, Service | Membership | Claim] = {
        "providers.csv": found.provider.memberships[0],
        "services.csv": found,
        "capacity.csv": found.claims[-1],
    }
    assert getattr(facts[file], field) == value


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
LINE_ENDS = ("\n", "\r\n", "\r")
SEPARATORS = (",", ";", "\t", "|")


@pytest.mark.parametrize(("encoding", "ending", "separator"), [*product(ENCODINGS, LINE_ENDS, SEPARATORS)])
def test_every_way_of_saving_it_reads_back_as_typed(tmp_path: Path, encoding: str, ending: str, separator: str) -> None:
    files = with_cell("services.csv", 2, "description", f"{ACCENTS}; a, b | c\nand more")
    files = {name: in_csv(table(text), separator).replace("\n", ending) for name, text in files.items()}
    folder = lay(tmp_path / "d", {name: text.encode(encoding) for name, text in files.items()})
    lane = read(folder).directory.services[0]
    assert lane.description == f"{ACCENTS}; a, b | c\nand more"
    assert (lane.name, lane.address) == ("The Lane", "1 High Street, Melton")


TAKEN_IN: list[tuple[str, Mapping[str, str | bytes]]] = [
    ("blank lines", with_text("capacity.csv", "\n\n" + CAPACITY.replace("\n", "\n\n") + "\n \n,,,,,,,,\n")),
    ("title lines", with_text("services.csv", "Services of the county\nby the brokerage team,June\n\n" + SERVICES)),
    ("a title with a quotation mark", with_text("capacity.csv", 'Size 5" and up\n' + CAPACITY)),
    ("names spelt otherwise", with_text("capacity.csv", CAPACITY.replace("_ref", " Ref").replace("as_of", "ASOF"))),
    ("columns in another order", {name: in_csv([row[::-1] for row in table(text)]) for name, text in GOOD.items()}),
    (
        "columns of their own",
        with_text("capacity.csv", CAPACITY.replace("told_by", "told_by,Notes,Notes,").replace(",Jo", ",Jo,x,y,z")),
    ),
    ("short rows", with_text("capacity.csv", CAPACITY.replace("2025-06-01,,", "2025-06-01"))),
    ("commas beyond the last column", with_text("capacity.csv", CAPACITY.replace(",Jo", ",Jo,, ,"))),
    ("file names in capitals", {name.upper(): text for name, text in GOOD.items()}),
    ("other files beside them", {**GOOD, "notes.txt": "x", "photo.jpg": b"\xff\xd8\xff", "archive.csv": ""}),
    (
        "mixed line ends",
        with_text("capacity.csv", CAPACITY.replace("\n", "\r\n", 1).replace("email,Jo\n", "email,Jo\r")),
    ),
    ("a claim twice", with_text("capacity.csv", CAPACITY + CAPACITY.split("\n")[1].replace(",2,", ",2.0,"))),
    ("no line end at the end", {name: text.rstrip("\n") for name, text in GOOD.items()}),
    ("spaces about cells", {**GOOD, "capacity.csv": CAPACITY.replace(",", "\t, ")}),
]


@pytest.mark.parametrize("files", [case[1] for case in TAKEN_IN], ids=[case[0] for case in TAKEN_IN])
def test_a_mangled_directory_is_taken_in(tmp_path: Path, files: Mapping[str, str | bytes]) -> None:
    good = read(lay(tmp_path / "good", GOOD)).directory
    found = read(lay(tmp_path / "d", files)).directory
    assert found == good


def test_a_column_that_is_lacking_is_not_known(tmp_path: Path) -> None:
    reading = read(lay(tmp_path / "d", without_column("capacity.csv", "as_of")))
    assert {claim.as_of for service in reading.directory.services for claim in service.claims} == {None}
    assert "as_of" not in reading.columns["capacity"]


def test_the_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    turned = {}
    for name, text in GOOD.items():
        header, *rows = table(text)
        turned[name] = in_csv([header, *reversed(rows)])
    assert read(lay(tmp_path / "turned", turned)).directory == read(lay(tmp_path / "good", GOOD)).directory


def test_claims_are_sorted_alike_however_much_is_known(tmp_path: Path) -> None:
    rows = [
        f"S1,,mon,am,{places},{vacancies},{as_of},,"
        for places, vacancies, as_of in product(("", "2", "10"), ("", "none", "1", "0.5"), ("", "2025-06-01"))
    ]
    folder = lay(tmp_path / "d", {**GOOD, "capacity.csv": "\n".join([CAPACITY.split("\n")[0], *rows])})
    claims = read(folder).directory.services[0].claims
    assert len(claims) == len(rows)
    assert claims == tuple(sorted(claims, key=order))


def test_a_postcode_we_do_not_know_is_a_warning(tmp_path: Path) -> None:
    text = SERVICES.replace("LE13 1AB", "le131ab").replace("LE1 1AA", "ZZ99 9ZZ")
    found = read(lay(tmp_path / "d", {**GOOD, "services.csv": text})).directory
    (warning,) = found.warnings
    assert warning.startswith("Oak at Home (S2) has the postcode ZZ99 9ZZ, which we do not know")


def test_a_blank_postcode_is_no_warning(tmp_path: Path) -> None:
    found = read(lay(tmp_path / "d", with_cell("services.csv", 2, "postcode", ""))).directory
    assert found.warnings == ()


def test_a_council_adds_features(tmp_path: Path) -> None:
    files = {
        **with_cell("services.csv", 2, "features", "Hoist;Sensory-Garden"),
        "features.csv": "code,words,family words,print\nsensory-garden,Sensory garden,a garden to smell,Yes\n"
        "for-stroke,Stroke,after a stroke,yes\npool,,,\n",
    }
    found = read(lay(tmp_path / "d", files)).directory
    assert found.services[0].features == ("hoist", "sensory-garden")
    assert found.features == (
        Feature("for-stroke", "Stroke", "after a stroke", prints=False),
        Feature("pool", "Pool", "Pool", prints=False),
        Feature("sensory-garden", "Sensory garden", "a garden to smell", prints=True),
    )


def test_bands_are_free_where_a_framework_publishes_none(tmp_path: Path) -> None:
    found = read(lay(tmp_path / "d", with_cell("services.csv", 3, "bands", "x;c2"))).directory
    assert found.services[1].bands == ("X", "C2")


def test_writing_gives_every_column_and_reads_back(tmp_path: Path) -> None:
    first = read(lay(tmp_path / "d", with_cell("services.csv", 2, "service", ACCENTS))).directory
    directory.write(first, tmp_path / "out")
    assert read(tmp_path / "out").directory == first
    headers = {
        file.stem: tuple(file.read_text("utf-8").split("\n")[0].split(",")) for file in (tmp_path / "out").iterdir()
    }
    assert headers == {"providers": PROVIDER_COLUMNS, "services": SERVICE_COLUMNS, "capacity": CAPACITY_COLUMNS}


def test_the_facts_have_a_field_for_each_column() -> None:
    assert len(Membership._fields) == len(PROVIDER_COLUMNS) - 1
    assert Service._fields[3:-1] == SERVICE_COLUMNS[3:]
    assert Claim._fields == CAPACITY_COLUMNS[1:]
    assert PROVIDERS.startswith("provider_ref,")
    assert Directory._fields[-1] == "idle"


def test_two_short_rows_are_not_one_whole_one(tmp_path: Path) -> None:
    """Four cells, a line end and four cells are as many as the nine of a whole row."""
    columns = ("service_ref", "day", "session", "band", "places", "vacancies", "as_of", "source", "told_by")
    header = ",".join(columns)
    lay(tmp_path, {**GOOD, "capacity.csv": f"{header}\nS1,mon,am,\nS1,tue,am,\n"})
    found = read(tmp_path).directory
    told = [(claim.day, claim.session) for service in found.services for claim in service.claims]
    assert sorted(told) == [("mon", "am"), ("tue", "am")]
