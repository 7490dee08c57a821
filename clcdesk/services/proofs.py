"""What `clcdesk check` asks of the services' own rows, beside the store's checks."""

from collections.abc import Iterator

from sqlalchemy import func, select

from clcdesk.models.base import Tracked
from clcdesk.models.directory import Feature, Membership, Provider, Service
from clcdesk.models.people import Person
from clcdesk.services import choices
from clcdesk.store.check import Check, Fault
from clcdesk.store.session import DeskSession
from clcdesk.words import _

REFERENCES: tuple[tuple[type[Tracked], tuple[str, ...]], ...] = (
    (Person, ("reference",)),
    (Provider, ("ref",)),
    (Membership, ("provider_id", "framework")),
    (Service, ("ref",)),
    (Feature, ("code",)),
)
"""What no two living rows of a table may have alike."""


def doubles(session: DeskSession) -> Iterator[Fault]:
    """References that two living rows have: a service refuses them, two laptops apart cannot."""
    for model, names in REFERENCES:
        columns = [getattr(model, name) for name in names]
        query = select(*columns, func.min(model.id)).where(~model.deleted).group_by(*columns)
        for *values, row_id in session.execute(query.having(func.count() > 1)):
            yield Fault(
                "double",
                f"{model.__tablename__} {row_id}",
                _("Several rows of {table} have the reference {reference}: join them into one.").format(
                    table=model.__tablename__, reference=" ".join(map(str, values))
                ),
            )


CHECKS: tuple[Check, ...] = (choices.check, doubles)
