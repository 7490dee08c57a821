"""A JSON document an officer or a script wrote (a request, a priced plan), read strictly."""

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn

from clcdesk.errors import DeskError
from clcdesk.words import _

LARGEST = 10_000_000
"""Bytes. A request is some thousand; a file this large is another file chosen by mistake."""
MOST_DIGITS = 60
"""Before or after the point: far beyond any real number here, and small enough to be exact at once."""


def read(path: Path) -> dict[str, Any]:
    """The JSON object in a file. Every number is a `Decimal`, exact as written; text is whole Unicode.

    UTF-8 and UTF-16, with or without a byte-order mark. Raises DeskError, naming the file and, where
    it has one, the line and column, for anything else than one JSON object: also for a key that
    stands twice, for NaN and Infinity, and for numbers or nesting beyond reason.
    """
    name = path.name or str(path)
    text = _decoded(name, _bytes(name, path))
    if not text.strip():
        raise DeskError(_("{file} is empty: it should hold a JSON object.").format(file=name))
    value = _parsed(name, text)
    if not isinstance(value, dict):
        raise DeskError(_("{file} should hold one JSON object, in braces {{…}}.").format(file=name))
    if any("\ud800" <= letter <= "\udfff" for text in _texts(value) for letter in text):
        raise DeskError(_("{file} holds half a character (a \\ud8… without its pair): type it anew.").format(file=name))
    return value


def _bytes(name: str, path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DeskError(_("{file} is a folder: name the JSON file in it.").format(file=name))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise DeskError(_("There is no file {file}: check its name and folder.").format(file=name)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DeskError(_("{file} cannot be read ({reason}).").format(file=name, reason=reason)) from error
    if len(data) > LARGEST:
        raise DeskError(_("{file} is far too large for such a file: is it the right one?").format(file=name))
    return data


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise DeskError(_("{file} is not in UTF-8: save it again as UTF-8.").format(file=name)) from error


def _parsed(name: str, text: str) -> Any:
    def number(digits: str) -> Decimal:
        try:
            value = Decimal(digits)
        except InvalidOperation:
            refuse(digits)
        if len(digits) > MOST_DIGITS or abs(value.adjusted()) > MOST_DIGITS:
            refuse(digits)
        return value

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) < len(items):
            keys = [key for key, _value in items]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise DeskError(_("{file} gives “{key}” twice: leave one.").format(file=name, key=twice[:60]))
        return found

    def refuse(digits: str) -> NoReturn:
        raise DeskError(_("{file}: {number} is not a number that can be used.").format(file=name, number=digits[:40]))

    try:
        return json.loads(text, parse_float=number, parse_int=number, parse_constant=refuse, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        raise DeskError(
            _("{file}, line {line}, column {column}: this is not JSON ({reason}).").format(
                file=name, line=error.lineno, column=error.colno, reason=error.msg
            )
        ) from error
    except RecursionError as error:
        raise DeskError(_("{file} is nested too deeply to be what it should be.").format(file=name)) from error


def _texts(value: Any) -> Iterator[str]:
    """Every text in a document, keys too; nesting is within what the parser itself took."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            waiting.extend(item)
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
