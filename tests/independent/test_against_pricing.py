"""The product's costs against the second computation's, on random plans, to the penny."""

import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from clcdesk.cli import main
from tests.independent import pricing


def plan(seed: int) -> dict[str, Any]:
    r = random.Random(seed)
    start = r.choice([date(2025, 9, 1), date(2025, 3, 25), date(2024, 12, 1), date(2025, 4, 7), date(2026, 3, 30)])
    pattern: list[dict[str, Any]] = []
    for _ in range(r.randint(1, 6)):
        day, band = r.choice(pricing.WEEK[: r.choice([2, 7])]), r.choice("ABBCCCDDEEF")
        by_hour = (band in "EF") != (r.random() < 0.04)
        if by_hour:
            pattern.append({"day": day, "hours": r.choice([1, 2, 0.25, 1.5, 3.75, 0.1, 7, 24]), "band": band})
            if band == "E" and r.random() < 0.9:
                pattern.append({"day": day, "session": "full", "band": r.choice("BCD")})
        else:
            pattern.append({"day": day, "session": r.choice(["am", "pm", "half", "eve", "full"]), "band": band})
    made: dict[str, Any] = {"framework": "clc-2021", "start": start.isoformat(), "pattern": pattern}
    if r.random() < 0.8:
        end = start + timedelta(days=r.choice([0, 1, 6, 7, 200, 400, 800]))
        made["end"] = end.isoformat()
    if r.random() < 0.5:
        made["on"] = r.choice(["2025-04-06", "2025-04-07", "2026-01-01", start.isoformat()])
    if r.random() < 0.6:
        made["personal_budget"] = r.choice(["300.00", "0", "78.42", "1000.5"])
    if r.random() < 0.6:
        spans = []
        for _ in range(r.randint(0, 3)):
            first = start + timedelta(days=r.randint(-10, 60))
            spans.append([first.isoformat(), (first + timedelta(days=r.randint(0, 20))).isoformat()])
        made["closed"] = spans
    return made


@pytest.mark.parametrize("tenth", range(10))
def test_random_plans_agree(tenth: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.json"
    for seed in range(tenth, 300, 10):
        made = plan(seed)
        file.write_text(json.dumps(made), encoding="utf-8")
        status = main(["cost", "--plan", str(file), "--json"])
        said = capsys.readouterr()
        if pricing.refused(made):
            assert status == 1, made
            continue
        assert status == 0, (made, said.err)
        theirs = json.loads(said.out)
        assert {
            "lines": [(line["quantity"], line["rate"], line["amount"]) for line in theirs["lines"]],
            "weekly": theirs["weekly"],
            "four_weekly": theirs["four_weekly"],
            "budget": theirs["budget"],
            "years": [(year["year"], year["amount"]) for year in theirs["years"]],
        } == pricing.cost(made), made
        unknown = any(line["amount"] is None for line in theirs["lines"]) or any(
            year["amount"] is None for year in theirs["years"]
        )
        assert bool(theirs["problems"]) == unknown


def test_the_random_plans_are_refused_and_priced_and_unknown() -> None:
    plans = [plan(seed) for seed in range(300)]
    refused = [pricing.refused(made) for made in plans]
    assert 15 < sum(refused) < 150
    years = [year for made, no in zip(plans, refused, strict=True) if not no for year in pricing.cost(made)["years"]]
    assert any(amount is None for _, amount in years)
    assert any(amount == "0.00" for _, amount in years)
