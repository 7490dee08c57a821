"""Bytes of a text file → its text, in the encodings a council's computers write."""

import codecs
import re

from clcdesk.errors import DeskError
from clcdesk.words import _

_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, place: str) -> str:
    """The text of a file called `place` in sentences, line ends as they are.

    A byte order mark decides; then NULs say UTF-16; then UTF-8 if it decodes; else Windows-1252, unless
    most of what is not ASCII was good UTF-8: then the file is damaged, and guessing would show *CafÃ©*.
    """
    try:
        text = data.decode(_marked(data) or "utf-8")
    except UnicodeDecodeError as error:
        if _marked(data) or _is_damaged_utf8(data):
            raise _damaged(error, place) from None
        text = _windows_1252(data, place)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DeskError(
            _(
                "{place}, line {line}: this is not text (it holds a NUL character). "
                "Save the sheet again as CSV UTF-8 and use that file."
            ).format(place=place, line=line)
        )
    return text


def _marked(data: bytes) -> str:
    """The encoding that a byte order mark gives away, or a NUL in every second byte; else "".

    Letters of other scripts have none: enough that the file begins so, or that there are many.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if b"\0" not in data:
        return ""
    first, second = data[0::2].count(0), data[1::2].count(0)
    begins_so = [byte == 0 for byte in data[:4]] in ([False, True, False, True], [True, False, True, False])
    if begins_so or (first + second) * 8 >= len(data) > 0:
        return "utf-16-le" if second > first else "utf-16-be"
    return ""


def _is_damaged_utf8(data: bytes) -> bool:
    sequences = _SEQUENCE.findall(data)
    strays = len(_BEYOND_ASCII.findall(data)) - sum(map(len, sequences))
    return len(sequences) > strays


def _windows_1252(data: bytes, place: str) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _damaged(error, place) from None


def _damaged(error: UnicodeDecodeError, place: str) -> DeskError:
    before = error.object[: error.start]
    line = max(before.count(b"\n"), before.count(b"\r")) + 1
    return DeskError(
        _(
            "{place}, line {line}: a character there cannot be read ({encoding}). "
            "Open the file in a spreadsheet, mend that line and save it as CSV UTF-8."
        ).format(place=place, line=line, encoding=error.encoding)
    )
