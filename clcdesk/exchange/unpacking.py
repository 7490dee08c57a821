"""Whether a workbook is what its name says, and small enough to unpack, before it is parsed."""

import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from clcdesk.errors import DeskError
from clcdesk.words import _

MOST_BYTES = 100_000_000
"""A workbook that unpacks to more than 100 MB is refused."""

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1 << 20


def check(path: Path) -> None:
    """Refuse a workbook that is not of the kind its name says, or is too large."""
    kind = path.suffix.casefold()
    with path.open("rb") as file:
        start = file.read(8)
        if not start:
            raise DeskError(_("{file} is empty. Save the workbook again and use that file.").format(file=path.name))
        if kind == ".xls":
            if not start.startswith(_OLD):
                raise _misnamed(path)
            _check_size(path, path.stat().st_size)
        elif start.startswith(_OLD):
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


def _check_zip(path: Path, kind: str, file: BinaryIO) -> None:
    """The sizes a ZIP file states may be lies, so each part is unpacked and counted as well."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _check_size(path, sum(part.file_size for part in parts))
            names = {part.filename.casefold() for part in parts}
            if ("content.xml" if kind == ".ods" else "xl/workbook.xml") not in names:
                raise _misnamed(path)
            total = 0
            for part in parts:
                if part.flag_bits & 1:
                    raise _broken(path)
                with archive.open(part) as unpacked:
                    while chunk := unpacked.read(_CHUNK):
                        total += len(chunk)
                        _check_size(path, total)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise _broken(path) from None


def _check_size(path: Path, size: int) -> None:
    if size > MOST_BYTES:
        raise DeskError(
            _(
                "{file} unpacks to more than 100 MB. Take the pictures and the other sheets out, "
                "or save the sheets as CSV UTF-8."
            ).format(file=path.name)
        )


def _misnamed(path: Path) -> DeskError:
    return DeskError(
        _("{file} is not what its name says. Save it again as {kind} and use that file.").format(
            file=path.name, kind=path.suffix.casefold().removeprefix(".")
        )
    )


def _broken(path: Path) -> DeskError:
    return DeskError(
        _("{file} cannot be read: it is damaged or cut short. Open it in a spreadsheet and save it again.").format(
            file=path.name
        )
    )
