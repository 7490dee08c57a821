"""How long a letter of 12 services takes, beside the same text through bare ReportLab: at most three times.

Run it from the checkout: `python -m tests.bench.letter`. Exit status 1 when it is slower than that.
"""

import io
import sys
import time
from collections.abc import Callable
from html import escape

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.platypus import Paragraph, SimpleDocTemplate  # type: ignore[import-untyped]

from clcdesk.letters import plain, standard
from clcdesk.letters.blocks import Letter
from tests.letters import drawn

MOST = 3.0
ROUNDS = 15


def bare(letter: Letter) -> bytes:
    """The text alone: no tags, no cards, no pictures, a font that every reader has."""
    kept = io.BytesIO()
    style = ParagraphStyle("plain", fontName="Helvetica", fontSize=12, leading=16.4, spaceAfter=7)
    document = SimpleDocTemplate(kept, pagesize=A4, title=letter.title)
    document.build([Paragraph(escape(line), style) for line in plain.text(letter).splitlines() if line])
    return kept.getvalue()


def fastest(draw: Callable[[Letter], bytes], letter: Letter) -> float:
    """Seconds of the fastest of some rounds, after a first that fills what is remembered."""
    draw(letter)
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        draw(letter)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> int:
    letter = drawn.of(count=12)
    start = time.perf_counter()
    size = len(standard.pdf(letter))
    first = time.perf_counter() - start
    ours, theirs = fastest(standard.pdf, letter), fastest(bare, letter)
    print(f"12 services: {ours * 1000:.1f} ms (the first in a process {first * 1000:.1f} ms), {size:,} bytes")
    print(f"the same text through bare ReportLab: {theirs * 1000:.1f} ms")
    print(f"{ours / theirs:.2f} times (at most {MOST:g})")
    return 0 if ours <= MOST * theirs else 1


if __name__ == "__main__":
    sys.exit(main())
