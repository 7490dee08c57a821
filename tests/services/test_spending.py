"""What is spent a week on what people chose."""

from decimal import Decimal

from clcdesk.services import cases, choices, costs, decisions, frameworks, people, reports
from clcdesk.services.reports import Report
from tests.services import small
from tests.services.conftest import Filled

ON = small.ON


def spend(filled: Filled) -> tuple[Report, Report]:
    by_code = {report.code: report for report in reports.everything(filled.db, ON)}
    return by_code["spend-lots"], by_code["spend-bands"]


def priced(filled: Filled) -> None:
    """£50 a full day and £25 half a day of band C, from long ago: a week of Monday full and Wednesday half is £75."""
    for unit, pounds in (("full", 50), ("half", 25)):
        frameworks.set_rate(filled.db, "clc-2021", "C", unit, ON, Decimal(pounds))


def chosen(filled: Filled, result: str = "direct-payment", offers: tuple[str, ...] = ()) -> str:
    list_id = choices.freeze(filled.db, [filled.request], ON)
    if result == "ranked":
        offers = tuple(offer.id for offer in choices.offers(filled.db, list_id)[:1])
    decisions.record(filled.db, list_id, ON, "decides", result, offers, why="Because.")
    return list_id


def test_nothing_is_spent_until_something_is_chosen(filled: Filled) -> None:
    priced(filled)
    assert [report.empty for report in spend(filled)] == [True, True]
    chosen(filled, "not-yet")
    assert [report.empty for report in spend(filled)] == [True, True]


def test_a_week_that_was_chosen_costs_what_the_case_says(filled: Filled) -> None:
    priced(filled)
    chosen(filled)
    lots, bands = spend(filled)
    case_id = next(iter(cases.of(filled.db, people.everyone(filled.db)[0].id))).id
    assert costs.weekly(filled.db, case_id, ON).amount == Decimal("75.00")
    assert [(line.counts, line.pounds) for line in lots.lines] == [((1, 0), Decimal("75.00"))]
    assert [(line.label, line.counts, line.pounds) for line in bands.lines] == [("C", (1, 0), Decimal("75.00"))]
    assert lots.summary == "£75.00 a week."


def test_a_change_of_mind_spends_nothing_and_a_closed_case_neither(filled: Filled) -> None:
    priced(filled)
    list_id = chosen(filled)
    decisions.record(filled.db, list_id, ON, "decides", "none", why="Too far.")
    assert spend(filled)[0].empty
    decisions.record(filled.db, list_id, ON, "decides", "direct-payment")
    assert not spend(filled)[0].empty
    case_id = cases.of(filled.db, people.everyone(filled.db)[0].id)[0].id
    cases.close(filled.db, case_id, ON, "Moved.")
    assert spend(filled)[0].empty


def test_a_rate_that_is_not_set_is_counted_apart_and_never_nothing(filled: Filled) -> None:
    frameworks.set_rate(filled.db, "clc-2021", "C", "full", ON, None)
    chosen(filled)
    lots, bands = spend(filled)
    assert [(line.counts, line.pounds) for line in lots.lines] == [((1, 1), None)]
    assert [(line.counts, line.pounds) for line in bands.lines] == [((1, 1), None)]
    assert lots.summary == "1 week has no rate set."
    assert "not known" in reports.as_csv(lots)


def test_what_few_people_cost_stays_here(filled: Filled) -> None:
    priced(filled)
    chosen(filled)
    text = reports.as_csv(spend(filled)[0])
    assert text.splitlines()[0].endswith("people,rate not set,pounds a week")
    assert "75" not in text and "1 to 4" in text and "not said" in text


def test_a_place_that_is_named_costs_its_week_and_waiting_for_one_nothing(filled: Filled) -> None:
    priced(filled)
    list_id = chosen(filled, "ranked")
    assert [line.pounds for line in spend(filled)[0].lines] == [Decimal("75.00")]
    (offer, *_others) = choices.offers(filled.db, list_id)
    decisions.record(filled.db, list_id, ON, "decides", "waiting", [offer.id])
    assert spend(filled)[0].empty
