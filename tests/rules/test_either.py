"""A request and the same with one condition loosened: each service as it does better, in the order asked for."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from clcdesk.rules.either import better_of
from clcdesk.rules.facts import Answer, Entry, Service
from tests.rules.made import CLC, answer, claim, entry, request, service
from tests.rules.test_nearly import changed, patterns, services

GROUPS = ("fits", "check_first", "waiting")


def refs(found: Answer, group: str) -> list[str]:
    if group == "waiting":
        return list(found.waiting)
    return [one.service.ref for one in getattr(found, group)]


@settings(deadline=None, max_examples=60)
@given(made=services(), pattern=patterns, which=st.integers(0, 40))
def test_as_many_more_fit_as_the_line_says(made: list[Service], pattern: list[Entry], which: int) -> None:
    asked = request(*pattern, areas=("melton",), within_km=Decimal(20), must=("hoist", "bsl"), languages=("urdu",))
    ways = changed(asked)
    change, to, looser = ways[which % len(ways)]
    before, after = answer(asked, *made), answer(looser, *made)
    both = better_of(CLC, before, after)
    assert both.considered == before.considered
    assert set(refs(both, "fits")) == set(refs(before, "fits")) | set(refs(after, "fits"))
    line = next((line for line in before.nearly if (line.change, line.to) == (change, to)), None)
    if line is not None:
        assert len(both.fits) == len(before.fits) + line.adds
    assert not set(both.waiting) & set(refs(both, "fits"))
    assert refs(both, "fits") == sorted(refs(both, "fits"))


def test_who_fits_as_asked_keeps_what_was_found_of_it() -> None:
    asked, looser = request(entry("wed")), request(entry("thu"))
    now, other = service("S1", claim("wed")), service("S2", claim("thu"))
    both = better_of(CLC, answer(asked, now, other), answer(looser, now, other))
    assert refs(both, "fits") == ["S1", "S2"]
    assert [next(each.rule for each in one.findings if "session" in each.rule) for one in both.fits] == [
        "session:wed",
        "session:thu",
    ]
