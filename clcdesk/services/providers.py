"""Providers on frameworks: who they are, what they run, and when they take no new people."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from clcdesk.models.directory import Membership, Provider, Service
from clcdesk.services import act, valid
from clcdesk.store import Database
from clcdesk.words import _


def everyone(db: Database) -> Sequence[Provider]:
    """By reference."""
    with db.read() as session:
        return session.scalars(select(Provider).where(~Provider.deleted).order_by(Provider.ref)).all()


def memberships(db: Database, provider_id: str) -> Sequence[Membership]:
    """By framework."""
    with db.read() as session:
        query = select(Membership).where(Membership.provider_id == provider_id, ~Membership.deleted)
        return session.scalars(query.order_by(Membership.framework)).all()


def services(db: Database, provider_id: str | None = None) -> Sequence[Service]:
    """A provider's services, or everyone's, by name."""
    query = select(Service).where(~Service.deleted).order_by(Service.service, Service.ref)
    with db.read() as session:
        return session.scalars(query.where(Service.provider_id == provider_id) if provider_id else query).all()


def suspend(db: Database, membership_id: str, first: date, last: date | None, reason: str, decided_by: str) -> None:
    """No new people from `first` until `last` (None: until it is lifted). No letter names the reason."""
    valid.in_order(first, last, _("The suspension ends before it begins: change one of the two days."))
    why, who = valid.needed(reason, _("reason")), valid.needed(decided_by, _("decided by"))
    with db.write(act.SuspendProvider(membership_id)) as session:
        row = valid.living(session, Membership, membership_id)
        row.suspended_from, row.suspended_to = first, last
        row.suspension_reason, row.suspended_by = why, who


def lift_suspension(db: Database, membership_id: str, last: date) -> None:
    """The last day of a suspension; one that has not begun by then goes altogether."""
    with db.write(act.LiftSuspension(membership_id)) as session:
        row = valid.living(session, Membership, membership_id)
        if row.suspended_from is not None and row.suspended_from <= last:
            row.suspended_to = last
        else:
            row.suspended_from, row.suspended_to = None, None
            row.suspension_reason, row.suspended_by = "", ""
