"""The letter of a choice list: what it says, its bytes, and the whole record behind it."""

import hashlib
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from clcdesk.errors import DeskError
from clcdesk.exchange import answer as answers_out
from clcdesk.frameworks.definition import Framework
from clcdesk.letters import found as standing
from clcdesk.letters import plain
from clcdesk.letters.blocks import Letter
from clcdesk.letters.facts import HelpsWith, LetterFacts, Outcome, Travel
from clcdesk.letters.gather import gather
from clcdesk.models.types import canonical
from clcdesk.paths import resource
from clcdesk.rules.facts import Answer, Considered, Directory, Service
from clcdesk.services import frameworks as known_frameworks
from clcdesk.words import _
from clcdesk.words.features import known

MEDIA = {"standard": "application/pdf", "plain": "text/plain; charset=utf-8"}
LANGUAGES = ("en",)
MOST_IN_FULL = 6


class Told(NamedTuple):
    """What the officers recorded, beside what the directory says."""

    outcomes: tuple[Outcome, ...]
    helps: Mapping[str, tuple[HelpsWith, ...]]
    """Service reference → the notes that open its card."""
    photos: Mapping[str, bytes]
    travel: Mapping[str, Travel]
    """Service reference → what was decided about travel there."""
    in_full: Collection[str] | None
    """References of the services with a card of their own; None: the nearest of them."""
    dear: str
    reference: str


def facts(
    answers: Sequence[Answer], frameworks: Mapping[str, Framework], directory: Directory, told: Told
) -> LetterFacts:
    fits = [same[0].considered for same in standing.services(answers) if same[0].outcome == standing.Outcome.FITS]
    in_full = nearest(fits) if told.in_full is None else told.in_full
    found = gather(answers, frameworks, known(directory.features), told.photos, in_full)
    offers = tuple(
        offer._replace(helps=told.helps.get(one.service.ref, ()), travel=told.travel.get(one.service.ref))
        for offer, one in zip(found.offers, fits, strict=True)
    )
    return found._replace(offers=offers, outcomes=told.outcomes, dear=told.dear or found.dear, reference=told.reference)


def nearest(fits: Sequence[Considered]) -> Collection[str]:
    """References of the services in full where none is ticked: what a family can hold (`letter.md`, card)."""
    by_distance = sorted(fits, key=lambda one: (one.metres is None, one.metres or 0.0))
    return {one.service.ref for one in by_distance[:MOST_IN_FULL]}


def drawn(letter: Letter, style: str, language: str) -> bytes:
    """The letter's bytes; DeskError for a format or language there is none in."""
    if style not in FORMATS or language not in LANGUAGES:
        raise DeskError(
            _("There is no letter in {style}, {language} yet: choose {formats} in {languages}, and note why.").format(
                style=style, language=language, formats=" or ".join(FORMATS), languages=", ".join(LANGUAGES)
            )
        )
    return FORMATS[style](letter)


def _standard(letter: Letter) -> bytes:
    from clcdesk.letters import standard

    return standard.pdf(letter)


def _plain(letter: Letter) -> bytes:
    return plain.text(letter).encode()


FORMATS: Mapping[str, Callable[[Letter], bytes]] = {"standard": _standard, "plain": _plain}


def record(
    answers: Sequence[Answer],
    frameworks: Mapping[str, Framework],
    directory: Directory,
    shown: LetterFacts,
    told: Told,
    why: Mapping[str, Any],
    text: str,
) -> bytes:
    """Everything the list rests on, as compressed canonical JSON: the facts shown and the letter's text, every
    service with its findings and the officers' notes, the definitions with their rates, and the wording.

    `why`: what the officer kept of the letter that does not stand in it.
    """
    names = {feature.code: feature.words for feature in directory.features}
    document = {
        "letter": as_json(shown),
        "text": text,
        "why": as_json(why),
        "requests": [as_json(one.request) for one in answers],
        "answers": [answers_out.to_json(one, names) for one in answers],
        "helps": as_json(told.helps),
        "services": {service.ref: as_json(service) for one in answers for service in _on_paper(one)},
        "frameworks": {
            code: {"version": known_frameworks.version(frameworks[code]), "definition": as_json(frameworks[code])}
            for code in sorted({one.request.framework for one in answers})
        },
        "newest_fact": as_json(newest(answers)),
        "wording": wording_version(shown.language),
    }
    return zlib.compress(canonical(document).encode(), 6)


def newest(answers: Sequence[Answer]) -> date | None:
    """The latest day a fact looked at was told or checked."""
    days = (
        day
        for one in answers
        for considered in (*one.fits, *one.check_first, *one.does_not_fit)
        for day in (considered.service.checked_on, *(claim.as_of for claim in considered.service.claims))
        if day is not None and day <= one.on
    )
    return max(days, default=None)


@cache
def wording_version(language: str) -> str:
    """The SHA-256 of every wording of a language."""
    digest = hashlib.sha256()
    for file in sorted(resource("wording", language).glob("*.toml")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def as_json(value: Any) -> Any:
    """Facts as JSON has them: a named tuple by its fields, bytes by their SHA-256."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: as_json(inner) for name, inner in value._asdict().items()}
    if isinstance(value, Mapping):
        return {str(key): as_json(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [as_json(inner) for inner in value]
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest() if value else ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def _on_paper(one: Answer) -> Sequence[Service]:
    waiting = set(one.waiting)
    waits = (considered for considered in one.does_not_fit if considered.service.ref in waiting)
    return [considered.service for considered in (*one.fits, *one.check_first, *waits)]
