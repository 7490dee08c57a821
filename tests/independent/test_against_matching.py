"""The product's answers against the second implementation's, on random directories and requests."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from clcdesk.cli import main
from tests.independent.cases import Case, case
from tests.independent.matching import Matcher

QUICK, LONG = 150, 6_000


def product(folder: Path, order: str, on: str, capsys: pytest.CaptureFixture[str]) -> str:
    files = ["--directory", str(folder / "directory"), "--request", str(folder / "request.json")]
    status = main(["match", *files, "--on", on, "--order", order, "--json"])
    said = capsys.readouterr()
    assert status == 0, said.err
    return said.out


def plain(answer: dict[str, Any]) -> dict[str, Any]:
    """The product's JSON in the second implementation's shape."""
    listed = {
        group: [
            {key: service[key] for key in ("service_ref", "service", "provider", "km", "transport")}
            | {"findings": [(f["rule"], f["result"]) for f in service["findings"]]}
            for service in answer[group]
        ]
        for group in ("fits", "check_first", "does_not_fit")
    }
    return listed | {
        "considered": answer["considered"],
        "waiting": answer["waiting"],
        "left_out_because": list(answer["left_out_because"].items()),
        "nearly": [(line["change"], line.get("to"), line["adds"]) for line in answer["nearly"]],
    }


def agree(made: Case, folder: Path, capsys: pytest.CaptureFixture[str], order: str) -> None:
    made.write(folder)
    mine = Matcher(made.providers, made.services, made.capacity, made.request, made.on).answer(order)
    theirs = json.loads(product(folder, order, made.on.isoformat(), capsys))
    assert plain(theirs) == mine


@pytest.mark.parametrize("tenth", range(10))
def test_random_directories_agree(tenth: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for seed in range(tenth, QUICK, 10):
        agree(case(seed), tmp_path / str(seed), capsys, random.Random(seed).choice(["name", "nearest"]))


@pytest.mark.trial
@pytest.mark.parametrize("tenth", range(10))
def test_many_random_directories_agree(tenth: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for seed in range(QUICK + tenth, LONG, 10):
        agree(case(seed), tmp_path / str(seed), capsys, random.Random(seed).choice(["name", "nearest"]))


def test_the_order_of_rows_changes_no_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for seed in range(40):
        made = case(seed)
        made.write(tmp_path / "as-made")
        made.write(tmp_path / "shuffled", random.Random(seed))
        told = [product(tmp_path / name, "name", made.on.isoformat(), capsys) for name in ("as-made", "shuffled")]
        assert told[0] == told[1]


def test_the_random_cases_reach_every_group_and_rule() -> None:
    """A comparison proves nothing where nothing happens."""
    rules: set[tuple[str, str]] = set()
    groups: dict[str, int] = {}
    nearly: set[str] = set()
    for seed in range(QUICK):
        made = case(seed)
        answer = Matcher(made.providers, made.services, made.capacity, made.request, made.on).answer()
        for group in ("fits", "check_first", "does_not_fit", "waiting"):
            groups[group] = groups.get(group, 0) + len(answer[group])
        rules |= {
            (r.split(":")[0], x)
            for g in ("fits", "check_first", "does_not_fit")
            for s in answer[g]
            for r, x in s["findings"]
        }
        nearly |= {change.split(":")[0] for change, _, _ in answer["nearly"]}
    assert min(groups.values()) > 10, groups
    all_three = ("framework", "lot", "age", "area", "distance", "band", "session", "hours", "must", "language", "staff")
    assert {(rule, result) for rule in all_three for result in ("met", "not met", "not known")} <= rules
    assert {("open", "met"), ("open", "not met")} <= rules
    assert {"area", "distance", "day", "must"} <= nearly
