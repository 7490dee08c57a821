"""What a case costs a week: every search of it, by the rates of the day it is delivered."""

from datetime import date
from decimal import Decimal

from clcdesk.rules.facts import Entry
from clcdesk.services import cases, costs, frameworks, plans, referrals, requests, week
from clcdesk.services.costs import Weekly
from tests.services import small
from tests.services.conftest import Filled

HALF, FULL, HOUR_F = Decimal("39.21"), Decimal("78.42"), Decimal("21.47")


def weekly(filled: Filled, today: date = small.ON) -> Weekly:
    return costs.weekly(filled.db, filled.case, today)


def test_a_week_is_priced_and_taken_from_the_budget(filled: Filled) -> None:
    told = weekly(filled)
    assert told.amount == FULL + HALF
    assert (told.budget, told.budget_stage) == (Decimal("300.00"), "agreed")
    assert told.left == Decimal("300.00") - FULL - HALF
    assert told.searches[0].rates_from == date(2025, 4, 7)
    assert [(line.unit, line.band, line.amount) for line in told.lines] == [("full", "C", FULL), ("half", "C", HALF)]


def test_every_search_of_the_case_counts_and_an_empty_week_does_not(filled: Filled) -> None:
    second = requests.add(filled.db, filled.case, "clc-2021", "pa", date(2025, 7, 7))
    assert weekly(filled).amount == FULL + HALF
    week.paint(filled.db, second, [Entry("sat", "", Decimal("1.5"), "F")])
    assert weekly(filled).amount == FULL + HALF + Decimal("32.21"), "1.5 × 21.47 is 32.205"
    assert [search.request_id for search in weekly(filled).searches] == [filled.request, second]


def test_a_broken_rule_makes_the_cost_unknown_and_says_why(filled: Filled) -> None:
    week.paint(filled.db, filled.request, [Entry("fri", "", Decimal(2), "E")])
    told = weekly(filled)
    assert (told.amount, told.left, told.lines) == (None, None, ())
    assert "needs a session of B, C or D" in told.unknown[0]


def test_a_rate_that_is_not_set_is_unknown_never_nothing(filled: Filled) -> None:
    requests.change(filled.db, filled.request, start=date(2025, 4, 1))
    told = weekly(filled, date(2025, 3, 1))
    assert told.amount is None
    assert told.unknown == ("Rate not set on Community Life Choices 2021.",)
    assert weekly(filled).amount == FULL + HALF, "it has begun: the rates of today"


def test_a_councils_own_rate_counts(filled: Filled) -> None:
    frameworks.set_rate(filled.db, "clc-2021", "C", "half", date(2025, 7, 1), Decimal("40.00"))
    assert weekly(filled).amount == FULL + Decimal("40.00")
    assert weekly(filled).searches[0].rates_from == date(2025, 7, 1)
    assert costs.weekly(filled.db, filled.case, small.ON, frameworks.everything(filled.db)) == weekly(filled)


def test_the_referrals_budget_stands_in_for_the_plans(filled: Filled) -> None:
    plans.change(filled.db, filled.plan, weekly_budget=None)
    assert (weekly(filled).budget, weekly(filled).left) == (None, None)
    referrals.record(filled.db, filled.case, "The family", small.ON, weekly_budget=Decimal("120.00"))
    assert (weekly(filled).budget, weekly(filled).budget_stage) == (Decimal("120.00"), "")


def test_a_case_without_a_search_costs_nothing_yet(filled: Filled) -> None:
    other = cases.open_case(filled.db, filled.person, small.ON)
    assert costs.weekly(filled.db, other, small.ON).lines == ()
