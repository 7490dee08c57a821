"""Which files belong to the project: the same with Git as without."""

from pathlib import Path

from tests.architecture.project import project_files, texts


def lay(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_without_git_what_is_ignored_is_left_out(tmp_path: Path) -> None:
    lay(tmp_path, "a.py", "demo/letter.pdf", "resources/demo/b.csv", ".venv/c.py", "tests/__pycache__/d.pyc", ".ci/run")
    (tmp_path / ".gitignore").write_text("# comment\n__pycache__/\n.venv/\n/demo/\n", "utf-8")
    names = {path.relative_to(tmp_path).as_posix() for path in project_files(tmp_path)}
    assert names == {".gitignore", "a.py", "resources/demo/b.csv", ".ci/run"}


def test_a_git_that_will_not_look_is_done_without(tmp_path: Path) -> None:
    lay(tmp_path, "a.py", ".git/broken")
    (tmp_path / ".gitignore").write_text("", "utf-8")
    assert {path.name for path in project_files(tmp_path)} == {".gitignore", "a.py"}


def test_this_file_is_one_of_them() -> None:
    assert Path(__file__).name in {path.name for path in project_files()}


def test_only_text_is_read_as_text(tmp_path: Path) -> None:
    lay(tmp_path, "a.py")
    (tmp_path / "picture").write_bytes(b"\x89PNG\0")
    (tmp_path / "old.csv").write_bytes(b"caf\xe9")
    assert [path.name for path, _text in texts(sorted(tmp_path.iterdir()))] == ["a.py"]
