"""The installed program: built by the locked backend, unpacked somewhere else, run from the root folder."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from clcdesk import __version__
from tests.architecture.project import ROOT


def build(kind: str, folder: Path) -> Path:
    """One distribution of the checkout. `hatchling` itself, so that no build environment is fetched."""
    program = f"import sys; from hatchling.build import build_{kind}; print(build_{kind}(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return folder / done.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content as an installer lays it down: it is pure Python, so its files lie as they are."""
    folder = tmp_path_factory.mktemp("a place with a space")
    with zipfile.ZipFile(build("wheel", folder)) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, *arguments: str) -> str:
    surroundings = {**os.environ, "PYTHONPATH": str(installed)}
    top = Path(sys.executable).anchor
    done = subprocess.run(
        [sys.executable, *arguments], cwd=top, env=surroundings, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


def test_it_runs_from_anywhere(installed: Path) -> None:
    assert run(installed, "-m", "clcdesk", "--version") == f"CLC Desk {__version__}\n"
    assert "clc-2021" in run(installed, "-m", "clcdesk", "frameworks")


def test_it_is_the_installed_one_with_its_resources(installed: Path) -> None:
    program = "import clcdesk; from clcdesk.paths import resources; print(clcdesk.__file__); print(resources())"
    module, resources = run(installed, "-c", program).splitlines()
    assert Path(module).is_relative_to(installed)
    assert Path(resources) == installed / "clcdesk" / "resources"


def test_every_resource_is_in_it(installed: Path) -> None:
    beside = {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()}
    inside = installed / "clcdesk" / "resources"
    assert {path for path in beside if not (inside / path).is_file()} == set()


def test_its_command_starts_the_command_line(installed: Path) -> None:
    entries = next(installed.glob("*.dist-info")) / "entry_points.txt"
    assert "clcdesk = clcdesk.cli:main" in entries.read_text("utf-8")


def test_dev_and_the_tests_are_no_part_of_it(installed: Path) -> None:
    assert {path.name for path in installed.iterdir()} == {"clcdesk", f"clcdesk-{__version__}.dist-info"}


def test_the_source_distribution_builds(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    assert {"clcdesk/cli.py", "README.md", "LICENSE", "pyproject.toml"} <= names
    assert any(name.startswith("resources/frameworks/") for name in names)
