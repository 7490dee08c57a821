"""The weekly pattern of a request or of a priced plan."""

from decimal import Decimal

from clcdesk.exchange.fields import Fields
from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import DAYS, Entry
from clcdesk.words import _

SESSIONS = ("am", "pm", "half", "full", "eve")
MOST_HOURS = Decimal(24)


def read(fields: Fields, framework: Framework) -> tuple[Entry, ...]:
    """The entries of the key `pattern`, at least one; refuses what *The request* refuses.

    A framework that publishes bands knows only those; any other takes any band. A band may be
    left out: whether one is needed is for the caller to say.
    """
    fields.require("pattern")
    return tuple(_entry(item, framework) for item in fields.items("pattern"))


def _entry(fields: Fields, framework: Framework) -> Entry:
    fields.require("day")
    day = fields.code("day", DAYS)
    session = fields.code("session", SESSIONS)
    hours = fields.number("hours")
    if bool(session) == (hours is not None):
        fields.refuse("session", _("or “hours”: give exactly one of the two"))
    if hours is not None and not 0 < hours <= MOST_HOURS:
        fields.refuse("hours", _("must be above 0 and at most 24"))
    return Entry(day, session, hours, _band(fields, framework))


def _band(fields: Fields, framework: Framework) -> str:
    if framework.bands:
        return fields.code("band", framework.bands)
    return fields.text("band").upper()
