"""`clcdesk cost` as somebody types it."""

import json
from pathlib import Path

import pytest

from clcdesk.cli import main

PLAN = {
    "framework": "clc-2021",
    "start": "2025-09-01",
    "end": "2026-03-31",
    "closed": [["2025-12-22", "2026-01-02"]],
    "personal_budget": "100.00",
    "pattern": [{"day": "mon", "session": "full", "band": "C"}, {"day": "mon", "hours": 2, "band": "E"}],
}
OWN = """
code = "own-2027"
title = "Own"
public_name = "Own"
authority = "Example Council"
kind = "open"
[[lots]]
code = "all"
title = "Everybody"
[[bands]]
code = "X"
title = "In a group"
[[bands]]
code = "Y"
title = "On top"
[[combinations]]
bands = ["Y"]
units = ["half"]
needs_session_of = ["X"]
words = "Y is never alone."
[[rates]]
starts = 2027-01-01
half = { X = 10.05, Y = 3 }
hour = { X = 9.99 }
"""


def write(folder: Path, **others: object) -> str:
    file = folder / "plan.json"
    file.write_text(json.dumps({**PLAN, **others}), "utf-8")
    return str(file)


def test_a_bill_for_a_reader(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", "--plan", write(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines() == [
        "Community Life Choices 2021, at the rates of 2025-09-01",
        "",
        "1 × full day, band C at £78.42     £78.42",
        "2 × hour, band E at £17.14         £34.28",
        "",
        "A week                            £112.70",
        "Four weeks                        £450.80",
        "Personal budget, less a week      −£12.70",
        "",
        "Financial year 2025/26          £3,268.30",
    ]


def test_json_is_one_document_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", "--plan", write(tmp_path), "--json"]) == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert list(found) == ["lines", "weekly", "four_weekly", "years", "budget", "problems"]
    assert (found["budget"], err) == ("-12.70", "")


def test_a_rate_not_set_is_not_known_and_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", "--plan", write(tmp_path, on="2025-04-06")]) == 0
    out, err = capsys.readouterr()
    assert out.count("rate not set") == 2 and out.count("not set for 2025-04-06") == 2
    assert "£0" not in out and "not known" in out and err == ""


def test_a_broken_rule_is_exit_1_with_the_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alone = write(tmp_path, pattern=[{"day": "mon", "hours": 2, "band": "E"}])
    assert main(["cost", "--plan", alone, "--json"]) == 1
    out, err = capsys.readouterr()
    assert "on top of a session of band B, C or D on the same day" in err
    assert len(err.splitlines()) == 1
    assert json.loads(out) == {"problems": [err.strip()]}


@pytest.mark.parametrize("plan", ["none.json", "."])
def test_no_such_plan_is_exit_1(plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", "--plan", str(tmp_path / plan)]) == 1
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 1


def test_an_added_framework_prices_by_its_own_bands_units_and_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "own.toml").write_text(OWN, "utf-8")
    entries = [
        {"day": "sat", "session": "eve", "band": "x"},
        {"day": "sat", "session": "pm", "band": "y"},
        {"day": "sun", "hours": 1.5, "band": "x"},
    ]
    plan = write(tmp_path, framework="own-2027", start="2027-03-01", end="2027-03-31", closed=[], pattern=entries)
    assert main(["cost", "--plan", plan, "--frameworks", str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [line["amount"] for line in found["lines"]] == ["10.05", "3.00", "14.99"]
    assert found["years"] == [{"year": "2026/27", "amount": "112.16"}]
    plan = write(tmp_path, framework="own-2027", pattern=entries[1:])
    assert main(["cost", "--plan", plan, "--frameworks", str(folder)]) == 1
    assert "Y is never alone." in capsys.readouterr().err
    assert main(["cost", "--plan", plan]) == 1
    assert "own-2027" in capsys.readouterr().err
