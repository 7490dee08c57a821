"""The rules on the provider's appointment: `framework`, `lot`, `open`."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TypeVar

from clcdesk.rules.facts import Finding, Membership, Provider, Service
from clcdesk.rules.search import MET, NOT_KNOWN, NOT_MET, Judge, Search, membership

Found = TypeVar("Found")


def on_framework(search: Search) -> Judge:
    """Has the provider joined by *the day*, and not left before it?"""
    find = _once_for_each_provider(lambda provider: _joined(search, membership(provider, search.framework.code)))
    return lambda service: find(service.provider)


def in_lot(search: Search) -> Judge:
    """Is the lot asked for among the service's, or if those are blank the provider's on this framework?"""
    asked = search.request.lot
    lot = search.framework.lots.get(asked)
    facts = (("lot", lot.title if lot else asked),)

    @cache
    def among(lots: tuple[str, ...]) -> Finding:
        if not lots:
            return Finding("lot", NOT_KNOWN, "lot-blank", facts)
        return Finding("lot", MET, "lot-in", facts) if asked in lots else Finding("lot", NOT_MET, "lot-other", facts)

    def appointed(provider: Provider) -> Finding:
        row = membership(provider, search.framework.code)
        return among(row.lots if row else ())

    of_provider = _once_for_each_provider(appointed)
    return lambda service: among(service.lots) if service.lots else of_provider(service.provider)


def is_open(search: Search) -> Judge:
    """Does the service run on *the day*, and may its provider take new people on the day judged?"""
    suspended = _once_for_each_provider(lambda provider: _suspension(search.on, provider))

    @cache
    def runs(first: date | None, last: date | None) -> Finding:
        if first is not None and first > search.day:
            return Finding("open", NOT_MET, "open-later", (("first", first),))
        if last is not None and last < search.day:
            return Finding("open", NOT_MET, "open-ended", (("last", last),))
        return Finding("open", MET, "open", ())

    def judge(service: Service) -> Finding:
        return suspended(service.provider) or runs(service.valid_from, service.valid_to)

    return judge


def _joined(search: Search, row: Membership | None) -> Finding:
    facts = (("framework", search.framework.title),)
    if row is None:
        return Finding("framework", NOT_MET, "framework-none", facts)
    if row.left is not None and row.left < search.day:
        return Finding("framework", NOT_MET, "framework-left", (*facts, ("left", row.left)))
    if row.joined is None:
        return Finding("framework", NOT_KNOWN, "framework-blank", facts)
    if row.joined > search.day:
        return Finding("framework", NOT_MET, "framework-later", (*facts, ("joined", row.joined)))
    return Finding("framework", MET, "framework-on", facts)


def _suspension(on: date, provider: Provider) -> Finding | None:
    """Its reason stays out of the sentence: lists are shown and printed."""
    for row in provider.memberships:
        first, last = row.suspended_from, row.suspended_to
        if first is not None and first <= on and (last is None or on <= last):
            if last is None:
                return Finding("open", NOT_MET, "suspended", (("first", first),))
            return Finding("open", NOT_MET, "suspended-until", (("first", first), ("last", last)))
    return None


def _once_for_each_provider(judge: Callable[[Provider], Found]) -> Callable[[Provider], Found]:
    found: dict[str, Found] = {}

    def once(provider: Provider) -> Found:
        if provider.ref not in found:
            found[provider.ref] = judge(provider)
        return found[provider.ref]

    return once
