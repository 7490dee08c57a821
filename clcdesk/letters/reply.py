"""The reply slip: the person's own, or for somebody who lacks mental capacity for this choice."""

from clcdesk.letters import phrases
from clcdesk.letters.blocks import (
    Framed,
    Paragraph,
    Slip,
    SlipPart,
    TickLine,
    TickNames,
    Words,
    WritingLine,
    WritingLines,
)
from clcdesk.letters.facts import LetterFacts
from clcdesk.letters.wording import Wording, sentences

MOST_BOXES = 8
"""More services than these get one writing line instead of a box each."""
MOST_WAITING = 3


def slip(facts: LetterFacts, say: Wording) -> Slip:
    lacking = facts.voice == "other" and facts.choice == "lacking"
    parts = _about(facts, say) if lacking else _mine(facts, say)
    return Slip(
        heading=say.text("slip.head"),
        reference=facts.reference,
        parts=(Paragraph(_how(facts, say)), *parts, Framed(_post(facts, say))),
        padding=say.text("notes.head"),
    )


def _how(facts: LetterFacts, say: Wording) -> Words:
    return sentences(
        say.words("slip.how" if facts.phone else "slip.how_plain"),
        say.words("slip.how_post") if facts.freepost else (),
    )


def _post(facts: LetterFacts, say: Wording) -> Words:
    freepost = phrases.unstopped(facts.freepost)
    return say.maybe("slip.post", freepost=freepost) or say.words("slip.post_plain")


def _mine(facts: LetterFacts, say: Wording) -> tuple[SlipPart, ...]:
    """The person fills it in, whoever the letter went to: so it speaks with the person's voice."""
    own = facts.voice == "other" and facts.choice == "own"
    mine = say.in_voice("mine")
    lead = (Paragraph(say.words("slip.lead_own")),) if own else ()
    offered = (_visit(facts, mine), TickLine(mine.words("slip.choice"), line=True)) if facts.offers else ()
    ticks = ("none", "time", "direct", "other") if facts.offers else ("time", "direct", "other")
    return (
        *lead,
        Paragraph(mine.words("slip.lead")),
        *offered,
        *_waiting(facts, mine),
        *(TickLine(mine.words(f"slip.{tick}"), line=False) for tick in ticks),
        WritingLines(mine.text("slip.tell"), 4),
        WritingLine(mine.text("slip.helped")),
        WritingLine(mine.text("slip.sign")),
    )


def _visit(facts: LetterFacts, say: Wording) -> TickNames:
    names = tuple(offer.name for offer in facts.offers)
    return TickNames(say.text("slip.visit"), names if len(names) <= MOST_BOXES else ())


def _waiting(facts: LetterFacts, say: Wording) -> tuple[SlipPart, ...]:
    if len(facts.waits) > MOST_WAITING:
        return (TickLine(say.words("slip.wait"), line=True),)
    return tuple(TickLine(say.words("slip.wait_one", service=wait.name), line=False) for wait in facts.waits)


def _about(facts: LetterFacts, say: Wording) -> tuple[SlipPart, ...]:
    view = say.maybe("slip.view", view=phrases.unstopped(facts.view))
    agree: tuple[SlipPart, ...] = (
        Paragraph(view),
        TickLine(say.words("slip.agree"), line=False),
        TickLine(say.words("slip.disagree"), line=True),
    )
    return (
        Paragraph(say.words("slip.lead")),
        WritingLine(say.text("slip.who")),
        WritingLines(say.text("slip.want"), 3),
        WritingLines(say.text("slip.best"), 3),
        *((_visit(facts, say),) if facts.offers else ()),
        *(agree if view else ()),
        WritingLine(say.text("slip.sign")),
    )
