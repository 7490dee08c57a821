import csv
import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from clcdesk.cli import main

ON = ["--on", "2025-06-16"]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `demo --out` leaves, under a path with a space."""
    out = tmp_path_factory.mktemp("made up") / "demo"
    assert main(["demo", "--out", str(out)]) == 0
    return out


def files(folder: Path) -> list[str]:
    return ["--directory", str(folder / "directory"), "--request", str(folder / "request.json"), *ON]


def matched(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["match", *files(folder), "--json"]) == 0
    return capsys.readouterr().out


def test_it_leaves_what_it_says(left: Path) -> None:
    names = {path.relative_to(left).as_posix() for path in left.rglob("*") if path.is_file()}
    assert names == {
        "directory/providers.csv",
        "directory/services.csv",
        "directory/capacity.csv",
        "request.json",
        "answer.json",
        "letter.pdf",
    }
    assert (left / "letter.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_asha_has_a_choice_and_the_counts_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    answer = json.loads((tmp_path / "out/answer.json").read_text("utf-8"))
    assert answer["considered"] == 67
    assert [service["service"] for service in answer["fits"]] == [
        "Bluebell Barn",
        "Canal Street Kitchen",
        "Out and About",
        "Willow House",
    ]
    assert len(answer["check_first"]) == 3
    assert len(answer["waiting"]) == 1
    assert "Of 67 services, 4 could help her, 3 must be checked first" in said
    assert "--on 2025-06-16" in said
    assert str(tmp_path / "out" / "letter.pdf") in said


def test_answer_and_letter_are_what_match_and_letter_make_of_the_files(
    left: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert matched(left, capsys) == (left / "answer.json").read_text("utf-8")
    assert main(["letter", *files(left), "--out", str(tmp_path / "again.pdf")]) == 0
    assert (tmp_path / "again.pdf").read_bytes() == (left / "letter.pdf").read_bytes()


def test_it_is_the_same_every_time_in_whichever_folder(left: Path, tmp_path: Path) -> None:
    assert main(["demo", "--out", str(tmp_path)]) == 0
    for path in left.rglob("*"):
        if path.is_file():
            assert (tmp_path / path.relative_to(left)).read_bytes() == path.read_bytes(), path.name


def test_a_service_that_says_it_is_full_leaves_the_letter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--out", str(tmp_path)]) == 0
    capacity = tmp_path / "directory/capacity.csv"
    with capacity.open(encoding="utf-8", newline="") as file:
        rows: list[dict[str, Any]] = list(csv.DictReader(file))
    for row in rows:
        if row["service_ref"] == "S04" and row["day"] == "wed":
            row["vacancies"] = "none"
    with capacity.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    answer = json.loads(matched(tmp_path, capsys))
    assert "S04" not in [service["service_ref"] for service in answer["fits"]]
    assert "S04" in [service["service_ref"] for service in answer["does_not_fit"]]
    text = tmp_path / "letter.txt"
    assert main(["letter", *files(tmp_path), "--format", "plain", "--out", str(text)]) == 0
    assert "Willow House" not in text.read_text("utf-8")
    assert "Bluebell Barn" in text.read_text("utf-8")


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert main(["demo", "--out", str(tmp_path / "taken")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "taken" in said.err


def test_without_a_folder_it_is_left_in_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == 0
    left = sorted(path.name for path in Path("demo").iterdir())
    assert left == ["answer.json", "directory", "letter.pdf", "request.json"]


def test_the_commands_it_prints_can_be_typed_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "Asha’s $HOME demo"
    assert main(["demo", "--out", str(folder)]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if line.strip().startswith("clcdesk match"))
    assert main(shlex.split(line)[1:]) == 0
