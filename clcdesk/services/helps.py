"""How a service could help with an outcome: the officer's notes, which open its card on paper."""

from collections.abc import Sequence

from sqlalchemy import Select, select

from clcdesk.models.directory import Service
from clcdesk.models.plans import Outcome
from clcdesk.models.requests import HelpsWith, Request
from clcdesk.services import act, valid
from clcdesk.store import Database


def note(db: Database, request_id: str, service_id: str, outcome_id: str, words: str) -> None:
    """Say how this service could help with this outcome, in place of what was said; blank takes it back."""
    with db.write(act.NoteHelp(request_id, service_id, outcome_id)) as session:
        valid.living(session, Request, request_id)
        valid.living(session, Service, service_id)
        valid.living(session, Outcome, outcome_id)
        query = _of(request_id).where(HelpsWith.service_id == service_id, HelpsWith.outcome_id == outcome_id)
        row = session.scalars(query).first()
        if row is not None:
            row.note, row.deleted = words.strip() or row.note, not words.strip()
        elif words.strip():
            session.add(
                HelpsWith(request_id=request_id, service_id=service_id, outcome_id=outcome_id, note=words.strip())
            )


def of(db: Database, request_id: str) -> Sequence[HelpsWith]:
    with db.read() as session:
        return session.scalars(_of(request_id)).all()


def _of(request_id: str) -> Select[HelpsWith]:
    living = select(HelpsWith).where(HelpsWith.request_id == request_id, ~HelpsWith.deleted)
    return living.order_by(HelpsWith.id)
