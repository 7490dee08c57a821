"""When what happened to a made-up person: days before `today`, always working days, each step after the last."""

from datetime import date, timedelta
from typing import NamedTuple

from clcdesk.made_up.chance import Draw

SATURDAY = 5
OPENED = {
    "new": (1, 6),
    "assessed": (12, 24),
    "plan": (21, 40),
    "request": (26, 45),
    "list": (30, 50),
    "decided": (36, 60),
    "gap": (36, 60),
}
"""Days since the case was opened, by how far it has come."""
LISTED = {"list": (1, 4), "decided": (6, 9), "gap": (4, 9)}


class Days(NamedTuple):
    opened: date
    assessed: date
    planned: date
    listed: date
    """The day the directory was looked through; `today` where nobody has looked yet."""
    starts: date
    """When the support should begin."""


def days(today: date, step: str, draw: Draw) -> Days:
    opened = today - timedelta(days=draw.number(*OPENED[step]))
    assessed = opened + timedelta(days=draw.number(4, 9))
    planned = assessed + timedelta(days=draw.number(5, 10))
    listed = working(today - timedelta(days=draw.number(*LISTED.get(step, (0, 0)))))
    return Days(working(opened), working(assessed), working(planned), listed, listed + timedelta(days=21))


def working(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))
