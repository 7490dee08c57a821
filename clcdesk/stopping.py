"""Long work says how far it is between two rows, and can be stopped there."""

from collections.abc import Callable

Count = Callable[[int], object]
"""Hears of so many rows more, now and then of none. It may raise: the work ends there and nothing is changed."""
Tell = Callable[[int, int], object]
"""Hears how many rows are done, of how many (0: nobody knows). It may raise, too."""

OFTEN = 500
"""Rows between two tellings."""


def uncounted(_rows: int) -> None:
    """Nobody asks how far it is."""


class HowFar:
    """Counts rows and tells of them now and then; `of` may become known later."""

    def __init__(self, tell: Tell, of: int = 0) -> None:
        self._tell, self.of = tell, of
        self._done = 0

    def __call__(self, rows: int) -> None:
        told, self._done = self._done, self._done + rows
        if not rows or told // OFTEN != self._done // OFTEN:
            self._tell(min(self._done, self.of) if self.of else self._done, self.of)
