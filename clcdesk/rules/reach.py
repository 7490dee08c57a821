"""The rules on where a service is: `area` and `distance`, and how far it is from home."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from clcdesk.rules import geography
from clcdesk.rules.facts import Finding, Service
from clcdesk.rules.search import MET, NOT_KNOWN, NOT_MET, Rule, Search, better

place = cache(geography.place)
kilometres = cache(geography.kilometres)

Metres = Callable[[Service], float | None]

_NO_POSTCODE = Finding("area", NOT_KNOWN, "area-postcode", ())
_WITHOUT_PLACE = {
    "remote": Finding("area", MET, "area-remote", ()),
    "": Finding("area", NOT_KNOWN, "area-no-setting", ()),
}


def metres_from(home: str) -> Metres:
    """How far a building is from this postcode; None for anything else, or if either is not known."""
    start = place(home)

    def metres(service: Service) -> float | None:
        if start is None or service.setting != "building":
            return None
        there = place(service.postcode)
        return None if there is None else geography.metres(start, there)

    return metres


def in_area(search: Search) -> Rule | None:
    """Is the building in an area asked for, or does the service go to one? No rule when none is."""
    if not search.request.areas:
        return None
    asked = _asked(search)
    in_district = cache(lambda district: _in_district(search, asked, district))
    in_zone = cache(lambda areas: _in_zone(search, asked, areas))
    goes_to = cache(lambda areas: _goes_to(search, asked, areas))

    def building(service: Service) -> Finding:
        there = place(service.postcode)
        found = [in_zone(service.areas)] if asked.zones else []
        if asked.others:
            found.insert(0, in_district(there.district) if there else _NO_POSTCODE)
        return better(*found) if len(found) > 1 else found[0]

    def judge(service: Service) -> Finding:
        if service.setting == "building":
            return building(service)
        return _WITHOUT_PLACE.get(service.setting) or goes_to(service.areas)

    return lambda services: map(judge, services)


def within_distance(search: Search, metres: Sequence[float | None]) -> Rule | None:
    """Is the building near enough? No rule when no distance is asked for, nor for what is no building.
    `metres` are those of the services judged, in their order."""
    within = search.request.within_km
    if within is None:
        return None
    most = float(within * 1000)
    blank = Finding("distance", NOT_KNOWN, "distance-no-setting", ())
    home = place(search.request.person.postcode)
    unknown = Finding("distance", NOT_KNOWN, "distance-unknown" if home else "distance-no-home", ())

    @cache
    def found(near: bool, km: Decimal) -> Finding:
        facts = (("km", km), ("within", within))
        return Finding("distance", MET if near else NOT_MET, "distance-near" if near else "distance-far", facts)

    def judge(setting: str, distance: float | None) -> Finding | None:
        if distance is not None:
            return found(distance <= most, kilometres(distance))
        return unknown if setting == "building" else None if setting else blank

    return lambda services: map(judge, map(attrgetter("setting"), services), metres)


class _Asked(NamedTuple):
    """The areas asked for, groups beside their members: zones and all others, which never match each other."""

    zones: frozenset[str]
    others: frozenset[str]


def _asked(search: Search) -> _Asked:
    areas = search.framework.areas
    codes = geography.spread(search.request.areas, areas)
    zones = frozenset(code for code in codes if areas[code].kind == "zone")
    return _Asked(zones, codes - zones)


def _in_district(search: Search, asked: _Asked, district: str) -> Finding:
    areas = geography.areas_of(district, search.framework.areas)
    facts = (("areas", _titles(search, areas)),)
    if areas & asked.others:
        return Finding("area", MET, "area-in", facts)
    return Finding("area", NOT_MET, "area-outside", facts)


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
