"""`clcdesk match` as a stranger would run it: files in, an answer out, or one sentence."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from clcdesk.cli import main

PROVIDERS = (
    "provider_ref,provider,framework,lots,joined\n"
    "P1,Beacon,clc-2021,ld-autism,2021-11-29\n"
    "P2,Zoë’s,clc-2021,ld-autism,\n"
)
SERVICES = (
    "service_ref,provider_ref,service,setting,postcode,features\n"
    "S1,P1,Ash House,building,LE13 1AB,hoist\n"
    "S2,P1,Elm House,building,LE13 1AB,kiln\n"
    "S3,P2,Café Yew,building,LE1 5WW,hoist\n"
    "S4,P1,Oak \x1b[31mRed,building,ZZ1 1ZZ,hoist\n"
)
CAPACITY = (
    "service_ref,day,session,vacancies,as_of,source,told_by\n"
    "S1,mon,full,2,2025-06-02,phone,Jo\n"
    "S2,mon,full,waitlist,2025-06-02,email,\n"
    "S3,mon,full,1,2025-06-02,,\n"
)
REQUEST: dict[str, Any] = {
    "framework": "clc-2021",
    "lot": "ld-autism",
    "start": "2025-07-07",
    "person": {"postcode": "LE13 1AB"},
    "pattern": [{"day": "mon", "session": "full"}],
}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    folder = tmp_path / "directory"
    folder.mkdir()
    for name, text in (("providers", PROVIDERS), ("services", SERVICES), ("capacity", CAPACITY)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    features = "code,words,family_words,print\nkiln,Pottery kiln,a kiln,yes\n"
    (folder / "features.csv").write_text(features, encoding="utf-8")
    (tmp_path / "request.json").write_text(json.dumps(REQUEST), encoding="utf-8")
    return ["--directory", str(folder), "--request", str(tmp_path / "request.json"), "--on", "2025-06-16"]


def ask(files: list[str], **changes: object) -> None:
    Path(files[3]).write_text(json.dumps(REQUEST | changes), encoding="utf-8")


def test_json_is_one_document_and_nothing_else(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", *files, "--json"]) == 0
    said = capsys.readouterr()
    found = json.loads(said.out)
    assert said.err == ""
    assert [one["service_ref"] for one in found["fits"]] == ["S1"]
    assert [one["service_ref"] for one in found["check_first"]] == ["S3", "S4"]
    assert found["waiting"] == ["S2"]
    assert any("ZZ1 1ZZ" in warning for warning in found["warnings"])


def test_text_is_for_a_person(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", *files]) == 0
    said = capsys.readouterr().out
    assert "4 services considered, as known on 16 June 2025" in said
    assert "Fits: 1\n  Ash House (Beacon), 0.0 km, among the nearest: transport may be paid [S1]\n" in said
    assert "Check first: 2\n  Café Yew (Zoë’s)" in said
    assert "Has a waiting list: 1\n  Elm House" in said
    assert "     1  no place on Monday\n" in said
    assert "\x1b" not in said


def test_a_feature_the_council_added_can_be_asked_for(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    ask(files, must=["KILN"])
    assert main(["match", *files, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    reasons = {one["service_ref"]: one["findings"][-1]["why"] for one in found["check_first"] + found["does_not_fit"]}
    assert reasons["S2"] == "Has what must be there: Pottery kiln."
    assert found["nearly"] == [{"change": "must:kiln", "adds": 1, "why": "1 more without: Pottery kiln"}]


@pytest.mark.parametrize("order", ["name", "nearest", "framework"])
def test_orders(files: list[str], capsys: pytest.CaptureFixture[str], order: str) -> None:
    assert main(["match", *files, "--order", order, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["order"] == order
    assert [one["service_ref"] for one in found["check_first"]] == ["S3", "S4"]


def test_what_must_be_mended_is_exit_1_and_one_sentence(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    ask(files, lot="dementias")
    assert main(["match", *files]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "request.json: “lot” has “dementias”" in said.err


@pytest.mark.parametrize(
    "options",
    [["--on", "2025-02-30"], ["--on", "soon"], ["--order", "price"], ["--json=yes"], ["--unknown"]],
)
def test_wrong_usage_is_exit_2(files: list[str], capsys: pytest.CaptureFixture[str], options: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["match", *files, *options])
    assert stopped.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_both_files_are_needed(files: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["match", *files[:2]])
    assert stopped.value.code == 2


def test_the_heavy_libraries_stay_out(files: list[str]) -> None:
    code = (
        "import sys; from clcdesk.cli import main; status = main(sys.argv[1:]);"
        "heavy = {'sqlalchemy', 'reportlab', 'PySide6', 'alembic', 'sqlcipher3'} & set(sys.modules);"
        "print(status, heavy, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "match", *files, "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert ran.stderr == "0 set()\n"


def test_the_same_files_give_the_same_bytes_whatever_the_order_of_rows(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for backwards in (False, True):
        for name, text in (("providers", PROVIDERS), ("services", SERVICES), ("capacity", CAPACITY)):
            header, *rows = text.splitlines()
            rows = rows[::-1] if backwards else rows
            (Path(files[1]) / f"{name}.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
        main(["match", *files, "--json"])
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
