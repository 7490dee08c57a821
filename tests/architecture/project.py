"""The project's own files, with or without Git."""

import ast
import os
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def project_files(root: Path = ROOT) -> list[Path]:
    """Every file that belongs to the project: what Git tracks, or without Git all but what .gitignore names."""
    if (root / ".git").exists() and (tracked := _tracked(root)):
        return tracked
    lines = (root / ".gitignore").read_text("utf-8").splitlines()
    ignored = [line.rstrip("/") for line in lines if line and not line.startswith("#")]
    return sorted(_walk(root, root, [".git", *ignored]))


def _tracked(root: Path) -> list[Path]:
    """Empty where Git is missing or will not look into another user's folder."""
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True)
    except FileNotFoundError:
        return []
    paths = (root / os.fsdecode(name) for name in done.stdout.split(b"\0") if name)
    return [path for path in paths if path.is_file()]


def _walk(root: Path, folder: Path, ignored: list[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        at = f"/{path.relative_to(root).as_posix()}"
        if any(fnmatch(at, rule) if rule.startswith("/") else fnmatch(path.name, rule) for rule in ignored):
            continue
        if path.is_dir():
            yield from _walk(root, path, ignored)
        else:
            yield path


def texts(files: list[Path]) -> Iterator[tuple[Path, str]]:
    """The files that are UTF-8 text, with their text; fonts and pictures are passed over."""
    for path in files:
        data = path.read_bytes()
        if b"\0" in data:
            continue
        try:
            yield path, data.decode("utf-8")
        except UnicodeDecodeError:
            continue


def trees(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file under a folder, parsed."""
    for path in sorted(folder.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"), str(path))
