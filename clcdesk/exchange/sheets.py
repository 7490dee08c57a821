"""A folder of CSV files or one workbook → its named sheets of text cells.

What the cells mean is no concern of this module. Every fault is a `DeskError` that names the file.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from clcdesk.errors import DeskError
from clcdesk.exchange.csv_in import CsvSheet
from clcdesk.exchange.decode import decode
from clcdesk.exchange.sheet import Sheet, column_name
from clcdesk.words import _

WORKBOOKS = (".xlsx", ".xls", ".ods")


def read(path: Path, names: Collection[str], known: Collection[str]) -> Mapping[str, Sheet]:
    """The sheets of `path` that are called one of `names`, by that name.

    In a folder, *name*.csv without case; in a workbook, the sheet without case, spaces or underscores.
    `known` are the column names (as `column_name` gives them) by which a separator is told.
    """
    try:
        if path.is_dir():
            return _folder(path, names, known)
        return _file(path, names)
    except OSError as error:
        raise DeskError(
            _("{path} cannot be read ({reason}). Check the name and that you may open it.").format(
                path=error.filename or path, reason=error.strerror or type(error).__name__
            )
        ) from None


def _folder(folder: Path, names: Collection[str], known: Collection[str]) -> Mapping[str, Sheet]:
    found: dict[str, Path] = {}
    for file in sorted(folder.iterdir()):
        name = file.name.casefold().removesuffix(".csv")
        if name not in names or file.suffix.casefold() != ".csv":
            continue
        if name in found:
            raise DeskError(
                _("{folder} holds both {one} and {other}. Keep the right one and take the other away.").format(
                    folder=folder, one=found[name].name, other=file.name
                )
            )
        found[name] = file
    return {name: _csv(file, known) for name, file in found.items()}


def _csv(file: Path, known: Collection[str]) -> Sheet:
    place = file.name
    if not file.is_file():
        raise DeskError(_("{place} is not a file. Put the CSV file of that name there.").format(place=place))
    data = file.read_bytes()
    if kind := kind_of(data):
        raise DeskError(
            _("{place} is not what its name says: it is {kind}. Save the sheet as CSV UTF-8 under that name.").format(
                place=place, kind=kind
            )
        )
    text = decode(data, place)
    if not text or text.isspace():
        raise DeskError(_("{place} is empty. Save the sheet again with its header and its rows.").format(place=place))
    return CsvSheet(place, text, known)


def kind_of(data: bytes) -> str:
    """What a file that is not text is, by how it begins, in words; "" for text."""
    for start, kind in (
        (b"PK\x03\x04", _("a workbook or another ZIP file")),
        (b"PK\x05\x06", _("an empty ZIP file")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _("an old Excel workbook or a protected one")),
        (b"%PDF", _("a PDF")),
        (b"\x89PNG", _("a picture")),
        (b"\xff\xd8\xff", _("a picture")),
        (b"{\\rtf", _("a Word document")),
        (b"\x1f\x8b", _("a compressed file")),
    ):
        if data.startswith(start):
            return kind
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        return _("a web page or XML")
    return ""


def _file(path: Path, names: Collection[str]) -> Mapping[str, Sheet]:
    if not path.exists():
        raise DeskError(
            _("{path} does not exist. Give the folder that holds the CSV files, or a workbook.").format(path=path)
        )
    if path.suffix.casefold() == ".csv":
        raise DeskError(
            _("{path} is one CSV file. Give the folder that holds {files}.").format(
                path=path, files=", ".join(f"{name}.csv" for name in names)
            )
        )
    if path.suffix.casefold() not in WORKBOOKS or not path.is_file():
        raise DeskError(
            _(
                "{path} is not a kind of file that can be read here. "
                "Give a folder of CSV files, or a workbook saved as xlsx, xls or ods."
            ).format(path=path)
        )
    from clcdesk.exchange import workbook

    found: dict[str, Sheet] = {}
    for title, rows in workbook.read(path, lambda title: column_name(title) in names):
        name = column_name(title)
        if name in found:
            raise DeskError(
                _("{file} has two sheets called {name}. Keep the right one and rename the other.").format(
                    file=path.name, name=name
                )
            )
        found[name] = Sheet(_("{file}, sheet {title}").format(file=path.name, title=title), rows)
    return found
