"""Letters for the tests of drawing: the design's own, and what no design shows. Made-up people, places and numbers."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw

from clcdesk.letters import compose
from clcdesk.letters.blocks import (
    Block,
    Card,
    FactRow,
    Heading,
    Help,
    Letter,
    NoteBox,
    Outcome,
    Paragraph,
    Run,
    Slip,
    Table,
    TickNames,
    Words,
)
from clcdesk.letters.facts import LetterFacts, Offer
from tests.letters.examples import BARN, PERSON

LONG = "".join("abcdefghijklmnopqrstuvwxyz"[n * 7 % 26] for n in range(300))
SCRIPTS = (
    "સૂર્યોદય કેન્દ્ર",
    "ਸੂਰਜ ਚੜ੍ਹਨਾ ਕੇਂਦਰ",
    "সূর্যোদয় কেন্দ্র",
    "सूर्योदय केंद्र",
    "Świetlica pod lipą",
    "Căsuța însorită",
    "Дом Солнца",
    "<b>A & B</b> {x} (c) \\n",
    "Sun 😀 Café \ue000",
    "e\u0301t\u0301 x\u0301y",
)
FROM_THE_RIGHT = ("مركز الشروق (ليستر) 0116 496 0321", "سورج مرکز")


def photo(width: int = 800, height: int = 500) -> bytes:
    """A drawing of a barn, as a PNG."""
    picture = Image.new("RGB", (width, height), "#dfe7ea")
    pen = ImageDraw.Draw(picture)
    pen.polygon([(200, 300), (400, 120), (600, 300)], fill="#b8862b")
    pen.rectangle((240, 300, 560, 460), fill="#8a3b2e")
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


def offers(count: int) -> tuple[Offer, ...]:
    """Services that differ in every word that may differ."""
    return tuple(
        BARN._replace(
            name=f"Day service number {n}",
            provider=f"Provider {n % 7} Care",
            address=f"{n} Mill Lane, Asfordby",
            phone=f"0116 496 0{n:03}",
            email=f"visits@service{n}.example",
            website=f"https://service{n}.example/",
            activities=("animal care", "gardening", f"cooking for {n + 2}", f"club {n}"),
        )
        for n in range(1, count + 1)
    )


def of(facts: LetterFacts = PERSON, count: int | None = None) -> Letter:
    """The letter of the facts, with that many services in place of its own."""
    return compose.letter(facts if count is None else facts._replace(offers=offers(count)))


def more(count: int) -> Letter:
    """Two services in full, one with a photo, the others in the table; a footer of many lines."""
    listed = tuple(offer._replace(in_full=place < 2) for place, offer in enumerate(offers(count)))
    pictured = (listed[0]._replace(photo=photo()), *listed[1:])
    return compose.letter(PERSON._replace(offers=pictured, privacy="fosse.example/privacy/" + "and-more/" * 20))


def before_slip(letter: Letter, added: Sequence[Block]) -> Letter:
    return letter._replace(blocks=(*letter.blocks[:-1], *added, letter.blocks[-1]))


def plainly(text: str) -> Words:
    return (Run(text),)


def named(names: Sequence[str]) -> Letter:
    """Every name as an outcome, a card, a row of a table and on the slip."""
    letter = compose.letter(PERSON._replace(offers=(BARN,)))
    card = next(block for block in letter.blocks if isinstance(block, Card))
    added: list[Block] = [Outcome(f"“{name}”", plainly(f"You told us this: {name}.")) for name in names]
    added.append(Heading(2, "Services"))
    added += [card._replace(name=name, run_by=f"run by {name}", facts=card.facts[:3]) for name in names]
    added.append(Table(("Name", "Places"), tuple(((Run(name, True),), plainly("Mondays")) for name in names)))
    letter = before_slip(letter, added)
    slip = letter.blocks[-1]
    assert isinstance(slip, Slip)
    ticked = tuple(
        part._replace(names=tuple(names[:8])) if isinstance(part, TickNames) else part for part in slip.parts
    )
    return letter._replace(blocks=(*letter.blocks[:-1], slip._replace(parts=ticked)))


def tall() -> Letter:
    """Long names in the letterhead, forty outcomes on a card, facts longer than a page, a box that no page holds."""
    council = "Council of Fosse and the Villages of the Wreake Valley " * 5
    letter = compose.letter(PERSON._replace(council=council, officer="Ruth Okafor " * 12, working_days="Monday " * 30))
    card = next(block for block in letter.blocks if isinstance(block, Card))
    much = " ".join(["Walks by the canal, gardening and cooking for the Friday café."] * 60)
    name = ("The Very Long Name of a Day Service for Everyone in Melton and the Villages Nearby " * 2).strip()
    helps = tuple(Help(f"“Outcome number {n}”:", "people choose what they do each day.") for n in range(40))
    facts = tuple(FactRow(f"Activities {n}", (plainly(much), plainly(much))) for n in range(3))
    added: list[Block] = [
        Heading(2, "Services"),
        card._replace(name=name, run_by=f"run by {name}", helps=helps),
        card._replace(facts=facts),
        Paragraph(plainly(much * 3)),
        NoteBox("A long box", (plainly(much), plainly(much), plainly(much))),
        Table(("Name", "Places"), ((plainly(name), plainly(much * 2)), (plainly(""), plainly("Mondays")))),
    ]
    return before_slip(letter, added)
