"""What would help: each line is true when the changed request is matched anew, and none is missing."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from clcdesk.rules.facts import DAYS, Entry, Nearly, Request, Service
from tests.rules.made import LEICESTER, MELTON, answer, claim, entry, request, service


def changed(asked: Request) -> list[tuple[str, str, Request]]:
    """Every request that differs by one condition, in the order in which changes are told."""
    found = [("area", "", asked._replace(areas=())), ("distance", "", asked._replace(within_km=None))]
    used = list(dict.fromkeys(each.day for each in asked.pattern))
    for day in used:
        for other in (other for other in DAYS if other not in used):
            moved = tuple(each._replace(day=other) if each.day == day else each for each in asked.pattern)
            found.append((f"day:{day}", other, asked._replace(pattern=moved)))
    for feature in asked.must:
        found.append((f"must:{feature}", "", asked._replace(must=tuple(x for x in asked.must if x != feature))))
    for language in asked.languages:
        rest = tuple(x for x in asked.languages if x != language)
        found.append((f"language:{language}", "", asked._replace(languages=rest)))
    return [*found, ("staff", "", asked._replace(staff=""))]


def matched_anew(asked: Request, services: list[Service]) -> list[Nearly]:
    fits = {one.service.ref for one in answer(asked, *services).fits}
    best: dict[str, Nearly] = {}
    for change, to, looser in changed(asked):
        adds = len({one.service.ref for one in answer(looser, *services).fits} - fits)
        if adds > (best[change].adds if change in best else 0):
            best[change] = Nearly(change, to, adds)
    order = list(dict.fromkeys(change for change, _to, _request in changed(asked)))
    return sorted((best[change] for change in order if change in best), key=lambda line: -line.adds)


claims = st.builds(
    claim,
    st.sampled_from([*DAYS[:4], "any"]),
    st.sampled_from(["am", "pm", "full"]),
    st.sampled_from(["1", "none", "waitlist", "2", "9"]),
    as_of=st.sampled_from([date(2025, 6, 2), date(2025, 6, 3)]),
).map(lambda made: made._replace(session="hour") if made.day == "any" else made)
patterns = st.lists(
    st.builds(
        entry, st.sampled_from(DAYS[:3]), st.sampled_from(["am", "half", "full"]), st.sampled_from(["", "", "2"])
    ),
    min_size=1,
    max_size=3,
)
FREE = tuple(claim(day) for day in DAYS)


@st.composite
def services(draw: st.DrawFn) -> list[Service]:
    """Near to fitting, so that one change often matters."""
    return [
        service(
            f"S{number}",
            *(
                draw(st.lists(claims, max_size=8, unique=True))
                if draw(st.booleans())
                else (*FREE, claim("any", "hour"))
            ),
            postcode=draw(st.sampled_from([MELTON, MELTON, LEICESTER])),
            features=draw(st.sampled_from([("hoist", "bsl"), ("hoist", "bsl"), ("hoist",)])),
            languages=draw(st.sampled_from([("Urdu",), ()])),
            staff_choice=draw(st.sampled_from(["either", "either", "male"])),
        )
        for number in range(draw(st.integers(1, 6)))
    ]


@settings(deadline=None)
@given(made=services(), pattern=patterns, km=st.sampled_from([None, Decimal(20)]))
def test_each_line_is_what_matching_anew_finds(made: list[Service], pattern: list[Entry], km: Decimal | None) -> None:
    asked = request(
        *pattern, areas=("melton",), within_km=km, must=("hoist", "bsl"), languages=("urdu",), staff="female"
    )
    assert list(answer(asked, *made).nearly) == matched_anew(asked, made)


def test_all_entries_of_a_day_move_together_to_the_earliest_of_the_best_days() -> None:
    asked = request(entry("wed", "am"), entry("wed", hours="2"), entry("fri"))
    everywhere = [claim(day, "am") for day in ("mon", "tue", "thu")] + [claim("fri")]
    one = service("S1", *everywhere, claim("mon", "hour", "1"), claim("tue", "hour", "2"), claim("thu", "hour", "2"))
    assert answer(asked, one).nearly == (Nearly("day:wed", "tue", 1),)


def test_a_weekly_pool_of_hours_goes_with_any_day() -> None:
    asked = request(entry("wed"), entry("wed", hours="2"))
    assert answer(asked, service("S1", claim(), claim("any", "hour", "2"))).nearly == (Nearly("day:wed", "mon", 1),)
    assert answer(asked, service("S1", claim(), claim("any", "hour", "1"))).nearly == ()


def test_a_week_in_full_use_has_no_other_day() -> None:
    asked = request(*(entry(day) for day in DAYS))
    assert answer(asked, service("S1", *FREE[1:])).nearly == ()
