"""Who may decide for somebody who cannot: attorneys and deputies. Next of kin are asked, they do not decide."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from clcdesk.models.cases import Case
from clcdesk.models.choices import ChoiceList
from clcdesk.models.people import Contact
from clcdesk.store import Database

POWER = "health-and-welfare"
"""The kind that covers where support happens."""
LEGAL = ("attorney", "deputy")


class Decider(NamedTuple):
    name: str
    role: str
    """attorney, deputy."""
    powers: tuple[str, ...]
    seen_on: date | None
    """The day the document was seen."""

    @property
    def decides(self) -> bool:
        """The kind covers this choice, and the document was seen."""
        return POWER in self.powers and self.seen_on is not None


def of(db: Database, list_id: str) -> Sequence[Decider]:
    """The attorneys and deputies around the person whose list it is; those who decide first."""
    with db.read() as session:
        query = (
            select(Contact)
            .join(Case, Case.person_id == Contact.person_id)
            .join(ChoiceList, ChoiceList.case_id == Case.id)
            .where(ChoiceList.id == list_id, Contact.role.in_(LEGAL), ~Contact.deleted)
            .order_by(Contact.id)
        )
        found = [Decider(row.name, row.role, row.decides_on, row.document_seen) for row in session.scalars(query)]
    return sorted(found, key=lambda one: not one.decides)
