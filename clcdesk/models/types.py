"""The column types.

Bare `Numeric` and `DateTime` are never used: they come back as `21.5000000000` and without a zone.
"""

import json
from collections.abc import Mapping
from datetime import UTC as ZONE
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, String, Text
from sqlalchemy.types import TypeDecorator

MOST_PENCE = 2**53


class Money(TypeDecorator[Decimal]):
    """Whole pence in the file, pounds as a Decimal with two places in the program. Never a part of a penny."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else pence(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)


def pence(pounds: Decimal) -> int:
    """Pounds as whole pence; ValueError for a part of a penny, TypeError for what is no Decimal."""
    if not isinstance(pounds, Decimal):
        raise TypeError("money is a Decimal")
    if not pounds.is_finite() or abs(pounds) > MOST_PENCE // 100 or pounds != pounds.quantize(Decimal("0.01")):
        raise ValueError("money is whole pence")
    return int(pounds.scaleb(2))


class Number(TypeDecorator[Decimal]):
    """An exact Decimal that is not money (places, hours, a score), kept as text without trailing noughts."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else plain(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


def plain(number: Decimal) -> str:
    """2.50 → "2.5", 1E+1 → "10": equal numbers have equal text."""
    if not isinstance(number, Decimal):
        raise TypeError("a number is a Decimal")
    if not number.is_finite() or not -30 < number.adjusted() < 30:
        raise ValueError("a number is finite and of ordinary size")
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class UTC(TypeDecorator[datetime]):
    """An instant: aware going in, aware in UTC coming out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = in_utc(value)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else (value.replace(tzinfo=ZONE) if value.tzinfo is None else in_utc(value))


def in_utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant has a zone")
    return instant.astimezone(ZONE)


class Codes(TypeDecorator[tuple[str, ...]]):
    """A list of words in their order, as a tuple: a list changed in place would not be noticed."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else canonical(words(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


def words(value: tuple[str, ...]) -> list[str]:
    if not isinstance(value, tuple) or not all(isinstance(word, str) for word in value):
        raise TypeError("a list in a column is a tuple of str")
    return list(value)


class Document(TypeDecorator[Mapping[str, Any]]):
    """A JSON object, read-only all the way down: an object changed in place would not be noticed."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, dialect: Dialect) -> str | None:
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Mapping[str, Any] | None:
        return None if value is None else frozen(json.loads(value))


def canonical(value: Any) -> str:
    """The one JSON text of a value: sorted keys, no spaces, no NaN. What is hashed is always this."""
    return _ENCODER.encode(value)


def _as_dict(value: object) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_as_dict
)


def frozen(value: Any) -> Any:
    """JSON's objects and arrays as read-only mappings and tuples."""
    if isinstance(value, dict):
        return MappingProxyType({key: frozen(inner) for key, inner in value.items()})
    if isinstance(value, list):
        return tuple(frozen(inner) for inner in value)
    return value
