"""Who of the made-up people has difficulty taking part, and what who visits some of them must know."""

from datetime import date, timedelta

from clcdesk.made_up.authored import Row, listed, rows_of
from clcdesk.made_up.days import working
from clcdesk.made_up.office import Office
from clcdesk.services import advocacy, contacts, markers


def record(made: Office, person: str, reference: str) -> None:
    """Days are counted back from the office's today."""
    for row in rows_of("advocacy", reference):
        _take_part(made, person, row)
    for row in rows_of("markers", reference):
        _be_safe(made, person, row)


def _take_part(made: Office, person: str, row: Row) -> None:
    day = _ago(made, row["days_ago"])
    advocacy.change(made.db, person, day, difficulty=row["difficulty"], with_what=listed(row["with_what"]))
    if row["individual"]:
        (individual,) = (one.id for one in contacts.of(made.db, person) if one.name == row["individual"])
        advocacy.change(made.db, person, day, individual_id=individual)
        advocacy.change(made.db, person, day, agreed=True)
    if row["referred_to"]:
        to = row["referred_to"]
        advocacy.change(made.db, person, day, through="advocate", referred_to=to, referred_on=day)


def _be_safe(made: Office, person: str, row: Row) -> None:
    happened, recorded = _ago(made, row["happened_days_ago"]), _ago(made, row["recorded_days_ago"])
    review = made.today + timedelta(days=int(row["review_in_days"]))
    marker = markers.record(made.db, person, row["words"], row["incident"], happened, recorded, review)
    if row["because"]:
        markers.end(made.db, marker, _ago(made, row["ended_days_ago"]), row["because"])


def _ago(made: Office, days: str) -> date:
    return working(made.today - timedelta(days=int(days)))
