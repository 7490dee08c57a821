"""How the list was made, said honestly: where we looked, who is not on it, what is still asked."""

from clcdesk.letters import phrases
from clcdesk.letters.blocks import Block, Bullets, Heading, NoteBox, Paragraph, Words
from clcdesk.letters.facts import Check, LetterFacts, Looked, Wait
from clcdesk.letters.wording import Wording, sentences


def honest(facts: LetterFacts, say: Wording) -> tuple[Block, ...]:
    """The box that comes first when only one service could help, or none."""
    if len(facts.offers) > 1:
        return ()
    section = "one" if facts.offers else "none"
    paragraphs = (
        say.words(f"{section}.sorry"),
        _doing(section, facts, say),
        say.maybe(f"{section}.meanwhile", meanwhile=phrases.unstopped(facts.meanwhile)),
    )
    return (NoteBox(say.text(f"{section}.head"), tuple(words for words in paragraphs if words)),)


def _doing(section: str, facts: LetterFacts, say: Wording) -> Words:
    if not facts.doing or facts.news_by is None:
        return say.words("found.keep")
    return sentences(
        say.words(f"{section}.doing", doing=phrases.unstopped(facts.doing)),
        say.maybe("none.owner", owner=facts.owner) if section == "none" else (),
        say.words(f"{section}.news", news_by=phrases.full_date(facts.news_by)),
    )


def how(facts: LetterFacts, say: Wording) -> tuple[Block, ...]:
    paragraphs = (
        sentences(_looked_at(facts, say), _on_the_list(facts, say)),
        say.maybe("how.looked_for", looked_for=phrases.listed(facts.looked_for)),
        say.words("how.date", facts_on=phrases.short_date(facts.dated)),
        say.words(f"how.{facts.order}") if len(facts.offers) > 1 else (),
    )
    return (
        Heading(2, say.text("how.head")),
        *(Paragraph(words) for words in paragraphs if words),
        *_others(facts, say),
    )


def _looked_at(facts: LetterFacts, say: Wording) -> Words:
    where = _where(facts, say)
    key = ("how.where" if where else "how.where_plain") + ("_1" if facts.considered == 1 else "")
    return say.words(key, considered=phrases.figures(facts.considered), where=where)


def _on_the_list(facts: LetterFacts, say: Wording) -> Words:
    key = "how.frameworks" if len(facts.frameworks) > 1 else "how.framework"
    return say.maybe(key, framework=phrases.listed(facts.frameworks))


def _where(facts: LetterFacts, say: Wording) -> str:
    """Where every search looked; "" when one of them looked everywhere."""
    widest = [one for one in facts.looked if not any(_lies_in(one, other) for other in facts.looked if other != one)]
    places = [_place(looked, say) for looked in widest]
    return phrases.either(list(dict.fromkeys(places))) if all(places) else ""


def _lies_in(one: Looked, other: Looked) -> bool:
    """Whether the other search looked everywhere that this one did."""
    in_areas = not other.areas or (bool(one.areas) and set(one.areas) <= set(other.areas))
    in_reach = other.metres is None or (one.metres is not None and one.metres <= other.metres)
    return in_areas and in_reach


def _place(looked: Looked, say: Wording) -> str:
    parts = [say.text("how.in_areas", areas=phrases.listed(looked.areas))] if looked.areas else []
    if looked.metres is not None:
        parts.append(_within(looked.metres, say))
    return phrases.listed(parts)


def _within(metres: float, say: Wording) -> str:
    if phrases.near(metres):
        return say.text("how.within_near")
    return say.text("how.within", miles=phrases.miles(metres))


def _others(facts: LetterFacts, say: Wording) -> tuple[Block, ...]:
    total = sum(facts.others)
    if not total:
        return ()
    return (
        Paragraph(say.words("how.others_1") if total == 1 else say.words("how.others", others=phrases.figures(total))),
        Bullets(tuple(_group(group, n, say) for group, n in facts.others._asdict().items() if n)),
        Paragraph(say.words("how.ask")),
    )


def _group(group: str, n: int, say: Wording) -> Words:
    singular = n == 1 and group != "support"
    return say.words(f"how.group_{group}" + ("_1" if singular else ""), n=phrases.figures(n))


def check(facts: LetterFacts, say: Wording) -> tuple[Block, ...]:
    """One line for each, by the first rule not known, in words that give nothing away."""
    if not facts.checks:
        return ()
    return (
        Heading(2, say.text("check.head")),
        Paragraph(say.words("check.lead")),
        Bullets(tuple(_line(check, say, _asking(check, say), "check") for check in facts.checks)),
    )


def _asking(check: Check, say: Wording) -> Words:
    return say.words(f"check.{check.doubt}", days=phrases.each(check.days))


def wait(facts: LetterFacts, say: Wording) -> tuple[Block, ...]:
    if not facts.waits:
        return ()
    return (
        Heading(2, say.text("wait.head")),
        Bullets(tuple(_line(wait, say, _told(wait, say), "wait") for wait in facts.waits)),
    )


def _told(wait: Wait, say: Wording) -> Words:
    return say.words("wait.told", asked_on=phrases.short_date(wait.asked_on), days=phrases.each(wait.days))


def _line(of: Check | Wait, say: Wording, what: Words, section: str) -> Words:
    key = f"{section}.line" if of.town else f"{section}.line_plain"
    return say.words(key, service=of.name, provider=of.provider, town=of.town, what=what)
