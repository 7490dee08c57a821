"""Letters built by hand from blocks, for the tests of drawing: made-up people, places and numbers."""

import io
import re
from collections.abc import Iterator
from datetime import date

from PIL import Image, ImageDraw

from clcdesk.letters.blocks import (
    Aside,
    Block,
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
    SlipPart,
    Table,
    TickLine,
    TickNames,
    Ticks,
    Words,
    WritingLine,
    WritingLines,
)


def words(text: str) -> Words:
    """`**bold**` text as runs."""
    parts = text.split("**")
    return tuple(Run(part, bool(place % 2)) for place, part in enumerate(parts) if part)


def paragraphs(*texts: str) -> list[Block]:
    return [Paragraph(words(text)) for text in texts]


def photo(width: int = 800, height: int = 500) -> Photo:
    picture = Image.new("RGB", (width, height), "#dfe7ea")
    pen = ImageDraw.Draw(picture)
    pen.polygon([(200, 300), (400, 120), (600, 300)], fill="#b8862b")
    pen.rectangle((240, 300, 560, 460), fill="#8a3b2e")
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return Photo(kept.getvalue(), "A red barn with a yellow roof")


def visit(number: str, email: str, site: str, name: str = "Dee Marsh") -> FactRow:
    ring = (Run(f"Ring {name} on "), Run(number, True), Run("."))
    mail = (Run(email, False, f"mailto:{email}"), Run(" · "), Run(site, False, f"https://{site}/"))
    return FactRow("To visit", (ring, mail), f"https://{site}/", f"Link to {site}")


def card(name: str, run_by: str = "run by Hollybrook Care", picture: bool = True, facts: int = 9) -> Card:
    site = re.sub("[^a-z0-9]", "", name.lower()) or "service"
    rows = (
        FactRow("Activities", (words("Animal care, gardening, cooking lunch, woodwork, walks."),)),
        FactRow("Where", (words("Mill Lane, Asfordby. About 3 miles from your home, in a straight line."),)),
        FactRow("Open", (words("Monday to Friday, 9.30am to 3.30pm. Closed 22 December to 2 January."),)),
        FactRow(
            "Places",
            (
                words(
                    "Had a place on Mondays and Wednesdays when we asked on 2 June 2025. Places go quickly. "
                    "We will ask again before you visit."
                ),
            ),
        ),
        FactRow("Support", (words("Level paths and wheelchair access throughout. Quiet room. Staff use Makaton."),)),
        FactRow("Who goes", (words("18 and over. Groups of six to eight."),)),
        FactRow("To pay for", (words("Bring lunch, or pay £4. Trips are extra."),)),
        visit("0116 496 0211", f"visits@{site[:20]}.example", f"{site[:20]}.example"),
        FactRow("Checks", (words("Does not need to be registered with the Care Quality Commission."),)),
    )
    helps = (
        Help(
            "“I want to be outside, with animals”:",
            "the group feeds the goats and hens every morning, in all weathers.",
        ),
        Help("“I want to learn to cook”:", "people pick what is ready in the garden and cook lunch together."),
    )
    return Card(
        name,
        run_by,
        "I would like to visit",
        "How it could help with what matters to you",
        helps,
        photo() if picture else None,
        rows[:facts],
        "Notes",
        "continued",
    )


LETTERHEAD = Letterhead(
    ("Fosse County Council", "Adult social care"),
    (
        Aside("", ("Monday 16 June 2025",)),
        Aside("Our reference", ("CL-4827, version 1",)),
        Aside("Your contact", ("Ruth Okafor", "0116 496 0180", "Works Monday to Thursday")),
        Aside("", ("If Ruth is away, ask for", "Sam Whitlock on the same number")),
    ),
    ("Miss Asha Mehta", "14 Sample Lane", "Melton Mowbray", "LE13 1AB"),
)
FOOTER = Footer(
    (
        "To get this in another format or language, ring 0116 496 0180.",
        "We use your details only to arrange your support: fosse.example/privacy",
    ),
    "CL-4827, version 1 · page {x} of {y}",
)
NAMES = ("Bluebell Barn", "Canal Street Kitchen", "Out and About", "Willow House")


def opening() -> list[Block]:
    return [
        LETTERHEAD,
        *paragraphs("Dear Asha"),
        Heading(1, "Choosing who supports you"),
        *paragraphs(
            "This letter is about who could support you during the week. It tells you about four services that could "
            "help you.",
            "It also names four more that we are still asking about, or where you would have to wait.",
            "Please read it with someone you trust, and visit any place you like the look of. Then ring Ruth "
            "Okafor, or send us the reply slip on the last page, **by Monday 30 June 2025**.",
            "You do not have to decide by then. If you say nothing, nothing is decided. You can ask for more time.",
        ),
        Heading(2, "What matters to you"),
        Outcome("“I want to learn to cook.”", words("You told us this.")),
        Outcome("“I want to see my best friend each week.”", words("You told us this.")),
        Outcome("“I want to be outside, with animals.”", words("You show us this: you go straight to the animals.")),
        Outcome("“I want to know what happens next.”", words("Your mum told us this.")),
        *paragraphs("If we have got this wrong, please tell us."),
    ]


def how() -> list[Block]:
    return [
        Heading(2, "How we made this list"),
        *paragraphs(
            "We looked at 67 services, in Melton and up to 7 miles from your home. We can offer the ones on the "
            "council’s list, which is called Community Life Choices.",
            "The facts in this letter were true on 16 June 2025, as far as we know. Where we asked about places, we "
            "give the day.",
            "The services are in alphabetical order. The order is not a recommendation.",
            "We looked at 59 others that are not in this letter:",
        ),
        Bullets(
            (
                words("**24** are not able to take you at the moment"),
                words("**14** are too far"),
                words("**21** could not give all the support you need"),
            )
        ),
        *paragraphs("We can tell you about any of them."),
    ]


def afterwards() -> list[Block]:
    return [
        Heading(2, "We still need to check"),
        *paragraphs(
            "These might help, but there is something we do not know yet. We are asking them, and we will tell you."
        ),
        Bullets(
            (
                words("**Oak Tree Centre** (Fernleigh Trust, Melton): we are asking if it has a place on Wednesdays."),
                words("**Sunnyside** (Harewell Care, Frisby): we are asking if it can give all the support you need."),
                words("**Wreake Valley Crafts** (Craft Together): we are checking where it is, and how far."),
            )
        ),
        Heading(2, "You would have to wait"),
        Bullets(
            (
                words(
                    "**Framland Hall** (Beacon Day Care, Melton Mowbray): on 28 May 2025 they told us there is a "
                    "waiting list for Wednesdays."
                ),
            )
        ),
        Heading(2, "Getting there"),
        *paragraphs(
            "If you need help to travel, ask us. We will look at this with you. The council usually pays only for "
            "travel to the nearest place that can meet your needs. Please talk to us about travel before you choose."
        ),
        Heading(2, "Questions worth asking when you visit"),
        Ticks(
            (
                words("What would I do all day? Can I choose?"),
                words("Who would support me? Would it be the same people each time?"),
                words("What do meals, trips and activities cost?"),
                words("Can you make the food and drink I need?"),
                words("Who would help me in the toilet, if I need it? Is there room?"),
                words("What happens if I am ill, late or away? Do I still pay?"),
            )
        ),
        Heading(2, "Money"),
        *paragraphs(
            "What you pay is worked out by looking at your money. This is called a financial assessment. Nothing has "
            "been decided yet.",
            "You can ask for a **direct payment**. This is money from the council that you use to arrange your support "
            "yourself. You could use it for a service that is not in this letter. We can help you set it up.",
        ),
        Heading(2, "If none of these is right"),
        *paragraphs("You can say no to all of them. Saying no does not end your right to support. You can:"),
        Bullets(
            (
                words("**wait**, and ask us to look again when places change"),
                words("ask about **other kinds of support**, such as a personal assistant, or help to join a class"),
                words("ask for a **direct payment**, and arrange support yourself"),
                words(
                    "have an **advocate**. This is someone outside the council who helps you say what you want. It is "
                    "free. Ring Speak Up Fosse on 0116 496 0455"
                ),
                words(
                    "**complain**, if you are unhappy with how we did this. Ring 0116 496 0170. If our answer does not "
                    "put it right, the Local Government and Social Care Ombudsman can look at it, free: www.lgo.org.uk"
                ),
            )
        ),
    ]


def slip(names: tuple[str, ...] = NAMES) -> Slip:
    parts: tuple[SlipPart, ...] = (
        Paragraph(
            words(
                "You do not have to fill this in. Ringing Ruth Okafor on 0116 496 0180, or telling us in person, is "
                "just as good. If you post it, send only this page."
            )
        ),
        Paragraph(words("Tick as many as you like. You can change your mind.")),
        TickNames("I would like to visit:", names if len(names) <= 8 else ()),
        TickLine(words("My choice is:"), True),
        TickLine(words("I want to wait for: Framland Hall"), False),
        TickLine(words("None of these is right for me"), False),
        TickLine(words("I need more time"), False),
        TickLine(words("Please tell me about a direct payment"), False),
        TickLine(words("Please tell me about other kinds of support"), False),
        WritingLines("Anything else you want to tell us:", 4),
        WritingLine("Who helped me with this:"),
        WritingLine("Name and date (you do not have to sign):"),
        Framed(words("**Send it to:** Freepost Fosse Adult Social Care. No stamp needed.")),
    )
    return Slip("Reply slip", "CL-4827, version 1", parts, "Notes and questions")


def letter(blocks: list[Block], sample: str = "SAMPLE", title: str = "Choosing who supports you") -> Letter:
    return Letter(title, "en-GB", "Fosse County Council", date(2025, 6, 16), tuple(blocks), FOOTER, sample)


def person(names: tuple[str, ...] = NAMES, picture: bool = True) -> Letter:
    """The full letter, with a card for each name."""
    cards: list[Block] = [card(name, picture=picture) for name in names]
    head: list[Block] = [Heading(2, "Services that could help" if len(names) > 1 else "The service that could help")]
    return letter([*opening(), *how(), *(head + cards if cards else []), *afterwards(), slip(names)])


def boxed(names: tuple[str, ...] = ()) -> Letter:
    """The letter when one or none could help: the note box comes first."""
    box = NoteBox(
        "We have not found a service that could help yet" if not names else "Only one service could help at the moment",
        (
            words(
                "We are sorry. We looked hard, and no service could help you at the moment. This does not end your "
                "right to support. It is our job to keep looking."
            ),
            words(
                "**What we are doing:** we are asking two services again, and we are asking services in the next "
                "counties. Ruth Okafor is in charge of this. We will tell you what we find by Friday 27 June 2025."
            ),
            words(
                "**Until then:** a personal assistant from Wold Support will come on Mondays, and your mum can have a "
                "break on Wednesdays. If that is not enough, or things change, ring us straight away."
            ),
        ),
    )
    head: list[Block] = [Heading(2, "The service that could help"), *(card(name) for name in names)] if names else []
    return letter([*opening(), box, *how(), *head, *afterwards(), slip(names)])


def more(count: int) -> Letter:
    """Two cards, and the others in the table."""
    rows = tuple(
        (
            words(f"**Service {n}**, run by Hollybrook Care"),
            words("Asfordby. About 3 miles."),
            words("Mondays"),
            words("0116 496 0211"),
        )
        for n in range(count)
    )
    table = Table(("Name and provider", "Where, how far", "Places", "To visit"), rows)
    blocks: list[Block] = [Heading(2, "Services that could help"), card("Bluebell Barn"), card("Willow House")]
    return letter(
        [*opening(), *how(), *blocks, Heading(2, "More services that could help"), table, *afterwards(), slip()]
    )


def read(drawn: Letter) -> str:
    """All words of a letter in the order in which blocks are read, as their docstrings have it."""
    return " ".join(" ".join(_read(drawn)).split())


def _read(drawn: Letter) -> Iterator[str]:
    for block in drawn.blocks:
        yield from _block(block)
        if isinstance(block, Letterhead):
            yield from drawn.footer.lines


def _said(runs: Words) -> str:
    return "".join(run.text for run in runs)


def _block(block: Block | SlipPart) -> Iterator[str]:
    match block:
        case Letterhead():
            yield from block.council
            for aside in block.asides:
                yield aside.label
                yield from aside.lines
            yield from block.address
        case Heading():
            yield block.text
        case Paragraph() | Framed() | TickLine():
            yield _said(block.words)
        case Bullets() | Ticks():
            yield from (_said(item) for item in block.items)
        case Outcome():
            yield block.words
            yield _said(block.whose)
        case NoteBox():
            yield block.heading
            yield from (_said(item) for item in block.paragraphs)
        case Card():
            yield from _card(block)
        case Table():
            yield from block.header
            yield from (_said(cell) for row in block.rows for cell in row)
        case TickNames():
            yield block.lead
            yield from block.names
        case WritingLine() | WritingLines():
            yield block.label
        case Slip():
            yield block.heading
            yield block.reference
            for part in block.parts:
                yield from _block(part)


def _card(block: Card) -> Iterator[str]:
    yield from (block.name, block.run_by, block.tick)
    if block.helps:
        yield block.help_heading
    yield from (f"{outcome} {note}" for outcome, note in block.helps)
    for fact in block.facts:
        yield fact.label
        yield from (_said(line) for line in fact.lines)
    yield block.notes


LONG = "".join("abcdefghijklmnopqrstuvwxyz"[n * 7 % 26] for n in range(300))
SCRIPTS = (
    "સૂર્યોદય કેન્દ્ર",
    "ਸੂਰਜ ਚੜ੍ਹਨਾ ਕੇਂਦਰ",
    "সূর্যোদয় কেন্দ্র",
    "सूर्योदय केंद्र",
    "مركز الشروق (ليستر) 0116 496 0321",
    "سورج مرکز",
    "Świetlica pod lipą",
    "Căsuța însorită",
)


def odd() -> Letter:
    """Names in many scripts, a word that no line holds, mark-up as typed, characters that no font has."""
    names = (*SCRIPTS, "<b>A & B</b> {x} (c) \\n", "Sun 😀 Café \ue000", "e\u0301t\u0301 x\u0301y", LONG)
    cards: list[Block] = [card(name, f"run by {name}", facts=4, picture=False) for name in names]
    outcomes: list[Block] = [Outcome(f"“{name}”", words(f"You told us this: {name}.")) for name in names]
    checks = Bullets(tuple((Run(name, True), Run(" (Craft Together): we are asking.")) for name in names))
    return letter([*opening(), *outcomes, Heading(2, "Services"), *cards, checks, *afterwards(), slip(names[:8])])


def long() -> Letter:
    """Many outcomes on a card, facts longer than a page, a name of several lines, a footer of many."""
    tall = " ".join(["Walks by the canal, gardening and cooking for the Friday café."] * 60)
    name = "The Very Long Name of a Day Service for Everyone in Melton and the Villages Nearby " * 2
    helps = tuple(Help(f"“Outcome number {n}”:", "people choose what they do each day.") for n in range(40))
    first = card(name.strip(), f"run by {name.strip()}")._replace(helps=helps)
    facts = tuple(FactRow(f"Activities {n}", (words(tall), words(tall))) for n in range(3))
    blocks: list[Block] = [Heading(2, "Services that could help"), first, card("Willow House")._replace(facts=facts)]
    text: list[Block] = [Paragraph(words(tall * 3)), NoteBox("A long box", (words(tall), words(tall)))]
    return letter([*opening(), *how(), *blocks, *text, *afterwards(), slip((name.strip(), name.strip(), "Oak"))])
