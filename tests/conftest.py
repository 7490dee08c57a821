"""What every test may ask for."""

import os
import shutil
import subprocess
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.letters import verapdf as engine

pytest_plugins = ["tests.desk_fixtures"]

ROOT = Path(__file__).resolve().parent.parent

os.environ["PYTHONPATH"] = str(ROOT)  # a child process finds the program from any folder
os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Where CLCDESK_CI=1 promises that everything is there, a test that is skipped fails."""
    report = yield
    if report.skipped and os.environ.get("CLCDESK_CI") == "1":
        report.outcome = "failed"
        report.longrepr = f"nothing may be skipped here: {call.excinfo.value if call.excinfo else item.name}"
    return report


def need(packages: list[str]) -> None:
    """Skip for want of Debian packages, naming them."""
    if packages:
        pytest.skip(f"missing Debian packages: {' '.join(packages)}")


@pytest.fixture(scope="session", autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A log of the tests' own: a fault provoked here is not the user's."""
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session")
def verapdf() -> Iterator[engine.Validator]:
    """`verapdf(paths)` → each path with the list of PDF/UA-1 clauses it fails."""
    need(engine.missing_packages())
    with engine.Validator() as validator:
        yield validator


@pytest.fixture(scope="session")
def pdftotext() -> Callable[..., str]:
    """`pdftotext(path, "-layout", …)` → the text that Poppler finds in a PDF."""
    need([] if shutil.which("pdftotext") else ["poppler-utils"])

    def text(path: Path, *options: str) -> str:
        command = ["pdftotext", "-enc", "UTF-8", *options, str(path), "-"]
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout

    return text


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT
