from typing import get_args, get_type_hints

import pytest

from clcdesk.letters import facts

SECRET = (
    "birth", "born", "nhs", "number", "lot", "band", "must", "suspen", "reason", "diagnos", "safe", "zone", "role",
    "quality", "score", "postcode", "ref", "lots", "kind", "referral", "told", "vacanc",
)  # fmt: skip


def fields(kind: type) -> dict[str, object]:
    return get_type_hints(kind)


def reached(kind: object, seen: dict[str, object]) -> dict[str, object]:
    """Every field name reached from a named tuple, with its type."""
    for inner in get_args(kind):
        reached(inner, seen)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        for name, hint in fields(kind).items():
            if (name, hint) not in seen.items():
                seen[name] = hint
                reached(hint, seen)
    return seen


def test_there_is_no_field_for_what_may_not_stand_on_paper() -> None:
    names = set(reached(facts.LetterFacts, {})) - {"reference"}
    assert {"offers", "asked_on", "features", "travel"} <= names
    for name in names:
        assert not any(name.startswith(secret) or f"_{secret}" in name for secret in SECRET), name


@pytest.mark.parametrize("name", ["Service", "Person", "Request", "Claim", "Finding", "Membership", "Considered"])
def test_no_fact_of_the_rules_is_carried_whole(name: str) -> None:
    assert not any(name in str(hint) for hint in reached(facts.LetterFacts, {}).values())


def test_the_facts_are_plain_and_do_not_change() -> None:
    assert issubclass(facts.LetterFacts, tuple)
