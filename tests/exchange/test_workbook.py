"""A directory in a workbook: the same facts, and no workbook that ends the program."""

import random
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from clcdesk.errors import DeskError
from clcdesk.exchange import unpacking, workbook
from tests.exchange.directories import GOOD, lay, read
from tests.exchange.workbooks import Sheets, good_sheets, ods, ods_of, xls, xlsx

Make = Callable[[Path, Sheets], Path]
MAKERS = [("xlsx", xlsx), ("ods", ods), ("xls", xls)]


@pytest.mark.parametrize(("kind", "make"), MAKERS)
def test_each_kind_gives_the_facts_of_the_files(tmp_path: Path, kind: str, make: Make) -> None:
    book = make(tmp_path / f"Directory.{kind.upper()}", good_sheets())
    assert read(book).directory == read(lay(tmp_path / "d", GOOD)).directory


@pytest.mark.parametrize(("kind", "make"), MAKERS)
def test_a_fault_names_sheet_row_and_column(tmp_path: Path, kind: str, make: Make) -> None:
    sheets = {title: [["Title"], [], *map(list, rows)] for title, rows in good_sheets().items()}
    sheets["Capacity"][3][2] = "noday"
    with pytest.raises(DeskError) as refusal:
        read(make(tmp_path / f"book.{kind}", sheets))
    assert str(refusal.value).startswith(f"book.{kind}, sheet Capacity, row 4, column day: “noday” is not known here.")


def test_sheet_names_and_sheets_of_their_own(tmp_path: Path) -> None:
    sheets = {"READ ME": [["hello"]], **good_sheets()}
    sheets = {title.replace("Services", "SER_VI ces"): rows for title, rows in sheets.items()}
    sheets["features"] = [["code"], ["pool"]]
    assert [feature.code for feature in read(xlsx(tmp_path / "b.xlsx", sheets)).directory.features] == ["pool"]


def test_two_sheets_of_one_name(tmp_path: Path) -> None:
    sheets = {**good_sheets(), "serv_ices": [["x"]]}
    with pytest.raises(DeskError, match=r"b\.xlsx has two sheets called services"):
        read(xlsx(tmp_path / "b.xlsx", sheets))


def test_a_sheet_is_missing(tmp_path: Path) -> None:
    sheets = {title: rows for title, rows in good_sheets().items() if title != "Capacity"}
    with pytest.raises(DeskError, match=r"^b\.xlsx has no sheet called capacity"):
        read(xlsx(tmp_path / "b.xlsx", sheets))


def test_a_blank_sheet(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="sheet Capacity has no header"):
        read(xlsx(tmp_path / "b.xlsx", {**good_sheets(), "Capacity": []}))


def test_typed_cells_are_what_a_csv_file_would_have(tmp_path: Path) -> None:
    file = tmp_path / "typed.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("x")
        day, clock = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
        both = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write(1, 0, 18)
        sheet.write(1, 1, 1.5)
        sheet.write_boolean(1, 2, True)
        sheet.write_datetime(1, 3, date(2021, 3, 31), day)
        sheet.write_datetime(1, 4, time(9, 30), clock)
        sheet.write_datetime(1, 5, datetime(2021, 3, 31, 14, 5), both)  # noqa: DTZ001 - a cell has no zone
        sheet.write_datetime(1, 6, date(2021, 3, 31), both)
        sheet.write_formula(1, 7, "=A2*2", None, 36)
        sheet.write_formula(1, 8, "=NA()", None, "#N/A")
        sheet.write(1, 9, "  as typed £ ’ é ")
        sheet.write(1, 10, 0.1 + 0.2)
    ((title, rows),) = workbook.read(file, lambda title: True)
    assert title == "x"
    assert rows == [
        [""] * 11,
        ["18", "1.5", "TRUE", "2021-03-31", "09:30", "2021-03-31 14:05:00", "2021-03-31", "36", "",
            "  as typed £ ’ é ", "0.3"],
    ]  # fmt: skip


WRONG: list[tuple[str, bytes, str]] = [
    ("b.xlsx", b"", "b.xlsx is empty."),
    ("b.xls", b"", "b.xls is empty."),
    ("b.xlsx", GOOD["services.csv"].encode(), "b.xlsx is not what its name says. Save it again as xlsx"),
    ("b.xls", GOOD["services.csv"].encode(), "b.xls is not what its name says."),
    ("b.ods", b"<html></html>", "b.ods is not what its name says."),
    ("b.xls", b"PK\x03\x04" + bytes(60), "b.xls is not what its name says."),
    ("b.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "b.xlsx is protected by a password, or an old"),
    ("b.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "b.xls cannot be read: it is damaged or cut short."),
    ("b.xlsx", b"PK\x03\x04" + bytes(600), "b.xlsx cannot be read: it is damaged or cut short."),
]


@pytest.mark.parametrize(("name", "data", "words"), WRONG)
def test_it_is_not_what_its_name_says(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DeskError) as refusal:
        read(tmp_path / name)
    assert str(refusal.value).startswith(words)


@pytest.mark.parametrize(("make", "name"), [(xlsx, "b.ods"), (ods, "b.xlsx"), (xlsx, "b.xls"), (xls, "b.ods")])
def test_one_kind_under_the_name_of_another(tmp_path: Path, make: Make, name: str) -> None:
    made = make(tmp_path / f"right.{make.__name__}", good_sheets())
    with pytest.raises(DeskError, match=r"not what its name says|under a new name"):
        read(made.rename(tmp_path / name))


@pytest.mark.parametrize(("kind", "make"), MAKERS)
def test_cut_short(tmp_path: Path, kind: str, make: Make) -> None:
    book = make(tmp_path / f"b.{kind}", good_sheets())
    data = book.read_bytes()
    book.write_bytes(data[: len(data) // 2])
    with pytest.raises(DeskError, match="damaged or cut short"):
        read(book)


def test_unpacks_to_more_than_100_mb(tmp_path: Path) -> None:
    book = xlsx(tmp_path / "b.xlsx", good_sheets())
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/picture.bmp", bytes(unpacking.MOST_BYTES))
    assert book.stat().st_size < 200_000
    with pytest.raises(DeskError, match="unpacks to more than 100 MB"):
        read(book)


def test_a_part_that_lies_about_its_size(tmp_path: Path) -> None:
    """The part's stated size is made small in both places where a ZIP file states it."""
    book = xlsx(tmp_path / "b.xlsx", good_sheets())
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/picture.bmp", bytes(unpacking.MOST_BYTES))
    true, small = struct.pack("<I", unpacking.MOST_BYTES), struct.pack("<I", 10)
    data = book.read_bytes()
    assert data.count(true) == 2
    book.write_bytes(data.replace(true, small))
    with pytest.raises(DeskError, match=r"damaged or cut short|more than 100 MB"):
        read(book)


def test_one_stray_cell_in_the_last_corner(tmp_path: Path) -> None:
    file = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Providers")
        sheet.write(1_048_575, 16_383, "x")
    with pytest.raises(DeskError, match="a cell filled far beyond the others"):
        read(file)


@pytest.mark.parametrize(
    "rows",
    [
        '<table:table-row table:number-rows-repeated="1048575">{wide}</table:table-row>',
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>{one}</table:table-row>',
    ],
)
def test_an_ods_that_repeats_cells_without_end(tmp_path: Path, rows: str) -> None:
    one = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    wide = one.replace("cell ", 'cell table:number-columns-repeated="16384" ', 1)
    table = f'<table:table table:name="Providers">{rows.format(one=one, wide=wide)}</table:table>'
    with pytest.raises(DeskError, match="a cell filled far beyond the others"):
        read(ods_of(tmp_path / "b.ods", table))


@pytest.mark.parametrize(("kind", "make"), MAKERS)
def test_random_damage_is_never_a_traceback(tmp_path: Path, kind: str, make: Make) -> None:
    good = make(tmp_path / f"good.{kind}", good_sheets()).read_bytes()
    file = tmp_path / f"damaged.{kind}"
    chance = random.Random(7)
    outcomes = set()
    for _time in range(80):
        file.write_bytes(_damaged(good, chance))
        try:
            read(file)
            outcomes.add("read")
        except DeskError as refusal:
            assert str(refusal).endswith(".")
            outcomes.add("refused")
    assert "refused" in outcomes


def _damaged(good: bytes, chance: random.Random) -> bytes:
    """A workbook with a few bytes changed: of the file, or of one part before it is packed."""
    if not zipfile.is_zipfile(BytesIO(good)) or chance.random() < 0.5:
        return _with_other_bytes(good, chance)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _with_other_bytes(part, chance) if name == chosen else part)
    return out.getvalue()


def _with_other_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _time in range(chance.randint(1, 4)):
        place = chance.randrange(len(changed))
        changed[place : place + chance.choice((1, 1, 20))] = bytes([chance.randrange(256)])
    return bytes(changed)
