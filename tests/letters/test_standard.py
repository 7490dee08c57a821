"""The standard format as a stranger would look at it: by veraPDF, by Poppler, by a ruler."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clcdesk.letters import plain, standard
from clcdesk.letters.blocks import Letter
from clcdesk.letters.page import LEFT, MM, RIGHT
from tests.bench import letter as bench
from tests.letters import drawn
from tests.letters.content import without_artifacts
from tests.letters.examples import MOTHER, NONE, ONE, PERSON

LETTERS: dict[str, Callable[[], Letter]] = {
    "person": drawn.of,
    "mother": lambda: drawn.of(MOTHER),
    "one": lambda: drawn.of(ONE),
    "none": lambda: drawn.of(NONE),
    "twelve": lambda: drawn.of(count=12),
    "forty": lambda: drawn.of(count=40),
    "table": lambda: drawn.more(30),
    "scripts": lambda: drawn.named(drawn.SCRIPTS),
    "right": lambda: drawn.named(drawn.FROM_THE_RIGHT),
    "long word": lambda: drawn.named((drawn.LONG,)),
    "tall": drawn.tall,
}
FAULTS = [(b"/Marked true", b"/Marked null"), (b"/Alt <", b"/Als <"), (b"<pdfuaid:part>1", b"<pdfuaid:part>7")]

Text = Callable[..., str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every letter as a file."""
    folder = tmp_path_factory.mktemp("letters")
    paths = {name: folder / f"{name}.pdf" for name in LETTERS}
    for name, path in paths.items():
        path.write_bytes(standard.pdf(LETTERS[name]()))
    return paths


@pytest.fixture(scope="module")
def read(made: dict[str, Path]) -> dict[str, Path]:
    """The same without what is an artifact."""
    paths = {name: path.with_suffix(".read.pdf") for name, path in made.items()}
    for name, path in paths.items():
        path.write_bytes(without_artifacts(made[name].read_bytes()))
    return paths


def test_verapdf_passes_every_letter(made: dict[str, Path], verapdf: Any) -> None:
    assert verapdf(made.values()) == {path: [] for path in made.values()}


@pytest.mark.parametrize("fault", FAULTS)
def test_verapdf_fails_a_planted_fault(tmp_path: Path, verapdf: Any, fault: tuple[bytes, bytes]) -> None:
    letter = standard.pdf(LETTERS["table"]())
    assert fault[0] in letter
    path = tmp_path / "fault.pdf"
    path.write_bytes(letter.replace(*fault))
    assert verapdf([path])[path]


@pytest.mark.parametrize("name", [name for name in LETTERS if name != "right"])
def test_the_text_layer_is_the_plain_text_word_for_word(name: str, read: dict[str, Path], pdftotext: Text) -> None:
    words = plain.text(LETTERS[name]()).split()
    assert pdftotext(read[name], "-raw").split() == words
    assert sorted(pdftotext(read[name]).split()) == sorted(words)


def structure(path: Path) -> str:
    return subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True, text=True).stdout


def read_aloud(path: Path) -> str:
    """All text in the order of the structure tree."""
    return "".join(re.findall(r'^\s+"(.*)"$', structure(path), re.MULTILINE))


@pytest.mark.usefixtures("pdftotext")
@pytest.mark.parametrize("name", ["person", "mother", "one", "none", "table"])
def test_the_structure_tree_reads_the_plain_text_in_order(name: str, made: dict[str, Path]) -> None:
    assert read_aloud(made[name]).split() == plain.text(LETTERS[name]()).split()


@pytest.mark.parametrize("name", ["scripts", "right", "long word"])
def test_what_glyphs_cannot_say_the_structure_says(name: str, made: dict[str, Path]) -> None:
    found = re.findall(rb"/S /Span .*?/ActualText <feff([0-9a-f]*)>", made[name].read_bytes())
    said = [bytes.fromhex(text.decode()).decode("utf-16-be") for text in found]
    names = {"scripts": drawn.SCRIPTS[:4], "right": drawn.FROM_THE_RIGHT, "long word": (drawn.LONG,)}[name]
    for text in names:
        assert f"“{text}” " in said
        assert f"You told us this: {text}. " in said or f"{text}. " in said


@pytest.mark.usefixtures("pdftotext")
def test_the_structure_is_what_a_screen_reader_needs(made: dict[str, Path]) -> None:
    roles = re.findall(r"^\s*([A-Z]\w*)\b", structure(made["table"]), re.MULTILINE)
    assert roles[0] == "Document"
    assert [role for role in roles if re.fullmatch("H[1-6]", role)][:6] == ["H1", "H2", "H2", "H2", "H3", "H3"]
    assert {"L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Link"} <= set(roles)
    assert roles.count("THead") == 1
    assert roles.count("TR") == 1 + 28


@pytest.mark.parametrize("name", LETTERS)
def test_nothing_stands_in_a_margin(name: str, read: dict[str, Path], pdftotext: Text) -> None:
    boxes = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)"', pdftotext(read[name], "-bbox"))
    assert boxes
    for left, top, right, bottom in (map(float, box) for box in boxes):
        assert left > LEFT - 1
        assert right < RIGHT + 1
        assert top > 14 * MM
        assert bottom < 290 * MM


@pytest.mark.parametrize("name", ["person", "table", "scripts", "tall"])
def test_no_word_stands_on_another(name: str, read: dict[str, Path], pdftotext: Text) -> None:
    for page in pdftotext(read[name], "-bbox").split("<page ")[1:]:
        boxes = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)"', page)
        seen: list[tuple[float, float, float, float]] = []
        for left, top, right, bottom in (map(float, box) for box in boxes):
            middle = (left + 0.5, top + (bottom - top) / 3, right - 0.5, bottom - (bottom - top) / 3)
            over = [o for o in seen if middle[0] < o[2] and o[0] < middle[2] and middle[1] < o[3] and o[1] < middle[3]]
            assert not over
            seen.append(middle)


def test_only_the_address_stands_where_the_window_may_slip(read: dict[str, Path], pdftotext: Text) -> None:
    x, y, width, height = (str(round(value * 72 / 25.4)) for value in (8, 44, 104, 50))
    window = pdftotext(read["person"], "-r", "72", "-l", "1", "-x", x, "-y", y, "-W", width, "-H", height)
    assert window.split("\n")[:4] == list(PERSON.address)
    assert not "".join(window.split("\n")[4:]).strip()


@pytest.mark.parametrize("name", LETTERS)
def test_the_slip_is_last_and_on_an_odd_page(name: str, made: dict[str, Path], pdftotext: Text) -> None:
    pages = pdftotext(made[name], "-raw").split("\f")[:-1]
    slips = [number for number, page in enumerate(pages, 1) if "Reply slip" in page]
    assert slips == [len(pages)]
    assert slips[0] % 2 == 1


def test_each_page_has_its_number_and_the_sample(made: dict[str, Path], pdftotext: Text) -> None:
    pages = pdftotext(made["person"], "-raw").split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in page
        assert "SAMPLE" in "".join(page.split())
    assert "SAMPLE" not in "".join(pdftotext(made["person"].with_suffix(".read.pdf"), "-raw").split())


def test_the_design_example_takes_as_many_pages_as_the_design(made: dict[str, Path], pdftotext: Text) -> None:
    counts = {name: pdftotext(made[name]).count("\f") for name in ("person", "mother", "one", "none")}
    assert counts == {"person": 7, "mother": 7, "one": 5, "none": 5}


def test_a_card_never_breaks(made: dict[str, Path], pdftotext: Text) -> None:
    pages = pdftotext(made["forty"], "-raw").split("\f")
    for n in range(1, 41):
        (page,) = [page for page in pages if f"https://service{n}.example" in page or f"@service{n}.example" in page]
        assert f"Day service number {n}\nrun by" in page
    assert not any("continued" in page for page in pages)


def test_a_card_taller_than_a_page_repeats_its_name(made: dict[str, Path], pdftotext: Text) -> None:
    pages = pdftotext(made["tall"], "-raw").split("\f")
    assert sum("Bluebell Barn\ncontinued" in page for page in pages) >= 2


def test_twelve_services_are_small(made: dict[str, Path]) -> None:
    assert made["twelve"].stat().st_size < 500_000


@pytest.mark.trial
def test_twelve_services_take_at_most_three_times_bare_reportlab() -> None:
    assert bench.main() == 0


@given(st.lists(st.text(max_size=60), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_any_text_makes_a_letter(names: list[str]) -> None:
    made = standard.pdf(drawn.named(names))
    assert len(without_artifacts(made)) == len(made)
