"""Nothing anyone typed can be read from any file left: not as UTF-8, not as UTF-16, not inside a zlib stream."""

import logging
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from clcdesk import store
from clcdesk.models.directory import Provider
from clcdesk.models.people import Person
from clcdesk.store import drafts, files, search
from tests.desk_fixtures import PASSPHRASE, Did

MARKED = "Quixotterdam"
ZLIB_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def work(db: store.Database, row: Person) -> None:
    """A little of everything, with the marked word in all of it."""
    with db.write(Did()) as session:
        session.add(row)
        store.add_many(session, Provider, [{"ref": f"{MARKED}{n}"} for n in range(200)])
        files.keep(session, zlib.compress(MARKED.encode() * 20) + MARKED.encode("utf-16-le"))
    drafts.put(db, row, "name", MARKED * 3)
    with db.write(Did()) as session:
        session.get_one(Person, row.id).name = f"{MARKED} the second"
    db.undo()
    with db.read() as session:
        search.found(session, MARKED)


def readings(content: bytes) -> Iterator[bytes]:
    """A file's bytes as they are, and whatever unpacks from them."""
    yield content
    for head in ZLIB_HEADS:
        start = content.find(head)
        while start >= 0:
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(content[start : start + 65536])
            start = content.find(head, start + 1)


def leaks(folder: Path) -> list[str]:
    words = [
        spelt.encode(coding) for spelt in (MARKED, MARKED.casefold()) for coding in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and any(word in reading for reading in readings(path.read_bytes()) for word in words):
            found.append(path.name)
    return found


def test_the_search_itself_finds_what_is_there(tmp_path: Path) -> None:
    for n, content in enumerate(
        [MARKED.encode(), b"\x00" + MARKED.encode("utf-16-le"), b"abc" + zlib.compress(b"x" * 50 + MARKED.encode())]
    ):
        (tmp_path / f"{n}").write_bytes(content)
    assert leaks(tmp_path) == ["0", "1", "2"]


def test_nothing_typed_can_be_read_from_any_file(
    desk_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for variable in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(temporary))
    row = Person(reference="P1", name=MARKED)
    with caplog.at_level(logging.DEBUG), store.open_database(desk_path, PASSPHRASE) as db:
        work(db, row)
        assert {path.name for path in tmp_path.iterdir()} >= {"desk.db", "desk.db-wal", "desk.db-shm", "desk.db.keys"}
        assert leaks(tmp_path) == [], "while it is open"
        db.back_up(tmp_path / "copy.zip")
    assert MARKED not in caplog.text
    assert leaks(tmp_path) == []
    assert {path.name for path in tmp_path.iterdir()} == {"desk.db", "desk.db.keys", "copy.zip", "temporary"}
    assert list(temporary.iterdir()) == []


def test_a_failed_statement_does_not_say_what_it_was_given(desk: store.Database) -> None:
    with pytest.raises(Exception) as raised, desk.write(Did()) as session:
        session.add(Person(id=None, reference="x", name=MARKED))
    assert MARKED not in str(raised.value)
