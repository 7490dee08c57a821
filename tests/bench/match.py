"""How long `clcdesk match` takes beside Python's csv module reading the same files: at most six times.

Run it: `python tests/bench/match.py [services] [claims]`. It makes a directory of that size, times
both (the best of three), and prints the ratio.
"""

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REQUEST = """{"framework": "clc-2021", "lot": "ld-autism", "start": "2025-07-07",
"person": {"date_of_birth": "1998-03-01", "postcode": "LE13 1AB"},
"pattern": [{"day": "mon", "session": "full", "band": "C"}, {"day": "wed", "session": "half", "band": "C"},
            {"day": "mon", "hours": 2, "band": "E"}],
"areas": ["county"], "within_km": 25, "must": ["hoist"], "languages": ["Gujarati"], "staff": "female"}"""
SERVICES = (
    "service_ref,provider_ref,service,kind,setting,lots,bands,postcode,areas,min_age,max_age,features,languages,"
    "staff_choice"
)


def make(folder: Path, services: int, claims: int) -> None:
    chance = random.Random(20_000)
    postcodes = _postcodes()
    with _sheet(folder, "providers", "provider_ref,provider,framework,lots,joined") as write:
        for n in range(services // 10):
            write([f"P{n}", f"Provider {n}", "clc-2021", "ld-autism;pmld;older-adults", "2021-11-29"])
    with _sheet(folder, "services", SERVICES) as write:
        for n in range(services):
            write(_service(n, services // 10, chance, postcodes))
    with _sheet(folder, "capacity", "service_ref,band,day,session,places,vacancies,as_of,source,told_by") as write:
        for n in range(claims):
            write(_claim(n * services // claims, chance))


def _service(n: int, providers: int, chance: random.Random, postcodes: list[str]) -> list[str]:
    return [
        f"S{n}", f"P{n % providers}", f"Service {chance.randrange(services_named)}", "day",
        chance.choice(["building", "building", "building", "community", ""]),
        chance.choice(["", "ld-autism", "ld-autism;dementia", "pmld"]), chance.choice(["", "B;C;D;E", "C;E", "B"]),
        chance.choice(postcodes), chance.choice(["", "county", "melton;blaby"]), chance.choice(["", "18"]),
        chance.choice(["", "64"]), chance.choice(["", "hoist", "hoist;wheelchair"]),
        chance.choice(["", "Gujarati;English", "English"]), chance.choice(["", "either", "female"]),
    ]  # fmt: skip


def _claim(service: int, chance: random.Random) -> list[str]:
    session = chance.choice(["am", "pm", "full", "hour"])
    vacancies = chance.choice(["0", "1", "2", "3", "5", "none", "waitlist", "assess", ""])
    return [
        f"S{service}", chance.choice(["", "", "C", "E"]), chance.choice(["mon", "tue", "wed", "thu", "fri"]), session,
        "12", vacancies, f"2025-06-{chance.randrange(1, 17):02d}", chance.choice(["phone", "email", "visit"]),
        f"Person {chance.randrange(5_000)}",
    ]  # fmt: skip


services_named = 9_999


class _sheet:
    def __init__(self, folder: Path, name: str, columns: str) -> None:
        self.file = (folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
        self.write = csv.writer(self.file).writerow
        self.write(columns.split(","))

    def __enter__(self) -> Callable[[list[str]], object]:
        return self.write

    def __exit__(self, *_error: object) -> None:
        self.file.close()


def _postcodes() -> list[str]:
    sys.path.insert(0, str(ROOT))
    from clcdesk.rules.geography import gazetteer

    return sorted(gazetteer())


def read(folder: Path) -> None:
    for name in ("providers", "services", "capacity"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for _row in csv.reader(file):
                pass


def run(folder: Path, *options: str) -> None:
    command = [sys.executable, "-m", "clcdesk", "match", "--directory", str(folder)]
    command += ["--request", str(folder / "request.json"), "--on", "2025-06-16", *options]
    with (folder / "answer").open("wb") as out:
        subprocess.run(command, check=True, stdout=out, env=os.environ | {"PYTHONPATH": str(ROOT)})


def best(act: Callable[[], None]) -> float:
    times = []
    for _again in range(3):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return min(times)


def main(services: int = 20_000, claims: int = 160_000) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make(folder, services, claims)
        (folder / "request.json").write_text(REQUEST, encoding="utf-8")
        plain = best(lambda: read(folder))
        print(f"csv reading {plain:.3f} s")
        for options in (("--json",), ()):
            taken = best(lambda options=options: run(folder, *options))  # type: ignore[misc]
            print(f"match {' '.join(options) or 'as text':7} {taken:.3f} s, {taken / plain:.1f} times")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
