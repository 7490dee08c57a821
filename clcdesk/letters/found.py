"""How each service stood in the answers a letter is made from: in one search, or in several over one directory."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from clcdesk.rules.facts import Answer, Claim, Considered, Finding

RULES = ("framework", "lot", "open", "age", "area", "distance", "band", "session", "hours", "must", "language", "staff")


class Outcome(IntEnum):
    """Best first."""

    FITS = 0
    CHECK = 1
    WAITS = 2
    LEFT_OUT = 3


class Found(NamedTuple):
    """One service as one search found it."""

    outcome: Outcome
    considered: Considered
    answer: Answer

    @property
    def name_order(self) -> tuple[str, str, str]:
        service = self.considered.service
        return service.name.casefold(), self.considered.provider.casefold(), service.ref

    @property
    def nearest_order(self) -> tuple[bool, float, tuple[str, str, str]]:
        metres = self.considered.metres
        return metres is None, metres or 0.0, self.name_order


Same = Sequence[Found]
"""One service: every search in which it had its best outcome; never empty."""


def services(answers: Sequence[Answer]) -> list[Same]:
    """Every service once, by the best of its outcomes, in the order of the letter."""
    by_ref: dict[str, list[Found]] = {}
    for answer in answers:
        for found in _found(answer):
            by_ref.setdefault(found.considered.service.ref, []).append(found)
    best = [_best(found) for found in by_ref.values()]
    if answers[0].order == "nearest":
        return sorted(best, key=lambda same: same[0].nearest_order)
    return sorted(best, key=lambda same: same[0].name_order)


def _found(answer: Answer) -> Iterator[Found]:
    waiting = frozenset(answer.waiting)
    yield from (Found(Outcome.FITS, one, answer) for one in answer.fits)
    yield from (Found(Outcome.CHECK, one, answer) for one in answer.check_first)
    for one in answer.does_not_fit:
        yield Found(Outcome.WAITS if one.service.ref in waiting else Outcome.LEFT_OUT, one, answer)


def _best(found: Same) -> Same:
    best = min(one.outcome for one in found)
    return [one for one in found if one.outcome == best]


def rule(finding: Finding) -> str:
    """`session` for `session:mon`."""
    return finding.rule.partition(":")[0]


def day(finding: Finding) -> str:
    """`mon` for `session:mon`."""
    return finding.rule.partition(":")[2]


def places(found: Found, result: str) -> Iterator[Finding]:
    """The findings on places with this result."""
    for finding in found.considered.findings:
        if rule(finding) in ("session", "hours") and finding.result == result:
            yield finding


def first(found: Found, result: str) -> str:
    """The first rule with this result."""
    return next(rule(finding) for finding in found.considered.findings if finding.result == result)


def farthest(same: Same) -> str:
    """The first rule not met, in the search where the service came farthest."""
    return max((first(found, "not met") for found in same), key=RULES.index)


def is_fresh(claim: Claim, answer: Answer) -> bool:
    return claim.as_of is not None and (answer.on - claim.as_of).days <= answer.request.stale_after_days
