"""Random directories and requests, small and nasty: close dates, border postcodes, blanks, ties."""

import csv
import json
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

ON = date(2025, 6, 16)
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOTS = {
    "clc-2017": ("ld", "pd", "mh-under-65", "mh-65-plus", "op"),
    "clc-2021": ("ld-autism", "pmld", "physical-sensory", "mental-health", "older-adults", "dementia", "pa"),
    "clc-2026": ("groups", "managed-pa"),
    "homecare-2021": ("home-care",),
}
DISTRICTS = (
    "blaby",
    "charnwood",
    "harborough",
    "hinckley-and-bosworth",
    "melton",
    "north-west-leicestershire",
    "oadby-and-wigston",
    "leicester",
    "rutland",
    "county",
    "near-county",
)
ZONES = ("zone-melton", "zone-hinckley", "zone-bottesford", "zone-charnwood-north")
FEATURES = ("hoist", "makaton", "quiet-room", "personal-care", "for-pmld")
LANGUAGES = ("English", "Gujarati", "polish", "Urdu")
SPOTS = ("LE13 1AB", "le131ab", "LE14 3UH", "LE10 1AA", "NG13 0AA", "LE15 6AA", "LE1 5WW", "CV13 0AA", "ZZ1 1ZZ", "")
PROVIDERS = (
    "provider_ref",
    "provider",
    "framework",
    "lots",
    "joined",
    "left",
    "suspended_from",
    "suspended_to",
    "suspension_reason",
    "role",
    "quality_score",
)
SERVICES = (
    "service_ref",
    "provider_ref",
    "service",
    "kind",
    "setting",
    "lots",
    "bands",
    "postcode",
    "areas",
    "min_age",
    "max_age",
    "features",
    "features_no",
    "languages",
    "staff_choice",
    "valid_from",
    "valid_to",
)
CAPACITY = (
    "service_ref",
    "band",
    "day",
    "session",
    "places",
    "vacancies",
    "as_of",
    "source",
    "told_by",
)


Row = dict[str, str]


class Case(NamedTuple):
    providers: list[Row]
    services: list[Row]
    capacity: list[Row]
    request: dict[str, Any]
    on: date

    def write(self, folder: Path, shuffled: random.Random | None = None) -> tuple[Path, Path]:
        """Leave the three CSVs and request.json in `folder`; the rows in another order if asked."""
        (folder / "directory").mkdir(parents=True, exist_ok=True)
        for name, columns, rows in (
            ("providers", PROVIDERS, self.providers),
            ("services", SERVICES, self.services),
            ("capacity", CAPACITY, self.capacity),
        ):
            rows = list(rows)
            if shuffled:
                shuffled.shuffle(rows)
            with (folder / "directory" / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(rows)
        (folder / "request.json").write_text(json.dumps(self.request), encoding="utf-8")
        return folder / "directory", folder / "request.json"


class Chance(random.Random):
    def sample_of(self, choices: Sequence[str], most: int) -> list[str]:
        return self.sample(list(choices), self.randint(0, min(most, len(choices))))

    def near(self, middle: date, days: int = 3) -> date:
        return middle + timedelta(days=self.randint(-days, days))

    def maybe(self, text: str, chance: float = 0.5) -> str:
        return text if self.random() < chance else ""


def case(seed: int) -> Case:
    """One random directory with a request and the day judged; the same seed gives the same."""
    r = Chance(seed)
    framework = r.choice([*["clc-2021"] * 4, *LOTS])
    request = _request(r, framework)
    start = date.fromisoformat(request["start"])
    providers: list[Row] = []
    for number in range(r.randint(1, 4)):
        providers += _provider(r, f"P{number}", framework, start)
    refs = sorted({row["provider_ref"] for row in providers})
    services = [_service(r, f"S{n}", r.choice(refs), providers, request, start) for n in range(r.randint(1, 9))]
    capacity = [row for service in services for row in _capacity(r, service, providers, request)]
    if r.random() < 0.65:
        _make_good(r, providers, services, capacity, request)
    return Case(providers, services, capacity or [_row(r, services[0], "mon", "am", "", {})], request, ON)


def _make_good(
    r: Chance, providers: list[Row], services: list[Row], capacity: list[Row], request: dict[str, Any]
) -> None:
    """Mend most of what would leave a service out, so that something fits and `nearly` has something to count."""

    def mend(row: Row, **good: str) -> None:
        row.update({column: text for column, text in good.items() if r.random() < 0.9})

    for row in providers:
        mend(row, joined="2016-01-01", left="", suspended_from="", suspended_to="")
        if row["framework"] == request["framework"]:
            mend(row, lots=request["lot"])
    for row in services:
        mend(row, lots="", bands="B;C", min_age="", max_age="", valid_from="", valid_to="")
        mend(row, features=";".join(request.get("must", []) if r.random() < 0.7 else []), features_no="")
        mend(row, staff_choice=r.choice(["either", "either", "female"]))
        mend(row, languages=";".join(request.get("languages", [])))
        mend(row, setting=r.choice(["building", "community"]), postcode="LE13 1AB", areas="county;near-county")
        for day in sorted({*(entry["day"] for entry in request["pattern"]), r.choice(WEEK)}):
            for session in ("full", "eve", "hour"):
                if r.random() < 0.8:
                    free = r.choice(["3", "3", "3", "3", "waitlist", ""])
                    capacity.append(dict(_row(r, row, day, session, "", request), vacancies=free, as_of=ON.isoformat()))


def _provider(r: Chance, ref: str, wanted: str, start: date) -> list[Row]:
    frameworks = sorted({*r.sample(list(LOTS), r.randint(0, 2)), *([wanted] if r.random() < 0.9 else [])}) or [
        "clc-2017"
    ]
    rows = []
    for framework in frameworks:
        joined = r.choice(["", r.near(start).isoformat(), "2021-11-29", "2021-11-29", "2021-11-29"])
        left = r.maybe(max(r.near(start, 2), date.fromisoformat(joined or "2020-01-01")).isoformat(), 0.2)
        since = r.maybe(r.near(ON, 2).isoformat(), 0.15)
        until = r.maybe(max(r.near(ON, 2), date.fromisoformat(since or "2020-01-01")).isoformat(), 0.3)
        rows.append(
            {
                "provider_ref": ref,
                "provider": r.choice(["Oak", "oak", "Älder", "Beech", "Straße", "strasse"]),
                "framework": framework,
                "lots": ";".join(r.sample_of(LOTS[framework], 3)),
                "joined": joined,
                "left": left,
                "suspended_from": since,
                "suspended_to": until,
            }
        )
    return rows


def _service(r: Chance, ref: str, provider: str, providers: list[Row], request: dict[str, Any], start: date) -> Row:
    frameworks = [row["framework"] for row in providers if row["provider_ref"] == provider]
    lots = [lot for framework in frameworks for lot in LOTS[framework]]
    wanted = [request["lot"]] if request["lot"] in lots and r.random() < 0.8 else []
    bands = "ABCDEF" if "clc-2021" in frameworks else "CXY"
    kind_areas = DISTRICTS if r.random() < 0.6 else (*DISTRICTS, *ZONES)
    return {
        "service_ref": ref,
        "provider_ref": provider,
        "service": r.choice(["Elm House", "elm house", "Ash", "Yew", "Éclair", "Zed"]),
        "setting": r.choice(["building"] * 4 + ["community", "own-home", "remote", ""]),
        "lots": r.maybe(";".join(dict.fromkeys(wanted + r.sample_of(lots, 2))), 0.7),
        "bands": r.maybe(";".join(sorted({"C", *r.sample_of(bands, 4)})), 0.85),
        "postcode": r.choice(SPOTS),
        "areas": ";".join(r.sample_of(kind_areas, 3)),
        "min_age": r.choice(["", "", "18", "26", "27", "28"]),
        "max_age": r.choice(["", "", "", "64", "27", "26"]),
        "features": ";".join(r.sample_of(FEATURES, 4)),
        "features_no": ";".join(r.sample_of(FEATURES, 1)),
        "languages": ";".join(r.sample_of([*LANGUAGES, "GUJARATI"], 3)),
        "staff_choice": r.choice(["", "female", "male", "either", "either"]),
        "valid_from": r.maybe(r.near(start, 2).isoformat(), 0.15),
        "valid_to": r.maybe(r.near(start, 2).isoformat(), 0.15),
    }


def _capacity(r: Chance, service: Row, providers: list[Row], request: dict[str, Any]) -> list[Row]:
    frameworks = [row["framework"] for row in providers if row["provider_ref"] == service["provider_ref"]]
    bands = ["", "", "C"] if frameworks == ["clc-2021"] else ["", "", "C", "E"]
    rows = []
    days = sorted({entry["day"] for entry in request["pattern"]})
    for _ in range(r.randint(0, 14)):
        day = r.choice([*days, *days, *WEEK])
        session = r.choice(["full", "full", "am", "pm", "eve", "hour", "hour"])
        if session == "hour" and r.random() < 0.4:
            day = "any"
        rows.append(_row(r, service, day, session, r.choice(bands), request))
    return rows


def _row(r: Chance, service: Row, day: str, session: str, band: str, request: dict[str, Any]) -> Row:
    stale = request.get("stale_after_days", 30)
    told = r.choice(
        [
            ON - timedelta(days=stale),
            ON - timedelta(days=stale + 1),
            ON,
            ON,
            ON + timedelta(days=1),
            r.near(ON),
            r.near(ON),
        ]
    )
    return {
        "service_ref": service["service_ref"],
        "band": band,
        "day": day,
        "session": session,
        "places": r.choice(["", "4"]),
        "vacancies": r.choice(
            ["0", "1", "2", "2.5", "3", "0.5", "none", "waitlist", "waitlist", "assess", "closed", ""]
        ),
        "as_of": r.choice(["", *[told.isoformat()] * 5]),
        "source": r.choice(["", "phone", "email"]),
        "told_by": r.choice(["", "Jo"]),
    }


def _request(r: Chance, framework: str) -> dict[str, Any]:
    start = r.choice([ON, ON + timedelta(days=21), ON - timedelta(days=5), date(2026, 9, 1)])
    pattern = [_entry(r, framework) for _ in range(r.choice([1, 1, 2, 2, 3, 4]))]
    request: dict[str, Any] = {
        "framework": framework,
        "lot": r.choice(LOTS[framework][:3]),
        "start": start.isoformat(),
        "pattern": pattern,
        "person": {},
    }
    born = r.choice([None, date(1998, 3, 1), start.replace(year=start.year - 27), date(1960, 2, 29)])
    if born:
        request["person"]["date_of_birth"] = born.isoformat()
    if r.random() < 0.85:
        request["person"]["postcode"] = r.choice(["LE13 1AB", "LE13 1AB", "LE10 1AA", "ZZ9 9ZZ"])
    if r.random() < 0.5:
        request["areas"] = r.sample([*DISTRICTS, *ZONES], r.randint(1, 3))
    if r.random() < 0.4:
        request["within_km"] = r.choice([0, 4.5, 12, 30, 100])
    if r.random() < 0.5:
        request["must"] = r.sample(list(FEATURES), r.randint(1, 2))
    if r.random() < 0.25:
        request["languages"] = r.sample(list(LANGUAGES), r.randint(1, 2))
    if r.random() < 0.25:
        request["staff"] = r.choice(["female", "male"])
    if r.random() < 0.3:
        request["stale_after_days"] = r.choice([0, 7, 90])
    return request


def _entry(r: Chance, framework: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"day": r.choice(WEEK[: r.choice([2, 5, 7])])}
    if r.random() < 0.25:
        entry["hours"] = r.choice([1, 2, 2.5, 3, 0.5])
    else:
        entry["session"] = r.choice(["am", "pm", "eve", "half", "full", "full"])
    if r.random() < 0.6:
        entry["band"] = r.choice(["C", "C", "C", "B"]) if framework == "clc-2021" else r.choice(["C", "X"])
    return entry
