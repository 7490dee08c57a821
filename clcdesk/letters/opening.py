"""How a letter begins: who writes, what this is, what to do by when, and what matters to the person."""

from clcdesk.letters import phrases
from clcdesk.letters.blocks import Aside, Block, Heading, Outcome, Paragraph, Words
from clcdesk.letters.facts import LetterFacts
from clcdesk.letters.facts import Outcome as Told
from clcdesk.letters.wording import Wording


def asides(facts: LetterFacts, say: Wording) -> tuple[Aside, ...]:
    """The column beside the address: date, reference, whom to ask for, and who covers."""
    works = say.text("label.works", working_days=facts.working_days) if facts.officer and facts.working_days else ""
    found = [
        Aside("", (phrases.full_date(facts.dated),)),
        Aside(say.text("label.reference"), _known(facts.reference)),
        Aside(say.text("label.contact"), _known(facts.officer, facts.phone, works)),
    ]
    if facts.officer and facts.cover:
        away = say.text("label.away", officer_first=facts.officer.split()[0])
        found.append(Aside("", (away, facts.cover)))
    return tuple(aside for aside in found if aside.lines)


def _known(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def blocks(facts: LetterFacts, say: Wording) -> tuple[Block, ...]:
    return (
        Paragraph(say.words("opening.dear" if facts.dear else "opening.dear_plain")),
        Heading(1, say.text("opening.title")),
        *(Paragraph(words) for words in _intro(facts, say) if words),
        *_matters(facts, say),
    )


def _intro(facts: LetterFacts, say: Wording) -> tuple[Words, ...]:
    """What this is, what to do by when, and whose choice it is."""
    return (
        *_what(facts, say),
        _what_to_do(facts, say),
        say.words("intro.no_rush") if facts.reply_by else (),
        _whose(facts, say),
    )


def _what(facts: LetterFacts, say: Wording) -> tuple[Words, ...]:
    fits, more = len(facts.offers), len(facts.checks) + len(facts.waits)
    if fits < 2:
        return (say.words("intro.one" if fits else "intro.none"),)
    what = say.words("intro.what", fits=phrases.number(fits))
    return (what, say.words("intro.more", more=phrases.number(more))) if more else (what,)


def _what_to_do(facts: LetterFacts, say: Wording) -> Words:
    key = ("intro.do_none", "intro.do_one", "intro.do")[min(len(facts.offers), 2)]
    if facts.reply_by is None:
        return say.words(f"{key}_nodate")
    return say.words(key, reply_by=phrases.full_date(facts.reply_by))


def _whose(facts: LetterFacts, say: Wording) -> Words:
    if facts.voice == "mine" or not facts.choice:
        return ()
    return say.words("intro.whose_own" if facts.choice == "own" else "intro.whose_best")


def _matters(facts: LetterFacts, say: Wording) -> tuple[Block, ...]:
    if not facts.outcomes:
        return ()
    return (
        Heading(2, say.text("matters.head")),
        *(Outcome(_said(told, facts), _by_whom(told, say)) for told in facts.outcomes),
        Paragraph(say.words("matters.wrong")),
    )


def _said(told: Told, facts: LetterFacts) -> str:
    """To the person, their own words in quotation marks; about the person, the words alone."""
    return phrases.quoted(phrases.stopped(told.words)) if facts.voice == "mine" else told.words


def _by_whom(told: Told, say: Wording) -> Words:
    if not told.source:
        return ()
    return say.maybe(f"matters.{told.source}", how=phrases.unstopped(told.how), who=told.who)
