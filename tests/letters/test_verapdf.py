"""The judge itself: it must be able to say no."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from tests.letters.verapdf import Validator


def test_a_pdf_that_nobody_tagged_fails_by_clause(verapdf: Validator, tmp_path: Path) -> None:
    path = tmp_path / "untagged ÷.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 720, "Nobody said that this is a heading.")
    canvas.save()
    failed = verapdf([path])[path]
    assert {line.split()[0] for line in failed} >= {"6.2-1", "7.1-3"}


def test_what_is_no_pdf_fails(verapdf: Validator, tmp_path: Path) -> None:
    rubbish, missing = tmp_path / "rubbish.pdf", tmp_path / "missing.pdf"
    rubbish.write_bytes(b"rubbish")
    judged = verapdf([rubbish, missing])
    assert [lines[0].split(":")[0] for lines in judged.values()] == ["unreadable", "unreadable"]
