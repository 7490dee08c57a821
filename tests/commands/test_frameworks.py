"""`clcdesk frameworks` as somebody types it."""

import json
from pathlib import Path

import pytest

from clcdesk.cli import main
from clcdesk.paths import resource

OWN = """
code = "own-2027"
title = "Own"
public_name = "Own"
authority = "Example Council"
kind = "open"
[[lots]]
code = "all"
title = "Everybody"
"""


def test_the_list_says_code_title_kind_dates_lots_bands_and_rates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frameworks"]) == 0
    blocks = capsys.readouterr().out.split("\n\n")
    assert len(blocks) == 6
    for words in ("clc-2021  Community Life Choices 2021", "closed", "2021-11-29 – 2026-08-30", "A, B, C, D, E, F"):
        assert words in blocks[1]
    assert "older-adults (from 55 years)" in blocks[1] and "from 2025-04-07" in blocks[1]
    assert "no rates published" in blocks[2] and "not published – not published" in blocks[4]
    assert "mh-under-65 (to 64 years)" in blocks[0]


def test_the_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frameworks", "--json"]) == 0
    listed = {framework["code"]: framework for framework in json.loads(capsys.readouterr().out)}
    assert len(listed) == 6
    assert {"band": "E", "unit": "hour", "starts": "2025-04-07", "amount": "17.14"} in listed["clc-2021"]["rates"]
    assert listed["clc-2017"]["lots"][2]["max_age"] == 64
    assert listed["homecare-2021"]["starts"] is None


@pytest.mark.parametrize("code", ["clc-2021", "homecare-2021"])
def test_a_good_file_is_said_to_be_good(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(resource("frameworks", f"{code}.toml"))
    assert main(["frameworks", "--check", file]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"{file} is good.") and code in out and err == ""
    assert main(["frameworks", "--check", file, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []


def test_every_fault_of_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(OWN.replace('kind = "open"', 'kind = "shut"\ncolour = "red"'), "utf-8")
    assert main(["frameworks", "--check", str(file)]) == 1
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 2
    assert f"{file}, kind: “shut” will not do; write one of closed, open." in err
    assert main(["frameworks", "--check", str(file), "--json"]) == 1
    out, again = capsys.readouterr()
    assert json.loads(out)["problems"] == again.splitlines() == err.splitlines()


def test_a_folder_adds_definitions_or_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    assert main(["frameworks", "--frameworks", str(tmp_path)]) == 0
    assert "own-2027  Own" in capsys.readouterr().out
    assert main(["frameworks", "--check", str(tmp_path / "own.toml"), "--frameworks", str(tmp_path)]) == 0
    (tmp_path / "bad.toml").write_text("", "utf-8")
    capsys.readouterr()
    assert main(["frameworks", "--frameworks", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == "" and "bad.toml" in err


@pytest.mark.parametrize("name", ["none.toml", "."])
def test_no_such_file_is_exit_1(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frameworks", "--check", str(tmp_path / name)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
