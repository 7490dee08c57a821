"""Whatever has these words in it: people and those around them, providers and what they run, what was jotted."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clcdesk.models.cases import Case
from clcdesk.models.directory import Membership, Provider, Service
from clcdesk.models.jots import Jot
from clcdesk.models.people import Contact, Person
from clcdesk.store import Database, search

MOST = 40
Kind = Literal["person", "contact", "service", "provider", "jot"]
TABLES: Mapping[Kind, str] = {
    "person": "person",
    "contact": "contact",
    "service": "service",
    "provider": "membership",
    "jot": "jot",
}
"""What is found → the table whose words are searched, in the order it is shown."""


class Found(NamedTuple):
    kind: Kind
    title: str
    about: str
    """What tells it from another of the same name: a reference, whose it is, who runs it."""
    subject: str
    """The person's id, or for services and providers the provider's."""
    row_id: str


def found(db: Database, words: str, most: int = MOST) -> list[Found]:
    """The living rows that have every one of the words, people first; at most `most` of each kind."""
    with db.read() as session:
        by_kind = {
            kind: [row for _table, row in search.found(session, words, [table], most)] for kind, table in TABLES.items()
        }
        return [
            *_people(session, by_kind["person"]),
            *_contacts(session, by_kind["contact"]),
            *_services(session, by_kind["service"]),
            *_providers(session, by_kind["provider"]),
            *_jots(session, by_kind["jot"]),
        ]


def _people(session: Session, ids: Sequence[str]) -> list[Found]:
    rows = session.scalars(select(Person).where(Person.id.in_(ids)).order_by(Person.name))
    return [Found("person", row.name or row.reference, row.reference, row.id, row.id) for row in rows]


def _contacts(session: Session, ids: Sequence[str]) -> list[Found]:
    query = select(Contact, Person.name).join(Person, Contact.person_id == Person.id).where(~Person.deleted)
    rows = session.execute(query.where(Contact.id.in_(ids)).order_by(Contact.name))
    return [Found("contact", row.name, name, row.person_id, row.id) for row, name in rows]


def _services(session: Session, ids: Sequence[str]) -> list[Found]:
    query = select(Service, Membership.provider).join(
        Membership, (Membership.provider_id == Service.provider_id) & ~Membership.deleted, isouter=True
    )
    rows = session.execute(query.where(Service.id.in_(ids)).order_by(Service.service, Membership.framework))
    made = {row.id: Found("service", row.service, name or "", row.provider_id, row.id) for row, name in rows}
    return list(made.values())


def _providers(session: Session, ids: Sequence[str]) -> list[Found]:
    query = select(Membership, Provider.ref).join(Provider, Membership.provider_id == Provider.id)
    rows = session.execute(query.where(Membership.id.in_(ids)).order_by(Membership.provider))
    made = {
        row.provider_id: Found("provider", row.provider, ref, row.provider_id, row.provider_id) for row, ref in rows
    }
    return list(made.values())


def _jots(session: Session, ids: Sequence[str]) -> list[Found]:
    """Those that belong to somebody."""
    query = select(Jot, Person.id, Person.name).join(Case, Jot.case_id == Case.id).join(Person)
    rows = session.execute(query.where(Jot.id.in_(ids)).order_by(Jot.at.desc()))
    return [Found("jot", row.words, name, person_id, row.id) for row, person_id, name in rows]
