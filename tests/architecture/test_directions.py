"""Who may import whom. README.md, *Where new code goes*, says it in words."""

import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.imports import Graph, bad_chains, graph, strangers, within
from tests.architecture.project import ROOT

DATABASE = frozenset(
    ["sqlalchemy", "alembic", "sqlcipher3", "sqlite3", "clcdesk.store", "clcdesk.models", "clcdesk.services"]
)
SCREEN = frozenset(["PySide6", "shiboken6", "clcdesk.ui"])
CLOCK_AND_CHANCE = frozenset(["time", "random", "secrets", "uuid", "uuid_utils", "clcdesk.clock"])
PAPER = frozenset(["reportlab", "uharfbuzz", "clcdesk.letters"])
TOP = frozenset(["clcdesk.cli", "clcdesk.commands", "clcdesk.__main__"])

NEVER_REACHES = {
    "clcdesk.rules": DATABASE | SCREEN | CLOCK_AND_CHANCE | PAPER | TOP | {"clcdesk.exchange"},
    "clcdesk.frameworks": DATABASE | SCREEN | CLOCK_AND_CHANCE | PAPER | TOP | {"clcdesk.exchange"},
    "clcdesk.words": DATABASE | SCREEN | CLOCK_AND_CHANCE | PAPER | TOP | {"clcdesk.exchange"},
    "clcdesk.letters": DATABASE | SCREEN | CLOCK_AND_CHANCE | TOP,
    "clcdesk.exchange": DATABASE | SCREEN | CLOCK_AND_CHANCE | PAPER | TOP,
    "clcdesk.models": SCREEN | PAPER | TOP | {"clcdesk.store", "clcdesk.services"},
    "clcdesk.store": SCREEN | PAPER | TOP | {"clcdesk.services", "clcdesk.exchange"},
    "clcdesk.services": SCREEN | TOP,
    "clcdesk.clock": DATABASE | SCREEN | PAPER | TOP,
}
"""A layer → what none of its modules may come to import, itself or by way of others of ours."""

ONLY_IN = {
    "PySide6": frozenset(["clcdesk.ui", "clcdesk.__main__"]),
    "shiboken6": frozenset(["clcdesk.ui", "clcdesk.__main__"]),
    "sqlalchemy": frozenset(["clcdesk.store", "clcdesk.models", "clcdesk.services"]),
    "alembic": frozenset(["clcdesk.store", "clcdesk.models.migrations"]),
    "sqlcipher3": frozenset(["clcdesk.store"]),
    "reportlab": frozenset(["clcdesk.letters"]),
    "uharfbuzz": frozenset(["clcdesk.letters"]),
    "clcdesk.cli": frozenset(["clcdesk.cli", "clcdesk.__main__"]),
    "clcdesk.commands": frozenset(["clcdesk.cli", "clcdesk.commands"]),
}
"""A package → the only places that import it themselves."""

KNOWS_ONLY = {
    "clcdesk.models": frozenset(["clcdesk.models"]),
    "clcdesk.exchange": frozenset(
        [f"clcdesk.{name}" for name in ("exchange", "rules", "frameworks", "words", "errors", "paths", "stopping")]
    ),
}
"""A layer → the only modules of ours that it imports itself."""


@pytest.fixture(scope="module")
def imports() -> Graph:
    return graph(ROOT / "clcdesk")


@pytest.mark.parametrize("layer", NEVER_REACHES)
def test_a_layer_never_reaches(layer: str, imports: Graph) -> None:
    assert bad_chains(imports, layer, NEVER_REACHES[layer]) == []


@pytest.mark.parametrize("name", ONLY_IN)
def test_imported_only_in(name: str, imports: Graph) -> None:
    assert strangers(imports, name, ONLY_IN[name]) == []


@pytest.mark.parametrize("layer", KNOWS_ONLY)
def test_a_layer_knows_only(layer: str, imports: Graph) -> None:
    assert foreign(imports, layer, KNOWS_ONLY[layer]) == []


def foreign(imports: Graph, layer: str, known: frozenset[str]) -> list[str]:
    return [
        f"{module} → {name}"
        for module, names in sorted(imports.items())
        if within(module, layer)
        for name in sorted(names)
        if within(name, "clcdesk") and name != "clcdesk" and not any(within(name, one) for one in known)
    ]


COMES_WITH = {"shiboken6": "pyside6-essentials"}
"""A package that is the other half of a declared one."""


def test_the_product_imports_only_what_it_declares(imports: Graph) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {folded(name) for name in project["dependencies"]}
    belongs = packages_distributions()
    third = set().union(*imports.values()) - set(sys.stdlib_module_names)
    third = {COMES_WITH.get(name, name) for name in third if not within(name, "clcdesk")}
    used = {name: {folded(one) for one in belongs.get(name, [name])} for name in third}
    assert {name: found for name, found in used.items() if not found & declared} == {}


def folded(requirement: str) -> str:
    """A requirement's bare name, as indexes compare them."""
    name = requirement.split(";")[0]
    for mark in "<>=!~[ ":
        name = name.split(mark)[0]
    return name.lower().replace("_", "-").replace(".", "-")


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A small package with a fault of each kind."""
    sources = {
        "__init__": "",
        "rules/__init__": "",
        "rules/match": "from clcdesk.frameworks import load\n",
        "frameworks/__init__": "",
        "frameworks/load": "def f() -> None:\n    import clcdesk.services.people\n",
        "services/__init__": "",
        "services/people": "from sqlalchemy import select\n",
        "models/__init__": "from clcdesk import clock\n",
        "clock": "import PySide6.QtCore\n",
    }
    for name, source in sources.items():
        path = tmp_path / "clcdesk" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")
    return tmp_path / "clcdesk"


def test_a_planted_fault_is_named_with_its_chain(planted: Path) -> None:
    imports = graph(planted)
    assert bad_chains(imports, "clcdesk.rules", frozenset(["sqlalchemy"])) == [
        "clcdesk.rules.match → clcdesk.frameworks.load → clcdesk.services.people → sqlalchemy"
    ]
    assert strangers(imports, "PySide6", ONLY_IN["PySide6"]) == ["clcdesk.clock → PySide6"]
    assert foreign(imports, "clcdesk.models", KNOWS_ONLY["clcdesk.models"]) == ["clcdesk.models → clcdesk.clock"]
    assert bad_chains(imports, "clcdesk.models", SCREEN) == ["clcdesk.models → clcdesk.clock → PySide6"]
