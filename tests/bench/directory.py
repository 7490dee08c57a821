"""How long reading a large directory takes beside Python's csv module reading the same files.

    python -m tests.bench.directory [FOLDER]

prints both times and their ratio. FOLDER keeps the files (20,000 services, 160,000 claims).
"""

import csv
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from clcdesk import frameworks
from clcdesk.exchange import directory
from clcdesk.exchange.columns import CAPACITY, PROVIDERS, SERVICES
from clcdesk.rules.geography import gazetteer

TODAY = date(2025, 6, 16)
SERVICE_COUNT, CLAIMS_EACH, PROVIDER_COUNT = 20_000, 8, 500
FEATURES = ("hoist", "wheelchair", "quiet-room", "makaton", "personal-care", "for-autism")
LOTS = ("ld-autism", "pmld", "physical-sensory", "mental-health", "dementia")
AREAS = ("blaby", "charnwood", "harborough", "melton", "county")
ACTIVITIES = ("cooking", "gardening", "music", "swimming", "woodwork", "walking", "art")


def make(folder: Path) -> None:
    """Write the three files, the same ones each time."""
    chance = random.Random(2025)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "providers.csv", PROVIDERS, map(_provider, range(PROVIDER_COUNT)))
    postcodes = sorted(gazetteer())
    refs = [f"S{n:05}" for n in range(SERVICE_COUNT)]
    services = (_service(ref, chance, chance.choice(postcodes)) for ref in refs)
    _write(folder / "services.csv", SERVICES, services)
    claims = (_claim(ref, chance) for ref in refs for _each in range(CLAIMS_EACH))
    _write(folder / "capacity.csv", CAPACITY, claims)


def _write(file: Path, columns: Sequence[str], rows: Iterable[dict[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns)
        writer.writeheader()
        writer.writerows(rows)


def _provider(n: int) -> dict[str, str]:
    return {
        "provider_ref": f"P{n:03}",
        "provider": f"Provider {n}",
        "framework": "clc-2021",
        "lots": ";".join(LOTS),
        "joined": "2021-11-29",
    }


def _service(ref: str, chance: random.Random, postcode: str) -> dict[str, str]:
    return {
        "service_ref": ref,
        "provider_ref": f"P{chance.randrange(PROVIDER_COUNT):03}",
        "service": f"Service {chance.randrange(10**6)}",
        "kind": "day",
        "setting": chance.choice(("building", "community", "own-home", "remote")),
        "lots": ";".join(chance.sample(LOTS, 2)),
        "bands": ";".join(sorted(chance.sample("ABCDEF", 3))),
        "address": f"{chance.randrange(300)} High Street, Melton Mowbray",
        "postcode": postcode,
        "areas": ";".join(chance.sample(AREAS, 2)),
        "min_age": chance.choice(("", "16", "18")),
        "max_age": chance.choice(("", "64")),
        "activities": ";".join(chance.sample(ACTIVITIES, 3)),
        "features": ";".join(chance.sample(FEATURES, 2)),
        "languages": chance.choice(("English", "English;Gujarati", "English;Polish")),
        "staff_choice": chance.choice(("", "either")),
        "description": f"A friendly place for about {chance.randrange(40)} people, open on weekdays.",
        "phone": f"0116 496 0{chance.randrange(1000):03}",
        "registered": chance.choice(("yes", "no", "")),
        "opens": "09:30",
        "closes": "15:30",
        "checked_on": str(TODAY - timedelta(chance.randrange(300))),
    }


def _claim(ref: str, chance: random.Random) -> dict[str, str]:
    return {
        "service_ref": ref,
        "band": chance.choice(("", "", "A", "B", "C", "D")),
        "day": chance.choice(("mon", "tue", "wed", "thu", "fri", "sat", "sun")),
        "session": chance.choice(("am", "pm", "eve", "full", "hour")),
        "places": str(chance.randrange(5, 30)),
        "vacancies": chance.choice(("0", "1", "2", "3", "none", "waitlist", "assess", "")),
        "as_of": str(TODAY - timedelta(chance.randrange(120))),
        "source": chance.choice(("phone", "email", "visit", "return")),
        "told_by": chance.choice(("Jo", "Sam", "Priya", "Ewan", "Dee")),
    }


def read_as_csv(folder: Path) -> None:
    """What every reading is measured by: each row of each file, read and let go."""
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as text:
            for _row in csv.reader(text):
                pass


def fastest(act: Callable[[], object], times: int = 5) -> float:
    """Seconds of the quickest of several runs."""
    return min(_seconds(act) for _time in range(times))


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def compare(folder: Path) -> None:
    if not (folder / "capacity.csv").exists():
        make(folder)
    known = frameworks.load()
    plain = fastest(lambda: read_as_csv(folder))
    ours = fastest(lambda: directory.read(folder, known, date.max))
    print(f"csv module {plain:.3f} s, directory {ours:.3f} s: {ours / plain:.2f} times")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        compare(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as kept:
            compare(Path(kept))
