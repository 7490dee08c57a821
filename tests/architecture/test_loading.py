"""What a command loads, seen in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("sqlalchemy", "alembic", "sqlcipher3", "reportlab", "uharfbuzz", "PySide6", "PIL", "cryptography")

DIRECTORY = {
    "providers.csv": "provider_ref,provider,framework,joined\nP1,Oak,clc-2021,2021-11-29\n",
    "services.csv": "service_ref,provider_ref,service,setting,lots,bands,postcode\n"
    "S1,P1,Oak Mornings,building,older-adults,B,LE13 1AB\n",
    "capacity.csv": "service_ref,band,day,session,vacancies,as_of\nS1,B,mon,am,2,2025-06-10\n",
}
REQUEST = {
    "framework": "clc-2021",
    "lot": "older-adults",
    "start": "2025-07-07",
    "person": {"date_of_birth": "1940-03-01", "postcode": "LE13 1AB"},
    "pattern": [{"day": "mon", "session": "am", "band": "B"}],
}
PLAN = {"framework": "clc-2021", "start": "2025-09-01", "pattern": [{"day": "mon", "session": "full", "band": "C"}]}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "directory"
    folder.mkdir()
    for name, text in DIRECTORY.items():
        (folder / name).write_text(text, "utf-8")
    (tmp_path / "request.json").write_text(json.dumps(REQUEST), "utf-8")
    (tmp_path / "plan.json").write_text(json.dumps(PLAN), "utf-8")
    return tmp_path


def loaded(files: Path, *words: str) -> tuple[str, list[str]]:
    """What a command printed, and which of the heavy libraries it had loaded when it was done."""
    program = (
        "import sys; from clcdesk.cli import main; status = main(sys.argv[2:]);"
        "print(*[name for name in sys.argv[1].split() if name in sys.modules], file=sys.stderr); sys.exit(status)"
    )
    command = [sys.executable, "-c", program, " ".join(HEAVY), *words]
    done = subprocess.run(command, cwd=files, capture_output=True, check=True, encoding="utf-8")
    return done.stdout, done.stderr.split()


def test_match_loads_neither_database_paper_nor_window(files: Path) -> None:
    words = ["match", "--directory", "directory", "--request", "request.json", "--on", "2025-06-16", "--json"]
    printed, heavy = loaded(files, *words)
    answer = json.loads(printed)
    assert (answer["considered"], [one["service_ref"] for one in answer["fits"]]) == (1, ["S1"])
    assert heavy == []


def test_cost_and_frameworks_load_none_either(files: Path) -> None:
    assert loaded(files, "cost", "--plan", "plan.json")[1] == []
    assert loaded(files, "frameworks")[1] == []


def test_what_is_loaded_is_seen(files: Path) -> None:
    program = "import sys, sqlalchemy; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=files, capture_output=True, check=True, text=True)
    assert done.stdout == "True\n"
