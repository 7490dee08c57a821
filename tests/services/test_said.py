"""Acts in sentences that name the thing, whatever table it is in."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from clcdesk.models.base import Tracked
from clcdesk.models.directory import Service
from clcdesk.services import helps, jots, plans, promises, said
from clcdesk.store.tables import tracked
from clcdesk.words import acts, wording
from tests.services.conftest import Filled
from tests.services.jot_rules import AT


def _undone(filled: Filled) -> str:
    taken = filled.db.undo()
    assert taken is not None
    return said.sentence(filled.db, taken.act, taken.facts, "undo")


def _blanks() -> Iterator[str]:
    for act in wording("en", "acts")["acts"]:
        yield from (name for name in acts.named(act) if name.endswith("_id"))


def test_every_id_in_a_sentence_can_be_named_and_has_words_without_a_name() -> None:
    wanted = set(_blanks())
    assert wanted == set(said.NAMES)
    assert wanted <= set(wording("en", "acts")["nameless"])


def test_a_note_on_help_names_the_service_and_the_outcome(filled: Filled) -> None:
    plans.change_outcome(filled.db, filled.outcome, words="I want to learn to cook.")
    with filled.db.read() as session:
        service = session.scalars(select(Service)).first()
        assert service is not None
    helps.note(filled.db, filled.request, service.id, filled.outcome, "They bake on Mondays.")
    assert _undone(filled) == f"Undone: How {service.service} could help with “I want to learn to cook”, in words"
    helps.tick(filled.db, filled.request, service.id, filled.outcome, True)
    assert _undone(filled) == f"Undone: {service.service} could help with “I want to learn to cook”: ticked"


def test_long_words_are_cut_and_a_line_that_is_gone_still_has_its_words(filled: Filled) -> None:
    jots.add(filled.db, "word " * 40, AT, filled.case)
    told = _undone(filled)
    assert told.startswith("Undone: Jotted down: “word word")
    assert told.endswith("…”")
    assert len(told) < said.MOST_LETTERS + 30


def test_days_in_facts_are_written_as_days(filled: Filled) -> None:
    promise = promises.make(filled.db, "call", AT.date(), AT.date(), filled.case, what="say yes", to_whom="Mum")
    promises.move(filled.db, promise, AT.date().replace(day=20))
    assert _undone(filled) == "Undone: Promise: another day, Fri 20 Jun 2025: Call Mum: say yes"


@pytest.mark.parametrize("name", sorted(said.NAMES))
def test_what_no_longer_exists_is_called_by_its_kind(filled: Filled, name: str) -> None:
    act = next(act for act in wording("en", "acts")["acts"] if name in acts.named(act))
    facts = dict.fromkeys(acts.named(act), "nothing")
    assert wording("en", "acts")["nameless"][name].casefold() in said.sentence(filled.db, act, facts).casefold()


def test_names_are_of_tracked_tables() -> None:
    models: set[type[Tracked]] = {one.model for one in said.NAMES.values()}
    assert models <= set(tracked().values())
