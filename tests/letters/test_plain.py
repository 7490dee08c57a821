from datetime import date

from clcdesk.letters import plain
from clcdesk.letters.blocks import (
    Aside,
    Bullets,
    Card,
    FactRow,
    Footer,
    Framed,
    Heading,
    Help,
    Letter,
    Letterhead,
    NoteBox,
    Outcome,
    Paragraph,
    Photo,
    Run,
    Slip,
    Table,
    TickLine,
    TickNames,
    Ticks,
    WritingLine,
    WritingLines,
)

ONE, TWO = (Run("one "), Run("bold", bold=True)), (Run("two"),)


def text(*blocks: object) -> str:
    footer = Footer(("in another format", "private"), "page {x} of {y}")
    return plain.text(Letter("T", "en", "A", date(2025, 6, 16), blocks, footer, "SAMPLE"))  # type: ignore[arg-type]


def test_the_letterhead_is_read_with_the_footer_s_lines_after_it() -> None:
    head = Letterhead(("Council", "below"), (Aside("", ("today",)), Aside("Label", ("a", "b"))), ("Name", "Street"))
    expected = "Council\nbelow\n\ntoday\n\nLabel\na\nb\n\nName\nStreet\n\nin another format\nprivate\n\nDear\n"
    assert text(head, Paragraph((Run("Dear"),))) == expected
    assert text(Letterhead((), (), ())) == "in another format\nprivate\n"


def test_one_paragraph_a_line_and_nothing_but_words() -> None:
    assert text(Heading(1, "Title"), Paragraph(ONE), Bullets((ONE, TWO)), Ticks((TWO,))) == (
        "Title\n\none bold\n\none bold\ntwo\n\ntwo\n"
    )
    assert text(Outcome("“Cook.”", TWO), Outcome("Walk", ())) == "“Cook.”\ntwo\n\nWalk\n"
    assert text(NoteBox("Only one", (ONE, TWO))) == "Only one\n\none bold\n\ntwo\n"
    assert text(Table(("A", "B"), ((ONE, TWO),))) == "A\nB\n\none bold\ntwo\n"


def test_a_card_in_the_order_of_its_fields() -> None:
    facts = (FactRow("Where", (ONE, TWO), "https://a.example", "Link to a"),)
    card = Card(
        "Name", "run by P", "visit", "helps", (Help("“x”:", "y."),), Photo(b"", "alt"), facts, "Notes", "continued"
    )
    assert text(card) == "Name\nrun by P\nvisit\n\nhelps\n“x”: y.\n\nWhere\none bold\ntwo\n\nNotes\n"
    assert text(card._replace(helps=(), help_heading="")) == "Name\nrun by P\nvisit\n\nWhere\none bold\ntwo\n\nNotes\n"


def test_the_slip_without_its_lines_and_boxes() -> None:
    parts = (
        Paragraph(ONE),
        TickNames("visit:", ("A", "B")),
        TickLine(TWO, line=True),
        WritingLines("tell", 4),
        WritingLine("sign"),
        Framed(TWO),
    )
    assert text(Slip("Slip", "R1", parts, "padding")) == (
        "Slip\nR1\n\none bold\n\nvisit:\nA\nB\n\ntwo\n\ntell\n\nsign\n\ntwo\n"
    )
    assert text(Slip("Slip", "", (), "padding")) == "Slip\n"
