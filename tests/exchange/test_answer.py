"""An answer as JSON: the document of the file formats, and nothing else."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clcdesk.exchange.answer import to_json
from clcdesk.rules.facts import Answer, Considered, Request
from clcdesk.words.reasons import why
from tests.rules.made import LEICESTER, MELTON, answer, claim, entry, everyone, membership, provider, request, service

ASKED = request(entry("wed", "half"), must=("hoist",), areas=("melton",))


def document(found: Answer) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(to_json(found, {}))
    return loaded


def example(asked: Request = ASKED) -> Answer:
    free = (claim("wed", "pm"), claim("thu"))
    return answer(
        asked,
        service("S1", *free, features=("hoist",)),
        service("S2", *free),
        service("S3", claim("wed", "full", "waitlist"), claim("thu"), features=("hoist",)),
        service("S4", *free, features_no=("hoist",), postcode=LEICESTER),
        warnings=("one",),
    )


def test_the_keys_in_their_order() -> None:
    found = document(example())
    groups = ["fits", "check_first", "does_not_fit"]
    rest = ["waiting", "warnings", "left_out_because", "nearly"]
    assert list(found) == ["on", "framework", "order", "considered", *groups, *rest]
    assert (found["on"], found["framework"], found["order"], found["considered"]) == (
        *("2025-06-16", "clc-2021", "name"),
        4,
    )
    assert found["waiting"] == ["S3"]
    assert found["warnings"] == ["one"]
    assert found["left_out_because"] == {"session:wed": 1, "area": 1}
    assert found["nearly"] == [
        {"change": "day:wed", "to": "thu", "adds": 1, "why": "1 more if Wednesday could be Thursday"},
        {"change": "must:hoist", "adds": 1, "why": "1 more without: Hoist"},
    ]


def as_dict(one: Considered) -> dict[str, Any]:
    found = [{"rule": each.rule, "result": each.result, "why": why(each)} for each in one.findings]
    return {
        "service_ref": one.service.ref,
        "service": one.service.name,
        "provider": one.provider,
        "km": None if one.metres is None else float(f"{int(one.metres + 50) // 100 / 10:.1f}"),
        "transport": one.transport,
        "findings": found,
    }


def test_every_service_with_every_finding() -> None:
    found = example()
    told = document(found)
    for group in ("fits", "check_first", "does_not_fit"):
        assert told[group] == [as_dict(one) for one in getattr(found, group)]
    assert [one["transport"] for one in told["fits"]] == [True]


def test_kilometres_are_null_unless_both_places_are_known() -> None:
    services = (
        service("S1", postcode=LEICESTER),
        service("S2", postcode=""),
        service("S3", setting="community"),
        service("S4", postcode=MELTON),
    )
    found = document(answer(request(), *services))
    assert [type(one["km"]) for one in found["fits"]] == [float, type(None), type(None), float]
    assert found["fits"][3]["km"] == 0.0


def test_an_empty_answer() -> None:
    found = document(answer(request()))
    assert (found["fits"], found["check_first"], found["does_not_fit"], found["nearly"]) == ([], [], [], [])


@settings(deadline=None)
@given(name=st.text(max_size=20), run_by=st.text(max_size=20), told_by=st.text(max_size=20))
def test_any_text_is_written_as_it_is(name: str, run_by: str, told_by: str) -> None:
    one = service("S1", claim(told_by=told_by), name=name, provider=provider(membership(provider=run_by)))
    found = answer(request(), one)
    assert document(found)["fits"] == [as_dict(everyone(found)[0])]
    assert told_by in document(found)["fits"][0]["findings"][-1]["why"]
