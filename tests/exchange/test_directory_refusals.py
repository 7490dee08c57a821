"""Every refusal of a directory: which file, row and column, and what to do."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from clcdesk.errors import DeskError
from tests.exchange.directories import (
    CAPACITY,
    GOOD,
    PROVIDERS,
    SERVICES,
    lay,
    read,
    with_cell,
    with_text,
    without_column,
)

Files = Mapping[str, str | bytes]

CELLS = [
    ("providers.csv", 2, "provider_ref", "", "is blank"),
    ("providers.csv", 2, "provider", " ", "is blank"),
    ("providers.csv", 3, "framework", "", "is blank"),
    ("providers.csv", 3, "framework", "clc-1999", "“clc-1999” is not known"),
    ("providers.csv", 2, "lots", "ld-autism;ld", "“ld” is not known here. Use one of: ld-autism"),
    ("providers.csv", 2, "lots", "nonsense", "“nonsense” is not known"),
    ("providers.csv", 2, "joined", "31/02/2021", "a day that does not exist"),
    ("providers.csv", 2, "joined", "2021-13-01", "a day that does not exist"),
    ("providers.csv", 2, "joined", "last spring", "is not a date. Write it like"),
    ("providers.csv", 2, "joined", "44286", "is not a date"),
    ("providers.csv", 2, "joined", "01/04/021", "is not a date"),
    ("providers.csv", 2, "left", "2021-11-28", "before it joined"),
    ("providers.csv", 2, "role", "boss", "“boss” is not known"),
    ("providers.csv", 4, "role", "zone-nowhere=prime", "“zone-nowhere” is not known"),
    ("providers.csv", 4, "role", "zone-melton=", "one role for each zone"),
    ("providers.csv", 4, "role", "zone-melton=prime;zone-melton=supplementary", "one role for each zone"),
    ("providers.csv", 2, "quality_score", "-1", "below zero"),
    ("providers.csv", 2, "quality_score", "good", "is not a number"),
    ("services.csv", 2, "service_ref", "", "is blank"),
    ("services.csv", 3, "service_ref", "S1", "stands in row 2 already"),
    ("services.csv", 2, "service", "", "is blank"),
    ("services.csv", 2, "provider_ref", "", "is blank"),
    ("services.csv", 3, "provider_ref", "P9", "no provider has the reference P9"),
    ("services.csv", 2, "kind", "night", "Use one of: day, pa, home-care, supported-living."),
    ("services.csv", 2, "setting", "shed", "“shed” is not known"),
    ("services.csv", 2, "lots", "home-care", "none of the provider's frameworks"),
    ("services.csv", 2, "lots", "no-lot", "“no-lot” is not known"),
    ("services.csv", 2, "areas", "melton;mordor", "“mordor” is not known"),
    ("services.csv", 2, "min_age", "-1", "below zero"),
    ("services.csv", 2, "min_age", "eighteen", "is not a number"),
    ("services.csv", 2, "max_age", "64.5", "is not a whole number"),
    ("services.csv", 2, "group_size", "-3", "below zero"),
    ("services.csv", 2, "features", "hoist;jacuzzi", "“jacuzzi” is not known"),
    ("services.csv", 2, "features_no", "jacuzzi", "“jacuzzi” is not known"),
    ("services.csv", 2, "staff_choice", "both", "“both” is not known"),
    ("services.csv", 2, "registered", "maybe", "neither yes nor no"),
    ("services.csv", 2, "opens", "9.30am", "is not a time. Write it like 09:30."),
    ("services.csv", 2, "closes", "25:00", "is not a time"),
    ("services.csv", 2, "closed_dates", "2026-01-02/2025-12-22", "ends before it begins"),
    ("services.csv", 2, "closed_dates", "Christmas", "is not a date"),
    ("services.csv", 2, "valid_from", "30/2/25", "a day that does not exist"),
    ("services.csv", 2, "cqc_rating_date", "soon", "is not a date"),
    ("capacity.csv", 2, "service_ref", "", "is blank"),
    ("capacity.csv", 2, "service_ref", "S9", "no service has the reference S9"),
    ("capacity.csv", 2, "band", "Z", "none of the provider's frameworks"),
    ("capacity.csv", 2, "day", "", "is blank"),
    ("capacity.csv", 2, "day", "monday", "“monday” is not known"),
    ("capacity.csv", 2, "session", "", "is blank"),
    ("capacity.csv", 2, "session", "night", "“night” is not known"),
    ("capacity.csv", 4, "session", "am", "goes only with hour"),
    ("capacity.csv", 2, "places", "-1", "below zero"),
    ("capacity.csv", 2, "places", "ten", "is not a number"),
    ("capacity.csv", 2, "vacancies", "-2", "below zero"),
    ("capacity.csv", 2, "vacancies", "loads", "Write a number, none, waitlist, assess or closed."),
    ("capacity.csv", 2, "vacancies", "1,5", "is not known here"),
    ("capacity.csv", 2, "vacancies", "1e3", "is not known here"),
    ("capacity.csv", 2, "vacancies", "NaN", "is not known here"),
    ("capacity.csv", 2, "as_of", "2025-06-17", "is after today, 2025-06-16"),
    ("capacity.csv", 2, "as_of", "29/02/2025", "a day that does not exist"),
    ("capacity.csv", 2, "source", "gossip", "“gossip” is not known"),
]


@pytest.mark.parametrize(("file", "row", "column", "cell", "words"), CELLS)
def test_a_cell_is_refused(tmp_path: Path, file: str, row: int, column: str, cell: str, words: str) -> None:
    with pytest.raises(DeskError) as refusal:
        read(lay(tmp_path / "d", with_cell(file, row, column, cell)))
    sentence = str(refusal.value)
    assert sentence.startswith(f"{file}, row {row}, column {column}: ")
    assert words in sentence
    assert sentence.endswith(".")
    assert refusal.value.problems[0] == sentence
    if column not in ("provider_ref", "service_ref"):
        assert len(refusal.value.problems) == 1, "one fault is told once"


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("providers.csv", "provider_ref"),
        ("providers.csv", "provider"),
        ("providers.csv", "framework"),
        ("services.csv", "service_ref"),
        ("services.csv", "provider_ref"),
        ("services.csv", "service"),
        ("services.csv", "postcode"),
        ("capacity.csv", "service_ref"),
        ("capacity.csv", "day"),
        ("capacity.csv", "session"),
    ],
)
def test_a_needed_column_is_missed(tmp_path: Path, file: str, column: str) -> None:
    with pytest.raises(DeskError) as refusal:
        read(lay(tmp_path / "d", without_column(file, column)))
    assert str(refusal.value) == (
        f"{file}, row 1: the column {column} is missing. Add it to the header and fill it in."
    )


WHOLE_FILES: list[tuple[str, Files, str]] = [
    ("empty file", with_text("services.csv", b""), "services.csv is empty."),
    ("blank lines only", with_text("services.csv", "\n \r\n\t\n"), "services.csv is empty."),
    ("only a byte order mark", with_text("services.csv", b"\xef\xbb\xbf"), "services.csv is empty."),
    ("header only", with_text("capacity.csv", CAPACITY.split("\n")[0]), "capacity.csv has a header but no rows."),
    ("header and commas", with_text("capacity.csv", CAPACITY.split("\n")[0] + "\n,,,\n,\n"), "no rows"),
    ("no header", with_text("providers.csv", "a,b,c\n1,2,3\n"), "providers.csv has no header"),
    (
        "a column twice",
        with_text("providers.csv", PROVIDERS.replace("lots", "Provider")),
        "the column provider is there twice",
    ),
    (
        "a workbook renamed",
        with_text("services.csv", b"PK\x03\x04\x14\0\6\0"),
        "services.csv is not what its name says",
    ),
    (
        "an old workbook renamed",
        with_text("services.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"),
        "not what its name says",
    ),
    ("a PDF renamed", with_text("services.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "it is a PDF"),
    ("a web page", with_text("services.csv", "<!DOCTYPE html><html></html>"), "not what its name says"),
    (
        "a stray NUL",
        with_text("services.csv", SERVICES.replace("Oak", "O\0k")),
        "services.csv, line 3: this is not text",
    ),
    (
        "damaged UTF-8",
        with_text("services.csv", SERVICES.replace("Lane", "Café Süß").encode() + b"\xff"),
        "services.csv, line 4: a character there cannot be read",
    ),
    ("cut UTF-8 after a mark", with_text("services.csv", b"\xef\xbb\xbf" + SERVICES.encode() + b"\xe2\x80"), "line 4"),
    (
        "a byte that is nothing",
        with_text("services.csv", SERVICES.replace("Lane", "L\xf4n\xe9").encode("cp1252") + b"\x81"),
        "line 4",
    ),
    ("UTF-16 cut short", with_text("services.csv", SERVICES.encode("utf-16")[:-1]), "cannot be read"),
    ("UTF-32", with_text("services.csv", SERVICES.encode("utf-32")[:-2]), "cannot be read"),
    (
        "an open quotation mark",
        with_text("services.csv", SERVICES + 'S3,P1,"The end\n'),
        "services.csv, row 4: a quotation mark",
    ),
    (
        "a cell too many",
        with_text("capacity.csv", CAPACITY.replace("phone,Jo", "phone,Jo,on Monday")),
        "capacity.csv, row 2: the cell “on Monday”",
    ),
    (
        "provider and framework twice",
        with_text("providers.csv", PROVIDERS + "P2,Oak,Homecare-2021,,,\n"),
        "providers.csv, row 6, column provider_ref: P2 is on homecare-2021 already, in row 4.",
    ),
    (
        "suspension reversed",
        with_text(
            "providers.csv",
            "provider_ref,provider,framework,suspended from,suspended to\n"
            "P1,Sunny,clc-2021,2025-02-02,2025-02-01\nP2,Oak,homecare-2021,,\n",
        ),
        "row 2, column suspended_to",
    ),
    (
        "a feature built in",
        with_text("features.csv", "code,words\nHoist,Hoist\n"),
        "features.csv, row 2, column code: hoist is built in.",
    ),
    (
        "a feature twice",
        with_text("features.csv", "code\npool\nPool\n"),
        "features.csv, row 3, column code: pool stands above already.",
    ),
    (
        "a feature with a blank",
        with_text("features.csv", "code\nswimming pool\n"),
        "features.csv, row 2, column code: “swimming pool” cannot be a code.",
    ),
    (
        "a feature without a code",
        with_text("features.csv", "code,words\n,Pool\n"),
        "features.csv, row 2, column code: it is blank.",
    ),
    (
        "a feature that may print perhaps",
        with_text("features.csv", "code,print\npool,perhaps\n"),
        "features.csv, row 2, column print",
    ),
    ("features without rows", with_text("features.csv", "code,words\n"), "features.csv has a header but no rows."),
]


@pytest.mark.parametrize(("files", "words"), [case[1:] for case in WHOLE_FILES], ids=[case[0] for case in WHOLE_FILES])
def test_a_file_is_refused(tmp_path: Path, files: Files, words: str) -> None:
    with pytest.raises(DeskError) as refusal:
        read(lay(tmp_path / "d", files))
    assert words in str(refusal.value)
    assert len(refusal.value.problems) == 1


def test_each_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as refusal:
        read(lay(tmp_path / "d", {"services.csv": SERVICES}))
    assert str(refusal.value) == f"{tmp_path / 'd'} holds no providers.csv. Put that file there."
    assert len(refusal.value.problems) == 2


def test_two_files_of_one_name(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"holds both PROVIDERS\.CSV and providers\.csv"):
        read(lay(tmp_path / "d", {**GOOD, "PROVIDERS.CSV": PROVIDERS}))


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d", {name: text for name, text in GOOD.items() if name != "services.csv"})
    (folder / "services.csv").mkdir()
    with pytest.raises(DeskError, match=r"services\.csv is not a file"):
        read(folder)


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path in (tmp_path / "nothing", loop, tmp_path / ("x" * 300), tmp_path / "a\0b"):
        with pytest.raises(DeskError):
            read(path)


def test_one_csv_file_is_no_directory(tmp_path: Path) -> None:
    folder = lay(tmp_path / "d", GOOD)
    with pytest.raises(DeskError, match=r"is one CSV file\. Give the folder that holds providers\.csv"):
        read(folder / "providers.csv")


def test_a_kind_we_do_not_read(tmp_path: Path) -> None:
    file = tmp_path / "directory.docx"
    file.write_bytes(b"PK\x03\x04")
    with pytest.raises(DeskError, match="not a kind of file that can be read here"):
        read(file)


def test_every_fault_is_told_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = {
        "providers.csv": PROVIDERS.replace("2021-04-01", "2021-04-31").replace("ld-autism;pmld", "ld-autism;op"),
        "services.csv": SERVICES.replace("home-care,own-home", "home,house").replace("LE13", "XX13"),
        "capacity.csv": CAPACITY.replace("S2,,any,hour", "S3,,any,am"),
    }
    with pytest.raises(DeskError) as refusal:
        read(lay(tmp_path / "d", files))
    assert [problem.split(":")[0] for problem in refusal.value.problems] == [
        "providers.csv, row 2, column lots",
        "providers.csv, row 4, column joined",
        "services.csv, row 3, column kind",
        "services.csv, row 3, column setting",
        "capacity.csv, row 4, column service_ref",
        "capacity.csv, row 4, column session",
    ]


def test_faults_do_not_breed(tmp_path: Path) -> None:
    """A provider whose row is faulty is still a provider, and an unknown framework still has lots."""
    files = {**GOOD, "providers.csv": PROVIDERS.replace("clc-2021", "clc-2O21")}
    with pytest.raises(DeskError) as refusal:
        read(lay(tmp_path / "d", files))
    assert len(refusal.value.problems) == 1


def test_rows_are_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    """Title lines, blank lines and a cell of two lines above: still the row a spreadsheet shows."""
    text = (
        "Capacity of June\n\n" + CAPACITY.replace("phone,Jo", 'phone,"Jo\nat the desk"') + "\n,,\nS2,,sun,hours,,,,,\n"
    )
    with pytest.raises(DeskError, match=r"^capacity\.csv, row 9, column session: “hours” is not known"):
        read(lay(tmp_path / "d", {**GOOD, "capacity.csv": text}))


def test_ten_thousand_faults_and_no_more_are_kept(tmp_path: Path) -> None:
    text = "service_ref,day,session\n" + "S1,x,y\n" * 12_000
    with pytest.raises(DeskError) as refusal:
        read(lay(tmp_path / "d", {**GOOD, "capacity.csv": text}))
    assert len(refusal.value.problems) == 10_000
