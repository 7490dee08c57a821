"""Whether a workbook is what its name says, and small enough to unpack, before it is parsed."""

import lzma
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from clcdesk.errors import DeskError
from clcdesk.words import _

MOST_BYTES = 100_000_000
"""A workbook that unpacks to more than 100 MB is refused."""

MOST_CELLS = 5_000_000
"""Cells from A1 to the last filled one. The parser keeps room for each, also where one stray cell
stands in the last row and column of the sheet: that would end the program for want of memory."""

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1 << 20
_BAD_ZIP = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, NotImplementedError, OSError, RuntimeError, ValueError),
)
_XLSX_CELL = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_ODS_TAG = re.compile(rb"<table:table-(row|cell)\b([^>]*)>")
_ODS_REPEATED = re.compile(rb"""table:number-(?:rows|columns)-repeated=["']([0-9]{1,9})["']""")


def check(path: Path) -> None:
    """Refuse a workbook that is not of the kind its name says, or is too large."""
    kind = path.suffix.casefold()
    with path.open("rb") as file:
        start = file.read(8)
        if not start:
            raise DeskError(_("{file} is empty. Save the workbook again and use that file.").format(file=path.name))
        if kind == ".xls":
            if start != _OLD:
                raise _misnamed(path)
            check_bytes(path, path.stat().st_size)
        elif start == _OLD:
            raise DeskError(
                _(
                    "{file} is protected by a password, or an old workbook under a new name. "
                    "Save it as {kind} without a password."
                ).format(file=path.name, kind=kind.removeprefix("."))
            )
        elif not start.startswith(_ZIP):
            raise _misnamed(path)
        else:
            _check_zip(path, kind, file)


def check_bytes(path: Path, size: int) -> None:
    if size > MOST_BYTES:
        raise DeskError(
            _(
                "{file} unpacks to more than 100 MB. Take the pictures and the other sheets out, "
                "or save the sheets as CSV UTF-8."
            ).format(file=path.name)
        )


def check_cells(path: Path, cells: int) -> None:
    if cells > MOST_CELLS:
        raise DeskError(
            _(
                "{file} has a cell filled far beyond the others: its sheet would have over 5 million cells. "
                "Delete the rows and columns after the last one in use, or save the sheets as CSV UTF-8."
            ).format(file=path.name)
        )


def broken(path: Path) -> DeskError:
    return DeskError(
        _("{file} cannot be read: it is damaged or cut short. Open it in a spreadsheet and save it again.").format(
            file=path.name
        )
    )


def _misnamed(path: Path) -> DeskError:
    return DeskError(
        _("{file} is not what its name says. Save it again as {kind} and use that file.").format(
            file=path.name, kind=path.suffix.casefold().removeprefix(".")
        )
    )


def _check_zip(path: Path, kind: str, file: BinaryIO) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            check_bytes(path, sum(part.file_size for part in parts))
            names = {part.filename for part in parts}
            if ("content.xml" if kind == ".ods" else "xl/workbook.xml") not in names:
                raise _misnamed(path)
            _unpack(path, kind, archive)
    except _BAD_ZIP:
        raise broken(path) from None


def _unpack(path: Path, kind: str, archive: zipfile.ZipFile) -> None:
    """Count what is really there: the sizes that a ZIP file states may be lies."""
    total = 0
    for part in archive.infolist():
        unpacked = bytearray()
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                check_bytes(path, total)
                unpacked += chunk
        if kind == ".ods" and part.filename == "content.xml":
            check_cells(path, _ods_cells(unpacked))
        elif kind == ".xlsx" and part.filename.startswith("xl/worksheets/"):
            check_cells(path, _xlsx_cells(unpacked))


def _xlsx_cells(sheet: bytearray) -> int:
    """Cells of the rectangle from A1 to the last row and the last column named."""
    columns, rows = {b"A"}, {b"1"}
    for column, row in _XLSX_CELL.findall(sheet):
        columns.add(column)
        rows.add(row)
    return max(map(int, rows)) * max(map(_column_number, columns))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _ods_cells(content: bytearray) -> int:
    """Filled cells, each as often as it and its row are repeated."""
    cells = 0
    rows = 1
    for tag, attributes in _ODS_TAG.findall(content):
        repeated = _ODS_REPEATED.search(attributes)
        times = int(repeated[1]) if repeated else 1
        if tag == b"row":
            rows = times
        elif b"office:value-type" in attributes or not attributes.endswith(b"/"):
            cells += rows * times
    return cells
