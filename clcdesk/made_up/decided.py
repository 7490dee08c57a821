"""Decisions of the made-up people: written down answer by answer, and recorded unless still open."""

from datetime import date, time, timedelta
from typing import Any

from clcdesk.made_up import office
from clcdesk.made_up.authored import Row, listed
from clcdesk.made_up.days import Days, working
from clcdesk.made_up.office import Office
from clcdesk.services import choices, decision_form

AFTERNOON = time(14)
NAMING = ("ranked", "waiting")
"""The results of a decision that name services."""


def write(made: Office, choice: str, decision: Row, when: Days, *, final: bool) -> None:
    """A decision that names services stands only if the list has one of them; else there is none yet."""
    office.on(made.db, _day(decision, when) if final else when.listed, AFTERNOON)
    offers = {offer.service_id: offer.id for offer in choices.offers(made.db, choice)}
    there = {ref: offers[row_id] for ref, row_id in made.services.items() if row_id in offers}
    answers = _answers(decision, there)
    instead = "" if answers and decision["result"] in NAMING else decision["result"]
    _form(made, choice, decision, when, "not-yet" if instead in NAMING else instead, final=final)
    for ref, code in (answers | {ref: "no" for ref in listed(decision["refuse"]) if ref in there}).items():
        decision_form.answer(made.db, there[ref], code)
    for ref, words in (said.split(":") for said in listed(decision["said"])):
        if ref in there:
            decision_form.say(made.db, there[ref], words)
    if final:
        decision_form.record(made.db, choice, made.today)


def _day(decision: Row, when: Days) -> date:
    return working(when.listed + timedelta(days=int(decision["after_days"])))


def _answers(decision: Row, there: dict[str, str]) -> dict[str, str]:
    """Service reference → 1, 2 … in the order they were chosen, or wait."""
    chosen = [ref for ref in listed(decision["choose"]) if ref in there]
    return {ref: "wait" if decision["result"] == "waiting" else str(rank) for rank, ref in enumerate(chosen, 1)}


def _form(made: Office, choice: str, decision: Row, when: Days, instead: str, *, final: bool) -> None:
    cannot = decision["decides"] == "cannot"
    said: Any = {
        "decided_on": _day(decision, when) if final else None,
        "decides": decision["decides"],
        "capacity": "" if cannot else "presumed",
        "helped_by": decision["helped_by"],
        "shown_by": decision["shown_by"],
        "how_shown": decision["how_shown"],
        "result": instead,
        "why": decision["why"],
        "assessed_by": decision["assessed_by"],
        "assessed_on": when.listed if cannot else None,
        "decided_by": decision["decided_by"],
        "options": decision["options"],
        "wishes": decision["wishes"],
        "consulted": decision["consulted"],
    }
    decision_form.write(made.db, choice, **{name: value for name, value in said.items() if value})
