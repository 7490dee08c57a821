"""The demo's database: made once, copied after that."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from clcdesk import settings, store
from clcdesk.made_up import people as made_up
from clcdesk.services import people
from clcdesk.ui import look, start


@pytest.mark.trial
def test_the_demo_is_filled_once_and_copied_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    start._fill(tmp_path / "one.db")
    assert len(list((tmp_path / "cache").rglob("demo-*.db"))) == 1
    monkeypatch.setattr(made_up, "fill", lambda *_args: pytest.fail("it was filled again"))
    start._fill(tmp_path / "two.db")
    for name in ("one.db", "two.db"):
        with store.open_database(tmp_path / name, start.DEMO_PASSPHRASE) as db:
            assert len(people.everyone(db)) >= 40
            assert db.undo() is None


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_chosen_look_is_taken_and_the_systems_otherwise(theme: str) -> None:
    start.application()
    assert look.chosen(settings.Settings(theme=theme, percent=150)).theme == theme
    system = look.chosen(settings.Settings())
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert system.theme == ("dark" if dark else "light")
    assert system.percent == 100
