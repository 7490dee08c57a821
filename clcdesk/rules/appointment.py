"""The rules on the provider's appointment: `framework`, `lot`, `open`."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from clcdesk.rules.facts import Finding, Membership, Provider, Service
from clcdesk.rules.search import MET, NOT_KNOWN, NOT_MET, Rule, Search, membership, of_fields, of_provider


def on_framework(search: Search) -> Rule:
    """Has the provider joined by *the day*, and not left before it?"""
    return of_provider(lambda provider: _joined(search, membership(provider, search.framework.code)))


def in_lot(search: Search) -> Rule:
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

    def rule(services: Sequence[Service]) -> Iterator[Finding]:
        for service, of_its_provider in zip(services, of_provider(appointed)(services), strict=True):
            yield among(service.lots) if service.lots else of_its_provider

    return rule


def is_open(search: Search) -> Rule:
    """Does the service run on *the day*, and may its provider take new people on the day judged?"""
    suspensions = of_provider(lambda provider: _suspension(search.on, provider))

    @of_fields("valid_from", "valid_to")
    @cache
    def runs(valid: tuple[date | None, date | None]) -> Finding:
        first, last = valid
        if first is not None and first > search.day:
            return Finding("open", NOT_MET, "open-later", (("first", first),))
        if last is not None and last < search.day:
            return Finding("open", NOT_MET, "open-ended", (("last", last),))
        return Finding("open", MET, "open", ())

    def rule(services: Sequence[Service]) -> Iterator[Finding | None]:
        for suspended, running in zip(suspensions(services), runs(services), strict=True):
            yield suspended or running

    return rule


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
