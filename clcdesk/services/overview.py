"""What several screens show at a glance."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select

from clcdesk.models.directory import Claim
from clcdesk.services import frameworks
from clcdesk.store import Database
from clcdesk.words import _, ngettext


class DirectoryTold(NamedTuple):
    directory: str
    """How old what we know of capacity is, in words."""
    framework: str
    """Which framework is current, in words."""


def directory_told(db: Database, today: date) -> DirectoryTold:
    """How old the directory is and which framework is in force, for the bar at the top."""
    with db.read() as session:
        newest = session.scalar(select(func.max(Claim.as_of)).where(~Claim.deleted, Claim.as_of <= today))
    if newest is None:
        told = _("No directory yet")
    else:
        days = (today - newest).days
        ages = _("today") if not days else ngettext("{days} day old", "{days} days old", days).format(days=days)
        told = _("Directory of {day}, {age}").format(day=f"{newest.day} {newest:%b %Y}", age=ages)
    known = frameworks.everything(db)
    current = [known[code].title for code in frameworks.in_use(db, today) if code in known]
    return DirectoryTold(told, ", ".join(current) or _("No framework in use"))
