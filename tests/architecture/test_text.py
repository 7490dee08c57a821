"""What no file of the project may hold: addresses of registries, paths of a machine, anybody's telephone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, project_files, texts

REGISTRY = re.compile(
    r"(?:pypi|pythonhosted|npmjs|anaconda|jfrog|artifactory)\.(?:org|com|io)\b"
    r"|^\s*--?(?:extra-)?index(?:-url)?\b|^\s*--?(?:find-links|f)\b|/simple/?(?:\s|$)|/artifacts?/repository/",
    re.MULTILINE | re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.:/])(?:/(?:work|opt|root|home|Users)/[\w.]|/tmp/\w+/|[A-Z]:\\+Users\\)")
TELEPHONE = re.compile(r"(?<![\w./+-])(?:\+44 ?(?:\(0\) ?)?|0)[1-9](?: ?\d){8,9}(?![\w.])")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

MADE_UP = re.compile(r"0116 496 0\d{3}")  # set aside by Ofcom for stories


def hits(pattern: re.Pattern[str], files: list[Path]) -> Iterator[str]:
    for path, text in texts(files):
        for match in pattern.finditer(text):
            yield f"{path.name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group().strip()}"


def ours(*folders: str) -> list[Path]:
    """The project's files in some folders; licences and grids of places hold what they hold."""
    inside = [path for path in project_files() if path.relative_to(ROOT).parts[0] in folders]
    return [path for path in inside if not {"places", "fonts"} & set(path.relative_to(ROOT).parts)]


def telephones(files: list[Path]) -> list[str]:
    return [hit for hit in hits(TELEPHONE, files) if not MADE_UP.fullmatch(hit.split(": ", 1)[1])]


def emails(files: list[Path]) -> list[str]:
    return [hit for hit in hits(EMAIL, files) if not hit.endswith(".example")]


def test_no_file_names_a_registry() -> None:
    assert list(hits(REGISTRY, project_files())) == []


def test_no_file_names_a_path_of_a_machine() -> None:
    assert list(hits(MACHINE, project_files())) == []


def test_telephones_are_made_up() -> None:
    assert telephones(ours("resources", "tests", "clcdesk")) == []


def test_mail_addresses_are_made_up() -> None:
    assert emails(ours("resources", "tests", "clcdesk")) == []


@pytest.mark.parametrize(
    "line",
    [
        "https://files.python" + "hosted.org/packages/x.whl",
        "--extra-" + "index-url https://index.example/s",
        "url = https://mirror.example/py/sim" + "ple/",
    ],
)
def test_a_planted_registry_is_found(line: str, tmp_path: Path) -> None:
    (tmp_path / "lock").write_text(f"sqlalchemy==2\n{line}\n", "utf-8")
    assert [hit.split(": ")[0] for hit in hits(REGISTRY, [tmp_path / "lock"])] == ["lock:2"]


@pytest.mark.parametrize("path", ["/ho" + "me/jane/desk", "C:\\Us" + "ers\\jane", "/wo" + "rk/x", "/tm" + "p/x/y"])
def test_a_planted_path_is_found(path: str, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text(f"see {path}", "utf-8")
    assert len(list(hits(MACHINE, [tmp_path / "notes"]))) == 1


def test_a_planted_telephone_is_found(tmp_path: Path) -> None:
    strange = "0116 " + "232 3232"
    (tmp_path / "sheet.csv").write_text(f"a,0116 496 0123\nb,{strange}\nc,1998-03-01,0.12345678901\n", "utf-8")
    assert telephones([tmp_path / "sheet.csv"]) == [f"sheet.csv:2: {strange}"]


def test_a_planted_mail_address_is_found(tmp_path: Path) -> None:
    strange = "jane@" + "council.org"
    (tmp_path / "sheet.csv").write_text(f"ann@oak.example,{strange}\n", "utf-8")
    assert emails([tmp_path / "sheet.csv"]) == [f"sheet.csv:1: {strange}"]
