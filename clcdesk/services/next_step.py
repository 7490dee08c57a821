"""What is next for a person: one sentence, and where it is done. Pure: the same case gives the same answer."""

from datetime import date
from typing import NamedTuple

from clcdesk.words import _, ngettext


class Standing(NamedTuple):
    """How a person's case stands, as far as it decides what is next."""

    status: str = "active"
    has_case: bool = True
    closed_on: date | None = None
    outcomes: int = 0
    """Of the newest version of the plan."""
    searches: int = 0
    """Requests with at least one day in their week."""
    listed_on: date | None = None
    """The day of the newest choice list."""
    result: str = ""
    """Of the newest decision on the newest list; blank while none is recorded."""
    decided_on: date | None = None
    look_again_on: date | None = None
    """Of the open gap to look at first."""
    promised: str = ""
    """What was promised and is due first."""
    promised_by: date | None = None
    promise_id: str = ""


class Next(NamedTuple):
    words: str
    step: str
    """The step of the case where it is done; "" where nothing is to be done."""
    button: str = ""
    """What the button to it says."""
    due: date | None = None
    """By when; the words do not name it."""
    promise_id: str = ""
    """The promise that is kept by it, if it is one."""


STOPPED = {
    "in-hospital": _("In hospital: letters stopped"),
    "moved-away": _("Moved away: letters stopped"),
    "died": _("Has died: letters stopped"),
}
AFTER = {
    "ranked": _("Decided: ask the first choice for the place"),
    "waiting": _("Waits for a place: keep asking"),
    "not-yet": _("Not decided yet: ask again"),
    "none": _("None of these would do: look again"),
    "direct-payment": _("A direct payment was chosen: tell the worker"),
}


def next_of(case: Standing) -> Next:
    """The one thing to do next, in the order in which they hold each other up."""
    if case.status in STOPPED:
        return Next(STOPPED[case.status], "person", _("See the status"))
    if not case.has_case:
        return Next(_("No case is open"), "matters", _("Open a case"))
    if case.closed_on is not None:
        return Next(_("The case is closed"), "person", _("See why"))
    if case.promised_by is not None:
        return Next(case.promised, "notes", _("Kept"), case.promised_by, case.promise_id)
    if case.look_again_on is not None:
        return Next(_("Nobody fits yet: look again"), "options", _("Look again"), case.look_again_on)
    return _on_the_way(case)


def _on_the_way(case: Standing) -> Next:
    if case.listed_on is None:
        if not case.outcomes:
            return Next(_("Ask what matters, and write it as they say it"), "matters", _("What matters"))
        if not case.searches:
            return Next(_("Paint the week that is wanted"), "week", _("The week"))
        return Next(_("See who could help, and make the letter"), "options", _("See options"))
    if not case.result:
        return Next(_("Waiting for the choice"), "decision", _("Record the decision"))
    again = case.result in ("none", "waiting")
    button = _("See options") if again else _("See the decision")
    return Next(AFTER[case.result], "options" if again else "decision", button)


def promise_words(kind: str, what: str, to_whom: str, at: str) -> str:
    """A promise as something to do: "Call her sister: Fridays", "Visit at 14:00"."""
    begins = {"visit": _("Visit"), "call": _("Call"), "post": _("Post")}.get(kind, "")
    done = " ".join(part for part in (begins, to_whom if kind != "other" else "") if part)
    words = f"{done}: {what}" if done and what else done or what
    words = f"{words} ({to_whom})" if kind == "other" and to_whom else words
    return _("{words} at {time}").format(words=words, time=at) if at else words


def waiting_days(since: date | None, case: Standing, today: date) -> int | None:
    """How long somebody has waited for their choice, in days; None where nobody waits."""
    over = case.closed_on is not None or not case.has_case or case.result in ("ranked", "direct-payment")
    if since is None or over or case.status in ("died", "moved-away"):
        return None
    return max(0, (today - since).days)


def waiting_words(days: int | None) -> str:
    """ "Waiting 34 days"; "" where nobody waits."""
    if days is None:
        return ""
    return ngettext("Waiting {days} day", "Waiting {days} days", days).format(days=days)
