"""Beginning a search, and what follows at once from what it asks for."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Framework, Lot
from clcdesk.rules import age
from clcdesk.services import cases, frameworks, people, plans, referrals, requests
from clcdesk.store import Database
from clcdesk.words import _

USUAL_WAIT = timedelta(weeks=4)
ASSISTANTS = ("pa", "managed-pa")
"""Lots of personal assistants."""


class Eligible(NamedTuple):
    """Whether the person's age lies within the lot's."""

    years: int | None
    """On the start; None: the date of birth is not known."""
    lowest: int | None
    highest: int | None
    fits: bool | None
    """None is not known."""


def eligible(lot: Lot | None, born: date | None, start: date) -> Eligible:
    years = age.age(born, start) if born is not None and born <= start else None
    lowest, highest = (lot.min_age, lot.max_age) if lot else (None, None)
    if lowest is None and highest is None:
        return Eligible(years, None, None, True)
    return Eligible(years, lowest, highest, None if years is None else age.within(years, lowest, highest))


def begin(
    db: Database, case_id: str, today: date, *, assistant: bool = False, known: Mapping[str, Framework] | None = None
) -> str:
    """A new search's id: on the framework in use, in the first lot the person's age fits, to start on the day wanted.

    Everything it begins with can be changed. `assistant` looks for a personal assistant. `known` spares
    reading the definitions again: `frameworks.everything(db)`.
    """
    definitions = frameworks.everything(db) if known is None else known
    case = cases.get(db, case_id)
    person = people.get(db, case.person_id)
    start = _start(db, case_id, today)
    before = requests.of(db, case_id)
    codes = [*(row.framework for row in before[-1:]), *frameworks.in_use(db, today)]
    framework = next((definitions[code] for code in codes if code in definitions), None)
    if framework is None:
        raise DeskError(_("No framework is in use today: choose one in Settings, then look here again."))
    lot = _lot(framework, person.date_of_birth, start, assistant=assistant, taken=[row.lot for row in before])
    versions = plans.versions(db, person.id)
    return requests.add(
        db, case_id, framework.code, lot, start, plan_id=versions[0].id if versions else None,
        sample=any(row.sample for row in before),
    )  # fmt: skip


def _start(db: Database, case_id: str, today: date) -> date:
    """The day wanted, if it is still to come; else a Monday in four weeks."""
    wanted = next((one.wanted_by for one in referrals.of(db, case_id) if one.wanted_by), None)
    if wanted is not None and wanted >= today:
        return wanted
    later = today + USUAL_WAIT
    return later + timedelta(-later.weekday() % 7)


def _lot(framework: Framework, born: date | None, start: date, *, assistant: bool, taken: list[str]) -> str:
    lots = [lot for lot in framework.lots.values() if (lot.code in ASSISTANTS) == assistant]
    lots = lots or list(framework.lots.values())
    free = [lot for lot in lots if eligible(lot, born, start).fits]
    again = [lot for lot in free if lot.code in taken]
    return (again or free or lots)[0].code
