"""A framework with other lots, bands, rates, rules and areas needs no code: one file, then match and price."""

import json
from pathlib import Path
from typing import Any

import pytest

from clcdesk.cli import main
from clcdesk.paths import resource

PROVIDERS = """provider_ref,provider,framework,lots,joined,role,quality_score
P1,Avon Days,example-2027,under-65;anyone,2027-04-01,,60
P2,Brook Days,Example-2027,anyone,2027-04-01,,90
"""
SERVICES = """service_ref,provider_ref,service,kind,setting,lots,bands,postcode,areas
S1,P1,Avon House,day,building,,x;y,CV21 1AA,
S2,P2,Brook Walks,day,community,,X;Y,,zone-riverside
S3,P2,Brook House,day,building,,X,CV11 4AA,
S4,P1,Avon Young,day,building,under-65,X;Y,CV21 1AA,
"""
CAPACITY = "service_ref,band,day,session,places,vacancies,as_of,source\n" + "".join(
    f"{service},,sat,{session},5,2,2025-01-15,phone\n"
    for service in ("S1", "S2", "S3", "S4")
    for session in ("full", "hour")
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = resource("frameworks", "README.md").read_text("utf-8")
    files = {
        "own/example.toml": text.split("```toml\n")[1].split("```")[0],
        "directory/providers.csv": PROVIDERS,
        "directory/services.csv": SERVICES,
        "directory/capacity.csv": CAPACITY,
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


def run(folder: Path, command: str, capsys: pytest.CaptureFixture[str], document: dict[str, Any], *more: str) -> Any:
    (folder / "input.json").write_text(json.dumps(document), "utf-8")
    status = main([command, *more, str(folder / "input.json"), "--frameworks", str(folder / "own"), "--json"])
    said = capsys.readouterr()
    assert status == 0, said.err
    return json.loads(said.out)


def matched(
    folder: Path, capsys: pytest.CaptureFixture[str], order: str = "name", **others: object
) -> dict[str, list[str]]:
    request = {
        "framework": "EXAMPLE-2027",
        "lot": "anyone",
        "start": "2027-06-05",
        "stale_after_days": 1000,
        "pattern": [{"day": "sat", "session": "full", "band": "x"}, {"day": "sat", "hours": 2, "band": "Y"}],
        **others,
    }
    options = ("--directory", str(folder / "directory"), "--on", "2027-06-05", "--order", order, "--request")
    answer = run(folder, "match", capsys, request, *options)
    assert answer["framework"] == "example-2027" and answer["considered"] == 4
    return {group: [one["service_ref"] for one in answer[group]] for group in ("fits", "check_first", "does_not_fit")}


def test_it_matches_by_its_own_lots_bands_areas_and_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert matched(folder, capsys) == {"fits": ["S1", "S2"], "check_first": [], "does_not_fit": ["S4", "S3"]}
    assert matched(folder, capsys, order="framework")["fits"] == ["S2", "S1"]
    assert matched(folder, capsys, areas=["rugby"])["fits"] == ["S1"]
    assert matched(folder, capsys, areas=["zone-riverside"])["fits"] == ["S2"]
    assert matched(folder, capsys, areas=["riverside-and-rugby"])["fits"] == ["S1", "S2"]
    assert matched(folder, capsys, areas=["near-county"])["fits"] == ["S1"]
    born: dict[str, Any] = {"person": {"date_of_birth": "1960-01-01"}}
    assert matched(folder, capsys, lot="under-65", **born)["fits"] == []
    born = {"person": {"date_of_birth": "1990-01-01"}}
    assert matched(folder, capsys, lot="under-65", **born)["fits"] == ["S1", "S4"]


def test_it_prices_by_its_own_rates_and_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan: dict[str, Any] = {
        "framework": "example-2027",
        "start": "2028-03-01",
        "end": "2028-04-30",
        "pattern": [{"day": "sat", "session": "full", "band": "x"}, {"day": "sat", "hours": 1.5, "band": "y"}],
    }
    found = run(folder, "cost", capsys, plan, "--plan")
    assert [line["amount"] for line in found["lines"]] == ["57.50", "27.38"]
    assert found["years"] == [{"year": "2027/28", "amount": "339.52"}, {"year": "2028/29", "amount": "431.90"}]
    (folder / "input.json").write_text(json.dumps({**plan, "pattern": plan["pattern"][1:]}), "utf-8")
    assert main(["cost", "--plan", str(folder / "input.json"), "--frameworks", str(folder / "own")]) == 1
    assert "on top of a session of band X on the same day" in capsys.readouterr().err
