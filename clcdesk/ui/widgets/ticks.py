"""A tick that is an act, whoever makes it: assistive software toggles a box, it does not click it."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox


class TickBox(QCheckBox):
    """`picked(on)` hears of a tick of the officer's; `put` shows how it stands, which is no act."""

    def __init__(self, words: str, name: str, picked: Callable[[bool], object]) -> None:
        """`name` is what is read out."""
        super().__init__(words.replace("&", "&&"))
        self.setAccessibleName(name)
        self._picked = picked
        self.toggled.connect(self._turned)

    def put(self, on: bool) -> None:
        blocked = self.blockSignals(True)
        self.setChecked(on)
        self.blockSignals(blocked)

    def _turned(self, on: bool) -> None:
        self._picked(on)
