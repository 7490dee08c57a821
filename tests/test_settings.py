"""What the computer remembers."""

from pathlib import Path

import pytest

from clcdesk import settings
from clcdesk.settings import Settings


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "settings.json"
    assert settings.load(path) == Settings()
    settings.change(path, database="Fosse/desk 1.db", percent=150)
    assert settings.change(path, theme="dark") == Settings("Fosse/desk 1.db", "dark", 150)
    assert settings.load(path) == Settings("Fosse/desk 1.db", "dark", 150)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '"x"', '{"percent": "large", "theme": 3}', '{"percent": true}', "[" * 99999]
)
def test_what_is_damaged_is_as_usual(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert settings.load(path) == Settings()


def test_what_cannot_be_is_as_usual(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"percent": 9000, "theme": "pink", "lock_minutes": 0, "unknown": 1}', encoding="utf-8")
    assert settings.load(path) == Settings(percent=200, lock_minutes=1)


def test_a_place_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings.save(Settings(), tmp_path / "file" / "settings.json")
    assert settings.load(tmp_path / "file" / "settings.json") == Settings()
