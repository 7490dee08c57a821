"""The order in which services are offered: by name, nearest first, or the framework's own."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from clcdesk.rules.facts import Membership, Order, Provider, Service
from clcdesk.rules.reach import Metres
from clcdesk.rules.search import Search, membership

Offered = tuple[Service, str, float | None]
"""A service, its provider's name as the framework knows it, and how far it is in metres."""
_ROLES = {"prime": 0, "supplementary": 1}


def ordered(search: Search, services: Iterable[Service], metres: Metres, order: Order) -> list[Offered]:
    """By casefolded service name, casefolded provider, reference; or by that where `order` has no say."""
    names: dict[str, str] = {}
    offered: list[Offered] = []
    for service in services:
        provider = service.provider
        if provider.ref not in names:
            names[provider.ref] = _named(search, provider)
        offered.append((service, names[provider.ref], metres(service)))
    offered.sort(key=lambda one: (one[0].name.casefold(), one[1].casefold(), one[0].ref))
    if order == "nearest":
        offered.sort(key=lambda one: (one[2] is None, one[2] or 0.0))
    elif order == "framework":
        offered.sort(key=_own_order(search))
    return offered


def _named(search: Search, provider: Provider) -> str:
    row = membership(provider, search.framework.code)
    return row.provider if row else next((other.provider for other in provider.memberships), provider.ref)


def _own_order(search: Search) -> Callable[[Offered], tuple[Any, ...]]:
    """The framework's own order: none when its definition has none, so that names decide."""

    def key(offered: Offered) -> tuple[Any, ...]:
        row = membership(offered[0].provider, search.framework.code)
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
