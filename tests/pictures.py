"""Draws the pictures of README.md, a page of the demo's letter and the case page, and the sheet of all states.

`dev.py pictures` runs it.
"""

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
from tests.ui import scenes, states

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "help"
SEEN = 3.0
"""Seconds until every step of the case was looked at and has its mark."""
PICTURE, CASE = FOLDER / "letter.png", FOLDER / "case.png"
STATES = Path(states.__file__).with_suffix(".png")
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


def filled(folder: Path) -> Path:
    """A database of the made-up people."""
    path = folder / "desk.db"
    db, _recovery = store.create(path, PASSPHRASE, cost=CHEAP)
    with db:
        people.fill(db, LIVES_ON)
    return path


def draw_case(path: Path, picture: Path) -> None:
    """The options of the demo's first person, as the window shows them."""
    shot = path.with_name("case-shot.png")
    with scenes.window(path, Look("light", 100)) as shown:
        scene = next(one for one in scenes.SCENES if one.name == "case-options-open")
        root = scene.show(shown)
        scenes.settle(shown, SEEN)
        root.grab().save(str(shot))
    image = Image.open(shot).convert("RGB")
    image.quantize(256, method=Image.Quantize.FASTOCTREE).save(picture, optimize=True)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        status = clcdesk(["demo", "--out", folder])
        if status == 0:
            draw(Path(folder) / "letter.pdf", 1, PICTURE)
            path = filled(Path(folder))
            draw_case(path, CASE)
            states.draw(path, STATES)
            for picture in (PICTURE, CASE, STATES):
                print(f"{picture}: {picture.stat().st_size // 1000} kB")
    return status


if __name__ == "__main__":
    sys.exit(main())
