"""`clcdesk import`, as somebody types it."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from clcdesk import cli, store
from clcdesk.services import directory, features
from tests.desk_fixtures import PASSPHRASE
from tests.services import small


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLCDESK_PASSPHRASE", PASSPHRASE)


def run(desk_path: Path, source: Path, *options: str) -> int:
    return cli.main(["import", str(source), "--database", str(desk_path), *options])


def digests(desk_path: Path) -> dict[str, str]:
    files = sorted(desk_path.parent.glob(f"{desk_path.name}*"))
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_a_directory_is_taken_in_once(desk_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small.write(tmp_path / "d")
    assert run(desk_path, folder) == 0
    assert capsys.readouterr().out == "12 rows added, 0 changed, 0 left alone.\n"
    before = digests(desk_path)
    assert run(desk_path, folder) == 0
    assert capsys.readouterr().out == "0 rows added, 0 changed, 12 left alone.\n"
    assert digests(desk_path) == before
    with store.open_database(desk_path, PASSPHRASE) as db:
        assert directory.facts(db) == small.reading(folder).directory


def test_a_dry_run_tells_each_row(desk_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = digests(desk_path)
    assert run(desk_path, small.write(tmp_path / "d"), "--dry-run") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "providers row 2, P1: added"
    assert told[-1] == "12 rows would be added, 0 changed, 0 left alone. Nothing was changed."
    assert len(told) == 13
    assert digests(desk_path) == before


def test_json_is_one_document(desk_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(desk_path, small.write(tmp_path / "d"))
    capsys.readouterr()
    services = small.SERVICES.replace("Riverside Club", "Riverside Centre").replace("2 Mill Lane, Asfordby", "")
    assert run(desk_path, small.write(tmp_path / "e", services=services), "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert {key: document[key] for key in ("added", "changed", "left", "refused", "warnings")} == {
        "added": 0,
        "changed": 1,
        "left": 11,
        "refused": [],
        "warnings": [],
    }
    changed = [row for row in document["rows"] if row["fate"] == "changed"]
    assert changed == [
        {"sheet": "services", "row": 3, "reference": "S2", "fate": "changed", "columns": ["service", "address"]}
    ]


BROKEN = small.CAPACITY.replace("mon,full,12", "someday,full,-1")


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--json",), ("--dry-run", "--json")])
def test_a_refusal_leaves_the_bytes_as_they_were(
    desk_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    before = digests(desk_path)
    assert run(desk_path, small.write(tmp_path / "d", capacity=BROKEN), *options) == 1
    told = capsys.readouterr()
    assert "capacity.csv" in told.err
    assert told.err.count("\n") == 1
    assert digests(desk_path) == before
    if "--json" in options:
        assert len(json.loads(told.out)["problems"]) == 2
    elif options:
        assert told.out.count("refused:") == 2


def test_photos_come_with_the_directory(desk_path: Path, tmp_path: Path) -> None:
    from PIL import Image

    folder = small.write(tmp_path / "d")
    Image.new("RGB", (8, 6), "green").save(folder / "barn.png")
    assert run(desk_path, folder) == 0
    with store.open_database(desk_path, PASSPHRASE) as db, db.read() as session:
        from clcdesk.models.directory import Service
        from clcdesk.store import files

        service = session.query(Service).filter(Service.ref == "S1").one()
        assert files.data(session, service.photo_file) == (folder / "barn.png").read_bytes()


def test_the_council_s_own_features_and_frameworks_count(desk_path: Path, tmp_path: Path) -> None:
    with store.open_database(desk_path, PASSPHRASE) as db:
        features.add(db, "warm-pool", "Warm pool")
    services = small.SERVICES.replace("hoist;makaton", "warm-pool")
    assert run(desk_path, small.write(tmp_path / "d", services=services)) == 0


def test_what_is_no_database_is_said(tmp_path: Path, desk_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small.write(tmp_path / "d")
    assert run(tmp_path / "none.db", folder) == 1
    assert run(folder, folder) == 1
    assert run(folder / "providers.csv", folder) == 1
    shutil.move(f"{desk_path}.keys", tmp_path / "elsewhere")
    assert run(desk_path, folder) == 1
    assert len(capsys.readouterr().err.splitlines()) == 4


def test_a_wrong_passphrase_is_a_sentence(
    desk_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLCDESK_PASSPHRASE", "not this one")
    assert run(desk_path, small.write(tmp_path / "d")) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
