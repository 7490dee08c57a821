from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clcdesk.letters import compose, phrases, plain
from clcdesk.letters.blocks import (
    Bullets,
    Card,
    Heading,
    Letter,
    Letterhead,
    NoteBox,
    Slip,
    TickLine,
    TickNames,
)
from clcdesk.letters.facts import Hours, LetterFacts, Looked, Offer, Others, Place
from clcdesk.letters.wording import BlankError
from clcdesk.letters.wording import plain as without_weights
from tests.letters import examples, variety
from tests.letters.examples import BARN, FRAMLAND, KITCHEN, MOTHER, NONE, ONE, PERSON

EXPECTED = Path(__file__).parent / "expected"


def told(facts: LetterFacts) -> str:
    return plain.text(compose.letter(facts))


def lines(facts: LetterFacts) -> list[str]:
    return told(facts).splitlines()


def slip(facts: LetterFacts) -> Slip:
    last = compose.letter(facts).blocks[-1]
    assert isinstance(last, Slip)
    return last


@pytest.mark.parametrize("name", ["person", "mother", "one", "none"])
def test_the_letters_of_the_design_read_as_they_should(name: str) -> None:
    facts = getattr(examples, name.upper())
    assert told(facts) == (EXPECTED / f"{name}.txt").read_text("utf-8")


def test_who_writes_to_whom_stands_apart() -> None:
    letter = compose.letter(PERSON)
    head = letter.blocks[0]
    assert isinstance(head, Letterhead)
    assert head.address == ("Miss Asha Mehta", "14 Sample Lane", "Melton Mowbray", "LE13 1AB")
    assert [aside.label for aside in head.asides] == ["", "Our reference", "Your contact", ""]
    assert (letter.title, letter.author, letter.dated) == (
        "Choosing who supports you",
        "Fosse County Council",
        date(2025, 6, 16),
    )
    assert letter.footer.page.format(x=2, y=7) == "CL-4827, version 1 · page 2 of 7"
    assert letter.sample == "SAMPLE"
    assert compose.letter(PERSON._replace(sample=False)).sample == ""


def test_braces_in_a_reference_print_as_typed() -> None:
    footer = compose.letter(PERSON._replace(reference="R{x}}")).footer
    assert footer.page.format(x=1, y=2) == "R{x}} · page 1 of 2"


def test_nothing_known_leaves_out_whole_paragraphs() -> None:
    text = told(variety.BARE)
    assert "Dear reader" in text
    assert "{" not in text and "None" not in text.replace("None of these", "")
    for missing in ("Your contact", "Our reference", "What matters", "No stamp", "send only this page", "others that"):
        assert missing not in text, missing
    assert "We looked at 0 services.\n" in text
    assert "You can ask us for this letter in another format" in text
    assert compose.letter(variety.BARE).footer.page == "page {x} of {y}"


def test_without_a_date_there_is_no_rush() -> None:
    assert "There is no rush. If you say nothing, nothing is decided." in told(PERSON._replace(reply_by=None))
    for facts in (PERSON, MOTHER, ONE, NONE):
        text = told(facts._replace(reply_by=None))
        assert "There is no rush" in text and "by then" not in text
    assert "visit any place" not in told(NONE._replace(reply_by=None))


def test_without_an_officer_ring_us_and_without_a_phone_just_ring() -> None:
    text = told(PERSON._replace(officer=""))
    assert "Then ring us, or send us" in text and "Ringing us on 0116 496 0180" in text
    assert "Works Monday" not in text and "is away" not in text
    text = told(PERSON._replace(phone=""))
    assert "Telling us by phone or in person is just as good." in text and "Then ring Ruth Okafor" in text


@pytest.mark.parametrize(("checks", "waits", "words"), [(0, 0, ""), (1, 0, "one more"), (3, 1, "four more")])
def test_more_that_we_still_ask_about(checks: int, waits: int, words: str) -> None:
    text = told(PERSON._replace(checks=PERSON.checks[:checks], waits=PERSON.waits[:waits]))
    assert (f"It also names {words}" in text) if words else ("It also names" not in text)


def test_many_fits_are_counted_in_figures() -> None:
    assert "about 12 services that could help you" in told(PERSON._replace(offers=(BARN,) * 12))


def test_what_was_looked_for_is_named_only_where_it_was_ticked() -> None:
    assert "We looked for services with" not in told(PERSON)
    ticked = told(PERSON._replace(looked_for=("a hoist", "staff who sign Makaton")))
    assert "We looked for services with a hoist and staff who sign Makaton." in ticked


def test_the_order_is_said_only_when_there_is_one() -> None:
    assert "in alphabetical order. The order is not a recommendation." in told(PERSON)
    assert "nearest first. The order is not a recommendation." in told(PERSON._replace(order="nearest"))
    assert "not a recommendation" not in told(ONE) + told(NONE)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (
            Others(1, 1, 1),
            ["1 is not able to take you at the moment", "1 is too far", "1 could not give all the support you need"],
        ),
        (Others(0, 2, 0), ["2 are too far"]),
    ],
)
def test_the_groups_of_others(others: Others, expected: list[str]) -> None:
    letter = compose.letter(PERSON._replace(others=others))
    first = next(block for block in letter.blocks if isinstance(block, Bullets))
    assert [without_weights(item) for item in first.items] == expected


def test_one_other_and_no_others() -> None:
    assert "We looked at 1 other that is not in this letter:" in told(PERSON._replace(others=Others(1, 0, 0)))
    assert "We can tell you about any of them." not in told(PERSON._replace(others=Others()))


@pytest.mark.parametrize(
    ("looked", "where"),
    [
        ((Looked(("Melton", "Rutland"), None),), ", in Melton and Rutland."),
        ((Looked((), 8000.0),), ", up to 5 miles from your home."),
        ((Looked((), 100.0),), ", less than a quarter of a mile from your home."),
        (
            (Looked(("Melton",), None), Looked(("Blaby",), 3000.0)),
            ", in Melton, or in Blaby and up to 2 miles from your",
        ),
        ((Looked(("Melton",), None), Looked((), None)), "."),
        ((Looked(("Melton",), 12_000.0), Looked(("Blaby", "Melton"), None)), ", in Blaby and Melton."),
        ((Looked((), 8000.0), Looked(("Melton",), 5000.0)), ", up to 5 miles from your home."),
        ((), "."),
    ],
)
def test_where_we_looked(looked: tuple[Looked, ...], where: str) -> None:
    assert f"We looked at 67 services{where}" in told(PERSON._replace(looked=looked))


def test_without_a_framework_s_public_name_the_sentence_is_left_out() -> None:
    assert "We can offer" not in told(PERSON._replace(frameworks=()))


def test_two_frameworks_are_two_lists() -> None:
    text = told(PERSON._replace(frameworks=("Community Life Choices", "Home care")))
    assert "the council’s lists, which are called Community Life Choices and Home care." in text


def test_honest_boxes_come_before_how_the_list_was_made() -> None:
    for facts in (ONE, NONE):
        kinds = [type(block) for block in compose.letter(facts).blocks]
        heads = [block.text for block in compose.letter(facts).blocks if isinstance(block, Heading)]
        assert kinds.count(NoteBox) == 1
        assert heads.index("What matters to you") < heads.index("How we made this list")
        box = kinds.index(NoteBox)
        after = compose.letter(facts).blocks[box + 1]
        assert after == Heading(2, "How we made this list")
    assert NoteBox not in [type(block) for block in compose.letter(PERSON).blocks]


def test_what_we_do_needs_its_day_and_else_we_keep_looking() -> None:
    for facts in (ONE._replace(news_by=None), NONE._replace(doing="")):
        text = told(facts)
        assert "We will keep looking, and we will tell you what we find." in text and "What we are doing" not in text
    assert "is in charge" not in told(NONE._replace(owner=""))
    assert "If that is not enough" not in told(NONE._replace(meanwhile=""))


def test_none_has_no_cards_and_no_questions_and_its_own_slip() -> None:
    letter = compose.letter(NONE)
    assert not any(isinstance(block, Card) for block in letter.blocks)
    text = told(NONE)
    assert "Questions worth asking" not in text and "What else you can ask for" in text
    for out in ("I would like to visit", "My choice is", "None of these is right for me"):
        assert out not in text


def test_the_slip_is_the_person_s_own_unless_capacity_is_recorded_as_lacking() -> None:
    presumed, own = MOTHER._replace(choice=""), MOTHER._replace(choice="own")
    for facts in (presumed, own):
        assert "I would like to visit:" in told(facts) and "Who I am to" not in told(facts)
    assert "own choice" not in told(presumed) and "own choice" in told(own)
    assert "should be part of this" not in told(presumed) + told(own)
    assert "This slip is for Asha to fill in" in told(own) and "This slip is for" not in told(presumed)
    assert "Who I am to Asha:" in told(MOTHER)
    assert "The council’s view" not in told(MOTHER._replace(view=""))
    assert "I agree with this" not in told(MOTHER._replace(view=""))


def test_more_than_eight_services_get_a_writing_line() -> None:
    for count, names in ((8, 8), (9, 0)):
        visit = next(
            part for part in slip(PERSON._replace(offers=(BARN,) * count)).parts if isinstance(part, TickNames)
        )
        assert len(visit.names) == names


@pytest.mark.parametrize("count", [0, 1, 3, 4])
def test_each_service_to_wait_for_has_its_box_up_to_three(count: int) -> None:
    waits = tuple(FRAMLAND._replace(name=f"Hall {n}") for n in range(count))
    ticks = [part for part in slip(PERSON._replace(waits=waits)).parts if isinstance(part, TickLine)]
    waiting = [part for part in ticks if without_weights(part.words).startswith("I want to wait for:")]
    assert len(waiting) == (count if count < 4 else 1)
    assert all(part.line == (count == 4) for part in waiting)


def test_another_voice_needs_a_name() -> None:
    with pytest.raises(BlankError):
        compose.letter(MOTHER._replace(name=""))


HOSTILE = "<b>A & B</b> **x** {name} {x} “q” \\n %s"


def test_facts_are_never_markup() -> None:
    facts = PERSON._replace(
        offers=(BARN._replace(name=HOSTILE, provider=HOSTILE, activities=(HOSTILE,), address=HOSTILE), KITCHEN),
        name=HOSTILE,
        voice="other",
        officer=HOSTILE,
        view=HOSTILE,
        choice="lacking",
        checks=(PERSON.checks[0]._replace(name=HOSTILE),),
    )
    text = told(facts)
    for words in (f"\n{HOSTILE}\n", f"run by {HOSTILE}\n", f"\n{HOSTILE} (Fernleigh", f"supports {HOSTILE}\n"):
        assert words in text


TEXT = st.text(st.characters(codec=None), min_size=1, max_size=12) | st.sampled_from(
    [HOSTILE, "ਪੰਜਾਬੀ", "نصّ", "۱۲", "🎨"]
)
NAME = TEXT.filter(lambda text: phrases.tidy(text) != "")
DATE = st.dates(date(2000, 1, 1), date(2099, 12, 31))
DAYS = st.lists(st.sampled_from(("mon", "tue", "sun")), min_size=1, max_size=3).map(tuple)


def offered(known: dict[str, Any]) -> Offer:
    return Offer(**known)


OFFERS = st.fixed_dictionaries(
    {
        "name": NAME,
        "provider": NAME,
        "activities": st.lists(TEXT, max_size=2).map(tuple),
        "address": st.just("") | TEXT,
        "metres": st.none() | st.floats(0, 500_000),
        "opens": st.none() | st.times(),
        "closes": st.none() | st.times(),
        "places": st.lists(st.builds(Place, days=DAYS, asked_on=DATE), max_size=1).map(tuple),
        "hours": st.lists(
            st.builds(Hours, hours=st.decimals(0, 99, places=2), days=DAYS, asked_on=DATE), max_size=1
        ).map(tuple),
        "features": st.lists(TEXT, max_size=2).map(tuple),
        "visits": st.just("") | TEXT,
        "phone": st.just("") | TEXT,
        "email": st.just("") | TEXT,
        "website": st.just("") | TEXT,
        "group_size": st.just("") | TEXT,
        "registered": st.none() | st.booleans(),
        "rating": st.just("") | TEXT,
        "in_full": st.booleans(),
    }
).map(offered)
LETTERS = st.builds(
    PERSON._replace,
    offers=st.lists(OFFERS, max_size=3).map(tuple),
    name=NAME,
    voice=st.sampled_from(["mine", "other"]),
    choice=st.sampled_from(["", "own", "lacking"]),
    officer=st.just("") | TEXT,
    dear=st.just("") | TEXT,
    reference=st.just("") | TEXT,
    council=st.just("") | TEXT,
    address=st.lists(TEXT, max_size=6).map(tuple),
    reply_by=st.none() | DATE,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LETTERS)
def test_any_facts_make_a_letter_that_says_them_as_typed(facts: LetterFacts) -> None:
    letter = compose.letter(facts)
    text = plain.text(letter)
    text.encode("utf-8")
    for offer in facts.offers:
        assert phrases.tidy(offer.name) in text
    for written in every_text(letter):
        assert written == phrases.tidy(written), written
    assert "\n\n\n" not in text and text.endswith("\n")


def every_text(value: object) -> Iterator[str]:
    """Every text in a letter; a run's spaces at its ends belong to its neighbours, so runs are joined first."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and all(type(item).__name__ == "Run" for item in value):
        yield without_weights(value)
    elif isinstance(value, tuple) and type(value).__name__ != "Photo":
        for item in value:
            yield from every_text(item)


def test_the_same_facts_make_the_same_letter() -> None:
    assert compose.letter(PERSON) == compose.letter(PERSON._replace())
    assert isinstance(compose.letter(PERSON), Letter)
