"""What this computer remembers between two sittings: which database, how it looks, when it locks. Nobody's data."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

THEMES = ("system", "light", "dark", "contrast")
SMALLEST, LARGEST = 100, 200
"""Text size in per cent."""
MOST_MINUTES = 60


@dataclass(frozen=True)
class Settings:
    database: str = ""
    """The file last opened; "" before the first."""
    theme: str = "system"
    percent: int = 100
    lock_minutes: int = 5
    """Without a key or a touch, before the desk locks itself."""
    backed_up_to: str = ""
    backed_up_on: str = ""
    """Where the last backup went and on which day; "" before the first."""

    def sound(self) -> "Settings":
        """The same, with what cannot be replaced by what is usual."""
        usual = Settings()
        return replace(
            self,
            theme=self.theme if self.theme in THEMES else usual.theme,
            percent=min(LARGEST, max(SMALLEST, self.percent)),
            lock_minutes=min(MOST_MINUTES, max(1, self.lock_minutes)),
        )


def file() -> Path:
    """Where it is kept: the configuration folder of the computer's own custom."""
    from platformdirs import user_config_path

    return user_config_path("clcdesk", appauthor=False) / "settings.json"


def load(path: Path | None = None) -> Settings:
    """What was kept; what is missing or damaged is as usual."""
    try:
        kept = json.loads((path or file()).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    usual = asdict(Settings())
    known: dict[str, Any] = {
        field.name: kept[field.name]
        for field in fields(Settings)
        if isinstance(kept, dict) and type(kept.get(field.name)) is type(usual[field.name])
    }
    return Settings(**known).sound()


def save(settings: Settings, path: Path | None = None) -> None:
    """Keep it; a computer that will not keep it is no reason to stop work."""
    into = path or file()
    with suppress(OSError):
        into.parent.mkdir(parents=True, exist_ok=True)
        half = into.with_suffix(".new")
        half.write_text(json.dumps(asdict(settings), indent=2) + "\n", encoding="utf-8", newline="\n")
        half.replace(into)


def change(path: Path | None = None, **values: Any) -> Settings:
    """Keep what is given beside what was kept before; the whole of it."""
    changed = replace(load(path), **values).sound()
    save(changed, path)
    return changed
