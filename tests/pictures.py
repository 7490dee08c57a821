"""Draws the picture of README.md: the page of the demo's letter with the first cards. `dev.py pictures` runs it."""

import sys
import tempfile
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from clcdesk.cli import main as clcdesk

PICTURE = Path(__file__).resolve().parent.parent / "resources" / "help" / "letter.png"
WIDTH = 700
COLOURS = 64
"""A page of text needs no more, and the file is a quarter of the size."""


def draw(letter: Path, page: int, picture: Path) -> None:
    """One page (from 0) of a PDF as a small PNG."""
    document = pypdfium2.PdfDocument(letter)
    try:
        sheet = document[page]
        image = sheet.render(scale=2 * WIDTH / sheet.get_width()).to_pil()
    finally:
        document.close()
    size = (WIDTH, round(WIDTH * image.height / image.width))
    small = image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    small.quantize(COLOURS, method=Image.Quantize.MEDIANCUT).save(picture, optimize=True)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        status = clcdesk(["demo", "--out", folder])
        if status == 0:
            draw(Path(folder) / "letter.pdf", 1, PICTURE)
            print(f"{PICTURE}: {PICTURE.stat().st_size // 1000} kB")
    return status


if __name__ == "__main__":
    sys.exit(main())
