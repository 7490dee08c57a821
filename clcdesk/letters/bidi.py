"""Which way each character runs: the Unicode bidirectional algorithm (UAX #9) by python-bidi, with its bracket pairs.

python-bidi's module of rules lacks N0 (paired brackets); it is added here between its weak and its neutral types.
"""

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from bidi import algorithm  # type: ignore[import-untyped]

_Item = TypeVar("_Item")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_OPENING = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "（": "）", "［": "］", "｛": "｝", "「": "」"}
_CLOSING = set(_OPENING.values())
_KINDS = {"": "L", "LRI": "BN", "RLI": "BN", "FSI": "BN", "PDI": "BN"}
"""Kinds that python-bidi's rules do not know: a character newer than Python's tables, and isolates."""
_DEEPEST = 63
"""Brackets open at once before the rule gives up (BD16)."""


def runs_left(text: str) -> bool:
    """Whether any of it runs from right to left, so that the algorithm is needed at all."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def levels(text: str, base: int) -> list[int]:
    """The level of each character in a paragraph whose own level is `base` (0 from the left, 1 from the right)."""
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for place, character in enumerate(storage["chars"]):
        character["place"] = place
        character["type"] = _KINDS.get(character["type"], character["type"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    for run in storage["runs"]:
        _resolve_brackets(storage["chars"][run["start"] : run["start"] + run["length"]], run["sor"])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found: list[int] = [base] * len(text)
    for character in storage["chars"]:
        found[character["place"]] = character["level"]
    return found


def _pairs(run: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    """Places of brackets that belong together, by the opening one (BD16)."""
    opened: list[tuple[str, int]] = []
    pairs = []
    for place, character in enumerate(run):
        mark = character["ch"]
        if character["type"] != "ON":
            continue
        if mark in _OPENING:
            if len(opened) == _DEEPEST:
                break
            opened.append((_OPENING[mark], place))
        elif mark in _CLOSING:
            match = next((i for i in reversed(range(len(opened))) if opened[i][0] == mark), None)
            if match is not None:
                pairs.append((opened[match][1], place))
                del opened[match:]
    return sorted(pairs)


def _strong(kind: str) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _resolve_brackets(run: Sequence[dict[str, Any]], before: str) -> None:
    """N0: a pair takes the run's direction if that stands inside it, else the other if that leads up to it."""
    if not run:
        return
    own = "LR"[run[0]["level"] % 2]
    for first, last in _pairs(run):
        inside = {_strong(character["type"]) for character in run[first + 1 : last]} - {""}
        if not inside:
            continue
        context = next((kind for c in reversed(run[:first]) if (kind := _strong(c["type"]))), before)
        direction = own if own in inside or context == own else context
        run[first]["type"] = run[last]["type"] = direction


def visual_order(items: Sequence[_Item], of: Sequence[int]) -> list[_Item]:
    """The items of a line from left to right, given the level of each (L2)."""
    ordered = list(range(len(items)))
    for level in range(max(of, default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and of[ordered[end]] >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = max(end, start + 1)
    return [items[place] for place in ordered]
