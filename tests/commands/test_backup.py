"""`clcdesk backup` and `clcdesk restore`, there and back."""

from pathlib import Path

import pytest

from clcdesk import store
from clcdesk.cli import main
from clcdesk.commands import passphrase
from clcdesk.models.people import Person
from tests.desk_fixtures import PASSPHRASE, Did, dump


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(passphrase.VARIABLE, PASSPHRASE)


def test_there_and_back(desk: store.Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with desk.write(Did()) as session:
        session.add(Person(reference="P1", name="Ruth"))
    copy, two = str(tmp_path / "copy.zip"), tmp_path / "two.db"
    assert main(["backup", str(desk.path), copy]) == 0
    assert main(["restore", copy, str(two)]) == 0
    assert main(["check", str(two)]) == 0
    assert "is whole" in capsys.readouterr().out
    with store.open_database(two, PASSPHRASE) as db:
        assert dump(db) == dump(desk)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["backup", "{db}", "{db}"], "already there"),
        (["backup", "{db}", "{folder}"], "already there"),
        (["backup", "{folder}/nope.db", "{folder}/copy.zip"], "is not there"),
        (["backup", "{folder}", "{folder}/copy.zip"], "is a folder"),
        (["backup", "{db}", "{folder}/no/copy.zip"], "does not exist"),
        (["restore", "{folder}/nope.zip", "{folder}/two.db"], "is not there"),
        (["restore", "{folder}", "{folder}/two.db"], "is a folder"),
        (["restore", "{db}", "{folder}/two.db"], "not a backup"),
        (["restore", "{db}", "{db}"], "already there"),
        (["restore", "{db}", "{folder}/no/two.db"], "does not exist"),
    ],
)
def test_a_bad_command_is_one_sentence_and_changes_nothing(
    desk_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    folder = desk_path.parent
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert main([word.format(db=desk_path, folder=folder) for word in words]) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert len(printed.err.strip().splitlines()) == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_wrong_passphrase_makes_nothing(
    desk: store.Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    desk.back_up(tmp_path / "copy.zip")
    desk.close()
    before = sorted(path.name for path in tmp_path.iterdir())
    monkeypatch.setenv(passphrase.VARIABLE, "wrong")
    words = [desk.path, tmp_path / "new.zip"] if command == "backup" else [tmp_path / "copy.zip", tmp_path / "two.db"]
    assert main([command, *map(str, words)]) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == before
