"""People, plans, requests and frameworks: what each verb keeps, and what it refuses."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clcdesk.errors import DeskError
from clcdesk.rules.eligibility import Reasons
from clcdesk.rules.facts import Entry
from clcdesk.services import (
    assessments,
    cases,
    choices,
    contacts,
    features,
    frameworks,
    gaps,
    helps,
    needs,
    officers,
    people,
    plans,
    referrals,
    requests,
)
from clcdesk.store import drafts
from tests.services import small
from tests.services.conftest import Filled
from tests.services.directory_rules import OWN

Verb = Callable[[Filled], Any]


def test_a_person_is_kept_as_given(filled: Filled) -> None:
    people.change(filled.db, filled.person, nhs_number="943 476 5919", name="  Asha Plum ", date_of_birth=None)
    person = people.get(filled.db, filled.person)
    assert (person.nhs_number, person.name, person.date_of_birth) == ("9434765919", "Asha Plum", None)
    assert people.district(person) == "E07000133"
    assert [row.id for row in people.everyone(filled.db)] == [filled.person]


def test_what_was_typed_becomes_one_act_and_its_draft_goes(filled: Filled) -> None:
    person = people.get(filled.db, filled.person)
    drafts.put(filled.db, person, "name", "Asha Plu")
    drafts.put(filled.db, person, "date_of_birth", "31/02/1990")
    people.change(filled.db, filled.person, name="Asha Plum-Lee")
    assert drafts.kept(filled.db, person) == {"date_of_birth": "31/02/1990"}
    filled.db.undo()
    assert people.get(filled.db, filled.person).name == "Asha Plum"
    assert drafts.kept(filled.db, person) == {"date_of_birth": "31/02/1990"}


def test_a_contact_goes_with_how_they_are_told_things_and_comes_back(filled: Filled) -> None:
    needs.record(filled.db, filled.person, "support", "bsl", small.ON, contact_id=filled.contact)
    contacts.remove(filled.db, filled.contact)
    assert contacts.of(filled.db, filled.person) == []
    assert needs.of(filled.db, filled.person) == []
    filled.db.undo()
    assert [row.name for row in contacts.of(filled.db, filled.person)] == ["Mina Plum"]
    assert [row.code for row in needs.of(filled.db, filled.person)] == ["bsl"]


def test_a_contact_who_was_written_to_stays(filled: Filled) -> None:
    contacts.change(filled.db, filled.contact, format="plain")
    choices.freeze(filled.db, [filled.request], small.ON, contact_id=filled.contact)
    with pytest.raises(DeskError, match="still needs it"):
        contacts.remove(filled.db, filled.contact)


def test_a_new_version_of_a_plan_replaces_and_never_overwrites(filled: Filled) -> None:
    second = plans.new_version(filled.db, filled.person, date(2025, 9, 1), weekly_budget=Decimal("320.50"))
    newest, oldest = plans.versions(filled.db, filled.person)
    assert (newest.id, newest.version, newest.replaces_id, newest.budget_stage) == (second, 2, filled.plan, "agreed")
    assert oldest.weekly_budget == Decimal("300.00")
    copy = plans.outcomes(filled.db, second)[0]
    assert (copy.follows_id, copy.words) == (filled.outcome, "I want to learn to cook")
    with pytest.raises(DeskError, match="newer version"):
        plans.change_outcome(filled.db, filled.outcome, progress="met")
    plans.change_outcome(filled.db, copy.id, progress="working-towards", score=3)
    assert plans.outcomes(filled.db, filled.plan)[0].progress == "not-started"


def test_outcomes_stand_in_the_order_given(filled: Filled) -> None:
    other = plans.add_outcome(filled.db, filled.plan, "A rest for Mum", "family", clc_domain="carers")
    plans.arrange(filled.db, filled.plan, [other, filled.outcome])
    assert [row.id for row in plans.outcomes(filled.db, filled.plan)] == [other, filled.outcome]


def test_eligibility_is_worked_out_and_the_decision_is_somebodys(filled: Filled) -> None:
    found = assessments.record(filled.db, filled.person, small.ON, impairment=True, wellbeing=True)
    assert assessments.eligibility(filled.db, found).result == "not known"
    assessments.answer(filled.db, found, "community", Reasons(needs_assistance=True))
    assessments.answer(filled.db, found, "clothing", Reasons(takes_longer=True))
    assert assessments.eligibility(filled.db, found).result == "eligible"
    assessments.decide(filled.db, found, "eligible", small.ON, "D. Ellis")
    assert [row.domain for row in assessments.answers(filled.db, found)] == ["clothing", "community"]
    assert assessments.of(filled.db, filled.person)[0].decision == "eligible"


def test_a_week_keeps_the_rows_that_stay(filled: Filled) -> None:
    first, second = requests.entries(filled.db, filled.request)
    friday = Entry("fri", "", Decimal("2.5"), "F")
    requests.set_pattern(filled.db, filled.request, [friday, small.WEEK[0]])
    rows = requests.entries(filled.db, filled.request)
    assert [row.day for row in rows] == ["fri", "mon"]
    assert rows[1].id == first.id
    added = requests.add_entry(filled.db, filled.request, small.WEEK[1])
    requests.remove_entry(filled.db, added)
    assert requests.facts_of(filled.db, filled.request).pattern == (friday, small.WEEK[0])
    assert second.id not in {row.id for row in requests.entries(filled.db, filled.request)}


def test_a_request_is_the_facts_of_a_file(filled: Filled) -> None:
    requests.change(
        filled.db,
        filled.request,
        areas=["melton"],
        within_km=Decimal("12.5"),
        must=["hoist", "hoist"],
        languages=["Gujarati "],
        staff="female",
        stale_after_days=60,
    )
    facts = requests.facts_of(filled.db, filled.request)
    assert (facts.areas, facts.within_km, facts.must, facts.languages) == (
        ("melton",),
        Decimal("12.5"),
        ("hoist",),
        ("Gujarati",),
    )
    assert (facts.staff, facts.stale_after_days, facts.person.date_of_birth) == ("female", 60, date(1998, 3, 1))


def test_a_gap_stays_until_it_is_closed(filled: Filled) -> None:
    gap = gaps.record(filled.db, filled.request, small.ON, filled.db.officer_id, date(2025, 7, 1), interim="home care")
    gaps.look_again(filled.db, gap, date(2025, 8, 1))
    assert [row.look_again_on for row in gaps.unfinished(filled.db)] == [date(2025, 8, 1)]
    gaps.close(filled.db, gap, date(2025, 8, 1), "a place was found")
    assert gaps.unfinished(filled.db) == []


def test_a_councils_own_framework_and_rates(filled: Filled) -> None:
    assert frameworks.add_definition(filled.db, "own.toml", OWN.format(code="own-1", more="")) == "own-1"
    frameworks.add_definition(filled.db, "newer.toml", OWN.format(code="own-1", more='notes = ["new"]'))
    known = frameworks.everything(filled.db)
    assert known["own-1"].notes == ("new",)
    before = frameworks.version(known["clc-2021"])
    frameworks.set_rate(filled.db, "clc-2021", "C", "half", date(2026, 4, 1), Decimal("41.00"))
    frameworks.set_rate(filled.db, "clc-2021", "C", "half", date(2026, 4, 1), Decimal("42.00"))
    after = frameworks.everything(filled.db)["clc-2021"]
    assert [rate.amount for rate in after.rates if rate.starts == date(2026, 4, 1)] == [Decimal("42.00")]
    assert frameworks.version(after) != before


def test_frameworks_in_use_on_a_day(filled: Filled) -> None:
    old = frameworks.use(filled.db, "clc-2021", date(2021, 11, 29))
    frameworks.use(filled.db, "clc-2026", date(2026, 8, 31))
    frameworks.stop(filled.db, old, date(2026, 8, 30))
    assert frameworks.in_use(filled.db, small.ON) == ["clc-2021"]
    assert frameworks.in_use(filled.db, date(2026, 9, 1)) == ["clc-2026"]


def test_a_referral_and_a_case(filled: Filled) -> None:
    referral = referrals.record(filled.db, filled.case, "D. Ellis", small.ON, urgency="soon")
    referrals.change(filled.db, referral, plan_ready=True, weekly_budget=Decimal("187.30"))
    row = referrals.of(filled.db, filled.case)[0]
    assert (row.plan_ready, row.budget_ready, row.weekly_budget) == (True, None, Decimal("187.30"))
    cases.close(filled.db, filled.case, date(2025, 7, 1), "moved to another county")
    assert cases.unfinished(filled.db) == []
    cases.reopen(filled.db, filled.case)
    assert [row.id for row in cases.unfinished(filled.db)] == [row.id for row in cases.of(filled.db, filled.person)]


REFUSED: dict[str, tuple[Verb, str]] = {
    "a reference twice": (lambda f: people.add(f.db, reference="20418"), "already has the reference 20418"),
    "no reference": (lambda f: people.add(f.db, name="Ann"), "reference is blank"),
    "an NHS number": (lambda f: people.change(f.db, f.person, nhs_number="943 476 5918"), "not an NHS number"),
    "a birth to come": (lambda f: people.change(f.db, f.person, date_of_birth=date(2999, 1, 1)), "future"),
    "a person gone": (lambda f: people.change(f.db, "nobody", name="Ann"), "no longer there"),
    "a status": (lambda f: people.set_status(f.db, f.person, "away", small.ON), "status .* is not known"),
    "a role": (lambda f: contacts.add(f.db, f.person, name="Sam", role="friend"), "role .* is not known"),
    "a need": (lambda f: needs.record(f.db, f.person, "support", "easy-read", small.ON), "need .* is not known"),
    "a cover": (lambda f: officers.change(f.db, f.db.officer_id, cover_id=f.db.officer_id), "cover for themselves"),
    "a penny's part": (lambda f: plans.change(f.db, f.plan, weekly_budget=Decimal("1.005")), "pounds and pence"),
    "a score": (lambda f: plans.change_outcome(f.db, f.outcome, score=11), "from 0 to 10"),
    "no words": (lambda f: plans.add_outcome(f.db, f.plan, "  ", "said"), "words is blank"),
    "a lot": (lambda f: requests.change(f.db, f.request, lot="groups"), "lot .* is not known"),
    "a framework": (lambda f: requests.change(f.db, f.request, framework="clc-1999"), "is not a framework"),
    "an area": (lambda f: requests.change(f.db, f.request, areas=["atlantis"]), "area atlantis is not known"),
    "a feature": (lambda f: requests.change(f.db, f.request, must=["moat"]), "feature .* is not known"),
    "a distance": (lambda f: requests.change(f.db, f.request, within_km=Decimal(-1)), "below zero"),
    "both": (lambda f: requests.add_entry(f.db, f.request, Entry("mon", "am", Decimal(2), "C")), "not both"),
    "no day": (lambda f: requests.add_entry(f.db, f.request, Entry("Wednes day", "am", None, "C")), "day .* not known"),
    "an odd number": (lambda f: requests.change(f.db, f.request, within_km=Decimal("1e-40")), "no number"),
    "no framework": (lambda f: frameworks.use(f.db, "not a code", small.ON), "not a framework"),
    "a feature's code": (lambda f: features.add(f.db, "a" * 61, "Long"), "lower-case"),
    "hours": (lambda f: requests.add_entry(f.db, f.request, Entry("mon", "", Decimal(25), "E")), "at most 24"),
    "a band": (lambda f: requests.add_entry(f.db, f.request, Entry("mon", "am", None, "Z")), "band .* is not known"),
    "a note on nothing": (lambda f: helps.note(f.db, f.request, "nobody", f.outcome, "x"), "no longer there"),
    "a built-in feature": (lambda f: features.add(f.db, "hoist", "Hoist"), "already"),
    "a definition": (lambda f: frameworks.add_definition(f.db, "own.toml", "code = 1"), "own.toml"),
    "a rate": (lambda f: frameworks.set_rate(f.db, "clc-2021", "Z", "half", small.ON, None), "band .* is not known"),
    "a use": (lambda f: frameworks.use(f.db, "clc-1999", small.ON), "not a framework"),
}


@pytest.mark.parametrize(("verb", "sentence"), REFUSED.values(), ids=REFUSED)
def test_refused_in_a_sentence(filled: Filled, verb: Verb, sentence: str) -> None:
    operations = len(filled.db.sitting)
    with pytest.raises(DeskError, match=sentence):
        verb(filled)
    assert len(filled.db.sitting) == operations


def test_a_case_is_found_by_a_name_and_the_newest_open_one_is_meant(filled: Filled) -> None:
    db = filled.db
    [(name, case)] = cases.by_name(db, filled.person).items()
    assert case == filled.case and name.endswith(f" · {people.get(db, filled.person).reference}")
    cases.close(db, filled.case, small.ON, "Moved on.")
    again = cases.open_case(db, filled.person, small.ON)
    assert cases.by_name(db)[name] == again
    people.add(db, reference="CL-9", name="Nobody Yet")
    assert not any("CL-9" in one for one in cases.by_name(db)), "somebody without a case is not offered"
