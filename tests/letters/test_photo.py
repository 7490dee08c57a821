import io

import pytest
from PIL import Image

from clcdesk.letters import photo
from clcdesk.letters.page import MM
from tests.letters import drawn


def size(data: bytes | None) -> tuple[int, int]:
    assert data is not None
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.format == "JPEG"
        return picture.size


@pytest.mark.parametrize("given", [(800, 500), (200, 900), (30, 20)])
def test_a_photo_is_cropped_to_its_place(given: tuple[int, int]) -> None:
    assert size(photo.cropped(drawn.photo(*given), 44 * MM, 33 * MM)) == (260, 195)


def test_what_shines_through_is_white() -> None:
    kept = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(kept, "PNG")
    made = photo.cropped(kept.getvalue(), 40, 30)
    assert made is not None
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_a_photo_taken_sideways_is_turned() -> None:
    kept = io.BytesIO()
    picture = Image.new("RGB", (60, 40), "white")
    picture.paste((0, 0, 0), (0, 0, 30, 40))
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(kept, "JPEG", exif=exif)
    made = photo.cropped(kept.getvalue(), 40, 60)
    assert made is not None
    with Image.open(io.BytesIO(made)) as turned:
        grey = turned.convert("L")
        assert int(str(grey.getpixel((20, 5)))) < 80
        assert int(str(grey.getpixel((20, grey.height - 5)))) > 180


@pytest.mark.parametrize("data", [b"", b"no picture", drawn.photo()[:200], b"GIF89a" + bytes(30)])
def test_what_cannot_be_read_is_no_photo(data: bytes) -> None:
    assert photo.cropped(data, 100, 75) is None
