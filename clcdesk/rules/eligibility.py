"""Eligibility under the Care Act: SI 2015/313 reg 2, as `domain.md` §6 puts it.

A person is eligible when needs arise from a physical or mental impairment or illness, they are unable
to achieve two or more of ten outcomes, and there is a significant impact on wellbeing.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from clcdesk.rules.facts import Result

DOMAINS = (
    "nutrition",
    "hygiene",
    "toilet",
    "clothing",
    "home-safety",
    "home-upkeep",
    "relationships",
    "work-and-learning",
    "community",
    "caring-for-a-child",
)
"""The ten outcomes of reg 2(2), in its order."""

ENOUGH = 2


class Reasons(NamedTuple):
    """The four ways of being unable (reg 2(3)); None is not yet answered."""

    needs_assistance: bool | None = None
    causes_distress: bool | None = None
    endangers: bool | None = None
    takes_longer: bool | None = None


class Eligibility(NamedTuple):
    """What the answers come to, and each of the three conditions it rests on."""

    result: Literal["eligible", "not eligible", "not known"]
    impairment: Result
    outcomes: Result
    wellbeing: Result
    unable: tuple[str, ...]
    """The outcomes not achieved, in the order of `DOMAINS`."""
    unanswered: tuple[str, ...]


def unable(reasons: Reasons) -> bool | None:
    """One reason is enough; able only when all four are answered no."""
    if any(reasons):
        return True
    return None if None in reasons else False


def eligibility(impairment: bool | None, answers: Mapping[str, Reasons], wellbeing: bool | None) -> Eligibility:
    """Work out eligibility; an outcome without an answer is not known, and so may be the result."""
    found = {domain: unable(answers.get(domain, Reasons())) for domain in DOMAINS}
    not_achieved = tuple(domain for domain in DOMAINS if found[domain])
    unanswered = tuple(domain for domain in DOMAINS if found[domain] is None)
    conditions = (_answered(impairment), _enough(len(not_achieved), len(unanswered)), _answered(wellbeing))
    return Eligibility(_together(conditions), *conditions, not_achieved, unanswered)


def _answered(answer: bool | None) -> Result:
    if answer is None:
        return "not known"
    return "met" if answer else "not met"


def _enough(not_achieved: int, unanswered: int) -> Result:
    if not_achieved >= ENOUGH:
        return "met"
    return "not met" if not_achieved + unanswered < ENOUGH else "not known"


def _together(conditions: tuple[Result, ...]) -> Literal["eligible", "not eligible", "not known"]:
    if "not met" in conditions:
        return "not eligible"
    return "not known" if "not known" in conditions else "eligible"
