"""Who can open the file, and what is said to everybody else."""

import json
import unicodedata
from dataclasses import asdict
from pathlib import Path

import pytest

from clcdesk import store
from clcdesk.errors import DeskError
from clcdesk.store import keys
from tests.desk_fixtures import CHEAP, PASSPHRASE, Template


def opens(path: Path, passphrase: str) -> str:
    with store.open_database(path, passphrase) as db:
        return db.officer_id


def test_passphrase_and_recovery_code_open_the_same_file(desk_template: Template, desk_path: Path) -> None:
    data_key = keys.unlock(desk_path, PASSPHRASE).data_key
    code = desk_template.recovery
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("0", "O").replace("1", "l")):
        assert keys.unlock(desk_path, typed).data_key == data_key
    assert keys.unlock(desk_path, code).officer_id == ""
    assert len(data_key) == 32


@pytest.mark.parametrize("wrong", ["", "x", PASSPHRASE + " ", PASSPHRASE.upper(), "0" * 28, "0000-" * 7])
def test_a_wrong_passphrase_is_a_sentence(desk_path: Path, wrong: str) -> None:
    with pytest.raises(DeskError, match=r"does not open desk\.db"):
        opens(desk_path, wrong)


def test_passphrases_are_the_same_however_the_keyboard_composes_them(tmp_path: Path) -> None:
    db, _code = store.create(tmp_path / "desk.db", "Zoë’s caf\u00e9 ﬁnd", cost=CHEAP)
    db.close()
    assert opens(db.path, unicodedata.normalize("NFD", "Zoë’s café find")) == db.officer_id


def test_a_second_officer_and_a_changed_passphrase(desk_path: Path) -> None:
    first = keys.unlock(desk_path, PASSPHRASE)
    keys.put_slot(desk_path, first.data_key, "bob", "another passphrase", CHEAP)
    assert opens(desk_path, "another passphrase") == "bob"
    keys.put_slot(desk_path, first.data_key, "bob", "changed passphrase", CHEAP)
    assert opens(desk_path, "changed passphrase") == "bob"
    with pytest.raises(DeskError):
        opens(desk_path, "another passphrase")
    keys.remove_slot(desk_path, "bob")
    with pytest.raises(DeskError):
        opens(desk_path, "changed passphrase")
    with pytest.raises(DeskError, match="no passphrase"):
        keys.remove_slot(desk_path, "bob")
    with pytest.raises(DeskError, match="last passphrase"):
        keys.remove_slot(desk_path, first.officer_id)
    with pytest.raises(DeskError, match="last passphrase"):
        keys.remove_slot(desk_path, keys.RECOVERY)
    with pytest.raises(DeskError, match="blank"):
        keys.put_slot(desk_path, first.data_key, "bob", "  ", CHEAP)
    assert opens(desk_path, PASSPHRASE) == first.officer_id


def test_a_new_recovery_code_ends_the_old_one(desk_template: Template, desk_path: Path) -> None:
    code = keys.new_recovery(desk_path, keys.unlock(desk_path, PASSPHRASE).data_key, CHEAP)
    assert opens(desk_path, code) == ""
    with pytest.raises(DeskError):
        opens(desk_path, desk_template.recovery)


def test_a_slot_cannot_be_given_to_somebody_else(desk_path: Path) -> None:
    path = keys.beside(desk_path)
    content = json.loads(path.read_text())
    content["slots"][0]["officer"] = "mallory"
    path.write_text(json.dumps(content))
    with pytest.raises(DeskError, match="does not open"):
        opens(desk_path, PASSPHRASE)


def test_the_file_holds_what_the_design_says(desk_path: Path) -> None:
    content = json.loads(keys.beside(desk_path).read_text())
    assert content["version"] == 1
    assert {slot["officer"] == keys.RECOVERY for slot in content["slots"]} == {True, False}
    assert content["slots"][0]["argon2id"] == asdict(CHEAP)
    assert keys.beside(desk_path).stat().st_mode & 0o777 in (0o600, 0o644, 0o666)


def test_missing_keys_are_named(desk_path: Path) -> None:
    keys.beside(desk_path).unlink()
    with pytest.raises(DeskError, match=r"desk\.db\.keys is missing"):
        opens(desk_path, PASSPHRASE)


@pytest.mark.parametrize(
    "damage",
    [
        b"", b"{}", b"[]", b"\xff\xfe", b"[" * 100_000,
        b'{"version": 1, "file": "x", "slots": [{"officer": "a"}]}',
        b'{"version": 1, "file": "x", "slots": [{"officer": "a", "salt": "", "sealed": "",'
        b'"argon2id": {"time": 1, "memory_kib": 99999999999, "lanes": 1}}]}',
    ],
)  # fmt: skip
def test_damaged_keys_are_a_sentence(desk_path: Path, damage: bytes) -> None:
    keys.beside(desk_path).write_bytes(damage)
    with pytest.raises(DeskError, match=r"desk\.db\.keys is damaged"):
        opens(desk_path, PASSPHRASE)


def test_keys_of_a_newer_version_are_refused(desk_path: Path) -> None:
    path = keys.beside(desk_path)
    path.write_text(path.read_text().replace('"version": 1', '"version": 2'))
    with pytest.raises(DeskError, match="newer CLC Desk"):
        opens(desk_path, PASSPHRASE)


def test_keys_of_another_database_are_a_sentence(desk_path: Path, tmp_path: Path) -> None:
    other, _code = store.create(tmp_path / "other.db", PASSPHRASE, cost=CHEAP)
    other.close()
    keys.beside(desk_path).write_bytes(keys.beside(other.path).read_bytes())
    with pytest.raises(DeskError, match="belongs to another database"):
        opens(desk_path, PASSPHRASE)


def test_what_is_no_database_is_a_sentence(tmp_path: Path, desk_path: Path) -> None:
    for path, said in {tmp_path: "is a folder", tmp_path / "nope.db": "is not there"}.items():
        with pytest.raises(DeskError, match=said):
            opens(path, PASSPHRASE)
    desk_path.write_bytes(b"")
    with pytest.raises(DeskError, match="is empty"):
        opens(desk_path, PASSPHRASE)
    desk_path.write_bytes(b"not a database at all" * 300)
    with pytest.raises(DeskError, match="is damaged"):
        opens(desk_path, PASSPHRASE)


def test_nothing_is_made_where_something_is(desk_path: Path, tmp_path: Path) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    alone = tmp_path / "alone.db"
    keys.beside(alone).write_bytes(b"somebody's")
    for path, said in {
        desk_path: "already there",
        alone: "without its database",
        tmp_path: "is a folder",
        tmp_path / "no" / "desk.db": "does not exist",
    }.items():
        with pytest.raises(DeskError, match=said):
            store.create(path, PASSPHRASE, cost=CHEAP)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "alone.db.keys"])
    assert keys.beside(alone).read_bytes() == b"somebody's"


def test_keys_are_replaced_whole_or_not_at_all(desk_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = keys.beside(desk_path)
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError("no room")

    data_key = keys.unlock(desk_path, PASSPHRASE).data_key
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no room"):
        keys.put_slot(desk_path, data_key, "bob", "another passphrase", CHEAP)
    assert path.read_bytes() == before
    assert sorted(path.name for path in desk_path.parent.iterdir()) == ["desk.db", "desk.db.keys"]
