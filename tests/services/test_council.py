"""What the council says of itself: kept in one row, undone field by field, on every letter."""

from datetime import date

from clcdesk.services import choices, council
from tests.services.conftest import Filled

DAY = date(2025, 6, 16)


def test_a_fact_is_kept_and_taken_back(filled: Filled) -> None:
    db = filled.db
    assert council.get(db).name == ""
    council.change(db, name=" Sample County Council ")
    council.change(db, freepost="FREEPOST SAMPLE CARE")
    assert (council.get(db).name, council.get(db).freepost) == ("Sample County Council", "FREEPOST SAMPLE CARE")
    db.undo()
    assert (council.get(db).name, council.get(db).freepost) == ("Sample County Council", "")
    db.undo()
    assert council.get(db).name == ""
    council.change(db, phone="0116 496 0900")
    assert (council.get(db).name, council.get(db).phone) == ("", "0116 496 0900")


def test_the_letter_carries_it(filled: Filled) -> None:
    council.change(filled.db, name="Sample County Council", privacy="sample.example/privacy", advocacy="Speaking Up")
    letter = choices.prepare(filled.db, [filled.request], DAY).letter_facts
    assert letter.council == "Sample County Council"
    assert letter.privacy == "sample.example/privacy"
    assert letter.advocacy == "Speaking Up"
