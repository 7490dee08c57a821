"""Priced plans as files: what is taken, and what is refused with its key and its rule."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clcdesk import frameworks
from clcdesk.errors import DeskError
from clcdesk.exchange import plan
from clcdesk.rules import cost
from clcdesk.rules.cost import PricedPlan
from clcdesk.rules.facts import Entry, Span

KNOWN = frameworks.load()
GOOD: dict[str, Any] = {
    "framework": "clc-2021",
    "start": "2025-09-01",
    "pattern": [{"day": "mon", "session": "full", "band": "C"}, {"day": "mon", "hours": 2, "band": "E"}],
}
FULL = {"day": "mon", "session": "full", "band": "C"}


def write(folder: Path, content: str | bytes | dict[str, Any]) -> Path:
    file = folder / "plan.json"
    text = json.dumps(content) if isinstance(content, dict) else content
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def read(folder: Path, **others: object) -> PricedPlan:
    return plan.read(write(folder, {**GOOD, **others}), KNOWN)


def test_only_framework_start_and_pattern_are_needed(tmp_path: Path) -> None:
    entries = (Entry("mon", "full", None, "C"), Entry("mon", "", Decimal(2), "E"))
    bare = PricedPlan("clc-2021", date(2025, 9, 1), None, date(2025, 9, 1), (), None, entries)
    assert read(tmp_path) == bare
    assert read(tmp_path, end=None, on=None, closed=None, personal_budget=None, colour="red") == bare


def test_everything_that_may_be_given(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        end="2026-03-31",
        on="2025-10-01",
        closed=[["2025-12-22", "2026-01-02"], ["2025-12-25", "2025-12-25"]],
        personal_budget="300.00",
    )
    assert made.end == date(2026, 3, 31) and made.on == date(2025, 10, 1)
    assert made.closed == (Span(date(2025, 12, 22), date(2026, 1, 2)), Span(date(2025, 12, 25), date(2025, 12, 25)))
    assert str(made.personal_budget) == "300.00"


@pytest.mark.parametrize(
    ("given", "pounds"), [(300, "300.00"), (78.42, "78.42"), ("0", "0.00"), ("12.345", "12.35"), (-0.0, "0.00")]
)
def test_a_budget_is_text_or_a_number(given: object, pounds: str, tmp_path: Path) -> None:
    assert str(read(tmp_path, personal_budget=given).personal_budget) == pounds


def test_codes_are_matched_without_case_and_hours_are_exact(tmp_path: Path) -> None:
    text = '{"framework": "CLC-2021", "start": "2025-09-01", "pattern": [{"day": "Mon", "hours": 0.10, "band": "f"}]}'
    made = plan.read(write(tmp_path, text), KNOWN)
    assert made.pattern == (Entry("mon", "", Decimal("0.1"), "F"),)
    for encoded in (text.encode("utf-8-sig"), text.encode("utf-16"), text.replace(", ", ",\r\n").encode()):
        assert plan.read(write(tmp_path, encoded), KNOWN) == made


REFUSED: dict[str, tuple[dict[str, object], tuple[str, ...]]] = {
    "no framework": ({"framework": None}, ("framework", "missing")),
    "no start": ({"start": ""}, ("start", "missing")),
    "no pattern": ({"pattern": None}, ("pattern", "missing")),
    "empty pattern": ({"pattern": []}, ("pattern", "missing")),
    "pattern no list": ({"pattern": FULL}, ("pattern",)),
    "pattern of words": ({"pattern": ["mon"]}, ("pattern[1]",)),
    "unknown framework": ({"framework": "clc-1999"}, ("framework", "clc-1999", "clc-2021")),
    "framework a number": ({"framework": 2021}, ("framework", "text")),
    "impossible start": ({"start": "2025-02-30"}, ("start", "2025-02-30")),
    "start day first": ({"start": "01/09/2025"}, ("start", "01/09/2025")),
    "impossible end": ({"end": "2025-13-01"}, ("end", "2025-13-01")),
    "impossible on": ({"on": "soon"}, ("on", "soon")),
    "start after end": ({"end": "2025-08-31"}, ("end", "before the start")),
    "reversed span": ({"closed": [["2026-01-02", "2025-12-22"]]}, ("closed[1]", "reversed")),
    "impossible span": ({"closed": [["2025-12-22", "2026-02-30"]]}, ("closed[1].last", "2026-02-30")),
    "span of one day": ({"closed": [["2025-12-22"]]}, ("closed[1]", "first and the last")),
    "half a span": ({"closed": [["2025-12-22", None]]}, ("closed[1].last", "missing")),
    "span as words": ({"closed": ["2025-12-22/2026-01-02"]}, ("closed[1]",)),
    "closed no list": ({"closed": "2025-12-22"}, ("closed", "list of spans")),
    "budget below zero": ({"personal_budget": "-1"}, ("personal_budget", "below zero")),
    "budget a negative number": ({"personal_budget": -0.01}, ("personal_budget", "below zero")),
    "budget in words": ({"personal_budget": "lots"}, ("personal_budget", "lots")),
    "budget true": ({"personal_budget": True}, ("personal_budget", "true")),
    "budget beyond reason": ({"personal_budget": "1" * 50}, ("personal_budget", "more than")),
    "unknown day": ({"pattern": [{**FULL, "day": "lundi"}]}, ("pattern[1].day", "lundi")),
    "no day": ({"pattern": [{"session": "full", "band": "C"}]}, ("pattern[1].day", "missing")),
    "unknown session": ({"pattern": [{**FULL, "session": "night"}]}, ("pattern[1].session", "night")),
    "both session and hours": ({"pattern": [{**FULL, "hours": 2}]}, ("pattern[1].session", "exactly one")),
    "neither": ({"pattern": [FULL, {"day": "mon", "band": "C"}]}, ("pattern[2].session", "exactly one")),
    "no hours": ({"pattern": [{"day": "mon", "hours": 0, "band": "F"}]}, ("pattern[1].hours", "above 0")),
    "hours below zero": ({"pattern": [{"day": "mon", "hours": -2, "band": "F"}]}, ("pattern[1].hours", "below zero")),
    "too many hours": ({"pattern": [{"day": "mon", "hours": 24.01, "band": "F"}]}, ("pattern[1].hours", "24")),
    "hours true": ({"pattern": [{"day": "mon", "hours": True, "band": "F"}]}, ("pattern[1].hours", "number")),
    "hours in words": ({"pattern": [{"day": "mon", "hours": "two", "band": "F"}]}, ("pattern[1].hours", "number")),
    "unknown band": ({"pattern": [{**FULL, "band": "G"}]}, ("pattern[1].band", "G", "A, B, C, D, E, F")),
    "no band": ({"pattern": [{"day": "mon", "session": "full"}]}, ("pattern[1]", "Monday", "no band")),
    "E alone": ({"pattern": [{"day": "tue", "hours": 2, "band": "E"}]}, ("Tuesday", "B, C or D", "same day")),
    "E on another day": ({"pattern": [FULL, {"day": "tue", "hours": 2, "band": "E"}]}, ("pattern[2]", "B, C or D")),
    "E by the session": ({"pattern": [FULL, {**FULL, "band": "E"}]}, ("pattern[2]", "by the session", "by the hour")),
    "F by the session": ({"pattern": [{**FULL, "session": "am", "band": "F"}]}, ("by the session", "by the hour")),
    "C by the hour": (
        {"pattern": [{"day": "mon", "hours": 2, "band": "C"}]},
        ("by the hour", "half day or by the full"),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_plan_is_refused_with_its_key_and_the_rule(name: str, tmp_path: Path) -> None:
    others, said = REFUSED[name]
    with pytest.raises(DeskError) as caught:
        read(tmp_path, **others)
    sentence = str(caught.value)
    assert sentence.startswith("plan.json") and sentence.endswith(".")
    for words in said:
        assert words in sentence


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "null",
        "{",
        "{} {}",
        '{"framework": "clc-2021", "framework": "clc-2017"}',
        json.dumps(GOOD).replace(": 2,", ": NaN,"),
        json.dumps(GOOD).replace(": 2,", ": Infinity,"),
        json.dumps(GOOD).replace(": 2,", ": 1e999999999999999999999,"),
        json.dumps(GOOD).replace(": 2,", ": 1e-999999,"),
        json.dumps(GOOD).replace(": 2,", f": {'1' * 5000},"),
        json.dumps(GOOD).replace('"C"', '"\\ud800"'),
        "[" * 100_000,
        b"\xff\xfe\x00",
        b"PK\x03\x04",
    ],
)
def test_a_file_that_is_no_plan_is_refused(content: str | bytes, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"plan\.json"):
        plan.read(write(tmp_path, content), KNOWN)


def test_every_entry_that_breaks_a_rule_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as caught:
        read(tmp_path, pattern=[{"day": day, "hours": 1, "band": "C"} for day in ("mon", "tue", "wed")])
    assert len(caught.value.problems) == 3


def document(folder: Path, **others: object) -> dict[str, Any]:
    made = read(folder, **others)
    framework = KNOWN[made.framework]
    return plan.cost_document(cost.price(framework, made), framework)


def test_a_cost_as_json(tmp_path: Path) -> None:
    made = document(tmp_path, personal_budget="100", end="2025-09-30")
    assert made == {
        "lines": [
            {"text": "1 × full day, band C at £78.42", "quantity": "1", "rate": "78.42", "amount": "78.42"},
            {"text": "2 × hour, band E at £17.14", "quantity": "2", "rate": "17.14", "amount": "34.28"},
        ],
        "weekly": "112.70",
        "four_weekly": "450.80",
        "years": [{"year": "2025/26", "amount": "563.50"}],
        "budget": "-12.70",
        "problems": [],
    }


def test_what_is_not_known_is_null_and_said_once(tmp_path: Path) -> None:
    twice = [FULL, {**FULL, "day": "tue"}, {"day": "wed", "hours": 10.5, "band": "F"}]
    made = document(tmp_path, start="2024-09-01", end="2025-09-30", pattern=twice, personal_budget="100")
    assert [(line["quantity"], line["rate"], line["amount"]) for line in made["lines"]] == [
        ("2", None, None),
        ("10.5", None, None),
    ]
    assert (made["weekly"], made["four_weekly"], made["budget"]) == (None, None, None)
    assert [year["amount"] for year in made["years"]] == [None, None]
    assert len(made["problems"]) == 2
    assert "band C" in made["problems"][0] and "band F" in made["problems"][1]


@pytest.mark.parametrize(("hours", "quantity"), [("10", "10"), ("10.0", "10"), ("1E+1", "10"), ("2.50", "2.5")])
def test_a_quantity_has_no_trailing_zeros(hours: str, quantity: str, tmp_path: Path) -> None:
    text = json.dumps({**GOOD, "pattern": [{"day": "mon", "hours": 7, "band": "F"}]}).replace(": 7,", f": {hours},")
    made = plan.read(write(tmp_path, text), KNOWN)
    lines = plan.cost_document(cost.price(KNOWN["clc-2021"], made), KNOWN["clc-2021"])["lines"]
    assert lines[0]["quantity"] == quantity
