from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from clcdesk.letters import compose
from clcdesk.letters.blocks import Card, FactRow, Slip, Table, TickNames
from clcdesk.letters.facts import Hours, LetterFacts, Offer
from clcdesk.letters.wording import plain as without_weights
from tests.letters.examples import BARN, KITCHEN, PERSON


def row(offer: Offer, label: str, facts: LetterFacts = PERSON) -> list[str]:
    """The lines of one row of a card; [] when it is left out."""
    letter = compose.letter(facts._replace(offers=(offer, KITCHEN)))
    card = next(block for block in letter.blocks if isinstance(block, Card))
    found: list[FactRow] = [fact for fact in card.facts if fact.label == label]
    return [without_weights(line) for fact in found for line in fact.lines]


def test_services_not_in_full_stand_in_one_table() -> None:
    facts = PERSON._replace(offers=(KITCHEN, BARN._replace(in_full=False)))
    letter = compose.letter(facts)
    table = next(block for block in letter.blocks if isinstance(block, Table))
    assert table.header == ("Name and provider", "Where, how far", "Places", "To visit")
    assert without_weights(table.rows[0][0]) == "Bluebell Barn, run by Hollybrook Care"
    assert without_weights(table.rows[0][3]).startswith("Ring Dee Marsh on 0116 496 0211. visits@")
    assert len([block for block in letter.blocks if isinstance(block, Card)]) == 1
    slip = letter.blocks[-1]
    assert isinstance(slip, Slip)
    assert slip.parts[2] == TickNames("I would like to visit:", ("Canal Street Kitchen", "Bluebell Barn"))


@pytest.mark.parametrize(
    ("change", "label", "expected"),
    [
        ({"metres": None}, "Where", ["Mill Lane, Asfordby."]),
        (
            {"metres": 399.0},
            "Where",
            ["Mill Lane, Asfordby. Less than a quarter of a mile from your home, in a straight line."],
        ),
        ({"address": ""}, "Where", []),
        ({"goes_out": True}, "Where", []),
        (
            {"goes_out": True, "areas": ("Blaby",)},
            "Where",
            ["No building. Staff meet people at home or nearby, in Blaby."],
        ),
        ({"open_days": (), "closed": ()}, "Open", ["9.30am to 3.30pm."]),
        ({"opens": None, "closed": ()}, "Open", ["Closes at 3.30pm."]),
        ({"closes": None, "open_days": ()}, "Open", ["Opens at 9.30am. Closed 22 December to 2 January."]),
        ({"opens": None, "closes": None, "closed": ()}, "Open", ["Monday to Friday."]),
        ({"opens": None, "closes": None, "closed": (), "open_days": ()}, "Open", []),
        ({"features": ()}, "Support", []),
        ({"features": (), "staff_choice": "female"}, "Support", ["You can choose a woman to support you."]),
        ({"features": (), "languages": ("Urdu",)}, "Support", ["Staff speak Urdu."]),
        ({"min_age": None, "max_age": 64, "group_size": ""}, "Who goes", ["Up to 64."]),
        ({"min_age": 18, "max_age": 65, "group_size": "6 to 8"}, "Who goes", ["18 to 65. Groups of 6 to 8."]),
        ({"min_age": None, "group_size": ""}, "Who goes", []),
        ({"meals": "", "extra_costs": ""}, "To pay for", []),
        ({"visits": ""}, "To visit", ["Ring 0116 496 0211.", "visits@bluebell.example · bluebell.example"]),
        ({"phone": "", "email": ""}, "To visit", ["Ask for Dee Marsh.", "bluebell.example"]),
        ({"visits": "", "phone": "", "email": "", "website": ""}, "To visit", []),
        ({"registered": None, "rating": "Good"}, "Checks", []),
        ({"registered": True}, "Checks", ["Registered with the Care Quality Commission (CQC). No rating yet."]),
        ({"registered": True, "rating": "Good"}, "Checks", ["Rated Good by the Care Quality Commission (CQC)."]),
        ({"places": ()}, "Places", []),
        (
            {"places": (), "hours": (Hours(Decimal("2.50"), ("mon", "fri"), date(2025, 6, 3)),)},
            "Places",
            [
                "Had 2.5 hours free on Mondays and Fridays when we asked on 3 June 2025. Time goes quickly. "
                "We will ask again before you visit."
            ],
        ),
    ],
)
def test_a_row_says_what_is_known_or_is_left_out(change: dict[str, Any], label: str, expected: list[str]) -> None:
    assert row(BARN._replace(**change), label) == expected


def test_a_closure_that_is_over_is_not_said() -> None:
    closed = (*BARN.closed, BARN.closed[0]._replace(first=date(2025, 4, 1), last=date(2025, 4, 2)))
    assert row(BARN._replace(closed=closed), "Open") == row(BARN, "Open")


def test_a_website_is_a_link_and_a_code_to_scan() -> None:
    cards = [block for block in compose.letter(PERSON).blocks if isinstance(block, Card)]
    visit = next(fact for fact in cards[0].facts if fact.label == "To visit")
    assert (visit.link, visit.link_alt) == ("https://bluebell.example/", "Link to bluebell.example")
    links = [run.link for line in visit.lines for run in line if run.link]
    assert links == ["mailto:visits@bluebell.example", "https://bluebell.example/"]
    assert ("0116 496 0211", True) in [(run.text, run.bold) for line in visit.lines for run in line]


def test_a_note_is_there_only_with_its_heading() -> None:
    letter = compose.letter(PERSON._replace(offers=(BARN._replace(helps=()), KITCHEN)))
    first = next(block for block in letter.blocks if isinstance(block, Card))
    assert (first.help_heading, first.helps) == ("", ())


def test_times_of_day() -> None:
    assert row(BARN._replace(opens=time(12), closes=time(0), open_days=(), closed=()), "Open") == [
        "12 noon to midnight."
    ]
