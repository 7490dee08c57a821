"""What is recorded of advocacy, in a sentence of plain words."""

from collections.abc import Iterable
from datetime import date

from clcdesk.words import _
from clcdesk.words.case_record import day
from clcdesk.words.needs import word


def line(difficulty: str, with_what: Iterable[str], individual: str, referred_to: str, referred_on: date | None) -> str:
    """ "Substantial difficulty to understand, to weigh it up; helped by Mrs Hansa Mehta"; blank while nobody asked.

    `individual` is the name of the appropriate individual, "" for none.
    """
    if not difficulty:
        return ""
    hard = ", ".join(word("with-what", code) for code in with_what)
    said = _("substantial difficulty {hard}").format(hard=hard) if hard else word("difficulty", difficulty)
    if difficulty == "substantial" and individual:
        said = _("{said}; helped by {name}").format(said=said, name=individual)
    elif difficulty == "substantial" and referred_on is not None:
        to = referred_to or _("an independent advocate")
        said = _("{said}; referred to {to} on {day}").format(said=said, to=to, day=day(referred_on))
    return said[:1].upper() + said[1:]
