"""Assessments and support plans of the made-up people."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from functools import cache

from clcdesk.frameworks import load
from clcdesk.frameworks.definition import Framework
from clcdesk.made_up.authored import Row, listed, rows, rows_of
from clcdesk.made_up.chance import Draw
from clcdesk.made_up.days import Days, working
from clcdesk.made_up.directory import FRAMEWORK
from clcdesk.made_up.office import WORKER, Office
from clcdesk.rules.cost import PricedPlan, price
from clcdesk.rules.eligibility import DOMAINS, Reasons
from clcdesk.rules.facts import Entry
from clcdesk.services import assessments, plans

NO = Reasons(needs_assistance=False, causes_distress=False, endangers=False, takes_longer=False)
NOT_ELIGIBLE, STILL_OPEN = "CL-4862", "CL-4854"
"""One manages most; one has not answered everything."""
WELLBEING = {NOT_ELIGIBLE: False, STILL_OPEN: None}
"""Whether wellbeing suffers, where it is not yes."""
UNASKED = ("home-safety", "home-upkeep", "caring-for-a-child")


def week(row: Row) -> tuple[Entry, ...]:
    """`mon full;thu 2.5h` → the entries of the weekly pattern."""
    return tuple(_entry(item, row["band"]) for item in listed(row["week"]))


def _entry(item: str, band: str) -> Entry:
    day, length = item.split()
    if length.endswith("h"):
        return Entry(day, "", Decimal(length.removesuffix("h")), band)
    return Entry(day, length, None, band)


def budget(row: Row, when: Days) -> Decimal | None:
    """What the week costs at the rates of its first day, in whole fives of pounds; None while no rate is set."""
    plan = PricedPlan(FRAMEWORK, when.starts, None, when.starts, (), None, week(row))
    weekly = price(_framework(), plan).weekly
    return None if weekly is None else (weekly / 5).quantize(Decimal(1), ROUND_CEILING) * 5


@cache
def _framework() -> Framework:
    return load()[FRAMEWORK]


@cache
def _notes() -> dict[str, list[tuple[str, str]]]:
    """Outcome → each reason it may not be achieved for, with the worker's note."""
    notes = defaultdict(list)
    for row in rows("answers"):
        notes[row["care_act_domain"]].append((row["reason"], row["note"]))
    return notes


def assess(made: Office, person: str, row: Row, when: Days, draw: Draw) -> str:
    """The assessment's id: the outcomes the plan is about are not achieved, and one or two more."""
    reference = row["reference"]
    assessment = assessments.record(
        made.db, person, when.assessed, assessed_by=WORKER, impairment=True, wellbeing=WELLBEING.get(reference, True)
    )
    wanted = {outcome["care_act_domain"] for outcome in rows_of("outcomes", reference)}
    retired = row["lot"] in ("older-adults", "dementia")
    others = [domain for domain in _notes() if domain not in wanted and not (retired and domain == "work-and-learning")]
    unable = wanted | set(draw.some(others, 1 if reference == NOT_ELIGIBLE else 2))
    for domain in DOMAINS:
        if reference != STILL_OPEN or domain not in UNASKED:
            reasons, note = _answer(domain, draw) if domain in unable else (NO, "")
            assessments.answer(made.db, assessment, domain, reasons, note)
    _decide(made, assessment, reference, when.assessed)
    return assessment


def _answer(domain: str, draw: Draw) -> tuple[Reasons, str]:
    reason, note = draw.one(_notes()[domain])
    return NO._replace(**{reason: True}), note


def _decide(made: Office, assessment: str, reference: str, assessed: date) -> None:
    if reference != STILL_OPEN:
        decision = assessments.eligibility(made.db, assessment).result.replace(" ", "-")
        assessments.decide(made.db, assessment, decision, working(assessed + timedelta(days=1)), WORKER)


def write(made: Office, person: str, assessment: str, row: Row, when: Days) -> str:
    """The current version's id. A second version is written where an outcome came to light later."""
    wanted = rows_of("outcomes", row["reference"])
    plan = plans.new_version(
        made.db,
        person,
        when.planned,
        made_by=WORKER,
        assessment_id=assessment,
        weekly_budget=budget(row, when),
        budget_stage="indicative" if row["step"] == "plan" else "agreed",
    )
    for outcome in (one for one in wanted if one["version"] == "1"):
        _outcome(made, plan, outcome, when)
    if later := [one for one in wanted if one["version"] == "2"]:
        plan = plans.new_version(made.db, person, working(when.planned + timedelta(days=5)))
        for outcome in later:
            _outcome(made, plan, outcome, when)
    return plan


def _outcome(made: Office, plan: str, outcome: Row, when: Days) -> None:
    plans.add_outcome(
        made.db,
        plan,
        outcome["words"],
        outcome["whose"],
        how_shown=outcome["how_shown"],
        care_act_domain=outcome["care_act_domain"],
        clc_domain=outcome["clc_domain"],
        why=outcome["why"],
        baseline=outcome["baseline"],
        target=outcome["target"],
        by_when=when.planned + timedelta(days=182) if outcome["target"] else None,
        progress=outcome["progress"],
        score=int(outcome["score"]) if outcome["score"] else None,
    )
