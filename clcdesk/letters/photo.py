"""A photo made ready for paper: cropped from the middle, as many dots as paper shows, a JPEG."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

DOTS = 150
"""To the inch."""
MOST_PIXELS = 100_000_000


def cropped(data: bytes, width: float, height: float) -> bytes | None:
    """The photo for a place of this size in points; None if it is no picture that can be read."""
    size = (round(width * DOTS / 72), round(height * DOTS / 72))
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft("RGB", (size[0] * 2, size[1] * 2))
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    on_white = Image.new("RGB", upright.size, "white")
    on_white.paste(upright, mask=upright.getchannel("A"))
    kept = io.BytesIO()
    ImageOps.fit(on_white, size, Image.Resampling.LANCZOS).save(kept, "JPEG", quality=82)
    return kept.getvalue()
