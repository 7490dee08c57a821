"""Draws the pictures of README.md: a page of the demo's letter, and the case page. `dev.py pictures` runs it."""

import sys
import tempfile
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from clcdesk import store
from clcdesk.cli import main as clcdesk
from clcdesk.made_up import people
from clcdesk.made_up.request import LIVES_ON
from clcdesk.ui.look import Look
from tests.desk_fixtures import CHEAP, PASSPHRASE
from tests.ui import scenes

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "help"
PICTURE, CASE = FOLDER / "letter.png", FOLDER / "case.png"
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


def draw_case(folder: Path, picture: Path) -> None:
    """The options of the demo's first person, as the window shows them."""
    path = folder / "desk.db"
    db, _recovery = store.create(path, PASSPHRASE, cost=CHEAP)
    with db:
        people.fill(db, LIVES_ON)
    shot = folder / "case-shot.png"
    with scenes.window(path, Look("light", 100)) as shown:
        scene = next(one for one in scenes.SCENES if one.name == "case-options-open")
        root = scene.show(shown)
        scenes.settle(shown)
        root.grab().save(str(shot))
    image = Image.open(shot).convert("RGB")
    image.quantize(256, method=Image.Quantize.FASTOCTREE).save(picture, optimize=True)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        status = clcdesk(["demo", "--out", folder])
        if status == 0:
            draw(Path(folder) / "letter.pdf", 1, PICTURE)
            draw_case(Path(folder), CASE)
            for picture in (PICTURE, CASE):
                print(f"{picture}: {picture.stat().st_size // 1000} kB")
    return status


if __name__ == "__main__":
    sys.exit(main())
