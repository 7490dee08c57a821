"""A backup is one file, whole or not there; what is restored is the same and starts a new device."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from clcdesk import store
from clcdesk.errors import DeskError
from clcdesk.models.log import Device, Operation
from clcdesk.models.people import Person
from clcdesk.store import backup, check, files, keys, opening
from tests.desk_fixtures import PASSPHRASE, Did, dump


def add(db: store.Database, name: str) -> None:
    with db.write(Did()) as session:
        session.add(Person(reference=name, name=name))


@pytest.fixture
def copied(desk: store.Database, tmp_path: Path) -> Path:
    add(desk, "Ruth")
    desk.back_up(tmp_path / "copy.zip")
    return tmp_path / "copy.zip"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_one_uncompressed_zip_of_both(copied: Path, desk: store.Database) -> None:
    with zipfile.ZipFile(copied) as archive:
        assert sorted(archive.namelist()) == ["desk.db", "desk.db.keys"]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert archive.read("desk.db.keys") == keys.beside(desk.path).read_bytes()
    assert [name for name in names(copied.parent) if name.startswith(".")] == []


def test_restored_it_is_the_same(copied: Path, desk: store.Database, tmp_path: Path) -> None:
    before = dump(desk)
    add(desk, "Later")
    backup.restore(copied, tmp_path / "two.db", PASSPHRASE)
    with store.open_database(tmp_path / "two.db", PASSPHRASE) as db:
        assert dump(db) == before
        assert check.run(db) == []


def test_it_is_taken_while_somebody_writes(desk: store.Database, tmp_path: Path) -> None:
    add(desk, "Ruth")
    with desk.write(Did()) as session:
        session.add(Person(reference="x", name="x"))
        session.flush()
        desk.back_up(tmp_path / "copy.zip")
    backup.restore(tmp_path / "copy.zip", tmp_path / "two.db", PASSPHRASE)
    with store.open_database(tmp_path / "two.db", PASSPHRASE) as db:
        assert [person["name"] for person in dump(db)["person"].values()] == ["Ruth"]


def devices(path: Path) -> list[tuple[int, int]]:
    with store.open_database(path, PASSPHRASE) as db, db.read() as session:
        return [
            (device.position, device.number) for device in session.scalars(select(Device).order_by(Device.position))
        ]


def test_a_restored_file_starts_a_new_device_before_its_first_write(copied: Path, desk: store.Database) -> None:
    """Even at the old place: laptop lost, restored on the same path."""
    path = desk.path
    desk.close()
    for old in (path, keys.beside(path)):
        old.unlink()
    backup.restore(copied, path, PASSPHRASE)
    assert devices(path) == [(1, 1)]
    with store.open_database(path, PASSPHRASE) as db:
        add(db, "Ann")
        add(db, "Bo")
        assert check.run(db) == []
        with db.read() as session:
            assert sorted(session.scalars(select(Operation.number))) == [1, 1, 2]
    assert devices(path) == [(1, 1), (2, 2)]


def test_a_copied_file_starts_a_new_device_and_the_first_keeps_its_own(desk: store.Database, tmp_path: Path) -> None:
    add(desk, "Ruth")
    desk.close()
    away = tmp_path / "away"
    away.mkdir()
    for file in (desk.path, keys.beside(desk.path)):
        shutil.copyfile(file, away / file.name)
    with store.open_database(away / "desk.db", PASSPHRASE) as db:
        add(db, "Ann")
    with store.open_database(desk.path, PASSPHRASE) as db:
        add(db, "Bo")
    assert devices(away / "desk.db") == [(1, 1), (2, 1)]
    assert devices(desk.path) == [(1, 2)]


def test_it_is_never_written_over_anything(copied: Path, desk: store.Database, tmp_path: Path) -> None:
    before = copied.read_bytes()
    with pytest.raises(DeskError, match="already there"):
        desk.back_up(copied)
    with pytest.raises(DeskError, match="does not exist"):
        desk.back_up(tmp_path / "no" / "copy.zip")
    assert copied.read_bytes() == before
    with pytest.raises(DeskError, match="already there"):
        opening.free(desk.path)


def refused(copied: Path, passphrase: str = PASSPHRASE) -> str:
    """What is said when it cannot be restored; nothing may be left."""
    there = names(copied.parent)
    with pytest.raises(DeskError) as error:
        backup.restore(copied, copied.parent / "two.db", passphrase)
    assert names(copied.parent) == there
    return str(error.value)


def test_a_wrong_passphrase_restores_nothing(copied: Path) -> None:
    assert "passphrase does not open" in refused(copied, "wrong")


@pytest.mark.parametrize("where", [0.002, 0.1, 0.5, 0.9, 0.999])
def test_a_flipped_byte_anywhere_is_refused(copied: Path, where: float) -> None:
    content = bytearray(copied.read_bytes())
    content[int(len(content) * where)] ^= 0x40
    copied.write_bytes(content)
    assert "copy.zip" in refused(copied) or "desk.db.keys" in refused(copied)


@pytest.mark.parametrize("kept", [0, 10, 0.3, 0.99])
def test_a_cut_backup_is_refused(copied: Path, kept: float) -> None:
    content = copied.read_bytes()
    copied.write_bytes(content[: int(kept if kept > 1 else len(content) * kept)])
    assert "damaged or not a backup" in refused(copied)


def test_a_page_damaged_before_it_was_zipped_is_refused(copied: Path) -> None:
    with zipfile.ZipFile(copied) as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    parts["desk.db"][4096 * 20 + 7] ^= 1
    with zipfile.ZipFile(copied, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert "copy.zip is damaged" in refused(copied)


@pytest.mark.parametrize("entries", [[], ["desk.db"], ["desk.db", "desk.db.keys", "../x"], ["desk.db.keys", "x"]])
def test_another_zip_is_refused(copied: Path, entries: list[str]) -> None:
    with zipfile.ZipFile(copied, "w") as archive:
        for name in entries:
            archive.writestr(name, b"x")
    assert "is not a backup" in refused(copied)
    with pytest.raises(DeskError, match="is not a backup"):
        backup.look(copied)


def test_what_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    for path, said in {tmp_path / "no.zip": "is not there", tmp_path: "is a folder"}.items():
        with pytest.raises(DeskError, match=said):
            backup.restore(path, tmp_path / "two.db", PASSPHRASE)
    assert names(tmp_path) == []


def test_a_damaged_database_is_not_backed_up(desk: store.Database, tmp_path: Path) -> None:
    with desk.write(Did()) as session:
        files.keep(session, bytes(2_000_000))
    desk.close()
    with desk.path.open("r+b") as file:
        file.seek(desk.path.stat().st_size - 1_000_000)
        file.write(b"\x00" * 50)
    with store.open_database(desk.path, PASSPHRASE) as db, pytest.raises(DeskError, match="damaged"):
        db.back_up(tmp_path / "copy.zip")
    assert "copy.zip" not in names(tmp_path)


class StopError(Exception):
    """The officer pressed Cancel."""


def test_wherever_it_is_stopped_no_backup_is_made_and_nothing_is_left(desk: store.Database, tmp_path: Path) -> None:
    target = tmp_path / "backups" / "one.zip"
    target.parent.mkdir()

    def stopping_after(calls: int) -> Callable[[int], None]:
        left = iter(range(calls))

        def count(_rows: int) -> None:
            if next(left, None) is None:
                raise StopError

        return count

    for calls in range(1000):
        try:
            desk.back_up(target, stopping_after(calls))
        except StopError:
            assert list(target.parent.iterdir()) == []
        else:
            break
    assert calls >= 2
    backup.look(target)
    with pytest.raises(StopError):
        check.run(desk, (), stopping_after(3))
    assert check.run(desk) == []
