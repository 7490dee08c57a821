"""The answer as a whole: groups, orders, transport, what left services out, what is warned of."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from clcdesk.rules.facts import Answer, Claim, Considered, Service
from clcdesk.rules.geography import gazetteer, metres, place
from tests.rules.made import (
    LEICESTER,
    MELTON,
    NEAR_MELTON,
    NOTTINGHAMSHIRE,
    answer,
    claim,
    entry,
    everyone,
    membership,
    provider,
    request,
    service,
)


def refs(group: tuple[Considered, ...]) -> list[str]:
    return [one.service.ref for one in group]


def test_three_groups() -> None:
    full = claim(vacancies="none")
    found = answer(
        request(must=("hoist",)),
        service("fits", features=("hoist",)),
        service("unsaid"),
        service("full", full),
        service("without", features_no=("hoist",)),
    )
    groups = (refs(found.fits), refs(found.check_first), refs(found.does_not_fit))
    assert groups == (["fits"], ["unsaid"], ["full", "without"])
    assert found.considered == 4
    assert found.left_out_because == {"session:mon": 1, "must:hoist": 1}


def test_an_empty_directory_is_an_answer() -> None:
    found = answer(request())
    assert (found.considered, found.nearly, dict(found.left_out_because)) == (0, (), {})


def test_by_name_without_case_then_provider_then_reference() -> None:
    second = provider(membership(provider="alder"), ref="P2")
    found = answer(
        request(),
        service("S4", name="straße"),
        service("S3", name="Strasse"),
        service("S2", name="ash"),
        service("S1", name="Birch"),
        service("S9", name="ASH", provider=second),
    )
    assert refs(found.fits) == ["S9", "S2", "S1", "S3", "S4"]


def test_a_provider_is_named_as_on_the_framework_asked_for_else_as_on_its_first() -> None:
    both = provider(membership("clc-2017", provider="Old name"), membership(provider="New name"))
    other = provider(membership("clc-2017", provider="Seventeen"), membership("clc-2026", provider="Six"), ref="P2")
    found = answer(request(), service("S1", provider=both), service("S2", provider=other))
    assert [one.provider for one in everyone(found)] == ["New name", "Seventeen"]


def test_nearest_first_unknown_last() -> None:
    places = {"A": LEICESTER, "B": NEAR_MELTON, "C": "", "D": MELTON, "E": MELTON}
    services = [service(ref, postcode=postcode, name=ref) for ref, postcode in places.items()]
    away = service("F", setting="community", name="0")
    found = answer(request(), *services, away, order="nearest")
    assert refs(found.fits) == ["D", "E", "B", "A", "F", "C"]


def test_the_frameworks_own_order_is_role_then_quality() -> None:
    def of(ref: str, role: str, score: int | None, zone: str = "") -> Service:
        roles = {zone: role} if role else {}
        quality = None if score is None else Decimal(score)
        row = membership("homecare-2021", lots=("home-care",), roles=roles, quality_score=quality)
        return service(ref, provider=provider(row, ref=ref), setting="own-home", areas=("zone-melton",))

    asked = request(framework="homecare-2021", lot="home-care", areas=("zone-melton",))
    services = [
        of("A", "supplementary", 99),
        of("B", "prime", 70),
        of("C", "prime", None),
        of("D", "prime", 80, "zone-melton"),
        of("E", "", 100),
    ]
    assert refs(answer(asked, *services, order="framework").fits) == ["D", "B", "C", "A", "E"]
    assert refs(answer(asked, *services).fits) == ["A", "B", "C", "D", "E"]


def test_transport_for_the_nearest_and_those_hardly_farther() -> None:
    home = place(MELTON)
    assert home is not None
    by_distance = sorted((metres(home, there), postcode) for postcode, there in gazetteer().items())
    nearest = next(pair for pair in by_distance if pair[0] > 3_000)
    near = [pair for pair in by_distance if nearest[0] < pair[0] <= nearest[0] + 200]
    beyond = next(pair for pair in by_distance if pair[0] > nearest[0] + 200)
    chosen = [nearest, near[0], near[-1], beyond]
    services = [service(f"S{n}", postcode=postcode) for n, (_far, postcode) in enumerate(chosen)]
    full = service("S7", claim(vacancies="none"))
    away = service("S8", setting="community")
    found = answer(request(), *services, full, away)
    assert {one.service.ref: one.transport for one in everyone(found)} == {
        "S0": True,
        "S1": True,
        "S2": True,
        "S3": False,
        "S7": False,
        "S8": False,
    }


def test_left_out_counts_the_first_rule_most_first_then_in_rule_order() -> None:
    asked = request(entry("wed"), entry("mon"), must=("hoist", "bsl"))
    free = (claim("mon"), claim("wed"))
    found = answer(
        asked,
        service("S1", *free, features_no=("bsl",)),
        service("S2", *free, features_no=("hoist",)),
        service("S3", claim("wed"), claim(vacancies="none"), features_no=("hoist",)),
        service("S4", claim("wed", vacancies="none"), claim(vacancies="none")),
        service("S5", *free, features_no=("hoist",)),
        service("S6", *free, lots=("pmld",), features_no=("hoist",)),
    )
    assert list(found.left_out_because.items()) == [
        ("must:hoist", 2),
        ("lot", 1),
        ("session:wed", 1),
        ("session:mon", 1),
        ("must:bsl", 1),
    ]


def test_warnings_say_when_the_framework_ends_before_the_start() -> None:
    assert answer(request()).warnings == ()
    assert answer(request(start=date(2026, 8, 30))).warnings == ()
    warnings = answer(request(start=date(2026, 8, 31)), warnings=("from the directory",)).warnings
    assert len(warnings) == 2
    assert "ends on 30 August 2026" in warnings[0]
    assert warnings[1] == "from the directory"


vacancies = st.sampled_from(["0", "1", "3", "none", "waitlist", "assess", ""])
claims = st.builds(
    claim,
    st.sampled_from(["mon", "tue"]),
    st.sampled_from(["am", "pm", "full"]),
    vacancies,
    band=st.sampled_from(["", "C"]),
    as_of=st.none() | st.dates(date(2025, 5, 1), date(2025, 6, 30)),
)


@st.composite
def services(draw: st.DrawFn) -> list[Service]:
    refs = draw(st.lists(st.integers(1, 9), unique=True, max_size=6))
    return [
        service(
            f"S{ref}",
            *draw(st.lists(claims, max_size=4, unique=True)),
            setting=draw(st.sampled_from(["building", "community", ""])),
            postcode=draw(st.sampled_from([MELTON, LEICESTER, NOTTINGHAMSHIRE, ""])),
            features=draw(st.sampled_from([(), ("hoist",)])),
            name=draw(st.sampled_from(["Ash", "ash", "Elm"])),
        )
        for ref in refs
    ]


def shape(found: Answer) -> object:
    return [
        [(one.service.ref, one.findings, one.transport, one.metres) for one in group]
        for group in (found.fits, found.check_first, found.does_not_fit)
    ] + [found.waiting, found.nearly, list(found.left_out_because.items())]


ASKED = request(entry("mon", "half", band="C"), entry("tue"), areas=("melton",), within_km=Decimal(20), must=("hoist",))


@settings(deadline=None)
@given(made=services(), chance=st.randoms(use_true_random=False))
def test_the_order_of_services_changes_nothing(made: list[Service], chance: object) -> None:
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert shape(answer(ASKED, *made)) == shape(answer(ASKED, *shuffled))


@settings(deadline=None)
@given(told=st.lists(claims, max_size=6, unique=True), chance=st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_result(told: list[Claim], chance: object) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    results = []
    for order in (told, shuffled):
        found = answer(ASKED, service("S1", *order))
        results.append(([each.result for each in everyone(found)[0].findings], found.waiting, found.nearly))
    assert results[0] == results[1]


@settings(max_examples=50, deadline=None)
@given(made=services())
def test_a_service_far_away_changes_no_other(made: list[Service]) -> None:
    far = service("far", postcode=NOTTINGHAMSHIRE, features=("hoist",), name="Far")
    before, after = answer(ASKED, *made), answer(ASKED, *made, far)
    for group in ("fits", "check_first", "does_not_fit"):
        kept = [one for one in getattr(after, group) if one.service.ref != "far"]
        assert kept == list(getattr(before, group))
    assert after.waiting == before.waiting


@settings(max_examples=50, deadline=None)
@given(made=services())
def test_loosening_never_loses_a_service_that_fits(made: list[Service]) -> None:
    fits = set(refs(answer(ASKED, *made).fits))
    for looser in (
        ASKED._replace(areas=()),
        ASKED._replace(within_km=None),
        ASKED._replace(within_km=Decimal(500)),
        ASKED._replace(must=()),
        ASKED._replace(pattern=ASKED.pattern[:1]),
    ):
        assert fits <= set(refs(answer(looser, *made).fits))
