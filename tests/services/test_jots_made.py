"""What is made of jotted lines."""

import pytest

from clcdesk.errors import DeskError
from clcdesk.services import choices, decision_form, jots, jots_made, needs, promises, requests
from clcdesk.services import contacts as around
from clcdesk.words.features import built_in
from tests.services.conftest import Filled
from tests.services.jot_rules import AT

DAY = AT.date()


def jot(filled: Filled, words: str) -> str:
    return jots.add(filled.db, words, AT, filled.case)


def went(filled: Filled, jot_id: str) -> jots_made.Went:
    return jots_made.went(filled.db, jots.of(filled.db, filled.case))[jot_id]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("She needs a hoist to get out of her chair", "hoist"),
        ("There must be a ceiling track hoist", "ceiling-track"),
        ("Uses a wheelchair all day", "wheelchair"),
        ("She signs Makaton", "makaton"),
        ("A quiet room when it gets loud", "quiet-room"),
        ("One-to-one, the whole time", "one-to-one"),
        ("Likes dogs, hates lifts", ""),
        ("", ""),
    ],
)
def test_features_are_found_by_what_they_are_called(words: str, code: str) -> None:
    assert jots_made.feature_in(words, built_in().values()) == code


def test_a_must_have_is_a_feature_and_what_is_none_is_kept_in_words(filled: Filled) -> None:
    hoist, dogs = jot(filled, "needs a hoist"), jot(filled, "likes dogs; big ones")
    assert jots_made.wish(filled.db, hoist, filled.request, "must") == "hoist"
    assert "hoist" in requests.get(filled.db, filled.request).must
    assert jots_made.wish(filled.db, dogs, filled.request, "must") == ""
    assert "likes dogs, big ones" in requests.get(filled.db, filled.request).would_like
    assert went(filled, hoist) == ("must", "request", filled.request, True)
    assert went(filled, dogs).became == "would-like"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Uncle Raj, her mum’s brother, 0116 496 0123", ("Uncle Raj", "her mum’s brother", "0116 496 0123")),
        ("Fay Weston – advocate", ("Fay Weston", "advocate", "")),
        ("Next door: Mrs Pine", ("Next door", "Mrs Pine", "")),
        ("Dot", ("Dot", "", "")),
        ("0116 496 0123", ("0116 496 0123", "", "0116 496 0123")),
    ],
)
def test_somebody_is_read_out_of_a_line(words: str, who: tuple[str, str, str]) -> None:
    assert jots_made.somebody(words) == who


def test_somebody_around_them(filled: Filled) -> None:
    line = jot(filled, "Uncle Raj, her mum’s brother, 0116 496 0123")
    made = jots_made.contact(filled.db, line)
    contact = next(one for one in around.of(filled.db, filled.person) if one.id == made)
    assert (contact.name, contact.role, contact.phone) == ("Uncle Raj", "contact", "0116 496 0123")
    filled.db.undo()
    assert went_nowhere(filled, line)


def went_nowhere(filled: Filled, jot_id: str) -> bool:
    return jot_id not in jots_made.went(filled.db, jots.of(filled.db, filled.case))


def test_how_to_reach_somebody(filled: Filled) -> None:
    early = jot(filled, "Mum is on earlies: ring after two.")
    jots_made.how_to_reach(filled.db, early, filled.contact, DAY)
    jots_made.how_to_reach(filled.db, jot(filled, "Text me, I never answer the phone"), "", DAY)
    told = [(one.contact_id, one.code, one.detail) for one in needs.of(filled.db, filled.person)][-2:]
    assert (filled.contact, "telephone", "Mum is on earlies: ring after two.") in told
    assert (None, "text-message", "Text me, I never answer the phone") in told


def test_a_promise_is_the_kind_its_words_say(filled: Filled) -> None:
    for words, kind in (
        ("Ring her sister", "call"),
        ("Send the photos", "post"),
        ("Come and see the farm with her", "visit"),
        ("Ask about the bus", "other"),
    ):
        line = jot(filled, words)
        promise = jots_made.promise(filled.db, line, DAY, DAY)
        kept = {one.id: one for one in promises.to_keep(filled.db, filled.case)}[promise]
        assert (kept.kind, kept.what) == (kind, words)
        promises.remove(filled.db, promise)
        assert not went(filled, line).there


def test_lines_go_one_under_the_other_into_the_decision(filled: Filled) -> None:
    made = choices.freeze(filled.db, [filled.request], DAY)
    for words in ("The bread one.", "And the hens after."):
        jots_made.decision(filled.db, jot(filled, words), made)
    assert decision_form.of(filled.db, made).how_shown == "The bread one.\nAnd the hens after."
    filled.db.undo()
    assert decision_form.of(filled.db, made).how_shown == "The bread one."


def test_of_nobody_yet_only_a_promise_can_be_made(filled: Filled) -> None:
    line = jots.add(filled.db, "ring the farm", AT)
    with pytest.raises(DeskError, match="belongs to nobody yet"):
        jots_made.contact(filled.db, line)
    with pytest.raises(DeskError, match="belongs to nobody yet"):
        jots_made.wish(filled.db, line, filled.request, "must")
    assert jots_made.promise(filled.db, line, DAY, DAY)
