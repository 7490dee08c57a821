"""What a letter says besides: travel decided, must-haves for one recipient, whose choice it is; kept with the list."""

from datetime import date

import pytest

from clcdesk.errors import DeskError
from clcdesk.services import (
    case_record,
    choice_letter,
    contacts,
    letter_form,
    matching,
    options,
    plans,
    requests,
    travel,
)
from tests.services import small
from tests.services.conftest import Filled


def test_travel_stands_on_the_card_once_it_is_whole(filled: Filled) -> None:
    service = options.service_id(filled.db, "S1")

    def on_paper() -> object:
        made = letter_form.draft(filled.db, filled.case, small.ON)
        return next(offer.travel for offer in made.letter_facts.offers)

    travel.write(filled.db, filled.case, service, words=" a taxi there and back ")
    assert on_paper() is None
    travel.write(filled.db, filled.case, service, decided_on=date(2025, 6, 2))
    assert on_paper() == (date(2025, 6, 2), "a taxi there and back")
    assert travel.of(filled.db, filled.case)["S1"].words == "a taxi there and back"
    told = case_record.text(filled.db, filled.case, small.ON, "letters")
    assert "Travel to Bluebell Barn, decided on Mon 2 Jun 2025: a taxi there and back" in told
    travel.write(filled.db, filled.case, service, words="", decided_on=None)
    assert travel.of(filled.db, filled.case) == {}
    filled.db.undo()
    assert on_paper() == (date(2025, 6, 2), "a taxi there and back")


def test_a_must_have_stands_on_the_paper_it_is_ticked_for_and_no_other(filled: Filled) -> None:
    requests.change(filled.db, filled.request, must=("hoist", "for-autism"))
    musts = letter_form.musts(filled.db, filled.case, None)
    assert [(one.code, one.words, one.ticked) for one in musts] == [("hoist", "a hoist", False)]
    letter_form.tick_must(filled.db, filled.case, filled.contact, "hoist", True)
    assert (
        "a hoist" not in letter_form.draft(filled.db, filled.case, small.ON).text.split("Services that could help")[0]
    )
    letter_form.write(filled.db, filled.case, contact_id=filled.contact)
    assert "We looked for services with a hoist." in letter_form.draft(filled.db, filled.case, small.ON).text
    letter_form.tick_must(filled.db, filled.case, filled.contact, "hoist", False)
    assert "We looked for services with" not in letter_form.draft(filled.db, filled.case, small.ON).text
    with pytest.raises(DeskError, match="never stands on paper"):
        letter_form.tick_must(filled.db, filled.case, None, "for-autism", True)


def test_somebody_who_cannot_choose_needs_to_be_found_so_first(filled: Filled) -> None:
    letter_form.write(filled.db, filled.case, contact_id=filled.contact, whose="lacking", view="that Asha goes")
    with pytest.raises(DeskError, match="Say who found that Asha cannot make this choice, and when"):
        letter_form.freeze(filled.db, filled.case, small.ON)
    letter_form.write(filled.db, filled.case, found_by="Dr Lime", found_on=date(2025, 6, 3))
    made = letter_form.draft(filled.db, filled.case, small.ON)
    assert letter_form.missing(made) == ""
    assert "The council’s view at the moment: that Asha goes. This is not decided." in made.text
    letter_form.write(filled.db, filled.case, contact_id=None)
    assert letter_form.draft(filled.db, filled.case, small.ON).letter_facts.choice == "", "to the person it is theirs"


def test_a_search_can_be_left_out_but_not_every_one(filled: Filled) -> None:
    letter_form.write(filled.db, filled.case, left_out=(filled.request,))
    with pytest.raises(DeskError, match="Every search is left out"):
        letter_form.draft(filled.db, filled.case, small.ON)


def test_none_ticked_is_the_nearest_six(filled: Filled) -> None:
    one = matching.answer(filled.db, filled.request, small.ON).fits[0]
    many = [
        one._replace(service=one.service._replace(ref=f"T{at}"), metres=metres)
        for at, metres in enumerate((None, 900.0, 100.0, 700.0, 300.0, 500.0, 200.0, 800.0))
    ]
    assert choice_letter.nearest(many) == {"T2", "T3", "T4", "T5", "T6", "T7"}


def test_whose_words_they_are_names_who_of_the_family_said_it(filled: Filled) -> None:
    plans.change_outcome(filled.db, filled.outcome, whose="family", how_shown="Mum, on 3 June")
    contacts.change(filled.db, filled.contact, voice="mine")
    said = letter_form.draft(filled.db, filled.case, small.ON).letter_facts.outcomes[0]
    assert (said.who, said.how) == ("Mum", "")
