"""The order in which services are offered: by name, nearest first, or the framework's own."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from clcdesk.rules.facts import Membership, Order, Provider, Service
from clcdesk.rules.search import Judged, Search, membership, of_provider

_ROLES = {"prime": 0, "supplementary": 1}


def ordered(search: Search, judged: Iterable[Judged], order: Order) -> list[Judged]:
    """By casefolded service name, casefolded provider, reference; or by that where `order` has no say."""
    offered = sorted(judged, key=_by_name)
    if order == "nearest":
        offered.sort(key=_by_distance)
    elif order == "framework":
        offered.sort(key=_own_order(search))
    return offered


def provider_names(search: Search, services: Sequence[Service]) -> list[str]:
    """The name of each service's provider as the framework knows it, else as the first other does."""
    return of_provider(lambda provider: _named(search, provider))(services)


def _by_name(judged: Judged) -> tuple[str, str, str]:
    service, provider = judged.considered[:2]
    return service.name.casefold(), provider.casefold(), service.ref


def _by_distance(judged: Judged) -> tuple[bool, float]:
    metres = judged.considered.metres
    return metres is None, metres or 0.0


def _named(search: Search, provider: Provider) -> str:
    row = membership(provider, search.framework.code)
    return row.provider if row else next((other.provider for other in provider.memberships), provider.ref)


def _own_order(search: Search) -> Callable[[Judged], tuple[Any, ...]]:
    """The framework's own order: none when its definition has none, so that names decide."""

    def key(judged: Judged) -> tuple[Any, ...]:
        row = membership(judged.considered.service.provider, search.framework.code)
        ranks = {"role": _role(search, row), "quality": _quality(row)}
        return tuple(ranks[by] for by in search.framework.order)

    return key


def _role(search: Search, row: Membership | None) -> int:
    """Prime before supplementary before none: the best of the zones asked for, else what holds anywhere."""
    roles = row.roles if row else {}
    asked = [roles[area] for area in search.request.areas if area in roles]
    anywhere = [roles[""]] if "" in roles else list(roles.values())
    return min((_ROLES[role] for role in asked or anywhere), default=len(_ROLES))


def _quality(row: Membership | None) -> tuple[bool, Decimal]:
    """Higher first, not known last."""
    score = row.quality_score if row else None
    return (score is None, -score if score is not None else Decimal(0))
