"""Claims: what somebody said of a service's capacity. A newer one stands beside the older."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from clcdesk import clock
from clcdesk.errors import DeskError
from clcdesk.models.base import new_id
from clcdesk.models.directory import Claim, Membership, Service
from clcdesk.rules import facts
from clcdesk.services import act, directory_rows, frameworks, valid
from clcdesk.store import Database
from clcdesk.words import _

DAYS = (*facts.DAYS, "any")
SESSIONS = ("am", "pm", "eve", "full", "hour")
SOURCES = ("phone", "email", "visit", "return")
WORDS = ("none", "waitlist", "assess", "closed")


def record(db: Database, service_id: str, claim: facts.Claim) -> str:
    """A new claim's id; exactly the same claim again is the one that is there."""
    _sound(claim)
    claim_id = new_id()
    values = directory_rows.claim_values(claim)
    with db.write(act.RecordClaim(service_id, claim_id, claim.day, claim.session)) as session:
        valid.living(session, Service, service_id)
        _band_of_provider(session, service_id, claim.band)
        same = valid.rows(Claim).where(
            Claim.service_id == service_id, *(getattr(Claim, name) == value for name, value in values.items())
        )
        if there := session.scalars(same).first():
            return there.id
        session.add(Claim(id=claim_id, service_id=service_id, **values))
    return claim_id


def remove(db: Database, claim_id: str) -> None:
    """Take a claim back that was written down wrongly; an old one is left to age."""
    with db.write(act.RemoveClaim(claim_id)) as session:
        valid.living(session, Claim, claim_id).deleted = True


def of(db: Database, service_id: str) -> Sequence[Claim]:
    """The newest first; those without a date last."""
    with db.read() as session:
        query = select(Claim).where(Claim.service_id == service_id, ~Claim.deleted)
        return session.scalars(query.order_by(Claim.as_of.desc().nulls_last(), Claim.id.desc())).all()


def check_service(db: Database, service_id: str, checked_on: date) -> None:
    """Its facts, other than its places, were asked again and hold."""
    _not_in_future(checked_on)
    with db.write(act.CheckService(service_id)) as session:
        valid.living(session, Service, service_id).checked_on = checked_on


def _sound(claim: facts.Claim) -> None:
    """What the reader of files refuses (`formats.md`)."""
    valid.one_of(DAYS)(claim.day, _("day"))
    valid.one_of(SESSIONS)(claim.session, _("session"))
    valid.one_of(SOURCES, blank=True)(claim.source, _("source"))
    if claim.day == "any" and claim.session != "hour":
        raise DeskError(_("The day any goes only with hours: choose a weekday."))
    valid.not_below_zero(claim.places, _("number of places"))
    if isinstance(claim.vacancies, Decimal):
        valid.not_below_zero(claim.vacancies, _("number of vacancies"))
    else:
        valid.one_of(WORDS, blank=True)(claim.vacancies, _("answer"))
    _not_in_future(claim.as_of)


def _not_in_future(day: date | None) -> None:
    if day is not None and day > clock.today():
        raise DeskError(_("This day is in the future: give the day it was said."))


def _band_of_provider(session: Session, service_id: str, band: str) -> None:
    if not band:
        return
    provider_id = valid.living(session, Service, service_id).provider_id
    theirs = session.scalars(valid.rows(Membership).where(Membership.provider_id == provider_id))
    known = frameworks.known(session)
    bands = [known[row.framework].bands for row in theirs if row.framework in known]
    if all(bands):
        valid.one_of(sorted({code for published in bands for code in published}))(band, _("band"))
