"""The matching rules a second time, written from the description alone, to hold the product against.

It works on rows of text as they stand in the CSVs and on the request's JSON; slow, plain, and sharing
nothing with `clcdesk` but the files of places and the framework's own figures written out below.
"""

import csv
import gzip
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

Row = Mapping[str, str]
ROOT = Path(__file__).resolve().parents[2]

GOOD, BAD, UNSURE = "met", "not met", "not known"
RANK = {BAD: 0, UNSURE: 1, GOOD: 2}
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
AGE_OF_LOT = {"mh-under-65": (None, 64), "mh-65-plus": (65, None), "op": (55, None), "older-adults": (55, None)}
SEVEN = {
    "E07000129": "blaby",
    "E07000130": "charnwood",
    "E07000131": "harborough",
    "E07000132": "hinckley-and-bosworth",
    "E07000133": "melton",
    "E07000134": "north-west-leicestershire",
    "E07000135": "oadby-and-wigston",
}
NINE = {**SEVEN, "E06000016": "leicester", "E06000017": "rutland"}
LAST_DAY = {"clc-2017": date(2021, 11, 30), "clc-2021": date(2026, 8, 30), "clc-2026": date(2029, 8, 31)}


def postcodes() -> dict[str, tuple[int, int, str]]:
    with gzip.open(ROOT / "resources/places/postcodes_live_leics_and_border.csv.gz", "rt", encoding="utf-8") as file:
        return {
            row["postcode"].replace(" ", ""): (int(row["easting"]), int(row["northing"]), row["lad_code"])
            for row in csv.DictReader(file)
        }


POSTCODES = postcodes()


def where(postcode: str | None) -> tuple[int, int, str] | None:
    return POSTCODES.get("".join((postcode or "").split()).upper())


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def items(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def worst(results: Iterable[str]) -> str:
    return min(results, key=RANK.__getitem__)


def best(results: Iterable[str]) -> str:
    return max(results, key=RANK.__getitem__)


class Matcher:
    """One request over one directory, on one day."""

    def __init__(
        self,
        providers: Sequence[Row],
        services: Sequence[Row],
        capacity: Sequence[Row],
        request: Mapping[str, Any],
        on: date,
    ) -> None:
        self.providers, self.services, self.capacity = providers, services, capacity
        self.request, self.on = request, on
        self.start = date.fromisoformat(request["start"])
        self.the_day = max(self.start, on)
        self.person = request.get("person") or {}
        self.home = where(self.person.get("postcode"))
        self.stale = request.get("stale_after_days", 30)
        self.rows_of = {
            s["service_ref"]: [c for c in capacity if c["service_ref"] == s["service_ref"]] for s in services
        }
        self.by_provider: dict[str, list[Row]] = {}
        for row in providers:
            self.by_provider.setdefault(row["provider_ref"], []).append(row)

    # ---- the rules, each on one service

    def member(self, s: Row) -> Row | None:
        rows = [r for r in self.by_provider[s["provider_ref"]] if r["framework"] == self.request["framework"]]
        return rows[0] if rows else None

    def framework(self, s: Row) -> str:
        row = self.member(s)
        if row is None:
            return BAD
        joined, left = day(row["joined"]), day(row["left"])
        if left and left < self.the_day:
            return BAD
        if joined is None:
            return UNSURE
        return GOOD if joined <= self.the_day else BAD

    def lot(self, s: Row) -> str:
        row = self.member(s)
        lots = items(s["lots"]) or (items(row["lots"]) if row else [])
        if not lots:
            return UNSURE
        return GOOD if self.request["lot"] in lots else BAD

    def open(self, s: Row) -> str:
        first, last = day(s["valid_from"]), day(s["valid_to"])
        if (first and first > self.the_day) or (last and last < self.the_day):
            return BAD
        for row in self.by_provider[s["provider_ref"]]:
            since, until = day(row["suspended_from"]), day(row["suspended_to"])
            if since and since <= self.on and (until is None or until >= self.on):
                return BAD
        return GOOD

    def age(self, s: Row) -> str:
        low, high = AGE_OF_LOT.get(self.request["lot"], (None, None))
        lows = [x for x in (low, int(s["min_age"]) if s["min_age"] else None) if x is not None]
        highs = [x for x in (high, int(s["max_age"]) if s["max_age"] else None) if x is not None]
        if not lows and not highs:
            return GOOD
        born = day(self.person.get("date_of_birth") or "")
        if born is None:
            return UNSURE
        years = self.start.year - born.year - ((self.start.month, self.start.day) < (born.month, born.day))
        return GOOD if all(years >= x for x in lows) and all(years <= x for x in highs) else BAD

    def area(self, s: Row) -> str:
        asked = list(self.request["areas"])
        if s["setting"] == "remote":
            return GOOD
        if s["setting"] == "":
            return UNSURE
        if s["setting"] == "building":
            zones = [a for a in asked if a.startswith("zone-")]
            places = [a for a in asked if not a.startswith("zone-")]
            answers = []
            if zones:
                own = [a for a in items(s["areas"]) if a.startswith("zone-")]
                answers.append(UNSURE if not own else GOOD if set(own) & set(zones) else BAD)
            if places:
                spot = where(s["postcode"])
                answers.append(UNSURE if spot is None else GOOD if self.in_places(spot[2], places) else BAD)
            return best(answers)
        own = items(s["areas"])
        if not own:
            return UNSURE
        return GOOD if self.spread(own) & self.spread(asked) else BAD

    @staticmethod
    def spread(codes: Iterable[str]) -> set[str]:
        out: set[str] = set()
        for code in codes:
            out |= set(SEVEN.values()) if code == "county" else {code}
        return out

    @classmethod
    def in_places(cls, district: str, asked: list[str]) -> bool:
        name = NINE.get(district, "near-county")
        return name in cls.spread(asked)

    def metres(self, s: Row) -> float | None:
        spot = where(s["postcode"])
        if spot is None or self.home is None or s["setting"] != "building":
            return None
        return math.dist(spot[:2], self.home[:2])

    def distance(self, s: Row) -> str | None:
        if s["setting"] == "":
            return UNSURE
        if s["setting"] != "building":
            return None
        far = self.metres(s)
        if far is None:
            return UNSURE
        return GOOD if Fraction(far) <= Fraction(str(self.request["within_km"])) * 1000 else BAD

    def band(self, s: Row) -> str:
        named = {e["band"] for e in self.request["pattern"] if e.get("band")}
        bands = items(s["bands"])
        if not bands:
            return UNSURE
        return GOOD if named <= set(bands) else BAD

    def feature(self, s: Row, code: str) -> str:
        has, lacks = code in items(s["features"]), code in items(s["features_no"])
        if has == lacks:
            return UNSURE
        return GOOD if has else BAD

    def language(self, s: Row, name: str) -> str:
        spoken = [x.casefold() for x in items(s["languages"])]
        return UNSURE if not spoken else GOOD if name.casefold() in spoken else BAD

    def staff(self, s: Row) -> str:
        choice = s["staff_choice"]
        return UNSURE if not choice else GOOD if choice in ("either", self.request["staff"]) else BAD

    # ---- a place is free

    def says(self, row: Row, hours: Fraction | None) -> str:
        told = day(row["as_of"])
        if told is None or (self.on - told).days > self.stale:
            return UNSURE
        text = row["vacancies"]
        if text in ("assess", ""):
            return UNSURE
        if text in ("none", "waitlist", "closed"):
            return BAD
        return GOOD if Fraction(text) >= (1 if hours is None else hours) else BAD

    def cell(self, s: Row, dayname: str, session: str, entry: Mapping[str, Any]) -> tuple[str, list[Row]] | None:
        """What one cell says, and the rows that counted; None if there is no row at all."""
        hours = Fraction(str(entry["hours"])) if entry.get("hours") is not None else None
        rows = [
            r
            for r in self.rows_of[s["service_ref"]]
            if r["day"] == dayname and r["session"] == session and not (r["as_of"] and day(r["as_of"]) > self.on)  # type: ignore[operator]
        ]
        mine = [r for r in rows if r["band"] and r["band"] == entry.get("band")] or [r for r in rows if not r["band"]]
        if not mine:
            return None
        newest = max(r["as_of"] for r in mine)  # "" sorts before every date
        latest = [r for r in mine if r["as_of"] == newest]
        verdict = worst(self.says(r, hours) for r in latest)
        return verdict, [r for r in latest if self.says(r, hours) == verdict]

    def place(self, s: Row, entry: Mapping[str, Any]) -> tuple[str, list[Row]]:
        d = entry["day"]

        def look(session: str, on_day: str = d) -> tuple[str, list[Row]] | None:
            return self.cell(s, on_day, session, entry)

        def pick(found: Sequence[tuple[str, list[Row]] | None], how: Any) -> tuple[str, list[Row]] | None:
            there = [f for f in found if f]
            return (how(f[0] for f in there), [r for f in there for r in f[1]]) if there else None

        session = entry.get("session")
        got: tuple[str, list[Row]] | None
        if session is None:
            got = look("hour") or look("hour", "any")
        elif session in ("am", "pm"):
            got = pick([look(session), look("full")], best)
        elif session == "half":
            halves = [pick([look(x), look("full")], best) or (UNSURE, []) for x in ("am", "pm")]  # no row: not known
            got = pick(halves, best)
        elif session == "full":
            got = look("full")
            if got is None and look("am") and look("pm"):
                got = pick([look("am"), look("pm")], worst)
        else:
            got = look("eve")
        return got or (UNSURE, [])

    # ---- one service, all services

    def findings(self, s: Row, pattern: list[Mapping[str, Any]] | None = None) -> list[tuple[str, str]]:
        ask = self.request
        out = [("framework", self.framework(s)), ("lot", self.lot(s)), ("open", self.open(s)), ("age", self.age(s))]
        if ask.get("areas"):
            out.append(("area", self.area(s)))
        if ask.get("within_km") is not None and (far := self.distance(s)):
            out.append(("distance", far))
        if any(e.get("band") for e in ask["pattern"]):
            out.append(("band", self.band(s)))
        for entry in pattern or ask["pattern"]:
            name = "session" if entry.get("session") else "hours"
            out.append((f"{name}:{entry['day']}", self.place(s, entry)[0]))
        out += [(f"must:{code}", self.feature(s, code)) for code in ask.get("must") or []]
        out += [(f"language:{name}", self.language(s, name)) for name in ask.get("languages") or []]
        if ask.get("staff"):
            out.append(("staff", self.staff(s)))
        return out

    def waits(self, s: Row) -> bool:
        for rule, result in self.findings(s):
            if result == BAD and rule.split(":")[0] not in ("session", "hours"):
                return False
        for entry in self.request["pattern"]:
            result, rows = self.place(s, entry)
            if result == BAD and not any(
                r["vacancies"] == "waitlist"
                and r["as_of"]
                and (self.on - date.fromisoformat(r["as_of"])).days <= self.stale
                for r in rows
            ):
                return False
        return True

    def provider_name(self, s: Row) -> str:
        row = self.member(s) or min(self.by_provider[s["provider_ref"]], key=lambda r: r["framework"])
        return row["provider"]

    def name_key(self, s: Row) -> tuple[str, str, str]:
        return (s["service"].casefold(), self.provider_name(s).casefold(), s["service_ref"])

    def key(self, s: Row, order: str) -> tuple[Any, ...]:
        if order == "nearest":
            far = self.metres(s)
            return (far is None, far or 0.0, *self.name_key(s))
        return self.name_key(s)

    def km(self, s: Row) -> float | None:
        far = self.metres(s)
        if far is None:
            return None
        whole = math.floor(Fraction(far) + Fraction(1, 2))
        return ((whole + 50) // 100) / 10

    def answer(self, order: str = "name") -> dict[str, Any]:
        out: dict[str, Any] = {"fits": [], "check_first": [], "does_not_fit": []}
        found = {s["service_ref"]: self.findings(s) for s in self.services}
        for s in sorted(self.services, key=lambda s: self.key(s, order)):
            results = {r for _, r in found[s["service_ref"]]}
            group = "does_not_fit" if BAD in results else "check_first" if UNSURE in results else "fits"
            out[group].append(s)
        near = [m for s in out["fits"] if (m := self.metres(s)) is not None]
        listed = {
            group: [
                {
                    "service_ref": s["service_ref"],
                    "service": s["service"],
                    "provider": self.provider_name(s),
                    "km": self.km(s),
                    "transport": group == "fits" and (m := self.metres(s)) is not None and m <= min(near) + 200,
                    "findings": found[s["service_ref"]],
                }
                for s in services
            ]
            for group, services in out.items()
        }
        firsts = [next(r for r, x in found[s["service_ref"]] if x == BAD) for s in out["does_not_fit"]]
        return {
            **listed,
            "considered": len(self.services),
            "waiting": [s["service_ref"] for s in out["does_not_fit"] if self.waits(s)],
            "left_out_because": self.left_out(firsts),
            "nearly": self.nearly({s["service_ref"] for s in out["fits"]}),
        }

    def left_out(self, firsts: list[str]) -> list[tuple[str, int]]:
        ask = self.request
        order = ["framework", "lot", "open", "age", "area", "distance", "band"]
        order += [f"{'session' if e.get('session') else 'hours'}:{e['day']}" for e in ask["pattern"]]
        order += [f"must:{x}" for x in ask.get("must") or []] + [f"language:{x}" for x in ask.get("languages") or []]
        order.append("staff")
        counts = [(rule, firsts.count(rule)) for rule in dict.fromkeys(order) if rule in firsts]
        return sorted(counts, key=lambda x: -x[1])

    def nearly(self, fitting: set[str]) -> list[tuple[str, str | None, int]]:
        ask = self.request
        others = [s for s in self.services if s["service_ref"] not in fitting]
        out: list[tuple[str, str | None, int]] = []

        def dropping(rule: str) -> int:
            return sum(all(x == GOOD for r, x in self.findings(s) if r != rule) for s in others)

        out += [("area", None, dropping("area"))] if ask.get("areas") else []
        out += [("distance", None, dropping("distance"))] if ask.get("within_km") is not None else []
        used = list(dict.fromkeys(e["day"] for e in ask["pattern"]))
        for d in used:
            tries = []
            for other in WEEK:
                if other in used:
                    continue
                moved = [{**e, "day": other} if e["day"] == d else e for e in ask["pattern"]]
                tries.append((sum(all(x == GOOD for _, x in self.findings(s, moved)) for s in others), other))
            if tries:
                adds = max(n for n, _ in tries)
                out.append((f"day:{d}", next(o for n, o in tries if n == adds), adds))
        for code in dict.fromkeys(ask.get("must") or []):
            out.append((f"must:{code}", None, dropping(f"must:{code}")))
        for name in dict.fromkeys(ask.get("languages") or []):
            out.append((f"language:{name}", None, dropping(f"language:{name}")))
        out += [("staff", None, dropping("staff"))] if ask.get("staff") else []
        return sorted((x for x in out if x[2] > 0), key=lambda x: -x[2])
