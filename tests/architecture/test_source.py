"""What no source file may do: ask the time, write SQL where it is not expected, or grow too big."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, trees

MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 50
LARGER: dict[str, str] = {
    "clcdesk/services/act.py": "one list of what can be done, three lines an act: parted, an act is harder to find",
}
"""`path` or `path::function` → why it may be larger."""

CLOCKS = {"datetime", "date", "time", "func"}
CLOCK_CALLS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime"}
QT_CLOCK_CALLS = {"currentDate", "currentTime", "currentDateTime", "currentDateTimeUtc", "currentSecsSinceEpoch"}
RAW_SQL_NAMES = {"text", "exec_driver_sql", "raw_connection", "executescript", "cursor", "driver_connection"}
QUERIES = {"select", "insert", "update", "delete", "text"}

Check = Callable[[ast.Module], Iterator[tuple[int, str]]]


def clock_calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Calls that ask the time of Python, SQL or Qt, under whatever name they were imported."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    meant = {alias.asname: alias.name for node in imports for alias in node.names if alias.asname}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner, name = ast.unparse(node.func.value), node.func.attr
            last = owner.rpartition(".")[2]
            if name in QT_CLOCK_CALLS or (name in CLOCK_CALLS and meant.get(last, last) in CLOCKS):
                yield node.lineno, f"{owner}.{name}()"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield node.lineno, "from time import …"


def raw_sql(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """SQLAlchemy's `text` and the ways around SQLAlchemy."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("sqlalchemy"):
            yield from ((node.lineno, "text") for alias in node.names if alias.name == "text")
        elif isinstance(node, ast.Attribute) and node.attr in RAW_SQL_NAMES:
            if node.attr == "text" and ast.unparse(node.value) not in ("sqlalchemy", "sa"):
                continue  # a widget's or a cell's
            yield node.lineno, node.attr


def queries(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("sqlalchemy"):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in QUERIES)


def found(check: Check, folder: Path, but: tuple[str, ...]) -> list[str]:
    return [
        f"{at}:{line} {what}"
        for path, tree in trees(folder)
        if not (at := path.relative_to(folder.parent).as_posix()).startswith(but)
        for line, what in check(tree)
    ]


def test_only_clock_asks_the_time() -> None:
    assert found(clock_calls, ROOT / "clcdesk", ("clcdesk/clock.py",)) == []


def test_raw_sql_is_only_in_the_store_and_in_migrations() -> None:
    assert found(raw_sql, ROOT / "clcdesk", ("clcdesk/store/", "clcdesk/models/migrations/")) == []


def test_only_services_and_the_store_have_queries() -> None:
    places = ("clcdesk/services/", "clcdesk/store/", "clcdesk/models/migrations/")
    assert found(queries, ROOT / "clcdesk", places) == []


def lengths(path: Path, at: str) -> Iterator[tuple[str, int, int]]:
    """The file and each function in it: name, lines, most lines allowed."""
    source = path.read_text("utf-8")
    yield at, source.count("\n"), MOST_LINES
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{at}::{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1, MOST_LINES_OF_A_FUNCTION


def too_large(root: Path) -> dict[str, int]:
    files = [root / "dev.py", *(root / "clcdesk").rglob("*.py"), *(root / "tests").rglob("*.py")]
    measured = (size for path in files if path.exists() for size in lengths(path, path.relative_to(root).as_posix()))
    return {name: lines for name, lines, most in measured if lines > most}


def test_files_and_functions_stay_small() -> None:
    large = too_large(ROOT)
    assert {name: lines for name, lines in large.items() if name not in LARGER} == {}
    assert set(LARGER) <= set(large), "no longer too large: take it off the list"


def test_planted_faults_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "clcdesk"
    folder.mkdir()
    (folder / "late.py").write_text(
        "import datetime as dt\nfrom datetime import date as d\nfrom sqlalchemy import select, text\n"
        "dt.datetime.now()\nd.today()\nclock.now()\nself.today()\nQDate.currentDate()\n"
        "connection.exec_driver_sql('x')\nbutton.text()\n",
        "utf-8",
    )
    (folder / "big.py").write_text("def long() -> None:\n" + "    pass\n" * 50 + "\n" * 350, "utf-8")
    late = "clcdesk/late.py"
    asked = [f"{late}:4 dt.datetime.now()", f"{late}:5 d.today()", f"{late}:8 QDate.currentDate()"]
    assert found(clock_calls, folder, ()) == asked
    assert found(raw_sql, folder, ()) == [f"{late}:3 text", f"{late}:9 exec_driver_sql"]
    assert found(queries, folder, ()) == ["clcdesk/late.py:3 select", "clcdesk/late.py:3 text"]
    assert found(queries, folder, ("clcdesk/late",)) == []
    assert too_large(tmp_path) == {"clcdesk/big.py": 401, "clcdesk/big.py::long": 51}


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc"])
def test_no_file_is_named_for_nothing(name: str) -> None:
    assert [path for path in ROOT.glob(f"*/**/{name}.py") if ".venv" not in path.parts] == []
