"""Which module imports which, read from the source: nothing is run."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.architecture.project import trees

Graph = dict[str, set[str]]
"""Each module of ours → what it imports anywhere in it: modules of ours whole, foreign ones by first name."""


def graph(package: Path) -> Graph:
    """The imports of a package's folder, e.g. `clcdesk/`. Importing `a.b` also imports the package `a`."""
    parsed = {_name(package, path): tree for path, tree in trees(package)}
    return {module: set(_imports(tree, set(parsed), package.name)) - {module} for module, tree in parsed.items()}


def _name(package: Path, path: Path) -> str:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(tree: ast.Module, ours: set[str], top: str) -> Iterator[str]:
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are absolute"
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name in ours else str(node.module) for name in whole]
        for name in names:
            parts = name.split(".")
            if parts[0] == top:
                yield from (".".join(parts[: n + 1]) for n in range(len(parts)))
            else:
                yield parts[0]


def within(module: str, name: str) -> bool:
    """Whether a module is `name` or lies in it."""
    return module == name or module.startswith(f"{name}.")


def chain(imports: Graph, start: str, forbidden: Callable[[str], bool]) -> list[str] | None:
    """The shortest way by which a module comes to import something forbidden, first to last."""
    ways = [[start]]
    seen = {start}
    for way in ways:
        for further in sorted(imports.get(way[-1], ())):
            if forbidden(further):
                return [*way, further]
            if further not in seen:
                seen.add(further)
                ways.append([*way, further])
    return None


def bad_chains(imports: Graph, layer: str, never: frozenset[str]) -> list[str]:
    """For each module of a layer the way to what it must never reach, as `a → b → c`."""
    bad = (
        chain(imports, module, lambda name: any(within(name, one) for one in never))
        for module in sorted(imports)
        if within(module, layer)
    )
    return [" → ".join(way) for way in bad if way]


def strangers(imports: Graph, name: str, allowed: frozenset[str]) -> list[str]:
    """The modules that import `name` themselves although they lie in none of the allowed places."""
    return [
        f"{module} → {found}"
        for module, all_found in sorted(imports.items())
        for found in sorted(all_found)
        if within(found, name) and not any(within(module, place) for place in allowed)
    ]
