from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from clcdesk.exchange import photo


def picture(kind: str) -> bytes:
    data = BytesIO()
    Image.new("RGB", (8, 6), "#aabbcc").save(data, kind)
    return data.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "directory"
    inside.mkdir()
    for name, data in (
        ("barn.jpg", picture("JPEG")),
        ("barn.png", picture("PNG")),
        ("barn.gif", picture("GIF")),
        ("cut.jpg", picture("JPEG")[:-120]),
        ("words.jpg", b"not a photo"),
        ("empty.png", b""),
    ):
        (inside / name).write_bytes(data)
    (tmp_path / "outside.png").write_bytes(picture("PNG"))
    (inside / "link.png").symlink_to(tmp_path / "outside.png")
    (inside / "inner").mkdir()
    (inside / "inner" / "barn.png").write_bytes(picture("PNG"))
    return inside


@pytest.mark.parametrize(("name", "kind"), [("barn.jpg", "JPEG"), ("barn.png", "PNG")])
def test_a_photo_beside_the_directory(folder: Path, name: str, kind: str) -> None:
    assert photo.read(folder, name) == picture(kind)
    book = folder / "directory.xlsx"
    book.touch()
    assert photo.read(book, name) == picture(kind)


@pytest.mark.parametrize(
    "name",
    [
        "barn.gif",
        "cut.jpg",
        "words.jpg",
        "empty.png",
        "nothing.png",
        "../outside.png",
        "link.png",
        "inner",
        "inner/barn.png",
        "",
        ".",
        "x\x00y",
        "x" * 5000,
        "/etc/passwd",
    ],
)
def test_no_photo(folder: Path, name: str) -> None:
    assert photo.read(folder, name) is None


def test_a_photo_of_too_many_dots_is_none(folder: Path) -> None:
    Image.new("1", (9000, 9000)).save(folder / "huge.png")
    assert photo.read(folder, "huge.png") is None
