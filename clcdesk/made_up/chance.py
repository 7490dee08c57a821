"""A seeded draw that gives the same on every machine and every version of Python."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Draws by `random()` alone: of the generator's methods the one whose sequence is promised never to change."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self._random.random() * (most - least + 1))

    def one(self, choices: Sequence[T]) -> T:
        return choices[self.number(0, len(choices) - 1)]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """`count` different ones, in the order they stood."""
        left = list(range(len(choices)))
        taken = sorted(left.pop(self.number(0, len(left) - 1)) for _ in range(min(count, len(left))))
        return [choices[index] for index in taken]
