"""Small workbooks made by hand, for tests: what no installed library writes (ods, xls)."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter  # type: ignore[import-untyped]

from tests.exchange.directories import GOOD, table

Sheets = Mapping[str, Sequence[Sequence[str]]]

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def good_sheets() -> Sheets:
    return {name.removesuffix(".csv").title(): table(text) for name, text in GOOD.items()}


def xlsx(file: Path, sheets: Sheets) -> Path:
    """Every cell as text."""
    with xlsxwriter.Workbook(file) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, [cell or None for cell in row])
    return file


def ods(file: Path, sheets: Sheets) -> Path:
    tables = "".join(_ods_table(title, "".join(map(_ods_row, rows))) for title, rows in sheets.items())
    return ods_of(file, tables)


def ods_of(file: Path, tables: str) -> Path:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = (
        f'<office:document-content xmlns:office="{OFFICE}:office:1.0" xmlns:table="{OFFICE}:table:1.0" '
        f'xmlns:text="{OFFICE}:text:1.0"><office:body><office:spreadsheet>{tables}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return file


def _ods_table(title: str, rows: str) -> str:
    """As an office program writes it: blank to the last row and column of the sheet."""
    rest = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'  # noqa: E501
    return f'<table:table table:name="{title}">{rows}{rest}</table:table>'


def _ods_row(row: Sequence[str]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(cell: str) -> str:
    if not cell:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'


def xls(file: Path, sheets: Sheets) -> Path:
    """The least that is an Excel 97 workbook: cells of text, in a compound file of one stream."""
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + _record(0x0042, b"\xb0\x04")
    end = _record(0x000A, b"")
    bodies = [_xls_sheet(rows) for rows in sheets.values()]
    names = [_xls_name(title) for title in sheets]
    place = len(start) + sum(4 + 6 + len(name) for name in names) + len(end)
    directory = b""
    for name, body in zip(names, bodies, strict=True):
        directory += _record(0x0085, struct.pack("<IH", place, 0) + name)
        place += len(body)
    file.write_bytes(_compound_file(start + directory + end + b"".join(bodies)))
    return file


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _xls_name(title: str) -> bytes:
    return struct.pack("<BB", len(title), 0) + title.encode("latin-1")


def _xls_sheet(rows: Sequence[Sequence[str]]) -> bytes:
    width = max(map(len, rows))
    body = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    body += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for n, row in enumerate(rows):
        for m, cell in enumerate(row):
            text = cell.encode("utf-16-le")
            body += _record(0x0204, struct.pack("<HHHHB", n, m, 0, len(text) // 2, 1) + text)
    return body + _record(0x000A, b"")


def _compound_file(stream: bytes) -> bytes:
    """A compound file of 512-byte sectors: one of allocation, one of directory, then the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    chain = [*range(3, 2 + sectors), 0xFFFFFFFE]
    allocation = [0xFFFFFFFD, 0xFFFFFFFE, *chain]
    allocation += [0xFFFFFFFF] * (128 - len(allocation))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    entries = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream))
    return header + struct.pack("<128I", *allocation) + entries.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", first, size)
