"""A letter from its facts: the fixed wording with its blanks filled, in the order a family reads it.

The sections are in `opening`, `list_made`, `cards`, `closing` and `reply`, in that order. A paragraph whose
fact is missing is left out whole.
"""

from typing import TypeVar, cast

from clcdesk.letters import cards, closing, list_made, opening, phrases, reply
from clcdesk.letters.blocks import Footer, Letter, Letterhead
from clcdesk.letters.facts import LetterFacts
from clcdesk.letters.wording import Wording

T = TypeVar("T")


def letter(facts: LetterFacts) -> Letter:
    """The standard letter. BlankError when voice *other* lacks the person's name."""
    facts = tidied(facts)
    say = Wording(facts.voice, _standing(facts), facts.language)
    title = say.text("opening.title")
    return Letter(
        title=title,
        language=facts.language,
        author=facts.council,
        dated=facts.dated,
        blocks=(
            _letterhead(facts, say),
            *opening.blocks(facts, say),
            *list_made.honest(facts, say),
            *list_made.how(facts, say),
            *cards.blocks(facts, say),
            *list_made.check(facts, say),
            *list_made.wait(facts, say),
            *closing.blocks(facts, say),
            reply.slip(facts, say),
        ),
        footer=_footer(facts, say),
        sample=say.text("label.sample") if facts.sample else "",
    )


def tidied(value: T) -> T:
    """The same facts with every text in them tidy, and lists without their empty items."""
    if isinstance(value, str):
        return cast(T, phrases.tidy(value) or ("\ufffd" if value.strip() else ""))
    if isinstance(value, tuple):
        if hasattr(value, "_make"):
            return cast(T, value._make(tidied(item) for item in value))
        return cast(T, tuple(item for item in map(tidied, value) if item != ""))
    return value


def _standing(facts: LetterFacts) -> dict[str, str]:
    return {"name": facts.name, "officer": facts.officer or phrases.us(), "phone": facts.phone, "dear": facts.dear}


def _letterhead(facts: LetterFacts, say: Wording) -> Letterhead:
    council = (facts.council, say.text("label.below_council")) if facts.council else ()
    return Letterhead(council, opening.asides(facts, say), facts.address)


def _footer(facts: LetterFacts, say: Wording) -> Footer:
    lines = (
        say.text("foot.format" if facts.phone else "foot.format_plain"),
        say.text("foot.private", privacy=facts.privacy) if facts.privacy else "",
    )
    numbers = {"x": "{x}", "y": "{y}"}
    reference = facts.reference.replace("{", "{{").replace("}", "}}")
    key = "foot.page" if reference else "foot.page_plain"
    return Footer(tuple(line for line in lines if line), say.text(key, reference=reference, **numbers))
