"""What is found in a referral as people write them: letters, forms, emails, sheets; and never a crash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clcdesk.exchange.referral import LABELS, MOST_EACH, found

FORM = """REFERRAL FOR DAY OPPORTUNITIES

Referrer details
Name: Jo Smith
Telephone: 0116 496 0999
Email: jo@team.example

Client details
Name: ADEYI, Leon (Mr)
Known as: Lee
D.O.B.: 01/02/1990 (35 years)
NHS No: 943 476 5919
Address: 12 Sample Lane
Melton Mowbray
LE13 1AB
Mobile number: 0116 496 0123
Email address - leon@adeyi.example
Mosaic ID: 20777

Next of kin: Mrs Ada Adeyi, 0116 496 0124
"""
LETTER = """Dear colleagues,
I would like to refer Miss Asha Mehta, born 1 March 1998, of 14 Sample Lane, Melton Mowbray, LE13 1AB.
Her NHS number is 9434765919. She can be reached on (0116) 496 0600 or asha@mehta.example.
"""
SHEET = (
    "Surname,Forename,Title,DOB,NHS Number,Post code,Notes\n"
    '"Adeyi","Leon","Mr",01/02/1990,9434765919,LE13 1AB,"likes bread; 0116 496 0001"\n'
)


def values(text: str) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for one in found(text):
        told.setdefault(one.field, []).append(one.value)
    return told


def test_a_form_with_somebody_else_in_it() -> None:
    assert values(FORM) == {
        "name": ["Leon Adeyi"],
        "addressed_as": ["Lee"],
        "date_of_birth": ["01/02/1990"],
        "nhs_number": ["943 476 5919"],
        "address": ["12 Sample Lane, Melton Mowbray"],
        "postcode": ["LE13 1AB"],
        "phone": ["0116 496 0123"],
        "email": ["leon@adeyi.example"],
        "case_system_reference": ["20777"],
    }
    assert {one.field: one.source for one in found(FORM)}["date_of_birth"] == "D.O.B.: 01/02/1990 (35 years)"


def test_running_words_give_what_has_a_shape_of_its_own() -> None:
    assert values(LETTER) == {
        "date_of_birth": ["1 March 1998"],
        "nhs_number": ["943 476 5919"],
        "postcode": ["LE13 1AB"],
        "phone": ["0116 496 0600"],
        "email": ["asha@mehta.example"],
    }


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_sheet_with_a_head(mark: str) -> None:
    sheet = SHEET.replace(",", mark).replace('"likes bread; 0116 496 0001"', "bread")
    assert values(sheet) == {
        "name": ["Mr Leon Adeyi"],
        "first_name": ["Leon"],
        "date_of_birth": ["01/02/1990"],
        "nhs_number": ["943 476 5919"],
        "postcode": ["LE13 1AB"],
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Name,Leon Adeyi", {"name": ["Leon Adeyi"]}),
        ("Name\nLeon Adeyi\nPhone\n0116 496 0123", {"name": ["Leon Adeyi"], "phone": ["0116 496 0123"]}),
        ("NHS: 943 476 5918", {}),
        ("GP: Dr Bo, 0116 496 0500, LE1 1AA", {}),
        ("Carer's email: mum@home.example", {}),
        ("Name: 12345", {}),
        ("First name: Leon\nLast name: ADEYI-O’NEIL", {"name": ["Leon Adeyi-O’Neil"], "first_name": ["Leon"]}),
        ("DOB 3.4.56", {"date_of_birth": ["3.4.56"]}),
        ("Address = 1 The Row, Ashby, LE65 2YD", {"address": ["1 The Row, Ashby"], "postcode": ["LE65 2YD"]}),
        ("", {}),
    ],
)
def test_small_ones(text: str, told: dict[str, list[str]]) -> None:
    assert values(text) == told


def test_two_of_one_kind_are_both_proposed() -> None:
    assert values("Phone: 0116 496 0001\nMobile: 0116 496 0002")["phone"] == ["0116 496 0001", "0116 496 0002"]


LINES = st.sampled_from(
    ("Name: Ann Other", "DOB: 1/2/90", "Address", "LE13 1AB", "Referrer:", "", "Tel", "\t", '"', "NHS 9434765919", ",;")
)


@given(st.text() | st.lists(LINES | st.text(max_size=20), max_size=12).map("\n".join))
def test_any_text_gives_facts_or_none(text: str) -> None:
    told = found(text)
    assert all(one.field in LABELS and one.value.strip() and one.source.strip() for one in told)
    assert all("\n" not in one.value and "\n" not in one.source for one in told)
    assert all(len([one for one in told if one.field == field]) <= MOST_EACH for field in LABELS)


@given(st.sampled_from(("Mr Leon Adeyi", "Zoë O’Neil", "Jo")), st.sampled_from((": ", " = ", "\t", ":", " - ")))
def test_a_labelled_name_is_found(name: str, mark: str) -> None:
    assert values(f"Full name{mark}{name}") == {"name": [name]}
