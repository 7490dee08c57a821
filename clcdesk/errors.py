"""What an officer can mend. Anything else that goes wrong is our bug."""

from collections.abc import Sequence


class DeskError(Exception):
    """The input must be mended: one sentence that says what is wrong, where, and what to do.

    `problems` holds every fault as a sentence of its own where more than one was found; the first
    is always `str(error)` without the count of the others. Nothing was changed when it is raised.
    """

    def __init__(self, sentence: str, problems: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.problems = tuple(problems) or (sentence,)


class UsageError(DeskError):
    """The command line itself is wrong (exit status 2)."""
