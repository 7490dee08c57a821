import re
from datetime import date

import pypdfium2  # type: ignore[import-untyped]
import pytest
import segno

from clcdesk.letters import drawing, standard
from clcdesk.letters.tagged import TaggedPdf
from tests.letters import drawn
from tests.letters.content import page_streams


def test_a_qr_code_is_drawn_module_for_module() -> None:
    address = "https://bluebell.example/"
    pdf = TaggedPdf("", "en", "", date(2025, 6, 16), (595, 842))
    pdf.artifact("Layout")
    drawing.qr_code(pdf, address, 0, 0, 100)
    pdf.end_page()
    (stream,) = page_streams(pdf.finish())
    bars = [tuple(map(int, bar)) for bar in re.findall(r"(\d+) (\d+) (\d+) 1 re", stream)]
    count = drawing.code_rows(address)
    dark = {(column + offset, count - 1 - row) for column, row, length in bars for offset in range(length)}
    code = segno.make(address, micro=False, error="m", mask=0)
    rows = list(code.matrix_iter(border=4))
    assert count == len(rows)
    assert dark == {(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module}
    assert min(x for x, _ in dark) == 4


@pytest.mark.parametrize(
    ("code", "numbers"), [("#000000", "0 0 0"), ("#ffffff", "1 1 1"), ("#0b4a52", "0.0431 0.29 0.322")]
)
def test_colours(code: str, numbers: str) -> None:
    assert drawing.colour(code) == numbers


def test_bookmarks_are_the_headings() -> None:
    document = pypdfium2.PdfDocument(standard.pdf(drawn.of()))
    entries = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    assert entries[:6] == [
        (0, "Choosing who supports you"),
        (1, "What matters to you"),
        (1, "How we made this list"),
        (1, "Services that could help"),
        (2, "Bluebell Barn"),
        (2, "Canal Street Kitchen"),
    ]
    assert entries[-1] == (0, "Reply slip")


def test_links_lead_where_their_words_say() -> None:
    made = standard.pdf(drawn.of(count=1))
    targets = [bytes.fromhex(found.decode()).decode() for found in re.findall(rb"/S /URI /URI <([0-9a-f]*)>", made)]
    words = [
        bytes.fromhex(found.decode()).decode("utf-16-be") for found in re.findall(rb"/Contents <feff([0-9a-f]*)>", made)
    ]
    assert list(zip(words, targets, strict=True)) == [
        ("visits@service1.example", "mailto:visits@service1.example"),
        ("service1.example", "https://service1.example/"),
    ]
