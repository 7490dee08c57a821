"""Mental capacity for the choice a case is about, as its decision says: it belongs to one decision at one time."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from clcdesk.models.choices import ChoiceList, Decision, DecisionForm
from clcdesk.store import Database


class Capacity(NamedTuple):
    """What is written down for the newest list of a case."""

    recorded_on: date | None
    """The day of the decision; None while it is still being written down."""
    decides: str
    """decides, with-help, cannot; blank: not said yet."""
    capacity: str
    """presumed, in-doubt; blank: not said, so presumed."""
    doubt: str
    """Who was asked about it, and when."""
    assessed_by: str
    assessed_on: date | None


def for_choice(db: Database, case_id: str) -> Capacity | None:
    """Of what is being written down, else of the newest decision; None while there is neither."""
    lists = select(ChoiceList.id).where(ChoiceList.case_id == case_id, ~ChoiceList.deleted)
    forms = select(DecisionForm).where(DecisionForm.list_id.in_(lists), ~DecisionForm.deleted)
    decisions = select(Decision).where(Decision.list_id.in_(lists), ~Decision.deleted)
    with db.read() as session:
        form = session.scalars(forms.order_by(DecisionForm.id.desc())).first()
        if form is not None and (form.decides or form.capacity or form.doubt or form.assessed_by):
            return _told(form, None)
        made = session.scalars(decisions.order_by(Decision.decided_on.desc(), Decision.id.desc())).first()
        return None if made is None else _told(made, made.decided_on)


def _told(row: Decision | DecisionForm, recorded_on: date | None) -> Capacity:
    return Capacity(recorded_on, row.decides, row.capacity, row.doubt, row.assessed_by, row.assessed_on)
