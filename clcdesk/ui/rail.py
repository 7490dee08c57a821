"""The slim rail at the left: where one can go."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton

from clcdesk.ui.look import px
from clcdesk.ui.look.icons import icon
from clcdesk.ui.widgets.build import at_once, column
from clcdesk.words import _

TOP = (("today", _("Today")), ("people", _("People")), ("providers", _("Providers")), ("reports", _("Reports")))
FOOT = (("settings", _("Settings")), ("help", _("Help")))
KEYS = {"today": "Ctrl+1", "people": "Ctrl+2", "providers": "Ctrl+3", "reports": "Ctrl+4", "help": "F1"}
WIDE, SLIM = 84, 48


class Rail(QFrame):
    """Six places; where there is little room icons only, with tooltips."""

    def __init__(self, go: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("role", "sunk")
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._go, self._here = go, ""
        for code, words in (*TOP, *FOOT):
            self._add(code, words, go)
        top, foot = ([self._buttons[code] for code, _words in part] for part in (TOP, FOOT))
        self.setLayout(column(*top, None, *foot, gap=0, edges=(0, 8, 0, 8)))
        self.narrow(False)

    def choose(self, page: str) -> None:
        """Mark where one is; the case page belongs to People."""
        self._here = "people" if page == "case" else page
        button = self._buttons.get(self._here)
        if button is not None:
            button.setChecked(True)

    def narrow(self, slim: bool) -> None:
        """Icons only, or words under them."""
        self.setFixedWidth(px(SLIM if slim else WIDE))
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if slim else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
            button.setMinimumHeight(px(44 if slim else 56))

    def _add(self, code: str, words: str, go: Callable[[str], None]) -> None:
        button = QToolButton()
        button.setProperty("role", "rail")
        button.setCheckable(True)
        button.setAutoExclusive(True)  # one of several, to a reader
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolTip(f"{words}  {KEYS.get(code, '')}".strip())
        button.setIcon(icon(code))
        button.setIconSize(QSize(px(20), px(20)))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if code in KEYS:
            at_once(button, KEYS[code])
        button.clicked.connect(lambda: go(code))
        button.toggled.connect(self._toggled, Qt.ConnectionType.QueuedConnection)
        self._group.addButton(button)
        self._buttons[code] = button

    def _toggled(self, _on: bool) -> None:
        """Software that presses for somebody toggles a button and does not click it: go there all the same."""
        wanted = next((code for code, button in self._buttons.items() if button.isChecked()), self._here)
        if wanted != self._here:
            self._go(wanted)
