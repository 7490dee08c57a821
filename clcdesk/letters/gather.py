"""From answers to the facts of a letter: everything that may not stand on paper is left behind here."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from clcdesk.frameworks.definition import Area, Framework
from clcdesk.letters import found as standing
from clcdesk.letters import recipient
from clcdesk.letters.facts import Check, Doubt, LetterFacts, Looked, Offer, Others, Outcome, Voice, Wait
from clcdesk.letters.found import Same
from clcdesk.letters.offers import offer, titles, town
from clcdesk.rules.facts import Answer, Feature, Request

T = TypeVar("T")

DOUBTS: Mapping[str, Doubt] = {
    "framework": "take",
    "open": "take",
    "session": "place",
    "hours": "place",
    "area": "far",
    "distance": "far",
}
"""What we ask, by the first rule not known; of every other rule, `support`: it gives no must-have away."""

GROUPS = {"framework": "take", "open": "take", "session": "take", "hours": "take", "area": "far", "distance": "far"}
"""Why a service is not in the letter, by the first rule not met; of every other rule, `support`."""


def gather(
    answers: Sequence[Answer],
    frameworks: Mapping[str, Framework],
    features: Mapping[str, Feature],
    photos: Mapping[str, bytes] | None = None,
    in_full: Collection[str] | None = None,
) -> LetterFacts:
    """The facts of one letter for one person, from one answer or several over one directory.

    `photos` and `in_full` go by the services' references (None: every card in full). A service that
    several searches considered counts once, by the best of its outcomes. Where requests differ in
    what they say of the letter, the first counts. DeskError when the address does not fit its window.
    """
    services = standing.services(answers)
    areas = {code: area for answer in answers for code, area in _areas(answer, frameworks).items()}
    facts = LetterFacts(
        dated=answers[0].on,
        offers=tuple(
            _offer(same, areas, features, photos or {}, in_full) for same in _with(services, standing.Outcome.FITS)
        ),
        checks=tuple(_check(same) for same in _with(services, standing.Outcome.CHECK)),
        waits=tuple(_wait(same) for same in _with(services, standing.Outcome.WAITS)),
        others=_others(_with(services, standing.Outcome.LEFT_OUT)),
        considered=len(services),
        looked=tuple(dict.fromkeys(_looked(answer.request, areas) for answer in answers)),
        frameworks=tuple(dict.fromkeys(filter(None, (_public_name(answer, frameworks) for answer in answers)))),
        order="nearest" if answers[0].order == "nearest" else "name",
    )
    return _addressed(facts, [answer.request for answer in answers])


def _with(services: Iterable[Same], outcome: standing.Outcome) -> list[Same]:
    return [same for same in services if same[0].outcome == outcome]


def _areas(answer: Answer, frameworks: Mapping[str, Framework]) -> Mapping[str, Area]:
    return frameworks[answer.request.framework].areas


def _public_name(answer: Answer, frameworks: Mapping[str, Framework]) -> str:
    return frameworks[answer.request.framework].public_name


def _looked(request: Request, areas: Mapping[str, Area]) -> Looked:
    metres = None if request.within_km is None else float(request.within_km * Decimal(1000))
    return Looked(titles(request.areas, areas), metres)


def _offer(
    same: Same,
    areas: Mapping[str, Area],
    features: Mapping[str, Feature],
    photos: Mapping[str, bytes],
    in_full: Collection[str] | None,
) -> Offer:
    ref = same[0].considered.service.ref
    return offer(same, areas, features, photos.get(ref, b""), in_full is None or ref in in_full)


def _check(same: Same) -> Check:
    found = same[0]
    doubt = DOUBTS.get(standing.first(found, "not known"), "support")
    asked = (standing.day(finding) for one in same for finding in standing.places(one, "not known"))
    return Check(
        name=found.considered.service.name,
        provider=found.considered.provider,
        town="" if doubt == "far" else town(found.considered),
        doubt=doubt,
        days=tuple(dict.fromkeys(asked)) if doubt == "place" else (),
    )


def _wait(same: Same) -> Wait:
    found = same[0]
    told = [
        (standing.day(finding), claim.as_of)
        for one in same
        for finding in standing.places(one, "not met")
        for claim in finding.claims
        if claim.vacancies == "waitlist" and claim.as_of is not None and standing.is_fresh(claim, one.answer)
    ]
    return Wait(
        name=found.considered.service.name,
        provider=found.considered.provider,
        town=town(found.considered),
        days=tuple(dict.fromkeys(day for day, _asked_on in told)),
        asked_on=max(asked_on for _day, asked_on in told),
    )


def _others(left_out: Iterable[Same]) -> Others:
    groups = Counter(GROUPS.get(standing.farthest(same), "support") for same in left_out)
    return Others(**{group: groups[group] for group in Others._fields})


def _addressed(facts: LetterFacts, requests: Sequence[Request]) -> LetterFacts:
    """The same facts with whom the letter is about, and who writes it to whom."""
    people = [request.person for request in requests]
    letters = [request.correspondence for request in requests]
    full_name = _first(person.name for person in people)
    name = _first(person.first_name for person in people) or full_name
    # About somebody without a name nothing can be said: such a letter can only speak to the person.
    voice: Voice = "other" if name and _first(letter.voice for letter in letters) == "other" else "mine"
    address = _first(letter.address for letter in letters) or ()
    return facts._replace(
        voice=voice,
        name=name,
        dear=name if voice == "mine" else "",
        address=recipient.window(full_name if voice == "mine" else "", address),
        reference=_first(person.reference for person in people),
        council=_first(letter.council for letter in letters),
        officer=_first(letter.officer for letter in letters),
        phone=_first(letter.phone for letter in letters),
        working_days=_first(letter.working_days for letter in letters),
        cover=_first(letter.cover for letter in letters),
        reply_by=_first(letter.reply_by for letter in letters),
        outcomes=tuple(Outcome(words) for words in dict.fromkeys(w for letter in letters for w in letter.outcomes)),
        sample=any(letter.sample for letter in letters),
    )


def _first(values: Iterable[T]) -> T:
    """The first that is known, else the last."""
    every = list(values)
    return next(filter(None, every), every[-1])
