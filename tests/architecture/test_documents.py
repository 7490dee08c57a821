"""README.md and the guide name what there is, and nothing that is not."""

import argparse
import re
import shlex
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from clcdesk.cli import COMMANDS
from tests.architecture.project import ROOT, project_files
from tests.architecture.test_directions import folded

README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "resources" / "help" / "guide.md").read_text("utf-8")
NOTICES = (ROOT / "resources" / "help" / "notices.md").read_text("utf-8")


def first_cells(text: str, heading: str) -> set[str]:
    """The names in back-quotes in the first column of the table under a heading."""
    section = text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {folded(name) for cell in cells for name in re.findall("`([^`]+)`", cell)}


def dependencies(*, dev: bool) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    further = project["optional-dependencies"]["dev"] if dev else []
    return {folded(name) for name in [*project["dependencies"], *further]}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_explained(command: str) -> None:
    assert f"`clcdesk {command}" in README
    assert f"\n## clcdesk {command}" in GUIDE
    assert f"\n    clcdesk {command} " in GUIDE


@pytest.mark.parametrize("line", re.findall(r"^    clcdesk (.+)$", GUIDE, re.MULTILINE))
def test_every_example_of_the_guide_can_be_typed(line: str) -> None:
    name, *words = shlex.split(line)
    parser = argparse.ArgumentParser(exit_on_error=False)
    import_module(f"clcdesk.commands.{COMMANDS[name][0]}").arguments(parser)
    parser.parse_args(words)


def test_the_guide_explains_no_command_that_is_not_there() -> None:
    assert set(re.findall(r"^## clcdesk (\S+)", GUIDE, re.MULTILINE)) == set(COMMANDS)


def test_the_table_of_dependencies_is_that_of_pyproject() -> None:
    assert first_cells(README, "What it stands on") == dependencies(dev=True)


def test_every_library_that_ships_is_in_the_notices() -> None:
    assert first_cells(NOTICES, "Libraries") >= dependencies(dev=False)


def test_the_pictures_of_the_readme_are_there_and_small() -> None:
    pictures = [ROOT / name for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)]
    assert pictures
    assert {path: path.stat().st_size for path in pictures if path.stat().st_size > 150_000} == {}


def test_every_file_the_documents_link_to_exists() -> None:
    documents = [ROOT / "README.md", *(ROOT / "resources" / "help").glob("*.md")]
    links = [(one, link) for one in documents for link in re.findall(r"\]\(([^)#:]+)\)", one.read_text("utf-8"))]
    assert [f"{one.name}: {link}" for one, link in links if not (one.parent / link).exists()] == []


def test_the_table_reader_sees_a_name_that_is_missing() -> None:
    text = "# x\n## What it stands on\n\n|---|\n| `ruff`, `PySide6-Essentials` | `not this` |\n\n## Next\n| `nor` |\n"
    assert first_cells(text, "What it stands on") == {"ruff", "pyside6-essentials"}


def test_the_top_level_is_as_agreed() -> None:
    agreed = {"pyproject.toml", "clcdesk", "resources", "installer", "tests", "README.md", "dev.py"}
    found = {path.name for path in top_level() if not path.name.startswith(".")}
    assert found == agreed | {"requirements.lock", "LICENSE"}


def top_level() -> set[Path]:
    return {ROOT / path.relative_to(ROOT).parts[0] for path in project_files()}
