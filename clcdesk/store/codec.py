"""The one codec between a column's value and JSON: for the log, undo, exchange and digests."""

import json
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Column, Date, Integer, String, Table, Time
from sqlalchemy.types import TypeEngine

from clcdesk.models.types import UTC, Codes, Document, Money, Number, canonical, frozen, in_utc, pence, plain, words

ZONE = "+00:00"


class Pair(NamedTuple):
    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


def _text(value: str) -> str:
    if not isinstance(value, str):
        raise TypeError("text is a str")
    return str(value)


def _whole(value: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("a whole number is an int")
    return value


def _flag(value: bool) -> bool:
    if value not in (True, False):
        raise TypeError("a flag is a bool")
    return bool(value)


def _day(value: date) -> str:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise TypeError("a service date is a plain date")
    return value.isoformat()


def instant_text(value: datetime) -> str:
    return in_utc(value).isoformat(timespec="microseconds").removesuffix(ZONE) + "Z"


def _document(value: Any) -> Any:
    return json.loads(canonical(value))


KINDS: tuple[tuple[type[TypeEngine[Any]], Pair], ...] = (
    (Money, Pair(pence, lambda value: Decimal(value).scaleb(-2))),
    (Number, Pair(plain, Decimal)),
    (UTC, Pair(instant_text, lambda text: datetime.fromisoformat(text.removesuffix("Z") + ZONE))),
    (Codes, Pair(words, tuple)),
    (Document, Pair(_document, frozen)),
    (Boolean, Pair(_flag, bool)),
    (Date, Pair(_day, date.fromisoformat)),
    (Time, Pair(time.isoformat, time.fromisoformat)),
    (Integer, Pair(_whole, _same)),
    (String, Pair(_text, _same)),
)
"""First match wins: our own types stand before those they are built on."""


def kind_of(column: Column[Any]) -> Pair:
    """How this column's values become JSON and come back; TypeError for a type the log cannot hold."""
    for kind, pair in KINDS:
        if isinstance(column.type, kind):
            return pair
    raise TypeError(f"{column} has a type the change log cannot hold: {column.type!r}")


@cache
def pairs(table: Table) -> dict[str, Pair]:
    return {column.key: kind_of(column) for column in table.columns}
