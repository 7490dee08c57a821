import hashlib
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from clcdesk.letters import standard
from clcdesk.letters.structure import Element
from clcdesk.letters.tagged import TaggedPdf
from tests.letters import drawn
from tests.letters.content import page_streams

SCRIPT = """
import hashlib
from clcdesk.letters import standard
from tests.letters import drawn
print(hashlib.sha256(standard.pdf(drawn.of(count=3))).hexdigest())
"""


def paper() -> TaggedPdf:
    return TaggedPdf("A title", "en-GB", "A council", date(2025, 6, 16), (595, 842))


def digest(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()


def test_everything_drawn_is_content_or_artifact() -> None:
    for stream in page_streams(standard.pdf(drawn.of())):
        depth = 0
        for line in stream.splitlines():
            depth += line.endswith(" BDC")
            drawn_here = re.search(r"\b(TJ|Tj|S|f|Do)\b", line)
            assert depth > 0 or not drawn_here, line
            depth -= line == "EMC"
        assert depth == 0


def test_elements_join_the_tree_in_the_order_of_drawing() -> None:
    pdf = paper()
    first, second, never = Element("P", pdf.root), Element("P", pdf.root), Element("P", pdf.root)
    pdf.tag(second)
    pdf.tag(first)
    assert pdf.root.children == [second, first]
    assert not never.attached


def test_one_stretch_for_one_element() -> None:
    pdf = paper()
    text = Element("P", pdf.root)
    pdf.tag(text)
    pdf.draw("BT ET")
    pdf.tag(text)
    pdf.artifact("Layout")
    pdf.tag(text)
    pdf.end_page()
    (stream,) = page_streams(pdf.finish())
    assert stream.split("\n") == [
        "/P <</MCID 0>> BDC",
        "BT ET",
        "EMC",
        "/Artifact <</Type /Layout>> BDC",
        "EMC",
        "/P <</MCID 1>> BDC",
        "EMC",
    ]


def test_a_bookmark_never_skips_a_level() -> None:
    pdf = paper()
    pdf.tag(Element("H1", pdf.root))
    pdf.bookmark("First", 0, 10)
    pdf.bookmark("Third", 2, 20)
    pdf.end_page()
    made = pdf.finish()
    assert b"(First)" in made
    assert b"(Third)" in made


def test_what_it_says_of_itself_comes_from_the_letter() -> None:
    made = standard.pdf(drawn.of())
    assert b"(D:20250616000000Z)" in made
    assert b"<xmp:CreateDate>2025-06-16T00:00:00Z</xmp:CreateDate>" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"/Lang (en)" in made
    assert b"ReportLab PDF Library" not in made


def test_the_same_facts_give_the_same_bytes_after_other_letters_in_other_scripts() -> None:
    letter = drawn.of(count=3)
    first = standard.pdf(letter)
    standard.pdf(drawn.named((*drawn.SCRIPTS, *drawn.FROM_THE_RIGHT)))
    standard.pdf(drawn.tall())
    assert standard.pdf(letter) == first


def test_the_same_facts_give_the_same_bytes_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = drawn.of(count=1)
    first = standard.pdf(letter)
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    assert standard.pdf(letter) == first


@pytest.mark.parametrize("surroundings", [{"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"}, {"LC_ALL": "C"}])
def test_the_same_facts_give_the_same_bytes_in_another_process(root: Path, surroundings: dict[str, str]) -> None:
    told = {**os.environ, "PYTHONHASHSEED": "2", **surroundings}
    other = subprocess.run([sys.executable, "-c", SCRIPT], env=told, cwd=root, capture_output=True, text=True)
    assert other.stdout.strip() == digest(standard.pdf(drawn.of(count=3))), other.stderr


def test_fonts_hold_only_what_is_shown() -> None:
    made = standard.pdf(drawn.of(count=1))
    names = set(re.findall(rb"/FontName /([A-Z]{6}\+[\w-]+)", made))
    assert {name.partition(b"+")[2] for name in names} == {
        b"AtkinsonHyperlegible-Regular",
        b"AtkinsonHyperlegible-Bold",
    }
    assert len(made) < 120_000
