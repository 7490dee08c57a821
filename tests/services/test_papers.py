"""The register of papers, and what the next letter of a case is told."""

from datetime import date, timedelta

import pytest

from clcdesk.errors import DeskError
from clcdesk.services import contacts, decision_form, decisions, letter_form, options, papers, people
from tests.services import small
from tests.services.conftest import Filled


def test_a_paper_is_out_until_its_fate_is_known(filled: Filled) -> None:
    final = letter_form.freeze(filled.db, filled.case, small.ON)
    paper = papers.register(filled.db, final, "printed", small.ON, 2)
    out = papers.out(filled.db)
    assert [(one.paper.id, one.paper.copies, one.reference, one.with_whom) for one in out] == [
        (paper, 2, "20418/1", "")
    ]
    later = small.ON + timedelta(days=1)
    papers.hand(filled.db, paper, " Mrs Mehta ", later)
    papers.settle(filled.db, paper, "given", later)
    assert papers.out(filled.db) == ()
    kept = papers.of(filled.db, filled.case)[0]
    assert (kept.with_whom, kept.fate, kept.since) == ("Mrs Mehta", "given", later)
    filled.db.undo()
    assert [one.with_whom for one in papers.out(filled.db)] == ["Mrs Mehta"]
    filled.db.undo()
    filled.db.undo()
    assert [one.paper.id for one in papers.out(filled.db)] == [paper], "a paper that was printed is never undone"


def test_a_paper_is_no_older_than_its_letter_and_of_a_few_copies(filled: Filled) -> None:
    final = letter_form.freeze(filled.db, filled.case, small.ON)
    for on, copies in ((small.ON - timedelta(days=1), 1), (small.ON, 0), (small.ON, 100)):
        with pytest.raises(DeskError):
            papers.register(filled.db, final, "printed", on, copies)
    assert papers.of(filled.db, filled.case) == ()


def test_the_next_letter_says_what_was_written_for_it(filled: Filled) -> None:
    letter_form.write(filled.db, filled.case, reply_by=date(2025, 6, 30), format="plain", pays="£12.40")
    made = letter_form.draft(filled.db, filled.case, small.ON)
    text = made.letter.decode()
    assert "30 June 2025" in text
    assert made.letter_facts.pays == "£12.40"
    assert made.letter_facts.outcomes
    letter_form.write(filled.db, filled.case, matters=False)
    assert letter_form.draft(filled.db, filled.case, small.ON).letter_facts.outcomes == ()
    assert letter_form.missing(made) == ""
    nobody = made._replace(letter_facts=made.letter_facts._replace(offers=(), doing="we are asking"))
    assert letter_form.missing(nobody).startswith("Nobody fits: say when there is news, what happens meanwhile")


def test_a_format_not_made_yet_gives_the_standard_letter(filled: Filled) -> None:
    people.change(filled.db, filled.person, format="easy-read", format_reason="asked for it", language="gu")
    made = letter_form.draft(filled.db, filled.case, small.ON)
    assert (made.addressee.format, made.addressee.language) == ("standard", "en")
    assert letter_form.recipients(filled.db, filled.case)[0].format == "easy-read"


def test_ticks_of_options_decide_what_stands_in_full(filled: Filled) -> None:
    options.tick(filled.db, filled.request, "S1", True)
    made = letter_form.draft(filled.db, filled.case, small.ON)
    assert [offer.in_full for offer in made.letter_facts.offers] == [True]


def test_who_cannot_be_written_to_says_why(filled: Filled) -> None:
    contacts.add(filled.db, filled.person, name="Mrs Mehta", role="carer")
    people.change(filled.db, filled.person, do_not_write=True)
    stops = [one.stop for one in letter_form.recipients(filled.db, filled.case)]
    assert stops[0] == "marked “do not write”"
    assert "not agreed that they are written to" in stops
    with pytest.raises(DeskError, match="do not write"):
        letter_form.freeze(filled.db, filled.case, small.ON)


def test_only_what_belongs_to_the_answer_is_recorded(filled: Filled) -> None:
    final = letter_form.freeze(filled.db, filled.case, small.ON)
    decision_form.write(
        filled.db, final, decides="cannot", helped_by="Mum", capacity="in-doubt", assessed_by="Dr Hall",
        assessed_on=small.ON, result="not-yet",
    )  # fmt: skip
    decision_form.write(filled.db, final, decides="decides")
    decision_form.record(filled.db, final, small.ON)
    kept = decisions.of(filled.db, final)[0]
    assert (kept.helped_by, kept.assessed_by, kept.assessed_on, kept.capacity) == ("", "", None, "in-doubt")
    filled.db.undo()
    assert decision_form.of(filled.db, final).helped_by == "Mum"
