from pathlib import Path

import pytest

from clcdesk.errors import DeskError
from clcdesk.exchange import output


def test_a_file_is_made_or_replaced_and_nothing_is_left_beside(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    for data in (b"one", b"two"):
        output.save(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_keeps_leading_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "there" / "letter.txt")
    output.save(link, b"words")
    assert link.is_symlink() and (tmp_path / "there" / "letter.txt").read_bytes() == b"words"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "is a folder"),
        ("no/where.txt", "could not be written"),
        ("x" * 300, "could not be written"),
        ("a\x00b", "could"),
    ],
)
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(DeskError, match=says):
        output.save(tmp_path / name, b"words")
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="not a file"):
        output.save(Path("/dev/null"), b"words")
