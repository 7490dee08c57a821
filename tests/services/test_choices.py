"""A choice list is frozen with its letter, and an edited one is found."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clcdesk.errors import DeskError
from clcdesk.rules.facts import Entry
from clcdesk.services import (
    choices,
    contacts,
    decisions,
    directory,
    helps,
    matching,
    needs,
    people,
    plans,
    proofs,
    providers,
    requests,
)
from clcdesk.services.addressees import Letterhead
from clcdesk.store import Database, check, engine, keys
from tests.desk_fixtures import PASSPHRASE
from tests.services import small
from tests.services.conftest import Filled

HEAD = Letterhead("A county council", date(2025, 6, 30))


def services(db: Database) -> dict[str, str]:
    return {service.ref: service.id for service in providers.services(db)}


def plain_letter(filled: Filled, **wishes: Any) -> str:
    people.change(filled.db, filled.person, format="plain", format_reason="asked on the phone")
    return choices.letter(filled.db, choices.freeze(filled.db, [filled.request], small.ON, **wishes)).decode()


def test_a_request_is_judged_by_the_rules_of_the_files(filled: Filled) -> None:
    answer = matching.answer(filled.db, filled.request, small.ON)
    assert [one.service.ref for one in answer.fits] == ["S1"]
    assert answer.waiting == ()
    known = directory.facts(filled.db)
    assert matching.answer(filled.db, filled.request, small.ON, known=known) == answer


def test_a_letter_is_frozen_and_printed_again_from_the_same_bytes(filled: Filled) -> None:
    helps.note(filled.db, filled.request, services(filled.db)["S1"], filled.outcome, "They cook lunch each day.")
    frozen = choices.freeze(filled.db, [filled.request], small.ON, head=HEAD)
    kept = choices.letter(filled.db, frozen)
    assert kept.startswith(b"%PDF-")
    plans.change_outcome(filled.db, filled.outcome, words="Something else")
    people.change(filled.db, filled.person, first_name="Ash")
    assert choices.print_letter(filled.db, frozen) == kept
    row = choices.of(filled.db, filled.case)[0]
    assert (row.version, row.letter) == (1, hashlib.sha256(kept).hexdigest())
    record = json.loads(choices.record(filled.db, frozen))
    assert record["letter"]["offers"][0]["helps"] == [
        {"note": "They cook lunch each day.", "outcome": "I want to learn to cook"}
    ]
    assert record["frameworks"]["clc-2021"]["definition"]["rates"]
    assert json.loads(record["answers"][0])["considered"] == 3
    assert choices.prove(filled.db, frozen) == ()


def test_a_letter_says_what_the_case_knows(filled: Filled) -> None:
    helps.note(filled.db, filled.request, services(filled.db)["S1"], filled.outcome, "They cook lunch each day.")
    text = plain_letter(filled, head=HEAD)
    for words in ("Dear Asha", "20418/1", "Ruth Bell", "0116 496 0101", "Bluebell Barn", "They cook lunch each day."):
        assert words in text
    for hidden in ("1998", "ld-autism", "band C"):
        assert hidden not in text


def test_a_new_list_supersedes_the_last(filled: Filled) -> None:
    first = choices.freeze(filled.db, [filled.request], small.ON)
    second = choices.freeze(filled.db, [filled.request], small.ON)
    newest, oldest = choices.of(filled.db, filled.case)
    assert (newest.id, newest.version, newest.supersedes_id) == (second, 2, first)
    assert (oldest.id, oldest.version, oldest.supersedes_id) == (first, 1, None)


def test_two_searches_make_one_letter(filled: Filled) -> None:
    other = requests.add(
        filled.db, filled.case, "clc-2021", "ld-autism", date(2025, 7, 7), [Entry("mon", "full", None, "C")]
    )
    frozen = choices.freeze(filled.db, [filled.request, other], small.ON)
    searches = [(row.position, row.fits, row.waiting) for row in choices.searches(filled.db, frozen)]
    assert searches == [(1, 1, 0), (2, 1, 1)]
    parts = [row.part for row in choices.offers(filled.db, frozen)]
    assert parts == ["fits", "check-first", "fits", "check-first", "waiting"]


def test_a_contact_is_told_in_the_other_voice(filled: Filled) -> None:
    contacts.change(filled.db, filled.contact, addressed_as="Mrs Plum", format="plain")
    frozen = choices.freeze(filled.db, [filled.request], small.ON, contact_id=filled.contact)
    text = choices.letter(filled.db, frozen).decode()
    assert "Dear Mrs Plum" in text
    assert "Asha" in text
    assert choices.of(filled.db, filled.case)[0].voice == "other"


def test_a_recorded_need_chooses_the_format(filled: Filled) -> None:
    needs.record(filled.db, filled.person, "information-format", "email", small.ON)
    choices.freeze(filled.db, [filled.request], small.ON)
    assert choices.of(filled.db, filled.case)[0].format == "plain"


def refused(filled: Filled, sentence: str, **wishes: Any) -> None:
    operations = len(filled.db.sitting)
    with pytest.raises(DeskError, match=sentence):
        choices.freeze(filled.db, [filled.request], small.ON, **wishes)
    assert len(filled.db.sitting) == operations


def test_a_letter_stops(filled: Filled) -> None:
    contacts.change(filled.db, filled.contact, do_not_write=True)
    refused(filled, "do not write", contact_id=filled.contact)
    contacts.change(filled.db, filled.contact, do_not_write=False, may_be_written_to=False)
    refused(filled, "not agreed", contact_id=filled.contact)
    contacts.change(filled.db, filled.contact, may_be_written_to=True)
    people.change(filled.db, filled.person, first_name="", name="")
    refused(filled, "needs their first name", contact_id=filled.contact)
    people.change(filled.db, filled.person, format="easy-read")
    refused(filled, "no letter in easy-read")
    people.set_status(filled.db, filled.person, "died", small.ON)
    refused(filled, "has died")


def test_a_list_is_never_taken_back(filled: Filled) -> None:
    choices.freeze(filled.db, [filled.request], small.ON)
    with pytest.raises(DeskError):
        filled.db.undo(filled.db.sitting[-1])
    with pytest.raises(DeskError, match="stays"):
        requests.remove(filled.db, filled.request)


EDITS = {
    "list": "UPDATE choice_list SET ordered_by = 'nearest'",
    "search": "UPDATE choice_search SET considered = 4",
    "offer": "UPDATE offer SET part = 'waiting'",
    "offer gone": "DELETE FROM offer",
    "letter": "UPDATE file SET content = zeroblob(size) WHERE kind = 'application/pdf'",
    "record gone": "DELETE FROM file WHERE kind = 'application/json+zlib'",
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edited_list_is_found_and_named(filled: Filled, edit: str) -> None:
    frozen = choices.freeze(filled.db, [filled.request], small.ON)
    by_hand(filled.db.path, edit)
    assert frozen in choices.prove(filled.db, frozen)[0]
    faults = check.run(filled.db, proofs.CHECKS)
    assert f"choice_list {frozen}" in [fault.where for fault in faults if fault.what == "list"]


def by_hand(path: Path, edit: str) -> None:
    """Change the file behind the program's back, with the key."""
    connection = engine.connect(path, keys.unlock(path, PASSPHRASE).data_key)
    connection.execute(edit)
    connection.close()


def test_a_decision_and_a_change_of_mind(filled: Filled) -> None:
    frozen = choices.freeze(filled.db, [filled.request], small.ON)
    offers = choices.offers(filled.db, frozen)
    first = decisions.record(filled.db, frozen, small.ON, "decides", "ranked", [offers[0].id], shown_by="pointed")
    second = decisions.record(filled.db, frozen, date(2025, 6, 20), "with-help", "not-yet", helped_by="Mina Plum")
    newest, oldest = decisions.of(filled.db, frozen)
    assert (newest.id, newest.replaces_id, oldest.id) == (second, first, first)
    assert [row.offer_id for row in decisions.ranked(filled.db, first)] == [offers[0].id]
    filled.db.undo()
    assert [row.id for row in decisions.of(filled.db, frozen)] == [first]


@pytest.mark.parametrize(
    ("decides", "result", "values", "sentence"),
    [
        ("cannot", "not-yet", {}, "Say who found"),
        ("with-help", "not-yet", {}, "Say who helped"),
        ("decides", "ranked", {}, "Name at least one"),
        ("decides", "none", {}, "Say why"),
        ("sometimes", "none", {"why": "too far"}, "sometimes is not known"),
    ],
)
def test_a_decision_is_complete(
    filled: Filled, decides: str, result: str, values: dict[str, Any], sentence: str
) -> None:
    frozen = choices.freeze(filled.db, [filled.request], small.ON)
    with pytest.raises(DeskError, match=sentence):
        decisions.record(filled.db, frozen, small.ON, decides, result, **values)


def test_the_checks_find_nothing_in_a_whole_database(filled: Filled) -> None:
    choices.freeze(filled.db, [filled.request], small.ON)
    assert check.run(filled.db, proofs.CHECKS) == []
