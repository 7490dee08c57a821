"""What a value must be before a row may hold it. Each refusal is one sentence, and nothing is changed."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from stdnum.exceptions import ValidationError
from stdnum.gb import nhs

from clcdesk.errors import DeskError
from clcdesk.models.base import Tracked
from clcdesk.store import drafts
from clcdesk.words import _

MOST_POUNDS = 100_000_000
NAMED = {"nhs_number": "NHS number"}
"""Columns that are called otherwise in a sentence."""
Row = TypeVar("Row", bound=Tracked)
Check = Callable[[Any, str], Any]
"""(value, what it is) → the value as it is kept, or a refusal."""


def fields(values: Mapping[str, Any], checks: Mapping[str, Check]) -> dict[str, Any]:
    """Each value as it is kept. A text without a check of its own loses the white space around it."""
    return {name: checks.get(name, plain)(value, name.replace("_", " ")) for name, value in values.items()}


def plain(value: Any, _what: str) -> Any:
    return value.strip() if isinstance(value, str) else value


def needed(value: Any, what: str) -> str:
    """A text that may not be blank."""
    text = str(value).strip() if value is not None else ""
    if not text:
        raise DeskError(_("The {what} is blank: please give it.").format(what=what))
    return text


def one_of(allowed: Collection[str], *, blank: bool = False) -> Check:
    """A code of a fixed list."""

    def check(value: Any, what: str) -> str:
        code = str(value or "").strip()
        if code in allowed or (blank and not code):
            return code
        if not code:
            raise DeskError(_("The {what} is blank: choose {allowed}.").format(what=what, allowed=", ".join(allowed)))
        raise DeskError(
            _("The {what} {code} is not known: choose {allowed}.").format(
                what=what, code=code, allowed=", ".join(allowed)
            )
        )

    return check


def listed(allowed: Collection[str]) -> Check:
    """A list of codes, each of a fixed list."""

    def check(value: Any, what: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one_of(allowed)(code, what) for code in value))

    return check


def words(value: Iterable[str], _what: str) -> tuple[str, ...]:
    """A list of free words; an item holds no semicolon, which parts them in files."""
    kept = tuple(dict.fromkeys(item.strip() for item in value if item.strip()))
    for item in kept:
        if ";" in item:
            raise DeskError(_("{item} holds a semicolon: give each item by itself.").format(item=item))
    return kept


def nhs_number(value: Any, _what: str) -> str:
    """Ten digits with the right check digit, or blank."""
    text = str(value or "").strip()
    if not text:
        return ""
    try:
        return str(nhs.validate(text))
    except ValidationError:
        raise DeskError(_("This is not an NHS number: check its ten digits, or leave it blank.")) from None


def not_below_zero(value: Any, what: str) -> Any:
    """A number of ordinary size, as files may hold it too: nine digits before the point and nine behind."""
    if value is None:
        return None
    number = Decimal(value)
    if not number.is_finite() or number.adjusted() > 8 or number != round(number, 9):
        raise DeskError(_("The {what} is no number we can use: give it like 2 or 1.5.").format(what=what))
    if number < 0:
        raise DeskError(_("The {what} is below zero: give 0 or more, or leave it blank.").format(what=what))
    return value


def in_order(first: date | None, last: date | None, sentence: str) -> None:
    """Refuse, with this sentence, a last day before the first."""
    if first is not None and last is not None and last < first:
        raise DeskError(sentence)


def living(session: Session, model: type[Row], row_id: str) -> Row:
    """The row, if it is there and not deleted."""
    row = session.get(model, row_id)
    if row is None or row.deleted:
        raise DeskError(
            _("This {what} is no longer there. Nothing was changed.").format(what=model.__tablename__.replace("_", " "))
        )
    return row


def rows(model: type[Row]) -> Select[Row]:
    """Every living row of a table, in the order they were made."""
    return select(model).where(~model.deleted).order_by(model.id)


def free(session: Session, model: type[Tracked], column: str, value: str, but: str = "") -> None:
    """Refuse a reference that another living row has already."""
    if not value:
        return
    query = select(model.id).where(getattr(model, column) == value, model.deleted.is_(False), model.id != but)
    if session.scalars(query.limit(1)).first() is not None:
        raise DeskError(
            _("Another {noun} already has the {what} {value}.").format(
                noun=model.__tablename__.replace("_", " "),
                what=NAMED.get(column, column.replace("_", " ")),
                value=value,
            )
        )


def settle(session: Session, row: Tracked, values: Mapping[str, Any]) -> None:
    """Give a row these values; what was being typed into those fields is now kept, so its drafts go."""
    put(row, values)
    drafts.drop(session, row, *values)


def put(row: Tracked, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def money(value: Any, what: str) -> Any:
    """Whole pence, not below zero; None is not known."""
    if value is None:
        return None
    amount = Decimal(value)
    if not amount.is_finite() or amount < 0 or amount != round(amount, 2) or amount > MOST_POUNDS:
        raise DeskError(_("The {what} is not an amount of pounds and pence, like 157.40.").format(what=what))
    return amount
