"""Letters of the made-up people: the final ones, where their papers are, and those still being made."""

from collections.abc import Sequence
from datetime import date, timedelta

from clcdesk.made_up.authored import Row, listed, rows_of
from clcdesk.made_up.days import Days, working
from clcdesk.made_up.office import Office
from clcdesk.rules.facts import Answer
from clcdesk.services import choices, letter_form, options, papers, travel
from clcdesk.services.addressees import Letterhead

REPLY = timedelta(days=14)


def freeze(made: Office, request: str, around: Sequence[str], row: Row, when: Days) -> tuple[str, ...]:
    """The ids of a person's choice lists, in the order they were frozen; their papers are in the register."""
    days = [_on(made, when.listed, number) for number, _to in enumerate(listed(row["letters"]))]
    lists = tuple(
        choices.freeze(
            made.db, [request], day, contact_id=around[0] if to == "contact" else None, head=Letterhead("", day + REPLY)
        )
        for day, to in zip(days, listed(row["letters"]), strict=True)
    )
    for paper in rows_of("papers", row["reference"]):
        at = int(paper["letter"]) - 1
        _paper(made, lists[at], paper, days[at])
    return lists


def begin(made: Office, case: str, request: str, letter: Row, answer: Answer) -> None:
    """What the next letter is told so far, with the services ticked for it: of those named, the ones that fit."""
    fits = {considered.service.ref for considered in answer.fits}
    for ref in (one for one in listed(letter["ticks"]) if one in fits):
        options.tick(made.db, request, ref, on=True)
    letter_form.write(
        made.db,
        case,
        ordered_by=letter["ordered_by"],
        reply_by=_ahead(made, letter["reply_in_days"]),
        doing=letter["doing"],
        news_by=_ahead(made, letter["news_in_days"]),
        meanwhile=letter["meanwhile"],
        owner=letter["owner"],
        asked_cost=bool(letter["asked_cost"]),
    )
    for code in listed(letter["names"]):
        letter_form.tick_must(made.db, case, None, code, on=True)
    for decided in listed(letter["travel"]):
        ref, words = decided.split("=")
        day = working(made.today - timedelta(days=int(letter["travel_days_ago"])))
        travel.write(made.db, case, options.service_id(made.db, ref), words=words, decided_on=day)


def _paper(made: Office, choice: str, paper: Row, day: date) -> None:
    """It is made when the letter is final; `given 1;brought-back 4` is what became of it, so many days later."""
    paper_id = papers.register(made.db, choice, paper["kind"], day, int(paper["copies"]))
    if paper["with_whom"]:
        papers.hand(made.db, paper_id, paper["with_whom"], day)
    for step in listed(paper["steps"]):
        fate, later = step.split()
        papers.settle(made.db, paper_id, fate, _on(made, day, int(later)))


def _on(made: Office, first: date, later: int) -> date:
    """A working day so many days later, but never after today."""
    return working(min(first + timedelta(days=later), made.today))


def _ahead(made: Office, days: str) -> date | None:
    return working(made.today + timedelta(days=int(days))) if days else None
