"""The note for the council's own system: plain text, one heading a part, one fact a line."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Part(NamedTuple):
    """What one step of a case has to say; without lines it is left out."""

    title: str
    lines: tuple[str, ...]


def note(first: str, parts: Iterable[Part]) -> str:
    """The whole note: who and when, then every part. It ends in one line end."""
    told = [first, *(_written(part) for part in parts if part.lines)]
    return "\n\n".join(told) + "\n"


def day(value: date) -> str:
    """ "Mon 7 Jul 2025"."""
    return f"{value:%a} {value.day} {value:%b %Y}"


def sentence(words: str) -> str:
    """One line, whatever line ends were typed into it."""
    return " ".join(words.split())


def _written(part: Part) -> str:
    return "\n".join((part.title, *(f"- {sentence(line)}" for line in part.lines)))
