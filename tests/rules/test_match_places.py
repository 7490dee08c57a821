"""*A place is free*, case by case."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from clcdesk.rules.facts import Claim, Entry
from tests.rules.made import ON, answer, claim, entry, everyone, finding, request, service

OLD, OLDER = date(2025, 6, 1), date(2025, 5, 25)
NEVER = None
FULL, AM, PM, HALF, EVE = (entry(session=session) for session in ("full", "am", "pm", "half", "eve"))
TWO_HOURS = entry(hours="2")

CASES: dict[str, tuple[Entry, list[Claim], str]] = {
    "a number from one": (FULL, [claim(vacancies="1")], "met"),
    "less than one": (FULL, [claim(vacancies="0.5")], "not met"),
    "nought": (FULL, [claim(vacancies="0")], "not met"),
    "none": (FULL, [claim(vacancies="none")], "not met"),
    "a waiting list": (FULL, [claim(vacancies="waitlist")], "not met"),
    "closed": (FULL, [claim(vacancies="closed")], "not met"),
    "after assessment": (FULL, [claim(vacancies="assess")], "not known"),
    "blank": (FULL, [claim(vacancies="")], "not known"),
    "another day": (FULL, [claim("tue")], "not known"),
    "thirty days old": (FULL, [claim(as_of=ON - timedelta(30))], "met"),
    "thirty-one days old": (FULL, [claim(as_of=ON - timedelta(31))], "not known"),
    "full and old": (FULL, [claim(vacancies="none", as_of=ON - timedelta(31))], "not known"),
    "without a date": (FULL, [claim(as_of=NEVER)], "not known"),
    "none without a date": (FULL, [claim(vacancies="none", as_of=NEVER)], "not known"),
    "told on the day judged": (FULL, [claim(as_of=ON)], "met"),
    "told later": (FULL, [claim(as_of=ON + timedelta(1))], "not known"),
    "the latest counts": (FULL, [claim(vacancies="none", as_of=OLDER), claim(as_of=OLD)], "met"),
    "the worse of one day": (FULL, [claim(), claim(vacancies="assess")], "not known"),
    "the worst of one day": (FULL, [claim(vacancies="none"), claim(vacancies="assess"), claim()], "not met"),
    "a date beats none": (FULL, [claim(vacancies="none", as_of=OLDER), claim(as_of=NEVER)], "not met"),
    "a stale date beats none": (FULL, [claim(as_of=date(2020, 1, 1)), claim(as_of=NEVER)], "not known"),
    "told later is as if not there": (FULL, [claim(as_of=ON + timedelta(1)), claim(vacancies="none")], "not met"),
    "the entry's band": (entry(band="C"), [claim(band="C", vacancies="none"), claim()], "not met"),
    "no band where its own has none": (entry(band="C"), [claim(band="B", vacancies="none"), claim()], "met"),
    "another band": (entry(band="C"), [claim(band="B")], "not known"),
    "no band asked for": (FULL, [claim(band="B"), claim(vacancies="none")], "not met"),
    "no band asked for, bands told": (FULL, [claim(band="B")], "not known"),
    "its own band only told later": (
        entry(band="C"),
        [claim(band="C", vacancies="none", as_of=ON + timedelta(1)), claim()],
        "met",
    ),
    "morning": (AM, [claim(session="am")], "met"),
    "morning from the whole day": (AM, [claim(vacancies="1")], "met"),
    "morning full, the day free": (AM, [claim(session="am", vacancies="none"), claim()], "met"),
    "morning full, the day unknown": (AM, [claim(session="am", vacancies="none"), claim(vacancies="")], "not known"),
    "morning is no afternoon": (AM, [claim(session="pm")], "not known"),
    "either half, morning": (HALF, [claim(session="am"), claim(session="pm", vacancies="none")], "met"),
    "either half, from the whole day": (HALF, [claim(session="pm", vacancies="none"), claim()], "met"),
    "either half, none": (
        HALF,
        [claim(session="am", vacancies="none"), claim(session="pm", vacancies="none")],
        "not met",
    ),
    "either half, one unknown": (HALF, [claim(session="pm", vacancies="none")], "not known"),
    "either half, whole day full": (HALF, [claim(vacancies="none")], "not met"),
    "either half, nothing told": (HALF, [claim("tue")], "not known"),
    "whole day from both halves": (FULL, [claim(session="am"), claim(session="pm")], "met"),
    "whole day, one half full": (FULL, [claim(session="am"), claim(session="pm", vacancies="none")], "not met"),
    "whole day, one half unknown": (FULL, [claim(session="am", vacancies=""), claim(session="pm")], "not known"),
    "whole day from one half": (FULL, [claim(session="am")], "not known"),
    "whole day by its own row": (
        FULL,
        [claim(vacancies="none"), claim(session="am"), claim(session="pm")],
        "not met",
    ),
    "evening": (EVE, [claim(session="eve")], "met"),
    "evening is not the whole day": (EVE, [claim()], "not known"),
    "hours enough": (TWO_HOURS, [claim(session="hour", vacancies="2")], "met"),
    "hours too few": (TWO_HOURS, [claim(session="hour", vacancies="1.75")], "not met"),
    "hours of the week": (TWO_HOURS, [claim("any", "hour", "10")], "met"),
    "hours of the day before the week": (
        TWO_HOURS,
        [claim("any", "hour", "10"), claim(session="hour", vacancies="none")],
        "not met",
    ),
    "hours of the day by another band": (
        entry(hours="2", band="E"),
        [claim("any", "hour", "10"), claim(session="hour", vacancies="none", band="F")],
        "met",
    ),
    "hours are no session": (TWO_HOURS, [claim()], "not known"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_place_is_free(case: str) -> None:
    asked, claims, expected = CASES[case]
    rule = "hours:mon" if asked.hours else "session:mon"
    for told in (claims, claims[::-1]):
        found = finding(rule, request(asked), service("S1", *told))
        assert found is not None
        assert found.result == expected


def test_the_request_says_how_old_is_stale() -> None:
    one = service("S1", claim(as_of=ON - timedelta(31)))
    assert everyone(answer(request(stale_after_days=31), one))[0].findings[-1].result == "met"
    assert everyone(answer(request(stale_after_days=0), one))[0].findings[-1].result == "not known"
    assert everyone(answer(request(stale_after_days=10**30), one))[0].findings[-1].result == "met"


def test_nothing_is_counted_down() -> None:
    asked = request(entry(hours="2"), entry(hours="2"), entry("tue", hours="2"))
    assert len(answer(asked, service("S1", claim("any", "hour", "2"))).fits) == 1


LIST = claim(vacancies="waitlist")
WAITING: dict[str, tuple[Entry, list[Claim], bool]] = {
    "the row itself": (FULL, [LIST], True),
    "none": (FULL, [claim(vacancies="none")], False),
    "tied on day and finding": (FULL, [LIST, claim(vacancies="none")], True),
    "an older list": (FULL, [LIST._replace(as_of=OLD), claim(vacancies="none")], False),
    "of another band": (entry(band="C"), [LIST, claim(band="C", vacancies="closed")], False),
    "half looked at, whole day decides": (AM, [claim(session="am", vacancies="none"), LIST], True),
    "whole day by its own row": (
        FULL,
        [claim(vacancies="none"), claim(session="am", vacancies="waitlist"), claim(session="pm")],
        False,
    ),
    "both halves, the half that is free or unknown": (
        FULL,
        [claim(session="am", vacancies="none"), claim(session="pm", vacancies="waitlist")],
        True,
    ),
    "both halves, a stale list": (
        FULL,
        [claim(session="am", vacancies="none"), claim(session="pm", vacancies="waitlist", as_of=date(2025, 1, 1))],
        False,
    ),
    "either half": (
        HALF,
        [claim(session="am", vacancies="none"), claim(session="pm", vacancies="waitlist")],
        True,
    ),
    "hours": (TWO_HOURS, [claim("any", "hour", "waitlist")], True),
}


@pytest.mark.parametrize("case", WAITING)
def test_who_has_a_waiting_list(case: str) -> None:
    asked, claims, waits = WAITING[case]
    found = answer(request(asked), service("S1", *claims))
    assert len(found.does_not_fit) == 1
    assert found.waiting == (("S1",) if waits else ())


def test_every_finding_not_met_must_be_a_place_with_a_list() -> None:
    both = request(entry(), entry("tue"))
    assert answer(both, service("S1", LIST, claim("tue", vacancies="none"))).waiting == ()
    assert answer(both, service("S1", LIST, claim("tue", vacancies="waitlist"))).waiting == ("S1",)
    assert answer(both, service("S1", LIST, claim("tue", vacancies=""))).waiting == ("S1",)
    assert answer(request(must=("hoist",)), service("S1", LIST, features_no=("hoist",))).waiting == ()
    assert answer(request(must=("hoist",)), service("S1", LIST)).waiting == ("S1",)


def test_the_claims_that_decided_stand_first_in_a_finding() -> None:
    morning, day = claim(session="am", vacancies="none"), claim(vacancies="3")
    found = finding("session:mon", request(AM), service("S1", morning, day))
    assert found is not None
    assert found.claims == (day, morning)
    assert found.claims[0].vacancies == Decimal(3)
