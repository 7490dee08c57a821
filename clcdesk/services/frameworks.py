"""Frameworks: those that ship, the council's own, its rates, and which are in use."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast, get_args

from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.frameworks import check_text, load
from clcdesk.frameworks.definition import Framework, Rate, Unit
from clcdesk.frameworks.read import draft, parse
from clcdesk.models.base import new_id
from clcdesk.models.frameworks import FrameworkDefinition, FrameworkInUse, FrameworkRate
from clcdesk.models.types import canonical
from clcdesk.services import act, valid
from clcdesk.store import Database
from clcdesk.words import _


def known(session: Session, extra: Path | None = None) -> Mapping[str, Framework]:
    """Every framework by code, with the council's own definitions and rates."""
    newest = {row.framework: row.definition for row in session.scalars(valid.rows(FrameworkDefinition))}
    rates: defaultdict[str, list[Rate]] = defaultdict(list)
    for row in session.scalars(valid.rows(FrameworkRate)):
        rates[row.framework].append(Rate(row.band, cast(Unit, row.unit), row.starts, row.amount))
    return {code: _with_rates(framework, rates[code]) for code, framework in load(extra, newest).items()}


def everything(db: Database, extra: Path | None = None) -> Mapping[str, Framework]:
    with db.read() as session:
        return known(session, extra)


def version(framework: Framework) -> str:
    """The SHA-256 of all a definition says, with the council's own rates."""
    return hashlib.sha256(canonical(_plain(framework)).encode()).hexdigest()


def use(db: Database, code: str, starts: date, ends: date | None = None) -> str:
    """Look on this framework from a day on; the id of its use."""
    use_id = new_id()
    valid.in_order(starts, ends, _("The last day is before the first: change one of the two."))
    with db.read() as session:
        framework = _framework(session, code)
    with db.write(act.UseFramework(code, starts)) as session:
        if any(row.ends is None for row in session.scalars(valid.rows(FrameworkInUse)) if row.framework == code):
            raise DeskError(_("{code} is in use already.").format(code=code))
        row = FrameworkInUse(id=use_id, framework=code, version=version(framework), starts=starts, ends=ends)
        session.add(row)
    return use_id


def stop(db: Database, use_id: str, ends: date) -> None:
    """The last day this framework is looked on."""
    with db.read() as session:
        code = valid.living(session, FrameworkInUse, use_id).framework
    with db.write(act.StopFramework(code, ends)) as session:
        row = valid.living(session, FrameworkInUse, use_id)
        valid.in_order(row.starts, ends, _("The last day is before the first: change one of the two."))
        row.ends = ends


def stop_using(db: Database, code: str, on: date) -> None:
    """The framework is no longer looked on after the day before `on`, or after `on` where it began that day."""
    with db.read() as session:
        rows = session.scalars(valid.rows(FrameworkInUse)).all()
    for row in rows:
        if row.framework == code and row.starts <= on and (row.ends is None or on <= row.ends):
            stop(db, row.id, max(row.starts, on - timedelta(days=1)))


def in_use(db: Database, on: date) -> Sequence[str]:
    """The codes of the frameworks in use on a day, the latest begun first."""
    with db.read() as session:
        rows = session.scalars(valid.rows(FrameworkInUse)).all()
    current = [row for row in rows if row.starts <= on and (row.ends is None or on <= row.ends)]
    return [row.framework for row in sorted(current, key=lambda row: (row.starts, row.id), reverse=True)]


def of_row(db: Database, table: str, row_id: str) -> str:
    """The code of the framework that a use, a rate or a definition is of; "" for any other row."""
    with db.read() as session:
        row: FrameworkInUse | FrameworkRate | FrameworkDefinition | None = None
        match table:
            case "framework_in_use":
                row = session.get(FrameworkInUse, row_id)
            case "framework_rate":
                row = session.get(FrameworkRate, row_id)
            case "framework_definition":
                row = session.get(FrameworkDefinition, row_id)
    return row.framework if row is not None else ""


def add_definition(db: Database, name: str, text: str) -> str:
    """Take in a council's own definition, or a newer text of one; gives its framework's code.

    `name` is what sentences call it, as a file name.
    """
    code = draft(name, parse(name, text)).framework.code
    with db.read() as session:
        rows = session.scalars(valid.rows(FrameworkDefinition)).all()
    check_text(name, text, {row.framework: row.definition for row in rows if row.framework != code})
    with db.write(act.AddDefinition(code)) as session:
        digest = hashlib.sha256(text.encode()).hexdigest()
        session.add(FrameworkDefinition(framework=code, definition=text, version=digest))
    return code


def set_rate(db: Database, code: str, band: str, unit: str, starts: date, amount: Decimal | None) -> str:
    """Set what a unit of a band costs from a day on, in place of what was set for that day; its id.

    None says that the rate is not set.
    """
    kept = valid.money(amount, _("rate"))
    valid.one_of(get_args(Unit))(unit, _("unit"))
    with db.read() as session:
        framework = _framework(session, code)
        same = next(
            (row for row in session.scalars(valid.rows(FrameworkRate)) if _is(row, code, band, unit, starts)), None
        )
    if framework.bands:
        valid.one_of(tuple(framework.bands))(band, _("band"))
    rate_id = same.id if same else new_id()
    with db.write(act.SetRate(code, rate_id)) as session:
        if same:
            valid.living(session, FrameworkRate, rate_id).amount = kept
        else:
            row = FrameworkRate(
                id=rate_id, framework=code, band=valid.needed(band, _("band")), unit=unit, starts=starts
            )
            row.amount = kept
            session.add(row)
    return rate_id


def _framework(session: Session, code: str) -> Framework:
    framework = known(session).get(code)
    if framework is None:
        raise DeskError(_("{code} is not a framework we know.").format(code=code or _("A blank")))
    return framework


def _with_rates(framework: Framework, own: Sequence[Rate]) -> Framework:
    return framework._replace(rates=(*framework.rates, *own)) if own else framework


def _is(row: FrameworkRate, code: str, band: str, unit: str, starts: date) -> bool:
    return (row.framework, row.band, row.unit, row.starts) == (code, band, unit, starts)


def _plain(value: object) -> object:
    """A definition's facts as JSON has them; a named tuple is its values."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, str | int) else str(value)
