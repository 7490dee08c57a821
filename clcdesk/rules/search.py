"""What every rule looks at beside the service, and the shape of a rule."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import Considered, Finding, Membership, Provider, Request, Result, Service

MET: Result = "met"
NOT_MET: Result = "not met"
NOT_KNOWN: Result = "not known"
WORST_FIRST = (NOT_MET, NOT_KNOWN, MET)

Found = TypeVar("Found")


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


class Judged(NamedTuple):
    """A service considered, with the results of its findings beside them."""

    considered: Considered
    results: tuple[Result, ...]


Rule = Callable[[Sequence[Service]], Iterable[Finding | None]]
"""One rule of one search: its finding of each service, in their order; None where it has none.

A rule judges all services at once because most of them are alike in what it looks at: it makes a
finding for each distinct case, and the many services share it."""


def of_fields(*fields: str) -> Callable[[Callable[[Any], Finding | None]], Rule]:
    """Make a rule of a function that judges the value of one field, or a tuple of several values."""
    value = attrgetter(*fields)
    return lambda judge: lambda services: map(judge, map(value, services))


def of_provider(judge: Callable[[Provider], Found]) -> Callable[[Sequence[Service]], list[Found]]:
    """What a function finds of each service's provider, each provider judged once."""

    def rule(services: Sequence[Service]) -> list[Found]:
        providers = {service.provider.ref: service.provider for service in services}
        found = {ref: judge(provider) for ref, provider in providers.items()}
        return [found[service.provider.ref] for service in services]

    return rule


def membership(provider: Provider, framework: str) -> Membership | None:
    """The provider's row for a framework; it has at most one."""
    return next((row for row in provider.memberships if row.framework == framework), None)


def better(first: Finding, second: Finding) -> Finding:
    """Met before not known before not met; the first when they are alike."""
    return second if WORST_FIRST.index(second.result) > WORST_FIRST.index(first.result) else first
