"""One table of a definition file, read key by key. Faults are gathered, so that all are told at once."""

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal

from clcdesk.words import _

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PENNY = Decimal("0.01")
LARGEST = 1_000_000_000


class Table:
    """The keys of one table. A key that is missing or wrong adds a sentence to `faults` and is given
    back blank, for a reading with faults is never used. `finish` tells the keys nobody asked for."""

    def __init__(self, values: Mapping[str, object], place: str, faults: list[str]) -> None:
        self._values = values
        self._place = place
        """File and table, e.g. `my.toml: lots 2`."""
        self._asked: list[str] = []
        self.faults = faults

    def fault(self, key: str, sentence: str) -> None:
        self.faults.append(f"{self._place}, {key}: {sentence}.")

    def finish(self) -> None:
        for key in self._values:
            if key not in self._asked:
                known = ", ".join(self._asked)
                self.fault(key, _("this key is not known here; take it out, or use one of {known}").format(known=known))

    def _take(self, key: str, required: bool) -> object | None:
        self._asked.append(key)
        value = self._values.get(key)
        if value is None and required:
            self.fault(key, _("this key is missing; add it"))
        return value

    def _wrong(self, key: str, value: object, wanted: str) -> None:
        shown = f"“{value}”" if isinstance(value, str) else _KINDS.get(type(value), str(value))
        self.fault(key, _("{shown} will not do; write {wanted}").format(shown=shown, wanted=wanted))

    def text(self, key: str, *, required: bool = True) -> str:
        """One line of words, stripped; "" when it is not there and need not be."""
        value = self._take(key, required)
        if value is None:
            return ""
        if not _is_line(value):
            self._wrong(key, value, _("one line of words in quotation marks"))
            return ""
        return str(value).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of lines of words, none of them twice; () when it is not there."""
        value = self._take(key, required=False)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(map(_is_line, value)):
            self._wrong(key, value, _("a list of words, each in quotation marks, between [ and ]"))
            return ()
        lines = tuple(str(line).strip() for line in value)
        for line in sorted({line for line in lines if lines.count(line) > 1}):
            self.fault(key, _("“{line}” stands there twice; leave one").format(line=line))
        return lines

    def code(self, key: str = "code") -> str:
        """A code: lower-case letters and digits, in words joined by hyphens."""
        code = self.text(key)
        if code and not CODE.fullmatch(code):
            self._wrong(key, code, _("a code of small letters a–z, digits and single hyphens, such as older-adults"))
        return code

    def choice(self, key: str, allowed: Collection[str]) -> str:
        value = self.text(key)
        if value and value not in allowed:
            self._wrong(key, value, _("one of {allowed}").format(allowed=", ".join(allowed)))
        return value

    def choices(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        values = self.texts(key)
        for value in values:
            if value not in allowed:
                self._wrong(key, value, _("only {allowed}").format(allowed=", ".join(allowed)))
        return values

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A plain date; a date with a time of day is a fault."""
        value = self._take(key, required)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self._wrong(key, value, _("a date like 2025-04-07, without quotation marks"))
            return None
        return value

    def age(self, key: str) -> int | None:
        value = self._take(key, required=False)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 150:
            self._wrong(key, value, _("an age in whole years, from 0 to 150"))
            return None
        return value

    def money(self, key: str, *, not_set: bool = False) -> Decimal | None:
        """Pounds and pence. With `not_set`, the words "not set" are an amount known not to be set."""
        value = self._take(key, required=True)
        if not_set and value == "not set":
            return None
        amount = _number(value)
        if value is not None and (amount is None or amount < 0 or amount % PENNY):
            self._wrong(key, value, _("pounds and pence like 16.18, not below zero"))
            return None
        return amount

    def hours(self, key: str) -> Decimal | None:
        value = self._take(key, required=False)
        hours = _number(value)
        if value is not None and (hours is None or not 0 < hours <= 24):
            self._wrong(key, value, _("hours above 0, up to 24"))
            return None
        return hours

    def table(self, key: str) -> "Table | None":
        value = self._take(key, required=False)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong(key, value, _("a table, under the heading [{key}] or between {{ and }}").format(key=key))
            return None
        return Table(value, f"{self._place}, {key}", self.faults)

    def tables(self, key: str) -> list["Table"]:
        value = self._take(key, required=False)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._wrong(key, value, _("tables, each under a heading [[{key}]]").format(key=key))
            return []
        return [Table(item, f"{self._place}, {key} {n}", self.faults) for n, item in enumerate(value, 1)]

    def names(self) -> list[str]:
        return list(self._values)


_KINDS = {list: _("a list"), dict: _("a table"), bool: _("true or false")}


def _is_line(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _number(value: object) -> Decimal | None:
    """A number that arithmetic can bear: comparing one of a million digits is safe, adding it is not."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    fits = isinstance(exponent, int) and exponent > -9 and -LARGEST < number < LARGEST
    return number if fits else None
