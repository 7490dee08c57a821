"""Every act has its sentence, and every sentence its act."""

import inspect
import string
from dataclasses import fields

import pytest

from clcdesk.rules.eligibility import DOMAINS
from clcdesk.services import act, decisions, people
from clcdesk.store import Act
from clcdesk.words import wording
from clcdesk.words.acts import sentence

ACTS = [
    found for _name, found in inspect.getmembers(act, inspect.isclass) if issubclass(found, Act) and found is not Act
]


def _code(found: type[Act]) -> str:
    return found(**{field.name: () for field in fields(found)}).code


def test_acts_and_sentences_go_in_pairs() -> None:
    assert {_code(found) for found in ACTS} == set(wording("en", "acts")["acts"])


@pytest.mark.parametrize("found", ACTS)
def test_a_sentence_has_only_blanks_its_act_fills(found: type[Act]) -> None:
    parts = string.Formatter().parse(wording("en", "acts")["acts"][_code(found)])
    blanks = {blank for _text, blank, _spec, _how in parts if blank}
    assert blanks <= {field.name for field in fields(found)}


def test_codes_that_stand_in_sentences_have_words() -> None:
    tables = wording("en", "acts")
    assert set(tables["domain"]) == set(DOMAINS)
    assert set(tables["status"]) == set(people.STATUSES)
    assert set(tables["result"]) == set(decisions.RESULTS)


def test_undo_says_what_went() -> None:
    assert sentence("add-entry", {"day": "wed", "session": "am"}, "undo") == "Undone: Wednesday morning added"
    assert sentence("use-framework", {"framework": "clc-2021"}) == "Framework clc 2021 in use"
