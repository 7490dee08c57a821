"""What every rule looks at beside the service, and the shape of a rule."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import Finding, Membership, Provider, Request, Result, Service

MET: Result = "met"
NOT_MET: Result = "not met"
NOT_KNOWN: Result = "not known"
WORST_FIRST = (NOT_MET, NOT_KNOWN, MET)


class Search(NamedTuple):
    """One request on one framework, judged on one day."""

    framework: Framework
    request: Request
    on: date
    """The day judged."""

    @property
    def day(self) -> date:
        """*The day* of the rules: the start date, or the day judged if that is later."""
        return max(self.request.start, self.on)


Judge = Callable[[Service], Finding | None]
"""One rule of one search: its finding of a service; None where it has nothing to say."""


def membership(provider: Provider, framework: str) -> Membership | None:
    """The provider's row for a framework; it has at most one."""
    return next((row for row in provider.memberships if row.framework == framework), None)


def better(first: Finding, second: Finding) -> Finding:
    """Met before not known before not met; the first when they are alike."""
    return second if WORST_FIRST.index(second.result) > WORST_FIRST.index(first.result) else first
