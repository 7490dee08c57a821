"""`clcdesk new`: a database, its keys, an officer, and a recovery key shown once."""

import getpass
from collections.abc import Callable
from pathlib import Path

import pytest

from clcdesk import store
from clcdesk.cli import main
from clcdesk.commands import passphrase
from clcdesk.errors import DeskError
from clcdesk.models.people import Officer
from clcdesk.store import check, keys
from tests.desk_fixtures import PASSPHRASE


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(passphrase.VARIABLE, PASSPHRASE)


def test_it_makes_a_database_that_opens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "desk.db"
    assert main(["new", str(path), "--officer", "Sam Example"]) == 0
    printed = capsys.readouterr().out
    code = printed.split()[-1]
    with store.open_database(path, PASSPHRASE) as db, db.read() as session:
        officer = session.get_one(Officer, db.officer_id)
        assert officer.name == "Sam Example"
        assert check.run(db) == []
    assert keys.unlock(path, code).data_key == keys.unlock(path, PASSPHRASE).data_key
    assert sorted(file.name for file in tmp_path.iterdir()) == ["desk.db", "desk.db.keys"]
    assert PASSPHRASE not in printed
    assert "Sam" not in keys.beside(path).read_text()


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["{there}"], 1, "already there"),
        (["{folder}"], 1, "is a folder"),
        (["{folder}/no/desk.db"], 1, "does not exist"),
        (["{folder}/desk.db", "--officer", " "], 2, "--officer is blank"),
    ],
)
def test_a_bad_command_is_a_sentence_and_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], status: int, said: str
) -> None:
    there = tmp_path / "there.db"
    there.write_bytes(b"mine")
    assert main(["new", *(word.format(there=there, folder=tmp_path) for word in words)]) == status
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""
    assert [file.name for file in tmp_path.iterdir()] == ["there.db"]
    assert there.read_bytes() == b"mine"


def typing(*lines: str) -> Callable[[str], str]:
    remaining = iter(lines)
    return lambda _prompt: next(remaining)


def test_without_the_variable_it_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(passphrase.VARIABLE)
    monkeypatch.setattr(getpass, "getpass", typing("one", "one", "one", "two", "three"))
    assert passphrase.choose() == "one"
    with pytest.raises(DeskError, match="not alike"):
        passphrase.choose()
    assert passphrase.ask() == "three"


def test_without_a_terminal_the_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_terminal(_prompt: str) -> str:
        raise EOFError

    monkeypatch.delenv(passphrase.VARIABLE)
    monkeypatch.setattr(getpass, "getpass", no_terminal)
    with pytest.raises(DeskError, match="CLCDESK_PASSPHRASE"):
        passphrase.ask()


def test_a_blank_passphrase_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(passphrase.VARIABLE, "")
    assert main(["new", str(tmp_path / "desk.db")]) == 1
    assert list(tmp_path.iterdir()) == []
