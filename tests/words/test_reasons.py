"""Every reason has a sentence, and every sentence its facts."""

import re
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clcdesk.rules import vacancy
from clcdesk.rules.facts import Claim, Entry, Finding, Nearly
from clcdesk.words import wording
from clcdesk.words.reasons import left_out, nearly, why
from tests.rules.made import ON, claim, entry, finding, request, service
from tests.rules.test_match_places import CASES

REASONS = wording("en", "reasons")["reasons"]
DATED = "told by phone by Jo on 2 June 2025"


def place(asked: Entry, *claims: Claim) -> str:
    rule = "hours:mon" if asked.hours else "session:mon"
    found = finding(rule, request(asked), service("S1", *claims))
    assert found is not None
    return why(found)


@pytest.mark.parametrize(
    ("asked", "claims", "sentence"),
    [
        (entry(), [claim()], f"2 places on Mondays (the whole day), {DATED}."),
        (entry(session="pm"), [claim(session="pm", vacancies="1")], f"1 place on Monday afternoons, {DATED}."),
        (entry(session="half"), [claim(session="am", vacancies="3")], f"3 places on Monday mornings, {DATED}."),
        (entry(session="eve"), [claim(session="eve", vacancies="none")], f"No place on Monday evenings, {DATED}."),
        (entry(hours="2"), [claim("any", "hour", "7.50")], f"7.5 hours free in the week, {DATED}."),
        (
            entry(hours="2"),
            [claim(session="hour", vacancies="1")],
            f"Only 1 hour free on Mondays, 2 hours asked for, {DATED}.",
        ),
        (
            entry(),
            [claim(vacancies="none", source="", told_by="")],
            "No place on Mondays (the whole day), told on 2 June 2025.",
        ),
        (
            entry(session="half"),
            [claim(session="pm", vacancies="none")],
            "Nothing is known of places on Monday mornings: ask.",
        ),
        (entry(session="half"), [claim("tue")], "Nothing is known of places on Monday mornings or afternoons: ask."),
        (entry(hours="2"), [claim("tue")], "Nothing is known of hours on Mondays: ask."),
    ],
)
def test_places_in_words(asked: Entry, claims: list[Claim], sentence: str) -> None:
    assert place(asked, *claims) == sentence


@pytest.mark.parametrize("case", CASES)
def test_every_case_of_a_place_has_a_sentence(case: str) -> None:
    asked, claims, _result = CASES[case]
    sentence = place(asked, *claims)
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert "None" not in sentence


def test_every_reason_of_a_place_is_written() -> None:
    halves = {"free-halves", "no-am", "no-pm"}
    for kind, said in product(("session", "hours"), vacancy.RESULTS):
        assert (f"{kind}-{said}" in REASONS) == (kind == "session" or said not in halves)


BLANKS: dict[str, object] = {
    "framework": "Community Life Choices",
    "lot": "Dementia",
    "joined": ON,
    "left": ON,
    "first": ON,
    "last": ON,
    "lowest": 18,
    "highest": None,
    "areas": ("Melton", "Blaby", "Charnwood"),
    "km": Decimal("4.3"),
    "within": Decimal("12.0"),
    "bands": ("C",),
    "feature": "hoist",
    "words": "",
    "language": "Gujarati",
    "staff": "female",
    "day": "wed",
    "session": "am",
    "hours": None,
}


@pytest.mark.parametrize("reason", REASONS)
def test_every_sentence_fills_its_blanks(reason: str) -> None:
    kind = reason.partition("-")[0]
    if kind in ("session", "hours"):
        hours = Decimal(2) if kind == "hours" else None
        facts: tuple[tuple[str, object], ...] = (("day", "wed"), ("session", "" if hours else "am"), ("hours", hours))
        told = claim("wed", "hour" if hours else "am")
        sentence = why(Finding("", "met", reason, facts, () if "-no-" in reason else (told,)))
    else:
        sentence = why(Finding("", "met", reason, tuple(BLANKS.items())))
    assert re.fullmatch(r"[A-Z0-9].*\.", sentence), sentence
    assert not re.search(r"[{}]|None|client|service user", sentence)


@settings(deadline=None)
@given(who=st.text(max_size=30) | st.sampled_from(["{number}", "{told}", "{how}", "{"]))
def test_what_somebody_is_called_is_never_taken_for_a_blank(who: str) -> None:
    sentence = place(entry(), claim(told_by=who))
    told = f"told by phone by {who} on" if who else "told by phone on"
    assert sentence == f"2 places on Mondays (the whole day), {told} 2 June 2025."


def test_ages_bands_areas_and_features_in_words() -> None:
    def say(rule: str, reason: str, **facts: object) -> str:
        return why(Finding(rule, "met", reason, tuple(facts.items())))

    assert say("age", "age-outside", lowest=18, highest=64) == "Only for people aged 18 to 64."
    assert say("age", "age-outside", lowest=None, highest=64) == "Only for people aged 64 or under."
    assert say("band", "band-taken", bands=("B", "C", "E")) == "Takes bands B, C and E."
    assert say("area", "area-in", areas=("Melton", "Blaby")) == "In Melton and Blaby."
    assert say("must", "must-has-not", feature="hoist", words="") == "Has not: Hoist."
    assert say("must", "must-has-not", feature="kiln", words="Pottery kiln") == "Has not: Pottery kiln."


def test_a_suspension_is_told_without_its_reason() -> None:
    sentence = why(Finding("open", "not met", "suspended", (("first", ON),)))
    assert sentence == "Takes no new people since 16 June 2025 (suspended)."


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (Nearly("area", "", 2), "2 more if it could be in any area"),
        (Nearly("distance", "", 1), "1 more if it could be at any distance"),
        (Nearly("day:wed", "thu", 3), "3 more if Wednesday could be Thursday"),
        (Nearly("must:hoist", "", 1), "1 more without: Hoist"),
        (Nearly("must:kiln", "", 1), "1 more without: Pottery kiln"),
        (Nearly("language:Urdu", "", 1), "1 more if Urdu need not be spoken"),
        (Nearly("staff", "", 1), "1 more without the choice of staff"),
    ],
)
def test_what_would_help_in_words(line: Nearly, sentence: str) -> None:
    assert nearly(line, {"kiln": "Pottery kiln"}) == sentence


def test_every_rule_says_what_it_left_out() -> None:
    rules = ("framework", "lot", "open", "age", "area", "distance", "band", "session:wed", "hours:mon", "must:hoist")
    for rule in (*rules, "language:Urdu", "staff"):
        assert left_out(rule, {}) and "{" not in left_out(rule, {})
    assert left_out("session:wed", {}) == "no place on Wednesday"
