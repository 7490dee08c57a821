"""What stands once for the whole letter: getting there, questions, money, and if none is right."""

from clcdesk.letters import phrases
from clcdesk.letters.blocks import Block, Bullets, Heading, Paragraph, Run, Ticks, Words
from clcdesk.letters.facts import LetterFacts
from clcdesk.letters.wording import Wording, joined

QUESTIONS = ("do", "staff", "cost", "diet", "toilet", "ill")


def blocks(facts: LetterFacts, say: Wording) -> tuple[Block, ...]:
    return (
        Heading(2, say.text("travel.head")),
        Paragraph(say.words("travel.rule")),
        *_questions(facts, say),
        Heading(2, say.text("money.head")),
        *(Paragraph(words) for words in _money(facts, say) if words),
        *_none_right(facts, say),
    )


def _questions(facts: LetterFacts, say: Wording) -> tuple[Block, ...]:
    if not facts.offers:
        return ()
    return (
        Heading(2, say.text("ask.head")),
        Ticks(tuple(say.words(f"ask.{question}") for question in QUESTIONS)),
    )


def _money(facts: LetterFacts, say: Wording) -> tuple[Words, ...]:
    assessed_on = phrases.short_date(facts.assessed_on) if facts.assessed_on else ""
    return (
        say.maybe("money.assessed", assessed_on=assessed_on, pays=facts.pays) or say.words("money.undecided"),
        say.words("money.direct"),
        say.maybe("money.cost", cost=facts.cost),
    )


def _none_right(facts: LetterFacts, say: Wording) -> tuple[Block, ...]:
    ending = "" if facts.offers else "_none"
    advocate = say.maybe("none_right.advocate", advocacy=facts.advocacy, advocacy_phone=facts.advocacy_phone)
    complain = say.maybe("none_right.complain", complaints_phone=facts.complaints_phone)
    choices = (
        say.words("none_right.wait"),
        say.words("none_right.other"),
        say.words("none_right.direct"),
        advocate or say.words("none_right.advocate_plain"),
        complain or say.words("none_right.complain_plain"),
    )
    return (
        Heading(2, say.text(f"none_right.head{ending}")),
        Paragraph(say.words(f"none_right.lead{ending}")),
        Bullets(tuple(joined([*words, Run(".")]) for words in choices)),
    )
