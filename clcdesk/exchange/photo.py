"""A service's photo: a file beside the workbook or the CSV files."""

import warnings
from io import BytesIO
from pathlib import Path

LARGEST = 20_000_000
"""Bytes."""
MOST_PIXELS = 60_000_000
KINDS = ("JPEG", "PNG")


def read(directory: Path, name: str) -> bytes | None:
    """The bytes of a photo named in a directory; None when it is not there or is no sane JPEG or PNG.

    `directory` is the folder or workbook the name was read from. A name never leads out of its folder.
    """
    folder = (directory if directory.is_dir() else directory.parent).resolve()
    try:
        path = (folder / name).resolve()
        if path.parent != folder or not path.is_file() or path.stat().st_size > LARGEST:
            return None
        data = path.read_bytes()
    except (OSError, ValueError):
        return None
    return data if _is_sane(data) else None


def _is_sane(data: bytes) -> bool:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(data), formats=KINDS) as photo:
                if photo.width * photo.height > MOST_PIXELS:
                    return False
                photo.load()
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        return False
    return True
