"""`clcdesk check`: 0 and a count when whole, 1 and a name for every fault."""

import json
from pathlib import Path

import pytest

from clcdesk import store
from clcdesk.cli import main
from clcdesk.commands import passphrase
from clcdesk.models.people import Person
from clcdesk.store import engine, files, keys
from tests.desk_fixtures import PASSPHRASE, Did


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(passphrase.VARIABLE, PASSPHRASE)


@pytest.fixture
def filled(desk_path: Path) -> Path:
    with store.open_database(desk_path, PASSPHRASE) as db, db.write(Did()) as session:
        session.add(Person(reference="P1", name="Ruth"))
    return desk_path


def test_whole(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(filled)]) == 0
    assert "is whole: 1 operation, 1 row, 0 kept files." in capsys.readouterr().out
    assert main(["check", str(filled), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "whole": True, "problems": [], "faults": [], "operations": 1, "rows": 1, "files": 0
    }  # fmt: skip


def test_an_edited_row_is_named(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = engine.connect(filled, keys.unlock(filled, PASSPHRASE).data_key)
    connection.execute("UPDATE person SET name = 'Mallory', postcode = 'LE1 1AA'")
    connection.close()
    assert main(["check", str(filled)]) == 1
    assert "was edited by another hand: name, postcode." in capsys.readouterr().err
    assert main(["check", str(filled), "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["whole"] is False
    assert [fault["what"] for fault in document["faults"]] == ["row"]
    assert document["problems"] == [fault["sentence"] for fault in document["faults"]]


def test_a_damaged_page_is_named(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with store.open_database(filled, PASSPHRASE) as db, db.write(Did()) as session:
        files.keep(session, bytes(500_000))
    with filled.open("r+b") as file:
        file.seek(filled.stat().st_size - 200_000)
        file.write(b"\xde\xad\xbe\xef")
    assert main(["check", str(filled)]) == 1
    assert "A page of the file is damaged" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nope.db", ".", "junk", "empty"])
@pytest.mark.parametrize("as_json", [True, False])
def test_what_is_no_database_is_one_sentence(
    desk_path: Path, capsys: pytest.CaptureFixture[str], name: str, as_json: bool
) -> None:
    for made, content in {"junk": b"junk" * 2000, "empty": b""}.items():
        (desk_path.parent / made).write_bytes(content)
    assert main(["check", str(desk_path.parent / name), *["--json"] * as_json]) == 1
    printed = capsys.readouterr()
    assert len(printed.err.strip().splitlines()) == 1
    assert bool(printed.out) == as_json
    assert not as_json or json.loads(printed.out)["problems"]


def test_a_wrong_passphrase_is_one_sentence(
    filled: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(passphrase.VARIABLE, "wrong")
    before = filled.read_bytes()
    assert main(["check", str(filled)]) == 1
    assert capsys.readouterr().err == "The passphrase does not open desk.db: type it again.\n"
    assert filled.read_bytes() == before
