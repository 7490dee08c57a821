from datetime import date

import pytest

from clcdesk.errors import DeskError
from clcdesk.letters import recipient
from clcdesk.rules.facts import Person

NOBODY = Person("", "", "", None, "")
ASHA = Person("P1", "Asha", "Miss Asha Mehta", date(1998, 3, 1), "LE13 1AB")


@pytest.mark.parametrize(
    "other",
    [
        ASHA,
        NOBODY._replace(reference="p1"),
        NOBODY._replace(first_name="asha"),
        ASHA._replace(postcode="le131ab", reference=""),
        ASHA._replace(name="Miss  Asha Mehta "),
        NOBODY._replace(postcode="LE13 1AB", date_of_birth=date(1998, 3, 1)),
    ],
)
def test_the_same_person(other: Person) -> None:
    recipient.same_person(ASHA, other)
    recipient.same_person(other, ASHA)


@pytest.mark.parametrize(
    ("other", "key"),
    [
        (ASHA._replace(reference="P2"), "person.reference"),
        (ASHA._replace(first_name="Ash"), "person.first_name"),
        (ASHA._replace(name="Mr A Mehta"), "person.name"),
        (ASHA._replace(date_of_birth=date(1998, 3, 2)), "person.date_of_birth"),
        (ASHA._replace(postcode="LE13 1AA"), "person.postcode"),
        (NOBODY, "person.reference"),
        (NOBODY._replace(postcode="LE13 1AB"), "person.reference"),
        (NOBODY._replace(date_of_birth=date(1998, 3, 1)), "person.reference"),
    ],
)
def test_another_person_or_nobody_in_particular(other: Person, key: str) -> None:
    with pytest.raises(DeskError, match=key.replace(".", r"\.")):
        recipient.same_person(ASHA, other)


def test_two_requests_without_a_person_are_for_nobody() -> None:
    with pytest.raises(DeskError, match=r"person\.reference"):
        recipient.same_person(NOBODY, NOBODY)


LINES = ("14 Sample Lane", "Melton Mowbray", "LE13 1AB")


def test_the_name_stands_first_and_once() -> None:
    assert recipient.window("Miss Asha Mehta", LINES) == ("Miss Asha Mehta", *LINES)
    assert recipient.window("Miss Asha Mehta", ("miss asha mehta", *LINES)) == ("miss asha mehta", *LINES)
    assert recipient.window("", LINES) == LINES
    assert recipient.window("Miss Asha Mehta", ()) == ()


def test_six_lines_with_the_name_fit_and_seven_do_not() -> None:
    assert len(recipient.window("Miss Asha Mehta", (*LINES, "a", "b"))) == 6
    with pytest.raises(DeskError, match="take 7 lines"):
        recipient.window("Miss Asha Mehta", (*LINES, "a", "b", "c"))


def test_a_line_too_wide_for_the_window_takes_two() -> None:
    wide = "The Flat above the Old Schoolhouse Tea Room, Church Lane"
    assert recipient.window("Miss Asha Mehta", (wide, *LINES)) == ("Miss Asha Mehta", wide, *LINES)
    with pytest.raises(DeskError, match="take 7 lines"):
        recipient.window("Miss Asha Mehta", (wide, wide, *LINES[1:]))
    with pytest.raises(DeskError, match="envelope"):
        recipient.window("", ("x" * 300, *LINES))
