"""The rules on where a service is: `area` and `distance`, and how far it is from home."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from clcdesk.rules import geography
from clcdesk.rules.facts import Finding, Service
from clcdesk.rules.search import MET, NOT_KNOWN, NOT_MET, Judge, Search, better

place = cache(geography.place)

Metres = Callable[[Service], float | None]


def metres_from(home: str) -> Metres:
    """How far a building is from this postcode; None for anything else, or if either is not known."""
    start = place(home)

    @cache
    def to(postcode: str) -> float | None:
        there = place(postcode)
        return None if start is None or there is None else geography.metres(start, there)

    return lambda service: to(service.postcode) if service.setting == "building" else None


def in_area(search: Search) -> Judge | None:
    """Is the building in an area asked for, or does the service go to one? No rule when none is."""
    if not search.request.areas:
        return None
    asked = _asked(search)

    @cache
    def where(setting: str, postcode: str, areas: tuple[str, ...]) -> Finding:
        if setting == "building":
            return _building(search, asked, postcode, areas)
        return _goes_to(search, asked, areas)

    remote = Finding("area", MET, "area-remote", ())
    blank = Finding("area", NOT_KNOWN, "area-no-setting", ())

    def judge(service: Service) -> Finding:
        if service.setting == "remote":
            return remote
        return where(service.setting, service.postcode, service.areas) if service.setting else blank

    return judge


def within_distance(search: Search, metres: Metres) -> Judge | None:
    """Is the building near enough? No rule when no distance is asked for, nor for what is no building."""
    within = search.request.within_km
    if within is None:
        return None
    most = float(within * 1000)
    blank = Finding("distance", NOT_KNOWN, "distance-no-setting", ())
    home = place(search.request.person.postcode)
    unknown = Finding("distance", NOT_KNOWN, "distance-unknown" if home else "distance-no-home", ())

    @cache
    def compared(distance: float) -> Finding:
        facts = (("km", geography.kilometres(distance)), ("within", within))
        near = distance <= most
        return Finding("distance", MET if near else NOT_MET, "distance-near" if near else "distance-far", facts)

    def judge(service: Service) -> Finding | None:
        if service.setting != "building":
            return None if service.setting else blank
        distance = metres(service)
        return unknown if distance is None else compared(distance)

    return judge


class _Asked(NamedTuple):
    """The areas asked for, groups beside their members: zones and all others, which never match each other."""

    zones: frozenset[str]
    others: frozenset[str]


def _asked(search: Search) -> _Asked:
    areas = search.framework.areas
    codes = geography.spread(search.request.areas, areas)
    zones = frozenset(code for code in codes if areas[code].kind == "zone")
    return _Asked(zones, codes - zones)


def _building(search: Search, asked: _Asked, postcode: str, areas: tuple[str, ...]) -> Finding:
    if not asked.zones:
        return _in_district(search, asked, postcode)
    in_zone = _in_zone(search, asked, areas)
    return better(_in_district(search, asked, postcode), in_zone) if asked.others else in_zone


def _in_district(search: Search, asked: _Asked, postcode: str) -> Finding:
    there = place(postcode)
    if there is None:
        return Finding("area", NOT_KNOWN, "area-postcode", ())
    result, reason = (MET, "area-in") if _lies_in(search, there.district) & asked.others else (NOT_MET, "area-outside")
    return Finding("area", result, reason, (("areas", _titles(search, _lies_in(search, there.district))),))


def _lies_in(search: Search, district: str) -> frozenset[str]:
    return geography.areas_of(district, search.framework.areas)


def _in_zone(search: Search, asked: _Asked, areas: tuple[str, ...]) -> Finding:
    known = search.framework.areas
    own = frozenset(code for code in geography.spread(areas, known) if known[code].kind == "zone")
    if not own:
        return Finding("area", NOT_KNOWN, "area-no-zone", ())
    shared = own & asked.zones
    if shared:
        return Finding("area", MET, "area-in", (("areas", _titles(search, shared)),))
    return Finding("area", NOT_MET, "area-outside", (("areas", _titles(search, own)),))


def _goes_to(search: Search, asked: _Asked, areas: tuple[str, ...]) -> Finding:
    if not areas:
        return Finding("area", NOT_KNOWN, "area-blank", ())
    shared = geography.spread(areas, search.framework.areas) & (asked.zones | asked.others)
    if shared:
        return Finding("area", MET, "area-goes", (("areas", _titles(search, shared)),))
    return Finding("area", NOT_MET, "area-goes-elsewhere", (("areas", _titles(search, frozenset(areas))),))


def _titles(search: Search, codes: frozenset[str]) -> tuple[str, ...]:
    """The areas' titles in their own order; a group only where nothing smaller is known."""
    known = search.framework.areas
    small = [code for code in codes if known[code].kind != "group"]
    return tuple(area.title for code, area in known.items() if code in (small or codes))
