"""Any verbs in any order: each is whole or refused, undo and redo are exact, and the chain holds."""

from collections.abc import Callable
from itertools import count
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from clcdesk import store
from tests.desk_fixtures import CHEAP, PASSPHRASE
from tests.services import small
from tests.services.choice_rules import ChoiceRules
from tests.services.directory_rules import DirectoryRules
from tests.services.jot_rules import JotRules
from tests.services.letter_rules import LetterRules
from tests.services.machine import PLAYED
from tests.services.people_rules import PeopleRules
from tests.services.plan_rules import PlanRules
from tests.services.promise_rules import PromiseRules
from tests.services.safeguard_rules import SafeguardRules
from tests.services.verbs import writing
from tests.services.week_rules import WeekRules

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


class Officer(
    PeopleRules, SafeguardRules, PlanRules, DirectoryRules, ChoiceRules, LetterRules, JotRules, WeekRules, PromiseRules
):
    """Every verb there is."""


Machines = Callable[[], RuleBasedStateMachine]


@pytest.fixture(scope="session")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Machines:
    """Makes machines, each with its own copy of one filled desk."""
    folder = tmp_path_factory.mktemp("machine")
    db, _recovery = store.create(folder / "desk.db", PASSPHRASE, cost=CHEAP)
    with db:
        small.fill_more(db, small.fill(db, folder / "directory"))
    newer = small.CAPACITY + "S1,C,mon,full,12,none,2025-06-12,phone,Jo\n"
    renamed = small.SERVICES.replace("Bluebell Barn", "Bluebell Farm")
    second = small.write(
        folder / "second",
        services=renamed + "S4,P3,Company,pa,own-home" + "," * 16 + "\n",
        capacity=newer,
    )
    numbers = count()
    return lambda: Officer(folder / "desk.db", folder / str(next(numbers)), second)


def test_every_verb_that_writes_is_played() -> None:
    assert set(PLAYED) == writing()


def test_a_verb_without_a_rule_would_be_found() -> None:
    assert {"people.add", "choices.freeze", "directory.take_in"} <= writing()
    assert "people.everyone" not in writing()


def test_an_officer_at_work(machines: Machines) -> None:
    quick = settings(max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=QUIET)
    run_state_machine_as_test(cast(Any, machines), settings=quick)


@pytest.mark.trial
def test_officers_at_work_for_long(machines: Machines) -> None:
    long = settings(max_examples=200, stateful_step_count=30, deadline=None, suppress_health_check=QUIET)
    run_state_machine_as_test(cast(Any, machines), settings=long)
