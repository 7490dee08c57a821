"""Which functions of the services write, found in their source."""

import ast
from pathlib import Path

import clcdesk.services

FOLDER = Path(clcdesk.services.__file__).parent


def writing() -> set[str]:
    """`module.function` of every function that begins a `write()` on the database it is given."""
    found: set[str] = set()
    for file in sorted(FOLDER.glob("*.py")):
        for function in ast.parse(file.read_text("utf-8")).body:
            if isinstance(function, ast.FunctionDef) and any(map(_begins_a_write, ast.walk(function))):
                found.add(f"{file.stem}.{function.name}")
    return found


def _begins_a_write(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ("write", "operation", "transaction", "undo", "redo")
