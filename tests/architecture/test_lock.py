"""requirements.lock: everything pyproject.toml asks for, each release pinned and hashed."""

import re
import tomllib

from tests.architecture.project import ROOT
from tests.architecture.test_directions import folded

ENTRY = re.compile(r"(?P<name>[a-z0-9-]+)==[^\s;]+(?: ; [^\\]+)?(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n")


def locked(text: str) -> dict[str, int]:
    """Each release's name with its number of hashes."""
    return {match["name"]: match["hashes"].count("--hash") for match in ENTRY.finditer(text)}


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    lock = locked((ROOT / "requirements.lock").read_text("utf-8"))
    assert {folded(name) for name in asked} - set(lock) == set()


def test_every_line_of_the_lock_is_a_release_with_hashes() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert ENTRY.sub("", text) == ""


def test_a_release_without_a_hash_is_noticed() -> None:
    text = "alembic==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\nmako==2.0\n"
    assert locked(text) == {"alembic": 1}
    assert ENTRY.sub("", text) == "mako==2.0\n"
