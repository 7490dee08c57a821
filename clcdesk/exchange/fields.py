"""The fields of a JSON object, each read as one kind of fact or refused with a sentence naming its key.

`null`, a lacking key, blank text and an empty list all mean *not given*.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from clcdesk.errors import DeskError
from clcdesk.words import _

_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST_SHOWN = 60


class Fields:
    """One object of a document: knows its file and the path to it (`pattern[2].`), for the sentences."""

    def __init__(self, file: str, values: Mapping[str, Any], path: str = "") -> None:
        self.file = file
        self.values = values
        self.path = path

    def refuse(self, key: str, what: str) -> NoReturn:
        """Raise the DeskError that this key `what` (“must be a date …”)."""
        raise DeskError(_("{file}: “{key}” {what}.").format(file=self.file, key=self.path + key, what=what))

    def given(self, key: str) -> bool:
        value = self.values.get(key)
        return not (value is None or value == [] or (isinstance(value, str) and not value.strip()))

    def require(self, *keys: str) -> None:
        for key in keys:
            if not self.given(key):
                self.refuse(key, _("is missing: give it"))

    def text(self, key: str) -> str:
        """Text without spaces around it; "" when not given."""
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.refuse(key, _("must be text in quotes, not {value}").format(value=shown(value)))
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, blank ones left out; () when not given."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.refuse(key, _('must be a list of texts like ["one", "two"], not {value}').format(value=shown(value)))
        return tuple(item.strip() for item in value if item.strip())

    def code(self, key: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
        """One of the known codes, matched without case, as it is known; "" when not given."""
        text = self.text(key)
        return self._known(key, text, _by_fold(known)) if text else ""

    def codes(self, key: str, known: Mapping[str, Any] | tuple[str, ...]) -> tuple[str, ...]:
        """A list of known codes, each kept once."""
        codes = _by_fold(known)
        return tuple(dict.fromkeys(self._known(key, text, codes) for text in self.texts(key)))

    def date(self, key: str) -> date | None:
        text = self.text(key)
        if not text:
            return None
        found = _day(text)
        if found is None:
            wrong = _("is not a date of the calendar: write it like 2025-07-07, not {value}")
            self.refuse(key, wrong.format(value=shown(text)))
        return found

    def number(self, key: str) -> Decimal | None:
        """A number from zero up, exact; None when not given."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, Decimal):
            self.refuse(key, _("must be a number, without quotes, not {value}").format(value=shown(value)))
        if value < 0:
            self.refuse(key, _("is below zero: give a number from 0 up"))
        return value

    def flag(self, key: str) -> bool:
        value = self.values.get(key)
        if not (value is None or isinstance(value, bool)):
            self.refuse(key, _("must be true or false, not {value}").format(value=shown(value)))
        return bool(value)

    def inner(self, key: str) -> "Fields":
        """The fields of an object; of an empty one when it is not given."""
        value = self.values.get(key)
        if not (value is None or isinstance(value, dict)):
            self.refuse(key, _("must be an object in braces, not {value}").format(value=shown(value)))
        return Fields(self.file, value or {}, f"{self.path}{key}.")

    def items(self, key: str) -> Iterator["Fields"]:
        """The fields of each object of a list, counted from 1 as a person would."""
        value = self.values.get(key)
        if not (value is None or isinstance(value, list)):
            self.refuse(key, _("must be a list in brackets, not {value}").format(value=shown(value)))
        for place, item in enumerate(value or [], 1):
            if not isinstance(item, dict):
                self.refuse(f"{key}[{place}]", _("must be an object in braces, not {value}").format(value=shown(item)))
            yield Fields(self.file, item, f"{self.path}{key}[{place}].")

    def _known(self, key: str, text: str, codes: Mapping[str, str]) -> str:
        found = codes.get(text.casefold())
        if found is None:
            known = ", ".join(codes.values())
            self.refuse(
                key,
                _("has {value}, which is not known here: use one of {known}").format(value=shown(text), known=known),
            )
        return found


def shown(value: Any) -> str:
    """A value of the document as a sentence can hold it: short, on one line, in quotes if text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        line = " ".join(value.split())
        return f"“{line[:MOST_SHOWN]}…”" if len(line) > MOST_SHOWN else f"“{line}”"
    if isinstance(value, Decimal):
        return str(value)
    if value is None:
        return "null"
    return _("an object") if isinstance(value, dict) else _("this list")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def _by_fold(codes: Mapping[str, Any] | tuple[str, ...]) -> dict[str, str]:
    return {code.casefold(): code for code in codes}
