"""Eligibility is never better known than its answers."""

from hypothesis import given
from hypothesis import strategies as st

from clcdesk.rules.eligibility import DOMAINS, Reasons, eligibility, unable

ANSWER = st.sampled_from((True, False, None))
ANSWERS = st.dictionaries(st.sampled_from(DOMAINS), st.builds(Reasons, ANSWER, ANSWER, ANSWER, ANSWER))
NO = Reasons(False, False, False, False)


def test_two_outcomes_an_impairment_and_wellbeing_are_eligible() -> None:
    answers = {"community": Reasons(needs_assistance=True), "relationships": Reasons(takes_longer=True)}
    found = eligibility(True, answers, True)
    assert found.result == "eligible"
    assert found.unable == ("relationships", "community")
    assert len(found.unanswered) == 8


def test_one_outcome_is_not_enough_once_all_ten_are_answered() -> None:
    answers = dict.fromkeys(DOMAINS, NO) | {"clothing": Reasons(endangers=True)}
    assert eligibility(True, answers, True).result == "not eligible"


def test_a_no_decides_whatever_else_is_open() -> None:
    assert eligibility(False, {}, None).result == "not eligible"


def test_nothing_answered_is_not_known() -> None:
    assert eligibility(None, {}, None).result == "not known"


@given(ANSWER, ANSWERS, ANSWER)
def test_a_known_result_holds_however_the_open_questions_are_answered(
    impairment: bool | None, answers: dict[str, Reasons], wellbeing: bool | None
) -> None:
    found = eligibility(impairment, answers, wellbeing)
    for guess in (True, False):
        filled = {
            domain: Reasons(*(guess if reason is None else reason for reason in answers.get(domain, Reasons())))
            for domain in DOMAINS
        }
        surely = eligibility(
            guess if impairment is None else impairment, filled, guess if wellbeing is None else wellbeing
        )
        assert surely.result != "not known"
        if found.result != "not known":
            assert surely.result == found.result


@given(st.builds(Reasons, ANSWER, ANSWER, ANSWER, ANSWER))
def test_one_reason_is_enough_and_able_needs_four_answers(reasons: Reasons) -> None:
    assert unable(reasons) is (True if True in reasons else None if None in reasons else False)
